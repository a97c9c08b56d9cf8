"""The boards of the gallery: sample contents for each widget of the toolkit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.charts.columns import Column, Limit, columns
from stdcommittee.domain.charts.marks import Chart, Measure, Role
from stdcommittee.domain.charts.timeline import Deadline, Lane, Span, timeline
from stdcommittee.ui.frame.actions import Actions, usual
from stdcommittee.ui.frame.screens import ScreenDescriptor
from stdcommittee.ui.frame.shell import ActorChoice, CommitteeChoice, Found, WorkspaceState
from stdcommittee.ui.frame.window import MainWindow
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.card import Card, PageHead
from stdcommittee.ui.toolkit.chart_view import ChartView
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory, NoMemory
from stdcommittee.ui.toolkit.split import SplitView
from tools.gallery_samples import (
    buttons_sample,
    empty_sample,
    failed_sample,
    fields_sample,
    head_sample,
    identity_sample,
    loading_sample,
    preflight_sample,
    risk_sample,
    steps_sample,
    tabs_sample,
    verdict_sample,
)

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
    grid.addWidget(verdict_sample(look), 0, 0, 1, 2)
    grid.addWidget(buttons_sample(look), 1, 0)
    grid.addWidget(fields_sample(look), 1, 1)
    grid.addWidget(identity_sample(look), 0, 2)
    grid.addWidget(steps_sample(look), 1, 2)
    for column, share in enumerate((5, 4, 4)):
        grid.setColumnStretch(column, share)
    page.addWidget(head_sample(look))
    page.addWidget(tabs_sample(look))
    page.addLayout(grid, 1)
    return _whole(page)


def states_board(sample: Sample) -> QWidget:
    """Return the states of a list, cards of risk, and a pre-flight list."""
    look = sample.look
    page = _page(look)
    split = SplitView(look, sample.memory, "sample", widths=(380, 0, 340))
    for card in (empty_sample(look), failed_sample(look), loading_sample(look)):
        split.addWidget(card)
    row = QHBoxLayout()
    row.setSpacing(look.px(Gap.M))
    row.addWidget(risk_sample(look), 1)
    row.addWidget(preflight_sample(look), 1)
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
    box.addWidget(empty_sample(sample.look), 1)
    sample.actions.declare(usual("new", lambda: None), page)
    return page
