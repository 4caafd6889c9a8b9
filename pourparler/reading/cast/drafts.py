"""What is known of the actors while a text is read: `Draft`, an actor in the making, and `Scene`, all of them in order.

The scene keeps a log of mentions: whoever looks for an antecedent walks back a few steps and never scans the text.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pourparler.reading.lexicon import Entry, country_name
from pourparler.reading.quotes import quotations
from pourparler.record import Actor, ActorKind, Span, Text, Word

from .found import Found

LOOK_BACK = 60  # mentions, at most, that a search for an antecedent walks back
_LINKED = frozenset(
    "backed trained funded supported sponsored armed allied friendly vetted aligned held controlled bound born "
    "based".split()
)
OWN = frozenset("the his her its their this that our".split())
_PREFIXES = frozenset("anti pro".split())
_OF = frozenset("of for from in at with to".split())
_FROM = frozenset("of from at".split())
_ABROAD = frozenset(
    "envoy ambassador representative rapporteur coordinator correspondent expert specialist analyst scholar consul "
    "emissary mediator inspector visitor delegation embassy consulate".split()
)
_SENDS = frozenset("send dispatch despatch name appoint".split())
_ARTICLE = re.compile(r"^(al|el|ul|ad|as|ash|an|ar|at|az)([-‑–’']|$)")
_SUFFIXES = frozenset("jr sr ii iii".split())
_WITHIN = frozenset("in near inside across outside around at throughout".split())
_GENITIVE = ("'s", "’s", "'", "’")
_BESIDE = ("flat", "appos", "nmod:desc")
_DEEP = 2  # nouns between one and the country that tells where it belongs
_BODIES_AND_PERSONS = ("organisation", "armed_group", "leader", "party")
_NOBODY = Found(0, 0, None)
_NAMES_A_STATE = ("demonym", "people", "capital", "country")


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while the text is read. `plural`: people or a group; `gender`: m, f or not known; `last`: its last word.

    `guess`: a country that the names beside it suggest; `stateless`: told to be of a body that has none."""

    name: str
    country: str = ""
    sector: str = ""
    kind: ActorKind = ""
    role: str = ""
    plural: bool = False
    gender: str = ""
    guess: str = ""
    stateless: bool = False
    last: int = -1
    subject: bool = False
    mentions: list[Span] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    @property
    def home(self) -> str:
        return self.country or self.guess


