from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands.test_demo import call


@pytest.mark.parametrize("data", [b"", b"\x07" * 9000, b"hello"])
def test_what_is_no_workspace_is_a_problem_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = tmp_path / "odd.stdc"
    path.write_bytes(data)
    code, out, err = call(capsys, "check", path, "--json")
    found = json.loads(out)
    assert code in {1, 2}
    assert not found["ok"]
    assert all(set(problem) == {"kind", "record", "detail"} for problem in found["problems"])
    assert found["problems"]
    assert "Traceback" not in err
    assert path.read_bytes() == data


def test_a_word_that_is_neither_command_nor_file_is_said() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stdcommittee", "talley", "votes.csv"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "talley" in done.stderr
    assert "Traceback" not in done.stderr
