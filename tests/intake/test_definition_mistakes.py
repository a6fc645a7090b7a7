"""One mistake in a definitions folder, one problem that names its place and what was found and expected there."""

from dataclasses import replace
from pathlib import Path

import pytest

from iku.domain.problem import Problem
from iku.errors import DefinitionsBroken
from iku.intake.definitions import load_definitions, read_definitions

FILES = load_definitions(Path(__file__).parents[1] / "data" / "definitions" / "dinas").files

Mistake = tuple[str, str, Problem]


def expect(name: str, mistake: Mistake) -> None:
    """Replaces one passage of one file and compares everything that the folder is then refused for."""
    old, new, expected = mistake
    (content,) = [file.content for file in FILES if file.name == name]
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {name}"
    broken = [replace(f, content=f.content.replace(old, new)) if f.name == name else f for f in FILES]

    with pytest.raises(DefinitionsBroken) as refusal:
        read_definitions(broken)

    assert list(refusal.value.problems) == [replace(expected, file=expected.file or name)]


ORGANISATION: list[Mistake] = [
    ("year = 2031", "year = 2031\nyaer = 1", Problem("unknown-key", column="yaer", nearest="year")),
    ('place = "Contoh"\n', "", Problem("missing-value", column="place")),
    ('place = "Contoh"', "place = 3", Problem("not-a-text", column="place", found="3")),
    ("year = 2031", "year = 2031.5", Problem("not-a-whole-number", column="year", found="2031.5")),
    (
        "2031-01-02",
        '"2 Januari 2031"',
        Problem("not-a-date", column="signed_on", found="2 Januari 2031", expected="YYYY-MM-DD"),
    ),
    (
        "dinas-air-contoh",
        "dinas air",
        Problem("malformed-code", column="office", found="dinas air", expected="A-Z a-z 0-9 - _"),
    ),
    ('name = "Dinas', "name = Dinas", Problem("broken-toml", row=4, found="Invalid value")),
    ("[[tasks]]", "[tasks]", Problem("not-a-table", column="tasks")),
    (
        "mengatur tarif air",
        "mengatur tarif air bersih",
        Problem(
            "correction-unexplained",
            subject="function-a",
            file="flags.csv",
            column="text",
            found="mengatur tarif air bersih",
            expected="mengatur tarif air",
        ),
    ),
]


