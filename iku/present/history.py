"""'Riwayat perubahan': every fact in words, newest first; and the submissions, with what of each still stands."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iku.domain.achievement import FactRow
from iku.domain.definitions import Definitions
from iku.domain.facts import Channel, SubmissionKind
from iku.domain.ruling import RuledField
from iku.domain.submission import SubmissionRow
from iku.present import wording
from iku.present.dates import clock, day, short_quarter
from iku.present.lines import subdivision_name
from iku.present.numbers import amount, capitalised, number, rupiah
from iku.present.rulings import subject_in_words
from iku.present.rulings import value_in_words as ruled_value

NOTHING = "kosong"
SHORT_ID = 8
DEEDS = ("review", "check", "lock", "account", "meeting")
"""Kinds of facts that say what was done, and change no value."""
STORED = re.compile(r"(?P<first>-?\d+(?:\.\d+)?)(?:(?P<mark>/|\.\.)(?P<second>-?\d+(?:\.\d+)?))?(?: (?P<unit>.+))?")
"""How the store writes a value: `98.5000`, `45.0000/50.0000`, `80.0000..90.0000 %`, `12.0000 dokumen`."""

STORED_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
JOINT = " · "


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One fact. `what` names it, `change` says before and after, `origin` where it came from."""

    when: str
    who: str
    what: str
    change: str
    origin: str
    reason: str
    submission: str
    """shortened, to be recognised"""
    indicator: str


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """One submission as listed. `submission` is its whole id, for taking it back."""

    submission: str
    short: str
    when: str
    who: str
    what: str
    origin: str
    state: str
    """`12 data, semuanya berlaku`, `12 data, 3 masih berlaku`, `ditarik kembali`"""
    note: str
    can_be_withdrawn: bool


def history_rows(definitions: Definitions, facts: Sequence[FactRow]) -> tuple[HistoryRow, ...]:
    return tuple(
        HistoryRow(
            when=clock(fact.recorded_at),
            who=fact.recorded_by,
            what=_what(definitions, fact),
            change=_change(definitions, fact),
            origin=_origin(fact),
            reason=_with_days(fact.reason),
            submission=fact.submission[-SHORT_ID:],
            indicator=fact.indicator,
        )
        for fact in facts
    )


def submission_views(submissions: Sequence[SubmissionRow]) -> tuple[SubmissionView, ...]:
    return tuple(
        SubmissionView(
            submission=row.submission,
            short=row.submission[-SHORT_ID:],
            when=clock(row.recorded_at),
            who=row.recorded_by,
            what=capitalised(wording.SUBMISSION_KINDS[SubmissionKind(row.kind)]),
            origin=row.filename or wording.CHANNELS[Channel(row.channel)],
            state=_state(row),
            note=row.note,
            can_be_withdrawn=not row.is_withdrawn and row.standing > 0,
        )
        for row in submissions
    )


def value_in_words(stored: str) -> str:
    """A value as the store writes it, as people read it; what is not a number stays as it is."""
    if not stored:
        return NOTHING
    match = STORED.fullmatch(stored)
    if match is None:
        return stored
    first, second, unit = match["first"], match["second"], match["unit"] or ""
    if second is None:
        return amount(Decimal(first), unit)
    if match["mark"] == "/":
        return f"{number(Decimal(first))} ÷ {number(Decimal(second))}"
    return f"{amount(Decimal(first), unit)}–{amount(Decimal(second), unit)}"


def _budget_in_words(stored: str) -> str:
    """`100000.0000;45000.0000`: allocation and what was spent of it."""
    if not stored:
        return NOTHING
    allocation, spent = (Decimal(part) for part in stored.split(";"))
    return f"pagu {rupiah(allocation)}, realisasi {rupiah(spent)}"


