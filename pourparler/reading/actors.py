"""Who is meant: a text with its trees -> a `Cast`, which tells of each noun or pronoun the actor that it stands for.

Reads in text order and keeps what was said: a title or an apposition binds a role and a country to a person, a later
surname, role or pronoun finds the person again. Abstains where none or several fit. Countries: ISO 3166-1 alpha-3;
sectors: PLOVER. Terms: "Actor" in RECORD.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler.reading.lexicon import Entry, country_name, holder, office
from pourparler.reading.names import Found, Roster, find_names
from pourparler.record import Actor, ActorKind, Actors, Attribution, Report, Span, Text, Word

_OF = frozenset("of for from in at with to".split())
_DESCRIBES = ("compound", "amod", "nmod:poss", "nmod:desc", "flat", "nmod", "nmod:unmarked")
_SETS = frozenset("side country nation government leader minister president party capital neighbour neighbor man woman official".split())
_BODIES = frozenset("government ministry army military police parliament administration authority navy cabinet embassy".split())
_UNCERTAIN = frozenset("person people man woman child one official source".split())
_SPEAKER = frozenset("i me my we us our myself ourselves mine ours".split())
_HE = frozenset("he him his himself she her hers herself".split())
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_RELATIVE = frozenset("who which that whom whose".split())


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while the text is read. `plural`: people or a group; `last`: the word it was last named by."""

    name: str
    country: str = ""
    sector: str = ""
    kind: ActorKind = ""
    role: str = ""
    plural: bool = False
    last: int = -1
    subject: bool = False
    mentions: list[Span] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return self.kind == "person"


