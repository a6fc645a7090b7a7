"""Nothing contradicts itself: whatever the figures are, headline, tiles, lines, squares, bars, tables and summary agree."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku.domain.figures import OFFICE
from iku.present import wording
from iku.present.figures import indicator_bars, quarter_squares
from iku.present.numbers import COUNT_WORDS, percent_or_dash
from iku.present.overview import Overview, overview
from iku.present.reporting import Proof, Reporting
from iku.present.status import NO_TARGET, NOT_COMPUTABLE, NOT_DUE
from iku.present.theme import LIGHT
from tests.present.decree import DEFINITIONS
from tests.present.strategies import YEARS, MadeYear

QUARTERS = st.integers(1, 4)
DIVISIONS = st.sampled_from([None, "keuangan", "teknis", "perencanaan", "hukum", "sosialisasi"])
EVERY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def counted(headline: str) -> list[tuple[int, str]]:
    """A headline taken apart: `Satu indikator jauh di bawah target, dua belum dilaporkan`."""
    clauses = []
    for clause in headline.lower().removeprefix("semua ").split(", "):
        words = sorted(COUNT_WORDS, key=len, reverse=True)
        match = re.match(rf"(?:ke)?({'|'.join(words)}|\d+) (?:indikator )?(.+)", clause)
        if match:
            number = COUNT_WORDS.index(match[1]) if match[1] in COUNT_WORDS else int(match[1])
            clauses.append((number, match[2]))
        else:
            assert clause.startswith("indikator ini "), clause
            clauses.append((1, clause.removeprefix("indikator ini ")))
    return clauses


def true_of(page: Overview, what: str) -> int:
    """How many lines a clause of the headline is true of, counted from what the lines show."""
    lines = page.lines
    if what == wording.NOT_REPORTED:
        return sum(line.status.word == what or wording.NOT_REPORTED in line.notes for line in lines)
    found = {
        "belum memiliki target": sum(line.status == NO_TARGET for line in lines),
        "baru sebagian dilaporkan": sum(what in line.notes for line in lines),
        "belum diperbarui": sum("belum diperbarui" in line.note for line in lines),
        "belum lengkap bukti dukungnya": sum("bukti dukung belum lengkap" in line.notes for line in lines),
        "mencapai target": sum(line.status.is_reached for line in lines),
    }
    return found[what] if what in found else sum(line.status.word == what for line in lines)


@EVERY
@given(YEARS, QUARTERS, DIVISIONS)
def test_every_number_in_the_headline_is_true_of_the_lines(year: MadeYear, quarter: int, division: str | None) -> None:
    page = overview(DEFINITIONS, year.figures, quarter, division)
    if page.headline in ("Target 2024 belum ditetapkan", "Belum ada realisasi yang dilaporkan"):
        assert not any(line.is_computed for line in page.lines)
        return
    for number, what in counted(page.headline):
        assert number == true_of(page, what), (page.headline, what)


@EVERY
@given(YEARS, QUARTERS, DIVISIONS)
def test_tiles_agree_with_the_lines_and_with_the_row_of_the_group(
    year: MadeYear, quarter: int, division: str | None
) -> None:
    page = overview(DEFINITIONS, year.figures, quarter, division)
    group = year.figures.group(division or OFFICE, quarter)
    average, reached, reported, proved = page.tiles
    assert average.value == percent_or_dash(group.capped)
    assert average.caption == f"{group.computed} dari {group.indicators} dihitung"
    assert group.computed == sum(line.is_computed for line in page.lines)
    assert reached.value == f"{group.reached} dari {len(page.lines)}"
    assert group.reached == sum(line.status.is_reached for line in page.lines)
    assert reported.value == (f"{group.reported} dari {group.due}" if group.due else "–")
    assert group.reported == sum(line.reporting is Reporting.REPORTED for line in page.lines)
    assert proved.value == (f"{group.fully_evidenced} dari {group.evidence_due}" if group.evidence_due else "–")
    assert group.evidence_due - group.fully_evidenced == sum(line.proof is Proof.INCOMPLETE for line in page.lines)


@EVERY
@given(YEARS, QUARTERS)
def test_statuses_add_up_to_the_indicators_and_reports_to_what_is_due(year: MadeYear, quarter: int) -> None:
    t = overview(DEFINITIONS, year.figures, quarter).tally
    assert sum(n for _, n in t.statuses) == t.indicators == 13
    assert t.reported + t.partly + t.outdated + t.missing == t.due
    assert sum(n for status, n in t.statuses if status.is_reached) == t.reached


@EVERY
@given(YEARS, QUARTERS)
def test_bars_squares_and_tables_show_the_figures_of_the_lines(year: MadeYear, quarter: int) -> None:
    page = overview(DEFINITIONS, year.figures, quarter)
    drawn = indicator_bars(page.lines, LIGHT)
    squares = {s.code: s for s in page.squares.squares if s.quarter == quarter}
    for place, line in enumerate(page.lines):
        assert drawn.data[1].marker.color[place] == line.status.light
        assert drawn.data[1].x[place] == (None if line.figure is None else min(float(line.figure), 120.0))
        assert line.status.label.replace("&", "&amp;") in drawn.layout.yaxis2.ticktext[place]
        assert squares[line.code].status == line.status
        if line.status.is_judged:
            assert squares[line.code].text == line.figure_text.removesuffix("%")
    fills = quarter_squares(page.squares, LIGHT).data[0].marker.color
    for square, fill in zip(page.squares.squares, fills, strict=True):
        is_fresh = square.status.is_judged and not square.is_carried and not square.is_ahead
        assert fill == (square.status.light if is_fresh else LIGHT.track)


@EVERY
@given(YEARS, QUARTERS)
def test_whatever_is_missed_missing_or_unproved_is_named_and_nothing_else(year: MadeYear, quarter: int) -> None:
    page = overview(DEFINITIONS, year.figures, quarter)
    named = {item.code for item in page.attention}
    for line in page.lines:
        sound = (line.status.is_reached or line.status == NOT_DUE) and line.reporting in (
            Reporting.REPORTED,
            Reporting.NOT_DUE,
        )
        assert (line.code in named) == (not sound or line.proof is Proof.INCOMPLETE), line
    assert all(item.sentence.endswith(".") and "; " in item.sentence for item in page.attention)


@EVERY
@given(YEARS, QUARTERS)
def test_the_divisions_add_up_to_the_office_and_none_too_small_or_unsure_is_a_headline(
    year: MadeYear, quarter: int
) -> None:
    page = overview(DEFINITIONS, year.figures, quarter)
    assert sum(d.tally.computed for d in page.divisions) == page.tally.computed
    assert sum(d.tally.reached for d in page.divisions) == page.tally.reached
    for division in page.divisions:
        if division.tally.computed < 2 or division.code in ("perencanaan", "sosialisasi"):
            assert not division.may_be_headline
            assert division.name not in page.divisions_title
            assert division.name not in page.headline + page.detail


@EVERY
@given(YEARS, QUARTERS)
def test_the_summary_for_a_chat_repeats_the_page_word_for_word(year: MadeYear, quarter: int) -> None:
    page = overview(DEFINITIONS, year.figures, quarter)
    assert page.summary.startswith("DATA CONTOH – bukan realisasi KPU Kota Serang\n")
    assert f"{page.headline}." in page.summary
    for tile in page.tiles:
        assert f"{tile.label}: {tile.value}" in page.summary
    for line in page.lines:
        assert f"{line.status.icon} {line.numbered_title}" in page.summary
    for item in page.attention[:5]:
        assert item.sentence in page.summary


@EVERY
@given(YEARS, QUARTERS)
def test_without_a_figure_nothing_is_called_zero_or_reached(year: MadeYear, quarter: int) -> None:
    for line in overview(DEFINITIONS, year.figures, quarter).lines:
        if line.figure is None and not line.status.is_judged:
            assert line.figure_text == "–"
            assert not line.status.is_reached
            assert line.explanation.endswith(".")
            assert line.status != NOT_COMPUTABLE or line.reason is not None
