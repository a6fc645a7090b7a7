"""The three figures at the top of an indicator's page: what was reached, how well it is proved, who answers for it."""

from iku.present.dates import short_quarter
from iku.present.lines import IndicatorLine
from iku.present.numbers import capitalised
from iku.present.reporting import Proof
from iku.present.tiles import Tile

PROOF_WORDS: dict[Proof, str] = {
    Proof.COMPLETE: "Lengkap",
    Proof.INCOMPLETE: "Belum lengkap",
    Proof.NOTHING_DUE: "Belum jatuh tempo",
    Proof.NOT_REPORTED: "Belum dilaporkan",
}


def indicator_tiles(line: IndicatorLine, change_text: str) -> tuple[Tile, ...]:
    notes = "; ".join(n for n in (f"{line.status.icon} {line.status.label}", *line.notes, line.state_text) if n)
    return (
        Tile(f"Capaian s.d. {short_quarter(line.quarter)}", line.figure_text, notes, line.change, change_text, ""),
        Tile("Bukti dukung", PROOF_WORDS[line.proof], capitalised(line.proof_text), None, "", ""),
        Tile("Divisi", line.division_name, f"Pelapor: Subbagian {line.subdivision_name}", None, "", ""),
    )
