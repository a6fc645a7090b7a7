"""What moved an average, in words and as a chart: the same points everywhere, and they add up."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.domain.movement import Counterfactual, Movement, Standpoint, movement
from iku.domain.period import Period
from iku.present.figures import Size, movement_steps
from iku.present.movement import MovementView, movement_view
from iku.present.theme import DARK, LIGHT, Theme, proof_colours
from tests.domain.test_movement import held, row
from tests.present.decree import DEFINITIONS

JUNE, SEPTEMBER = Standpoint(Period(2024, 2)), Standpoint(Period(2024, 3))
OCTOBER = Standpoint(Period(2024, 3), datetime(2024, 10, 3, 3, 0))


def moved() -> Movement:
    """01 rises by its realisation and falls by its target, 02 falls, 03 cancels out, 04 enters, 05 stays."""
    before = [row(1, "90"), row(2, "100"), row(3, "80"), row(4, None), row(5, "100")]
    after = [row(1, "95"), row(2, "70"), row(3, "80"), row(4, "105"), row(5, "100")]
    counted = (held(1, "110", "95"), held(2, "70", "70"), held(3, "85", "80"), held(5, "100", "100"))
    found = movement(before, after, {c.indicator: c for c in counted})
    assert found is not None
    return found


def view(before: Standpoint = JUNE, after: Standpoint = SEPTEMBER, of: Movement | None = None) -> MovementView:
    return movement_view(DEFINITIONS, of or moved(), before, after)


def test_the_title_says_how_far_the_average_moved_and_what_pulled_it_that_way() -> None:
    assert view().title == (
        "Rata-rata capaian IKU turun 2,50 poin sejak Triwulan II, terutama karena Keuangan & BMN (−6,00)"
    )


def test_each_indicator_says_its_points_and_their_causes_the_largest_first() -> None:
    assert [line.sentence for line in view().lines] == [
        "02 Keuangan & BMN: −6,00 poin (realisasi −6,00)",
        "04 Operasional & sarana: +2,50 poin (mulai dihitung +2,50)",
        "01 Perencanaan & anggaran: +1,00 poin (realisasi +4,00; target −3,00)",
        "03 Data pemilih mutakhir: 0,00 poin (realisasi +1,00; target −1,00)",
    ]
    assert view().unmoved == "Tidak menggerakkan rata-rata: 05."
    assert view().summary == "Menurut penyebabnya: realisasi −1,00 poin, target −4,00 poin, cakupan +2,50 poin."


def test_each_line_stands_in_a_table_with_what_was_counted_before_and_after() -> None:
    cells = {line.code: (line.before_text, line.after_text, line.causes) for line in view().lines}
    assert cells["IKU-01"] == ("90,00%", "95,00%", ("+4,00", "−3,00", "", ""))
    assert cells["IKU-04"] == ("tidak dihitung", "105,00%", ("", "", "", "+2,50"))


def test_what_is_not_counted_any_more_and_a_changed_weight_are_told_apart() -> None:
    left = movement([row(1, "80"), row(2, "100")], [row(1, "80")], {"IKU-01": held(1, "80", "80")})
    heavier = movement([row(1, "80"), row(2, "100")], [row(1, "80"), row(2, "100", "3")], {
        "IKU-01": held(1, "80", "80"), "IKU-02": held(2, "100", "100"),
    })  # fmt: skip
    assert view(of=left).lines[0].sentence == "02 Keuangan & BMN: −10,00 poin (tidak lagi dihitung −10,00)"
    assert view(of=heavier).lines[0].sentence == "02 Keuangan & BMN: +5,00 poin (bobot berubah +5,00)"


def test_between_two_moments_a_target_was_revised_and_the_moment_is_named() -> None:
    found = view(OCTOBER, SEPTEMBER)
    assert found.title.startswith(
        "Rata-rata capaian IKU turun 2,50 poin sejak posisi per 3 Oktober 2024, 10.00 WIB, terutama"
    )
    assert found.lines[2].sentence.endswith("(realisasi +4,00; revisi target −3,00)")
    assert (found.before_name, found.after_name) == ("posisi per 3 Oktober 2024, 10.00 WIB", "sekarang")


def test_between_two_years_the_years_are_named() -> None:
    assert view(Standpoint(Period(2023, 4))).title.partition(", ")[0].endswith("sejak Triwulan IV 2023")


def test_an_average_that_stayed_is_said_to_have_stayed() -> None:
    still = movement([row(1, "80")], [row(1, "80")], {"IKU-01": held(1, "80", "80")})
    found = view(of=still)
    assert (found.title, found.summary, found.lines) == (
        "Rata-rata capaian IKU tetap sejak Triwulan II", "Tidak ada yang berubah.", (),
    )  # fmt: skip
    assert found.alt == "Rata-rata capaian IKU tetap sejak Triwulan II: dari 80,00% menjadi 80,00%."


def test_what_is_read_aloud_says_what_is_drawn() -> None:
    assert view().alt == (
        "Rata-rata capaian IKU turun 2,50 poin sejak Triwulan II: dari 92,50% menjadi 90,00%. "
        "02 Keuangan & BMN −6,00; 04 Operasional & sarana +2,50; 01 Perencanaan & anggaran +1,00."
    )


@pytest.mark.parametrize("size", ["compact", "regular", "projector"])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.mode)
def test_each_step_begins_where_the_one_before_ended(size: Size, theme: Theme) -> None:
    steps, _, averages, *_ = movement_steps(view(), theme, size).data
    assert list(steps.customdata) == ["IKU-02", "IKU-04", "IKU-01"]
    assert list(steps.base) == [92.5, 86.5, 89.0]
    assert list(steps.x) == [-6.0, 2.5, 1.0]
    assert list(averages.x) == [92.5, 92.5, None, 90.0, 90.0, None]
    up = proof_colours(theme.mode)["file"].fill
    assert list(steps.marker.color) == [theme.accent, up, up]


def test_names_and_figures_of_the_chart_are_those_of_the_words() -> None:
    layout = movement_steps(view(), LIGHT).layout
    assert layout.yaxis2.ticktext[0] == "<b>Triwulan II</b>"
    assert layout.yaxis2.ticktext[1] == "02 Keuangan &amp; BMN"
    assert list(layout.yaxis3.ticktext) == [f"<b>{t}</b>" for t in ("92,50%", "−6,00", "+2,50", "+1,00", "90,00%")]


@pytest.mark.parametrize("size", ["compact", "regular", "projector"])
def test_an_average_that_nothing_moved_is_drawn_all_the_same(size: Size) -> None:
    still = movement([row(1, "80")], [row(1, "80")], {})
    assert list(movement_steps(view(of=still), LIGHT, size).data[0].x) == []


def points_in(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


FIGURES = st.none() | st.integers(0, 12_000).map(lambda n: Decimal(n).scaleb(-2))


@given(office=st.lists(st.tuples(FIGURES, FIGURES, FIGURES), min_size=1, max_size=13))
def test_what_is_printed_adds_up_to_the_difference_of_what_is_printed(
    office: list[tuple[Decimal | None, Decimal | None, Decimal | None]],
) -> None:
    before, after = ([row(n, one[at]) for n, one in enumerate(office, 1)] for at in (0, 1))
    answers = {r.indicator: Counterfactual(r.indicator, one[2], one[1]) for r, one in zip(after, office, strict=True)}
    found = movement(before, after, answers)
    if found is None:
        return
    said = view(of=found)
    total = points_in(said.after_text[:-1]) - points_in(said.before_text[:-1])
    assert sum(points_in(line.points_text) for line in said.lines) == total
    assert sum(points_in(part) for line in said.lines for part in line.causes if part) == total
    ends = movement_steps(said, LIGHT).data[0]
    if said.steps:
        assert round(ends.base[-1] + ends.x[-1], 2) == float(said.after)


def test_an_indicator_that_the_decree_no_longer_knows_is_called_by_its_code() -> None:
    gone = replace(row(1, "100"), indicator="IKU-77", number=77)
    found = movement([gone, row(1, "80")], [row(1, "80")], {"IKU-01": held(1, "80", "80")})
    assert [line.sentence for line in view(of=found).lines] == ["IKU-77: −10,00 poin (tidak lagi dihitung −10,00)"]
