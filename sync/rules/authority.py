"""Who may do what: the published matrix of role × intent, judged when the server receives the intent.

                      clerk  leader  officer  admin  the PC itself
---------------------------------------------------------------------
books, numbers          ×
release, withdraw       ×
receive, register, join ×                             and part again what was joined by mistake
take in by other roads  ×
an old register's rows  ×
refuse, recall, answer  ×
open a document         ×      ×       ×
present                 ×
direct, hand back              ×
direct, as on paper     ×                             in a leader's name, and marked so
extend a deadline              ×
accept, finish          ×      ×       ×              a directive says whom, see `circulation`
invitations: who goes   ×      ×                      notes the hour of what came without one, too
progress, more time     ×      ×       ×              likewise, see `following`
drafts: submit          ×              ×              withdrawn by whoever submitted them, or a clerk
drafts: approve, return        ×
remind, note a call     ×      ×
groups of recipients    ×
free and worked days    ×      ×
templates               ×
printing a book         ×
plan of case files      ×      ×
case files              ×      ×       ×              an officer those that he holds, see `filing`
a closed file's term    ×      ×                      by somebody's consent
originals on loan       ×      ×
arrival receipts                                          ×
take over a book               ×
more numbers                                              ×
close a task            ×      ×
hand work over          ×      ×       ×              one's own; a leader anybody's, see `handing_over`
people and roles               ×               ×
revoke a PC, new codes         ×               ×      a code admits a PC: `server/slips`

One person may hold several roles. An admin sees no documents. The server's operator acts for any office's admin.
"""

from sync.rules.people import Role

CLERK = frozenset({Role.CLERK})
READERS = frozenset({Role.CLERK, Role.LEADER, Role.OFFICER})
STAFFING = frozenset({Role.LEADER, Role.ADMIN})
DESK = frozenset({Role.CLERK, Role.LEADER})
WRITERS = frozenset({Role.CLERK, Role.OFFICER})
THE_PC: frozenset[Role] = frozenset()

MATRIX: dict[str, frozenset[Role]] = {
    "open_book": CLERK,
    "number": CLERK,
    "void": CLERK,
    "release": CLERK,
    "withdraw": CLERK,
    "register": CLERK,
    "join": CLERK,
    "separate": CLERK,
    "take_in": CLERK,
    "enter_earlier": CLERK,
    "refuse": CLERK,
    "recall": CLERK,
    "answer_recall": CLERK,
    "close_outside": CLERK,
    "open": READERS,
    "arrive": THE_PC,
    "request_numbers": THE_PC,
    "present": CLERK,
    "direct": frozenset({Role.LEADER}),
    "direct_for": CLERK,
    "hand_back": frozenset({Role.LEADER}),
    "report_progress": READERS,
    "ask_extension": READERS,
    "extend": frozenset({Role.LEADER}),
    "accept": READERS,
    "finish": READERS,
    "answer_invitation": DESK,
    "note_meeting": DESK,
    "submit_draft": WRITERS,
    "withdraw_draft": WRITERS,
    "approve_draft": frozenset({Role.LEADER}),
    "return_draft": frozenset({Role.LEADER}),
    "remind": DESK,
    "note_call": DESK,
    "save_group": CLERK,
    "remove_group": CLERK,
    "save_template": CLERK,
    "remove_template": CLERK,
    "note_print": CLERK,
    "set_year_days": DESK,
    "set_series": DESK,
    "save_plan_entry": DESK,
    "remove_plan_entry": DESK,
    "open_case_file": READERS,
    "change_case_file": READERS,
    "add_to_case_file": READERS,
    "take_from_case_file": READERS,
    "close_case_file": READERS,
    "reopen_case_file": READERS,
    "transfer_case_file": DESK,
    "change_retention": DESK,
    "lend_original": DESK,
    "return_original": DESK,
    "take_over": frozenset({Role.LEADER}),
    "close_task": DESK,
    "hand_over": READERS,
    "add_person": STAFFING,
    "set_roles": STAFFING,
    "end_person": STAFFING,
    "revoke_device": STAFFING,
}


def needs_person(intent_kind: str) -> bool:
    """Whether a person must stand behind the intent; the others are the PC's own reports."""
    return bool(MATRIX[intent_kind])


def allows(roles: frozenset[Role], intent_kind: str) -> bool:
    return not MATRIX[intent_kind] or bool(MATRIX[intent_kind] & roles)
