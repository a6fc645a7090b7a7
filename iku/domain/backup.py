"""Backups: what an archive holds, what was verified of it, what can be wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One file of an archive, by the name it has there."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class YearFingerprint:
    """The printed figures of an office's year: the hash of all of them, and the office's own of each quarter to look at."""

    office: str
    year: int
    sha256: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. `latest_fact`: the moment of the latest fact in it; `lost`: hashes that facts name
    although the files were gone, or changed, when the backup was made."""

    version: str
    schema_step: int
    made_at: datetime
    made_by: str
    latest_fact: datetime | None
    is_sample: bool
    files: tuple[BackupFile, ...]
    figures: tuple[YearFingerprint, ...]
    lost: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Verification:
    """Every file had its hash; every figure was computed again. `unlike`: years whose figures another version of the
    dashboard computes otherwise."""

    manifest: Manifest
    unlike: tuple[YearFingerprint, ...] = ()

    @property
    def years(self) -> Sequence[int]:
        """Of which every figure came out as the manifest says."""
        return sorted({f.year for f in self.manifest.figures} - {f.year for f in self.unlike})


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the home folder. It was read back and verified before it got its name."""

    name: str
    path: Path
    size: int
    made_at: datetime


class Damage(StrEnum):
    """What is wrong with an archive."""

    UNREADABLE = "unreadable"
    """no archive, or cut short"""
    FOREIGN = "foreign"
    """an archive, but no backup of ours"""
    NEWER = "newer"
    """made by a newer version than this one"""
    MISSING = "missing"
    """a file that it lists is not in it"""
    UNEXPECTED = "unexpected"
    """something is in it that it does not list, or that no backup holds"""
    CHANGED = "changed"
    """a file in it is no longer what it was"""
    OTHER_FIGURES = "other_figures"
    """the figures computed from it are not those of the day it was made"""
