"""Which version was in force, what it replaced, why, and where it came from."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from iku.domain.submission import RealisationFact, TargetFact, Trace
from iku.intake.definitions import load_definitions
from iku.present.trace import version_rows
from iku.workflow.workspace import PROJECT

IKU_02 = load_definitions(PROJECT / "data" / "2024").indicator("IKU-02")
FIRST = TargetFact(
    "t1", "s1", "IKU-02", "", 2024, 4, 1, Decimal(100), None, None, "", "%", "PK 1/2024", "", datetime(2024, 2, 1),
    "Ani", "pk.xlsx", 6,
)  # fmt: skip
SECOND = replace(
    FIRST, fact="t2", submission="s2", version=2, value=Decimal(95), document="PK 2/2024", reason="pagu dipotong",
    recorded_at=datetime(2024, 7, 1), filename="", row=None,
)  # fmt: skip
REPORT = RealisationFact(
    "r1", "s3", "IKU-02", "", 2024, 4, 1, None, Decimal(9), Decimal(10), "", "lengkap", datetime(2024, 8, 1), "Budi",
    "tw4.csv", 3,
)  # fmt: skip


def test_a_revised_target_stands_beside_the_one_it_replaced() -> None:
    rows = version_rows(IKU_02, {"": Trace((SECOND, FIRST), (REPORT,))}, {"s1": "ab" * 32})

    assert [(r.what, r.change, r.why, r.is_standing) for r in rows] == [
        ("Realisasi TW IV, versi 1", "9 ÷ 10 × 100 = 90,00%", "lengkap", True),
        ("Target TW IV, versi 2", "100,00% → 95,00%", "PK 2/2024 · pagu dipotong", True),
        ("Target TW IV, versi 1", "100,00%", "PK 1/2024", False),
    ]
    assert rows[2].origin == "pk.xlsx baris 6, oleh Ani, 1 Februari 2024, 07.00 WIB, SHA-256 abababababab…"
    assert rows[1].origin == "diketik langsung, oleh Ani, 1 Juli 2024, 07.00 WIB"


def test_a_version_that_emptied_a_quarter_says_so() -> None:
    emptied = replace(SECOND, value=None, submission="")

    row = version_rows(IKU_02, {"": Trace((emptied, FIRST), ())}, {})[0]

    assert row.change == "100,00% → kosong"
    assert row.origin == "kiriman ditarik kembali, oleh Ani, 1 Juli 2024, 07.00 WIB"
