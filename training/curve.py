"""How each decision grows with the number of articles: ``python -m training curve``.

A linear model (logistic regression) chooses among the candidates of ``choices``; whether an article states
a deal is that of ``learning``. All figures are of folds that the model has not seen, and nothing here decides
anything: what wins is adopted in the package, in a form that can be read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.choices import DECISIONS, Choice, choices
from training.learning import examples, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from training.articles import Annotated

SHARES = (0.25, 0.5, 1.0)
_STRENGTH = 0.1  # inverse of regularisation: 0.03, 0.3 and 1 are no better on folds
_SEEN = 3  # a feature has to be seen so often
_FOLDS = 5


@dataclass(frozen=True)
class Row:
    """One decision: how many there are, right by the rules, right by the model for each of SHARES.

    ``mended`` and ``spoilt`` count, with all articles, the answers that only the model and only the rules have
    right; ``reachable`` those that some candidate has right.
    """

    decision: str
    number: int
    rules: int
    learnt: tuple[int, ...]
    mended: int
    spoilt: int
    reachable: int

    def __str__(self) -> str:
        shares = ", ".join(f"{number / self.number:.3f}" for number in self.learnt)
        return (
            f"{self.decision:<10} {self.number:>4}  rules {self.rules / self.number:.3f}  learnt {shares}"
            f"  mended {self.mended}, spoilt {self.spoilt}, reachable {self.reachable / self.number:.3f}"
        )


def rows(articles: Sequence[Annotated]) -> Iterator[Row]:
    """The curve of each decision, over these articles."""
    yield _deals(articles)
    by_decision: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices(articles):
        by_decision[choice.decision].append(choice)
    for decision in DECISIONS:
        yield of_choices(decision, by_decision[decision])


def _deals(articles: Sequence[Annotated]) -> Row:
    read = list(examples(articles))
    rules = np.array([example.found == example.deal for example in read])
    learnt = [told_apart(read, share) for share in SHARES]
    best = learnt[-1]
    mended, spoilt = int((best & ~rules).sum()), int((rules & ~best).sum())
    numbers = tuple(int(right.sum()) for right in learnt)
    return Row("deals", len(read), int(rules.sum()), numbers, mended, spoilt, len(read))


def of_choices(decision: str, told: Sequence[Choice]) -> Row:
    """The curve of one decision, over folds by article."""
    rules = np.array([choice.candidates[0].right for choice in told])
    learnt = [_right(told, share) for share in SHARES]
    best = learnt[-1]
    return Row(
        decision,
        len(told),
        int(rules.sum()),
        tuple(int(right.sum()) for right in learnt),
        int((best & ~rules).sum()),
        int((rules & ~best).sum()),
        sum(any(candidate.right for candidate in choice.candidates) for choice in told),
    )


def _right(told: Sequence[Choice], share: float) -> NDArray[np.bool_]:
    """Which decisions the model has right, learnt from this share of the other folds' articles."""
    articles = np.array([choice.article for choice in told])
    right = np.zeros(len(told), dtype=bool)
    for known, rest in GroupKFold(_FOLDS).split(articles, groups=articles):
        names = sorted(set(articles[known]))
        taken = set(names[:: round(1 / share)])
        model = _Model([told[at] for at in known if articles[at] in taken])
        for at in rest:
            right[at] = told[at].candidates[model.best(told[at])].right
    return right


class _Model:
    """Chooses the candidate with the highest log-odds; the first of equals."""

    def __init__(self, told: Sequence[Choice]) -> None:
        every = [candidate for choice in told for candidate in choice.candidates]
        self._columns = DictVectorizer()
        table = self._columns.fit_transform([dict.fromkeys(c.features, 1.0) for c in every])
        self._kept = np.asarray((table > 0).sum(axis=0)).ravel() >= _SEEN
        self._model = LogisticRegression(C=_STRENGTH, max_iter=2000, tol=1e-8)
        self._model.fit(table[:, self._kept], np.array([c.right for c in every]))

    def best(self, choice: Choice) -> int:
        table = self._columns.transform([dict.fromkeys(c.features, 1.0) for c in choice.candidates])
        return int(np.argmax(self._model.decision_function(table[:, self._kept])))


def draw(found: Mapping[str, Sequence[Row]], path: Path) -> None:
    """A line for each decision, the rules' own share dashed beside it; one field a language."""
    import matplotlib as mpl  # noqa: PLC0415 - for the picture alone

    # The same figures give the same bytes.
    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "curve", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figure, fields = plt.subplots(
        1, len(found), figsize=(8, 3.4), sharey=True, layout="constrained"
    )
    for field, (language, read) in zip(fields, found.items(), strict=True):
        for number, row in enumerate(read):
            shares = [right / row.number for right in row.learnt]
            field.plot(
                [100 * s for s in SHARES], shares, "o-", color=f"C{number}", label=row.decision
            )
            field.axhline(row.rules / row.number, color=f"C{number}", linestyle=":", linewidth=1)
        field.set_title(language)
        field.set_xlabel("articles learnt from, %")
    fields[0].set_ylabel("share that is right")
    handles, names = fields[0].get_legend_handles_labels()
    figure.legend(handles, names, loc="outside right center", frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
