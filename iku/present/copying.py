"""What another year's dictionary would begin with, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.ruling import Ruling
from iku.present import wording
from iku.present.numbers import listed
from iku.present.rulings import laid_down, subject_in_words, value_in_words


@dataclass(frozen=True, slots=True)
class CopyView:
    """Sentences, each with its details."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]


def copy_view(
    old: Definitions, new: Definitions, kept: Sequence[Ruling], proposals: Sequence[Ruling], staged: Sequence[str]
) -> CopyView:
    """`kept` go on to hold; `proposals` have to be laid down again; `staged` wait for stages that nobody entered yet."""
    year = new.organisation.year
    counts = f"{len(new.indicators)} indikator, {len(new.duties)} tugas dan fungsi, {len(new.documents)} bukti dukung"
    parts: list[tuple[str, tuple[str, ...]]] = [(f"Disalin: {counts}, beserta aturan penghitungannya.", ())]
    if kept:
        parts.append((f"Tetap {wording.LAID_DOWN}, karena naskahnya sama:", _named(old, kept)))
    if proposals:
        parts.append(
            (f"Isinya dibawa sebagai {wording.PROPOSAL} {year} sampai ditetapkan lagi:", _named(old, proposals))
        )
    parts.append((f"Target {year} dimulai kosong.", ()))
    if staged:
        codes = listed(list(staged))
        parts.append(
            (f"Tahapan {year} belum diisi untuk {codes}: tetapkan triwulan jatuh temponya sesudah disalin.", ())
        )
    return CopyView(tuple(parts))


def _named(definitions: Definitions, rulings: Sequence[Ruling]) -> tuple[str, ...]:
    return tuple(
        f"{subject_in_words(definitions, r.subject)}, {wording.RULED_FIELDS[r.field]}: "
        f"{value_in_words(definitions, r.field, r.value)} ({laid_down(r)})"
        for r in rulings
    )
