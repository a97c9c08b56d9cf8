"""The sample, made once for all tests about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.services.demo import Sample, make_sample
from stdcommittee.services.session import Session, open_workspace
from tests.services.demo.moments import NOW


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return make_sample(tmp_path_factory.mktemp("sample") / "zh", language="zh", clock=Clock(NOW))


@pytest.fixture(scope="package")
def opened(sample: Sample) -> Iterator[Session]:
    with open_workspace(sample.workspace, read_only=True, clock=Clock(NOW)) as session:
        yield session
