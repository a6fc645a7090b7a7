"""How many of the lines are what: counted once, used by every headline, tile, chart and summary."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.rules import Rules
from iku.present.lines import IndicatorLine
from iku.present.numbers import listed
from iku.present.reporting import Proof, Reporting
from iku.present.status import Status, from_best


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over lines. `due` = `reported` + `partly` + `outdated` + `missing`; `statuses` add up to `indicators`."""

    indicators: int
    computed: int
    reached: int
    due: int
    reported: int
    partly: int
    outdated: int
    missing: int
    evidence_due: int
    """reported, and a document has fallen due"""
    fully_evidenced: int
    statuses: tuple[tuple[Status, int], ...]
    """the ones that occur, the best first"""

    @property
    def unproved(self) -> int:
        return self.evidence_due - self.fully_evidenced

    def of(self, status: Status) -> int:
        return next((n for s, n in self.statuses if s.code == status.code), 0)

    @property
    def in_words(self) -> str:
        """`3 tercapai, 5 mendekati target, dan 2 belum dilaporkan`."""
        return listed([f"{n} {status.word}" for status, n in self.statuses])


def tally(lines: Sequence[IndicatorLine], rules: Rules) -> Tally:
    reporting = [line.reporting for line in lines]
    proof = [line.proof for line in lines]
    codes = [line.status.code for line in lines]
    counted = [(status, codes.count(status.code)) for status in from_best(rules)]
    return Tally(
        indicators=len(lines),
        computed=sum(line.is_computed for line in lines),
        reached=sum(line.status.is_reached for line in lines),
        due=sum(line.is_due for line in lines),
        reported=reporting.count(Reporting.REPORTED),
        partly=reporting.count(Reporting.PARTLY),
        outdated=reporting.count(Reporting.OUTDATED),
        missing=reporting.count(Reporting.MISSING),
        evidence_due=proof.count(Proof.COMPLETE) + proof.count(Proof.INCOMPLETE),
        fully_evidenced=proof.count(Proof.COMPLETE),
        statuses=tuple((status, n) for status, n in counted if n),
    )
