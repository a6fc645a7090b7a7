"""The queue of Verifikasi, and what a reviewer sees of one report."""

from dataclasses import replace
from datetime import date, datetime

from iku.domain.figures import YearFigures
from iku.domain.review import DocumentCheck, QuarterLock, QuarterState, ReportState, StandingCheck
from iku.present.evidence import DocumentState, checklist
from iku.present.review_page import (
    ReviewQueue,
    lock_text,
    lock_title,
    review_detail,
    review_queue,
    unsettled_text,
)
from tests.present.decree import DEFINITIONS
from tests.present.samples import figures
from tests.present.test_states import state

TODAY = date(2024, 10, 20)


def waiting(code: str, day: int) -> QuarterState:
    return replace(state(code, 3, ReportState.SUBMITTED), changed_at=datetime(2024, 10, day, 3))


def year(*states: QuarterState) -> YearFigures:
    return replace(figures(), states=states)


def queue(*states: QuarterState, by_gap: bool = False) -> ReviewQueue:
    return review_queue(
        DEFINITIONS, year(*states), 3, TODAY, lambda s: s.indicator != "IKU-03", by_gap=by_gap
    )  # fmt: skip


STATES = (
    waiting("IKU-03", 8),
    waiting("IKU-06", 18),
    waiting("IKU-11", 19),
    state("IKU-02", 3, ReportState.RETURNED),
    state("IKU-04", 3, ReportState.VERIFIED),
    state("IKU-05", 2, ReportState.SUBMITTED),
)


def test_what_has_waited_longest_comes_first() -> None:
    found = queue(*STATES)

    assert [item.code for item in found.waiting] == ["IKU-03", "IKU-06", "IKU-11"]
    assert [item.age for item in found.waiting] == [
        "diajukan 12 hari lalu oleh Sari",
        "diajukan 2 hari lalu oleh Sari",
        "diajukan kemarin oleh Sari",
    ]
    assert [item.code for item in found.others] == ["IKU-02", "IKU-04"]


def test_or_what_lies_farthest_below_target() -> None:
    assert [item.code for item in queue(*STATES, by_gap=True).waiting] == ["IKU-06", "IKU-11", "IKU-03"]


def test_the_title_says_what_waits_and_the_detail_what_waits_elsewhere() -> None:
    found = queue(*STATES)

    assert found.title == "Tiga laporan TW III menunggu verifikasi, satu dikembalikan"
    assert found.detail == "Juga menunggu: 1 di TW II."
    assert queue().title == "Belum ada laporan TW III yang dapat diperiksa"
    assert (
        queue(state("IKU-04", 3, ReportState.VERIFIED)).title == "Semua laporan TW III yang masuk sudah terverifikasi"
    )
    assert (
        queue(state("IKU-02", 3, ReportState.RETURNED)).title
        == "Satu laporan TW III dikembalikan, tidak ada yang menunggu"
    )


def test_a_reviewer_sees_which_reports_are_not_his_or_hers_to_review() -> None:
    assert {item.code: item.may_review for item in queue(*STATES).waiting} == {
        "IKU-03": False,
        "IKU-06": True,
        "IKU-11": True,
    }


def checked(known: YearFigures, code: str, **failing: bool) -> YearFigures:
    """Every attachment of an indicator in the third quarter, checked."""
    answers = {"is_right": True, "is_of_period": True, "is_signed": True, "figures_agree": True} | failing
    checks = tuple(
        StandingCheck(DocumentCheck(a.attachment, **answers), datetime(2024, 10, 9, 3), "Budi")
        for a in known.attachments_of(code)
        if a.quarter == 3
    )
    assert checks
    return replace(known, checks=checks)


def test_every_attachment_of_the_quarter_is_listed_with_what_was_found() -> None:
    known = year(*STATES)
    fresh = review_detail(DEFINITIONS, known, "IKU-04", 3)
    assert fresh.unchecked == len(fresh.attachments) > 0
    assert fresh.attachments[0].attachment.check == ""

    accepted = review_detail(DEFINITIONS, checked(known, "IKU-04"), "IKU-04", 3).attachments[0]
    rejected = review_detail(
        DEFINITIONS, checked(known, "IKU-04", is_signed=False, is_of_period=False), "IKU-04", 3
    ).attachments[0]

    assert accepted.attachment.check == "diterima verifikator (Budi, 9 Oktober 2024, 10.00 WIB)"
    assert rejected.attachment.check == (
        "ditolak: bukan triwulannya dan belum ditandatangani (Budi, 9 Oktober 2024, 10.00 WIB)"
    )


def test_an_accepted_document_is_called_so_in_the_checklist() -> None:
    made = checklist(DEFINITIONS, checked(year(*STATES), "IKU-04"), ["IKU-04"], 3)

    assert DocumentState.ACCEPTED in {row.cell(3).state for row in made.rows}


def test_a_lock_says_who_when_and_why() -> None:
    lock = QuarterLock(2024, 3, datetime(2024, 10, 12, 3), "Hendro", "Rapat pleno")

    assert lock_title(lock, 2024, 3) == "Triwulan III 2024 terkunci"
    assert lock_title(None, 2024, 3) == "Triwulan III 2024 terbuka"
    assert lock_text(lock) == (
        "Dikunci oleh Hendro, 12 Oktober 2024, 10.00 WIB: Rapat pleno. Setiap penulisan pada triwulan ini ditolak."
    )


def test_what_a_lock_would_take_unverified_is_said() -> None:
    states = [state("IKU-05", 3, ReportState.SUBMITTED), state("IKU-04", 3, ReportState.VERIFIED)]

    assert (
        unsettled_text(states, ["IKU-12"])
        == "1 laporan belum terverifikasi (IKU-05) dan 1 laporan belum diisi (IKU-12)"
    )
    assert unsettled_text(states[1:], []) == ""
