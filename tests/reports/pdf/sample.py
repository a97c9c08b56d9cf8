"""An invented report with every building block, in both languages, for the tests."""

from __future__ import annotations

import datetime as dt
import hashlib
from fractions import Fraction

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.charts.columns import Column as Bar
from stdcommittee.domain.charts.columns import Limit, columns
from stdcommittee.domain.charts.drawing import Key
from stdcommittee.domain.charts.marks import Chart, Measure, Role
from stdcommittee.domain.charts.stacked import Category, Part, stacked_bars
from stdcommittee.domain.charts.timeline import Deadline, Lane, timeline
from stdcommittee.domain.charts.timeline import Span as Stretch
from stdcommittee.reports.pdf.blocks.columns import Column, Look
from stdcommittee.reports.pdf.blocks.cover import Cover, Signer
from stdcommittee.reports.pdf.blocks.figures import Figure, KeyFigure
from stdcommittee.reports.pdf.blocks.tables import AnyRow, Group
from stdcommittee.reports.pdf.blocks.texts import Align, Caption, Paragraph
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.frame import About
from stdcommittee.reports.pdf.inline import Link, Mark, PageOf, Span, State, Status, Uses

B = Bilingual

TITLE = B("标准化工作自我监督报告（2025 年度）", "Self-supervision report on standards work (2025)")
NUMBER = B("SAC/TC 999 自监〔2026〕1 号", "SAC/TC 999 SS 2026-1")
RARE_NAMES = "杨𬭎、𠮷田、Jan Řehoř、Ελένη"
MET = B("满足", "met")
PARTLY = B("部分满足", "partly met")
UNMET = B("未满足", "not met")
NONE = B("未发生", "none")
DIGEST = hashlib.sha256(b"sample").hexdigest()
RECORDS = 27


def about(language: str) -> About:
    return About(
        title=TITLE,
        number=NUMBER,
        language=language,
        issued=dt.date(2026, 6, 11),
        author=B("全国某某标准化技术委员会秘书处（示例）", "Secretariat of SAC/TC 999 (sample)"),
        subject=B("年度自我监督", "Yearly self-supervision"),
        keywords=(B("自我监督", "self-supervision"), "SAC/TC 999"),
        stamp=B(
            "数据截至 2026-06-10 18:00:00（UTC+8），操作号 18 412",
            "Data as of 2026-06-10 18:00:00 (UTC+8), operation 18 412",
        ),
        digest=DIGEST,
    )


def cover() -> Cover:
    return Cover(
        number=NUMBER,
        access=B("公开范围：报送主管部门", "For the competent authority"),
        body=B("全国某某信息标准化技术委员会（示例）", "National Technical Committee 999 (sample)"),
        title=(B("标准化工作", "Self-supervision report"), B("自我监督报告", "on standards work")),
        period=B("2025 年度", "2025"),
        detail=B(
            "报告期　2025 年 1 月 1 日至 2025 年 12 月 31 日",
            "Reporting period: 1 January to 31 December 2025",
        ),
        facts=(
            (
                B("编制单位", "Prepared by"),
                B("某某标准化技术委员会秘书处（示例）", "Secretariat (sample)"),
            ),
            (B("秘书处承担单位", "Hosted by"), B("某测绘科学研究院", "A research institute")),
            (
                B("编制依据", "Basis"),
                B(
                    "加强标准制定和实施监督的指导意见，（十三）自我监督",
                    "Guiding opinions, section 13",
                ),
            ),
            (
                B("规则版本", "Rules"),
                B(
                    "委员会管理办法 2020 修正；国家标准管理办法 2023-03-01",
                    "Committee rules as amended 2020; national standards rules 2023-03-01",
                ),
            ),
            (B("编制人，审核人", "Author, reviewer"), B("委员09，委员01", "Member 09, Member 01")),
            (B("签发日期", "Issued"), B("2026 年 6 月 11 日", "11 June 2026")),
        ),
        issuer=B("全国某某信息标准化技术委员会秘书处", "Secretariat of SAC/TC 999"),
        date=B("二〇二六年六月", "June 2026"),
    )


