"""Words for figures below target, where a test is not about them."""

from dataclasses import replace
from datetime import date

from iku.domain.review import Explanation
from iku.domain.submission import Rehearsal


def follow_ups(rehearsal: Rehearsal) -> list[Explanation]:
    """What `submit` must be given for everything that lies below its target."""
    return [
        replace(
            need.given,
            obstacle="Data terlambat diterima",
            effort="Rekonsiliasi setiap bulan",
            owner="Kasubbag",
            due_on=date(2024, 12, 20),
        )
        for need in rehearsal.needs
        if not need.is_met
    ]
