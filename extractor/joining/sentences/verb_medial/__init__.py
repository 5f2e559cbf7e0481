"""Sentences whose verb stands between its subject and its object, with prepositions (English)."""
