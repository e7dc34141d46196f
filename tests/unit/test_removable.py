"""Which mounts are sticks, by what Linux tells of them."""

from pathlib import Path

from app.host.removable import Stick, sticks, sticks_told

TOLD = r"""
24 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
80 24 8:17 / /media/van-thu/KINGSTON rw,nosuid shared:2 - vfat /dev/sdb1 rw,utf8
81 24 8:33 / /run/media/van-thu/T\303\240i\040li\341\273\207u rw - exfat /dev/sdc1 rw
82 24 11:0 / /media/cdrom0 ro - iso9660 /dev/sr0 ro
83 24 8:49 / /mnt/the\040nho rw - vfat /dev/sdd1 rw
84 24 8:50 / /mnt/disk rw - ext4 /dev/sde1 rw
broken line
"""


def test_sticks_are_what_lies_where_people_plug_in_or_what_the_kernel_calls_removable() -> None:
    found = sticks_told(TOLD, frozenset({"8:49"}))
    assert [str(one.folder) for one in found] == [
        "/media/van-thu/KINGSTON",
        r"/run/media/van-thu/T\303\240i li\341\273\207u",
        "/mnt/the nho",
    ]
    assert found[0] == Stick("KINGSTON", Path("/media/van-thu/KINGSTON"))
    assert sticks_told("", frozenset()) == []


def test_asking_this_machine_fails_nowhere() -> None:
    assert all(one.folder.is_absolute() for one in sticks())
