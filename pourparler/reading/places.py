"""Text -> the places it names, each with country, coordinates and GeoNames id.

A report's text (or a `Text`, whose names then tell people and organisations apart) goes in, places in text order come
out; adjectives and people of a country count as that country. Which place of several is meant, `siting` decides. A
name that is more likely a person's or an organisation's is left out. No I/O but the tables of `lexicon`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.language.words import words as cut
from pourparler.reading import lexicon
from pourparler.reading.lexicon.gazetteer import Spot, country_spot, fold, is_name, spots
from pourparler.reading.siting import Mention, site
from pourparler.record import Place, Span, Text

_WELL_KNOWN = 300_000
_DATES = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_LONGEST = 7  # words of a name: "Port", "-", "au", "-", "Prince"
_PLACE_OFFICES = {
    "GOV",
    "MIL",
    "LEG",
    "JUD",
    "COP",
    "REL",
    "REB",
    "IGO",
    "OPP",
    "EDU",
    "JRN",
    "NGO",
    "BUS",
    "PTY",
    "MED",
    "",
}
_AFTER_DATELINE = frozenset((",", "(", "-", "–", "—", "--", ":", ""))
_TITLES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Lord Lady Dame Judge Justice Father Brother Sister Officer".split()
)
_FORENAMES = frozenset(
    "Aaron Abraham Adam Adrian Alan Albert Alex Alexander Alexandra Alfred Alice Allen Amanda Amy Andrea Andrew Angela Ann Anna "
    "Anne Anthony Antonio Arthur Austin Barbara Benjamin Bernard Betty Bill Bob Brad Brandon Brenda Brian Bruce Carl Carlos Carol "
    "Caroline Catherine Charles Charlotte Chester Chris Christian Christina Christine Christopher Clara Craig Cynthia Daisy Dale "
    "Dan Daniel David Dean Deborah Dennis Diana Diego Don Donald Donna Dorothy Douglas Dylan Edgar Edith Edward Edwin Elizabeth "
    "Ellen Emily Emma Eric Ernest Ethan Eugene Eva Evan Evelyn Florence Frances Francis Francisco Frank Fred Gary George Gerald "
    "Gilbert Glen Gloria Gordon Grace Grant Greg Gregory Hannah Harold Harry Heather Helen Helena Henry Herbert Homer Howard Hugh "
    "Ian Irene Isaac Isabel Ivan Jack Jackson Jacob James Jane Janet Jason Jean Jeff Jeffrey Jennifer Jeremy Jerry Jesse Jessica "
    "Jim Joan Joe John Jonathan Jordan Jose Joseph Joshua Juan Judith Judy Julia Julian Julie Justin Karen Kate Katherine Kathleen "
    "Keith Kelly Ken Kenneth Kevin Kim Kyle Larry Laura Lauren Lawrence Lee Leo Leon Leonard Lewis Linda Lisa Louis Lucy Luis Luke "
    "Madison Marco Margaret Maria Marie Marilyn Mario Mark Marshall Martha Martin Marvin Mary Matthew Maxwell Melissa Michael "
    "Michelle Miguel Mike Mohammed Monica Morgan Nancy Natalie Nathan Nicholas Nick Nicole Norman Oliver Oscar Owen Pamela Patricia "
    "Patrick Paul Peter Philip Phillip Rachel Ralph Ray Raymond Rebecca Richard Rick Rita Robert Robin Roger Roland Ronald Ross Roy "
    "Russell Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sharon Shirley Simon Sofia Sophia Spencer Stanley Stephanie "
    "Stephen Steve Steven Stewart Susan Sydney Ted Teresa Terry Thomas Tim Timothy Todd Tom Tony Troy Tyler Vernon Victor Victoria "
    "Vincent Virginia Walter Warren Wayne Wendy William Willie Zachary".split()
)  # fmt: skip
_NOT_PLACES = frozenset(
    "Airport Alliance Along Alot Annex April Asian August Bake Bank Bar Battleground Bay Beach Bear Begun Bell Best "
    "Bold Boom Borne Bow Brick Bush Butterfly Buy Can Canes Cars Cascade Cat Center Central Centre Chair Christmas "
    "Church Clay Cocoa Coin Come Commerce Date Deal Defiance Democrat Dig Dire Dome Drama Drug Dual East Easter "
    "Eastern Elk English Enterprise Fate Federal Fleet Flora Freedom Friday Gap Garner Gay General Genes God Goes "
    "Gold Golden Grand Green Hail Hall High Hill Hire Hit Holiday Holy Home Hope Horn House Hub Humble Hurricane "
    "Independence Islamic Jam January July June Justice Keystone Lake Lens Liberal Liberty Lion Lone Male Man "
    "Manage March Marine Market Marks May Mentor Metro Midway Mile Mine Mission Mobile Monday More Moss Most Mount "
    "Much Native New Nice Normal North Northeast Northeastern Northern Northwest Northwestern November October Of "
    "Officer Old Olympic Opportunity Orange Overland Pace Panorama Paradise Paramount Park Parole Peer Pen Pets "
    "Plantation Plaque Plateau Plum Plunge Police Pool Pop Progress Punch Reading Republic Republican Reservoir "
    "Rest Retreat Rich Royal Sake Sale Salt Same San Santa Saturday Save Say Semi September Sherman Shields Shone "
    "Sour South Southeast Southeastern Southern Southwest Southwestern Split Spoken Spring State Store Summit Sun "
    "Sunday Sunrise Sunset Superior Surprise Swords Tall Tame Tank Temple Than Thursday Time Tire Torn Tour Trinity "
    "Tuesday Union Unity University Upland Van Victory Walnut Wedding Wednesday West Western Woodland Worms Young".split()
)  # fmt: skip
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern upper lower downtown greater inner outer occupied mainland rural mid suburban "
    "metropolitan old".split()
)  # fmt: skip
_REGION_WORDS = frozenset("province governorate oblast region state prefecture republic department".split())
_BODY_WORDS = frozenset(
    "University College School Times Post Herald Tribune Journal News Gazette Chronicle Star Sun Press Institute Hospital Church "
    "Company Corp Corp. Inc Inc. Group Bank Club Airlines Association Foundation Society Center Centre Street Road Avenue Boulevard "
    "Drive Lane Bridge Park Stadium Airport Hotel Museum Theatre Theater Library Court Hall House Tower Lake River Creek Mountain "
    "Mountains Bay Valley Beach Island High Middle Elementary Community Public Medical Memorial Police Fire Department Council "
    "Commission Committee Conference Convention Treaty Accord Accords Agreement Declaration Protocol Process Summit Chamber "
    "Authority Agency Act Festival Championship Cup League United City Rovers FC Stock Exchange Symphony Opera Orchestra".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of a text: their spans, their folded letters, and which of them names of people or bodies cover."""

    text: str
    spans: Sequence[tuple[int, int]]
    words: Sequence[str]
    taken: frozenset[int]
    placed: frozenset[int]

    def at(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def slice(self, i: int, end: int) -> str:
        return re.sub(r"\s+", " ", self.text[self.spans[i][0] : self.spans[end - 1][1]])


def find_places(text: Text | str, dateline: str = "") -> tuple[Place, ...]:
    """The places that a text names, in text order. `dateline`: the report's own, which says where the reporter stands."""
    tokens = _tokens(text)
    mentions = _mentions(tokens)
    seats = [m for m in _mentions(_tokens(_as_name(dateline))) if m.options] if dateline else []
    return tuple(
        Place(Span(*mention.span), spot.name, spot.country, spot.lat, spot.lon, spot.geonameid)
        for mention, spot in zip(mentions, site(mentions, seats), strict=True)
        if spot
    )


def _as_name(dateline: str) -> str:
    return dateline.title() if dateline.isupper() else dateline


def _tokens(text: Text | str) -> _Tokens:
    raw = text if isinstance(text, str) else text.text
    folded = fold(raw)
    if isinstance(text, str):
        spans, taken, placed = cut(raw), frozenset(), frozenset()
    else:
        spans = [(w.start, w.end) for w in text.words]
        taken = frozenset(i for name in text.names if name.type in ("PER", "ORG") for i in range(name.first, name.end))
        placed = frozenset(i for name in text.names if name.type == "LOC" for i in range(name.first, name.end))
    return _Tokens(folded, spans, [folded[a:b] for a, b in spans], taken, placed)


def _mentions(tokens: _Tokens) -> list[Mention]:
    """Mentions of places, in text order, without overlap; surnames and parts of longer names are left out."""
    known = {first: (end, entry) for first, end, entry in lexicon.scan(tokens.words)}
    common = {w for w in tokens.words if w[:1].islower()}
    people = _surnames(tokens, known)
    mentions: list[Mention] = []
    i = 0
    while i < len(tokens.words):
        mention, step = _mention(tokens, i, known, common, people, mentions)
        if mention:
            mentions.append(mention)
        i += step
    return mentions


def _mention(
    tokens: _Tokens, i: int, known: dict, common: set[str], people: set[str], before: list[Mention]
) -> tuple[Mention | None, int]:
    end, entry = known.get(i, (i + 1, None))
    name_end = _name_end(tokens, i)
    if entry and entry.what not in ("office", "capital") and entry.sector != "PRE" and end >= name_end:
        spot = country_spot(entry.country) if entry.what in ("country", "demonym", "people") else None
        if not spot or _is_forename(tokens, i, end):
            return None, end - i
        if entry.what == "people" and entry.kind == "group":
            return None, end - i
        options = spots(tokens.slice(i, end)) if entry.what == "country" else ()
        return _made(tokens, i, end, options or (spot,), entry.what), end - i
    if name_end == i:
        return None, (end - i) if entry and entry.what != "office" else 1
    if not _is_place(tokens, i, name_end, known, common, people, before):
        return None, name_end - i
    options = spots(tokens.slice(i, name_end))
    if not options:  # a dateline in capitals
        options = spots(_titled(tokens.slice(i, name_end)))
    capital = entry.country if entry and entry.what == "capital" and end == name_end and not entry.also else ""
    return _made(tokens, i, name_end, options, "name", capital), name_end - i


def _made(tokens: _Tokens, i: int, end: int, options: tuple[Spot, ...], what: str, capital: str = "") -> Mention:
    comma = tokens.at(end) == "," or tokens.at(end) == "("
    follows = end + 1 if comma else end
    return Mention(
        (tokens.spans[i][0], tokens.spans[end - 1][1]),
        tokens.slice(i, end),
        options,
        what,
        capital,
        region_word=tokens.at(end).lower() in _REGION_WORDS
        or (tokens.at(i - 1) == "of" and tokens.at(i - 2).lower() in _REGION_WORDS),
        next_start=tokens.spans[follows][0] if comma and follows < len(tokens.spans) else -1,
    )


def _name_end(tokens: _Tokens, i: int) -> int:
    """The end of the longest gazetteer name from word i; i where there is none."""
    if not tokens.words[i][:1].isupper():
        return i
    for end in range(min(i + _LONGEST, len(tokens.words)), i, -1):
        if (tokens.words[end - 1][:1].isalnum() or end == i + 2) and is_name(tokens.slice(i, end)):
            return end
    return _shouted_end(tokens, i)


def _shouted_end(tokens: _Tokens, i: int) -> int:
    """The end of a name in capitals that opens a paragraph as a dateline: "NEW DELHI (Agency) -"; i where there is none."""
    if len(tokens.words[i]) < 3 or not tokens.words[i].isupper() or not _opens(tokens, i):
        return i
    for end in range(min(i + 3, len(tokens.words)), i, -1):
        if tokens.at(end) in _AFTER_DATELINE and is_name(_titled(tokens.slice(i, end))):
            return end
    return i


def _titled(name: str) -> str:
    return name.title() if name.isupper() else name


def _is_place(
    tokens: _Tokens, i: int, end: int, known: dict, common: set[str], people: set[str], before: list[Mention]
) -> bool:
    name = tokens.slice(i, end)
    if tokens.placed.intersection(range(i, end)):
        return True
    if tokens.taken.intersection(range(i, end)):
        return False
    if _is_short(name):
        if name.count(".") > 1:  # "B.C.", but not "300 B.C."
            return not tokens.at(i - 1).isdigit()
        after_town = tokens.at(i - 1) in (",", "(") and tokens.at(i - 2)[:1].isupper()
        return after_town and (name.endswith(".") or bool(before) and before[-1].span[1] >= tokens.spans[i][0] - 3)
    follows_comma = tokens.at(end) == "," and tokens.at(end + 1)[:1].isupper() and is_name(tokens.at(end + 1))
    if end == i + 1 and not follows_comma and (name in _NOT_PLACES or name.lower() in common or name in people):
        return False
    if end == i + 1 and name in _FORENAMES and not follows_comma and max(s.population for s in spots(name)) < 1_000_000:
        return False
    return not _in_longer_name(tokens, i, end, known, before)


def _is_short(name: str) -> bool:
    """An abbreviated state: "TX", "Calif.", "N.Y."."""
    return len(name) <= 6 and (name.endswith(".") or (len(name) == 2 and name.isupper()))


def _in_longer_name(tokens: _Tokens, i: int, end: int, known: dict, before: list[Mention]) -> bool:
    """Whether capitals on either side make the words part of a person's or a body's name."""
    left, right = tokens.at(i - 1), tokens.at(end)
    if any(spot.kind == "region" and spot.population > _WELL_KNOWN for spot in spots(tokens.slice(i, end))):
        right = ""  # bodies of a region are marked by it: "the Ohio Department of Labor"
    if right in _BODY_WORDS or (right == "&" and tokens.at(end + 1)[:1].isupper()):
        return right not in ("Police", "City", "Council", "Airport", "Beach", "County")
    if left in _TITLES:
        return True
    if (
        right[:1].isupper()
        and right[1:2].islower()
        and end not in known
        and not _opens(tokens, end)
        and not is_name(right)
    ):
        return True
    if not left[:1].isupper() or _opens(tokens, i - 1) and left not in _FORENAMES:
        return False
    return not (
        left.lower() in _DIRECTIONS
        or (before and before[-1].span[1] == tokens.spans[i - 1][1])
        or any(first < i <= stop for first, (stop, entry) in known.items() if i - 8 < first)
    )


def _opens(tokens: _Tokens, i: int) -> bool:
    """Whether word i opens a sentence or a paragraph."""
    if i <= 0:
        return True
    gap = tokens.text[tokens.spans[i - 1][1] : tokens.spans[i][0]]
    return "\n" in gap or tokens.words[i - 1] in (".", "!", "?", ":", '"', "“", "”", "-", "–", "—", "--")


def _is_forename(tokens: _Tokens, i: int, end: int) -> bool:
    """Whether a country's name is a person's here: "Jordan Hale", "Chad Osei"."""
    if tokens.taken.intersection(range(i, end)):
        return tokens.at(i) in ("Jordan", "Chad", "Georgia")
    right = tokens.at(end)
    ambiguous = tokens.at(i) in ("Jordan", "Chad", "Georgia", "India", "Israel", "Kenya") and end == i + 1
    return (
        ambiguous and right[:1].isupper() and right[1:2].islower() and not is_name(right) and right not in _BODY_WORDS
    )


def _surnames(tokens: _Tokens, known: dict) -> set[str]:
    """Words that end a longer name somewhere in the text ("Valerie Tanner"), and so are surnames in the rest of it.

    Not those that stand after "in" somewhere, which are places whatever else they are."""
    found, places = set(), set()
    for i, (a, b) in enumerate(zip(tokens.words, tokens.words[1:], strict=False)):
        if not b[:1].isupper() or not b[1:2].islower():
            continue
        if a.lower() == "in":
            places.add(b)
        elif a in _FORENAMES or a in _TITLES or (_is_unknown(a) and i not in known and not _opens(tokens, i)):
            found.add(b)
    return found - places


def _is_unknown(word: str) -> bool:
    """A capitalised word that is no place, direction, day or word of an institution: a forename, perhaps."""
    if not (word[:1].isupper() and word[1:2].islower()) or word in _BODY_WORDS or word in _DATES or word in _NOT_PLACES:
        return False
    return word.lower() not in _DIRECTIONS and not is_name(word)
