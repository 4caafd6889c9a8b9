"""An actor code of CAMEO -> country and sector: "USAGOV" -> USA, GOV. Pieces of three letters, the country first.

The first role that a code names is its sector. Regions and international bodies have no country, as in PLOVER."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lines import LineError

NOBODY = "---"
_SECTORS = {  # CAMEO's roles -> PLOVER's sectors
    **{r: r for r in "GOV MIL REB OPP PTY COP JUD SPY LEG EDU BUS CRM CVL ELI LAB AGR REF REL NGO IGO".split()},
    "INS": "REB", "SEP": "REB", "IMG": "REB", "UAF": "UNK", "RAD": "UNK", "MED": "JRN", "HLH": "MED", "MNC": "BUS",
    "NGM": "NGO", "SET": "CVL", **dict.fromkeys("CHR MOS JEW HIN BUD".split(), "REL"),
    **dict.fromkeys("ENV HRI DEV WOM KID".split(), "SOC"),
}  # fmt: skip
_NO_COUNTRY = frozenset(
    "INT UIS AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WEU "
    "WST".split()
)
_RENAMED = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "KOS": "XKX"}  # codes that ISO has changed since


class Who(NamedTuple):
    """Whom a code stands for; "" where it does not say."""

    country: str
    sector: str


def who(code: str) -> Who:
    """Country and sector of a code. LineError where it is none."""
    pieces = _pieces(code)
    sector = next((_SECTORS[piece] for piece in pieces if piece in _SECTORS), "")
    first = pieces[0]
    if first in _SECTORS or first in _NO_COUNTRY:
        return Who("", sector)
    return Who(_RENAMED.get(first, first), sector)


def role(code: str) -> str:
    """The sector of an agent's code, "GOVMIL" -> GOV. LineError where no piece is a role."""
    if sector := next((_SECTORS[piece] for piece in _pieces(code) if piece in _SECTORS), ""):
        return sector
    raise LineError(f"code {code!r} names no role that PLOVER has; give one such as GOV, MIL, MED or LAB")


def _pieces(code: str) -> list[str]:
    if "/" in code:
        raise LineError(f"code {code!r} names several actors; give each a line of its own")
    if not re.fullmatch(r"([A-Z]{3})+", code):
        raise LineError(f"code {code!r} is not made of pieces of three capitals, such as USA or IRQREB; write it so")
    return [code[i : i + 3] for i in range(0, len(code), 3)]