def key_figures(language: str) -> list[KeyFigure]:
    zh = language == "zh"

    def figure(
        zh_label: str, en_label: str, value: str, mark: int, note: Bilingual, role: Role
    ) -> KeyFigure:
        return KeyFigure(zh_label if zh else en_label, value, mark, note, role)

    quiet = Role.MUTED
    return [
        figure(
            "项目按期完成", "Projects on time", "17/20", 1, B("2024 年 15/21", "2024: 15/21"), quiet
        ),
        figure(
            "委员投票参加",
            "Votes cast",
            "203/240",
            2,
            B("下限 3/4，满足", "limit 3/4: met"),
            Role.GOOD,
        ),
        figure("意见处理", "Comments resolved", "721/736", 3, B("15 条待定", "15 open"), Role.WARN),
        figure(
            "国际投票", "International votes", "85/88", 4, B("2024 年 81/86", "2024: 81/86"), quiet
        ),
        figure("按期复审", "Reviews on time", "22/27", 5, B("5 项逾期", "5 overdue"), Role.BAD),
        figure(
            "反馈按期办结",
            "Cases closed on time",
            "14/20",
            6,
            B("3 件超过 60 日", "3 over 60 days"),
            Role.BAD,
        ),
        figure("实施效果评估", "Evaluations", "16/96", 7, B("2024 年 9/92", "2024: 9/92"), quiet),
        figure(
            "新标准宣贯",
            "Promotion of new standards",
            "6/8",
            8,
            B("2 项未开展", "2 not started"),
            Role.WARN,
        ),
    ]


def duties_chart(language: str) -> Figure:
    zh = language == "zh"
    names = (
        [
            "一 制定过程监督",
            "二 强制性标准实施",
            "三 宣贯推广",
            "五 对口单位规范",
            "六 后处理",
            "七 监督抽查",
            "九 信息反馈",
            "十 效果评估",
        ]
        if zh
        else [
            "1 Development",
            "2 Mandatory standards",
            "3 Promotion",
            "5 Counterpart units",
            "6 Follow-up",
            "7 Spot checks",
            "9 Feedback",
            "10 Evaluation",
        ]
    )
    counts = [
        (24, 4, 1, 1),
        (7, 1, 0, 2),
        (6, 2, 1, 0),
        (7, 2, 1, 0),
        (6, 2, 1, 1),
        (9, 1, 0, 1),
        (5, 2, 2, 0),
        (7, 3, 0, 1),
    ]
    rows = [
        Category(
            name,
            tuple(Part(n, (("duty", name, k),)) for k, n in enumerate(count)),
            f"{count[0]}/{sum(count)}",
        )
        for name, count in zip(names, counts, strict=True)
    ]
    words = ("满足", "部分", "未满足", "未发生") if zh else ("met", "partly", "not met", "none")
    roles = (Role.SERIES4, Role.SERIES2, Role.BAD, Role.NEUTRAL)
    keys = [Key(word, role) for word, role in zip(words, roles, strict=True)]

    def chart(width: float, measure: Measure, size: float) -> Chart:
        return stacked_bars(rows, keys, width=width, measure=measure, size=size)

    caption = Caption(
        B("图 1", "Figure 1"), B("各部分职责满足情况", "Duties met by part"), unit=B("条", "duties")
    )
    return Figure(chart, caption, key="figure-duties")


def votes_chart(language: str) -> Figure:
    names = (
        ["一季度", "二季度", "三季度", "四季度"] if language == "zh" else ["Q1", "Q2", "Q3", "Q4"]
    )
    cast = (46, 52, 49, 56)
    bars = [
        Bar(name, Fraction(n, 60), f"{n}/60", records=(("ballot", name),))
        for name, n in zip(names, cast, strict=True)
    ]

    def chart(width: float, measure: Measure, size: float) -> Chart:
        return columns(
            bars,
            width=width,
            measure=measure,
            size=size,
            limit=Limit(Fraction(3, 4), "3/4"),
            percent=True,
            highest=1,
        )

    caption = Caption(B("图 2", "Figure 2"), B("委员投票参加率", "Votes cast"), unit="%")
    note = (
        Span(B("虚线", "Dashed"), colour=Role.BAD),
        "　",
        B("管理办法下限；弃权计为参加", "limit in the rules; abstentions count"),
    )
    return Figure(chart, caption, note)


