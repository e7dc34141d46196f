"""Who plays in the sample: the offices of 2015 by their official codes, and people whose names are made up."""

import csv
from dataclasses import dataclass
from pathlib import Path

from sync.wording import RESOURCES

SAMPLE = RESOURCES / "sample"
ORGANISATIONS = SAMPLE / "organisations.csv"
PEOPLE = SAMPLE / "people.csv"


@dataclass(frozen=True)
class Office:
    """One row of the organisation tree."""

    code: str
    level: str
    type: str
    name: str
    name_with_type: str
    organisation: str
    parent_code: str

    @property
    def heading(self) -> tuple[str, ...]:
        """The office's name as it stands at the top of its papers: ỦY BAN NHÂN DÂN, under it whose."""
        whose = self.organisation.casefold().rfind(self.name_with_type.casefold())
        lines = (self.organisation[:whose], self.organisation[whose:]) if whose > 0 else (self.organisation,)
        return tuple(line.strip().upper() for line in lines)


@dataclass(frozen=True)
class SamplePerson:
    office: str
    name: str
    role: str
    position: str


@dataclass(frozen=True)
class Cast:
    """The tree and the people. `commune` acts; `parent` is the office above it, whatever it is called."""

    offices: tuple[Office, ...]
    people: tuple[SamplePerson, ...]
    commune: Office
    parent: Office

    @property
    def below(self) -> tuple[Office, ...]:
        """The offices directly below the parent office."""
        return tuple(office for office in self.offices if office.parent_code == self.parent.code)

    def one(self, office: Office, role: str) -> SamplePerson:
        return next(p for p in self.people if (p.office, p.role) == (office.code, role))


def sample_cast(folder: Path = SAMPLE) -> Cast:
    """The cast as the project's files tell it: the acting office is the lowest that has people."""
    offices = tuple(Office(**row) for row in _rows(folder / "organisations.csv"))
    people = tuple(SamplePerson(**row) for row in _rows(folder / "people.csv"))
    by_code = {office.code: office for office in offices}
    parents = {office.parent_code for office in offices}
    commune = next(by_code[p.office] for p in people if p.office not in parents)
    return Cast(offices, people, commune, by_code[commune.parent_code])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
