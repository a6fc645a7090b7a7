"""What a withdrawal brings back, what it leaves alone, and what goes with it."""

from decimal import Decimal

from iku.store import queries
from tests.by_hand import Indicator
from tests.store.asking import indicator, standing, submission, versions
from tests.store.facts import YEAR, given, promised, proved, reported

KEY = ("IKU-01", "", YEAR, 1)


def test_a_withdrawal_restores_what_stood_before_and_its_source() -> None:
    here = given(Indicator("IKU-01"))
    first = here.submit(reported("90", note="lama"), promised("80", unit="hari"))
    second = here.submit(reported("95"), promised("85"))
    assert here.withdraw(second) == (2, ())
    fact = versions(here)[0]
    assert (fact.version, fact.value, fact.note, fact.submission) == (3, Decimal(90), "lama", first)
    with here.store.reading() as cursor:
        target = queries.standing_targets(cursor, here.scope)[0]
    assert (target.version, target.value, target.unit, target.submission) == (3, Decimal(80), "hari", first)
    assert (submission(here, first).standing, submission(here, second).standing) == (2, 0)
    assert (submission(here, first).is_withdrawn, submission(here, second).is_withdrawn) == (False, True)


def test_a_withdrawal_of_the_only_report_leaves_a_blank() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(promised("80"))
    only = here.submit(reported("90"))
    here.withdraw(only)
    assert (standing(here), indicator(here).reason) == ({("IKU-01", 1): None}, "not_reported")
    assert (versions(here)[0].submission, versions(here)[0].grade) == ("", "")


def test_a_withdrawal_leaves_alone_and_names_what_was_replaced_since() -> None:
    here = given(Indicator("IKU-01"), Indicator("IKU-02"))
    first = here.submit(reported("90"), reported("70", indicator="IKU-02"))
    here.submit(reported("95"))
    assert here.withdraw(first) == (1, (KEY,))
    assert standing(here) == {("IKU-01", 1): Decimal(95), ("IKU-02", 1): None}


def test_withdrawing_the_later_one_too_does_not_bring_back_the_withdrawn_one() -> None:
    here = given(Indicator("IKU-01"))
    first = here.submit(reported("90"))
    second = here.submit(reported("95"))
    here.withdraw(first)
    here.withdraw(second)
    assert standing(here) == {("IKU-01", 1): None}


def test_withdrawing_in_turn_walks_back_step_by_step() -> None:
    here = given(Indicator("IKU-01"))
    sent = [here.submit(reported(value)) for value in ("10", "20", "30")]
    seen = []
    for identity in reversed(sent):
        here.withdraw(identity)
        seen.append(standing(here)["IKU-01", 1])
    assert seen == [Decimal(20), Decimal(10), None]
    assert [fact.version for fact in versions(here)] == [6, 5, 4, 3, 2, 1]


def test_a_report_after_a_withdrawal_can_itself_be_withdrawn() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(reported("10"))
    here.withdraw(here.submit(reported("20")))
    here.withdraw(here.submit(reported("30")))
    assert standing(here) == {("IKU-01", 1): Decimal(10)}


def test_a_withdrawal_takes_its_attachments_along_and_no_others() -> None:
    here = given(Indicator("IKU-01", documents=(("sk", "once"), ("ba", "once"))))
    here.submit(proved("ba"))
    both = here.submit(reported("90"), proved("sk"))
    assert indicator(here).documents_attached == 2
    here.withdraw(both)
    assert indicator(here).documents_attached == 1
    with here.store.reading() as cursor:
        assert [a.document for a in queries.standing_attachments(cursor, here.scope)] == ["ba"]
