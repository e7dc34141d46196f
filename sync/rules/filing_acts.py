"""What people ask about case files (hồ sơ): the file plan of a year, the files themselves, and kept originals on loan.

Law: Decree 30/2020/NĐ-CP art. 28-31 (plan, opening, collecting, closing, transfer) and Annex IV (loans of originals).
"""

from datetime import date

from sync.rules.acts import Act


class OnPlanEntry(Act, frozen=True):
    entry: str

    @property
    def about(self) -> str:
        return self.entry


class SavePlanEntry(OnPlanEntry, frozen=True, tag="save_plan_entry"):
    """Put a file that is expected into a year's plan, or change it under the same id. `keep_years`: 0 for ever."""

    year: int
    code: str
    title: str
    keep_years: int
    holder: str
    heading: str = ""
    note: str = ""


class RemovePlanEntry(OnPlanEntry, frozen=True, tag="remove_plan_entry"):
    """Take an entry out of its plan again that nobody has opened a file from."""


class OnCaseFile(Act, frozen=True):
    file: str

    @property
    def about(self) -> str:
        return self.file


class OpenCaseFile(OnCaseFile, frozen=True, tag="open_case_file"):
    """Begin a file. One from the plan has its entry's id, so that two PCs which open it begin one and the same."""

    year: int
    code: str
    title: str
    keep_years: int
    holder: str
    opened_on: date
    is_construction: bool = False


class ChangeCaseFile(OnCaseFile, frozen=True, tag="change_case_file"):
    """Say anew what a file is called, how long it is kept and who holds it."""

    code: str
    title: str
    keep_years: int
    holder: str


class AddToCaseFile(OnCaseFile, frozen=True, tag="add_to_case_file"):
    """Put documents into a file; what lies there already stays as it is."""

    documents: tuple[str, ...]


class TakeFromCaseFile(OnCaseFile, frozen=True, tag="take_from_case_file"):
    document: str
    reason: str


class CloseCaseFile(OnCaseFile, frozen=True, tag="close_case_file"):
    """End a file. `documents`: how many lay in it where it was closed; `sheets`: of paper, as they were counted."""

    ended_on: date
    documents: int
    sheets: int


class ReopenCaseFile(OnCaseFile, frozen=True, tag="reopen_case_file"):
    reason: str


class ChangeRetention(OnCaseFile, frozen=True, tag="change_retention"):
    """Keep a closed file longer or shorter than was said: why, and who has consented to it, by name. `keep_years`: 0
    for ever."""

    keep_years: int
    reason: str
    consented_by: str
    on: date


class TransferCaseFile(OnCaseFile, frozen=True, tag="transfer_case_file"):
    """Note that a closed file has gone to the archive, on which day, and who took it over."""

    on: date
    taken_by: str = ""


class OnLoan(Act, frozen=True):
    loan: str

    @property
    def about(self) -> str:
        return self.loan


class LendOriginal(OnLoan, frozen=True, tag="lend_original"):
    """Note that a kept original (bản lưu) was given out. `allowed_by`: the id of who permitted it."""

    document: str
    user: str
    on: date
    allowed_by: str
    note: str = ""


class ReturnOriginal(OnLoan, frozen=True, tag="return_original"):
    on: date


AnyFilingAct = (
    SavePlanEntry
    | RemovePlanEntry
    | OpenCaseFile
    | ChangeCaseFile
    | AddToCaseFile
    | TakeFromCaseFile
    | CloseCaseFile
    | ReopenCaseFile
    | ChangeRetention
    | TransferCaseFile
    | LendOriginal
    | ReturnOriginal
)
