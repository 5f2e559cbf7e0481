"""The data that the other folders of `joining` share: lines, clauses, facts, contexts, claims."""
