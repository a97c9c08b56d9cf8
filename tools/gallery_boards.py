"""The boards of the gallery: sample contents for each widget of the toolkit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Bilingual, Text
from stdcommittee.domain.charts.columns import Column, Limit, columns
from stdcommittee.domain.charts.marks import Chart, Measure, Role
from stdcommittee.domain.charts.timeline import Deadline, Lane, Span, timeline
from stdcommittee.ui.frame.actions import Actions, usual
from stdcommittee.ui.frame.screens import ScreenDescriptor
from stdcommittee.ui.frame.shell import ActorChoice, CommitteeChoice, Found, WorkspaceState
from stdcommittee.ui.frame.window import MainWindow
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
from stdcommittee.ui.toolkit.chart_view import ChartView
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory, NoMemory
from stdcommittee.ui.toolkit.meter import Meter
from stdcommittee.ui.toolkit.number_field import NumberField
from stdcommittee.ui.toolkit.pill import Pill, Tag
from stdcommittee.ui.toolkit.questions import Preflight
from stdcommittee.ui.toolkit.runs import Run, fraction
from stdcommittee.ui.toolkit.search_field import SearchField
from stdcommittee.ui.toolkit.split import SplitView
from stdcommittee.ui.toolkit.states import EmptyState, FailureState, LoadingState
from stdcommittee.ui.toolkit.steps import Step, StepLine, StepState
from stdcommittee.ui.toolkit.tabs import Tabs

T = Bilingual
SCREENS = (
    ("today", T("今日", "Today")),
    ("portfolio", T("标准库", "Portfolio")),
    ("projects", T("项目", "Projects")),
    ("ballots", T("投票", "Ballots")),
    ("comments", T("意见处理", "Comments")),
    ("members", T("委员", "Members")),
    ("meetings", T("会议", "Meetings")),
    ("implementation", T("实施", "Implementation")),
    ("evaluation", T("评估", "Evaluation")),
    ("supervision", T("监督", "Supervision")),
    ("reports", T("报告", "Reports")),
    ("history", T("历史", "History")),
    ("settings", T("设置", "Settings")),
)


class Sample:
    """Stands in for the program around the frame."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.actions = Actions(look)
        self.memory: Memory = NoMemory()

    def search(self, _text: str) -> Sequence[Found]:
        """Return two sample records whatever is looked for."""
        kind = T("标准", "Standards")
        return [
            Found(
                1,
                kind,
                "GB/T 19710.1—2023",
                T("元数据 第1部分：基础", "Metadata, Part 1"),
                "portfolio",
            ),
            Found(
                2,
                kind,
                "GB/T 24357—2009",
                T("元数据 XML 模式", "Metadata, XML schema"),
                "portfolio",
            ),
        ]


def widgets_board(sample: Sample) -> QWidget:
    """Return chips, pills, buttons, fields, meters and states."""
    look = sample.look
    page = _page(look)
    grid = QGridLayout()
    grid.setSpacing(look.px(Gap.M))
    grid.addWidget(_verdict(look), 0, 0, 1, 2)
    grid.addWidget(_buttons(look), 1, 0)
    grid.addWidget(_fields(look), 1, 1)
    grid.addWidget(_identity(look), 0, 2)
    grid.addWidget(_steps(look), 1, 2)
    for column, share in enumerate((5, 4, 4)):
        grid.setColumnStretch(column, share)
    page.addWidget(_head(look))
    page.addWidget(_tabs(look))
    page.addLayout(grid, 1)
    return _whole(page)


def states_board(sample: Sample) -> QWidget:
    """Return the states of a list, cards of risk, and a pre-flight list."""
    look = sample.look
    page = _page(look)
    split = SplitView(look, sample.memory, "sample", widths=(380, 0, 340))
    for card in (_empty(look), _failed(look), _loading(look)):
        split.addWidget(card)
    row = QHBoxLayout()
    row.setSpacing(look.px(Gap.M))
    row.addWidget(_risk(look), 1)
    row.addWidget(_preflight(look), 1)
    page.addWidget(split, 1)
    page.addLayout(row)
    return _whole(page)


