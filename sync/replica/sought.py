"""What somebody looks for: words, and what the search is narrowed by. May be kept under a name."""

import msgspec

from sync.replica.facets import box_facet, file_facet, kind_facet, office_facet, period_facet


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """`box`: incoming or outgoing. `kind`: its id. `office`: who sent it, or a recipient of ours, by code. `year` and
    `month`: when it came, or was issued. `is_open`: whether something is still to be done with it.
    `file`: the case file that it lies in. What is empty, 0 or
    None narrows nothing."""

    typed: str
    box: str = ""
    kind: str = ""
    office: str = ""
    year: int = 0
    month: int = 0
    is_open: bool | None = None
    file: str = ""

    @property
    def facets(self) -> tuple[str, ...]:
        """As words of the index."""
        found = [box_facet(self.box)] if self.box else []
        found += [kind_facet(self.kind)] if self.kind else []
        found += [office_facet(self.office)] if self.office else []
        found += [file_facet(self.file)] if self.file else []
        return (*found, period_facet(self.year, self.month)) if self.year else tuple(found)

    @property
    def conditions(self) -> int:
        """By how many things it is narrowed."""
        return len(self.facets) + (self.is_open is not None)
