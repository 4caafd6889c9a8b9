"""Words of number -> numbers: counts, years, months, days, times of day; and the values of durations. No context."""

from __future__ import annotations

import re

from .grammar import MONTHS, ORDINALS, SMALL, TENS, WEEKDAYS
from .values import LETTER

_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}


def number(words: str) -> float | None:
    """The number that the words write; None for a vague one."""
    words = words.lower().replace(",", "").strip(" -").replace("-and-a-half", " and a half")
    words = re.sub(r"[- ]and[- ]one[- ]half$", " and a half", words)
    if words.startswith(("half a", "a half")) and "dozen" not in words:
        return 0.5
    if words == "half":
        return 0.5
    if "quarter" in words:
        return 0.25
    if words.endswith("and a half"):
        return (number(words.removesuffix("and a half")) or 0) + 0.5
    digits = re.match(r"\d+(?:\.\d+)?", words)
    if digits:
        return float(digits[0]) + (0.5 if words.endswith(("1/2", "½")) else 0)
    first = re.split(r" (?:to|or) ", words)[0].replace("-", " ").split()
    if not first:
        return None
    if scale := next((_SCALES[word] for word in _SCALES if word in first), 0):
        if "several" in first or first[-1] == "of":
            return None
        return scale * (0.5 if "half" in first else 1 if first[0] in _SCALES else number(first[0]) or 1)
    if first[0] in ("a", "an") and len(first) == 1:
        return 1
    if "couple" in first:
        return 2
    total = sum(SMALL.index(w) if w in SMALL else 10 * TENS.index(w) + 20 for w in first if w in SMALL or w in TENS)
    return total or None


def period(n: float | None, unit: str) -> str:
    """A duration's value: P3M, PT2H, PXY; a half turns to the next smaller unit."""
    unit = unit.lower()
    unit = "century" if unit.startswith("centur") else unit.rstrip("s")
    unit = {"yr": "year", "hr": "hour", "min": "minute", "sec": "second"}.get(unit, unit)
    if unit == "fortnight":
        return "PXW" if n is None else f"P{2 * n:g}W"
    if unit == "weekend":
        return f"P{'X' if n is None else int(n)}WE"
    if unit in ("decade", "century"):
        return "PXY" if n is None else f"P{int(n * (10 if unit == 'decade' else 100))}Y"
    time = "T" if unit in ("hour", "minute", "second") else ""
    if n is None:
        return f"P{time}X{LETTER[unit]}"
    if n % 1 == 0.5 and unit in ("year", "hour", "minute"):
        rest = {"year": "6M", "hour": "30M", "minute": "30S"}[unit]
        return f"P{time}{int(n) or ''}{LETTER[unit] if n >= 1 else ''}{rest}"
    return f"P{time}{n:g}{LETTER[unit]}"


def joined(first: str, second: str) -> str:
    """P2Y3M of P2Y and P3M, PT2H20M of PT2H and PT20M."""
    return first + second.removeprefix("PT" if "T" in first else "P")


def year(words: str, now: int) -> int:
    """1994 from "1994", "'94", "nineteen ninety-four"; two digits name the last such year, or one within ten years."""
    digits = re.sub(r"\D", "", words)
    if digits:
        return int(digits) if len(digits) == 4 else now + 10 - (now + 10 - int(digits)) % 100
    if words.lower().startswith("two thousand"):
        return 2000 + int(number(words.lower().removeprefix("two thousand").replace(" and ", " ")) or 0)
    rest = words.lower().replace("-", " ").split()[1:]
    return 1900 + int(number(" ".join(w for w in rest if w not in ("oh", "hundred"))) or 0)


def weekday(words: str) -> int:
    """0 for Monday, by the first three letters."""
    return [name[:3] for name in WEEKDAYS].index(words[:3].lower())


def month(words: str) -> int:
    return MONTHS.index(words.lower()[:3]) + 1


def day_number(words: str) -> int:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    if words.startswith("thirt"):
        return 31 if "first" in words else 30 if words == "thirtieth" else 13
    return ORDINALS.index(re.split("[- ]", words)[-1]) + 1 + 20 * words.startswith("twenty")


def hour_minute(clock: str, after: str = "") -> tuple[int, int]:
    """14, 30 from "2:30 p.m.", or from "2:30" where the words after it name a later part of the day."""
    if noon := re.match("noon|midday|midnight", clock):
        return (0 if noon[0] == "midnight" else 12), 0
    if past := re.match(r"(half|(?:a )?quarter) (past|to) (\w+)", clock):
        hour, minute = _on_the_dial(past[3])[0], 30 if past[1] == "half" else 15
        hour, minute = (hour, minute) if past[2] == "past" else (hour - 1, 45)
    else:
        hour, minute = _on_the_dial(clock)
    late = re.search(r"\d ?p", clock) or re.search(r"afternoon|evening|\bnight", after)
    if late and hour < 12:
        hour += 12
    elif "a" in clock and hour == 12:
        hour = 0
    return hour, minute


def _on_the_dial(clock: str) -> tuple[int, int]:
    word, digits = clock.split()[0], re.findall(r"\d+", clock)
    if word in SMALL:
        return SMALL.index(word), 0
    if not digits:
        raise ValueError(f"no time of day: {clock!r}")
    if len(digits[0]) == 4:
        return int(digits[0][:2]), int(digits[0][2:])
    return int(digits[0]), int(digits[1]) if digits[1:] else 0