def charts_board(sample: Sample) -> QWidget:
    """Return one chart of each layout."""
    look = sample.look
    page = _page(look)
    lanes = Card(look, T("项目与法定时限", "Projects against statutory limits"))
    lanes.add(ChartView(look, partial(_timeline, look)))
    lanes.add_stretch()
    rate = Card(look, T("委员参加率", "Voting rate"), aside=T("按季", "by quarter"))
    rate.add(ChartView(look, partial(_columns, look)))
    rate.add_stretch()
    page.addWidget(lanes, 3)
    page.addWidget(rate, 2)
    return _whole(page)


def frame_board(sample: Sample) -> QWidget:
    """Return the window with empty screens."""
    return _window(sample)


def palette_board(sample: Sample) -> QWidget:
    """Return the window with the palette open and toasts risen."""
    window = _window(sample)
    window.resize(1366, 768)
    window.show()
    window.notices.failed(
        Refused(
            T("意见汇总表没有写出。", "The comment table was not written."),
            kept=T("已处理的 121 条意见都在。", "All 121 handled comments are kept."),
            advice=T(
                "关闭正在占用文件的 Word 后再试。",
                "Close Word, which holds the file, and try again.",
            ),
            details="PermissionError",
        )
    )
    window.notices.finished(
        T("报批材料包已生成，共 14 份。", "The approval package is ready, 14 documents."),
        action=T("打开", "Open"),
        on_action=lambda: None,
    )
    window.open_palette("o")
    return window


BOARDS: dict[str, Callable[[Sample], QWidget]] = {
    "widgets": widgets_board,
    "states": states_board,
    "charts": charts_board,
    "frame": frame_board,
    "palette": palette_board,
}


def _page(look: Look) -> QVBoxLayout:
    page = QVBoxLayout()
    side = look.px(Gap.L)
    page.setContentsMargins(side, 0, side, side)
    page.setSpacing(look.px(Gap.M))
    return page


def _whole(page: QVBoxLayout) -> QWidget:
    window, body = QMainWindow(), QWidget()
    body.setLayout(page)
    window.setCentralWidget(body)
    return window


def _head(look: Look) -> PageHead:
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


def _tabs(look: Look) -> Tabs:
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


def _verdict(look: Look) -> Card:
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
        card.add_row(_criterion(look, name, formula, (n, d), sign, (ln, ld), tone))
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


def _criterion(
    look: Look,
    name: Text,
    formula: Text,
    value: tuple[int, int],
    sign: str,
    limit: tuple[int, int],
    tone: Tone,
) -> QWidget:
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


def _buttons(look: Look) -> Card:
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


def _fields(look: Look) -> Card:
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
    number.setValue(5)
    text = QPlainTextEdit("5.2")
    text.setFixedHeight(look.px(48))
    tick, some = QCheckBox("MOD"), QCheckBox("NEQ")
    tick.setChecked(True)
    some.setTristate(True)
    some.setCheckState(Qt.CheckState.PartiallyChecked)
    radio = QRadioButton("P")
    radio.setChecked(True)
    good, wrong = DateField(look, T("日期", "Date")), DateField(look, T("日期", "Date"))
    good.set_value("2026-01-05")
    wrong.set_value("2026-2-30")
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


def _identity(look: Look) -> Card:
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


def _steps(look: Look) -> Card:
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


def _empty(look: Look) -> Card:
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


def _failed(look: Look) -> Card:
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


def _loading(look: Look) -> Card:
    card = Card(look, T("历史", "History"))
    card.add_flush(LoadingState(look, rows=5))
    return card


def _risk(look: Look) -> Card:
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


def _preflight(look: Look) -> QWidget:
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


