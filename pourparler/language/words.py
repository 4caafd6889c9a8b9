"""Text -> words in the UD sense, as character spans. No normalisation: every word is text[start:end].

Cuts clitics ("do|n't", "Ankara|'s"), hyphens ("cease|-|fire", but "anti-ship" whole: the affixes that the
English Web Treebank keeps on their word) and marks; keeps abbreviations, initials, numbers, addresses.
Whether a stop after an abbreviation also ends a sentence is left to the model.
"""

from __future__ import annotations

import re

_AFFIXES = (
    "agro|ante|anti|arch|bi|bio|co|counter|cross|cyber|de|e|eco|ex|extra|inter|intra|macro|mega|micro|mid|mini|mono|multi|"
    "neo|non|over|pan|para|post|pre|pro|pseudo|quasi|re|semi|sub|super|trans|tri|ultra|un|uni|vice"
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mlle|Mme|Dr|Prof|St|Ft|Mt|Jr|Sr|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Brig|Gov|Sen|Rep|Reps|Sens|Rev|Hon|Pres|"
    "Inc|Corp|Co|Ltd|Bros|Dept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun|"
    "etc|vs|al|approx|No|Nos|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|"
    "Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
_LETTER = r"[^\W\d_]"
_CLITIC = r"['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)"

_TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]            # addresses of pages
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                    # and of people
  | [#@]\w+                                                          # hashtags, handles
  | \w+(?:\.\w+)*\.(?:com|org|net|gov|edu|info)(?!\w)                # bare domains
  | (?:{_LETTER}\.){{2,}}{_LETTER}?(?!\w)                            # U.S., a.m., J.R.R
  | (?:{_ABBREVIATIONS})\.(?!\w)                                     # Gov.
  | (?<![\w'’])[A-Z]\.(?=\s+[A-Z])                                   # initials
  | \d+(?:[.,:/]\d+)+(?:s|st|nd|rd|th)?(?!\w)                        # 1,200  3.5  10:30  9/11
  | \d+(?:s|st|nd|rd|th)(?!\w)                                       # 1990s, 3rd
  | (?i:(?:{_AFFIXES})-)(?={_LETTER}){_LETTER}+                      # anti-ship
  | ['’](?:\d\d)s?(?!\w)                                             # '90s
  | {_CLITIC}(?!\w)
  | {_LETTER}(?:[\w]|(?<=\w)&(?=\w))*                                # words; AT&T
  | \d+
  | \.{{2,}}|…+|-{{2,}}|[–—]|[!?]{{2,}}
  | [^\w\s]
  | \S
    """,
    re.VERBOSE,
)
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def words(text: str) -> list[tuple[int, int]]:
    """Spans [start, end) of the words of `text`, in order, without overlap; every non-blank character lies in one."""
    out: list[tuple[int, int]] = []
    at = 0
    while match := _TOKEN.search(text, at):
        start, end = match.span()
        at = end
        cut = _cut(text, start, end)
        if cut == end and end - start > 1 and _takes_n(text, end):  # "didn" + "'t": the negation takes the n with it
            out += [(start, end - 1), (end - 1, end + 2)]
            at = end + 2
            continue
        out.append((start, cut))
        if cut < end:
            out.append((cut, end))
    return out


def _takes_n(text: str, end: int) -> bool:
    """Whether "'t" follows a word that ends in n, and nothing more."""
    return text[end : end + 2] in ("'t", "’t") and text[end - 1] in "nN" and not text[end + 2 : end + 3].isalnum()


def _cut(text: str, start: int, end: int) -> int:
    """Where a matched run is cut in two: "can|not"; `end` where it stays whole."""
    if 5 <= end - start <= 6:
        return start + _FUSED.get(text[start:end].lower(), end - start)
    return end
