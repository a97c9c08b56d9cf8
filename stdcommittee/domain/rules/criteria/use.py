"""Enough countries use or have adopted the document (systematic review)."""

from __future__ import annotations

from stdcommittee.domain.rules.criterion import Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Finding


def use(facts: Facts, provision: Provision) -> Finding:
    """Return how many countries use the document, out of those that answered, against `least`.

    Not known where no country answered: the list has no such question. A country that does not
    answer is not a country that uses it.
    """
    least = provision.number("least")
    known = facts.using >= least or (facts.answering > 0 and not facts.use_doubtful)
    return provision.of_count((facts.using, facts.answering), least, known=known)


CRITERION = Criterion(name="use", parameters={"least": ParameterKind.NUMBER}, judge=use)
