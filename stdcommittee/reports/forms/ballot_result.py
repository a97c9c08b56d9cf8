"""The result sheet of a ballot on paper: from the frozen sheet alone, nothing is judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.result_sheet import EarlierRound, ResultSheet, SheetVoter
from stdcommittee.domain.people.records import Role
from stdcommittee.domain.rules.verdict import NOT_VOTED
from stdcommittee.reports.forms import ballot_facts
from stdcommittee.reports.forms.ballot_facts import FORMS, number_of
from stdcommittee.reports.forms.model import (
    Block,
    Cell,
    Form,
    Grid,
    Heading,
    Paragraph,
    Row,
    Sheet,
    Title,
    Words,
    facts,
    heads,
    label,
    rows_of,
    value,
)
from stdcommittee.reports.forms.wording import Wording


def result_form(sheet: ResultSheet, language: str) -> Form:
    """Return the result sheet of a ballot, to be signed."""
    say = Wording(FORMS, language)
    number = number_of(sheet.number)
    title = Title(say("result.title"), say.text(sheet.title), mark=say("number", number=number))
    numbered = _numbered([*_blocks(sheet, say), *_notes(sheet, say)], say)
    blocks = (title, *numbered, _signed(say))
    return Form(
        title=f"{say('result.title')} {say.text(sheet.title)}",
        language=language,
        day=ballot_facts.day_of(sheet),
        sheets=(Sheet(blocks, number),),
        author=say.text(sheet.unit),
        digest=sheet.digest,
    )


def _numbered(blocks: Iterable[Block], say: Wording) -> Iterable[Block]:
    """Put its number before every heading; what has nothing to say is not there."""
    numerals = iter(say("numerals"))
    for block in blocks:
        if isinstance(block, Heading):
            yield Heading(say("numbered", n=next(numerals), text=block.text))
        else:
            yield block


def _signed(say: Wording) -> Grid:
    return ballot_facts.signing(say, say.several("result.sign"))


def _blocks(sheet: ResultSheet, say: Wording) -> Iterable[Block]:
    yield facts(_facts(sheet, say))
    yield Heading(say("heading.basis"))
    yield _rule(sheet, say)
    criteria = ballot_facts.criteria(sheet, say)
    if criteria is not None:
        yield criteria
    if sheet.counts:
        yield Heading(say("heading.counts"))
        yield ballot_facts.votes(sheet, say)
    listed = [voter for voter in sheet.voters if voter.joined is None]
    if listed:
        yield Heading(say("heading.voters"))
        yield _secret_voters(listed, say) if sheet.secret else _voters(listed, say)
    yield from _apart(sheet, say)
    if sheet.earlier:
        yield Heading(say("heading.earlier"))
        yield _earlier(sheet, say)
    if sheet.documents:
        yield Heading(say("heading.documents"))
        head = heads(say("column.file"), say("column.digest"))
        yield Grid((45, 55), (head, *rows_of(sheet.documents, centred=())), small=True)


def _facts(sheet: ResultSheet, say: Wording) -> Sequence[tuple[str, str]]:
    mode = say.text(Message(sheet.mode.label))
    if sheet.secret:
        mode = f"{mode} ({say('fact.secret')})"
    found = [
        ("matter", say.text(sheet.title)),
        ("committee", ballot_facts.committee_of(sheet, say)),
        ("secretariat", say.text(sheet.unit)),
        ("document", sheet.document),
        ("plan", sheet.project),
        ("drafter", sheet.drafter),
        ("kind", say.text(sheet.kind.text)),
        ("mode", mode),
        ("opened", say.day(sheet.opened)),
        ("closes", say.day(sheet.closes)),
        ("closed", say.day(sheet.closed)),
        ("by", sheet.closed_by),
        ("electorate", str(sheet.electorate or sum(sheet.counts.values()))),
        ("round", say("fact.round_n", n=sheet.round)),
    ]
    if sheet.meeting is not None:
        found += [
            ("meeting", say.text(sheet.meeting.title)),
            ("place", sheet.meeting.place),
            ("begins", say.day(sheet.meeting.begins)),
            ("chair", sheet.meeting.chaired_by),
        ]
    if sheet.our_vote is not None:
        found.append(("our_vote", say.text(sheet.our_vote.text)))
        found.append(("sent", say.day(sheet.sent)))
    return [(say(f"fact.{name}"), said) for name, said in found if said]


def _rule(sheet: ResultSheet, say: Wording) -> Grid:
    """The result, and the rule and edition that it rests on."""
    outcome = Cell((Words(ballot_facts.outcome(sheet, say), strong=True),))
    rows = [Row((label(say("result.outcome")), outcome), least=26.0)]
    if sheet.verdict is not None:
        verdict = sheet.verdict
        said: dict[str, tuple[Text, ...]] = {
            "rule": (verdict.title, verdict.citation),
            "edition": (verdict.authority, verdict.edition),
            "needed": verdict.needed,
        }
        rows += [
            Row((label(say(f"result.{name}")), value("\n".join(map(say.text, texts)))))
            for name, texts in said.items()
            if texts
        ]
    return Grid((18, 82), tuple(rows))


def _voters(voters: Sequence[SheetVoter], say: Wording) -> Grid:
    names = ("no", "name", "unit", "standing", "vote", "cast", "remark")
    rows = [
        (
            str(number),
            _named(voter, say),
            voter.organization,
            standing(voter, say),
            vote_of(voter, say),
            voter.cast.isoformat() if voter.cast is not None else "",
            remark(voter, say),
        )
        for number, voter in enumerate(voters, 1)
    ]
    head = heads(*(say(f"column.{name}") for name in names))
    return Grid((6, 11, 19, 11, 15, 12, 26), (head, *rows_of(rows, centred=(0, 5))), small=True)


def _named(voter: SheetVoter, say: Wording) -> str:
    """The name, and below it an office on the committee; who is only a member has none."""
    offices = {role.value: role.text for role in Role if role is not Role.MEMBER}
    office = offices.get(voter.position, "")
    return "\n".join(filter(None, (voter.name, say.text(office))))


def _secret_voters(voters: Sequence[SheetVoter], say: Wording) -> Grid:
    names = ("no", "name", "unit", "standing", "took_part")
    rows = [
        (
            str(number),
            voter.name,
            voter.organization,
            standing(voter, say),
            say("result.took_part" if voter.took_part else "result.stayed_away"),
        )
        for number, voter in enumerate(voters, 1)
    ]
    head = heads(*(say(f"column.{name}") for name in names))
    return Grid((8, 18, 40, 18, 16), (head, *rows_of(rows, centred=(0, 4))), small=True)


def standing(voter: SheetVoter, say: Wording) -> str:
    """Return what a voter is counted as."""
    said = say.text(voter.standing.text) if voter.standing is not None else ""
    return said if voter.entitled else say("result.not_entitled", standing=said)


def vote_of(voter: SheetVoter, say: Wording) -> str:
    """Return a voter's vote in the words of the forms."""
    if voter.vote is not None:
        return say(f"vote.{voter.vote.value}")
    if voter.word:
        return f"“{voter.word}”"
    return say("result.no_vote") if voter.silent else ""


