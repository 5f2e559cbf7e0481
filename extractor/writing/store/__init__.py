"""The store: one SQLite file with documents, records, parties, amounts, places, spans, claims, errors, runs."""
