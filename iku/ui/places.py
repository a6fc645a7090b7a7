"""The pages in the order of the menu: where each lies, what it is called, at which address it is found."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from iku.domain.permission import Action, may_ever
from iku.domain.person import Person

FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True, slots=True)
class Place:
    """One page. `name` is its file in `pages/`, without the ending; `action` is what it is for."""

    name: str
    title: str
    address: str
    help: str
    action: Action = Action.READ_VERIFIED

    @property
    def path(self) -> str:
        return str(FOLDER / f"{self.name}.py")


OVERVIEW = Place(
    "overview", "Ringkasan", "ringkasan", "Capaian 13 indikator, yang perlu perhatian, divisi, dan triwulan."
)
INDICATOR = Place(
    "indicator", "Indikator", "indikator", "Satu indikator: capaian, dasar penghitungan, dan bukti dukungnya."
)
DIVISION = Place("division", "Divisi", "divisi", "Indikator setiap divisi dan ketertiban pelaporan subbagian.")
REPORT = Place(
    "report",
    "Isi Realisasi",
    "isi-realisasi",
    "Ketik atau unggah realisasi dan lampirkan bukti dukungnya.",
    Action.REPORT,
)
REVIEW = Place(
    "review",
    "Verifikasi",
    "verifikasi",
    "Periksa dokumen, verifikasi atau kembalikan laporan, kunci triwulan.",
    Action.REVIEW,
)
MEETING = Place(
    "meeting",
    "Rapat",
    "rapat",
    "Rapat evaluasi: slide, catatan, keputusan, dan laporannya.",
    Action.READ_MEETINGS,
)
DICTIONARY = Place(
    "dictionary", "Kamus IKU", "kamus", "Naskah keputusan, bacaan yang diusulkan, serta tugas dan fungsi."
)
SETTINGS = Place(
    "settings",
    "Pengaturan",
    "pengaturan",
    "Target, riwayat perubahan, dan data yang sedang dibuka.",
    Action.READ_HISTORY,
)
PLACES = (OVERVIEW, INDICATOR, DIVISION, REPORT, REVIEW, MEETING, DICTIONARY, SETTINGS)
START = OVERVIEW
MENU = "menu"
_menu: ContextVar[dict[str, Page]] = ContextVar("menu")


def place_named(name: str) -> Place:
    """The page with this file name."""
    return next(place for place in PLACES if place.name == name)


def place_at(page: Page) -> Place:
    """Which of ours Streamlit is about to run."""
    return next((place for place in PLACES if place.title == page.title), START)


def is_open_to(place: Place, person: Person) -> bool:
    """Whether the person may do what the page is for, about anything at all."""
    return may_ever(person, place.action)


def go_to(place: Place, parameters: Mapping[str, str] | None = None) -> NoReturn:
    """Shows another page; the filters stay."""
    st.switch_page(place.path, query_params=dict(parameters or {}))


def link(place: Place, label: str, parameters: Mapping[str, str] | None = None, **options: Any) -> None:
    """A link within the session, which keeps what was chosen. `label` is Markdown: escape what people wrote."""
    page = _menu.get({}).get(place.name, place.path)
    st.page_link(page, label=label, query_params=dict(parameters or {}), help="", **options)


def build_menu(person: Person) -> list[Page]:
    """The pages as Streamlit is told of them. A link to one of these costs a third of a link to its file.

    What the person may not use is not in the menu; its address is answered all the same, with the reason. A session keeps
    its pages while the same ones are open: making them takes a fifth of an empty page's run.
    """
    is_open = tuple(is_open_to(place, person) for place in PLACES)
    kept = st.session_state.get(MENU)
    if kept is None or kept[0] != is_open:
        menu = {place.name: _page(place, is_visible=open_) for place, open_ in zip(PLACES, is_open, strict=True)}
        st.session_state[MENU] = kept = (is_open, menu)
    _menu.set(kept[1])
    return list(kept[1].values())


def _page(place: Place, *, is_visible: bool) -> Page:
    return st.Page(
        place.path,
        title=place.title,
        url_path=place.address,
        help=place.help,
        default=place is START,
        visibility="visible" if is_visible else "hidden",
    )
