"""What people are told of a package's parts: a bill of materials for machines (CycloneDX 1.5), the terms for people."""

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.host.carried import LIST, Part, text_of

NAMESPACE = uuid.UUID("5b0e6a9c-2d3f-4c57-8f0e-0e5d1a6f7b21")  # ours: the same package has the same serial number


def bill_of(program: str, version: str, parts: Iterable[Part], epoch: int) -> dict[str, Any]:
    listed = sorted(parts)
    told = " ".join([program, version, *(part.purl for part in listed)])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, told)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat().replace("+00:00", "Z"),
            "component": {"type": "application", "bom-ref": program, "name": program, "version": version},
        },
        "components": [_component(part) for part in listed],
        "dependencies": [{"ref": program, "dependsOn": [part.purl for part in listed]}],
    }


def _component(part: Part) -> dict[str, Any]:
    told = {"type": "library", "bom-ref": part.purl, "name": part.name, "version": part.version, "purl": part.purl}
    return told | {"licenses": [{"license": {"name": part.licence}}]}


def collect_licences(parts: Iterable[Part], folder: Path) -> None:
    """The terms of every part, a folder each; a list of them for people, and one that the window shows. A part without
    any file is named in both."""
    lines, told = ["What this program carries besides its own files, and under which terms.", ""], []
    for part in sorted(parts):
        lines.append(f"{part.name} {part.version}: {part.licence}")
        files = []
        for n, file in enumerate(part.licences):
            place = folder / part.name
            place.mkdir(parents=True, exist_ok=True)
            taken = {path.name.casefold() for path in place.iterdir()}  # on Windows these would be one
            name = file.name if file.name.casefold() not in taken else f"{n}-{file.name}"
            (place / name).write_bytes(text_of(file).encode())
            files.append(f"{part.name}/{name}")
        told.append(
            {"name": part.name, "version": part.version, "licence": part.licence, "purl": part.purl, "files": files}
        )
    (folder / "LIST.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / LIST).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