def _timeline(look: Look, width: float, measure: Measure, size: float) -> Chart:
    day = dt.date
    names = (
        T("数据质量 第1部分：通用要求", "Data quality, Part 1"),
        T("观测、测量与样本", "Observations and samples"),
        T("三维地理场景数据质量", "3D scenes, data quality"),
    )
    lanes = [
        Lane(
            look.render(name),
            (
                Span(day(2025, 1 + n, 1), day(2025, 6 + n, 1), Role.SERIES1, records=(n, 1)),
                Span(day(2025, 6 + n, 2), day(2025, 11, 1), Role.SERIES2, records=(n, 2)),
                Span(day(2025, 11, 2), day(2026, 6, 11), Role.SERIES3, records=(n, 3)),
                Span(day(2026, 6, 12), day(2026, 9 + n, 1), Role.NEUTRAL, plan=True),
            ),
            (Deadline(day(2026, 6 + 2 * n, 1), passed=not n),),
            end=("−12", "79", "109")[n],
            records=(n,),
        )
        for n, name in enumerate(names)
    ]
    return timeline(
        lanes,
        first=day(2024, 10, 1),
        last=day(2027, 3, 31),
        width=width,
        measure=measure,
        name_of=_quarter,
        today=day(2026, 6, 11),
        size=size,
        summary=look.render(T("三个项目", "Three projects")),
    )


def _quarter(at: dt.date) -> str:
    if at.month == 1:
        return str(at.year)
    return f"Q{at.month // 3 + 1}" if at.month % 3 == 1 else ""


def _columns(look: Look, width: float, measure: Measure, size: float) -> Chart:
    values = (79, 83, 76, 86, 72, 86, 90, 83)
    bars = [
        Column(
            f"Q{n % 4 + 1}",
            Fraction(value, 100),
            str(value),
            Role.WARN if value < 75 else Role.SERIES4 if n == len(values) - 1 else Role.SERIES2,
            records=(n,),
        )
        for n, value in enumerate(values)
    ]
    return columns(
        bars,
        width=width,
        measure=measure,
        height=size * 14,
        limit=Limit(Fraction(3, 4), "3/4"),
        highest=1,
        percent=True,
        size=size,
        summary=look.render(T("八个季度", "Eight quarters")),
    )


def _window(sample: Sample) -> MainWindow:
    screens = [
        ScreenDescriptor(
            name=name,
            label=label.en,
            icon=name,
            order=place,
            build=partial(_screen, label=label),
            place="foot" if name in ("history", "settings") else "main",
        )
        for place, (name, label) in enumerate(SCREENS)
    ]
    window = MainWindow(screens, sample)
    window.start()
    for name, count, tone in (
        ("today", 3, Tone.BAD),
        ("projects", 2, Tone.WARN),
        ("ballots", 4, Tone.NEUTRAL),
        ("comments", 66, Tone.NEUTRAL),
        ("implementation", 1, Tone.BAD),
        ("supervision", 2, Tone.NEUTRAL),
    ):
        window.set_badge(name, count, tone)
    window.top.set_committees(
        [
            CommitteeChoice(
                1, "SAC/TC 999", T("地理信息", "Geographic information"), T("示例标委会", "Sample")
            ),
            CommitteeChoice(2, "ISO/TC 211", T("国内技术对口", "Mirror committee")),
        ],
        [1],
    )
    foot = window.foot
    foot.set_saved(T("委员17 登记投票·14:02", "Member 17 recorded a vote, 14:02"))
    foot.set_actors(
        [ActorChoice(1, T("委员17", "Member 17")), ActorChoice(2, T("秘书02", "Secretary 02"))], 1
    )
    foot.set_edition(T("委员会管理办法 2020 修正版", "committee rules, edition 2020"))
    foot.set_workspace("示例标委会.stdc", WorkspaceState.ENCRYPTED)
    return window


def _screen(sample: Sample, *, label: Bilingual) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    side = sample.look.px(Gap.L)
    box.setContentsMargins(side, 0, side, side)
    box.addWidget(PageHead(sample.look, label))
    box.addWidget(_empty(sample.look), 1)
    sample.actions.declare(usual("new", lambda: None), page)
    return page
