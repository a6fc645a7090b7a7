"""A program of its own: a DOCX on standard input, its paragraphs and tables as JSON on standard output.

Started through `iku.intake.apart`; it imports nothing of this project. Arguments: how many blocks, rows of a table and
cells of a row are wanted at most. A block is {"text", "level"} or {"rows", "more_rows", "more_columns"}.
"""

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

TEXT_LIMIT = 5_000
"""Characters of one paragraph or cell."""
HEADING = re.compile(r"Heading (\d)")

Block = dict[str, Any]


def read(content: bytes, blocks: int, rows: int, columns: int) -> Block:
    """The beginning of a document, or {"error": code}."""
    try:
        found = list(_blocks(content, rows, columns))
    except MemoryError:
        return {"error": "preview-too-heavy"}
    # XML and ZIP meet hostile bytes in ways of their own; however they fail, there is nothing to see.
    except Exception:
        return {"error": "preview-unreadable"}
    return {"blocks": found[:blocks], "more": max(0, len(found) - blocks)}


def _blocks(content: bytes, rows: int, columns: int) -> Iterator[Block]:
    from docx import Document
    from docx.table import Table

    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield _table(block, rows, columns)
        elif block.text.strip():
            yield {"text": block.text.strip()[:TEXT_LIMIT], "level": _level(block)}


def _level(paragraph: "Paragraph") -> int:
    style = paragraph.style
    name = style.name if style is not None and style.name else ""
    heading = HEADING.fullmatch(name)
    return int(heading[1]) if heading else int(name == "Title")


def _table(table: "Table", rows: int, columns: int) -> Block:
    all_rows = list(table.rows)
    texts = [[cell.text.strip()[:TEXT_LIMIT] for cell in row.cells] for row in all_rows[:rows]]
    widest = max(map(len, texts), default=0)
    return {
        "rows": [row[:columns] for row in texts],
        "more_rows": max(0, len(all_rows) - rows),
        "more_columns": max(0, widest - columns),
    }


def main() -> None:
    blocks, rows, columns = map(int, sys.argv[1:4])
    answer = read(sys.stdin.buffer.read(), blocks, rows, columns)
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
