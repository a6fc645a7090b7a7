"""The known word that an unknown one most resembles."""

from collections.abc import Iterable
from difflib import SequenceMatcher

LIKENESS = 0.6


def nearest_word(word: str, known: Iterable[str], likeness: float = LIKENESS) -> str:
    """The nearest of the known words, "" where none is near. Case does not count; of equals the first wins."""
    wanted = word.casefold().strip()
    if not wanted:
        return ""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, best_ratio = "", likeness
    for candidate in known:
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = candidate, ratio
    return best
