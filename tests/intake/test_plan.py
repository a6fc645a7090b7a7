"""End targets and budgets as they are typed: read whole, or refused with every sentence that helps."""

from decimal import Decimal

import pytest

from iku.domain.efficiency import Budget
from iku.domain.period import Period
from iku.domain.plan import PlanPeriod, PlanTarget
from iku.errors import UploadRefused
from iku.intake.numbers import NumberRefused
from iku.intake.plan import TypedBudget, TypedPaper, parse_rupiah, read_typed_budgets, read_typed_plan
from iku.intake.targets import TypedTarget
from iku.present.problems import problem_sentence
from tests.present.decree import DEFINITIONS

PAPER = TypedPaper("2020–2024", "Renstra 2020–2024", "revisi")
TW3 = Period(2024, 3)


def refusals(refused: UploadRefused) -> list[str]:
    return [problem_sentence(problem) for problem in refused.problems]


@pytest.mark.parametrize("period", ["2020–2024", "2020-2024", " 2020 s.d. 2024 ", "2020 sampai 2024", "2020/2024"])
def test_an_end_target_has_a_value_or_a_grade_and_the_years_of_its_plan(period: str) -> None:
    typed = {("IKU-02", ""): TypedTarget("98,5"), ("IKU-12", ""): TypedTarget("a"), ("IKU-03", ""): TypedTarget("")}

    found = read_typed_plan(typed, TypedPaper(period, " Renstra 2020–2024", "revisi"), DEFINITIONS, 2024)

    years, words = PlanPeriod(2020, 2024), ("Renstra 2020–2024", "revisi")
    unit = DEFINITIONS.indicator("IKU-12").component("").unit
    assert found == (
        PlanTarget("IKU-02", "", years, Decimal("98.5"), None, None, "", "%", *words),
        PlanTarget("IKU-12", "", years, None, None, None, "A", unit, *words),
        PlanTarget("IKU-03", "", years, None, None, None, "", "%", *words),
    )
    assert [target.is_blank for target in found] == [False, False, True]


def test_everything_that_is_wrong_with_end_targets_is_said_at_once() -> None:
    typed = {("IKU-02", ""): TypedTarget("1.234"), ("IKU-03", ""): TypedTarget("-5"), ("IKU-12", ""): TypedTarget("Z")}

    with pytest.raises(UploadRefused) as refused:
        read_typed_plan(typed, TypedPaper("2024", ""), DEFINITIONS, 2024)

    assert refusals(refused.value)[:4] == [
        'Periode Renstra "2024" tidak terbaca. Tulis tahun pertama dan terakhirnya: 2020–2024.',
        "Nomor dokumen belum diisi. Setiap angka di sini berasal dari sebuah dokumen: isi nomornya.",
        'IKU-02, Target: "1.234" bisa berarti 1.234 (seribu dua ratus tiga puluh empat) atau 1,234. Tulis 1234 atau 1,234.',
        'IKU-03, Target: "-5" di bawah nol. Nilai ini tidak mungkin negatif; periksa tandanya.',
    ]
    assert refusals(refused.value)[4].startswith("IKU-12, Target: ")


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("", "Periode Renstra isian kosong tidak terbaca. Tulis tahun pertama dan terakhirnya: 2020–2024."),
        ("2024–2020", 'Periode Renstra "2024–2020" tidak terbaca. Tulis tahun pertama dan terakhirnya: 2020–2024.'),
        ("2004–2024", 'Periode Renstra "2004–2024" tidak terbaca. Tulis tahun pertama dan terakhirnya: 2020–2024.'),
        (
            "2025–2029",
            'Periode Renstra "2025–2029" tidak memuat tahun 2024. Periksa tahunnya, atau pilih tahun lain.',
        ),
    ],
)
def test_a_plan_holds_the_year_that_is_looked_at(period: str, sentence: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        read_typed_plan({}, TypedPaper(period, "Renstra"), DEFINITIONS, 2024)

    assert refusals(refused.value) == [sentence]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250.000.000", "1250000000"),
        ("850.000", "850000"),
        ("Rp 850.000", "850000"),
        ("rp. 1.250.000,50", "1250000.5"),
        ("1250000000", "1250000000"),
        ("0", "0"),
    ],
)
def test_money_is_read_as_it_is_written(text: str, amount: str) -> None:
    assert parse_rupiah(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["85%", "satu juta", "-5", "1,250,000", "1000000000000"])
def test_what_is_no_amount_of_money_is_refused(text: str) -> None:
    with pytest.raises(NumberRefused):
        parse_rupiah(text)


def test_a_budget_has_both_its_amounts_or_none() -> None:
    typed = {"IKU-02": TypedBudget("1.250.000.000", "Rp900.000.000,5"), "IKU-03": TypedBudget(" ", "")}

    found = read_typed_budgets(typed, "DIPA 1", DEFINITIONS, TW3)

    assert found == (
        Budget("IKU-02", 2024, 3, Decimal(1250000000), Decimal("900000000.5"), "DIPA 1"),
        Budget("IKU-03", 2024, 3, None, None, "DIPA 1"),
    )


def test_everything_that_is_wrong_with_budgets_is_said_at_once() -> None:
    typed = {"IKU-02": TypedBudget("100", ""), "IKU-03": TypedBudget("", "5"), "IKU-05": TypedBudget("50%", "x")}

    with pytest.raises(UploadRefused) as refused:
        read_typed_budgets(typed, " ", DEFINITIONS, TW3)

    half = "belum diisi. Isi pagu dan realisasi anggaran keduanya (0 bila belum ada), atau kosongkan keduanya."
    assert refusals(refused.value) == [
        "Nomor dokumen belum diisi. Setiap angka di sini berasal dari sebuah dokumen: isi nomornya.",
        f"IKU-02, Realisasi anggaran: {half}",
        f"IKU-03, Pagu: {half}",
        'IKU-05, Pagu: "50%" memakai persen, padahal isian ini bukan persentase. Tulis jumlahnya saja, tanpa %.',
        'IKU-05, Realisasi anggaran: "x" bukan angka. Tulis angkanya saja, misalnya 98,5; kosongkan bila belum ada.',
    ]
