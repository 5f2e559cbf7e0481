"""Constants that the folders of `joining` share: cases of arguments, groups of labels, rules of mentions.

A case says how a mention is marked in its clause. Most come from a language's particles or
prepositions; these are assigned by the code.
"""

from __future__ import annotations

# Cases.
WITH = "comitative"  # acts together with the subject
HOST = "host"  # owns the plant that the money is put into
PASSED = "passed"  # a name between two predicates that belongs to the first
DESCRIBED_SUM = (
    "described"  # an amount that the verb before it describes: 네이버가 투자한 80억 달러를
)
LISTED = "listed"  # a name and an amount of a list behind its heading: Rounds: Alder ($3m)
ENUMERATED = "enumerated"  # an amount of a list behind its verb: 투자한 곳은 가온(30억원)
ITEMISED = (
    "item"  # a name of a list in which each has its sum: 투자 규모는 가온 3조원, 누리 2조원이다
)

# Cases of the party that a clause is about.
ABOUT = frozenset({"topic", "subject", "also"})

# Labels.
ACTORS = frozenset({"COMPANY", "GOVERNMENT"})
PLACES = frozenset({"COUNTRY", "PLACE"})
LANDS = frozenset({"COUNTRY", "NATIONALITY"})
IN_NAMES = PLACES | {"NATIONALITY", "MEDIUM"}  # may be a part of a name
UNION = "EU"  # spends in its members, and is no country itself
TIMES = frozenset({"DATE", "PERIOD"})

# Rules of mentions that no list or gazetteer holds.
ANAPHOR = "anaphor"  # a word that stands for a name mentioned before
ROLE = "role"  # an unlisted name, taken for one by its role alone
DEALING = "dealing"  # the same, of a predicate that states a deal without its sum
DESCRIBED = "described"  # an unlisted name that the words beside it describe
PHRASE = "phrase"  # a thing that is bought, in the words of the text
GROUP = "group"  # several firms without their names

# Between a town and the land that it lies in.
LAND_BEHIND = ", "
