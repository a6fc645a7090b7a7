"""A CSV offered as evidence: text, in columns, that stays text when a spreadsheet opens it."""

import re
import unicodedata

from iku.domain.problem import Problem
from iku.intake.encoding import text_encoding

DELIMITERS = re.compile(r"[;,\t]")
FORMULA = re.compile(r'(?:^|[;,\t])[ \u00a0]*"?[ \u00a0]*(?P<formula>[=@＝＠][^;,\t"]*)')
SHOWN = 40


def csv_problems(content: bytes) -> list[Problem]:
    """What is wrong with a CSV; nothing if it is one, without formulas."""
    codec = text_encoding(content)
    text = content.decode(codec) if codec else "\0"
    if any(unicodedata.category(c) == "Cc" and c not in "\t\r\n\f" for c in text):
        return [Problem("evidence-unreadable", found="CSV")]
    if not DELIMITERS.search(text):
        return [Problem("evidence-differs", found="TXT", expected=".csv")]
    return [
        Problem("evidence-formula", row=row, found=match["formula"][:SHOWN])
        for row, line in enumerate(text.splitlines(), 1)
        if (match := FORMULA.search(line))
    ][:1]
