"""All rows, printed beside their floors: ``python -m benchmarks [--keep FOLDER]``.

Compile first (``python -m compileall -q stdcommittee``): the start is measured with bytecode.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    ballot_screen,
    collate_comments,
    import_portfolio,
    report_speed,
    roster,
    search_words,
    startup,
)
from benchmarks.pairs import Pair


def main() -> None:
    """Measure one after another; nothing else should run meanwhile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="where the large workspace is kept")
    wanted = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder: Path = wanted.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        measures: Sequence[Callable[[], list[Pair]]] = (
            lambda: startup.measure(folder),
            collate_comments.measure,
            import_portfolio.measure,
            search_words.measure,
            report_speed.measure,
            roster.measure,
            lambda: ballot_screen.measure(folder),
        )
        for measure in measures:
            for pair in measure():
                print(pair, flush=True)


if __name__ == "__main__":
    main()
