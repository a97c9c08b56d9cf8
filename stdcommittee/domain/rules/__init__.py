"""Rules as dated data, and the tally that judges a ballot by them."""

from stdcommittee.domain.rules.book import RuleBook, shipped
from stdcommittee.domain.rules.findings import Comparison, Finding
from stdcommittee.domain.rules.outlook import Outlook, Prospect, outlook
from stdcommittee.domain.rules.roll import Treatment
from stdcommittee.domain.rules.rule import Edition, Outcome, Parameter, Reasons, Rule
from stdcommittee.domain.rules.tally import tally
from stdcommittee.domain.rules.verdict import Verdict

__all__ = [
    "Comparison",
    "Edition",
    "Finding",
    "Outcome",
    "Outlook",
    "Parameter",
    "Prospect",
    "Reasons",
    "Rule",
    "RuleBook",
    "Treatment",
    "Verdict",
    "outlook",
    "shipped",
    "tally",
]
