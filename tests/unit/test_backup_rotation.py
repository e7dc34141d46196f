"""Twelve days, ten weeks, nine months: which backups stay, and that nobody else's file is ever touched."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.actions.daily_backup import is_due
from sync.carriers.rotation import DAYS, MONTHS, WEEKS, Series, kept

NOW = datetime(2026, 11, 26, 8, 30)
OURS = Series("eoffice-06505-0000abcd-", ".eobackup")


def test_of_two_years_of_days_those_of_days_weeks_and_months_stay() -> None:
    days = [NOW - timedelta(days=n) for n in range(730)]
    stay = sorted(kept(days), reverse=True)
    assert stay[:DAYS] == days[:DAYS]
    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert len({at.isocalendar()[:2] for at in stay}) >= WEEKS
    assert len({(at.year, at.month) for at in stay}) == MONTHS
    assert min(stay) == datetime(2026, 3, 31, 8, 30)


def test_of_one_day_the_latest_stays() -> None:
    hours = [NOW - timedelta(hours=2 * n) for n in range(4)]
    assert kept(hours) == {NOW}


def test_a_pc_that_was_off_for_a_year_keeps_its_old_ones() -> None:
    old = [NOW - timedelta(days=400 + n) for n in range(3)]
    assert set(old) < kept([NOW, *old])


def test_day_by_day_the_folder_never_grows_past_what_is_kept(tmp_path: Path) -> None:
    stranger = tmp_path / "eoffice-06505-ffffffff-20200101-000000.eobackup"
    stranger.touch()
    (tmp_path / "thu.docx").touch()
    for n in range(400):
        OURS.free_path(tmp_path, NOW + timedelta(days=n)).touch()
        OURS.rotate(tmp_path)
    found = OURS.found(tmp_path)
    assert 26 <= len(found) <= DAYS + WEEKS + MONTHS
    assert found[0][0] == NOW + timedelta(days=399)
    assert stranger.exists() and (tmp_path / "thu.docx").exists()


def test_a_name_of_no_time_in_a_shared_folder_is_nobodys_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / f"{OURS.beginning}20269999-999999{OURS.suffix}").touch()
    ours = OURS.free_path(tmp_path, NOW)
    ours.touch()
    assert OURS.rotate(tmp_path) == 0
    assert OURS.found(tmp_path) == [(NOW, ours)]


def test_a_backup_is_due_each_day_each_two_hours_while_something_waits_and_when_the_clock_was_put_back() -> None:
    now = datetime(2026, 11, 26, 1, 30, tzinfo=UTC)
    assert is_due(now, None, waits=False)
    assert not is_due(now, now - timedelta(hours=1), waits=True)
    assert is_due(now, now - timedelta(hours=3), waits=True)
    assert not is_due(now, now - timedelta(hours=1), waits=False)
    assert is_due(now, now - timedelta(hours=9), waits=False), "another day in Viet Nam"
    assert is_due(now, now + timedelta(days=300), waits=False)
