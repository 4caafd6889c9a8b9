"""Words of number -> numbers: counts, years, months, days, times of day; and the values of durations. No context."""

from __future__ import annotations

import re

from pourparler.reading.time_grammar import MONTHS, ORDINALS, SMALL, TENS
from pourparler.reading.time_values import LETTER


def number(words: str) -> float | None:
    """The number that the words write; None for a vague one."""
    words = words.lower().replace(",", "").strip(" -")
    if words.startswith("half a") and "dozen" not in words:
        return 0.5
    if words.endswith("and a half"):
        return (number(words.removesuffix("and a half")) or 0) + 0.5
    digits = re.match(r"\d+(?:\.\d+)?", words)
    if digits:
        return float(digits[0]) + (0.5 if words.endswith("1/2") else 0)
    first = re.split(r" (?:to|or) ", words)[0].replace("-", " ").split()
    if not first:
        return None
    if "hundred" in first or "thousand" in first or "dozen" in first:
        scale = 12 if "dozen" in first else 100 if "hundred" in first else 1000
        return (
            None
            if "several" in first or first[-1] == "of"
            else scale * (0.5 if "half" in first else number(first[0]) or 1)
        )
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


def year(words: str) -> int:
    """1994 from "1994", "'94", "nineteen ninety-four"."""
    digits = re.sub(r"\D", "", words)
    if digits:
        return int(digits) if len(digits) == 4 else (1900 if int(digits) > 29 else 2000) + int(digits)
    if words.lower().startswith("two thousand"):
        return 2000 + int(number(words.lower().removeprefix("two thousand").replace(" and ", " ")) or 0)
    rest = words.lower().replace("-", " ").split()[1:]
    return 1900 + int(number(" ".join(w for w in rest if w not in ("oh", "hundred"))) or 0)


def month(words: str) -> int:
    return MONTHS.index(words.lower()[:3]) + 1


def day_number(words: str) -> int:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    if words.startswith("thirt"):
        return 31 if "first" in words else 30 if words == "thirtieth" else 13
    return ORDINALS.index(words.split("-")[-1]) + 1 + (20 if "-" in words else 0)


def hour_minute(words: str) -> tuple[int, int]:
    if words in ("noon", "midday", "midnight"):
        return (0 if words == "midnight" else 12), 0
    word = words.split()[0]
    if word in SMALL:
        return SMALL.index(word), 0
    numbers = re.findall(r"\d+", words)
    if not numbers:
        raise ValueError(f"no time of day: {words!r}")
    hour, minute = (
        (int(numbers[0][:2]), int(numbers[0][2:]))
        if len(numbers[0]) == 4
        else (int(numbers[0]), int(numbers[1]) if numbers[1:] else 0)
    )
    if "p" in words and "o'" not in words:
        hour = hour % 12 + 12
    elif "a" in words and hour == 12:
        hour = 0
    return hour, minute
