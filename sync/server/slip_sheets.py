"""Enrolment slips on A4, one or two a page, typeset: for whom, the code, the server, a QR picture, the steps.

What people wrote goes in as data and is set as text, never as markup.
"""

import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sync.errors import Defect
from sync.protocol.invitation_line import invitation_line
from sync.rules.legal_time import VIET_NAM
from sync.server.slip_round import PaperSlip
from sync.wording import RESOURCES, Wording

TEMPLATES, FONTS = RESOURCES / "registers", RESOURCES / "made" / "fonts"
TEMPLATE = "enrolment_slips.typ"
STEPS = ("step_open", "step_code", "step_server", "step_check", "step_later")


def typeset_slips(
    slips: Sequence[PaperSlip], fingerprint: str, addresses: Sequence[str], two_a_page: bool, wording: Wording
) -> bytes:
    """One PDF. Raises: Defect `program.incomplete` where the program's resources are."""
    import typst  # 30 MB of library, and of use only to whoever prints

    path = TEMPLATES / TEMPLATE
    if not path.exists():
        raise Defect("program.incomplete", {"file": TEMPLATE})
    grouped = " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
    round_ = {
        "two_a_page": two_a_page,
        "addresses": list(addresses),
        "fingerprint": grouped,
        "words": {
            name: wording.say(f"paper_slip.{name}") for name in ("title", "program", "server", "mark", "warning")
        },
        "steps": [wording.say(f"paper_slip.{step}") for step in STEPS],
        "slips": [_slip(slip, fingerprint, addresses, wording) for slip in slips],
    }
    inputs = {"round": json.dumps(round_, ensure_ascii=False)}
    compiler: Any = typst.Compiler(
        path, root=TEMPLATES, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=inputs
    )
    pdf: bytes = compiler.compile(format="pdf")
    return pdf


def _slip(slip: PaperSlip, fingerprint: str, addresses: Sequence[str], wording: Wording) -> dict[str, str]:
    roles = ", ".join(wording.say(f"role.{role}") for role in slip.roles)
    until = datetime.fromisoformat(slip.expires_at).astimezone(VIET_NAM)
    return {
        "office": slip.office_name,
        "code_of_office": slip.office,
        "for": wording.say("paper_slip.for", {"name": slip.name, "roles": roles}),
        "until": wording.say("paper_slip.until", {"time": f"{until:%H:%M %d/%m/%Y}"}),
        "code": "  –  ".join(slip.code.split("-")),
        "qr": _qr(invitation_line(slip.code, fingerprint, addresses)),
    }


def _qr(text: str) -> str:
    """A QR picture as SVG, with its quiet zone; a seventh of it may be damaged."""
    import segno

    out = io.BytesIO()
    segno.make_qr(text, error="m", boost_error=False).save(out, kind="svg", border=4, xmldecl=False, svgns=True)
    return out.getvalue().decode()
