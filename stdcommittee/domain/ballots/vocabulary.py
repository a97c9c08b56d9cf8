"""The words of a ballot: votes, standings, answers and kinds."""

from __future__ import annotations

from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import N_


class Stance(Choice):
    """What a vote does to the count."""

    FOR = "for", N_("In favour")
    AGAINST = "against", N_("Against")
    ABSTAIN = "abstain", N_("Abstention")
    CONFIRM = "confirm", N_("For confirmation")
    REVISE = "revise", N_("For revision")
    WITHDRAW = "withdraw", N_("For withdrawal")


class VoteValue(Choice):
    """What somebody voted; not having voted is the absence of a value, never an abstention."""

    APPROVE = "approve", N_("Approve")
    APPROVE_WITH_COMMENTS = "approve_with_comments", N_("Approve with comments")
    DISAPPROVE = "disapprove", N_("Disapprove")
    DISAPPROVE_UNLESS = "disapprove_unless", N_("Disapprove unless the comments are adopted")
    ABSTAIN = "abstain", N_("Abstain")
    CONFIRM = "confirm", N_("Confirm")
    REVISE = "revise", N_("Revise or amend")
    WITHDRAW = "withdraw", N_("Withdraw")

    @property
    def stance(self) -> Stance:
        """What the vote does to the count."""
        return _STANCES[self]


_STANCES = {
    VoteValue.APPROVE: Stance.FOR,
    VoteValue.APPROVE_WITH_COMMENTS: Stance.FOR,
    VoteValue.DISAPPROVE: Stance.AGAINST,
    VoteValue.DISAPPROVE_UNLESS: Stance.AGAINST,
    VoteValue.ABSTAIN: Stance.ABSTAIN,
    VoteValue.CONFIRM: Stance.CONFIRM,
    VoteValue.REVISE: Stance.REVISE,
    VoteValue.WITHDRAW: Stance.WITHDRAW,
}


class Standing(Choice):
    """What a voter is to the committee whose ballot it is."""

    P = "P", N_("P-member")
    O = "O", N_("O-member")  # noqa: E741  (its name in the ISO/IEC Directives)
    OUTSIDE = "none", N_("Not a member of the committee")
    MEMBER = "member", N_("Member")
    ADVISER = "adviser", N_("Adviser")
    OBSERVER = "observer", N_("Observer")
    LIAISON = "liaison", N_("Liaison")
    DRAFTER = "drafter", N_("Drafter")
    RECUSED = "recused", N_("Stepped aside")


class Answer(Choice):
    """Yes, no, or not known (the list is silent, or has no such column)."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("Not known")


class BallotKind(Choice):
    """What is put to the vote; which rule judges it is asked of the rule book."""

    DRAFT = "draft", N_("Draft review and other major matters")
    PROPOSAL = "proposal", N_("Project proposal")
    CORRESPONDENCE = "correspondence", N_("Draft review by correspondence")
    REVIEW = "review", N_("Review of a standard")
    CHARTER = "charter", N_("Charter and secretariat rules")
    MEMBERS = "members", N_("Members and their change")
    BUDGET = "budget", N_("Budget and accounts")
    SUBCOMMITTEE = "subcommittee", N_("Set-up or withdrawal of a subcommittee")
    ORDINARY = "ordinary", N_("Ordinary matter")
    EXPERT_GROUP = "expert_group", N_("Expert group review")
    GROUP_STANDARD = "group_standard", N_("Group standard review")
    NP = "np", N_("New work item proposal (NP)")
    CD = "cd", N_("Committee draft (CD)")
    DIS = "dis", N_("Draft International Standard (DIS)")
    CDV = "cdv", N_("Committee draft for vote (CDV)")
    FDIS = "fdis", N_("Final draft International Standard (FDIS)")
    DTS = "dts", N_("Draft Technical Specification (DTS)")
    DTR = "dtr", N_("Draft Technical Report (DTR)")
    DPAS = "dpas", N_("Draft Publicly Available Specification (DPAS)")
    SR = "sr", N_("Systematic review (SR)")
    CIB = "cib", N_("Committee internal ballot (CIB)")
    WITHDRAWAL = "withdrawal", N_("Withdrawal ballot")
    QUESTIONNAIRE = "questionnaire", N_("Questionnaire (Q)")

    @property
    def national(self) -> bool:
        """Whether a Chinese committee or group votes, rather than national bodies."""
        return self in _NATIONAL


DRAFT_REVIEWS = (
    BallotKind.DRAFT,
    BallotKind.CORRESPONDENCE,
    BallotKind.EXPERT_GROUP,
    BallotKind.GROUP_STANDARD,
)
"""The ballots that decide on a draft at the end of its technical review."""

_NATIONAL = frozenset(
    {
        BallotKind.DRAFT,
        BallotKind.PROPOSAL,
        BallotKind.CORRESPONDENCE,
        BallotKind.REVIEW,
        BallotKind.CHARTER,
        BallotKind.MEMBERS,
        BallotKind.BUDGET,
        BallotKind.SUBCOMMITTEE,
        BallotKind.ORDINARY,
        BallotKind.EXPERT_GROUP,
        BallotKind.GROUP_STANDARD,
    }
)
