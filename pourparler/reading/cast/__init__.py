"""Who is meant: a text with its trees -> a `Cast`, which tells of each noun or pronoun the actor that it stands for.

Reads in text order and keeps what was said: a title or an apposition binds a role and a country to a person, a later
surname, role or pronoun finds the person again. Abstains where none or several fit. Countries: ISO 3166-1 alpha-3;
sectors: PLOVER. Terms: "Actor" in RECORD.md. Persons are read by people.py, other nouns by bodies.py, pronouns and
sets by pronouns.py and referring.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pourparler.language.dateline import dateline
from pourparler.reading.attribution import words_at
from pourparler.reading.places import find_places
from pourparler.reading.roster import NO_NAMES, Roster
from pourparler.record import Actor, Actors, Attribution, Report, Span, Text, Word

from .bodies import common, of_entry, of_office, organisation
from .drafts import Draft, Scene, actors_of
from .found import Found
from .homes import settle_countries
from .names import find_names
from .people import person
from .pronouns import THEY, pronoun
from .referring import the_body

_WE = frozenset("we us our ourselves ours".split())
_SPEAKER = _WE | frozenset("i me my myself mine".split())
_JOINED = ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM", "DET")
_SEATS = (
    "UNITED NATIONS",
    "GENEVA",
    "BRUSSELS",
    "VIENNA",
    "STRASBOURG",
    "HAGUE",
    "NEW YORK",
)  # of IGOs
_REGIONAL = frozenset("African American Asian European Caribbean Arabian Balkan Baltic Nordic Sahelian".split())
_BEFORE = ("compound", "amod", "nmod:poss", "nmod", "nmod:desc", "flat")


class Cast:
    """The actors of one report. `at(i)`: whom the phrase headed by word i stands for; () where nobody in particular."""

    def __init__(self, text: Text, report: Report, roster: Roster = NO_NAMES):
        self.text = text
        found = find_names(text, report.published, roster)
        self._scene = Scene(text, report.published, found, _where_written(report))
        self._before_noun: dict[int, Draft] = {}
        self._speakers: dict[int, Actors] = {}
        self._said_by: dict[int, Actors] = {}
        self._sources: dict[int, Actors] = {}
        self._joined: dict[int, list[int]] = {}
        for word in text.words:
            self._read(word)
            if word.deprel == "conj" and word.upos in _JOINED:
                self._joined.setdefault(word.head, []).append(word.i)
        settle_countries(self._scene)
        self._actor = actors_of(self._scene.drafts)
        self._at = {i: tuple(dict.fromkeys(self._actor[id(d)] for d in its)) for i, its in self._scene.of.items()}
        self._by_sentence: dict[int, list[tuple[int, Actor]]] = {}
        for i, draft in self._scene.log:
            self._by_sentence.setdefault(text.words[i].sentence, []).append((i, self._actor[id(draft)]))
        self._states = {a.country: a for a in self.actors if a.kind == "country"}
        self.leading = self._leading()

    def at(self, i: int) -> Actors:
        """Actors of the phrase headed by word i, those joined to it left out."""
        word = self.text.words[i]
        if word.upos == "PRON" and word.text.lower() in _SPEAKER:
            speakers = self._speakers.get(i) or self._near_sources(word.sentence)
            return tuple(map(self._for_whom, speakers)) if word.text.lower() in _WE else speakers
        return self._at.get(i, ())

    def _for_whom(self, speaker: Actor) -> Actor:
        """Who "we" are in the mouth of a speaker: an official's country, where the report names it."""
        is_official = speaker.kind in ("person", "government") and speaker.sector == "GOV"
        return self._states.get(speaker.country, speaker) if is_official else speaker

    def with_joined(self, i: int) -> Actors:
        """Actors of the phrase headed by word i and of those joined to it by "and" or "or"."""
        out = self.at(i)
        for k in self._joined.get(i, ()):
            out += tuple([actor for actor in self.with_joined(k) if actor not in out])
        return out

    def adjective(self, i: int) -> Actors:
        """The country or body of a word before a noun: "Syrian" of "Syrian strikes", "NATO" of "NATO raids"."""
        draft = self._before_noun.get(i)
        return (self._actor[id(draft)],) if draft else ()

    def people_of(self, i: int) -> Actors:
        """The people of a town or region named by word i, where it is nobody else."""
        found = self._scene.found.get(i)
        if found is None or not found.country or self._scene.of.get(i):
            return ()
        name = self._scene.name(found.first, found.end)
        return (Actor(f"people in {name}", found.country, "CVL", "group"),)

    def sources_at(self, i: int) -> Actors:
        """Who says word i, the innermost; () in the reporter's voice, or where nobody is known."""
        return self._said_by.get(i, ())

    def _near_sources(self, sentence: int) -> Actors:
        """Who speaks in a sentence, or in the one or two before it."""
        return next((self._sources[s] for s in (sentence, sentence - 1, sentence - 2) if s in self._sources), ())

    def mentioned(self, sentence: int) -> Sequence[tuple[int, Actor]]:
        """(word, actor) of the mentions in a sentence, in text order."""
        return self._by_sentence.get(sentence, ())

    def sources(self, span: Span) -> Actors:
        """The actors of a source span: of the word in it whose head lies outside, and of those joined to that."""
        inside = words_at(self.text, span)
        known = {w.i for w in inside}
        for word in inside:
            if word.head not in known and (found := self.at(word.i)):
                joined = [k for k in self.text.children(word.i) if k in known and self.text.words[k].deprel == "conj"]
                return tuple(dict.fromkeys((*found, *(a for k in joined for a in self.at(k)))))
        return ()

    def set_speakers(self, attributions: Iterable[Attribution]) -> None:
        """Keep who says what; let "I" and "we" inside a quotation stand for its source."""
        for a in attributions:
            if not a.sources:
                continue
            for span in (a.cue_span, a.source_span):
                if span and (inside := words_at(self.text, span)):
                    self._sources[inside[0].sentence] = a.sources
            for span in a.content_spans:
                said = dict.fromkeys((w.i for w in words_at(self.text, span)), a.sources)
                self._said_by.update(said)
                if a.form != "paraphrased":
                    self._speakers.update(said)
                    self._forget_own_state(said)

    def _forget_own_state(self, said: Mapping[int, Actors]) -> None:
        """Let "they" in a quotation stand for nobody rather than for the speaker's own country, who would be "we"."""
        for i, speakers in said.items():
            word, meant = self.text.words[i], self._at.get(i, ())
            own = {speaker.country for speaker in speakers}
            if word.text.lower() in THEY and len(meant) == 1 and meant[0].kind == "country" and meant[0].country in own:
                del self._at[i]
                self._by_sentence[word.sentence].remove((i, meant[0]))

    @property
    def actors(self) -> Actors:
        """All actors, by first mention."""
        out = dict.fromkeys(self._actor[id(d)] for d in self._scene.drafts if d.mentions)
        return tuple(sorted(out, key=lambda a: a.mentions[0]))

    def _leading(self) -> Actors:
        """The states, or bodies, that the report speaks of most, three at most."""
        counts: Counter[str] = Counter()
        first: dict[str, Actor] = {}
        for _, draft in self._scene.log:
            actor = self._actor[id(draft)]
            where = actor.country or actor.sector
            counts[where] += 1
            if where not in first or (actor.kind == "country" and first[where].kind != "country"):
                first[where] = actor
        return tuple(first[where] for where, _ in counts.most_common(3))

    # ---- one word at a time ----------------------------------------------------------------------------

    def _read(self, word: Word) -> None:
        scene = self._scene
        found = scene.found.get(word.i)
        if word.upos == "PRON" and not (found and word.text.isupper()):  # "WHO" is a body
            scene.keep(word, pronoun(scene, word), Span(word.start, word.end))
        elif found and not found.first <= word.head < found.end:
            if not self._modifies(word, found):
                scene.keep(word, self._named(word, found), scene.span(found.first, found.end))
        elif not found and word.upos in ("NOUN", "PROPN", "NUM", "DET", "ADJ"):
            scene.keep(word, common(scene, word) or the_body(scene, word), Span(word.start, word.end))

    def _modifies(self, word: Word, found: Found) -> bool:
        """Keep whom a name before a noun stands for; whether it is only that, and no phrase of its own."""
        entry, scene = found.entry, self._scene
        if entry is None or word.deprel not in _BEFORE or not -1 < word.i < word.head or _has_case(scene, word.i):
            return False
        if entry.what in ("office", "leader") or not (entry.country or entry.sector):
            return False
        head = scene.found.get(word.head)
        if head is not None and head.is_person:
            return False
        if scene.only_links(word.i):
            return True
        draft = scene.state(entry.country) if entry.what in ("demonym", "people") else of_entry(scene, word, entry)[0]
        self._before_noun[word.i] = draft
        scene.mention(word, draft, scene.span(found.first, found.end))
        return True

    def _named(self, word: Word, found: Found) -> tuple[Draft, ...]:
        entry, scene = found.entry, self._scene
        if found.is_person:
            return (person(scene, found),)
        if entry is None:
            is_body = found.kind == "ORG" and scene.text.words[found.end - 1].text not in _REGIONAL
            return (organisation(scene, word, found),) if is_body else ()
        if entry.what == "office":
            return of_office(scene, word, found.first, entry)
        if entry.what == "demonym" and (word.upos not in ("NOUN", "PROPN") or word.deprel in _BEFORE[:2]):
            return ()
        if entry.what == "people" and word.deprel in ("compound", "amod"):
            return ()
        return of_entry(scene, word, entry)


def _where_written(report: Report) -> str:
    """The country of a report's dateline; "" without one, and where it tells no home."""
    line = report.dateline or dateline(report.text)
    if not line or any(seat in line.upper() for seat in _SEATS):
        return ""
    places = find_places(line, line)
    return next((place.country for place in reversed(places) if place.country), "")


def _has_case(scene: Scene, i: int) -> bool:
    """Whether a genitive or a preposition makes a phrase of its own of word i."""
    return any(scene.text.words[k].deprel == "case" for k in scene.text.children(i))
