"""Results told to people: what happened, why, and what has changed."""
