"""The main figures counted once more, by plain SQL on the file, without the program's code."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.services.session import Session
from tests.figures import measure
from tests.supervised import Chance, fill
from tests.workspaces import raw

OWN = "('SAC/TC 999', 'SAC/TC 999/SC 1')"
WORK = "('SAC/TC 999', 'SAC/TC 999/SC 1', '')"
CHINESE = (
    "('national_mandatory','national_recommended','national_guidance','industry','local','group')"
)

NUMBERS = {
    "comments.handled": f"""
        SELECT sum(c.disposition IS NOT NULL AND c.disposition NOT LIKE 'pending%'
                   AND coalesce(c.answered, '') <= '2025-12-31'), count(*)
        FROM comment c JOIN comment_round r ON r.id = c.round_id
        WHERE r.closes BETWEEN '2025-01-01' AND '2025-12-31'
          AND coalesce(r.committee, '') IN {WORK}""",
    "rounds.response": f"""
        SELECT sum(min(replied, sent)), sum(sent) FROM comment_round
        WHERE closes BETWEEN '2025-01-01' AND '2025-12-31' AND sent > 0
          AND coalesce(committee, '') IN {WORK}""",
    "international.in_time": """
        SELECT sum(sent IS NOT NULL AND sent <= closes), count(*) FROM ballot
        WHERE closes BETWEEN '2025-01-01' AND '2025-12-31' AND duty = 'P'
          AND status <> 'cancelled'
          AND kind IN ('np','dis','cdv','fdis','dts','dtr','dpas','sr','cib','withdrawal')
          AND (coalesce(committee, '') = '' OR committee = 'ISO/TC 998'
               OR committee LIKE 'ISO/TC 998/%')""",
    "members.participation": f"""
        WITH last AS (SELECT voter_id, max(id) AS id FROM vote GROUP BY voter_id)
        SELECT sum(CASE WHEN coalesce(v.value, v.stated) IS NOT NULL THEN v.count ELSE 0 END),
               sum(CASE WHEN v.id IS NULL THEN 1 ELSE v.count END)
        FROM voter w JOIN ballot b ON b.id = w.ballot_id
        LEFT JOIN last ON last.voter_id = w.id LEFT JOIN vote v ON v.id = last.id
        WHERE b.status = 'closed'
          AND coalesce(b.closed, b.closes) BETWEEN '2025-01-01' AND '2025-12-31'
          AND coalesce(b.committee, '') IN {WORK}
          AND b.kind IN ('draft','proposal','correspondence','review','charter','members','budget',
                         'subcommittee','ordinary','expert_group','group_standard')
          AND coalesce(w.standing, 'member') = 'member'""",
    "standards.published": f"""
        SELECT count(*), NULL FROM standard
        WHERE published BETWEEN '2025' AND '2025-12-31' AND committee IN {OWN}
          AND level IN {CHINESE}
          AND status IN ('in_force','upcoming','withdrawn','superseded')""",
    "findings.in_time": """
        SELECT sum(closed IS NOT NULL AND closed <= due),
               sum(1) FROM finding WHERE due BETWEEN '2025-01-01' AND '2025-12-31'""",
}


@pytest.mark.parametrize("seed", range(8))
def test_counted_again(session: Session, seed: int) -> None:
    fill(session, Chance(seed), 20)
    with raw(session.path, guards=True) as connection:
        for name, query in NUMBERS.items():
            numerator, denominator = connection.execute(query).fetchone()
            found = measure(session, name)
            expected: tuple[Any, Any] = (numerator or 0, denominator)
            if found.denominator is not None:
                expected = (numerator or 0, denominator or 0)
            assert (found.numerator, found.denominator) == expected, name
