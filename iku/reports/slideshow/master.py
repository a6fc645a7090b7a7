"""The master and its two layouts: ground, typeface, office, stamp and page number, so that slides added by hand have them too."""

import re
from copy import deepcopy
from itertools import count

from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from iku.present import wording
from iku.present.slide import Deck
from iku.reports.slideshow import look
from iku.reports.slideshow.look import ACCENT, BORDER, FINE, LABEL, LANGUAGE, LEFT, MUTED, ROOM, Native, inches, rgb
from iku.reports.slideshow.text import Area, Run, add_text, bare, frame_of, write_runs

COVER_LAYOUT, CONTENT_LAYOUT = "Sampul", "Isi"
KEPT = {"Title Slide": COVER_LAYOUT, "Title Only": CONTENT_LAYOUT}
"""layouts of the template that python-pptx brings"""
COLOURS = {
    "dk1": look.INK, "lt1": look.GROUND, "dk2": MUTED, "lt2": look.TRACK, "accent1": ACCENT, "accent2": look.INK,
    "accent3": MUTED, "accent4": look.TARGET, "accent5": BORDER, "accent6": look.MISSING, "hlink": ACCENT, "folHlink": MUTED,
}  # fmt: skip
"""What Office offers as the presentation's own colours."""
GROUND = f"<p:bg {nsdecls('p', 'a')}><p:bgPr><a:solidFill><a:schemeClr val='bg1'/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"
NUMBER = "sldNum"
NUMBER_AREA = Area(LEFT + ROOM - 1.6, look.FOOT + 0.06, 1.6, 0.3)
TITLE_AREA = Area(LEFT, look.TITLE_TOP, ROOM, 1.0)
COVER_TITLE = Area(LEFT, 1.5, ROOM - 1.5, 2.1)
COVER_SUBTITLE = Area(LEFT, 3.8, ROOM - 1.5, 0.6)
SAMPLE_AREA = Area(LEFT + ROOM - 1.75, look.KICKER_TOP - 0.04, 1.75, 0.36)


def new_presentation(deck: Deck) -> Native:
    """Empty, 16:9, with what stands on every slide in its master."""
    presentation = Presentation()
    _count_parts(presentation.part.package)
    presentation.slide_width, presentation.slide_height = inches(look.WIDTH), inches(look.HEIGHT)
    master = presentation.slide_master
    for layout in list(presentation.slide_layouts):
        if layout.name not in KEPT:
            presentation.slide_layouts.remove(layout)
    _set_theme(master)
    _set_ground(master)
    _arrange_placeholders(master, TITLE_AREA)
    for style in master._element.iter(qn("p:titleStyle")):
        _set_style(style, look.TITLE)
    _move_to_master(presentation, deck)
    for layout in presentation.slide_layouts:
        layout.name = KEPT[layout.name]
        is_cover = layout.name == COVER_LAYOUT
        _arrange_placeholders(layout, COVER_TITLE if is_cover else TITLE_AREA)
    return presentation


def layout_named(presentation: Native, name: str) -> Native:
    return presentation.slide_layouts.get_by_name(name)


def number_pages(presentation: Native) -> None:
    """`3 dari 27` on every slide. The first number is a field: it follows when slides are moved."""
    slides = list(presentation.slides)
    for position, slide in enumerate(slides, start=1):
        pattern = next(p for p in slide.slide_layout.placeholders if p._element.xpath(f".//p:ph[@type='{NUMBER}']"))
        element = deepcopy(pattern._element)
        element.xpath(".//p:cNvPr")[0].set(
            "id", str(max(int(i) for i in slide.shapes._spTree.xpath(".//@id[. > 0]")) + 1)
        )
        slide.shapes._spTree.append(element)
        paragraph = element.findall(f".//{qn('a:p')}")[0]
        for child in list(paragraph):
            paragraph.remove(child)
        paragraph.append(_field(position))
        paragraph.append(_words(f" dari {len(slides)}"))


def _count_parts(package: Native) -> None:
    """Names parts by counting. python-pptx looks at every part there is for each new one: minutes for a large deck."""
    first_free = package.next_partname
    last: dict[str, int] = {}

    def next_name(template: str) -> PackURI:
        if template not in last:
            name = first_free(template)
            last[template] = next(number for number in count(1) if template % number == name)
        else:
            last[template] += 1
        return PackURI(template % last[template])

    package.next_partname = next_name


def _set_theme(master: Native) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    for name, colour in COLOURS.items():
        value = f'<a:{name}><a:srgbClr val="{colour.removeprefix("#")}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, flags=re.DOTALL)
    text = re.sub(r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=")[^"]*', rf"\g<1>{look.FONT}", text)
    part._blob = text.encode("utf-8")


