"""Whether an answer to a comment says why."""

from __future__ import annotations

from stdcommittee.domain.comments.phrases import phrases, spoken


def says_why(observation: str) -> bool:
    """Tell whether an observation says more than the bare answer (“Not accepted.”).

    Forms have one column for answer and reason; what follows the words of the answer is the reason.
    """
    words = spoken(observation)
    opening = phrases("dispositions", "openings").opening(words)
    return bool(opening[1] if opening is not None else words)