class Scene:
    """The text, the names found in it, and the drafts so far. `of`: word -> whom the phrase it heads stands for;
    `written_in`: the country of the dateline, or ""."""

    def __init__(self, text: Text, at: date, found: list[Found], written_in: str = ""):
        self.text, self.date, self.written_in = text, at, written_in
        self.found: dict[int, Found] = {i: f for f in found for i in range(f.first, f.end)}
        self.of: dict[int, tuple[Draft, ...]] = {}
        self.drafts: list[Draft] = []
        self.people: dict[str, list[Draft]] = {}
        self.bodies: list[Draft] = []  # those that no table knows
        self.log: list[tuple[int, Draft]] = []
        self.joined: list[int] = []  # heads of phrases joined by "and"
        self.named = Counter(f.entry.country for f in found if f.entry and f.entry.country and f.entry.what != "office")
        self.beside = _named_beside(text, found)
        self._places = _places(text, found)
        self._forces = [
            (f.first, text.words[f.end - 1].lemma, owner)
            for f in found
            if f.entry and f.entry.sector == "MIL" and (owner := self.owner(f.end - 1, f.first))
        ]
        self._by_key: dict[tuple[str, str, str], Draft] = {}
        self._states: dict[str, Draft] = {}
        states = [f.entry for f in found if f.entry and f.entry.what in ("country", "demonym", "capital")]
        self._state_names = {e.country: e.name for e in states}  # a list may bring codes of its own

    def find(self, name: str, country: str, sector: str) -> Draft | None:
        return self._by_key.get((name.lower(), country, sector))

    def add(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        if draft.is_person:
            words = name_words(draft.name)
            for part in {words[-1], words[0]}:
                self.people.setdefault(part, []).append(draft)
        self._by_key.setdefault((draft.name.lower(), draft.country, draft.sector), draft)
        if draft.kind == "country":
            self._states.setdefault(draft.country, draft)
        return draft

    def found_or_new(self, draft: Draft) -> Draft:
        return self.find(draft.name, draft.country, draft.sector) or self.add(draft)

    def state(self, country: str, name: str = "") -> Draft:
        """The country as an actor, by its code."""
        name = name or self._state_names.get(country) or country_name(country) or country
        return self._states.get(country) or self.found_or_new(Draft(name, country, "GOV", "country"))

    def keep(self, word: Word, drafts: tuple[Draft, ...], span: Span) -> None:
        """Note that the phrase headed by a word stands for these."""
        if not drafts:
            return
        self.of[word.i] = drafts
        if word.deprel == "conj" and word.head in self.of and (not self.joined or self.joined[-1] != word.head):
            self.joined.append(word.head)
        for draft in drafts:
            self.mention(word, draft, span)

    def mention(self, word: Word, draft: Draft, span: Span) -> None:
        stays = draft.subject and draft.last >= 0 and self.text.words[draft.last].sentence == word.sentence
        draft.subject = stays or self._is_subject(word)
        draft.last = word.i
        self.log.append((word.i, draft))
        if not draft.mentions or draft.mentions[-1] != span:
            draft.mentions.append(span)

    def is_quoted(self, i: int) -> bool:
        """Whether a word stands within quotation marks."""
        at, spans = self.text.words[i].start, quotations(self.text.text)
        n = bisect(spans, at, key=lambda span: span.start)
        return n > 0 and at < spans[n - 1].end

    def _is_subject(self, word: Word) -> bool:
        """Whether a word, or the title that it stands beside, is a subject."""
        while word.deprel in _BESIDE and word.head >= 0:
            word = self.text.words[word.head]
        return word.deprel.startswith("nsubj")

    def recent(self) -> Iterator[tuple[int, Draft]]:
        """(word, draft) of the last mentions, the latest first, each draft once."""
        seen = set()
        for i, draft in self.log[: -LOOK_BACK - 1 : -1]:
            if id(draft) not in seen:
                seen.add(id(draft))
                yield i, draft

    def span(self, first: int, end: int) -> Span:
        return Span(self.text.words[first].start, self.text.words[end - 1].end)

    def name(self, first: int, end: int) -> str:
        """Words [first, end) as they are written, on one line."""
        span = self.span(first, end)
        return " ".join(self.text.text[span.start : span.end].split())

    # ---- what stands beside a word -------------------------------------------------------------------------

    def marks(self, i: int) -> set[str]:
        """Lemmas of the words that hang on word i: articles, numbers, adjectives."""
        return {self.text.words[k].lemma.lower() for k in self.text.children(i)}

    def is_definite(self, i: int, first: int) -> bool:
        """Whether "the", "this" or a possessive stands before the phrase of word i, which begins at word `first`."""
        before = self.text.words[first - 1].lemma.lower() if first else ""
        return before in OWN or bool(self.marks(i) & OWN)

    def entry(self, i: int) -> Entry | None:
        found = self.found.get(i)
        return found.entry if found else None

    def only_links(self, i: int) -> bool:
        """Whether a name is only part of a word such as "US-backed" or "anti-Russian", said of somebody else."""
        words = self.text.words
        if i + 2 < len(words) and words[i + 1].text in "-‑–" and words[i + 2].text.lower() in _LINKED:
            return True
        return i >= 2 and words[i - 1].text in "-‑–" and words[i - 2].text.lower() in _PREFIXES

    def country_of_phrase(self, i: int, first: int, depth: int = 0) -> tuple[str, str, bool]:
        """(country, sector, whether told) by the words beside a noun: "Syrian rebels", "president of Chad".

        Of a noun between them too: "head of the UN's mission". Not where somebody is sent to, or what he knows of."""
        away = self._looks_abroad(i)
        for k in range(i - 1, max(first - 7, -1), -1):
            near = k == first - 1 or (k == first - 2 and self.text.words[first - 1].text in _GENITIVE)
            if not (near or self._inside(k, i)) or self.only_links(k) or (away and self._is_field(k)):
                continue
            if told := self._told(k):
                return told
        for k in self.text.children(i):
            word = self.text.words[k]
            if not word.deprel.startswith("nmod") or k < i or not self.marks(k) & (_FROM if away else _OF):
                continue
            if told := self._told(k):
                return told
            if depth < _DEEP and not self.found.get(k, _NOBODY).is_person:
                country, sector, known = self.country_of_phrase(k, k, depth + 1)
                if known:
                    return country, sector or self.sector_of_body(k), True
        if away and (told := self._sender(i)):
            return told
        return self.told_behind(i + 1, _FROM if away else _OF - {"to", "with"})

    def _sender(self, i: int) -> tuple[str, str, bool] | None:
        """Whose an envoy or delegation is by the subject of the verb that sends it."""
        word = self.text.words[i]
        if word.deprel != "obj" or self.text.words[word.head].lemma not in _SENDS:
            return None
        subjects = (k for k in self.text.children(word.head) if self.text.words[k].deprel == "nsubj")
        return next(filter(None, map(self._told, subjects)), None)

    def told_behind(self, end: int, prepositions: frozenset[str] = _FROM) -> tuple[str, str, bool]:
        """(country, sector, whether told) by the name in an of-phrase that starts with word `end`."""
        words = self.text.words
        at = end + 2 if end + 1 < len(words) and words[end + 1].lemma == "the" else end + 1
        if at < len(words) and words[end].lemma.lower() in prepositions and (found := self.found.get(at)):
            return (not found.is_person and self._told(found.end - 1)) or ("", "", False)
        return "", "", False

    def sector_of_body(self, i: int) -> str:
        entry = self.entry(i)
        return entry.sector if entry and entry.what == "office" and entry.kind != "person" else ""

    def owner(self, i: int, first: int) -> str:
        """The country named right before a noun, as adjective or in the genitive; "" where there is none."""
        before = first - 2 if first > 1 and self.text.words[first - 1].text in _GENITIVE else first - 1
        entry = self.entry(before) if before >= 0 else None
        linked = entry is None or self.only_links(before) or not self._inside(before, i)
        return "" if linked or entry.what not in _NAMES_A_STATE else entry.country

    def whose_forces(self, i: int) -> str:
        """Whose troops or army are meant by word i, which has nobody's name before it: those last called by the same
        noun with a name; else, of the whole report, the only ones."""
        same = [(k, country) for k, lemma, country in self._forces if lemma == self.text.words[i].lemma]
        before = [country for k, country in same if k < i]
        if before:
            return before[-1]
        return same[0][1] if len({country for _, country in same}) == 1 else ""

    def nationality(self, i: int) -> str:
        """The country of the adjective before a noun: "a Comorian Muslim"; "" where there is none."""
        adjectives = (self.entry(k) for k in self.text.children(i) if self.text.words[k].deprel == "amod")
        return next((e.country for e in adjectives if e and e.what in ("demonym", "people")), "")

    def where_used(self, office: Entry) -> str:
        """The country of an office that few countries call so: the one spoken of most, else the foremost."""
        return max(office.used_in, key=lambda country: self.named[country], default="")

    def _looks_abroad(self, i: int) -> bool:
        """Whether a noun stands for one who deals with another country than his own: an envoy, an expert."""
        entry = self.entry(i)
        words = (entry.role or entry.name).lower().split() if entry else ()
        return bool(_ABROAD & {self.text.words[i].lemma.lower(), *words})

    def _is_field(self, k: int) -> bool:
        """Whether a country's bare name before "expert" or "envoy" is his field: "a Syria expert", not "a US envoy"."""
        entry = self.entry(k)
        word = self.text.words[k]
        named = entry is not None and entry.what == "country" and not word.text.isupper()
        return named and not any(self.text.words[c].deprel == "case" for c in self.text.children(k))

    def _told(self, k: int) -> tuple[str, str, bool] | None:
        entry = self.entry(k)
        if entry and entry.what != "office" and (entry.country or entry.what in _BODIES_AND_PERSONS):
            home = (entry.what == "metonym" and self.owner(k, self.found[k].first)) or entry.country
            return home, "" if home and entry.what in _NAMES_A_STATE else entry.sector, True
        if entry and entry.what == "office" and entry.sector == "IGO":
            return "", "IGO", True
        if (found := self.found.get(k)) and found.country:
            return found.country, "", True
        drafts = self.of.get(k) or self._of_surname(k)
        if drafts and (drafts[0].country or drafts[0].sector in ("IGO", "REB")):
            owner = drafts[0]
            return owner.country, "" if owner.country and owner.sector != "REB" else owner.sector, True
        return None

    def _of_surname(self, k: int) -> list[Draft]:
        """The person told of last by the surname that word k is, read further on: "a spokesman for Mr. Barasi"."""
        found = self.found.get(k)
        return self.people.get(name_words(self.text.words[k].text)[-1], [])[-1:] if found and found.is_person else []

    def _inside(self, k: int, head: int) -> bool:
        for _ in range(4):
            if k == head:
                return True
            if k < 0:
                return False
            k = self.text.words[k].head
        return False

    def nearest_country(self) -> str:
        """The country last spoken of; "" where none was."""
        return next((d.home for _, d in self.recent() if d.home), "")

    def own_country(self) -> str:
        """The country last spoken of; where none was, that of the dateline, else the one that the report names most."""
        most = self.named.most_common(1)
        return self.nearest_country() or self.written_in or (most[0][0] if most else "")

    def setting(self, word: Word) -> str:
        """The country where a sentence seems to be set, by the places named in it and before, then by who is named.

        Learnt on the training stories: for policemen, patients, newspapers told of by no country it is right for two in
        three."""
        score: Counter[str] = Counter()
        last = self.text.sentences[word.sentence][1]
        for i, country in self._places:
            if i < last:
                score[country] += 1 / (1 + word.sentence - self.text.words[i].sentence)
        score[self.nearest_country() or self.written_in] += 0.3
        if self.named:
            score[self.named.most_common(1)[0][0]] += 0.2
        return max(score, key=lambda country: score[country])


def _places(text: Text, found: list[Found]) -> list[tuple[int, str]]:
    """(word, country) of the towns named, and of the countries and capitals in which something happens."""
    out = []
    for f in found:
        state = f.entry.country if f.entry and f.entry.what in ("country", "capital") else ""
        cases = (
            {text.words[k].lemma.lower() for i in range(f.first, f.end) for k in text.children(i)} if state else set()
        )
        if f.country or cases & _WITHIN:
            out.append((f.first, f.country or state))
    return out


def name_words(name: str) -> list[str]:
    """The words that a person's name is known again by: in lower case, without articles, "al-Brekke" as "brekke"."""
    words = [_ARTICLE.sub("", word) for word in name.lower().split() if word.strip(".,") not in _SUFFIXES]
    return [word for word in words if word] or name.lower().split()


def _named_beside(text: Text, found: list[Found]) -> dict[str, Counter[str]]:
    """Surname -> the countries named in the sentences that name the person, with how often."""
    by_sentence: dict[int, Counter[str]] = {}
    for f in found:
        if (country := f.entry.country if f.entry else f.country) and not (f.entry and f.entry.what == "office"):
            by_sentence.setdefault(text.words[f.first].sentence, Counter())[country] += 1
    out: dict[str, Counter[str]] = {}
    for f in found:
        if f.is_person and f.entry is None and (named := by_sentence.get(text.words[f.first].sentence)):
            out.setdefault(name_words(text.words[f.end - 1].text)[-1], Counter()).update(named)
    return out


def actors_of(drafts: list[Draft]) -> dict[int, Actor]:
    """id of each draft -> its actor; drafts that end up alike share one actor with all their mentions."""
    together: dict[tuple[str, str, str], list[Draft]] = {}
    for d in drafts:
        together.setdefault((d.name, d.country, d.sector), []).append(d)
    out: dict[int, Actor] = {}
    for (name, country, sector), same in together.items():
        kind: ActorKind = next((d.kind for d in same if d.kind), "")
        role = next((d.role for d in same if d.role), "")
        actor = Actor(name, country, sector, kind, role, tuple(sorted({s for d in same for s in d.mentions})))
        out.update((id(d), actor) for d in same)
    return out
