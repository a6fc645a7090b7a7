"""Drafts are files that may be lost, cut short, exchanged or too large; none of that may disturb anyone."""

import json
import os
import time
from datetime import datetime
from pathlib import Path

import pytest

from iku.domain.draft import Draft, DraftPlace
from iku.store import drafts
from iku.store.drafts import DraftStore

PLACE = DraftPlace("realisations", 2024, 3)
DRAFT = Draft({"IKU-03//value": "98,", "IKU-03//note": "menunggu ü"}, {"IKU-03/": "f1"}, datetime(2026, 11, 28, 7, 5))


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "drafts")


def only_file(store: DraftStore) -> Path:
    [path] = store.root.iterdir()
    return path


def test_what_was_kept_is_what_is_read_and_the_latest_counts(store: DraftStore) -> None:
    assert store.get("Ani", PLACE) is None
    assert store.put("Ani", PLACE, Draft({"a": "1"}, {}, DRAFT.saved_at))
    assert store.put("Ani", PLACE, DRAFT)

    assert store.get("Ani", PLACE) == DRAFT
    assert len(list(store.root.iterdir())) == 1


@pytest.mark.parametrize(
    ("owner", "place"),
    [
        ("Budi", PLACE),
        ("", PLACE),
        ("Ani", DraftPlace("targets", 2024, 3)),
        ("Ani", DraftPlace("realisations", 2023, 3)),
        ("Ani", DraftPlace("realisations", 2024, 2)),
        ("Ani", DraftPlace("realisations", 2024, 3, "rendatin")),
    ],
)
def test_a_draft_belongs_to_one_owner_and_one_form(store: DraftStore, owner: str, place: DraftPlace) -> None:
    store.put("Ani", PLACE, DRAFT)

    assert store.get(owner, place) is None
    store.discard(owner, place)
    assert store.get("Ani", PLACE) == DRAFT


def test_whether_anybody_has_a_draft_of_a_form_is_known_without_naming_them(store: DraftStore) -> None:
    assert not store.holds(PLACE)

    store.put("Ani", PLACE, DRAFT)

    assert store.holds(PLACE)
    assert not store.holds(DraftPlace("realisations", 2024, 2))


def test_a_discarded_draft_is_gone_and_may_be_discarded_again(store: DraftStore) -> None:
    store.put("Ani", PLACE, DRAFT)

    store.discard("Ani", PLACE)
    store.discard("Ani", PLACE)

    assert list(store.root.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"owner": "Ani", "pla',
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'"Ani"',
        b"[" * 100_000,
        json.dumps({"owner": "Budi", "place": {}, "texts": {}, "against": {}}).encode(),
    ],
)
def test_a_half_written_or_foreign_file_is_no_draft(store: DraftStore, content: bytes) -> None:
    store.put("Ani", PLACE, DRAFT)
    only_file(store).write_bytes(content)

    assert store.get("Ani", PLACE) is None
    assert store.put("Ani", PLACE, DRAFT)
    assert store.get("Ani", PLACE) == DRAFT


@pytest.mark.parametrize("wrong", [{"texts": {"a": 1}}, {"against": []}, {"saved_at": "kemarin"}, {"owner": "Budi"}])
def test_a_file_with_other_things_in_it_is_no_draft(store: DraftStore, wrong: dict[str, object]) -> None:
    store.put("Ani", PLACE, DRAFT)
    path = only_file(store)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | wrong), encoding="utf-8")

    assert store.get("Ani", PLACE) is None


def test_a_draft_that_is_too_large_is_not_kept_and_the_earlier_one_stays(store: DraftStore) -> None:
    store.put("Ani", PLACE, DRAFT)

    assert not store.put("Ani", PLACE, Draft({"a": "x" * drafts.MOST_BYTES}, {}, DRAFT.saved_at))

    assert store.get("Ani", PLACE) == DRAFT
    assert len(list(store.root.iterdir())) == 1


def test_a_file_that_grew_too_large_is_not_read(store: DraftStore) -> None:
    store.put("Ani", PLACE, DRAFT)
    with only_file(store).open("ab") as file:
        file.write(b" " * drafts.MOST_BYTES)

    assert store.get("Ani", PLACE) is None


def test_a_disk_that_refuses_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = DraftStore(tmp_path / "file")

    assert not store.put("Ani", PLACE, DRAFT)
    assert store.get("Ani", PLACE) is None


def test_old_drafts_and_left_over_writes_go_when_a_new_one_comes(store: DraftStore) -> None:
    store.put("Ani", PLACE, DRAFT)
    left_over = store.root / f"x{drafts.INCOMING}"
    left_over.write_bytes(b"half")
    for path in store.root.iterdir():
        os.utime(path, (time.time() - drafts.OLDEST_SECONDS - 60,) * 2)
    assert store.get("Ani", PLACE) is None

    store.put("Budi", PLACE, DRAFT)

    assert len(list(store.root.iterdir())) == 1
    assert store.get("Budi", PLACE) == DRAFT


def test_of_too_many_drafts_the_oldest_goes(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    for age, owner in ((30, "Ani"), (20, "Budi")):
        store.put(owner, PLACE, DRAFT)
        path = max(store.root.iterdir(), key=lambda p: p.stat().st_mtime)
        os.utime(path, (time.time() - age,) * 2)

    store.put("Citra", PLACE, DRAFT)

    assert [store.get(owner, PLACE) is not None for owner in ("Ani", "Budi", "Citra")] == [False, True, True]