def remark(voter: SheetVoter, say: Wording) -> str:
    """Return the reasons of a vote, who brought it, who checked it, and how often it changed."""
    parts = [voter.reason.strip()]
    if voter.behalf:
        parts.append(say("result.behalf", who=voter.behalf))
    if voter.checked_by and voter.checked is not None:
        parts.append(say("result.checked_on", who=voter.checked_by, day=voter.checked))
    elif voter.checked_by:
        parts.append(say("result.checked", who=voter.checked_by))
    if voter.superseded:
        parts.append(say("result.changed", n=voter.superseded))
    if voter.count != 1:
        parts.append(say("result.weight", n=voter.count))
    return "\n".join(filter(None, parts))


def _apart(sheet: ResultSheet, say: Wording) -> Iterable[Block]:
    """Those whose vote does not count, who did not vote, and who joined later."""
    disregarded = [voter for voter in sheet.voters if voter.disregarded]
    if disregarded:
        yield Heading(say("heading.disregarded"))
        head = heads(*(say(f"column.{name}") for name in ("name", "unit", "vote", "why")))
        rows = rows_of(
            (
                (voter.name, voter.organization, vote_of(voter, say), say.text(voter.why))
                for voter in disregarded
            ),
            centred=(),
        )
        yield Grid((16, 26, 18, 40), (head, *rows), small=True)
    silent = [voter.name for voter in sheet.voters if voter.silent]
    if silent and not sheet.secret:
        yield Heading(say("heading.silent"))
        yield Paragraph(say.value(tuple(silent)))
    late = [voter for voter in sheet.voters if voter.joined is not None]
    if late:
        yield Heading(say("heading.late"))
        head = heads(*(say(f"column.{name}") for name in ("name", "unit", "joined")))
        rows = rows_of(
            ((voter.name, voter.organization, say.day(voter.joined)) for voter in late),
            centred=(2,),
        )
        yield Grid((25, 50, 25), (head, *rows), small=True)


def _earlier(sheet: ResultSheet, say: Wording) -> Grid:
    answers = ballot_facts.answers_of(sheet)
    names = [say("fact.round"), say("column.outcome"), say("fact.closed")]
    names += [say(f"vote.{vote.value}") for vote in answers]
    names.append(say("column.silent"))
    rows = rows_of(
        (_round(item, say, [vote.value for vote in answers]) for item in sheet.earlier),
        centred=range(len(names)),
    )
    widths = (9, 13, 15, *(12 for _ in answers), 10)
    return Grid(widths, (heads(*names), *rows), small=True)


def _round(item: EarlierRound, say: Wording, answers: Sequence[str]) -> Sequence[str]:
    ended = say.text(Message(item.outcome.label))
    return (
        say("fact.round_n", n=item.round),
        "\n".join(filter(None, (ended, item.why))),
        item.closed.isoformat() if item.closed is not None else "",
        *(str(item.counts.get(name, 0)) for name in answers),
        str(item.counts.get(NOT_VOTED, 0)),
    )


def _notes(sheet: ResultSheet, say: Wording) -> Iterable[Block]:
    found = []
    if sheet.secret:
        found.append(say("result.secret_note"))
    if sheet.verdict is None:
        found.append(say("result.no_rule"))
    else:
        found += [say.text(text) for text in (*sheet.verdict.problems, *sheet.verdict.notes)]
    found.append(say("result.frozen"))
    yield Heading(say("heading.notes"))
    yield from (
        Paragraph(f"{number}. {text}", small=True, keep=True)
        for number, text in enumerate(found, 1)
    )
