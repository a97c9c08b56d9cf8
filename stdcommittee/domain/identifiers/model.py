"""What an identifier says, taken apart."""

from __future__ import annotations

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message


class Kind(Choice):
    """What an identifier names."""

    STANDARD = "standard", N_("Standard")
    DRAFT = "draft", N_("Draft")
    SUPPLEMENT = "supplement", N_("Supplement")
    PRODUCT = "product", N_("Consolidated, redline or similar product")
    GUIDE = "guide", N_("Guide")
    DIRECTIVES = "directives", N_("Directives")
    SCHEME = "scheme", N_("Conformity assessment document")
    ADOPTION = "adoption", N_("National or regional adoption")
    FOREIGN = "foreign", N_("Standard of another body")
    WORKING_DOCUMENT = "working_document", N_("Working document")
    PROGRAMME = "programme", N_("Programme item")
    COMMITTEE = "committee", N_("Committee")
    PLAN = "plan", N_("Plan number")
    UNREADABLE = "unreadable", N_("Unreadable")


class Level(Choice):
    """Whose standard it is, as a portfolio groups them."""

    INTERNATIONAL = "international", N_("International standard")
    FOREIGN = "foreign", N_("Regional or foreign standard")
    NATIONAL_MANDATORY = "national_mandatory", N_("Mandatory national standard")
    NATIONAL_RECOMMENDED = "national_recommended", N_("Recommended national standard")
    NATIONAL_GUIDANCE = "national_guidance", N_("National guidance document")
    INDUSTRY = "industry", N_("Industry standard")
    LOCAL = "local", N_("Local standard")
    GROUP = "group", N_("Group standard")
    ENTERPRISE = "enterprise", N_("Enterprise standard")
    UNKNOWN = "", N_("Level not known")


@frozen
class Supplement:
    """An amendment, corrigendum or the like, on the standard or on the supplement before it.

    Attributes:
        kind: `Amd`, `Cor`, `Suppl`, `Add`, `ISH`, `FRAG`, `Ext`, `XG` (Chinese amendment),
            `A` and `AC` (European amendment, corrigendum), `SUP` (of the Directives).
        number: as written, usually digits; for `SUP` the body whose supplement it is.
        stage: the stage abbreviation of a draft (`CD`, `DAM`, `FDCOR` …), empty once published.
        iteration: which ballot of that stage, if written (`DAM 1.3`).
        consolidated: the standard is printed together with it (`+AMD1:2012`).
        on_product: it corrects the product named before it (`… CSV/COR1:2015`).
    """

    kind: str
    number: str
    year: int | None = None
    month: int | None = None
    stage: str = ""
    iteration: int | None = None
    consolidated: bool = False
    on_product: bool = False

    def to_json(self) -> dict[str, object]:
        """Return the supplement as plain values."""
        return {
            "kind": self.kind,
            "number": self.number,
            "year": self.year,
            "month": self.month,
            "stage": self.stage,
            "iteration": self.iteration,
        }


@frozen
class Identifier:
    """A reference taken apart; `problem` says why a text could not be read.

    Attributes:
        input: the text as it was given.
        publisher: `ISO`, `ISO/IEC`, `GB`, `JB`, `DB11`, `T/CAS`, `Q/ABC`, `BS EN ISO` …
        type: `TS`, `TR`, `Guide` …; `T` or `Z` of a Chinese standard; the document type of a
            working document (`CDV`, `N`); the kind of the topmost committee (`TC`).
        number: as written; a plan number keeps its eight digits.
        parts: what follows the number (`1`, `2` of IEC 60335-1-2; `SC 8`, `WG 3` of a committee;
            the department of a plan number).
        stage: stage abbreviation of a draft (`CD`, `DIS`, `DTS`, `Fpr` …).
        iteration: which ballot of that stage, if written (`CD 27001.2`).
        language: as printed between the brackets (`E`, `en,fr`).
        edition: as printed after ED (`2`, `1.2`).
        product: CSV, RLV, CMV, SER …
        all_parts: the whole series is meant.
        committee: canonical name of the committee that numbered a working document.
        adopted: the other standard of a dual number, or the one that a BS EN ISO adopts.
        canonical: the spelling of the publisher.
    """

    input: str
    kind: Kind
    publisher: str = ""
    type: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    stage: str = ""
    iteration: int | None = None
    supplements: tuple[Supplement, ...] = ()
    language: str = ""
    edition: str = ""
    product: str = ""
    all_parts: bool = False
    committee: str = ""
    adopted: Identifier | None = None
    canonical: str = ""
    problem: Message | None = None

    @property
    def ok(self) -> bool:
        """Whether the text was read."""
        return self.problem is None

    @property
    def copublishers(self) -> tuple[str, ...]:
        """The partners of a joint publication, without the first publisher."""
        return tuple(self.publisher.split("/")[1:]) if self.publisher[1:2] != "/" else ()

    def to_json(self) -> dict[str, object]:
        """Return the reading as plain values, the problem in English."""
        return {
            "input": self.input,
            "ok": self.ok,
            "kind": self.kind.value,
            "publisher": self.publisher,
            "type": self.type,
            "number": self.number,
            "parts": list(self.parts),
            "year": self.year,
            "stage": self.stage,
            "iteration": self.iteration,
            "supplements": [supplement.to_json() for supplement in self.supplements],
            "canonical": self.canonical,
            "problem": None if self.problem is None else str(self.problem),
        }
