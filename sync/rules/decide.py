"""The one function that both ends run: a preview on the office's PC, the verdict on the server.

Pure. `decide(state, intent)` finds the rule for the act, asks the matrix of roles, and answers what changes or why not.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sync.rules import (
    calls,
    circulation,
    drafting,
    earlier,
    file_plan,
    filing,
    following,
    granting,
    groups,
    handing_over,
    inviting,
    joining,
    loans,
    numbering,
    printing,
    receiving,
    releasing,
    reminding,
    setting_series,
    staffing,
    taking_in,
    templates,
    year_days,
)
from sync.rules.acts import Act, OnDocument
from sync.rules.authority import allows, needs_person
from sync.rules.case import Case
from sync.rules.desk_acts import (
    Accept,
    AnswerInvitation,
    Direct,
    DirectFor,
    Finish,
    HandBack,
    NoteCall,
    NoteMeeting,
    NotePrint,
    Present,
    Remind,
    RemoveGroup,
    RemoveTemplate,
    SaveGroup,
    SaveTemplate,
    SetYearDays,
)
from sync.rules.draft_acts import ApproveDraft, ReturnDraft, SubmitDraft, WithdrawDraft
from sync.rules.earlier_acts import EnterEarlier
from sync.rules.filing_acts import (
    AddToCaseFile,
    ChangeCaseFile,
    ChangeRetention,
    CloseCaseFile,
    LendOriginal,
    OpenCaseFile,
    RemovePlanEntry,
    ReopenCaseFile,
    ReturnOriginal,
    SavePlanEntry,
    TakeFromCaseFile,
    TransferCaseFile,
)
from sync.rules.following_acts import AskExtension, Extend, ReportProgress
from sync.rules.handover_acts import HandOver
from sync.rules.intents import (
    AddPerson,
    AnswerRecall,
    Arrive,
    CloseOutside,
    CloseTask,
    EndPerson,
    Intent,
    Number,
    Open,
    OpenBook,
    Recall,
    Refuse,
    Register,
    Release,
    RequestNumbers,
    RevokeDevice,
    SetRoles,
    TakeIn,
    TakeOver,
    Void,
    Withdraw,
)
from sync.rules.joining_acts import Join, Separate
from sync.rules.people import Device, Person, selves
from sync.rules.series_acts import SetSeries
from sync.rules.state import Changes, Refusal, State, Work

Rule = Callable[[Work, Case, Any], Refusal | None]

RULES: dict[type[Act], Rule] = {
    OpenBook: numbering.open_book,
    Number: numbering.number,
    Void: numbering.void,
    RequestNumbers: granting.request_numbers,
    TakeOver: granting.take_over,
    Release: releasing.release,
    Withdraw: releasing.withdraw,
    Recall: releasing.recall,
    CloseOutside: releasing.close_outside,
    TakeIn: taking_in.take_in,
    EnterEarlier: earlier.enter_earlier,
    Arrive: receiving.arrive,
    Open: receiving.open_document,
    Register: receiving.register,
    Join: joining.join,
    Separate: joining.separate,
    Refuse: receiving.refuse,
    AnswerRecall: receiving.answer_recall,
    Present: circulation.present,
    HandBack: circulation.hand_back,
    Direct: circulation.direct,
    DirectFor: circulation.direct_for,
    Accept: circulation.accept,
    Finish: circulation.finish,
    ReportProgress: following.report_progress,
    AskExtension: following.ask_extension,
    Extend: following.extend,
    Remind: reminding.remind,
    NoteMeeting: inviting.note_meeting,
    AnswerInvitation: inviting.answer_invitation,
    NoteCall: calls.note_call,
    SaveGroup: groups.save_group,
    RemoveGroup: groups.remove_group,
    SaveTemplate: templates.save_template,
    RemoveTemplate: templates.remove_template,
    NotePrint: printing.note_print,
    SetYearDays: year_days.set_year_days,
    SetSeries: setting_series.set_series,
    SubmitDraft: drafting.submit_draft,
    ApproveDraft: drafting.approve_draft,
    ReturnDraft: drafting.return_draft,
    WithdrawDraft: drafting.withdraw_draft,
    SavePlanEntry: file_plan.save_plan_entry,
    RemovePlanEntry: file_plan.remove_plan_entry,
    OpenCaseFile: filing.open_case_file,
    ChangeCaseFile: filing.change_case_file,
    AddToCaseFile: filing.add_to_case_file,
    TakeFromCaseFile: filing.take_from_case_file,
    CloseCaseFile: filing.close_case_file,
    ReopenCaseFile: filing.reopen_case_file,
    ChangeRetention: filing.change_retention,
    TransferCaseFile: filing.transfer_case_file,
    LendOriginal: loans.lend_original,
    ReturnOriginal: loans.return_original,
    CloseTask: staffing.close_task,
    AddPerson: staffing.add_person,
    SetRoles: staffing.set_roles,
    EndPerson: staffing.end_person,
    RevokeDevice: staffing.revoke_device,
    HandOver: handing_over.hand_over_work,
}


FORMER = frozenset({"device.revoked", "person.ended", "person.role_ended"})


def decide(state: State, intent: Intent, now: datetime, *, final: bool, operator: bool = False) -> Changes | Refusal:
    """Judge an intent. `now` is the judge's clock, aware; `final` on the server; `operator` for the server's own.

    Never raises for what a person or a PC asked; an exception is a defect of a rule.
    """
    case = Case(intent, now, final, selves(state, intent.device))
    refusal = None if operator else _without_authority(state, case)
    if refusal and final and refusal.code in FORMER:
        return _work_of_former(state, case, refusal)
    work = Work(state)
    return refusal or RULES[type(intent.act)](work, case, intent.act) or work.changes()


def _without_authority(state: State, case: Case) -> Refusal | None:
    """Refusals: `device.unknown`, `device.revoked`, `person.unknown`, `person.ended`, `person.role_ended`,
    `person.may_not`."""
    intent, kind = case.intent, case.intent.act.kind()
    device = state.get(Device, case.device)
    if device is None or device.office != intent.office:
        return Refusal("device.unknown")
    if not needs_person(kind):
        return Refusal("device.revoked") if device.revoked_at else None
    person = state.get(Person, intent.person)
    if person is None or person.office != intent.office or person.id not in device.people:
        return Refusal("person.unknown")
    facts = {"name": person.name, "act": kind}
    if not allows(person.roles_until(case.today), kind):
        return Refusal("person.may_not", facts)
    if device.revoked_at:
        return Refusal("device.revoked")
    if person.ended_at:
        return Refusal("person.ended", facts)
    return None if allows(person.roles_on(case.today), kind) else Refusal("person.role_ended", facts)


def _work_of_former(state: State, case: Case, refusal: Refusal) -> Changes | Refusal:
    """What remains of work whose author had lost the right by the time it arrived.

    Numbers stand on paper: what was numbered, taken in or registered stays so. Everything becomes a task of the acting
    clerk.
    """
    intent, act = case.intent, case.intent.act
    work = Work(state)
    if isinstance(act, Number | Register | TakeIn) and RULES[type(act)](work, case, act):
        work = Work(state)
    document = act.about if isinstance(act, OnDocument) else ""
    facts = {"act": act.kind(), "why": refusal.code, "made_at": intent.made_at.isoformat()}
    if needs_person(act.kind()):
        case.task(work, "work_of_former_person", case.office, document, intent.id, facts)
    work.conflict = refusal
    return work.changes()
