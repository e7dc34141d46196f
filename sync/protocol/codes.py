"""Enrolment codes: short enough to be read over the telephone, with a check character that finds typing errors offline.

Three groups of four characters, as `J912-28VN-NJ0S`, in Crockford's base 32 (no I, L, O, U): four name the slip, seven
are its secret (35 bits, five tries), the last is a Luhn check over base 32, which finds every single wrong
character and almost every swap.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SLIP, SECRET = 4, 7
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "–": "", ".": ""})


def make_code(random: bytes) -> str:
    """A new code from at least 11 random bytes."""
    body = "".join(ALPHABET[b % 32] for b in random[: SLIP + SECRET])
    return _grouped(body + _check(body))


def normalised(typed: str) -> str | None:
    """The code as printed, from whatever was typed; None where it cannot be one (length, character, check)."""
    code = typed.strip().upper().translate(_LOOKALIKES)
    if len(code) != SLIP + SECRET + 1 or set(code) - set(ALPHABET) or _check(code[:-1]) != code[-1]:
        return None
    return _grouped(code)


def slip_and_secret(code: str) -> tuple[str, str]:
    """The two parts of a normalised code."""
    plain = code.replace("-", "")
    return plain[:SLIP], plain[SLIP : SLIP + SECRET]


def _grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _check(body: str) -> str:
    total, factor = 0, 2
    for character in reversed(body):
        addend = factor * ALPHABET.index(character)
        total += addend // 32 + addend % 32
        factor = 3 - factor
    return ALPHABET[-total % 32]
