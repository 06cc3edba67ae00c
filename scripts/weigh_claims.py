"""Weigh what tells a fact from an opinion: `python scripts/weigh_claims.py` makes the lexicon's claim_weights.toml.

Learns from claim_types.tsv beside it, claims of our own making (type, cue, how it is told, content), by logistic
regression over the marks that corpus/claims finds in them. Run it when a mark or a row changes;
tests/test_claims_weights.py says when it is due.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.claims import english_stance, stance
from corpus.claims.cues import Cue, find_cues
from corpus.normalise import fold_characters

ROWS = Path(__file__).with_name("claim_types.tsv")
WEIGHTS = Path(__file__).parents[1] / "corpus" / "lexicon" / "claim_weights.toml"
# How strongly weights are held near nothing, for rare marks say little: what does best on annotated articles.
_HELD = {"zh": 8.0, "en": 2.0}


@dataclass(frozen=True, slots=True)
class Row:
    """A claim and its type; `told` is "house", "direct", "turn" or nothing."""

    type: str
    cue: Cue | None
    told: str
    content: str

    @property
    def lang(self) -> str:
        """The language its rules are for."""
        return "en" if self.content.isascii() else "zh"


def read_rows() -> Iterator[Row]:
    """Read the claims to learn from."""
    for line in ROWS.read_text("utf-8").splitlines():
        kind, cue, told, content = line.split("\t")
        found = max(find_cues(fold_characters(cue)), key=lambda one: len(one.cue.form), default=None)
        yield Row(kind, found.cue if found else None, told, fold_characters(content))


def kind_of(row: Row) -> str:
    """Judge a row by the rules as they stand."""
    if row.lang == "en":
        is_direct = row.told in ("direct", "turn")
        return english_stance.english_type(row.content, row.cue, is_house=row.told == "house", is_direct=is_direct)
    return stance.claim_type(row.content, *((row.cue.act, row.cue.form) if row.cue else ("say",)))


def evidence(row: Row) -> set[str]:
    """Name the marks of a row."""
    if row.lang == "en":
        is_direct = row.told in ("direct", "turn")
        return english_stance.evidence(row.content, row.cue, is_house=row.told == "house", is_direct=is_direct)
    return stance.evidence(row.content, *((row.cue.act, row.cue.form) if row.cue else ("say",)))


def weigh(rows: list[Row], held: float) -> dict[str, float]:
    """Learn what each mark weighs, "start" being what a claim without any does."""
    found = [{"start", *evidence(row)} for row in rows]
    names = sorted(set().union(*found))
    marks = np.array([[name in one for name in names] for one in found], dtype=np.float64)
    is_fact = np.array([row.type == "fact" for row in rows], dtype=np.float64)
    return {name: round(float(weight), 2) for name, weight in zip(names, _fitted(marks, is_fact, held), strict=True)}


def _fitted(marks: npt.NDArray[np.float64], is_fact: npt.NDArray[np.float64], held: float) -> npt.NDArray[np.float64]:
    """Newton's steps of a logistic regression whose weights are held near nothing."""
    weights = np.zeros(marks.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-marks @ weights))
        slope = marks.T @ (likely - is_fact) + held * weights
        bend = (marks * (likely * (1 - likely))[:, None]).T @ marks + held * np.eye(marks.shape[1])
        weights -= np.linalg.solve(bend, slope)
    return weights


def _is_open(row: Row) -> bool:
    """Whether a row is a fact or an opinion and no cue decides which."""
    return row.type in ("fact", "opinion") and (row.cue is None or row.cue.act != "opinion")


def render() -> str:
    """Word the file of weights."""
    lines = ["# Made by scripts/weigh_claims.py: what each mark weighs for a fact; below nothing, for an opinion."]
    for lang, held in _HELD.items():
        weights = weigh([row for row in read_rows() if row.lang == lang and _is_open(row)], held)
        lines += ["", f"[{lang}]", *(f"{name} = {weight}" for name, weight in weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    WEIGHTS.write_text(render(), "utf-8")
