"""A passage: headings, paragraphs and tables in their order, to be put where a template wants them."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement

from iku.present.slide import Table
from iku.reports.word.elements import field, paragraph, run
from iku.reports.word.tables import keep_together, table_element

SMALL = 18
"""half points: the text of tables"""
TINY = 16
"""of an appendix"""
APART = 480
"""twentieths of a point"""
SHORT = 12
"""rows"""
BESIDES = 2
"""rows that no page holds without another one, beside the heading"""
ROOM = "." * 48
"""where something is to be written by hand"""


class Passage:
    """Collects elements. `document` gives the styles and the width between the margins."""

    def __init__(self, document: Document) -> None:
        self.elements: list[BaseOxmlElement] = []
        self._gap: BaseOxmlElement | None = None
        self._document = document
        self._tables = 0
        self._styles: dict[str, str] = {}
        section = document.sections[-1]
        page = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self._width = int(page / 635)

    def heading(self, text: str, level: int, *, new_page: bool = False, apart: bool = False) -> None:
        """`apart`: with more room above it than its style gives."""
        style, before = self._style(f"Heading {level}"), APART if apart else 0
        if new_page and self.elements and self.elements[-1] is self._gap:
            # After a full page it would be alone on the next one.
            self.elements.pop()
        self.elements.append(paragraph([run(text)], style, keep_next=True, new_page=new_page, before=before))

    def text(self, text: str, *, label: str = "", size: int = 0, align: str = "", keep_next: bool = False) -> None:
        """`label` stands before it in bold."""
        runs = [run(f"{label}: ", bold=True, size=size)] if label else []
        self.elements.append(
            paragraph([*runs, run(text, size=size)], self._style("Normal"), align=align, keep_next=keep_next)
        )

    def bullets(self, lines: Sequence[str], *, size: int = 0, together: bool = False) -> None:
        """`together`: on one page."""
        for n, line in enumerate(lines, start=1):
            keep = together and n < len(lines)
            self.elements.append(paragraph([run(line, size=size)], self._style("List Bullet"), keep_next=keep))

    def numbers(self, lines: Sequence[str]) -> None:
        """Numbered by us: a list of Word's would go on counting where the one before it stopped."""
        for n, line in enumerate(lines, start=1):
            self.elements.append(paragraph([run(f"{n}.\t{line}")], self._style("Daftar Bernomor")))

    def table(self, table: Table, caption: str = "", *, size: int = SMALL, signing: bool = False) -> None:
        """`signing`: rows with room for a signature. Short tables are not broken over two pages, but for an appendix."""
        if caption:
            self._tables += 1
            number = field("SEQ Tabel \\* ARABIC", str(self._tables))
            self.elements.append(
                paragraph([run("Tabel "), *number, run(f" {caption}")], self._style("Caption"), keep_next=True)
            )
        made = table_element(table, self._width, style=self._style("Isi Tabel"), size=size, signing=signing)
        is_whole = len(table.rows) <= SHORT and size != TINY
        keep_together(made, len(table.rows) + 1 if is_whole else BESIDES)
        # Two tables without a paragraph between them are one table to Word.
        self._gap = paragraph([], self._style("Isi Tabel"))
        self.elements += [made, self._gap]

    def _style(self, name: str) -> str:
        """The id of a style; a template of the office that lacks it gets a plain one of that name."""
        if name not in self._styles:
            self._styles[name] = self._found_style(name)
        return self._styles[name]

    def _found_style(self, name: str) -> str:
        styles = self._document.styles
        if name not in styles:
            is_builtin = name.startswith(("Heading", "List", "Caption"))
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=is_builtin)
        return str(styles[name].style_id)
