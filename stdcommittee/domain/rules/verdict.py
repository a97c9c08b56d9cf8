"""The verdict on a ballot: the result, and everything that explains it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Text, from_json, to_json
from stdcommittee.domain.ballots.vocabulary import Stance, Standing, VoteValue
from stdcommittee.domain.rules.findings import Finding
from stdcommittee.domain.rules.roll import Treatment
from stdcommittee.domain.rules.rule import Outcome

FORMAT: Final = 1
NOT_VOTED: Final = "not_voted"
UNREAD: Final = "unread"
UNSTATED: Final = "unknown"  # the list does not tell the standing, or nobody understands it
_TOTALS: Final = {
    Stance.FOR: "approve",
    Stance.AGAINST: "disapprove",
    Stance.ABSTAIN: "abstain",
    Stance.CONFIRM: "confirm",
    Stance.REVISE: "revise",
    Stance.WITHDRAW: "withdraw",
}


@frozen(kw_only=True)
class Rolled:
    """A voter in a verdict: how it voted and what became of the vote."""

    voter: str
    represents: str
    row: int
    standing: str  # a standing's value, or UNSTATED
    vote: str  # a vote's value, NOT_VOTED or UNREAD
    count: int
    treatment: Treatment
    why: Text = ""

    @property
    def name(self) -> Text:
        """What the voter is called: its name, else its row."""
        return self.voter or self.represents or Message("row {row}", row=self.row)

    @property
    def vote_text(self) -> Text:
        """The vote as a text; empty where there is none."""
        return VoteValue(self.vote).text if self.vote not in (NOT_VOTED, UNREAD) else ""

    @property
    def standing_text(self) -> Text:
        """The standing as a text; empty where it is not known."""
        return Standing(self.standing).text if self.standing != UNSTATED else ""


@frozen(kw_only=True)
class Verdict:
    """The result of a closed ballot and what it rests on; made by `tally`, never changed.

    `counts` holds every vote received, by standing and vote, before anything is disregarded; the
    findings hold what was counted.
    """

    rule: str
    edition: str
    title: Bilingual
    authority: Bilingual
    citation: Bilingual
    outcome: Outcome
    criteria: tuple[Finding, ...]
    counts: Mapping[str, Mapping[str, int]]
    roll: tuple[Rolled, ...]
    needed: tuple[Text, ...]
    problems: tuple[Text, ...]
    notes: tuple[Text, ...]
    provisional: bool

    @property
    def counted(self) -> tuple[Rolled, ...]:
        """The voters whose approval, negative or action counts."""
        return tuple(line for line in self.roll if line.treatment is Treatment.COUNTED)

    @property
    def disregarded(self) -> tuple[tuple[Text, Text], ...]:
        """The voters whose vote does not count, each with why."""
        return tuple(
            (line.name, line.why) for line in self.roll if line.treatment is Treatment.DISREGARDED
        )

    def count(self, vote: VoteValue | Stance | str, standing: Standing | None = None) -> int:
        """Return how many votes of a value or stance (or NOT_VOTED, UNREAD) were received."""
        tables = self.counts.values() if standing is None else [self.counts.get(standing.value, {})]
        return sum(n for table in tables for word, n in table.items() if _means(word, vote))

    def to_json(self) -> dict[str, object]:
        """Return plain JSON values from which `from_json` makes the same verdict."""
        return {
            "format": FORMAT,
            "rule": self.rule,
            "edition": self.edition,
            "title": to_json(self.title),
            "authority": to_json(self.authority),
            "citation": to_json(self.citation),
            "outcome": self.outcome.value,
            "criteria": [finding.to_json() for finding in self.criteria],
            "counts": {place: dict(votes) for place, votes in self.counts.items()},
            "roll": [_rolled_to_json(line) for line in self.roll],
            "needed": [to_json(text) for text in self.needed],
            "problems": [to_json(text) for text in self.problems],
            "notes": [to_json(text) for text in self.notes],
            "provisional": self.provisional,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Verdict:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: it was written in another format.
        """
        if stored.get("format") != FORMAT:
            raise ValueError(stored.get("format"))
        return cls(
            rule=stored["rule"],
            edition=stored["edition"],
            title=_bilingual(stored["title"]),
            authority=_bilingual(stored["authority"]),
            citation=_bilingual(stored["citation"]),
            outcome=Outcome(stored["outcome"]),
            criteria=tuple(map(Finding.from_json, stored["criteria"])),
            counts=stored["counts"],
            roll=tuple(map(_rolled_from_json, stored["roll"])),
            needed=tuple(map(from_json, stored["needed"])),
            problems=tuple(map(from_json, stored["problems"])),
            notes=tuple(map(from_json, stored["notes"])),
            provisional=stored["provisional"],
        )

    def document(self, render: Callable[[Text], str]) -> dict[str, object]:
        """Return the verdict as the command line's JSON document, in the language of `render`.

        `counts` gives totals over all standings (``approve`` includes approvals with comments) and
        ``by_standing`` the same for each.
        """
        return {
            "rule": self.rule,
            "edition": self.edition,
            "title": render(self.title),
            "citation": render(self.citation),
            "verdict": self.outcome.value,
            "criteria": [_criterion(finding, render) for finding in self.criteria],
            "counts": {
                **_totals(self.counts.values()),
                "by_standing": {place: _totals([table]) for place, table in self.counts.items()},
            },
            "disregarded": [
                {"voter": render(line.name), "row": line.row, "why": render(line.why)}
                for line in self.roll
                if line.treatment is Treatment.DISREGARDED
            ],
            "needed": [render(text) for text in self.needed],
            "problems": [render(text) for text in self.problems],
            "notes": [render(text) for text in self.notes],
            "provisional": self.provisional,
        }


def _means(word: str, vote: VoteValue | Stance | str) -> bool:
    if isinstance(vote, Stance):
        return word not in (NOT_VOTED, UNREAD) and VoteValue(word).stance is vote
    return word == vote


def _totals(tables: Any) -> dict[str, int]:
    totals: dict[str, int] = dict.fromkeys(("voters", "approve", "disapprove", "abstain"), 0)
    totals |= {NOT_VOTED: 0}
    for table in tables:
        for word, n in table.items():
            name = word if word in (NOT_VOTED, UNREAD) else _TOTALS[VoteValue(word).stance]
            totals[name] = totals.get(name, 0) + n
            totals["voters"] += n
            if word not in (name, NOT_VOTED, UNREAD):
                totals[word] = totals.get(word, 0) + n
    return totals


def _criterion(finding: Finding, render: Callable[[Text], str]) -> dict[str, object]:
    return {
        **finding.to_json(),
        "label": render(finding.label),
        "measure": render(finding.measure),
        "margin": render(finding.margin),
        "citation": render(finding.citation),
    }


def _rolled_to_json(line: Rolled) -> dict[str, object]:
    return {
        "voter": line.voter,
        "represents": line.represents,
        "row": line.row,
        "standing": line.standing,
        "vote": line.vote,
        "count": line.count,
        "treatment": line.treatment.value,
        "why": to_json(line.why),
    }


def _rolled_from_json(stored: dict[str, Any]) -> Rolled:
    return Rolled(
        **{
            **stored,
            "treatment": Treatment(stored["treatment"]),
            "why": from_json(stored["why"]),
        }
    )


def _bilingual(stored: object) -> Bilingual:
    text = from_json(stored)
    if not isinstance(text, Bilingual):
        raise ValueError(stored)  # noqa: TRY004  (a damaged store, not a wrong call)
    return text
