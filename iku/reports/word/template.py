"""Templates: DOCX files that say how a paper looks. Words of people fill them in, and never become part of them.

A template holds variables (`{{ nomor }}`) and places for passages (`{{ bab }}`), each in a paragraph of its own. Whoever
may replace a template may not make it run code: it is rendered in a sandbox.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from uuid import uuid4

from docx import Document as open_document
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from iku.domain.paper import PaperKind
from iku.errors import TemplateUnusable
from iku.reports.template_files import NAMES
from iku.reports.word.elements import clean
from iku.reports.word.passage import Passage

Writer = Callable[[Passage], None]


def filled(
    kind: PaperKind, template: bytes, words: Mapping[str, str], passages: Mapping[str, Writer], *, body: str = ""
) -> Document:
    """The template with its words and passages. `body` names the passage that is put at the end where it has no place.

    Raises TemplateUnusable: no DOCX, or variables that there are not.
    """
    places = {name: f"passage-{uuid4().hex}" for name in passages}
    document = _rendered(kind, template, {**{k: clean(v) for k, v in words.items()}, **places})
    for name, write in passages.items():
        passage = Passage(document)
        write(passage)
        found = _place(document, places[name])
        if found is not None:
            _replace(found, passage.elements)
        elif name == body:
            _append(document, passage.elements)
    return document


def _rendered(kind: PaperKind, template: bytes, words: Mapping[str, str]) -> Document:
    """Any library may fail at a file that is none of its own, each in its own way."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        made = DocxTemplate(BytesIO(template))
        made.render(_guarded(words), environment)
        # docxtpl puts rendered headers and footers where python-docx does not look for them: read anew, they are found.
        written = BytesIO()
        made.docx.save(written)
        document: Document = open_document(BytesIO(written.getvalue()))
    except TemplateError as error:
        raise TemplateUnusable(NAMES[kind], str(error)) from error
    except Exception as error:
        raise TemplateUnusable(NAMES[kind]) from error
    return document


def _guarded(words: Mapping[str, str]) -> dict[str, str]:
    """docxtpl reads `{_{` in what was filled in as its own sign for braces: a joiner between them keeps it as it was."""
    return {name: re.sub(r"([{}%])_([{}%])", "\\1\u2060_\\2", text) for name, text in words.items()}


def _place(document: Document, token: str) -> BaseOxmlElement | None:
    paragraphs: Iterable[BaseOxmlElement] = document.element.body.iter(qn("w:p"))
    for paragraph in paragraphs:
        if "".join(t.text or "" for t in paragraph.iter(qn("w:t"))).strip() == token:
            return paragraph
    return None


def _replace(place: BaseOxmlElement, elements: list[BaseOxmlElement]) -> None:
    for made in elements:
        place.addprevious(made)
    parent = place.getparent()
    # A cell must end with a paragraph, so its own stays where it holds nothing else.
    if parent is not None and elements:
        parent.remove(place)


def _append(document: Document, elements: list[BaseOxmlElement]) -> None:
    end = document.element.body.find(qn("w:sectPr"))
    for made in elements:
        if end is not None:
            end.addprevious(made)
        else:
            document.element.body.append(made)
