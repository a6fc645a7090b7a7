"""The decree as it is read: verbatim, what is wrong marked where it stands, our reading beside it, every flag explained."""

from collections.abc import Sequence

from iku.present.dictionary_page import ComponentEntry, DictionaryEntry, DutyRow, FlagView, Passage
from iku.ui.markup import NOTHING, Html, element, joined, listing, table


def passages_html(entry: DictionaryEntry) -> Html:
    """The decree's three cells, then what concerns the whole row."""
    passages = element("div", *(_passage(p) for p in entry.passages), class_="iku-passages")
    return joined((passages, _flags(entry.general_flags)))


def measures_html(entry: DictionaryEntry) -> Html:
    """What the decree does not say: proposed, or laid down."""
    division = f"{entry.division} ({entry.division_standing})"
    data = f", dengan data dari {entry.contributors}" if entry.contributors else ""
    reporter = f"{entry.subdivision}{data} ({entry.reporter_standing})"
    rows = [
        ("Divisi", element("span", division, listing([entry.mapping_reason] if entry.mapping_reason else []))),
        ("Pelapor", reporter),
        *(("Cara mengukur" if not c.title else c.title, _component(c)) for c in entry.components),
        ("Bukti dukung", listing([f"{title} ({frequency})" for title, frequency in entry.documents])),
        ("Tahapan", listing(entry.stages)),
        ("Melayani", ", ".join(entry.duties) or "tidak satu pun tugas dan fungsi"),
    ]
    said = [joined((element("dt", label), element("dd", text))) for label, text in rows if text]
    return element("dl", *said, class_="iku-steps")


def duties_html(duties: Sequence[DutyRow]) -> Html:
    """Every tugas and fungsi; the ones that no indicator serves stand out by words, not by colour alone."""
    rows = [[d.name, _reading(d.verbatim, d.corrected), joined((_served(d), _laid_down(d.laid_down)))] for d in duties]
    return table("Tugas dan fungsi, dan IKU yang melayaninya", ["Butir", "Bunyi", "Dilayani"], rows, class_="iku-stack")


def _passage(passage: Passage) -> Html:
    return element(
        "section",
        element("h4", passage.place),
        element("p", _marked(passage), class_="iku-verbatim"),
        _reading_of(passage),
        _flags(passage.flags),
        class_="iku-passage",
    )


def _reading_of(passage: Passage) -> Html:
    """What was laid down, also where it is what was printed; else what we propose, where that differs."""
    if passage.laid_down:
        return joined((element("p", element("b", "Ditetapkan: "), passage.corrected), _laid_down(passage.laid_down)))
    return element("p", element("b", "Usulan bacaan: "), passage.corrected) if passage.is_corrected else NOTHING


def _laid_down(where: str) -> Html:
    return element("p", element("small", f"✓ {where}"), class_="iku-ruling") if where else NOTHING


def _served(duty: DutyRow) -> str:
    return duty.indicators if duty.is_served else element("strong", duty.indicators)


def _marked(passage: Passage) -> Html:
    """The verbatim text with each anomaly marked where it stands."""
    return _mark(passage.verbatim, [f.found for f in passage.flags if f.found])


def _mark(text: str, found: Sequence[str]) -> Html:
    places = sorted((text.find(f), f) for f in found if f in text)
    pieces: list[str] = []
    at = 0
    for start, words in places:
        if start >= at:
            pieces += [text[at:start], element("mark", words)]
            at = start + len(words)
    return joined((*pieces, text[at:]))


def _flags(flags: Sequence[FlagView]) -> Html:
    return listing([_flag(f) for f in flags], class_="iku-flags")


def _flag(flag: FlagView) -> Html:
    icon = "◆" if flag.changes_meaning else "◇"
    reading = f"“{flag.found}” dibaca “{flag.proposed}”. " if flag.found and flag.proposed else ""
    return joined((element("b", f"{icon} {flag.marker[:1].upper()}{flag.marker[1:]}: "), reading, flag.explanation))


def _reading(verbatim: str, corrected: str) -> Html:
    if verbatim == corrected:
        return element("span", verbatim)
    return joined(
        (element("span", verbatim), element("p", element("b", "Usulan bacaan: "), corrected, class_="iku-reading"))
    )


def _component(component: ComponentEntry) -> Html:
    lines = [
        f"Satuan {component.unit}, {component.polarity}; {component.limit}",
        f"Rumus: {component.formula}",
        f"Triwulan: {component.consolidation}",
        f"Pembilang ({component.numerator_standing}): {component.numerator}" if component.numerator else "",
        f"Penyebut ({component.denominator_standing}): {component.denominator}" if component.denominator else "",
        f"Cara membaca ukuran: {component.reading_standing}" if component.has_reading else "",
        f"Skala: {component.scale}" if component.scale else "",
    ]
    return listing([line for line in lines if line])