def _what(definitions: Definitions, fact: FactRow) -> str:
    kind = capitalised(wording.FACT_KINDS.get(fact.kind, fact.kind))
    if fact.kind in ("ruling", "revocation"):
        about = subject_in_words(definitions, fact.indicator)
        return f"{kind} {about}, {wording.RULED_FIELDS[RuledField(fact.component)]}, {fact.year}"
    if fact.kind == "reminder" and fact.quarter:
        whose = subdivision_name(definitions, fact.component)
        return f"{kind} kepada {whose}, {short_quarter(fact.quarter)} {fact.year}"
    if fact.kind == "account":
        return f"{kind} {fact.component}".rstrip()
    if fact.kind == "lock" and fact.quarter:
        return f"{kind} {short_quarter(fact.quarter)} {fact.year}"
    if fact.kind in ("meeting", "entry"):
        return " ".join(part for part in (kind, fact.indicator, f"({fact.component})") if part)
    if not fact.indicator:
        return kind + (f" {fact.year}" if fact.year else "")
    subject = _component(definitions, fact)
    if fact.kind == "plan":
        return f"{kind} {fact.indicator}{subject}, sampai {fact.year}"
    period = f", {short_quarter(fact.quarter)} {fact.year}" if fact.quarter else ""
    version = f", versi {fact.version}" if fact.version and fact.version > 1 else ""
    return f"{kind} {fact.indicator}{subject}{period}{version}"


def _component(definitions: Definitions, fact: FactRow) -> str:
    """A component's title, or for evidence the document's; the code where the definitions in hand do not know it."""
    if not fact.component:
        return ""
    documents = {d.code: d.title for d in definitions.documents if d.indicator == fact.indicator}
    components = {c.code: c.title for c in definitions.components if c.indicator == fact.indicator}
    names = documents if fact.kind in ("evidence", "check") else components
    return f" ({names.get(fact.component, fact.component)})"


def _change(definitions: Definitions, fact: FactRow) -> str:
    if fact.kind in ("withdrawal", "submission", "reminder", "resubmission"):
        return ""
    if fact.kind in ("explanation", "progress", "paper"):
        return _with_days(fact.after)
    if fact.kind == "entry":
        return f"{fact.before or NOTHING} → {fact.after or NOTHING}" if fact.before else fact.after
    if fact.kind in DEEDS:
        return wording.FACT_DEEDS[fact.after]
    if fact.kind == "definitions":
        return f"sidik {fact.after[:12]}…"
    if fact.kind == "revocation":
        return f"{ruled_value(definitions, RuledField(fact.component), fact.before)} → {wording.PROPOSAL}"
    if fact.kind == "ruling":
        field = RuledField(fact.component)
        before = ruled_value(definitions, field, fact.before) if fact.before else wording.PROPOSAL
        return f"{before} → {ruled_value(definitions, field, fact.after)}"
    words = VALUES_IN_WORDS.get(fact.kind, value_in_words)
    return f"{words(fact.before)} → {words(fact.after)}"


VALUES_IN_WORDS: dict[str, Callable[[str], str]] = {
    "evidence": lambda text: text or NOTHING,
    "budget": _budget_in_words,
}


def _with_days(joined: str) -> str:
    """`Rekonsiliasi · Bendahara · 31 Maret 2025`: the parts of a fact that the store joins, its days as people write them."""
    return JOINT.join(map(_day_in_words, joined.split(JOINT)))


def _day_in_words(part: str) -> str:
    if STORED_DAY.fullmatch(part) is None:
        return part
    try:
        return day(date.fromisoformat(part))
    except ValueError:
        # Somebody's own words.
        return part


def _origin(fact: FactRow) -> str:
    if not fact.filename:
        return ""
    return fact.filename + (f" baris {fact.row}" if fact.row else "")


def _state(row: SubmissionRow) -> str:
    if row.is_withdrawn:
        return "ditarik kembali"
    standing = "semuanya berlaku" if row.standing == row.facts else f"{row.standing} masih berlaku"
    return f"{row.facts} data, {standing}"


HISTORY_COLUMNS = ("waktu", "oleh", "perubahan", "isi", "alasan", "asal", "kiriman")


def history_export(definitions: Definitions, facts: Sequence[FactRow], sample_label: str) -> list[dict[str, str]]:
    """The facts as rows to be kept; sample data say so in every row."""
    return [
        dict(zip(HISTORY_COLUMNS, (r.when, r.who, r.what, r.change, r.reason, r.origin, r.submission), strict=True))
        | ({"data": sample_label} if sample_label else {})
        for r in history_rows(definitions, facts)
    ]
