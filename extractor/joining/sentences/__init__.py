"""A sentence is read: its predicates, the amounts that they govern, the parties by case."""
