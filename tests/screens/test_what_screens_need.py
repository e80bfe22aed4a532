"""Tests on real screens are left out with a reason, never in CI."""

import pytest

from tests.screens.conftest import refuse
from tests.screens.desk import missing


def test_without_an_x_server_the_tests_are_skipped_with_the_packages_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert missing() == ["xvfb", "openbox", "x11-xserver-utils"]
    with pytest.raises(pytest.skip.Exception, match="xvfb openbox"):
        refuse(missing(), in_ci=False)


def test_in_ci_a_missing_x_server_is_a_failure() -> None:
    with pytest.raises(pytest.fail.Exception, match="xvfb"):
        refuse(["xvfb"], in_ci=True)
    refuse([], in_ci=True)
