"""Whether a time is to come or past, by the words about it: tense, aspect and cues. Pure; needs no parse.

A look at 160 characters before and 120 after; a parse would know better, and `find_times` lets its caller say."""

from __future__ import annotations

import re
from datetime import date

TIMETABLE = re.compile(  # verbs whose present tells of what is arranged: "the court sits in Ardun Thursday"
    r"\b(?:takes? effect|begins|opens|shuts|starts|expires|resumes|ends|closes|meets|convenes|gathers|sits|leaves"
    r"|arrives|departs|travels|flies|returns home|goes on|comes into|holds|hosts|votes on|faces|goes to"
    r"|(?<=\w )(?<!to )(?<!not )(?<!was )(?<!were )(?<!is )(?<!are )(?<!be )"
    r"(?:meet|open|begin|resume|arrive|depart|gather|convene|effective))"
    r"(?:\s+(?!(?:to|and|but|that|who|which|after|[a-z]+ed)\b)[\w'’.-]+){0,7}"
    r"(?<!\ba)(?<!\bthe)(?<!\bits)(?<!['’]s)\s+$"
)
_AHEAD = re.compile(  # a word of the clause before the time that speaks of what is to come
    r"(?i)\b(?:will|would(?!-be)|shall|['’]ll|(?<!had been )(?:re)?scheduled|plans? to"
    r"|(?<!as )(?<!previously )(?<!had been )plann(?:ed|ing)|due"
    r"|(?<!-)(?<!had been )expect(?:s|ed)?"
    r"|set (?:to|for)|slated (?:to|for)|(?:is|are|was|were) to|about to|(?:is|are|am|['’]re|['’]m) going to|upcoming"
    r"|intends?|postponed"
    r"|(?:likely|supposed|ready|preparing|hopes?|hoping|aims?) to|to be (?:[a-z]+ed|held|taken|given|made|sent))\b"
    r"|\b(?-i:may|might|could|should)\s+(?!not\b|have\b)(?:(?!\b(?:was|were|had|hadn|that|who)\b)[^,;]){1,60}$"
    r"|\bdeadline\b[^.;]{0,60}?\bis\s+$"
    r"|\b(?:ahead of|in time for|in the run-?up to|look(?:s|ing)? (?:ahead|forward) to)\s+(?:[\w.'’]+\s+){0,4}$"
    r"|\b(?:must|can)\s+(?!not\b|have\b)(?:(?!\b(?:was|were|had|that|who)\b)[^,;.]){1,50}\b(?:in|on|by)\s+$"
    r"|(?<!there )(?<!who )\b(?:is|are|['’]re|['’]m)\s+(?:not\s+)?(?!being|coming off|recovering|reeling)[a-z]+ing\s+"
    r"(?:(?!to\b|that\b|and\b|which\b)[\w'’.-]+\s+){0,4}$"
    r"|\bthere(?: is|['’]s|\s+are)\s+(?:an?|no|more|another|two|three)\s+(?:\w+\s+){1,2}on\s+$"
    r"|(?:^|[.\n]\s*)(?:Starting|Beginning|Come)\s+(?:on\s+)?$"
    r"|\b(?:agree[sd]?|urge[sd]?|asks?|asked|promised?|vow(?:s|ed)?|invited?|order(?:s|ed)?|decided?|pledged?)\s+"
    r"(?:[\w'’]+\s+){0,4}?to\s+(?!an?\b|the\b)[a-z]+\s+(?:[\w'’]+\s+){0,3}?(?:on\s+)?$"
)
_HEADLINE = re.compile(  # "Envoy to visit Torrea in July", a line without a full stop
    r"(?:\A|\n)\s*(?:[A-Z][\w.'’-]*,?\s+(?:(?:and|of|the)\s+)?){1,5}to\s+(?!the\b|an?\b)[a-z][^.\n]*$"
)
_LINE_GOES_ON = re.compile(r"[^\n]*[^.\n]\s*(?:\n|\Z)")
_UP_TO = re.compile(
    r"(?i)\b(?:until|till|by|as (?:early|soon|late) as|no later than|deadline of)\s+(?:the\s+)?(?:end\s+of\s+)?$"
)
_OPENING = re.compile(
    r"(?:^|[.!?\n][\"”’']*\s*[\"“]?)(?:(?:And|But|Then)\s+(?=[oibu]))?(?:[Oo]n|[Ii]n|[Bb]y|[Uu]ntil)?\s*$"
)
_AHEAD_AFTER = re.compile(r"(?i)[^.;:]{0,90}?\b(?:will|plans? to|(?:is|are) (?:to|due|expected|scheduled|set))\b")
_DONE = re.compile(  # a deed just before the time: "he predicted Wednesday", but not "to be signed Monday"
    r"(?i)(?<!\bbe )(?<!\bto )\b(?!(?:re)?scheduled|expected|planned|postponed|delayed|slated|supposed"
    r"|need|proceed|succeed)[a-z]{2,}ed\s+(?:(?:on|late|early|last)\s+)?$"
)
_BY_THEN = re.compile(  # "had answered by Monday", but not "had promised to answer by Monday"
    r"(?i)\bhad\b(?!\s+(?:\w+\s+){1,2}to\s+[a-z])(?!.*\bwould\b).*\b(?:by|as early as)\s+$"
)
_BY = re.compile(r"(?i)\b(?:by|until)\s+$")
_HAD = re.compile(  # "by Monday they had answered"
    r"[^.;]{0,60}\b(?:had\b(?!\s+(?:to|better)\b)|(?:was|were)\b(?!\s+(?:to|due|expected|scheduled|set)\b))"
)
_DROPPED = re.compile(r"(?i)\w+\s+(?:was|were|has been)\s+(?:cancel|called off|scrapped)")
MISHAP = re.compile(  # what nobody plans: "will be charged over the attack in Ardun on Friday"
    r"(?i)\b(?<!can )(?<!to )(?<!will )(?<!could )"
    r"(?:incident|attack|shooting|killing|slaying|murder|death|accident|crash|explosion|blast|bombing|arrest|raid"
    r"|robbery|stabbing|fire|blaze|earthquake)(?:e?s)?\s+"
    r"(?:(?:in|at|near|outside|of)\s+(?:[A-Z][\w.]*\s+){1,3})?(?:on\s+)?$"
    r"|\b(?:was|were|has been|have been)\s+(?:[a-z]+ed|put|built|held|lost|sent|found|taken|driven|shut|cut|made)"
    r"(?:\s+(?:out|down|up|off))?\s+by\s+$"
)
SAID = re.compile(
    r"(?i)(?<!\bbe )\b(?:said|says|told|announced|reported|added|confirmed|warned|wrote|declared|insisted|argued|stated"
    r"|explained|noted|tweeted|claimed|replied|asserted|testified)\b|[;:]|\.\s|[.,!?][\"”]\s|\n\n"
    r"|,\s+(?:and|but)\s+(?:[a-z]+ed|took|had|was|were|made|gave|got|went|came|met|held)\b"
)
FRAME = re.compile(r"(?:^|[.!?\n][\"”]?\s*[\"“]?)(?:In|On|By|From|During)\s+$")
_SINCE = re.compile(r"(?i)\bsince(?:\s+(?:[\w'’-]+\s+){1,12}(?:in|on))?\s+$|\bended\s+$")
STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bGen)[.;:][\"”]?\s|\n")
_PUT_OFF = "scheduled|expected|planned|slated|supposed|postponed|delayed|due|set|bound|likely|hoped|intended"
_PUT_OFF += "|moved|agreed"
_IRREGULAR = (
    "was|were|had|did|became|began|bought|broke|brought|built|came|caught|chose|drew|drove|fell|felt|flew|fought|found|gave"
    "|got|grew|heard|held|kept|knew|led|left|lost|lit|made|meant|met|paid|ran|rang|rode|rose|said|sank|sat|saw|sent|shook"
    "|shot|sold|sought|spent|split|spoke|stood|stole|struck|swore|taught|threw|told|took|understood|went|withdrew|won|wrote"
)
VERB = re.compile(  # the words that say when a clause plays; the last one before the time decides
    r"(?<![\w-])(?:(?P<other>(?:to|will|would|shall|may|might|can|could|should|must|be|is|are|has|have)\b(?:\s+(?:be|not|also)\b)?(?:\s+[a-z]+\b)?"
    rf"|{_PUT_OFF})|(?P<past>(?!hundred|indeed|need|speed|feed|seed|proceed|succeed|exceed)[a-z]{{2,}}ed|{_IRREGULAR}))\b"
)
_WHAT_ONE_DID = re.compile(  # "a list it handed over on Saturday", but not "which it agreed to sign on Saturday"
    r"\b(?:it|he|she|they|which|who)\s+(?:had\s+)?"
    rf"(?!(?:{_PUT_OFF}|said|told|announced|added|reported|declared|warned|hoped|wanted|vowed|promised|decided)\b)"
    rf"(?:(?!need|speed|feed|seed|proceed|succeed|exceed)[a-z]{{2,}}ed|{_IRREGULAR})\s+"
    r"(?:(?!to [a-z]|for\b|that\b|which\b|who\b|will\b|would\b|has\b|have\b|is\b|are\b)[\w'’-]+\s+){0,5}?(?:on\s+)?$"
)
_JUST_DONE = re.compile(  # "took office in May", but not "said the talks in May", "to be held in May"
    r"(?<!\bbe )(?<!\bto )(?<!\bis )(?<!\bare )"
    rf"(?<![\w-])(?!(?:{_PUT_OFF}|said|told|announced|added|reported|declared|warned)\b)"
    rf"(?:(?!hundred|indeed|need|speed|feed|seed|proceed|succeed|exceed)[a-z]{{2,}}ed|{_IRREGULAR})\s+(?:(?!to\b|that\b|which\b|who\b|will\b|would\b)[\w'’-]+\s+){{0,4}}?"
    r"(?:back\s+)?(?:on|in|during|at)\s+(?:late\s+|early\s+)?$"
)
_YEAR_NAMED = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!,\d)")
_OF_NOW = re.compile(
    r"(?i)\b(?:today|yesterday|tomorrow|tonight|now|currently|recently|(?:this|last|next) (?:week|month|year)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def leans_ahead(text: str, at: int) -> bool:
    """Whether the words around speak of the future: a cue before, in the same clause, or after a time that opens it."""
    before = text[max(0, at - 160) : at]
    clause = before[max((m.end() for m in SAID.finditer(before)), default=0) :]
    if _DONE.search(clause) or _WHAT_ONE_DID.search(clause) or _BY_THEN.search(clause) or _DROPPED.match(text, at):
        return False
    if clause.endswith("had until "):
        return False
    if MISHAP.search(clause) or (_BY.search(clause) and (_HAD.match(text, at) or _opens_past(text, at))):
        return False
    if _UP_TO.search(clause) or _AHEAD.search(clause) or TIMETABLE.search(clause):
        return True
    if _HEADLINE.search(before) and _LINE_GOES_ON.match(text, at):
        return True
    after = text[at : at + 120]
    stop = SAID.search(after)
    return bool(_OPENING.search(before) and _AHEAD_AFTER.match(after[: stop.start() if stop else 120]))


def _opens_past(text: str, at: int) -> bool:
    """Whether a sentence that opens with the time goes on in the past: "By Friday they ventured out"."""
    after = text[at : at + 120]
    stop = STOP.search(after)
    verb = VERB.search(after, 0, stop.start() if stop else 120)
    return bool(_OPENING.search(text[max(0, at - 12) : at]) and verb and verb["past"])


def is_since(text: str, at: int) -> bool:
    """Whether "since" or "ended" stands before a time: it is past."""
    return bool(_SINCE.search(text[max(0, at - 120) : at]))


def lies_behind(text: str, at: int) -> bool:
    """Whether the words before a time make it likely past: "since", or a deed that was done in it."""
    return is_since(text, at) or bool(_JUST_DONE.search(text[max(0, at - 120) : at]))


def tells_of_past(text: str, at: int) -> bool:
    """Whether the last verb before a time in its sentence, or where none is the first after it, tells of what was."""
    before = text[max(0, at - 120) : at]
    verbs = list(VERB.finditer(before, max((stop.end() for stop in STOP.finditer(before)), default=0)))
    if verbs:
        return bool(verbs[-1]["past"])
    after = text[at : at + 120]  # "On Friday, both left"
    stop = STOP.search(after)
    verb = VERB.search(after, 0, stop.start() if stop else 120)
    return bool(verb and verb["past"])


def is_tale_of_old(text: str, dct: date) -> bool:
    """Whether a text is a history: it names three years or more, none of the last fifteen, and no day about its own."""
    years = [int(year[0]) for year in _YEAR_NAMED.finditer(text)]
    return len(years) > 2 and max(years) < dct.year - 15 and not _OF_NOW.search(text)
