"""A small tree of offices for tests: one district, three communes, a province above."""

from pathlib import Path

PROVINCE, DISTRICT, COMMUNE, NEIGHBOUR, THIRD = "20", "187", "06463", "06466", "06469"
_ROWS = (
    (PROVINCE, "province", "tinh", "Lạng Sơn", "Tỉnh Lạng Sơn", ""),
    (DISTRICT, "district", "huyen", "Chi Lăng", "Huyện Chi Lăng", PROVINCE),
    (COMMUNE, "commune", "thi-tran", "Đồng Mỏ", "Thị trấn Đồng Mỏ", DISTRICT),
    (NEIGHBOUR, "commune", "thi-tran", "Chi Lăng", "Thị trấn Chi Lăng", DISTRICT),
    (THIRD, "commune", "xa", "Vân An", "Xã Vân An", DISTRICT),
)


def organisations(path: Path, extra_communes: int = 0) -> Path:
    """The CSV that `init` reads."""
    lines = ["code,level,type,name,name_with_type,organisation,parent_code"]
    for code, level, kind, name, full, parent in _ROWS:
        lines.append(f"{code},{level},{kind},{name},{full},Ủy ban nhân dân {full},{parent}")
    for n in range(extra_communes):
        lines.append(f"X{n:05d},commune,xa,Xã {n},Xã {n},Ủy ban nhân dân Xã {n},{DISTRICT}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
