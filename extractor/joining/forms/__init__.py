"""What the wings hand each other: lines, clauses, facts, contexts; nothing is decided here."""
