"""What every page of a paper about sample data says across itself: a shape behind the text, anchored in the header.

Word's own watermarks are made so; other programs know them too.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.section import _Header

NAME = "PowerPlusWaterMarkObject"
"""By this Word tells a watermark from other shapes, and offers to take it away."""
PLACE = ";".join(
    (
        "position:absolute;margin-left:0;margin-top:0;width:480pt;height:96pt;rotation:315;z-index:-251658752",
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin",
        "mso-position-vertical:center;mso-position-vertical-relative:margin",
    )
)
SHAPE = """
<w:r
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas>
<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
</v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/>
</v:shapetype>
<v:shape
    id="{name}" o:spid="_x0000_s{number}" type="#_x0000_t136" alt="{text}" style="{place}"
    o:allowincell="f" fillcolor="#d9d9d9" stroked="f"
><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="{text}"/>
</v:shape></w:pict></w:r>
"""
FIRST = 2049
"""Word's own numbers of shapes in headers begin here."""


def mark_pages(document: Document, text: str) -> None:
    """Every page, also where the first or the even ones have a header of their own. `text` is ours: it holds no markup."""
    for number, header in enumerate(_headers(document)):
        if NAME in header._element.xml:
            continue
        shape = SHAPE.format(name=f"{NAME}{number}", number=FIRST + number, text=text, place=PLACE)
        header.paragraphs[0]._p.append(parse_xml(shape.strip()))


def _headers(document: Document) -> Iterator[_Header]:
    for section in document.sections:
        yield section.header
        if section.different_first_page_header_footer:
            yield section.first_page_header
        if document.settings.odd_and_even_pages_header_footer:
            yield section.even_page_header
