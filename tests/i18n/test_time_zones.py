"""Zones come from the tzdata package, with their IANA names."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from jumbo_site.i18n.time_zones import moment, time_zone


@pytest.mark.parametrize("key", ["Europe/Rome", "Asia/Riyadh", "Africa/Casablanca", "America/Argentina/Ushuaia", "UTC"])
def test_a_zone_has_its_name(key: str) -> None:
    assert time_zone(key).key == key


@pytest.fixture
def system_without_rules(tmp_path: Path) -> Iterator[None]:
    """Let the system's own zones be unreadable, as far as zoneinfo is concerned."""
    wrong = tmp_path / "Europe" / "Rome"
    wrong.parent.mkdir()
    wrong.write_bytes(b"not a zone")
    zoneinfo.reset_tzpath([str(tmp_path)])
    zoneinfo.ZoneInfo.clear_cache()
    time_zone.cache_clear()
    yield
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("system_without_rules")
def test_the_rules_are_not_those_of_the_system() -> None:
    with pytest.raises(ValueError, match="TZif"):
        zoneinfo.ZoneInfo("Europe/Rome")
    assert moment(date(2022, 11, 17), "09:00", "Europe/Rome").utcoffset() == timedelta(hours=1)
    assert moment(date(2022, 7, 17), "09:00", "Europe/Rome").utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("key", ["Europe/Atlantis", "../../etc/passwd", "/etc/passwd", "zone.tab", "tzdata.zi", ""])
def test_what_is_no_zone_is_a_mistake(key: str) -> None:
    with pytest.raises((zoneinfo.ZoneInfoNotFoundError, ValueError)):
        time_zone(key)
