"""Typst, from our templates: the same typeface and icons on every machine, tagged for readers who do not see the page."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

HERE = Path(__file__).parent
STANDARD: Literal["ua-1"] = "ua-1"


def typeset(template: str, data: Mapping[str, Any], moment: datetime) -> bytes:
    """A PDF from `template` (a file beside this one) and `data`, dated `moment` (naive UTC).

    The data is read by the template as JSON, so that no text of it is ever markup. PDF/UA-1, unless a character is in none of
    our typefaces, which the standard forbids: then tagged all the same, and the character is a box.
    """
    compiler = typst.Compiler(HERE / template, root=HERE, font_paths=_fonts(), ignore_system_fonts=True)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made = moment.replace(microsecond=0, tzinfo=UTC)
    try:
        content = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=[STANDARD], timestamp=made)
    except typst.TypstError:
        content = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=made)
    if not isinstance(content, bytes):
        raise TypeError("one PDF was expected")
    return content


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(HERE / "fonts")])