def _set_ground(master: Native) -> None:
    content = master._element.cSld
    for old in content.findall(qn("p:bg")):
        content.remove(old)
    content.insert(0, parse_xml(GROUND))


def _arrange_placeholders(layout: Native, title: Area) -> None:
    """Title and page number where we want them; dates and footers, which nobody fills in, go."""
    for shape in list(layout.placeholders):
        kind = shape._element.xpath(".//p:ph")[0].get("type", "obj")
        if kind in ("dt", "ftr"):
            shape._element.getparent().remove(shape._element)
        elif kind in ("title", "ctrTitle"):
            _place(shape, title)
            frame_of(shape).vertical_anchor = MSO_ANCHOR.BOTTOM if kind == "ctrTitle" else MSO_ANCHOR.TOP
        elif kind == "subTitle":
            _place(shape, COVER_SUBTITLE)
            frame_of(shape)
        elif kind == NUMBER:
            _place(shape, NUMBER_AREA)
            _write_number(shape)
        else:
            _place(shape, Area(LEFT, 2.0, ROOM, look.BOTTOM - 2.0))


def _place(shape: Native, area: Area) -> None:
    shape.left, shape.top, shape.width, shape.height = area.measures


def _write_number(shape: Native) -> None:
    shape.name = "Nomor halaman"
    frame_of(shape)
    for style in shape._element.iter(qn("a:lstStyle")):
        for level in list(style):
            style.remove(level)
        style.append(
            parse_xml(
                f'<a:lvl1pPr {nsdecls("a")} algn="r"><a:defRPr sz="{FINE * 100}" lang="{LANGUAGE}">'
                '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>'
            )
        )


def _set_style(style: Native, size: int) -> None:
    level = style.find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", str(size * 100))
    run.set("b", "1")
    run.set("lang", LANGUAGE)


def _move_to_master(presentation: Native, deck: Deck) -> None:
    """python-pptx draws on slides only: what is fixed is drawn on one, taken over, and the slide taken away."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    for shape in list(slide.shapes):
        shape._element.getparent().remove(shape._element)
    _write_fixed(slide.shapes, deck)
    tree = presentation.slide_master.shapes._spTree
    for shape in list(slide.shapes):
        shape._element.xpath(".//p:cNvPr")[0].set("id", str(100 + len(tree)))
        tree.append(shape._element)
    listed = presentation.slides._sldIdLst
    presentation.part.drop_rel(listed[0].rId)
    listed.remove(listed[0])


def _write_fixed(shapes: Native, deck: Deck) -> None:
    mark = shapes.add_shape(MSO_SHAPE.RECTANGLE, *Area(LEFT, look.KICKER_TOP + 0.05, 0.09, 0.2).measures)
    mark.name = "Aksen"
    mark.fill.solid()
    mark.fill.fore_color.rgb = rgb(ACCENT)
    mark.line.fill.background()
    bare(mark)
    kicker = Area(LEFT + 0.2, look.KICKER_TOP, ROOM - 2.3, 0.3)
    add_text(shapes, kicker, [Run(deck.office_name, LABEL, MUTED, True)], name="Kantor", middle=True)
    rule = shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, inches(LEFT), inches(look.FOOT), inches(LEFT + ROOM), inches(look.FOOT)
    )
    rule.name = "Garis"
    rule.line.color.rgb = rgb(BORDER)
    rule.line.width = Pt(0.75)
    bare(rule)
    said = " · ".join(text for text in (deck.stamp, deck.sample_notice) if text)
    stamp = Area(LEFT, look.FOOT + 0.06, ROOM - 1.7, 0.3)
    add_text(shapes, stamp, [Run(said, FINE, MUTED)], name="Stempel")
    if deck.sample_notice:
        _write_sample_label(shapes)


def _write_sample_label(shapes: Native) -> None:
    label = shapes.add_shape(MSO_SHAPE.RECTANGLE, *SAMPLE_AREA.measures)
    label.name = "Label data contoh"
    label.fill.background()
    label.line.color.rgb = rgb(ACCENT)
    label.line.width = Pt(1.25)
    bare(label)
    frame = frame_of(label, middle=True)
    write_runs(frame.paragraphs[0], [Run(wording.SAMPLE_LABEL, LABEL, ACCENT, True)], "centre")


def _field(number: int) -> Native:
    return parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGE}"/><a:t>{number}</a:t></a:fld>'
    )


def _words(text: str) -> Native:
    return parse_xml(f'<a:r {nsdecls("a")}><a:rPr lang="{LANGUAGE}"/><a:t>{text}</a:t></a:r>')
