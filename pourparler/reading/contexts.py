"""What an event is about: its words, type and mode -> PLOVER contexts, none where nothing tells.

A context stands where a word or phrase of lexicon/contexts.tsv stands in the event's own phrase, its subject and other
clauses left out, where the table gives it for the type and mode, or where a state's forces act (military). `crime`
gives way to a narrower one, as in the manual.
"""

from __future__ import annotations

from functools import cache

from pourparler.record import Event, Text

from .lexicon.event_table import contexts

_NARROWER_CRIMES = frozenset(("corruption", "illegal_drugs", "trafficking", "terrorism"))
_APART = frozenset("nsubj advcl parataxis conj".split())


def contexts_of(text: Text, event: Event, i: int) -> tuple[str, ...]:
    """The contexts of an event whose word is i, in alphabetical order."""
    found = set(_by_kind().get((event.type, event.mode), ()))
    if any(a.sector == "MIL" for a in event.actors):
        found.add("military")
    by_word = _by_word()
    for k in _phrase(text, i):
        for words, context in by_word.get(text.words[k].lemma.lower(), ()):
            if len(words) == 1 or tuple(w.lemma.lower() for w in text.words[k : k + len(words)]) == words:
                found.add(context)
    return tuple(sorted(found - {"crime"} if found & _NARROWER_CRIMES else found))


def _phrase(text: Text, i: int) -> list[int]:
    """Word i and all below it but its subject and other clauses."""
    out = [i]
    for k in out:
        out += [c for c in text.children(k) if text.words[c].relation not in _APART]
    return out


@cache
def _by_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases and their contexts by first word."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in contexts():
        if row.by == "word":
            words = tuple(row.what.split())
            out.setdefault(words[0], []).append((words, row.context))
    return out


@cache
def _by_kind() -> dict[tuple[str, str], set[str]]:
    """Contexts by type and mode."""
    out: dict[tuple[str, str], set[str]] = {}
    for row in contexts():
        if row.by == "event":
            kind, _, mode = row.what.partition(" ")
            out.setdefault((kind, mode), set()).add(row.context)
    return out