class Cast:
    """The actors of one report. `at(i)`: whom the phrase headed by word i stands for; () where nobody in particular."""

    def __init__(self, text: Text, report: Report, roster: Roster = ()):
        self.text, self.report = text, report
        self._of: dict[int, tuple[Draft, ...]] = {}
        self._drafts: list[Draft] = []
        self._speakers: dict[int, Draft | None] = {}
        self._before_noun: dict[int, Draft] = {}
        self._found: dict[int, Found] = {i: f for f in find_names(text, report.published, roster) for i in range(f.first, f.end)}
        for word in text.words:
            self._read(word)
        self._frozen = {id(d): a for d, a in _freeze(self._drafts)}

    def at(self, i: int) -> Actors:
        """Actors of the phrase headed by word i, those joined to it left out."""
        word = self.text.words[i]
        if word.lemma.lower() in _SPEAKER or word.text.lower() in _SPEAKER:
            speaker = self._speakers.get(i)
            return (self._frozen[id(speaker)],) if speaker else ()
        return tuple(dict.fromkeys(self._frozen[id(d)] for d in self._of.get(i, ())))

    def with_joined(self, i: int) -> Actors:
        """Actors of the phrase headed by word i and of those joined to it by "and" or "or"."""
        out = [*self.at(i)]
        for k in self.text.children(i):
            if self.text.words[k].deprel == "conj" and self.text.words[k].upos in ("NOUN", "PROPN", "PRON", "ADJ", "X"):
                out += self.with_joined(k)
        return tuple(dict.fromkeys(out))

    def adjective(self, i: int) -> Actors:
        """The country or body of a word that stands before a noun: "Syrian" of "Syrian strikes", "NATO" of "NATO raids"."""
        draft = self._before_noun.get(i)
        return (self._frozen[id(draft)],) if draft else ()

    def source(self, span: Span) -> Actor | None:
        """The actor of a source span: that of its head word, else of an apposition to it."""
        inside = [w for w in self.text.words if span.start <= w.start and w.end <= span.end]
        known = {w.i for w in inside}
        heads = [w.i for w in inside if w.head not in known]
        for i in heads:
            if found := self.at(i):
                return found[0]
        return None

    def set_speakers(self, attributions: Iterable[Attribution]) -> None:
        """Let "I" and "we" inside a quotation stand for its source."""
        by_actor = {a.key: d for d in self._drafts for a in [self._frozen[id(d)]]}
        for a in attributions:
            if a.source is None or a.form == "paraphrased":
                continue
            for span in a.content_spans:
                for word in _words_in(self.text, span):
                    self._speakers[word.i] = by_actor.get(a.source.key)

    @property
    def actors(self) -> Actors:
        """All actors, by first mention."""
        out = dict.fromkeys(self._frozen[id(d)] for d in self._drafts if d.mentions)
        return tuple(sorted(out, key=lambda a: a.mentions[0]))

    # ---- one word at a time ----------------------------------------------------------------------------

    def _read(self, word: Word) -> None:
        found = self._found.get(word.i)
        if word.upos == "PRON":
            self._keep(word, self._pronoun(word), Span(word.start, word.end), again=True)
        elif found and self._heads(word, found):
            if word.deprel in ("compound", "amod", "nmod:poss") and self._modifies(word, found):
                return
            drafts = self._named(word, found)
            self._keep(word, drafts, self._span(found.first, found.end))
        elif word.upos in ("NOUN", "PROPN", "NUM", "DET", "ADJ") and not found:
            self._keep(word, self._described(word), Span(word.start, word.end))

    def _modifies(self, word: Word, found: Found) -> bool:
        """Keep whom an adjective or a name before a noun stands for; whether it is only that, and no phrase of its own."""
        entry = found.entry
        if entry is None or entry.what in ("office", "leader") or word.deprel == "nmod:poss":
            return False
        if not (entry.country or entry.sector) or self._is_titled(word):
            return False
        draft = self._state_draft(entry) if entry.country and entry.what in ("demonym", "people", "capital") else self._known(entry, word)
        self._before_noun[word.i] = draft
        draft.mentions.append(self._span(found.first, found.end))
        draft.last = word.i
        return True

    def _is_titled(self, word: Word) -> bool:
        head = self._found.get(word.head)
        return head is not None and head.is_person

    def _state_draft(self, entry: Entry) -> Draft:
        name = country_name(entry.country) or entry.name
        return self._state(entry.country) or self._find(name, entry.country, "GOV") or self._add(Draft(name, entry.country, "GOV", "country"))

    def _heads(self, word: Word, found: Found) -> bool:
        """Whether a word leads its stretch: its head lies outside. A title before a name is led by the name."""
        return not found.first <= word.head < found.end

    def _keep(self, word: Word, drafts: tuple[Draft, ...], span: Span, again: bool = False) -> None:
        if not drafts:
            return
        self._of[word.i] = drafts
        for draft in drafts:
            draft.last = word.i
            draft.subject = word.deprel.startswith("nsubj")
            if span not in draft.mentions:
                draft.mentions.append(span)

    def _span(self, first: int, end: int) -> Span:
        return Span(self.text.words[first].start, self.text.words[end - 1].end)

    def _add(self, draft: Draft) -> Draft:
        self._drafts.append(draft)
        return draft

    # ---- names -----------------------------------------------------------------------------------------

    def _named(self, word: Word, found: Found) -> tuple[Draft, ...]:
        entry = found.entry
        if found.is_person:
            return (self._person(found),)
        if entry is None:
            return (self._organisation(word, found),) if found.kind == "ORG" or self._acts(word) else ()
        if entry.what == "office":
            return self._office(word, found.first, entry)
        if entry.what == "demonym" and not self._stands_for_people(word):
            return ()
        if entry.what == "people" and word.deprel in ("compound", "amod"):
            return ()
        return (self._known(entry, word),)

    def _known(self, entry: Entry, word: Word) -> Draft:
        """A country, seat, body or group of the tables; a capital or a seat stands for its government."""
        if entry.what in ("capital", "metonym") and entry.sector in ("", "GOV") and entry.country:
            return self._state_draft(entry)
        sector = entry.sector or ("GOV" if entry.what == "country" else "CVL")
        if entry.what in ("people", "demonym"):
            the = any(self.text.words[k].lemma == "the" for k in self.text.children(word.i))
            sector = "GOV" if the else "CVL"
            name = self.text.words[word.i].text
            return self._find(name, entry.country, sector) or self._add(Draft(name, entry.country, sector, "group", plural=True))
        kind = entry.kind or ("country" if entry.what == "country" else "organisation")
        return self._find(entry.name, entry.country, sector) or self._add(
            Draft(entry.name, entry.country, sector, kind, entry.role, plural=entry.what in ("armed_group", "party"))
        )

    def _find(self, name: str, country: str, sector: str) -> Draft | None:
        return next((d for d in self._drafts if (d.name, d.country, d.sector) == (name, country, sector)), None)

    def _person(self, found: Found) -> Draft:
        """A person by name: known by the full name or the surname, else new, with the title and apposition beside it."""
        words = [w.text for w in self.text.words[found.first : found.end]]
        name = " ".join(words)
        entry = found.entry
        for draft in reversed(self._drafts):
            if draft.is_person and _same_person(draft.name, name):
                if len(name) > len(draft.name):
                    draft.name = name
                self._describe(draft, found)
                return draft
        draft = self._add(Draft(entry.name if entry and entry.what == "leader" else name, kind="person"))
        if entry and entry.what == "leader":
            draft.country, draft.sector, draft.role = entry.country, entry.sector, entry.role
        self._describe(draft, found)
        return draft

    def _describe(self, person: Draft, found: Found) -> None:
        """Bind the offices and countries that stand beside a name to the person, where nothing better is known."""
        for i in self._beside(found):
            role, sector, country = self._title(i)
            if role and not person.role:
                person.role = role
            if sector and person.sector in ("", "CVL"):
                person.sector = sector
            if country and not person.country:
                person.country = country
        if person.sector and not person.country and person.sector not in ("IGO", "NGO", "CVL"):
            person.country = self._nearest_country(found.first)
        person.sector = person.sector or ""

    def _beside(self, found: Found) -> list[int]:
        """Heads of the titles before a name and of the appositions to it, either way round."""
        out = []
        head = next((i for i in range(found.first, found.end) if not found.first <= self.text.words[i].head < found.end), found.first)
        before = found.first - 1
        if before >= 0 and (f := self._found.get(before)) and f.entry and f.entry.what == "office":
            out.append(before)
        for i in (head, *range(found.first, found.end)):
            out += [k for k in self.text.children(i) if self.text.words[k].deprel in ("appos", "nmod:desc", "flat", "compound")
                    and not found.first <= k < found.end]  # fmt: skip
        up = self.text.words[head]
        if up.head >= 0 and up.deprel in ("appos", "flat", "nmod:desc"):
            out.append(up.head)
        return list(dict.fromkeys(out))

    def _title(self, i: int) -> tuple[str, str, str]:
        """(role, sector, country) of a title or apposition headed by word i; blanks where it is none."""
        found = self._found.get(i)
        entry = found.entry if found and found.entry and found.entry.what == "office" else office(self.text.words[i].lemma)
        country, sector = self._country_of_phrase(i, found.first if found else i)
        if entry is None or entry.kind != "person":
            return ("", "", country) if entry is None and found and found.entry and found.entry.what == "demonym" else ("", "", "")
        return entry.role or entry.name, entry.sector or sector, country

    def _organisation(self, word: Word, found: Found) -> Draft:
        name = " ".join(w.text for w in self.text.words[found.first : found.end])
        for draft in reversed(self._drafts):
            if draft.kind == "organisation" and (draft.name == name or draft.name.endswith(" " + name)):
                return draft
        entry = office(self.text.words[found.end - 1].lemma)
        country, sector = self._country_of_phrase(word.i, found.first)
        return self._add(Draft(name, country, (entry.sector if entry else "") or sector, "organisation"))

    def _acts(self, word: Word) -> bool:
        """A name of no known kind counts as an actor only where it does something or is done to as a party."""
        return word.deprel.startswith("nsubj") and self.text.words[word.head].upos == "VERB"

    def _stands_for_people(self, word: Word) -> bool:
        return word.upos in ("NOUN", "PROPN") and word.deprel not in ("compound", "amod", "nmod:desc", "flat")

    # ---- offices and other nouns -----------------------------------------------------------------------

    def _office(self, word: Word, first: int, entry: Entry) -> tuple[Draft, ...]:
        """"the foreign minister", "Syrian rebels", "officials": a person named elsewhere, or people or a body of a country."""
        named = self._appositive(word)
        if named:
            return (named,)
        if word.deprel in ("compound", "amod", "nmod:desc", "flat"):
            return ()
        country, sector = self._country_of_phrase(word.i, first)
        plural = word.xpos in ("NNS", "NNPS") or entry.kind == "group"
        if plural and (both := self._set(word)):
            return both
        role = entry.role or entry.name
        person = entry.kind == "person" and not plural
        definite = any(self.text.words[k].lemma in ("the", "his", "her", "its", "their") for k in self.text.children(word.i)) or bool(country)
        if person and definite and (known := self._holder(role, country, sector or entry.sector)):
            return (known,)
        country = country or ("" if sector in ("IGO", "NGO") else self._nearest_country(word.i))
        name = self._phrase(first, word.i)
        sector = entry.sector or sector
        if sector == "GOV" and country == "" and self._igo_beside(word.i, first):
            sector = "IGO"
        found = next((d for d in self._drafts if d.name.lower() == name.lower() and d.country == country), None)
        kind: ActorKind = "person" if person else "group" if plural else _body_kind(entry)
        return (found or self._add(Draft(name, country, sector, kind, role if person else "", plural=plural)),)

    def _appositive(self, word: Word) -> Draft | None:
        """The person whose name stands beside an office: "Foreign Minister X", "the minister, X"."""
        after = self._found.get(word.i + 1)
        if after and after.is_person and after.first == word.i + 1:
            return self._person(after)
        for k in self.text.children(word.i):
            found = self._found.get(k)
            if found and found.is_person and self.text.words[k].deprel in ("appos", "flat"):
                return self._person(found)
        if word.deprel == "appos" and (found := self._found.get(word.head)) and found.is_person:
            return self._person(found)
        return None

    def _holder(self, role: str, country: str, sector: str) -> Draft | None:
        """The one person of that role (and country) named so far; else who held it at the report's date, by the table."""
        fits = [d for d in self._drafts if d.is_person and _fits_role(d.role, role) and (not country or d.country in ("", country))]
        if len({id(d) for d in fits}) > 1:
            fits = sorted(fits, key=lambda d: d.last)[-1:] if not country else fits
        if len(fits) == 1:
            return fits[0]
        if country and (known := holder(role, country, self.report.published)):
            return self._find(known.name, known.country, known.sector) or self._add(
                Draft(known.name, known.country, known.sector, "person", known.role)
            )
        return None

    def _described(self, word: Word) -> tuple[Draft, ...]:
        """A common noun that no table knows: the two sides, or nobody."""
        return self._set(word) if word.lemma in _SETS or word.text.lower() in ("both", "two") else ()

    def _set(self, word: Word) -> tuple[Draft, ...]:
        """"the two sides", "both countries", "the two leaders": the two last named before it."""
        marks = {self.text.words[k].lemma for k in self.text.children(word.i)} | {word.lemma}
        if not marks & {"two", "both"} or word.lemma not in _SETS | {"both", "two"}:
            return ()
        people = word.lemma in ("leader", "minister", "president", "man", "woman")
        fits = [d for d in self._drafts if d.last < word.i and (d.is_person if people else bool(d.country)) and d.country]
        chosen: list[Draft] = []
        for draft in sorted(fits, key=lambda d: -d.last):
            if draft.country not in {c.country for c in chosen}:
                chosen.append(draft if people else self._state(draft.country) or draft)
            if len(chosen) == 2:
                return tuple(reversed(chosen))
        return ()

    def _state(self, country: str) -> Draft | None:
        return next((d for d in self._drafts if d.kind == "country" and d.country == country), None)

    # ---- countries of phrases --------------------------------------------------------------------------

    def _country_of_phrase(self, i: int, first: int) -> tuple[str, str]:
        """(country, sector) that the words beside a noun give it: "Syrian rebels", "president of Chad", "UN envoy"."""
        for k in (*range(i - 1, max(first - 6, -1), -1),):
            if self.text.words[k].head != i and not self._inside(k, i):
                continue
            if found := self._entry_country(k):
                return found
        for k in self.text.children(i):
            word = self.text.words[k]
            if word.deprel.startswith("nmod") and any(self.text.words[c].lemma in _OF for c in self.text.children(k)):
                if found := self._entry_country(k):
                    return found
                drafts = self._of.get(k, ())
                if drafts and drafts[0].country:
                    return drafts[0].country, ""
            if word.deprel == "nmod:poss" and (drafts := self._of.get(k, ())):
                return drafts[0].country, ""
        return "", ""

    def _inside(self, k: int, head: int) -> bool:
        for _ in range(4):
            if k == head:
                return True
            if k < 0:
                return False
            k = self.text.words[k].head
        return False

    def _entry_country(self, k: int) -> tuple[str, str] | None:
        found = self._found.get(k)
        entry = found.entry if found else None
        if entry is None or entry.what == "office":
            return None
        if entry.country:
            return entry.country, ""
        return ("", entry.sector) if entry.sector in ("IGO", "NGO") else None

    def _igo_beside(self, i: int, first: int) -> bool:
        return self._country_of_phrase(i, first)[1] in ("IGO", "NGO")

    def _nearest_country(self, i: int) -> str:
        """The country last spoken of before word i, a country or its government first; "" where none was."""
        best = [d for d in self._drafts if d.country and -1 < d.last < i]
        return max(best, key=lambda d: d.last).country if best else ""

    def _phrase(self, first: int, head: int) -> str:
        """The words of a noun phrase up to its head, without articles, and an of-phrase right after it."""
        start = first
        while start > 0 and self.text.words[start - 1].head in range(first, head + 1) and self.text.words[start - 1].upos in (
            "ADJ", "NOUN", "PROPN", "NUM", "VERB"
        ):  # fmt: skip
            start -= 1
        end = head + 1
        after = [k for k in self.text.children(head) if k > head and self.text.words[k].deprel == "nmod"]
        if after and end < len(self.text.words) and self.text.words[end].lemma in ("of", "for") and self._found.get(after[0]):
            end = self._found[after[0]].end
        return " ".join(w.text for w in self.text.words[start:end] if w.text not in ("’s", "'s"))

    # ---- pronouns --------------------------------------------------------------------------------------

    def _pronoun(self, word: Word) -> tuple[Draft, ...]:
        form = word.text.lower()
        if form in _RELATIVE and word.xpos.startswith("W"):
            return self._antecedent(word)
        if word.deprel == "expl":
            return ()
        if form in _HE:
            return self._latest(word, lambda d: d.is_person and not d.plural, 4)
        if form in _THEY:
            return self._latest(word, lambda d: d.plural or d.kind in ("organisation", "armed_group", "country"), 3)
        if form in _IT:
            return self._latest(word, lambda d: d.kind in ("country", "organisation", "government", "armed_group"), 2)
        if form in ("both", "two"):
            return self._set(word)
        return ()

    def _antecedent(self, word: Word) -> tuple[Draft, ...]:
        at = word
        for _ in range(6):
            if at.head < 0:
                return ()
            if at.deprel.startswith("acl"):
                return self._of.get(at.head, ())
            at = self.text.words[at.head]
        return self._of.get(at.head, ()) if at.deprel.startswith("acl") else ()

    def _latest(self, word: Word, fits, reach: int) -> tuple[Draft, ...]:
        """The likeliest antecedent within `reach` sentences: near, and a subject rather than not."""
        best: tuple[float, Draft] | None = None
        for draft in self._drafts:
            if not fits(draft) or draft.last < 0 or draft.last >= word.i:
                continue
            distance = word.sentence - self.text.words[draft.last].sentence
            if distance > reach:
                continue
            score = -1.0 * distance + (0.9 if draft.subject else 0.0) + 0.0001 * draft.last + 0.05 * min(6, len(draft.mentions))
            if best is None or score > best[0]:
                best = (score, draft)
        return (best[1],) if best else ()


