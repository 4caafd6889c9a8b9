"""Why a source is not named: "on condition of anonymity because …" -> its place, by the wording alone.

Such a clause is no attribution of its own, whatever "asked" and "declined" elsewhere are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pourparler.record import Span, Text

from .stretches import words_at

_NAMED = (
    r"(?:be (?:publicly )?(?:named|identified|quoted)(?: by name)?|"
    r"give (?:his|her|their) (?:full )?names?|remain anonymous)"
)
_SAYS = r"(?<!had )(?<!have )(?<!has )\b(?:said|says|say|added|confirmed|warned|described)\b"
_REST = rf"(?:(?!{_SAYS})[^,.;”\"])*"  # of a clause, up to the verb of the sentence it stands in
_CONDITION = (
    rf"(?:on (?:the )?condition (?:of anonymity|that (?:he|she|they|his|her|their)\b{_REST})|"
    r"on the basis of anonymity|(?:request|ask|insist)\w* (?:for |on )?anonymity|(?:granted|given) anonymity|"
    r"(?:ask|request|wish|declin|refus|want|insist|prefer)\w* (?:on )?(?:not )?(?:to )?(?:not )?" + _NAMED + r"|"
    rf"(?:was|were|is|are) not (?:allowed|permitted|cleared) to (?:be (?:quoted|named|identified)|speak|talk)\b{_REST}|"
    r"(?:in (?:exchange|return) for|under (?:cover|a cloak|promise) of) anonymity|"
    r"(?:ask|request)\w* that (?:his|her|their) names? not be used|insist\w* on not being (?:named|identified)|"
    rf"(?:was|were|is|are|not being) (?:not )?authori[sz]ed to (?:speak|talk|comment|discuss|brief)\b{_REST}|"
    r"(?:sp[eo]\w+|talk\w*|brief\w*) anonymously|did not want (?:his|her|their) names? used)"
)
_BECAUSE = (
    r"(?:,? ?(?:because|since|due to|owing to|given|citing|for fear of|for fear that|out of fear|in order to|as|"
    r"in (?:keeping|line|accordance) with|under the (?:rules|terms) of|per|"
    rf"to (?:discuss|speak|describe|talk|avoid|preserve))\b{_REST})"
)
_LEAD = r"(?:(?:who,? )?(?:spoke|spoken|speaks?|speaking|talked|talking|discussed|described) (?:[^,.;”\"]{0,40} )?)?"
_CLAUSE = re.compile(f"{_LEAD}(?P<condition>{_CONDITION})(?P<because>{_BECAUSE})?", re.IGNORECASE)


def reason(text: str, start: int, stop: int) -> Span | None:
    """The reason given between two places of a text; the condition itself where no reason follows it."""
    for match in _CLAUSE.finditer(text, start, stop):
        if "authori" in match.group("condition") and " not " not in f" {match.group('condition')} ":
            continue
        found = "because" if match.group("because") else "condition"
        words = match.group(found)
        lead = len(words) - len(words.lstrip(" ,"))
        return Span(match.start(found) + lead, match.start(found) + len(words.rstrip()))
    return None


def hidden(text: Text, source: Span, clauses: Sequence[tuple[int, int]]) -> bool:
    """Whether such a clause follows a source at once: "the envoy, who asked not to be named,"."""
    end = words_at(text, source)[-1].i + 1
    return any(end <= first <= end + 2 for first, _ in clauses)


def asides(text: Text) -> tuple[tuple[int, int], ...]:
    """Words [first, end) of each such clause with the pronoun that opens it."""
    out, i = [], 0
    for match in _CLAUSE.finditer(text.text):
        while i < len(text.words) and text.words[i].end <= match.start():
            i += 1
        first = i
        while i < len(text.words) and text.words[i].start < match.end():
            i += 1
        out.append((first, i))
    return tuple(out)
