"""Where the templates of Word papers lie: the office's own in its home folder, else the ones that are shipped."""

from pathlib import Path

from iku.domain.paper import PaperKind

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "templates"
NAMES = {PaperKind.CHAPTER: "bab3.docx", PaperKind.MINUTES: "notulen.docx", PaperKind.RECORD: "berita-acara.docx"}


def template_of(kind: PaperKind, home: Path | None = None) -> bytes:
    """The office's own (`templates/NAME` in its home folder), else the one that is shipped."""
    own = home / "templates" / NAMES[kind] if home is not None else None
    return (own if own is not None and own.is_file() else SHIPPED / NAMES[kind]).read_bytes()
