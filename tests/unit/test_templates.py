"""An office's templates: kept, replaced and removed by its clerk, and nobody else's business."""

import pytest
from msgspec.structs import replace

from sync.rules.desk_acts import RemoveTemplate, SaveTemplate
from sync.rules.limits import Limits
from sync.rules.people import Role
from sync.rules.rows import office_scope
from sync.rules.templates import Template, templates_of
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.unit.scene import NOW, SCAN, Scene

SAVE = SaveTemplate(template="t1", kind_id="TB", name=" Thông báo  họp thôn ", file=SCAN)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_template_is_seen_by_the_pcs_of_its_office_alone(scene: Scene) -> None:
    scene.do(SAVE)
    (template,) = templates_of(scene.state, COMMUNE)
    assert (template.name, template.kind, template.file, template.stored_at) == (
        "Thông báo họp thôn",
        "TB",
        SCAN,
        None,
    )
    assert template.scopes == (office_scope(COMMUNE),)
    assert templates_of(scene.state, DISTRICT) == []


def test_another_file_takes_its_place_and_has_still_to_come(scene: Scene) -> None:
    scene.do(SAVE)
    stored = replace(templates_of(scene.state, COMMUNE)[0], stored_at=NOW)
    scene.state.put(stored)
    scene.do(replace(SAVE, name="Họp thôn"))
    assert templates_of(scene.state, COMMUNE)[0].stored_at == NOW
    scene.do(replace(SAVE, file=replace(SCAN, sha256="b" * 64)))
    assert templates_of(scene.state, COMMUNE)[0].stored_at is None


def test_a_removed_one_is_offered_no_more(scene: Scene) -> None:
    scene.do(SAVE)
    scene.do(RemoveTemplate(template="t1"))
    assert templates_of(scene.state, COMMUNE) == []
    assert scene.refusal(RemoveTemplate(template="t1")).code == "template.unknown"
    assert scene.state.get(Template, "t1") is not None


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"template": "a b"}, "id.bad"),
        ({"kind_id": "XX"}, "kind.unknown"),
        ({"name": " "}, "template.no_name"),
        ({"name": "x" * 201}, "text.too_long"),
        ({"name": "THÔNG BÁO HỌP THÔN", "template": "t2"}, "template.name_taken"),
        ({"file": replace(SCAN, name="a.exe")}, "file.program"),
        ({"file": replace(SCAN, name="mau MẬT.docx")}, "secret.file_name"),
    ],
)
def test_what_may_not_be_a_template(scene: Scene, changed: dict[str, str], code: str) -> None:
    scene.do(SAVE)
    assert scene.refusal(replace(SAVE, **changed)).code == code


def test_there_are_not_too_many(scene: Scene) -> None:
    scene.state.put(Limits(templates=1))
    scene.do(SAVE)
    assert scene.refusal(replace(SAVE, template="t2", name="Khác")).code == "template.too_many"


def test_nobody_changes_another_offices(scene: Scene) -> None:
    scene.do(SAVE)
    assert scene.refusal(SAVE, DISTRICT).code == "template.unknown"
    assert scene.refusal(RemoveTemplate(template="t1"), DISTRICT).code == "template.unknown"


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICER, Role.ADMIN])
def test_only_a_clerk_keeps_them(scene: Scene, role: Role) -> None:
    assert scene.refusal(SAVE, role=role).code == "person.may_not"
