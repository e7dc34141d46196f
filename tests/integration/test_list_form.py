"""An office's file of an earlier program: brought to this one's schema, its lists made anew, nothing lost."""

from pathlib import Path

from sync.database import Database
from sync.replica import finding, listing, pages
from sync.replica.migrations import STEPS
from sync.replica.pages import Wanted
from sync.replica.sought import Sought
from sync.schema import migrate
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE


def test_a_file_of_the_first_schema_is_brought_to_this_one(tmp_path: Path) -> None:
    old = Database(tmp_path / "office.db")
    migrate(old, STEPS[:1])
    old.close()
    new = Database(tmp_path / "office.db")
    migrate(new, STEPS)
    with new.read() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(STEPS)
    new.close()


def test_lists_of_another_form_are_made_anew_with_everything_in_them(district: Pc, commune: Pc) -> None:
    for n in range(3):
        district.dispatch(f"Thông báo số {n} về đất đai", to=[COMMUNE])
    district.sync()
    commune.sync()
    before = commune.incoming()
    with commune.replica.database.write() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'listing_form'")
        connection.exec_driver_sql("DELETE FROM listing")
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('delete-all')")
    commune.restart()
    assert commune.incoming() == before
    raw = commune.replica.database.raw()
    assert len(finding.found(raw, Sought(typed="dat dai"), 10)) == 3
    assert pages.count(raw, Wanted("incoming")) == 3
    assert pages.meta(raw, "listing_form") == listing.FORM
    raw.close()
