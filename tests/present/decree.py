"""A decree made up for the tests of `present`: 13 indicators; the first has two components, the twelfth is a grade."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from iku.domain.definitions import Definitions, Division, Duty, Organisation, Stage, Subdivision
from iku.domain.evidence import Frequency, RequiredDocument
from iku.domain.indicator import Certainty, Component, Flag, FlagClass, Indicator, Text
from iku.domain.rules import (
    Band,
    Consolidation,
    Grade,
    MinimizeForm,
    OrdinalForm,
    Polarity,
    Predicate,
    RangeForm,
    Rules,
    ZeroTarget,
)

OFFICE = "kpu-kota-serang"

WHITE, NIGHT = "#FFFFFF", "#14171D"
RULES = Rules(
    cap=Decimal(120),
    floor=Decimal(0),
    minimize_form=MinimizeForm.DIFFERENCE,
    range_form=RangeForm.STABILIZE,
    zero_target=ZeroTarget.NONE,
    ordinal_form=OrdinalForm.STATUS,
    bands=(
        Band("far_below", Decimal(0), "jauh di bawah target", "▼", "#B5261F", "#E5564B", WHITE, NIGHT, reached=False),
        Band("near", Decimal(80), "mendekati target", "◆", "#C98209", "#EBB548", "#1E2430", NIGHT, reached=False),
        Band("reached", Decimal(100), "tercapai", "●", "#1A8656", "#45C48B", WHITE, NIGHT, reached=True),
        Band("exceeded", Decimal(105), "melampaui target", "▲", "#155A9E", "#3E8FDB", WHITE, NIGHT, reached=True),
        Band("below", None, "di bawah target", "▽", "#B5261F", "#E5564B", WHITE, NIGHT, reached=False),
    ),
    predicates=(
        Predicate(None, "Sangat Rendah", "SR"),
        Predicate(Decimal(90), "Sangat Tinggi", "ST"),
        Predicate(Decimal(75), "Tinggi", "T"),
    ),
    grades=tuple(
        Grade("RB", code, rank, Decimal(score), word)
        for rank, (code, score, word) in enumerate(
            (("D", 30, "Sangat Kurang"), ("CC", 60, "Cukup"), ("B", 70, "Baik"), ("A", 90, "Memuaskan")), start=1
        )
    ),
    ordinal_bands={"above": "exceeded", "equal": "reached", "below": "below"},
    jump_factors=(Decimal(10), Decimal(100)),
    jump_tolerance=Decimal("0.1"),
)

TITLES = (
    ("Perencanaan & anggaran", "perencanaan", "rendatin"), ("Keuangan & BMN", "keuangan", "kul"),
    ("Data pemilih mutakhir", "perencanaan", "rendatin"), ("Operasional & sarana", "keuangan", "kul"),
    ("Logistik Pemilu", "keuangan", "kul"), ("Produk hukum & JDIH", "hukum", "teknis-hukum"),
    ("Pengolahan data", "perencanaan", "rendatin"), ("Badan adhoc", "sosialisasi", "parmas-sdm"),
    ("Verifikasi peserta Pemilu", "teknis", "teknis-hukum"), ("Masa kampanye", "sosialisasi", "parmas-sdm"),
    ("Sosialisasi & bimtek", "sosialisasi", "parmas-sdm"), ("Reformasi birokrasi", "sosialisasi", "parmas-sdm"),
    ("Pemungutan & penghitungan", "teknis", "teknis-hukum"),
)  # fmt: skip
UNCERTAIN = {7: Certainty.LOW, 10: Certainty.MEDIUM, 12: Certainty.LOW}


def component(indicator: str, code: str = "", **changes: Any) -> Component:
    made = Component(
        indicator=indicator, code=code, title="", unit="%", polarity=Polarity.MAXIMIZE,
        consolidation=Consolidation.LAST, weight=Decimal(1), numerator="laporan tepat waktu", denominator="laporan wajib",
        minimize_form=MinimizeForm.DIFFERENCE, range_form=RangeForm.STABILIZE, zero_target=ZeroTarget.NONE,
        ordinal_form=OrdinalForm.STATUS, scale="", cap=Decimal(120),
    )  # fmt: skip
    return replace(made, **changes)


def _components(number: int, code: str) -> tuple[Component, ...]:
    if number == 1:
        return (
            component(code, "anggaran", title="Realisasi anggaran"),
            component(code, "kinerja", title="Target kinerja tercapai"),
        )
    if number == 12:
        return (component(code, title="Nilai RB", polarity=Polarity.ORDINAL, scale="RB", unit="predikat"),)
    return (component(code, title=TITLES[number - 1][0]),)


def _indicator(number: int) -> Indicator:
    title, division, subdivision = TITLES[number - 1]
    code = f"IKU-{number:02d}"
    formula = Text("Persentase Peilaian Mandiri RB", "Persentase Penilaian Mandiri RB")
    return Indicator(
        code=code, number=number, title=title,
        description=Text(f"Terwujudnya {title}", f"Terwujudnya {title}"),
        formula=formula if number == 12 else Text(f"Persentase {title}", f"Persentase {title}"),
        source=Text(f"Laporan {title}", f"Laporan {title}"),
        division=division, subdivision=subdivision, contributors=("kul",) if number == 1 else (),
        certainty=UNCERTAIN.get(number, Certainty.HIGH), mapping_reason="tugas divisi", weight=Decimal(1),
        components=_components(number, code),
        flags=(Flag("formula", FlagClass.TYPO, "Peilaian", "Penilaian", "huruf n hilang"),) if number == 12 else (),
    )  # fmt: skip


DEFINITIONS = Definitions(
    organisation=Organisation(
        OFFICE, "Komisi Pemilihan Umum Kota Serang", "Komisi Pemilihan Umum", "Indikator Kinerja Utama (IKU) 2024",
        "Serang", date(2024, 1, 31), "Ketua Komisi Pemilihan Umum Kota Serang", 2024,
    ),
    divisions=(
        Division("keuangan", "Divisi Keuangan, Umum, Logistik, dan Rumah Tangga", "Keuangan, Umum & Logistik", ()),
        Division("teknis", "Divisi Teknis Penyelenggaraan", "Teknis Penyelenggaraan", ()),
        Division("perencanaan", "Divisi Perencanaan, Data, dan Informasi", "Perencanaan & Data", ()),
        Division("hukum", "Divisi Hukum dan Pengawasan", "Hukum & Pengawasan", ()),
        Division("sosialisasi", "Divisi Sosialisasi, Pendidikan Pemilih, dan SDM", "Sosdiklih, Parmas & SDM", ()),
    ),
    subdivisions=(
        Subdivision("kul", "Keuangan, Umum dan Logistik", "Keuangan, Umum & Logistik", ()),
        Subdivision("rendatin", "Perencanaan, Data dan Informasi", "Rendatin", ()),
        Subdivision("teknis-hukum", "Teknis Penyelenggaraan Pemilu dan Hukum", "Teknis & Hukum", ()),
        Subdivision("parmas-sdm", "Partisipasi, Hubungan Masyarakat dan SDM", "Parmas & SDM", ()),
    ),
    indicators=tuple(_indicator(n) for n in range(1, 14)),
    duties=(
        Duty("task", "a", Text("menjabarkan program;", "menjabarkan program;"), ("IKU-01", "IKU-02")),
        Duty("task", "b", Text("ketenianan peraturan", "ketentuan peraturan"), ()),
        Duty("function", "a", Text("menetapkan jadwal;", "menetapkan jadwal;"), ("IKU-09",)),
    ),
    documents=tuple(
        RequiredDocument(f"IKU-{n:02d}", f"laporan-{m}", title, Frequency.PER_QUARTER, f"Laporan {TITLES[n - 1][0]}")
        for n in range(1, 14)
        for m, title in enumerate((f"Laporan {TITLES[n - 1][0]}", "Laporan BMN")[: 2 if n == 2 else 1], start=1)
    ),
    stages=(
        Stage("IKU-10", 2024, "Masa kampanye", date(2024, 9, 25), date(2024, 11, 23), (3, 4), "PKPU", is_assumption=True),
    ),
    rules=RULES,
    files=(),
    fingerprint="contoh",
)  # fmt: skip
