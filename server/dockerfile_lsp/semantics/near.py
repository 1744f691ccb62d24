"""Which known word was probably meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], limit: int = 2) -> str:
    """The known word at the smallest edit distance from `word`; empty if none is near.

    At most `limit` edits, as BuildKit's suggestions (util/suggest), and fewer than half of
    the word. Two letters that changed places are one edit. Of equally near ones it is the
    first.
    """
    left = min(limit, max(len(word) - 1, 0) // 2)
    best = ""
    for each in known:
        distance = _distance(word, each, left)
        if distance <= left:
            best, left = each, distance - 1
        if left < 1:
            break
    return best


def _distance(a: str, b: str, most: int) -> int:
    """The edit distance, or any number above `most` (optimal string alignment, by rows)."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    above: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        above, row, last = row, [i], above
        for j, other in enumerate(b, 1):
            best = min(above[j - 1] + (char != other), above[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and char == b[j - 2] and other == a[i - 2]:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]
