"""Who did it to whom: an event's word, its frame and the tree -> actors and recipients.

Frames are those of lexicon/README_events.md. Subjects are found through passives, control ("refused to meet"),
coordination, participles and relative clauses; a noun's through its genitive, its adjective and its light verb.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.record import Actors, EventType, Text, Word

from .cast import Cast
from .lexicon.element_words import listed
from .lexicon.event_table import classes, events

_LIKE = {  # prepositions that may stand for each other
    "on": ("on", "upon", "against", "to", "towards", "toward", "over", "in", "into"),
    "against": ("against", "on", "upon", "at", "to"), "to": ("to", "for", "with", "on", "towards", "toward", "into"),
    "for": ("for", "to"), "with": ("with", "and", "against"), "about": ("about", "of", "over", "on"),
    "from": ("from", "of"),
    "at": ("at", "on", "against"), "by": ("by",), "in": ("in", "into", "on"), "of": ("of",), "into": ("into", "in"),
    "over": ("over", "on"),
}  # fmt: skip
_BLAMED = frozenset(  # whom they name does what they go on to name: "accused Chile of arming rebels"
    "accuse suspect blame condemn criticise criticize denounce fault rebuke charge convict acquit punish praise thank "
    "prevent stop keep bar ban block deter dissuade discourage warn sentence jail imprison arrest detain indict "
    "prosecute sue try fine execute sanction expel investigate".split()
)
_SUFFERING = frozenset(  # whose subject is done what their object names: "faces charges", "rejected the offer"
    "face receive deny reject accept decline dismiss refuse welcome obtain win gain secure draw attract invite suffer "
    "provoke spark prompt trigger risk await condemn denounce".split()
)
_SETTING_OUT = frozenset("fly travel go come arrive visit return leave head meet gather".split())
_ADDRESSED = frozenset(
    "call demand request appeal pressure plea order warning invitation permission ultimatum chance time".split()
)
_MOVING = frozenset(  # whose object is the subject's own, in frames with "from" and "against": "withdrew its men from"
    "withdraw pull send deploy dispatch move mass amass station post base put place take bring redeploy mobilise "
    "mobilize commit gather assemble position keep maintain increase raise remove evacuate reinforce draft scramble "
    "bus recall draw carry wave burn".split()
)
DEFAULT_FRAMES: dict[tuple[str, EventType], str] = {
    ("VERB", "CONSULT"): "nsubj&with", ("NOUN", "CONSULT"): "poss&with",
    ("VERB", "AGREE"): "nsubj>to", ("NOUN", "AGREE"): "poss&with",
    ("VERB", "RETREAT"): "nsubj>from", ("NOUN", "RETREAT"): "poss>from", ("VERB", "COOPERATE"): "nsubj&with",
    ("NOUN", "COOPERATE"): "poss&with", ("VERB", "MOBILIZE"): "nsubj>against", ("VERB", "REQUEST"): "nsubj>clause",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parties:
    """Actors and recipients of one event."""

    actors: Actors = ()
    recipients: Actors = ()


def parties(text: Text, cast: Cast, i: int, frame: str) -> Parties:
    """Who is who for the event at word i. Places of the tree that no actor fills stay empty."""
    word = text.words[i]
    read = _Reader(text, cast)
    if frame == "speaker>nsubj":
        verb = word.head if word.relation == "aux" else i  # "must" hangs on the verb that bears its subject
        return Parties(read.speaker(i), read.subject(verb) or read.owner(i))
    if word.upos in ("VERB", "AUX") or (word.upos == "ADJ" and frame.startswith("nsubj")):
        return read.of_verb(i, frame)
    if word.upos == "ADJ":
        return Parties((), read.subject(i))
    return read.of_noun(i, frame)


def default_frame(word: Word, kind: EventType) -> str:
    """The frame of a word that no row of the lexicon fits: that of a row whose condition fails, if there is one."""
    rows = [r for r in events().get(word.lemma.lower(), ()) if r.type == kind and r.upos == word.upos and not r.rest]
    if rows:
        return rows[0].frame
    upos = "VERB" if word.upos in ("VERB", "AUX") else "NOUN"
    return DEFAULT_FRAMES.get((upos, kind), "nsubj>obj" if upos == "VERB" else "poss>on")


class _Reader:
    def __init__(self, text: Text, cast: Cast):
        self.text, self.cast = text, cast

    def speaker(self, i: int) -> Actors:
        """Who says word i: whose judgement it is."""
        return self.cast.sources_at(i)

    # ---- verbs -----------------------------------------------------------------------------------------

    def of_verb(self, i: int, frame: str) -> Parties:
        if frame in ("obj>nsubj",):
            return Parties(self.object(i), self.subject(i))
        if frame == "from>nsubj":
            return Parties(self.phrase(i, "from"), self.subject(i))
        if frame == ">nsubj":
            return Parties((), self.subject(i))
        subject = self.subject(i)
        if frame == "nsubj":
            return Parties(subject)
        if frame == "nsubj+obj":
            return Parties(_union(subject, self.object(i)))
        if "&" in frame:
            other = (
                self.object(i)
                if frame.endswith("&obj")
                else _first(self.phrase(i, "with"), self.object(i), self.phrase(i, "to"))
            )
            return Parties(subject, _without(other, subject))
        if frame == "nsubj>clause":
            other = _first(
                self.object(i), self.phrase(i, "to"), self.phrase(i, "on"), self.phrase(i, "of"), self.clause_subject(i)
            )
            return Parties(subject, _without(other, subject))
        place = frame.partition(">")[2]
        other = self.object(i) if place == "obj" else self.phrase(i, place)
        if place in ("from", "against") and self.text.words[i].lemma in _MOVING:
            return Parties(subject or self.moved(i), _without(other, subject))
        if not other and place == "obj":
            other = _first(*(self.phrase(i, p) for p in ("on", "against", "at", "to", "of", "from")))
        elif not other:
            other = self.object(i)
        return Parties(subject, _without(other, subject))

    def moved(self, i: int) -> Actors:
        """Whose troops "were withdrawn", "were sent against" somebody: nobody sends another's."""
        return self._patient(i) if self.is_passive(i) else ()

    def subject(self, i: int, depth: int = 0) -> Actors:
        """Actors of the logical subject of word i."""
        word = self.text.words[i]
        passive = self.is_passive(i)
        for k in self.text.children(i):
            relation = self.text.words[k].deprel
            if passive and (relation == "obl:agent" or (relation == "obl" and self.text.preposition(k) == "by")):
                return self.people(k)
            if not passive and relation in ("nsubj", "nsubj:outer"):
                return self.people(k)
        if passive or depth > 4 or word.head < 0:
            return ()
        return self._shared_subject(word, depth)

    def _shared_subject(self, word: Word, depth: int) -> Actors:
        """The subject that a verb without one of its own takes from the word above it."""
        above = self.text.words[word.head]
        relation = word.relation
        if relation == "conj":
            above = self._joined_to(word, above)
            if self.is_passive(above.i):
                return self._patient(above.i) or self._shared_subject(above, depth + 1)
            return self.subject(above.i, depth + 1)
        if relation in ("xcomp", "ccomp"):
            return self._controller(word, above, depth)
        if relation == "advcl" and word.xpos == "VBG" and above.lemma in _BLAMED and (whom := self._patient(above.i)):
            return whom
        if relation == "advcl" or (relation == "obl" and word.upos == "VERB"):
            return self._patient(above.i) if self.is_passive(above.i) else self.subject(above.i, depth + 1)
        if relation == "acl" and word.deprel != "acl:relcl":
            if word.xpos == "VBG" or above.upos != "NOUN" or self.cast.at(above.i):
                return self.people(above.i)
            return self._of_plan(above)
        if relation == "acl":
            return self.people(above.i)
        return ()

    def _joined_to(self, word: Word, above: Word) -> Word:
        """The verb that a past tense is joined to: "said" in "said that troops had entered and accused Chile", where
        the tree may say "entered"."""
        said = self.text.words[above.head]
        had = any(self.text.words[k].lemma == "have" for k in self.text.children(above.i))
        apart = word.xpos == "VBD" and above.xpos == "VBN" and had and above.relation == "ccomp"
        return said if apart and said.xpos == "VBD" else above

    def _controller(self, word: Word, above: Word, depth: int) -> Actors:
        """Who is to act by "urged X to", "put pressure on X to", "was forced to", "promised to"."""
        addressed = above.lemma in listed("object_control") or self._addresses(above.i)
        if not addressed:
            return self._patient(above.i) if self.is_passive(above.i) else self.subject(above.i, depth + 1)
        misplaced = [k for k in self.text.children(word.i) if k < word.i and self.text.words[k].deprel == "obj"]
        asked = _first(
            self._patient(above.i) if above.lemma in listed("object_control") else (),
            self.people(misplaced[0]) if misplaced else (),
            self.phrase(above.i, "on"),
            self.phrase(above.i, "to"),
        )
        if not asked and above.lemma in ("want", "expect", "help"):
            return self.subject(above.i, depth + 1)
        return asked

    def _addresses(self, i: int) -> bool:
        """Whether the object of a verb is a demand: "put pressure on", "made an appeal to"."""
        return any(
            self.text.words[k].deprel == "obj" and self.text.words[k].lemma in _ADDRESSED for k in self.text.children(i)
        )

    def _of_plan(self, above: Word) -> Actors:
        """Who is to act by "pressure on X to", "X's decision to", "X made a plan to"."""
        asked = (
            [self.phrase_exact(above.i, p) for p in ("on", "to", "for", "from")] if above.lemma in _ADDRESSED else []
        )
        return _first(*asked) or self.owner(above.i) or self.phrase_exact(above.i, "by") or self._light_subject(above.i)

    def _patient(self, i: int) -> Actors:
        """Actors of the object behind word i, or of the subject of its passive."""
        infinitive = self.text.words[i].xpos == "VB"
        for k in self.text.children(i):
            relation = self.text.words[k].deprel
            if relation == "nsubj:pass" or (relation in ("obj", "iobj") and not (infinitive and k < i)):
                return self.people(k)
        return self._misplaced(i) if self.is_passive(i) else ()

    def _misplaced(self, i: int) -> Actors:
        """The subject of a clause that the tree hangs on the verb above: "Chile said (six) had been killed"."""
        word = self.text.words[i]
        if word.relation != "ccomp":
            return ()
        between = (k for k in self.text.children(word.head) if word.head < k < i)
        return next((self.people(k) for k in between if self.text.words[k].relation == "nsubj"), ())

    def _shared_object(self, word: Word) -> Actors:
        """The object that two joined verbs share: "criticised and sanctioned Chile"."""
        if word.head < 0 or any(
            self.text.words[k].deprel in ("ccomp", "xcomp", "obl") for k in self.text.children(word.i)
        ):
            return ()
        for k in self.text.children(word.head):
            if k > word.i and self.text.words[k].deprel == "obj":
                return self.people(k)
        return ()

    def object(self, i: int) -> Actors:
        """Actors of the object of verb i, the subject of a passive, or the noun that a participle describes."""
        word = self.text.words[i]
        found = self._patient(i)
        if not found and word.deprel == "conj" and not self.is_passive(i):
            found = self._shared_object(word)
        if not found and word.deprel in ("acl", "amod") and word.xpos == "VBN" and word.head >= 0:
            found = self.people(word.head)
        if not found and word.deprel == "conj" and self.is_passive(i) and word.head >= 0:
            found = self.object(word.head)
        return found

    def phrase(self, i: int, place: str) -> Actors:
        """Actors of the phrase with that preposition, or one like it, on word i; on its object where i has none."""
        likes = _LIKE.get(place, (place,))
        phrases = [k for k in self.text.children(i) if self.text.words[k].relation in ("obl", "nmod")]
        for like in likes:
            for k in phrases:
                if self.text.preposition(k) == like and (found := self.people(k)):
                    return found
        for k in self.text.children(i):
            if self.text.words[k].deprel == "iobj" and (found := self.people(k)):
                return found
            if self.text.words[k].deprel in ("obj", "nsubj:pass") and not self.cast.at(k):
                for c in self.text.children(k):
                    if self.text.preposition(c) in likes and (found := self.people(c)):
                        return found
        return ()

    def clause_subject(self, i: int) -> Actors:
        """The subject of the clause that word i governs."""
        for k in self.text.children(i):
            if self.text.words[k].deprel in ("ccomp", "xcomp", "advcl", "acl"):
                for c in self.text.children(k):
                    if self.text.words[c].deprel in ("nsubj", "nsubj:pass") and (found := self.people(c)):
                        return found
        return ()

    def is_passive(self, i: int) -> bool:
        word = self.text.words[i]
        if any(self.text.words[k].deprel in ("nsubj:pass", "aux:pass") for k in self.text.children(i)):
            return True
        if word.xpos != "VBN":
            return False
        if word.deprel in ("acl", "amod"):
            return True
        return word.deprel == "conj" and word.head >= 0 and self.is_passive(word.head) and not self._own_subject(i)

    def _own_subject(self, i: int) -> bool:
        return any(self.text.words[k].deprel.startswith("nsubj") for k in self.text.children(i))

    # ---- nouns -----------------------------------------------------------------------------------------

    def of_noun(self, i: int, frame: str) -> Parties:
        between = self.phrase(i, "between") or self.phrase(i, "among")
        if between and frame not in ("poss+between",):
            return Parties(between[:1], between[1:]) if len(between) == 2 else Parties(between)
        owner = self.owner(i)
        light = self._light_subject(i)
        of = self.phrase_exact(i, "of")
        agent = _first(owner, self.phrase_exact(i, "by"), () if frame == "poss>from" else self.phrase_exact(i, "from"))
        if frame in (">of", "poss>of"):
            actors = _first(agent, light)
            return Parties(() if frame == ">of" else actors, _without(of, actors))
        actors = _first(agent, light, of)
        if frame == "poss":
            return Parties(actors)
        if frame == "poss+between":
            return Parties(_union(actors, between))
        place = "with" if "&" in frame else frame.partition(">")[2]
        sufferer = () if "&" in frame else self._sufferer(i)
        others = _first(self.phrase(i, place), self._light_phrase(i, place), sufferer)
        if "&" in frame and not others and len(actors) < 2:
            others = _without(of, actors)
        return Parties(actors, _without(others, actors))

    def _sufferer(self, i: int) -> Actors:
        """Who "faces" or "rejected" what the noun names."""
        word = self.text.words[i]
        suffers = word.head >= 0 and word.deprel == "obj" and self.text.words[word.head].lemma in _SUFFERING
        return self.subject(word.head) if suffers else ()

    def owner(self, i: int) -> Actors:
        """Genitive, adjective of nationality, or noun before it."""
        out: Actors = ()
        for k in self.text.children(i):
            word = self.text.words[k]
            if word.deprel == "nmod:poss" or (word.deprel in ("compound", "amod") and k < i):
                out = _union(out, self.cast.with_joined(k) or self.cast.adjective(k) or self._leader(k))
        return out

    def _leader(self, k: int) -> Actors:
        """Whom "US-led" names as acting."""
        if self.text.words[k].text.lower() != "led":
            return ()
        return _first(*(self.cast.adjective(c) or self.cast.at(c) for c in self.text.children(k)))

    def _light_verb(self, i: int) -> int | None:
        """The verb whose object, or whose passive subject, a noun is, where that verb only carries it."""
        word = self.text.words[i]
        above = self.text.words[word.head].lemma if word.head >= 0 else ""
        if word.deprel in ("obj", "nsubj:pass") and above in classes()["light"] and above not in _SUFFERING:
            return word.head
        if word.relation == "obl" and above in _SETTING_OUT and self.text.preposition(i) == "for":
            return word.head  # "flew to Lima for talks"
        if word.deprel == "conj" and word.head >= 0:
            return self._light_verb(word.head)
        return None

    def _light_subject(self, i: int) -> Actors:
        verb = self._light_verb(i)
        return self.subject(verb) if verb is not None else ()

    def _light_phrase(self, i: int, place: str) -> Actors:
        verb = self._light_verb(i)
        return self.phrase(verb, place) if verb is not None else ()

    def phrase_exact(self, i: int, place: str) -> Actors:
        for k in self.text.children(i):
            relation = self.text.words[k].relation
            here = relation in ("nmod", "obl", "acl") and self.text.preposition(k) == place
            if here and (found := self.people(k)):
                return found
        return ()

    def people(self, k: int) -> Actors:
        """Actors of the phrase headed by word k and those joined to it; where its head is nobody, whose it is.

        "A group of rebels", "the army's convoys", "Chile's proposal": who is behind a thing acts and suffers by it."""
        found = self.cast.with_joined(k)
        if found or self.text.words[k].upos not in ("NOUN", "NUM", "DET", "ADJ", "PROPN", "X", "SYM"):
            return found
        return self.owner(k) or self.phrase_exact(k, "of") or self.phrase_exact(k, "by") or self.phrase_exact(k, "from")


def _first(*options: Actors) -> Actors:
    return next((o for o in options if o), ())


def _union(a: Actors, b: Actors) -> Actors:
    return tuple(dict.fromkeys((*a, *b)))


def _without(a: Actors, b: Actors) -> Actors:
    return tuple(x for x in a if x not in b)