def projects_chart() -> Figure:
    def day(text: str) -> dt.date:
        return dt.date.fromisoformat(text)

    lanes = [
        Lane(
            "20240101-T-999",
            (
                Stretch(day("2024-03-01"), day("2025-02-28")),
                Stretch(day("2025-03-01"), day("2025-09-30"), plan=True),
            ),
            (Deadline(day("2025-03-01"), former=True), Deadline(day("2025-09-30"))),
            "10/18",
        ),
        Lane(
            "20230817-T-999",
            (Stretch(day("2023-11-01"), day("2025-11-20"), Role.SERIES1),),
            (Deadline(day("2025-05-01"), passed=True),),
            "24/18",
        ),
    ]

    def chart(width: float, measure: Measure, size: float) -> Chart:
        return timeline(
            lanes,
            first=day("2023-10-01"),
            last=day("2025-12-31"),
            width=width,
            measure=measure,
            size=size,
            name_of=lambda d: f"{d:%Y-%m}",
            today=day("2025-06-10"),
        )

    return Figure(
        chart,
        Caption(B("图 3", "Figure 3"), B("项目进度和时限", "Projects and limits")),
        key="figure-projects",
    )


def duty_rows() -> list[AnyRow]:
    met, partly = Status(State.MET, MET), Status(State.PARTLY, PARTLY)
    unmet, none = Status(State.UNMET, UNMET), Status(State.NONE, NONE)
    return [
        Group(B("（一）政府颁布标准制定过程监督", "1 Development of government standards")),
        (
            "1.17",
            B("草案征求意见", "Circulating drafts"),
            met,
            (
                B("5 项草案，期限均不少于 60 日", "5 drafts, each for at least 60 days"),
                Mark(1),
                B("；发送 402 家，回函 219 家", "; sent to 402, answered by 219"),
                Mark(2),
            ),
            B("公告 5，发送清单 5", "5 notices, 5 lists"),
        ),
        (
            "1.18",
            B("意见处理", "Comments"),
            partly,
            (B("721/736 已处理", "721/736 resolved"), Mark(3)),
            B("意见汇总处理表 5", "5 comment tables"),
        ),
        (
            "1.21",
            B("申诉机制", "Appeals"),
            none,
            B("制度已公开，本期申诉 0 件", "Procedure public; no appeal"),
            B("申诉处理办法", "procedure"),
        ),
        (
            "1.26",
            B("国家标准复审", "Review"),
            unmet,
            (B("应复审 27 项，按期 22 项，逾期 5 项", "27 due, 22 on time, 5 overdue"), Mark(5)),
            B("复审表 22", "22 review forms"),
        ),
        Group(B("（三）推荐性标准宣贯推广", "3 Promotion of voluntary standards")),
        (
            "3.3",
            B("组织宣贯和推广", "Promotion"),
            partly,
            (B("新标准 8 项，宣贯 6 项", "8 new standards, 6 promoted"), Mark(8)),
            B("签到 9，课件 9", "9 lists, 9 decks"),
        ),
    ]


def record_rows(language: str) -> list[AnyRow]:
    rows: list[AnyRow] = []
    for n in range(1, RECORDS + 1):
        late = n <= 5
        status = (
            Status(State.UNMET, B("逾期", "overdue"))
            if late
            else Status(State.MET, B("按期", "on time"))
        )
        name = B(f"地理信息 示例标准第 {n} 部分", f"Geographic information, sample part {n}")
        rows.append(
            (
                f"GB/T {17000 + 37 * n}.1—20{n % 15 + 8:02d}",
                name,
                "2009-05-06",
                "2020-12-04",
                "2025-12-04",
                "—" if late else "2025-11-26",
                status,
            )
        )
    return rows


