"""A rule, the edition it stands in, and the dated parameters beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, Standing
from stdcommittee.domain.rules.criterion import ACTIONS, CAST, Provision


class Answers(Choice):
    """What a ballot asks."""

    APPROVAL = "approval", N_("Approve, disapprove or abstain")
    REVIEW = "review", N_("Confirm, revise, withdraw or abstain")

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The stances that answer the question."""
        return CAST if self is Answers.APPROVAL else (*ACTIONS, Stance.ABSTAIN)


class Reasons(Choice):
    """What becomes of a negative vote that is known to come without reasons."""

    REQUIRED = "required", N_("A negative vote without reasons is not counted")
    ASKED = "asked", N_("A negative vote without reasons is counted; the reasons are asked for")
    FREE = "free", N_("A negative vote needs no reasons")


class Outcome(Choice):
    """What a ballot decided."""

    APPROVED = "approved", N_("Approved")
    NOT_APPROVED = "not approved", N_("Not approved")
    CONFIRM = "confirm", N_("Confirm")
    REVISE = "revise", N_("Revise or amend")
    WITHDRAW = "withdraw", N_("Withdraw")
    UNDETERMINED = "undetermined", N_("Undetermined")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How one kind of ballot is judged, with its citation.

    Votes of the `excluded` are disregarded; any other standing than those and the `entitled` is
    one that the rule does not know. `unstated` is what the voters of a list without standings are
    taken for; None: such a list cannot say.
    """

    id: str
    edition: str
    kind: BallotKind
    title: Bilingual
    authority: Bilingual  # the edition's title
    citation: Bilingual
    unit: Bilingual  # what a voter is called
    answers: Answers
    entitled: frozenset[Standing]
    excluded: frozenset[Standing]
    unstated: Standing | None
    reasons: Reasons
    provisions: tuple[Provision, ...]
    without_majority: Outcome  # of a review in which no action has a majority
    provisional: bool
    note: Bilingual | None

    @property
    def anyone(self) -> bool:
        """Whether those outside the committee vote too."""
        return Standing.OUTSIDE in self.entitled

    @cached_property
    def electoral(self) -> bool:
        """Whether those entitled count even when they do not vote."""
        return any(provision.criterion.electoral for provision in self.provisions)

    @cached_property
    def attending(self) -> bool:
        """Whether it counts those who attend a meeting, also when they do not vote."""
        return any(provision.attending for provision in self.provisions)

    @cached_property
    def needs(self) -> frozenset[str]:
        """The names of the criteria that the rule applies."""
        return frozenset(provision.criterion.name for provision in self.provisions)

    @cached_property
    def deciding(self) -> frozenset[Standing]:
        """The standings whose further votes bear on every criterion."""
        limited = [item.among for item in self.provisions if item.among is not None]
        return frozenset.intersection(self.entitled, *limited) or self.entitled


@frozen(kw_only=True)
class Parameter:
    """One dated value of a rule: a limit, period, cycle or share.

    `unit` is people, count, share, score, hour, day, workingDay, week, month, year or monthDay
    (a yearly date, written ``02-15``).
    """

    key: str
    value: int | Fraction | str
    unit: str
    label: Bilingual
    citation: Bilingual
    provisional: bool
    edition: str

    @property
    def number(self) -> int:
        """The value as a whole number.

        Raises:
            TypeError: it is a share or a yearly date.
        """
        if not isinstance(self.value, int):
            raise TypeError(self.key)
        return self.value

    @property
    def share(self) -> Fraction:
        """The value as an exact fraction.

        Raises:
            TypeError: it is a yearly date.
        """
        if isinstance(self.value, str):
            raise TypeError(self.key)
        return Fraction(self.value)

    def in_year(self, year: int) -> dt.date:
        """Return the day that a yearly date names in a year.

        Raises:
            TypeError: the value is no yearly date.
        """
        if not isinstance(self.value, str):
            raise TypeError(self.key)
        month, day = self.value.split("-")
        return dt.date(year, int(month), int(day))


@frozen(kw_only=True)
class Form:
    """A kind of ballot on a national standard must be held in a meeting."""

    kind: BallotKind
    label: Bilingual
    citation: Bilingual
    provisional: bool


@frozen(kw_only=True)
class Edition:
    """One edition of a body's rules: when it is in force, what it says, who checked it."""

    id: str  # body/name
    title: Bilingual
    document: Bilingual
    effective_from: dt.date
    effective_to: dt.date | None
    checked_on: dt.date | None
    checked_by: Bilingual | None
    provisional: bool
    note: Bilingual | None
    rules: tuple[Rule, ...]
    parameters: tuple[Parameter, ...]
    forms: tuple[Form, ...] = ()
    own: bool = False  # added by the user

    @property
    def body(self) -> str:
        """Whose rules these are: `cn`, `iso`, `iec` or a body of the user's."""
        return self.id.partition("/")[0]

    def in_force(self, on: dt.date) -> bool:
        """Tell whether the edition is in force on a day; both ends count."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    def contends_with(self, other: Edition) -> bool:
        """Tell whether both say the same thing on some day, so that one of them must prevail."""
        mine, yours = self.effective_to, other.effective_to
        together = (yours is None or self.effective_from <= yours) and (
            mine is None or other.effective_from <= mine
        )
        return together and not self._subjects.isdisjoint(other._subjects)

    @property
    def _subjects(self) -> frozenset[str]:
        """What it decides: rules and parameters by name, kinds of ballot by the form it asks."""
        forms = (f"form {form.kind.value}" for form in self.forms)
        return frozenset((*(r.id for r in self.rules), *(p.key for p in self.parameters), *forms))
