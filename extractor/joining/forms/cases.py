"""Names that the wings share: cases of arguments, labels that stand together, rules of mentions.

A case says how a mention is marked in its clause. Most come from a language's particles or
prepositions; those here are given by rules of Python.
"""

from __future__ import annotations

# Cases.
WITH = "comitative"  # who acts together with the subject
HOST = "host"  # whose plant the money is put into
PASSED = "passed"  # a name between two predicates that belongs to the first
DESCRIBED_SUM = (
    "described"  # an amount that the verb before it describes: 네이버가 투자한 80억 달러를
)

# Cases of who a clause is about.
ABOUT = frozenset({"topic", "subject", "also"})

# Labels.
ACTORS = frozenset({"COMPANY", "GOVERNMENT"})
PLACES = frozenset({"COUNTRY", "PLACE"})
TIMES = frozenset({"DATE", "PERIOD"})

# Rules of mentions that no list or gazetteer holds.
ANAPHOR = "anaphor"  # a word that stands for a name told before
ROLE = "role"  # an unlisted name that its role alone makes one
DESCRIBED = "described"  # an unlisted name that the words beside it describe
PHRASE = "phrase"  # a thing that is bought, by the words that say it
GROUP = "group"  # several firms without their names
