"""Puts words on a slide: boxes without margins, runs in the office's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Pt

from iku.reports.slideshow.look import ACCENT, BODY, INK, LABEL, LANGUAGE, Native, inches
from iku.reports.slideshow.passages import AFTER, BEFORE_HEADING, Passage

ALIGNMENTS = {"left": "l", "right": "r", "centre": "ctr"}
RUN, LOOK, FILL, COLOUR, TEXT = (qn(f"a:{name}") for name in ("r", "rPr", "solidFill", "srgbClr", "t"))
UNPRINTABLE = {n: None for n in range(32) if n not in (9, 10)}
"""What XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def measures(self) -> tuple[Native, Native, Native, Native]:
        return inches(self.left), inches(self.top), inches(self.width), inches(self.height)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    size: float = BODY
    colour: str = INK
    bold: bool = False


def add_text(
    shapes: Native,
    area: Area,
    runs: Sequence[Run],
    *,
    name: str,
    align: str = "left",
    middle: bool = False,
) -> Native:
    """A box with one paragraph."""
    box = shapes.add_textbox(*area.measures)
    box.name = name
    write_runs(frame_of(box, middle=middle).paragraphs[0], runs, align)
    return box


def add_passages(shapes: Native, area: Area, passages: Sequence[Passage], *, name: str) -> None:
    """A box with headings and paragraphs."""
    box = shapes.add_textbox(*area.measures)
    box.name = name
    frame = frame_of(box)
    first = True
    for passage in passages:
        for text, is_heading in ((passage.heading, True), (passage.text, False)):
            if is_heading and not passage.opens:
                continue
            paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
            paragraph.space_before = Pt(0 if first or not is_heading else BEFORE_HEADING * 72)
            paragraph.space_after = Pt(0 if is_heading else AFTER * 72)
            run = Run(text, LABEL, ACCENT, True) if is_heading else Run(text, passage.size)
            write_runs(paragraph, [run])
            first = False


def frame_of(shape: Native, *, middle: bool = False, margin: float = 0) -> Native:
    """The text frame of a shape, wrapping, with our margins."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = inches(margin)
    frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    return frame


def write_runs(paragraph: Native, runs: Sequence[Run], align: str = "left") -> None:
    add_runs(paragraph._p, runs, align)


def add_runs(element: Native, runs: Sequence[Run], align: str = "left") -> None:
    """Into an `a:p`. Written as XML: python-pptx takes several times as long, and a deck has a thousand of them."""
    properties = element.get_or_add_pPr()
    properties.set("algn", ALIGNMENTS[align])
    for one in runs:
        run = child(element, RUN)
        look = child(run, LOOK, lang=LANGUAGE, sz=str(round(one.size * 100)), b=str(int(one.bold)), dirty="0")
        child(child(look, FILL), COLOUR, val=one.colour.removeprefix("#"))
        child(run, TEXT).text = printable(one.text)


def child(parent: Native, tag: str, **attributes: str) -> Native:
    """A new element at the end of another."""
    made = parent.makeelement(tag, attributes)
    parent.append(made)
    return made


def printable(text: str) -> str:
    return text.translate(UNPRINTABLE)


def bare(shape: Native) -> Native:
    """Without the fills, lines and shadows that a theme gives every drawing."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)
    return shape


def describe(shape: Native, alt: str) -> None:
    """The words that a screen reader says for a drawing."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", printable(alt))
