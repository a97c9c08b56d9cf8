"""A second tally, made to be slow and plain: it lines the voters up and counts on its fingers.

It shares no code with the program's tally and knows the rules from their wording, not from the rule
files. Three-valued: True, False, or None where the list cannot say.
"""

from __future__ import annotations

from dataclasses import dataclass

Truth = bool | None
Figure = tuple[int, int, Truth]


@dataclass
class Head:
    """One voter. `status` "" : the list has no such column; `word`: unreadable status."""

    status: str
    word: bool
    vote: str  # "" did not vote, "?" unreadable
    reasons: str
    expert: bool
    used: str


@dataclass
class Expected:
    outcome: str
    figures: dict[str, Figure]
    disregarded: int


YES = ("approve", "approve_with_comments")
NO = ("disapprove", "disapprove_unless")
ENQUIRY = ("iso.dis", "iso.fdis", "iec.cdv", "iec.fdis")
TWO_THIRDS = ("iso.np", "iso.dts")
QUALIFIED = (
    "cn.tc.draft",
    "cn.tc.correspondence",
    "cn.tc.proposal",
    "cn.tc.subcommittee",
    "cn.tc.charter",
)
SIMPLE = ("cn.tc.ordinary", "cn.tc.review", "cn.tc.members", "cn.tc.budget")
HALF = ("iso.dtr", "iso.dpas", "iso.cib")


def both(*truths: Truth) -> Truth:
    if False in truths:
        return False
    return None if None in truths else True


def named(truth: Truth) -> str:
    return {True: "approved", False: "not approved", None: "undetermined"}[truth]


def sure(doubt: bool, truth: bool) -> Truth:
    return None if doubt else truth


def judge(rule: str, heads: list[Head]) -> Expected:
    if rule in ENQUIRY:
        return enquiry(heads)
    if rule in TWO_THIRDS or rule in HALF:
        return p_members(rule, heads)
    if rule == "iso.sr":
        return review(heads)
    return national(rule, heads)


def enquiry(heads: list[Head]) -> Expected:  # noqa: C901  (plain on purpose)
    py = pn = ay = an = gone = p_listed = 0
    unread_p = unread_any = homeless = False
    for head in heads:
        placed = not head.word and head.status in ("P", "O", "observer", "none", "liaison")
        if placed and head.status == "liaison":
            gone += head.vote != ""
            continue
        if placed and head.status == "P":
            p_listed += 1
        if head.vote == "":
            continue
        if not placed:
            homeless = True
        if head.vote not in (*YES, *NO, "abstain"):
            unread_any = True
            if head.status == "P" or not placed:
                unread_p = True
            continue
        if head.vote in NO and head.reasons == "no":
            gone += 1
            continue
        if head.vote in YES:
            ay += 1
            py += placed and head.status == "P"
        if head.vote in NO:
            an += 1
            pn += placed and head.status == "P"
    a = sure(unread_p or homeless or p_listed == 0, py + pn > 0 and 3 * py >= 2 * (py + pn))
    b = sure(unread_any, 4 * an <= ay + an)
    figures = {"p_approval": (py, py + pn, a), "negatives": (an, ay + an, b)}
    return Expected(named(both(a, b)), figures, gone)


def p_members(rule: str, heads: list[Head]) -> Expected:  # noqa: C901
    py = pn = experts = size = gone = 0
    doubt = False
    for head in heads:
        if head.word or head.status not in ("P", "O", "observer", "none", "liaison"):
            if head.vote != "" or rule == "iso.np":
                doubt = True
            continue
        if head.status != "P":
            gone += head.vote != ""
            continue
        size += 1
        if head.vote == "":
            continue
        if head.vote not in (*YES, *NO, "abstain"):
            doubt = True
        elif head.vote in NO and head.reasons == "no" and rule in TWO_THIRDS:
            gone += 1
        elif head.vote in YES:
            py += 1
            experts += head.expert
        elif head.vote in NO:
            pn += 1
    doubt = doubt or size == 0
    if rule in HALF:
        m = sure(doubt, py > pn)
        return Expected(named(m), {"p_majority": (py, py + pn, m)}, gone)
    a = sure(doubt, py + pn > 0 and 3 * py >= 2 * (py + pn))
    figures: dict[str, Figure] = {"p_approval": (py, py + pn, a)}
    truth = a
    if rule == "iso.np":
        e = sure(doubt, experts >= (4 if size <= 16 else 5))
        figures["experts"] = (experts, size, e)
        truth = both(a, e)
    return Expected(named(truth), figures, gone)


def review(heads: list[Head]) -> Expected:
    votes = {"confirm": 0, "revise": 0, "withdraw": 0}
    p_listed = gone = 0
    doubt = False
    for head in heads:
        if head.word or head.status not in ("P", "O", "observer", "none", "liaison"):
            doubt = doubt or head.vote != ""
        elif head.status != "P":
            gone += head.vote != ""
        else:
            p_listed += 1
            if head.vote in votes:
                votes[head.vote] += 1
            elif head.vote not in ("", "abstain"):
                doubt = True
    doubt = doubt or p_listed == 0
    said = [head.used for head in heads if head.used != "unknown"]
    using = said.count("yes")
    total = sum(votes.values())
    figures: dict[str, Figure] = {
        name: (n, total, sure(doubt, 2 * n > total)) for name, n in votes.items()
    }
    enough: Truth = None if not said else using >= 5
    figures["use"] = (using, len(said), enough)
    return Expected(_reviewed(doubt, votes, total, enough), figures, gone)


def _reviewed(doubt: bool, votes: dict[str, int], total: int, enough: Truth) -> str:
    if doubt:
        return "undetermined"
    for action in ("revise", "withdraw"):
        if 2 * votes[action] > total:
            return action
    if enough is None:
        return "undetermined"
    return "confirm" if enough else "withdraw"


def national(rule: str, heads: list[Head]) -> Expected:  # noqa: C901, PLR0912
    outsiders = {"adviser", "observer", "liaison", "none", "recused"}
    if rule in ("cn.expert_group", "cn.group_standard"):
        outsiders.add("drafter")
    n = a = d = ab = gone = 0
    doubt = False
    for head in heads:
        status = head.status or "member"
        if head.word or (status != "member" and status not in outsiders):
            if head.vote != "" or rule.startswith("cn.tc"):
                doubt = True
            continue
        if status in outsiders:
            gone += head.vote != ""
            continue
        n += 1
        if head.vote == "":
            continue
        if head.vote in YES:
            a += 1
        elif head.vote in NO:
            d += 1
        elif head.vote == "abstain":
            ab += 1
        else:
            doubt = True
    doubt = doubt or n == 0
    cast = a + d + ab
    figures: dict[str, Figure]
    if rule in QUALIFIED:
        figures = {
            "participation": (cast, n, sure(doubt, cast > 0 and 4 * cast >= 3 * n)),
            "approval": (a, cast, sure(doubt, cast > 0 and 3 * a >= 2 * cast)),
            "opposition": (d, cast, sure(doubt, 4 * d <= cast)),
        }
    elif rule in SIMPLE:
        figures = {
            "participation": (cast, n, sure(doubt, cast > 0 and 4 * cast >= 3 * n)),
            "majority": (a, cast, sure(doubt, cast > 0 and 2 * a > cast)),
        }
    else:
        figures = {"approval": (a, cast, sure(doubt, cast > 0 and 4 * a >= 3 * cast))}
        if rule == "cn.expert_group":
            figures["attendance"] = (cast, n, sure(doubt, cast >= 15))
    return Expected(named(both(*(figure[2] for figure in figures.values()))), figures, gone)
