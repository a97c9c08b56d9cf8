"""The samples on the boards of the gallery: each widget with something to show."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Bilingual, Text
from stdcommittee.ui.theme.tokens import Gap, Size, Tone, Type
from stdcommittee.ui.toolkit.badge import Badge
from stdcommittee.ui.toolkit.buttons import (
    Button,
    IconButton,
    KeyButton,
    LinkButton,
    PrimaryButton,
)
from stdcommittee.ui.toolkit.card import Card, PageHead, SectionHead
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.meter import Meter
from stdcommittee.ui.toolkit.number_field import NumberField
from stdcommittee.ui.toolkit.pill import Pill, Tag
from stdcommittee.ui.toolkit.questions import Preflight
from stdcommittee.ui.toolkit.runs import Run, fraction
from stdcommittee.ui.toolkit.search_field import SearchField
from stdcommittee.ui.toolkit.states import EmptyState, FailureState, LoadingState
from stdcommittee.ui.toolkit.steps import Step, StepLine, StepState
from stdcommittee.ui.toolkit.tabs import Tabs

T = Bilingual


def head_sample(look: Look) -> PageHead:
    """Return a sample: head."""
    head = PageHead(look, T("地理信息 观测、测量与样本", "Observations, measurements and samples"))
    head.add_beside(
        Pill(look, T("剩 7 天·5 个工作日", "7 days, 5 working days"), "clock", Tone.WARN)
    )
    head.add_actions(
        Button(look, T("催办 5 人", "Remind 5"), icon="mail"),
        Button(look, T("结果单", "Result sheet"), icon="download"),
        PrimaryButton(look, T("关闭投票…", "Close ballot…")),
        IconButton(look, "more", T("更多", "More")),
    )
    return head


def tabs_sample(look: Look) -> Tabs:
    """Return a sample: tabs."""
    tabs = Tabs(look)
    for name, label, count in (
        ("details", T("详情", "Details"), None),
        ("evidence", T("证据", "Evidence"), 6),
        ("related", T("关联", "Related"), 4),
        ("history", T("历史", "History"), 31),
    ):
        tabs.add(name, label, QWidget(), count=count)
    tabs.setFixedHeight(look.px(Size.TABS))
    return tabs


def verdict_sample(look: Look) -> Card:
    """Return a sample: verdict."""
    card = Card(
        look,
        T("若现在关闭：通过", "If closed now: approved"),
        aside=T("三项判据全部满足", "all three criteria met"),
        icon="check-circle",
        tone=Tone.GOOD,
        type_=Type.HEADING,
    )
    card.add_to_head(
        Phrase(
            look,
            [Run(T("赞成 16·反对 6·弃权 2·未投 5", "16 yes, 6 no, 2 abstain, 5 missing"), "muted")],
        )
    )
    rows = (
        (
            T("参加", "Participation"),
            T("已投（含弃权）÷ 名册", "cast ÷ electorate"),
            24,
            29,
            "≥",
            3,
            4,
            Tone.NEUTRAL,
        ),
        (T("赞成", "Approval"), T("赞成 ÷ 已投", "yes ÷ cast"), 16, 24, "≥", 2, 3, Tone.GOOD),
        (T("反对", "Negative"), T("反对 ÷ 已投", "no ÷ cast"), 6, 24, "≤", 1, 4, Tone.BAD),
    )
    for name, formula, n, d, sign, ln, ld, tone in rows:
        card.add_row(criterion_sample(look, name, formula, (n, d), sign, (ln, ld), tone))
    card.set_foot(
        Phrase(
            look,
            [
                Run(
                    T(
                        "《全国专业标准化技术委员会管理办法》表决条款",
                        "Committee rules, voting clause",
                    ),
                    icon="book",
                )
            ],
        ),
        Tag(look, T("2020-10-23 版", "ed. 2020-10-23")),
        Tag(look, T("条号待核", "clause to be checked"), provisional=True),
        LinkButton(look, T("查看规则", "Open the rule")),
    )
    return card


def criterion_sample(
    look: Look,
    name: Text,
    formula: Text,
    value: tuple[int, int],
    sign: str,
    limit: tuple[int, int],
    tone: Tone,
) -> QWidget:
    """Return a sample: criterion."""
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.M))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(Label(look, name, bold=True))
    words.addWidget(Label(look, formula, colour="muted", type_=Type.CAPTION))
    words.addStretch(1)
    meter = Meter(look)
    meter.set_value(Fraction(*value), limit=Fraction(*limit), tone=tone, says=name)
    exact = "{}/{}"
    runs = fraction(exact.format(*value), sign, exact.format(*limit))
    box.addLayout(words, 3)
    box.addWidget(meter, 4)
    box.addWidget(Phrase(look, runs), 2)
    box.addWidget(Pill(look, T("满足", "met"), "check", Tone.GOOD))
    return row


def buttons_sample(look: Look) -> Card:
    """Return a sample: buttons."""
    card = Card(look, T("按钮与筛选", "Buttons and filters"))
    row = QWidget()
    flow = FlowLayout(look, row)
    disabled = PrimaryButton(look, T("保存并下一条", "Save and next"), hint="Ctrl Enter")
    disabled.setEnabled(False)
    off = Button(look, T("不可用", "Disabled"), icon="lock")
    off.setEnabled(False)
    for widget in (
        PrimaryButton(look, T("提交审批", "Submit for approval")),
        Button(look, T("导入", "Import"), icon="upload"),
        Button(look, T("新建", "New"), icon="add", hint="Ctrl N"),
        disabled,
        off,
        LinkButton(look, T("全部 9 项", "All 9")),
        IconButton(look, "columns", T("列", "Columns")),
        Badge(look, 3, Tone.BAD),
        Badge(look, 2, Tone.WARN),
        Badge(look, 1204),
        Chip(look, T("全部", "All"), count=29, checked=True),
        Chip(look, T("赞成", "Approve"), count=16),
        Chip(look, T("反对", "Disapprove"), count=6),
        Chip(look, T("缺理由", "No reason"), count=1, problem=True),
        Chip(look, T("相似归组", "Grouped"), icon="layers"),
        Pill(look, T("必投", "Must vote"), "flag", Tone.BAD),
        Pill(look, T("立场未定", "No position"), "warning", Tone.WARN),
        Pill(look, T("现行", "In force"), "check", Tone.GOOD),
        Pill(look, T("二级", "Grade 2"), "star", Tone.ACCENT),
        Pill(look, T("草稿", "Draft"), "edit"),
        Tag(look, "P-member"),
    ):
        flow.addWidget(widget)
    card.add(row)
    keys = QWidget()
    box = QHBoxLayout(keys)
    box.setContentsMargins(0, 0, 0, 0)
    for text, key, icon, tone in (
        (T("采纳", "Accept"), "A", "check", "good"),
        (T("部分采纳", "Partly"), "P", "minus", "accent"),
        (T("不采纳", "Reject"), "N", "cross", "bad"),
        (T("待定", "Pending"), "W", "clock", "warn"),
    ):
        button = KeyButton(look, text, key=key, icon=icon, tone=tone)  # type: ignore[arg-type]
        button.setChecked(key == "N")
        box.addWidget(button)
    card.add(keys)
    card.add_stretch()
    return card


def fields_sample(look: Look) -> Card:
    """Return a sample: fields."""
    card = Card(look, T("字段", "Fields"))
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(look.px(Gap.S))
    line = QLineEdit("GB/T 25597—2010")
    line.setCursorPosition(0)
    choice = QComboBox()
    choice.addItems(["MOD", "IDT", "NEQ"])
    number = NumberField(look, T("周期", "Cycle"))
    number.show_value(5)
    text = QPlainTextEdit("5.2")
    text.setFixedHeight(look.px(48))
    tick, some = QCheckBox("MOD"), QCheckBox("NEQ")
    tick.setChecked(True)
    some.setTristate(True)
    some.setCheckState(Qt.CheckState.PartiallyChecked)
    radio = QRadioButton("P")
    radio.setChecked(True)
    good, wrong = DateField(look, T("日期", "Date")), DateField(look, T("日期", "Date"))
    good.show_value("2026-01-05")
    wrong.take("2026-2-30")
    search = SearchField(look, T("筛选", "Filter"), hint="Ctrl F")
    filled = SearchField(look, T("筛选", "Filter"), hint="Ctrl F")
    filled.setText("metadata")
    cells: tuple[QWidget, ...] = (line, choice, search, filled, good, wrong, number, text)
    for place, cell in enumerate(cells):
        grid.addWidget(cell, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
    ticks = QHBoxLayout()
    for box in (tick, some, radio, QCheckBox("IDT"), QRadioButton("O")):
        ticks.addWidget(box)
    grid.addLayout(ticks, 4, 0, 1, 2)
    card.add(inner)
    card.add_stretch()
    return card


def identity_sample(look: Look) -> Card:
    """Return a sample: identity."""
    card = Card(look, T("采标", "Adoption"))
    card.add(
        Facts(
            look,
            [
                Fact(T("来源", "Source"), "ISO 19115-1:2014", on_open=lambda: None),
                Fact(T("程度", "Degree"), T("MOD，修改", "MOD, modified")),
                Fact(
                    T("来源状态", "Source state"),
                    T("90.92，将修订", "90.92, to be revised"),
                    Tone.WARN,
                ),
                Fact(T("差异", "Deviations"), T("7 处，列于附录 NA", "7, listed in Annex NA")),
            ],
        )
    )
    card.add_stretch()
    return card


def steps_sample(look: Look) -> Card:
    """Return a sample: steps."""
    card = Card(look, T("国际投票", "International ballots"))
    card.add_flush(
        SectionHead(
            look,
            T("进行中", "Open"),
            icon="clock",
            tone=Tone.WARN,
            count=6,
            aside=T("先截止在前", "closing first"),
            link=LinkButton(look, T("全部", "All")),
        ),
        0,
    )
    done, now, due, ahead = StepState.DONE, StepState.NOW, StepState.DUE, StepState.AHEAD
    lines = (
        (
            ("6/6", done),
            (T("赞成", "Approve"), done),
            (T("06-12 前", "by 12 Jun"), now),
            ("16 Jun", ahead),
        ),
        (
            ("11/14", done),
            (T("06-11 到期", "due 11 Jun"), due),
            ("16 Jun", ahead),
            ("18 Jun", ahead),
        ),
        (("3/8", now), ("10 Jul", ahead), ("15 Jul", ahead), ("17 Jul", ahead)),
        (
            ("10/14", done),
            (T("赞成+4", "Approve + 4"), done),
            ("18 May", done),
            (T("通过", "Approved"), done),
        ),
    )
    for line in lines:
        card.add_row(StepLine(look, [Step(label, state) for label, state in line]))
    card.add_stretch()
    return card


def empty_sample(look: Look) -> Card:
    """Return a sample: empty."""
    card = Card(look, T("未投委员", "Missing voters"))
    card.add_flush(
        EmptyState(
            look,
            T(
                "尚无投票。这里列出国家与国际投票，先截止在前。",
                "No ballots yet. National and international ballots stand here, closing first.",
            ),
            action=T("新建投票", "New ballot"),
            example=T("看示例", "See an example"),
        )
    )
    return card


def failed_sample(look: Look) -> Card:
    """Return a sample: failed."""
    card = Card(look, T("意见汇总", "Comments"))
    failure = Refused(
        T("文件“某大学地学院回函.xlsx”打不开。", "The file “reply.xlsx” cannot be opened."),
        kept=T("其余 4 个文件已导入，共 64 行。", "The other 4 files were imported, 64 rows."),
        advice=T(
            "在 Excel 中另存为 xlsx 后再拖入。", "Save it again as xlsx in Excel and drop it here."
        ),
        details="BadZipFile",
    )
    card.add_flush(FailureState(look, failure, on_retry=lambda: None))
    return card


def loading_sample(look: Look) -> Card:
    """Return a sample: loading."""
    card = Card(look, T("历史", "History"))
    card.add_flush(LoadingState(look, rows=5))
    return card


def risk_sample(look: Look) -> Card:
    """Return a sample: risk."""
    card = Card(look, "ISO/TC 211", aside=T("履职风险", "duty risk"))
    card.set_problem(problem=True)
    card.add_to_head(
        Tag(look, "P-member"),
        Pill(look, T("再缺 1 次即降级", "One more miss = downgrade"), "warning", Tone.BAD),
    )
    for name, value, limit, words in (
        ("DIS, FDIS, SR", Fraction(0), Fraction(0), T("缺投 0", "0 missed")),
        (T("委员会内部投票", "Committee (CIB)"), Fraction(2, 5), Fraction(1, 2), "2/14"),
    ):
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Label(look, name, colour="muted"), 2)
        meter = Meter(look, thin=True)
        meter.set_value(value, limit=limit, tone=Tone.WARN, says=name)
        box.addWidget(meter, 3)
        box.addWidget(Phrase(look, [Run(words, bold=True)]), 3)
        card.add_row(row)
    card.add_stretch()
    return card


def preflight_sample(look: Look) -> QWidget:
    """Return a sample: preflight."""
    asked = Preflight(
        look,
        None,
        T("关闭投票“观测、测量与样本”", "Close the ballot “Observations”"),
        [
            ("ok", T("名册已冻结，29 人", "Electorate frozen, 29 voters")),
            ("warn", T("反对票 1 张未附理由", "1 negative vote without reason")),
            ("bad", T("签到表缺 2 人签名", "2 signatures missing on the sheet")),
        ],
        T("关闭投票", "Close ballot"),
    )
    asked.setWindowFlags(Qt.WindowType.Widget)
    return asked
