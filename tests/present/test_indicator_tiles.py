"""The three figures at the top of an indicator's page."""

from dataclasses import replace

import pytest

from iku.present.indicator_tiles import PROOF_WORDS, indicator_tiles
from iku.present.lines import indicator_line
from iku.present.reporting import Proof
from tests.present.decree import DEFINITIONS
from tests.present.samples import MOCK, figures

LINE = indicator_line(DEFINITIONS, figures(MOCK), "IKU-06", 3)


def test_figure_proof_and_who_answers_for_it() -> None:
    reached, proof, division = indicator_tiles(LINE, "turun 8,40 poin dari TW II")
    assert (reached.label, reached.value) == ("Capaian s.d. TW III", LINE.figure_text)
    assert reached.caption.startswith(f"{LINE.status.icon} {LINE.status.label}")
    assert reached.change_text == "turun 8,40 poin dari TW II"
    assert proof.caption == LINE.proof_text[:1].upper() + LINE.proof_text[1:]
    assert (division.value, division.caption) == (LINE.division_name, f"Pelapor: Subbagian {LINE.subdivision_name}")


@pytest.mark.parametrize("proof", list(Proof))
def test_every_state_of_proof_has_a_word(proof: Proof) -> None:
    assert indicator_tiles(replace(LINE, proof=proof), "")[1].value == PROOF_WORDS[proof]