def sample(language: str) -> Document:
    document = Document(about(language)).cover(cover()).contents()
    document.heading(B("一、总体情况", "1 Overview"), key="overview", new_page=True)
    document.paragraph(
        B(
            "报告期内，本会有效标准 96 项，在研项目 20 项，组织投票 8 次、审查会 3 次，处理意见 736 条。对照指导意见中涉及技术委员会和国内技术对口单位的职责 100 条，已满足 71 条，部分满足 17 条，未满足 6 条，本期未发生 6 条",
            "In the reporting period the committee kept 96 standards in force and 20 projects, held 8 ballots and 3 review meetings and resolved 736 comments. Of the 100 duties of technical committees and counterpart units in the guiding opinions, 71 are met, 17 partly met, 6 not met and 6 did not arise",
        ),
        Mark(9),
        B(
            "。未满足的各条均已列出整改事项和期限。",
            ". Each duty that is not met has a corrective action with a date.",
        ),
    )
    document.figures(
        key_figures(language),
        Caption(
            B("表 1", "Table 1"),
            B("主要数据", "Key figures"),
            B(
                "方括号内为数据号，计入和排除的记录见附录 B",
                "numbers in brackets lead to the records in Annex B",
            ),
        ),
    )
    document.side(duties_chart(language), votes_chart(language))
    document.heading(B("主要问题和整改", "Findings and corrective actions"), 2)
    document.table(
        (
            Column(B("序号", "No."), 30),
            Column(B("问题", "Finding"), 174),
            Column(B("整改事项", "Corrective action"), 150),
            Column(B("期限", "Due"), 60),
            Column(B("状态", "State")),
        ),
        [
            (
                "1",
                (
                    B("5 项标准标龄超过 5 年未复审", "5 standards over 5 years not reviewed"),
                    Mark(5),
                ),
                B("6 月审查会集中复审，提交结论", "Review them at the June meeting"),
                "2026-06-30",
                Span(B("进行中", "running"), colour=Role.WARN, sans=True),
            ),
            (
                "2",
                (B("3 件实施反馈超过 60 日未办结", "3 cases open for over 60 days"), Mark(6)),
                B("逐件答复并登记满意度", "Answer each, record satisfaction"),
                "2026-06-20",
                Span(B("进行中", "running"), colour=Role.WARN, sans=True),
            ),
            (
                "3",
                (B("2 项新标准发布 6 个月内未宣贯", "2 new standards not promoted"), Mark(8)),
                B("7 月线上宣贯，录像公开", "Online session in July"),
                "2026-07-31",
                Span(B("未开始", "ahead"), sans=True),
            ),
            (
                "4",
                (B("3 项项目超过计划时限", "3 projects late"), Mark(1)),
                B("2 项已报批，1 项补报超限说明", "2 submitted, 1 explained"),
                "2026-05-31",
                Span(B("逾期", "overdue"), colour=Role.BAD, sans=True),
            ),
        ],
        key="findings",
    )
    document.heading(B("与前两年比较", "Comparison with the two years before"), 2)
    document.table(
        (
            Column(B("数据", "Figure"), 130),
            *(Column(B(f"{year} 年", str(year)), align=Align.RIGHT) for year in (2023, 2024, 2025)),
            Column(B("比上年，百分点", "Change, points"), align=Align.RIGHT),
        ),
        [
            (B("项目按期完成", "Projects on time"), "13/20", "15/21", "17/20", "+13.6"),
            (B("按期复审", "Reviews on time"), "14/21", "19/24", "22/27", "+2.3"),
            (
                B("反馈按期办结", "Cases closed on time"),
                "8/13",
                "14/18",
                "14/20",
                Span("−7.8", colour=Role.BAD),
            ),
        ],
    )
    document.heading(B("二、职责逐条情况", "2 Duties one by one"), key="duties", new_page=True)
    document.table(
        (
            Column(B("条", "Duty"), 27.5, look=Look.SANS),
            Column(B("职责", "What it asks"), 103),
            Column(B("状态", "State")),
            Column(B("数据", "Data")),
            Column(B("证据", "Evidence"), 80, look=Look.QUIET),
        ),
        duty_rows(),
        Caption(
            B("表 4", "Table 4"),
            B("职责逐条情况", "Duties one by one"),
            (
                B("状态：", "State: "),
                Status(State.MET, MET),
                "　",
                Status(State.PARTLY, PARTLY),
                "　",
                Status(State.UNMET, UNMET),
                "　",
                Status(State.NONE, NONE),
            ),
        ),
        key="duty-table",
    )
    document.chart(projects_chart().layout, projects_chart().caption, key="figure-projects")
    document.heading(B("说明", "Notes"), 2)
    document.listing(
        (
            B("（1）", "(a)"),
            B(
                "时限按工作日计算，遇法定节假日顺延；ISO/IEC Directives 的期限另行计算，不得与国家标准的时限混用。",
                "Limits count in working days; those of the ISO/IEC Directives are counted on their own and never mixed with national ones.",
            ),
        ),
        (
            B("（2）", "(b)"),
            (
                B("专家名单：", "Experts: "),
                RARE_NAMES,
                B("；见第", "; see "),
                Link(B("二部分", "section 2"), "duties"),
                B("，", ", "),
                PageOf("duties"),
                B("。", "."),
            ),
        ),
    )
    document.heading(
        B("附录 B　数据 [5] 的记录", "Annex B  Records of figure [5]"), figure=5, new_page=True
    )
    document.facts(
        (
            B("数据", "Figure"),
            (
                Span(B("按期复审 22/27", "Reviews on time 22/27"), strong=True),
                B("，用于", ", used on "),
                Uses(5),
            ),
        ),
        (
            B("算法", "Method"),
            B(
                "分子：报告期内到期且在到期日前作出复审结论的标准。分母：报告期内到期的有效国家标准。",
                "Numerator: standards due in the period and decided before the due date. Denominator: all standards due in the period.",
            ),
        ),
        (
            B("规则", "Rule"),
            B(
                "国家标准管理办法，复审周期不超过 5 年，2023-03-01 起施行",
                "National standards rules: review within 5 years, in force since 2023-03-01",
            ),
        ),
    )
    document.table(
        (
            Column(B("标准编号", "Number")),
            Column(B("名称", "Title")),
            *(
                Column(B(zh, en))
                for zh, en in (
                    ("发布", "Published"),
                    ("上次复审", "Last"),
                    ("到期", "Due"),
                    ("本次结论", "Decided"),
                )
            ),
            Column(B("判定", "State")),
        ),
        record_rows(language),
        Caption(
            B("表 B.5a", "Table B.5a"),
            B("计入的记录", "Records counted"),
            B("27 行，先逾期，后按到期日由近及远", "27 rows, overdue first"),
        ),
        numbered=B("行", "Row"),
        records=True,
    )
    for number in (1, 2, 3, 4, 6, 7, 8, 9):
        document.heading(
            B(f"数据 [{number}] 的记录", f"Records of figure [{number}]"), 2, figure=number
        )
        document.paragraph(B("用于", "Used on "), Uses(number), B("。", "."))
    document.heading(B("逾期说明", "On the overdue ones"), 2)
    document.add(
        Paragraph(
            (
                B(
                    "上列 5 项逾期标准均为 2010 年以前发布，其中 3 项对应的国际标准正在修订，秘书处拟在 2026 年 6 月审查会上集中作出复审结论。整改事项编号 CA-2026-003，责任人委员09。",
                    "The five were published before 2010; the International Standards behind three of them are being revised, and the secretariat will have all of them decided at the review meeting in June 2026. Corrective action CA-2026-003, Member 09.",
                ),
            )
        )
    )
    document.box(
        B("复核方法", "How to verify"),
        B(
            "在工作区中打开“报告 › SAC/TC 999 自监〔2026〕1 号 › 数据 [5]”，可见同一记录；或用页脚的 SHA-256 校验冻结数据。记录在签发后如有更正，只列入下一期报告，本报告不变。",
            "Open “Reports › SAC/TC 999 SS 2026-1 › figure [5]” in the workspace to see the same records, or check the frozen data against the SHA-256 in the page foot. Corrections after issue go into the next report; this one doesn’t change.",
        ),
    )
    document.signature(
        Signer(B("编制人（签字）", "Author"), B("委员09", "Member 09"), "2026-06-11"),
        Signer(B("审核人（签字）", "Reviewer")),
        body=B("全国某某标准化技术委员会秘书处", "Secretariat of SAC/TC 999"),
        date=B("2026 年 6 月 11 日", "11 June 2026"),
        sealed=True,
    )
    return document
