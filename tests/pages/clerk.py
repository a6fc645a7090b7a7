"""What a clerk does on the pages that record something, and what then stands in the store."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, TextArea, TextInput

from iku.domain.figures import YearFigures
from iku.domain.person import sole_person
from iku.domain.submission import SubmissionRow
from iku.workflow import opening, past
from iku.workflow.figures import read_figures

RENDATIN = "Perencanaan, Data, Informasi"
TEKNIS = "Teknis dan Hukum"


def field(app: AppTest, label: str) -> TextInput:
    """The field whose label begins so."""
    found = [f for f in app.text_input if f.label.replace("\\", "").startswith(label)]
    assert found, f"no field {label!r} among {[f.label for f in app.text_input]}"
    return found[0]


def type_into(app: AppTest, **texts: str) -> AppTest:
    """`type_into(app, **{"Nilai (%), 03": "98,5"})`."""
    for label, text in texts.items():
        field(app, label).set_value(text)
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    """The button whose label begins so."""
    return button(app, label).click().run()


def explain(app: AppTest, **texts: str) -> AppTest:
    """Fills in what the preview requires of figures below target; `explain(app, **{"Kendala IKU-03": "..."})`."""
    words = {"Kendala": "Data terlambat", "Upaya": "Rekonsiliasi", "Penanggung": "Kasubbag", "Batas": "31/12/2024"}
    for asked in explanation_fields(app):
        if plain(asked.label).endswith("(wajib)") and not asked.value:
            own = next((text for label, text in texts.items() if plain(asked.label).startswith(label)), None)
            asked.set_value(words[asked.label.split()[0]] if own is None else own)
    return app.run()


def explanation_fields(app: AppTest) -> list[TextArea | TextInput]:
    """In the order in which they are drawn, the long ones first."""
    return [f for f in (*app.text_area, *app.text_input) if plain(f.label).endswith(("(wajib)", "(dianjurkan)"))]


def send(app: AppTest) -> AppTest:
    """The whole way from the preview: figures below target explained."""
    return press(explain(app), "Kirim")


def button(app: AppTest, label: str) -> Button:
    found = [b for b in app.button if b.label.startswith(label)]
    assert found, f"no button {label!r} among {[b.label for b in app.button]}"
    return found[0]


def titles(app: AppTest) -> list[str]:
    """The page's title and its headings, as they are read."""
    return [plain(e.value) for e in (*app.title, *app.subheader)]


def sentences(app: AppTest) -> list[str]:
    """Everything said in running text, without its marks."""
    kinds = (*app.markdown, *app.caption, *app.warning, *app.error, *app.success, *app.info)
    return [plain(e.value) for e in kinds]


def plain(markdown: str) -> str:
    """Without the escapes that keep people's words from becoming markup."""
    return markdown.replace("\\", "")


def tables(app: AppTest) -> str:
    """The text of every table drawn as HTML."""
    return " ".join(str(getattr(element, "value", "")) for element in app.get("html"))


def figures(year: int = 2024) -> YearFigures:
    """What stands in the working store."""
    return read_figures(opening.working(), year)


def submissions() -> tuple[SubmissionRow, ...]:
    return past.submissions(opening.working(), sole_person("Ani"))
