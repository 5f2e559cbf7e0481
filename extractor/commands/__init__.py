"""Commands that stand in a module of their own."""
