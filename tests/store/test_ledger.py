"""What is appended, what stands, what a withdrawal brings back, and what was known when."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from iku.domain.facts import Channel
from iku.domain.person import sole_person
from iku.store import queries
from iku.store.computed_year import computed_year
from iku.store.connection import Store
from iku.store.history import history
from iku.store.queries import Scope
from tests.by_hand import Component, Fact, Indicator, Rules
from tests.store.asking import indicator, now, standing, submission, versions
from tests.store.facts import OFFICE, YEAR, Given, enter_raw, given, promised, proved, reported

NEVER = datetime(2020, 1, 1)


def test_a_later_report_replaces_the_earlier_one_and_both_stay_in_history() -> None:
    here = given(Indicator("IKU-01"))
    first = here.submit(reported("90"), person=sole_person("Ani"), filename="tw1.csv")
    second = here.submit(reported("95", note="salah hitung"), person=sole_person("Budi"))
    assert standing(here) == {("IKU-01", 1): Decimal(95)}
    assert [(f.version, f.value, f.submission, f.recorded_by, f.filename, f.note) for f in versions(here)] == [
        (2, Decimal(95), second, "Budi", "", "salah hitung"),
        (1, Decimal(90), first, "Ani", "tw1.csv", ""),
    ]


def test_versions_count_up_within_a_key_and_start_anew_in_another() -> None:
    here = given(Indicator("IKU-01"), Indicator("IKU-02"))
    here.submit(reported("1"), reported("1", 2), reported("1", indicator="IKU-02"))
    here.submit(reported("2"), reported("2", indicator="IKU-02"), promised("9"))
    here.submit(reported("3"))
    with here.store.reading() as cursor:
        facts = queries.standing_realisations(cursor, here.scope)
        targets = queries.standing_targets(cursor, here.scope)
    assert {(f.indicator, f.quarter): f.version for f in facts} == {
        ("IKU-01", 1): 3,
        ("IKU-01", 2): 1,
        ("IKU-02", 1): 2,
    }
    assert [target.version for target in targets] == [1]


def test_what_already_stands_is_counted_as_unchanged_and_not_stored_again() -> None:
    here = given(Indicator("IKU-01"))
    rows = (reported("90"), reported(parts=("4", "5"), quarter=2), promised("80"), promised("80", 2, unit="hari"))
    here.submit(*rows)
    again = here.submit(*rows)
    row = submission(here, again)
    assert (row.facts, row.standing) == (0, 0)
    with here.store.reading() as cursor:
        unchanged = cursor.execute("select unchanged from store.submission_received order by recorded_at").fetchall()
    assert unchanged == [(0,), (4,)]


def test_a_note_or_a_documents_number_alone_is_a_change() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(reported("90"), promised("80"))
    again = here.submit(reported("90", note="sesuai BA"), replace(promised("80"), document="PK 1/2024"))
    assert submission(here, again).facts == 2


def test_a_target_without_unit_or_document_keeps_those_that_stand() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(replace(promised("80", unit="hari"), document="PK 1/2024"))
    here.submit(promised("85"))
    with here.store.reading() as cursor:
        target = queries.standing_targets(cursor, here.scope)[0]
    assert (target.value, target.unit, target.document) == (Decimal(85), "hari", "PK 1/2024")


def test_a_blank_over_nothing_is_no_fact_and_a_blank_over_a_value_is_one() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(promised("80"), reported(None), reported("0", 2))
    assert standing(here) == {("IKU-01", 2): Decimal(0)}
    assert (indicator(here, 1).reason, indicator(here, 2).reported_this_quarter) == ("not_reported", True)
    here.submit(reported(None, 2))
    assert standing(here) == {("IKU-01", 2): None}
    assert (indicator(here, 2).reason, indicator(here, 2).reported_this_quarter) == ("not_reported", False)


def test_attachments_of_one_document_are_versions_latest_first() -> None:
    here = given(Indicator("IKU-01", documents=(("sk", "once"),)))
    here.submit(proved("sk", sha256="a" * 64))
    here.submit(proved("sk", sha256="b" * 64))
    with here.store.reading() as cursor:
        found = [(a.version, a.sha256[0]) for a in queries.standing_attachments(cursor, here.scope)]
    assert found == [(2, "b"), (1, "a")]


def test_as_of_shows_the_past_as_it_was() -> None:
    here = given(Indicator("IKU-01", documents=(("sk", "once"),)))
    here.submit(promised("100"))
    empty = now(here)
    first = here.submit(reported("90"), proved("sk"))
    reported_once = now(here)
    here.submit(reported("95"))
    here.submit(promised("50"))
    reported_twice = now(here)
    here.withdraw(first)
    seen = []
    for moment in (empty, reported_once, reported_twice, None):
        with here.store.reading() as cursor:
            row = computed_year(cursor, Scope(OFFICE, YEAR, moment)).indicators[0]
        seen.append((row.raw, row.reason, row.documents_attached))
    assert seen == [
        (None, "not_reported", 0),
        (Decimal("90.00"), None, 1),
        (Decimal("190.00"), None, 1),
        (Decimal("190.00"), None, 0),
    ]


def test_as_of_the_very_moment_of_a_fact_includes_it() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(promised("100"), reported("90"))
    moment = versions(here)[0].recorded_at
    assert standing(here, here.as_of(moment)) == {("IKU-01", 1): Decimal(90)}
    assert standing(here, here.as_of(moment - timedelta(microseconds=1))) == {}


def test_unchanged_definitions_are_not_adopted_again() -> None:
    here = given()
    assert here.adopt([Indicator("IKU-01")], fingerprint="same")
    assert not here.adopt([Indicator("IKU-01")], fingerprint="same")
    assert here.adopt([Indicator("IKU-01")], fingerprint="other")
    assert here.adopt([Indicator("IKU-01")], fingerprint="same"), "back to an earlier text is a change too"


def test_an_edited_rule_holds_from_then_on_and_not_for_the_past() -> None:
    lenient, strict = Component(cap=Decimal(150)), Component(cap=Decimal(100), polarity="minimize")
    here = given(Indicator("IKU-01", components=(lenient,)))
    here.submit(promised("100"), reported("160"))
    before = now(here)
    here.adopt([Indicator("IKU-01", components=(strict,)), Indicator("IKU-02")], Rules(floor=Decimal(10)))
    with here.store.reading() as cursor:
        was = computed_year(cursor, here.as_of(before)).groups[0]
        now_is = computed_year(cursor, here.scope).groups[0]
    assert (was.capped, was.indicators, was.reached) == (Decimal("150.00"), 1, 1)
    assert (now_is.capped, now_is.indicators, now_is.reached) == (Decimal("40.00"), 2, 0)


def test_before_any_definitions_there_is_nothing_to_show() -> None:
    here = given(Indicator("IKU-01"))
    with here.store.reading() as cursor:
        assert computed_year(cursor, here.as_of(NEVER)).components == []
        assert computed_year(cursor, here.as_of(NEVER)).indicators == []
        assert computed_year(cursor, here.as_of(NEVER)).groups == []


def test_of_twins_of_one_version_exactly_one_shows_and_it_is_the_greater_id() -> None:
    here = given(Indicator("IKU-01"))
    low, high = "00000000-0000-7000-8000-00000000000a", "f0000000-0000-7000-8000-000000000001"

    def fact(value: str, version: int, identity: str) -> Fact:
        return Fact(OFFICE, "IKU-01", "", YEAR, 1, version, identity, datetime(2024, 3, 1), Decimal(value))

    targets = [fact("80", 1, high), fact("100", 1, low)]
    with here.store.writing() as cursor:
        enter_raw(cursor, targets, [fact("40", 1, low), fact("60", 1, high)])
    row = indicator(here)
    assert (row.raw, standing(here)) == (Decimal("75.00"), {("IKU-01", 1): Decimal(60)})
    with here.store.writing() as cursor:
        enter_raw(cursor, [], [fact("20", 2, high[:-1] + "2"), fact("70", 2, low[:-1] + "b")])
    assert indicator(here).raw == Decimal("25.00")


def test_another_office_is_never_mixed_in() -> None:
    here = given(Indicator("IKU-01"))
    there = Given(here.store, office="kpu-kota-cilegon")
    there.adopt([Indicator("IKU-01")])
    there.submit(promised("100"), reported("10"))
    assert (indicator(here).reason, standing(here)) == ("no_target", {})
    here.submit(promised("100"), reported("90"))
    assert (indicator(here).raw, indicator(there).raw) == (Decimal("90.00"), Decimal("10.00"))
    with here.store.reading() as cursor:
        assert [row.kind for row in queries.submissions(cursor, here.scope)] == ["targets"]
        assert {row.recorded_by for row in history(cursor, here.scope)} == {"Ani"}


def test_the_history_tells_every_change_with_before_and_after() -> None:
    here = Given(Store.open(None))
    here.adopt([Indicator("IKU-01")], fingerprint="first text")
    here.submit(reported("90"), filename="tw1.csv")
    here.withdraw(here.submit(reported("95"), person=sole_person("Budi")), "salah ketik")
    with here.store.reading() as cursor:
        rows = [(row.kind, row.before, row.after, row.recorded_by, row.reason) for row in history(cursor, here.scope)]
    assert rows == [
        ("realisation", "95.0000", "90.0000", "Ani", "salah ketik"),
        ("withdrawal", "", "", "Ani", "salah ketik"),
        ("realisation", "90.0000", "95.0000", "Budi", ""),
        ("realisation", "", "90.0000", "Ani", ""),
        ("definitions", "", "first text", "Ani", ""),
    ]


def test_an_empty_store_knows_that_it_is_empty() -> None:
    here = given(Indicator("IKU-01"))
    with here.store.reading() as cursor:
        assert not queries.holds_facts(cursor, OFFICE)
        assert queries.years(cursor, OFFICE) == []
        assert queries.last_recorded(cursor, OFFICE) is None
    here.submit(reported("90", year=2023), reported("91"))
    with here.store.reading() as cursor:
        assert queries.holds_facts(cursor, OFFICE)
        assert not queries.holds_facts(cursor, "kpu-kota-cilegon")
        assert queries.years(cursor, OFFICE) == [2023, 2024]
        assert queries.last_recorded(cursor, OFFICE) is not None


def test_a_submission_says_how_it_came_and_what_of_it_still_shows() -> None:
    here = given(Indicator("IKU-01"), Indicator("IKU-02"))
    first = here.submit(reported("90"), reported("80", indicator="IKU-02"), filename="tw1.csv", note="TW I")
    here.submit(reported("95"))
    row = submission(here, first)
    assert (row.channel, row.filename, row.note, row.facts, row.standing) == (Channel.FILE, "tw1.csv", "TW I", 2, 1)
