"""Whole numbers in words: the one form of a number that no mark can blur."""

ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1_000, "ribu"), (100, "ratus"), (10, "puluh"))


def spelled(number: int) -> str:
    """`sembilan puluh delapan ribu lima ratus`."""
    if number < 0:
        return f"minus {spelled(-number)}"
    if number < len(ONES):
        return ONES[number]
    if number < 20:
        return f"{ONES[number - 10]} belas"
    scale, word = next((scale, word) for scale, word in SCALES if number >= scale)
    count, rest = divmod(number, scale)
    # One hundred and one thousand have words of their own; one million has not.
    head = f"se{word}" if count == 1 and scale in (100, 1_000) else f"{spelled(count)} {word}"
    return f"{head} {spelled(rest)}" if rest else head
