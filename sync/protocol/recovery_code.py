"""An office's recovery key as it stands on paper: six groups of five characters in the alphabet of the enrolment codes.

Four characters of each group are the key (120 bits in all), the fifth is a check over the group and its place: so a
typing error is found at once, and it can be said in which group.
"""

from sync.protocol.codes import ALPHABET

GROUPS, DATA = 6, 4
RANDOM_BYTES = GROUPS * DATA
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "–": "", ".": "", "\n": "", "\r": ""})
_WEIGHTS = (1, 3, 7, 11)  # odd, so that every single wrong character changes the sum


def make_recovery_code(random: bytes) -> str:
    """A new key from `RANDOM_BYTES` random bytes, as it is printed."""
    letters = [ALPHABET[byte % 32] for byte in random[:RANDOM_BYTES]]
    bodies = ["".join(letters[at : at + DATA]) for at in range(0, RANDOM_BYTES, DATA)]
    return "-".join(body + _check(n, body) for n, body in enumerate(bodies))


def plain(typed: str) -> str:
    """What was typed, without what people put between."""
    return typed.strip().upper().translate(_LOOKALIKES)


def wrong_group(typed: str) -> int:
    """The first group that cannot be right, from 1; 0 where all can, and one past the last where the length is wrong
    or it is no such key at all."""
    text = plain(typed)
    for n in range(GROUPS):
        group = text[n * (DATA + 1) : (n + 1) * (DATA + 1)]
        if len(group) == DATA + 1 and (set(group) - set(ALPHABET) or _check(n, group[:DATA]) != group[DATA]):
            return n + 1
    return 0 if len(text) == GROUPS * (DATA + 1) else GROUPS + 1


def normal_recovery_code(typed: str) -> str | None:
    """The key as printed, from whatever was typed; None where it cannot be one."""
    if wrong_group(typed):
        return None
    text = plain(typed)
    return "-".join(text[at : at + DATA + 1] for at in range(0, len(text), DATA + 1))


def _check(place: int, body: str) -> str:
    total = 5 * place + 9 + sum(w * ALPHABET.index(letter) for w, letter in zip(_WEIGHTS, body, strict=True))
    return ALPHABET[total % 32]
