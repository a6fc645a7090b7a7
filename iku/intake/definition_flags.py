"""flags.csv: what is wrong with the decree's text.

A correction that no flag explains is refused, and so is a flag whose words are not in the passage.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce

from iku.domain.definitions import Duty
from iku.domain.indicator import Flag, FlagClass, Indicator, Text
from iku.domain.ruling import duty_subject as subject_of
from iku.intake.definition_files import Table
from iku.intake.fields import Fields

WHOLE_DECREE = "decree"
"""The subject of a flag about the decree as a whole."""
WHOLE_SUBJECT = "all"
"""The place of a flag about everything that is said of its subject."""

FlagRows = Sequence[tuple[str, Flag, Fields]]
Passages = Mapping[str, Mapping[str, Text]]


def read_flags(table: Table) -> FlagRows:
    """Each flag with its subject and its row."""
    return [(row.text("subject"), _flag(row), row) for row in table.rows]


def _flag(row: Fields) -> Flag:
    return Flag(
        place=row.text("place"),
        flag_class=row.choice("class", FlagClass),
        found=row.optional_text("found"),
        proposed=row.optional_text("proposed"),
        explanation=row.text("explanation"),
    )


def flags_of(subject: str, flags: FlagRows) -> tuple[Flag, ...]:
    return tuple(flag for about, flag, _ in flags if about == subject)


def duty_subject(duty: Duty) -> str:
    return subject_of(duty.kind, duty.letter)


def check_flags(
    table: Table,
    flags: FlagRows,
    indicators: Sequence[Indicator],
    duties: Sequence[Duty],
    decree: str,
    ruled: Collection[tuple[str, str]] = (),
) -> None:
    """Every flag stands in its passage, and every corrected passage is its verbatim one with its typos replaced.

    The wording of a `ruled` passage (subject, place) needs no other reason than that it was laid down.
    """
    passages = _passages(indicators, duties, decree)
    for subject, flag, row in flags:
        row.expect_known("subject", subject, passages, "unknown-subject")
        if subject in passages:
            _check_flag(flag, passages[subject], row)
    for subject, places in passages.items() if table.is_sound else ():
        for place, text in places.items():
            if (subject, place) in ruled:
                continue
            _check_correction(table, subject, place, text, flags)


def _passages(indicators: Sequence[Indicator], duties: Sequence[Duty], decree: str) -> Passages:
    passages = {
        i.code: {"description": i.description, "formula": i.formula, "source": i.source} for i in indicators
    } | {duty_subject(d): {"text": d.text} for d in duties}
    return {**passages, WHOLE_DECREE: {WHOLE_SUBJECT: Text(decree, decree)}}


def _check_flag(flag: Flag, places: Mapping[str, Text], row: Fields) -> None:
    known = list(dict.fromkeys((*places, WHOLE_SUBJECT)))
    row.expect_known("place", flag.place, known, "unknown-place")
    if flag.flag_class is FlagClass.TYPO and not flag.found:
        row.report("missing-value", "found")
    verbatim = places[flag.place].verbatim if flag.place in places else "\n".join(t.verbatim for t in places.values())
    if verbatim and flag.found not in verbatim and flag.place in known:
        row.report("text-not-found", "found", found=flag.found, expected=verbatim)


def _check_correction(table: Table, subject: str, place: str, text: Text, flags: FlagRows) -> None:
    typos = [f for f in flags_of(subject, flags) if f.place == place and f.flag_class is FlagClass.TYPO and f.found]
    explained = reduce(lambda passage, flag: passage.replace(flag.found, flag.proposed), typos, text.verbatim)
    if subject != WHOLE_DECREE and explained != text.corrected:
        table.report("correction-unexplained", subject=subject, column=place, found=text.corrected, expected=explained)
