"""No two things on the screen contradict each other: every headline, tile, bar, square, list and table is read and compared."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.pages.conftest import Visit
from tests.pages.reading import Said

CLAUSE = re.compile(r"(?:^|, )(?:Semua )?(\w+)(?: indikator)? ([a-z ]+?)(?=,|$)", re.IGNORECASE)
HUNDREDTH = Decimal("0.01")


def table_of_bars(app: AppTest) -> dict[str, Said]:
    app.toggle(key="bars_as_table").set_value(True).run()
    rows = reading.table(app, "Capaian").rows[1:]
    app.toggle(key="bars_as_table").set_value(False).run()
    return {
        f"IKU-{title[:2]}": Said(figure.replace("–", ""), word.partition(" ")[2], state[0].replace("–", ""))
        for title, figure, word, state, _ in rows
    }


def summary_lines(summary: str) -> dict[str, str]:
    return {f"IKU-{line[2:4]}": line for line in summary.partition("Semua indikator:\n")[2].splitlines()}


def as_number(figure: str) -> Decimal:
    return Decimal(figure.rstrip("%").replace(".", "").replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize("address", [{}, {"triwulan": "TW I"}, {"triwulan": "TW II"}, {"tahun": "2023"}])
def test_ringkasan_says_one_thing(office: Path, visit: Visit, address: dict[str, str]) -> None:
    app = visit(**address)
    quarter = {"TW I": 1, "TW II": 2}.get(address.get("triwulan", ""), 3)
    bars, lengths, squares = reading.bars(app), reading.lengths(app), reading.squares(app, quarter)
    words = [said.word for said in bars.values()]
    summary = reading.summary(app)

    assert table_of_bars(app) == bars
    for code, said in bars.items():
        assert (lengths[code] is None) == (not said.figure.endswith("%"))
        if said.figure:
            assert squares[code] == said.figure.removesuffix("%")
            assert f": {said.figure} {said.word}" in summary_lines(summary)[code]
        else:
            assert f": {said.word}" in summary_lines(summary)[code]
        assert f"[{said.state}" in summary_lines(summary)[code] or not said.state
    for number, what in CLAUSE.findall(reading.title(app)):
        if what in words:
            assert words.count(what) == reading.counted(number), what

    tiles = reading.tiles(app)
    reached = words.count("tercapai") + words.count("melampaui target")
    assert tiles["Indikator tercapai"][0] == f"{reached} dari {len(bars)}"
    assert f"dari {len(bars)} dihitung" in tiles["Rata-rata capaian IKU"][1]
    for label, (value, _) in tiles.items():
        assert f"{label}: {value}" in summary


def test_the_average_is_that_of_the_printed_figures(office: Path, visit: Visit) -> None:
    app = visit()
    printed = [as_number(said.figure) for said in reading.bars(app).values() if said.figure.endswith("%")]
    mean = sum((min(figure, Decimal(120)) for figure in printed), Decimal(0)) / len(printed)
    value, rest = reading.tiles(app)["Rata-rata capaian IKU"]
    assert as_number(value) == mean.quantize(HUNDREDTH, ROUND_HALF_UP)
    assert f"{len(printed)} dari 13 dihitung" in rest

    app.button(key="average-").click().run()
    counted = reading.table(app, "Yang dihitung").rows[1:]
    assert {name[:6]: figure for name, figure, _, _ in counted} == {
        code: said.figure for code, said in reading.bars(app).items() if said.figure.endswith("%")
    }
    assert any(f" ÷ {len(printed)} = {value}" in h.value for h in app.html)


def test_divisions_say_the_same_on_ringkasan_and_divisi(office: Path, visit: Visit) -> None:
    overview, division = visit(), visit("division")
    bars = reading.bars(overview, "divisions")
    assert reading.bars(division, "division-bars") == bars
    named = reading.chart(overview, "divisions")[0]["layout"]["yaxis4"]["ticktext"]
    said = dict(zip(named, (b.figure for b in bars.values()), strict=True))
    assert set(reading.headings(division)) >= {f"{name}: {figure}" for name, figure in said.items()}


def test_indikator_and_divisi_say_what_ringkasan_says(office: Path, visit: Visit) -> None:
    bars = reading.bars(visit())
    lines = reading.links(visit("division"))
    for code, said in bars.items():
        title = reading.title(visit("indicator", indikator=code))
        assert title.endswith(f": {said.figure}, {said.word}" if said.figure else f": {said.word} s.d. Triwulan III")
        line = next(x for x in lines if x.startswith(f"{code[-2:]} "))
        assert said.word in line
        assert said.figure in line


def test_what_needs_attention_is_what_is_not_reached_or_not_proved(office: Path, visit: Visit) -> None:
    app = visit()
    bars = reading.bars(app)
    concerned = {match[1] for link in reading.links(app) if (match := re.search(r"(IKU-\d\d) ", link))}
    missed = {
        code
        for code, said in bars.items()
        if said.word not in ("tercapai", "melampaui target", "belum memasuki tahapan")
    }
    assert missed <= concerned
    assert f"Perlu perhatian ({len(concerned)})" in reading.headings(app)


def test_a_filter_says_the_same_on_every_page(office: Path, visit: Visit) -> None:
    address = {"tahun": "2023", "triwulan": "TW II", "divisi": "Hukum dan Pengawasan"}
    for name in ("overview", "indicator", "division", "dictionary"):
        app = visit(name, **address)
        lines = [reading.plain(c.value) for c in app.caption]
        about = "KPU Kota Serang · IKU 2023 · Hukum dan Pengawasan · s.d. Triwulan II · "
        assert any(line.startswith(about) for line in lines), name


def test_every_chart_is_described_in_words_that_agree_with_it(office: Path, visit: Visit) -> None:
    for name in ("overview", "division", "indicator"):
        app = visit(name)
        for chart, figure, alt in reading.figures(app):
            assert len(alt) > 20, chart
            assert figure["data"], chart
    alt = reading.chart(visit(), "bars")[1]
    words = [said.word for said in reading.bars(visit()).values()]
    assert all(f"{words.count(word)} {word}" in alt for word in set(words))


def test_the_sample_agrees_with_itself_as_well(sample: Path, visit: Visit) -> None:
    app = visit()
    assert table_of_bars(app) == reading.bars(app)
    reached = [said.word in ("tercapai", "melampaui target") for said in reading.bars(app).values()]
    assert reading.tiles(app)["Indikator tercapai"][0] == f"{sum(reached)} dari 13"
