"""Whether a sum is of a deal, of which kind, who has which role, where, when, how far it has come."""
