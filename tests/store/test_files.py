"""Files under the hash of their content: whole or not there, whatever happens."""

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.errors import StoreUnusable
from iku.store.files import INCOMING, STALE_SECONDS, FileStore

CONTENT = b"Berita Acara Pleno"
HASH = sha256(CONTENT).hexdigest()


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def everything_in(files: FileStore) -> list[str]:
    return sorted(p.relative_to(files.root).as_posix() for p in files.root.rglob("*") if p.is_file())


def test_a_file_is_kept_under_the_hash_of_its_content(files: FileStore) -> None:
    assert files.put(CONTENT) == HASH
    assert files.read(HASH) == CONTENT
    assert files.path(HASH) == files.root / HASH[:2] / HASH


def test_the_same_content_twice_is_one_file(files: FileStore) -> None:
    files.put(CONTENT)
    written = (files.root / HASH[:2] / HASH).stat().st_mtime_ns

    files.put(CONTENT)

    assert everything_in(files) == [f"{HASH[:2]}/{HASH}"]
    assert (files.root / HASH[:2] / HASH).stat().st_mtime_ns == written


def test_nothing_is_left_beside_a_kept_file(files: FileStore) -> None:
    files.put(CONTENT)

    assert list((files.root / INCOMING).iterdir()) == []


def test_a_file_cut_short_by_the_disk_is_written_again(files: FileStore) -> None:
    files.put(CONTENT)
    (files.root / HASH[:2] / HASH).write_bytes(CONTENT[:3])

    files.put(CONTENT)

    assert files.read(HASH) == CONTENT


def test_content_that_changed_on_the_disk_is_never_given_out(files: FileStore) -> None:
    files.put(CONTENT)
    (files.root / HASH[:2] / HASH).write_bytes(CONTENT[::-1])

    with pytest.raises(StoreUnusable, match="no longer has this hash"):
        files.read(HASH)


def test_a_hash_that_is_not_kept_is_not_found(files: FileStore) -> None:
    assert files.path(HASH) is None
    with pytest.raises(FileNotFoundError):
        files.read(HASH)


@pytest.mark.parametrize(
    "name", ["", "..", "../../etc/passwd", HASH.upper(), HASH[:63], HASH + "\n", "g" * 64, "\uff11" * 64]
)
def test_what_is_no_hash_never_becomes_a_path(files: FileStore, name: str) -> None:
    files.put(CONTENT)

    assert files.path(name) is None


@given(name=st.text())
def test_no_text_whatever_leads_out_of_the_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    assert FileStore(tmp_path_factory.getbasetemp() / "any").path(name) is None


def test_what_interrupted_writes_left_is_swept_when_it_is_an_hour_old(files: FileStore) -> None:
    old, young = files.root / INCOMING / "old", files.root / INCOMING / "young"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    an_hour_ago = time.time() - STALE_SECONDS - 1
    os.utime(old, (an_hour_ago, an_hour_ago))

    FileStore(files.root)

    assert (old.exists(), young.exists()) == (False, True)


def test_a_folder_that_cannot_be_made_is_said_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file stands in the way")

    with pytest.raises(StoreUnusable) as caught:
        FileStore(tmp_path / "files")

    assert caught.value.path == tmp_path / "files"


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing_half(files: FileStore) -> None:
    (files.root / HASH[:2]).write_text("a file stands in the way")

    with pytest.raises(StoreUnusable):
        files.put(CONTENT)

    assert everything_in(files) == [HASH[:2]]