def _words_in(text: Text, span: Span) -> list[Word]:
    from pourparler.reading.attribution import words_at

    return list(words_at(text, span))


def _same_person(known: str, name: str) -> bool:
    """"Kaslar" or "Mr Kaslar" is "Ivo Kaslar"; "Ana Kaslar" is somebody else."""
    a, b = known.split(), name.split()
    if a == b:
        return True
    short, full = (a, b) if len(a) < len(b) else (b, a)
    return short == full[-len(short) :] or (len(short) == 2 and len(full) > 2 and short == [full[0], full[-1]])


def _fits_role(held: str, asked: str) -> bool:
    held, asked = held.lower(), asked.lower()
    return bool(held) and (held == asked or held.endswith(" " + asked))


def _body_kind(entry: Entry) -> ActorKind:
    return "government" if entry.sector == "GOV" else "armed_group" if entry.sector == "REB" else "organisation"


def _freeze(drafts: list[Draft]) -> list[tuple[Draft, Actor]]:
    """Each draft with its actor; drafts that end up alike share one actor with all their mentions."""
    together: dict[tuple[str, str, str], list[Draft]] = {}
    for d in drafts:
        together.setdefault((d.name, d.country, d.sector), []).append(d)
    out = []
    for same in together.values():
        spans = tuple(sorted({s for d in same for s in d.mentions}))
        first = same[0]
        kind = next((d.kind for d in same if d.kind), "")
        role = next((d.role for d in same if d.role), "")
        actor = Actor(first.name, first.country, first.sector, kind, role, spans)
        out += [(d, actor) for d in same]
    return out