@pytest.mark.parametrize("mistake", ORGANISATION, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_organisation(mistake: Mistake) -> None:
    expect("organisation.toml", mistake)


RULES: list[Mistake] = [
    ("cap = 150", 'cap = "no"', Problem("not-a-number", column="cap", found="no")),
    ("cap = 150", "cap = 0", Problem("out-of-range", column="cap", found="0", expected="> 0, < 1000000")),
    (
        'polarity = "stabilize"',
        'polarity = "stabilise"',
        Problem(
            "unknown-choice",
            column="defaults.polarity",
            found="stabilise",
            expected="maximize | minimize | stabilize | range | ordinal",
            nearest="stabilize",
        ),
    ),
    ("factors = [10]", "factors = 10", Problem("not-a-list", column="jump.factors", found="10")),
    (
        "reached = false\n\n[[bands]]",
        'reached = "no"\n\n[[bands]]',
        Problem("not-a-boolean", column="bands[1].reached", found="no", expected="true | false"),
    ),
    (
        'light = "#000000"\nlight_ink = "#FFFFFF"\ndark = "#FFFFFF"\ndark_ink = "#000000"\nreached = false',
        'light = "black"\nlight_ink = "#FFFFFF"\ndark = "#FFFFFF"\ndark_ink = "#000000"\nreached = false',
        Problem("not-a-colour", column="bands[1].light", found="black", expected="#RRGGBB"),
    ),
    ("lower = 99.5", "lower = 0", Problem("not-ascending", column="bands.lower", found="0 | 0", expected="0")),
    ("lower = 0\n", "lower = 0.5\n", Problem("leaves-gap", column="bands.lower", found="0.5", expected="0")),
    (
        'equal = "high"',
        'equal = "hihg"',
        Problem("unknown-band", column="ordinal_bands.equal", found="hihg", nearest="high"),
    ),
    ("above = 60.25\n", "", Problem("not-ascending", column="predicates.above")),
    ("rank = 1\n", "rank = 2\n", Problem("repeated-row", column="grades[2].rank", found="OPINI 2")),
    ('code = "TMP"', 'code = "wtp"', Problem("repeated-row", column="grades[2].code", found="OPINI wtp")),
    (
        "deadline_days = 7",
        "deadline_days = 0",
        Problem("out-of-range", column="reporting.deadline_days", found="0", expected="1..366"),
    ),
    (
        "deadline_days = 7",
        "deadline_days = 7.5",
        Problem("not-a-whole-number", column="reporting.deadline_days", found="7.5"),
    ),
    ("closing_days = 60\n", "", Problem("missing-value", column="reporting.closing_days")),
    (
        "closing_days = 60",
        "closing_days = 60\ndeadline_day = 3",
        Problem("unknown-key", column="reporting.deadline_day", nearest="deadline_days"),
    ),
    (
        "quarter = 4\n",
        "quarter = 5\n",
        Problem("out-of-range", column="reporting.exceptions[1].quarter", found="5", expected="1..4"),
    ),
    (
        "quarter = 4\n",
        "quarter = 4\ndeadline_days = 8\n\n[[reporting.exceptions]]\nquarter = 4\n",
        Problem("repeated-row", column="reporting.exceptions[2].quarter", found="4"),
    ),
    (
        "margin = 7.5",
        "margin = -1",
        Problem("out-of-range", column="efficiency.margin", found="-1", expected="> 0, < 1000"),
    ),
    ("margin = 7.5", "margin = 5\nlimit = 5", Problem("unknown-key", column="efficiency.limit")),
    ("score = 4\n", "score = true\n", Problem("not-a-number", column="grades[1].score", found="True")),
]


@pytest.mark.parametrize("mistake", RULES, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_rules(mistake: Mistake) -> None:
    expect("rules.toml", mistake)


DIVISIONS: list[Mistake] = [
    (
        "subdivision;loket",
        "section;loket",
        Problem("unknown-choice", row=4, column="kind", found="section", expected="division | subdivision"),
    ),
    (
        "division;teknik;Bidang Teknik",
        "division;layanan;Bidang Teknik",
        Problem("repeated-row", row=3, column="code", found="layanan"),
    ),
    (
        "Teknik;\n",
        "Teknik;bidang pelayanan\n",
        Problem("repeated-row", row=3, column="aliases", found="bidang pelayanan"),
    ),
    (
        "subdivision;pipa;Seksi Pipa;Pipa;",
        "subdivision;pipa;Seksi Pipa",
        Problem("cell-count", row=5, found="3", expected="5"),
    ),
    ("short_name", "shortname", Problem("unknown-column", row=1, column="shortname", nearest="short_name")),
]


@pytest.mark.parametrize("mistake", DIVISIONS, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_divisions(mistake: Mistake) -> None:
    expect("divisions.csv", mistake)


INDICATORS: list[Mistake] = [
    ("AIR-2,2", "AIR-1,2", Problem("repeated-row", row=3, column="code", found="AIR-1")),
    ("AIR-2,2", "AIR-2,1", Problem("repeated-row", row=3, column="number", found="1")),
    ("AIR-2,2", "AIR/2,2", Problem("malformed-code", row=3, column="code", found="AIR/2", expected="A-Z a-z 0-9 - _")),
    ("AIR-2,2", "AIR-2,dua", Problem("not-a-number", row=3, column="number", found="dua")),
    (
        "Tekanan Air,Tekanan",
        "Tekanan Air di Seluruh Jaringan,Tekanan",
        Problem("too-long", row=3, column="title", found="31", expected="28"),
    ),
    ("AIR-2,2,Tekanan Air,", "AIR-2,2,,", Problem("missing-value", row=3, column="title")),
    (
        "layanan,loket,pipa",
        "layanam,loket,pipa",
        Problem("unknown-division", row=2, column="division", found="layanam", nearest="layanan"),
    ),
    (
        "layanan,loket,pipa",
        "layanan,lokt,pipa",
        Problem("unknown-subdivision", row=2, column="subdivision", found="lokt", nearest="loket"),
    ),
    (
        "layanan,loket,pipa",
        "layanan,loket,pipa|pompa",
        Problem("unknown-subdivision", row=2, column="contributors", found="pompa", nearest="pipa"),
    ),
    (
        "high,2.5",
        "sure,2.5",
        Problem("unknown-choice", row=2, column="certainty", found="sure", expected="high | medium | low"),
    ),
    ("high,2.5", "high,-2.5", Problem("out-of-range", row=2, column="weight", found="-2.5", expected="> 0, < 100000")),
    ("high,2.5", 'high,"2,5"', Problem("not-a-number", row=2, column="weight", found="2,5")),
    ("high,2.5", "high,2.12345", Problem("not-a-number", row=2, column="weight", found="2.12345")),
    (",weight\n", ",weight,weight\n", Problem("repeated-column", row=1, column="weight")),
    (",weight\n", ",wieght\n", Problem("unknown-column", row=1, column="wieght", nearest="weight")),
    ("Opini Keuangan,Laporan", 'Opini Keuangan,"Laporan', Problem("broken-csv", row=4, found="unexpected end of data")),
    (
        "Berkurangnya keluhan pelanggan",
        "Berkurangnya aduan pelanggan",
        Problem(
            "correction-unexplained",
            subject="AIR-1",
            file="flags.csv",
            column="description",
            found="Berkurangnya aduan pelanggan",
            expected="Berkurangnya keluhan pelanggan",
        ),
    ),
]


@pytest.mark.parametrize("mistake", INDICATORS, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_indicators(mistake: Mistake) -> None:
    expect("indicators.csv", mistake)


COMPONENTS: list[Mistake] = [
    (
        "AIR-1,,Keluhan,keluhan",
        "AIR-l,,Keluhan,keluhan",
        Problem("unknown-indicator", row=2, column="indicator", found="AIR-l", nearest="AIR-1"),
    ),
    (
        "AIR-1,,Keluhan,keluhan,minimize,sum,,,,,ratio,,zero_tolerance,,none\n",
        "",
        Problem("missing-row", expected="AIR-1"),
    ),
    ("AIR-2,malam", "AIR-2,pagi", Problem("repeated-row", row=4, column="code", found="pagi")),
    ("AIR-2,malam", "AIR-2,", Problem("nameless-component", found="AIR-2")),
    (
        "minimize,sum",
        "minimise,sum",
        Problem(
            "unknown-choice",
            row=2,
            column="polarity",
            found="minimise",
            expected="maximize | minimize | stabilize | range | ordinal",
            nearest="minimize",
        ),
    ),
    (
        "minimize,sum",
        "minimize,total",
        Problem("unknown-choice", row=2, column="consolidation", found="total", expected="sum | average | last"),
    ),
    ("OPINI,,,,score", ",,,,score", Problem("missing-value", row=5, column="scale", expected="OPINI")),
    ("OPINI,,,,score", "OPNI,,,,score", Problem("unknown-scale", row=5, column="scale", found="OPNI", nearest="OPINI")),
    (
        "minimize,sum,,,,,ratio",
        "minimize,sum,,,,OPINI,ratio",
        Problem("scale-without-grades", row=2, column="scale", found="OPINI", expected="ordinal"),
    ),
    ("110.5", "110.5%", Problem("not-a-number", row=3, column="cap", found="110.5%")),
]


@pytest.mark.parametrize("mistake", COMPONENTS, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_components(mistake: Mistake) -> None:
    expect("components.csv", mistake)


FLAGS: list[Mistake] = [
    (
        "AIR-1,description",
        "AIR-9,description",
        Problem("unknown-subject", row=2, column="subject", found="AIR-9", nearest="AIR-1"),
    ),
    (
        "AIR-1,description",
        "AIR-1,descripton",
        Problem("unknown-place", row=2, column="place", found="descripton", nearest="description"),
    ),
    (
        "typo,pelangan",
        "typo,pelangaan",
        Problem("text-not-found", row=2, column="found", found="pelangaan", expected="Berkurangnya keluhan pelangan"),
    ),
    (
        "typo,pelangan",
        "slip,pelangan",
        Problem("unknown-choice", row=2, column="class", found="slip", expected="typo | meaning"),
    ),
    (
        "typo,pelangan",
        "meaning,pelangan",
        Problem(
            "correction-unexplained",
            subject="AIR-1",
            column="description",
            found="Berkurangnya keluhan pelanggan",
            expected="Berkurangnya keluhan pelangan",
        ),
    ),
    ("all,meaning,,", "all,typo,,", Problem("missing-value", row=3, column="found")),
    ("Huruf hilang.", "", Problem("missing-value", row=2, column="explanation")),
]


@pytest.mark.parametrize("mistake", FLAGS, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_flags(mistake: Mistake) -> None:
    expect("flags.csv", mistake)


DUTIES: list[Mistake] = [
    ("task,a", "task,b", Problem("unknown-duty", row=2, column="letter", found="task-b", nearest="task-a")),
    (
        "AIR-1|AIR-2",
        "AIR-1|AIR-7",
        Problem("unknown-indicator", row=2, column="indicators", found="AIR-7", nearest="AIR-1"),
    ),
    ("function,a,,Tidak diukur.\n", "", Problem("missing-row", expected="function-a")),
    ("function,a,,", "task,a,,", Problem("repeated-row", row=3, column="letter", found="a")),
]


@pytest.mark.parametrize("mistake", DUTIES, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_duties(mistake: Mistake) -> None:
    expect("duties.csv", mistake)


EVIDENCE: list[Mistake] = [
    (
        "AIR-1,buku",
        "AIR-4,buku",
        Problem("unknown-indicator", row=2, column="indicator", found="AIR-4", nearest="AIR-1"),
    ),
    (
        "per_quarter",
        "per quarter",
        Problem(
            "unknown-choice",
            row=2,
            column="frequency",
            found="per quarter",
            expected="once | yearly | per_stage | per_quarter",
            nearest="per_quarter",
        ),
    ),
    (
        "AIR-3,lhp,Laporan hasil",
        "AIR-1,buku,Laporan hasil",
        Problem("repeated-row", row=3, column="code", found="buku"),
    ),
]


@pytest.mark.parametrize("mistake", EVIDENCE, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_evidence(mistake: Mistake) -> None:
    expect("evidence.csv", mistake)


STAGES: list[Mistake] = [
    (
        "AIR-3,2031",
        "AIR-8,2031",
        Problem("unknown-indicator", row=2, column="indicator", found="AIR-8", nearest="AIR-1"),
    ),
    (
        "2031-05-02",
        "2 Mei 2031",
        Problem("not-a-date", row=2, column="starts_on", found="2 Mei 2031", expected="YYYY-MM-DD"),
    ),
    (
        "2031-06-30",
        "2031-04-30",
        Problem("ends-before-start", row=2, column="ends_on", found="2031-04-30", expected=">= 2031-05-02"),
    ),
    ("2|3", "2|5", Problem("unknown-quarter", row=2, column="quarters", found="5")),
    ("2|3", "", Problem("missing-value", row=2, column="quarters")),
    ("quarters", "quarter", Problem("unknown-column", row=1, column="quarter", nearest="quarters")),
]


@pytest.mark.parametrize("mistake", STAGES, ids=lambda mistake: mistake[2].code)
def test_a_mistake_in_stages(mistake: Mistake) -> None:
    expect("stages.csv", mistake)
