"""Finds names that no list has: capitalised runs, nouns in a party's role, aliases, governments, projects."""
