"""The grammar of time expressions: named patterns built from small pieces, and one compiled pattern of them all.

How a pattern is written: a blank stands for white space within a paragraph, a line break and the blanks after it for
nothing. The first rule that fits at the leftmost place wins, so longer forms stand first. Names of days, months and
feasts need their capitals; the rest is read in any case. What a match means is decided in `days.py`, `names.py`,
`feasts.py`, `relations.py`, `durations.py` and `accounts.py`, which may also turn it down.
"""

from __future__ import annotations

import re
from functools import cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def _cased(names: str) -> str:
    return f"(?-i:{names}|{names.upper()})"


# Names and numbers
_TO_NINE, _TO_NINETEEN, _TENS = "|".join(SMALL[1:10]), "|".join(reversed(SMALL[1:])), "|".join(TENS)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?-i:(?:Mon|Tues?|Wed|Thurs?|Fri|Sat)\.|Sun\.(?=,)))"
_CLEAR_MONTH = "January|February|April|June|July|September|October|November|December"
_FULL_MONTH = rf"(?:{_CLEAR_MONTH}|{_cased('March|May|August')})"
_SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_FULL_MONTH}|(?-i:{_SHORT_MONTH})\b\.?)"
_NTH = rf"(?:twenty[- ](?:{'|'.join(ORDINALS[:9])})|thirty-first|thirtieth|{'|'.join(reversed(ORDINALS))})"
_DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)|{_NTH}\b)"
_MONTH = rf"(?:{_MONTH}|(?:march|august)(?= {_NTH}\b))"
_TO_DAY = r"(?: |(?<=\.))"  # "Oct. 13", "Oct.13"
_YEAR = r"(?:(?:1[4-9]|20)\d\d(?![\w%]|[.,]\d|-year))"
_SHORT_YEAR = rf"(?:{_YEAR}|['’]\d\d\b)"
_SPELT_YEAR = rf"nineteen (?:hundred|(?:oh|{'|'.join(SMALL[10:])}|{_TENS})(?:[- ](?:{_TO_NINE}))?)"
_LONG_YEAR = rf"(?:{_YEAR}|{_SPELT_YEAR}|two thousand(?: (?:and )?(?:{_TO_NINETEEN}))?\b)"
_DATE = rf"(?:{_MONTH}{_TO_DAY}{_DAY}(?:,? {_LONG_YEAR})?|{_DAY} {_MONTH}(?:,? {_LONG_YEAR})?)"
_QUARTER = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_NUMBER = rf"""(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?(?:[ -]1/2|½)?|(?:{_TENS})(?:[- ](?:{_TO_NINE}))?|{_TO_NINETEEN}
    |(?:a|several|{_TO_NINE}) hundred|a thousand|(?:half a|a|two|three|several) dozen|half an?|a half
    |(?:a )?quarter(?:[- ]of a)?(?=[- ]century)|half(?=[- ](?:century|decade)\b)|an?)
    (?:[- ](?:odd|plus)|\+)?(?:[- ]and[- ](?:a|one)[- ]half)?"""
_VAGUE = r"""(?:(?:a )?couple(?: of)?|(?:a |the |these )?few|several|many|some|a number of
    |an? (?:good|great) many|countless|untold|numerous
    |(?:tens|dozens|hundreds|thousands|scores) of)"""
_COUNT = rf"(?:{_NUMBER}(?:(?: to | or |-){_NUMBER})?|{_VAGUE})(?:-| )"
_ABOUT = r"""(?:(?:at least|at most|(?:no )?(?:more|less|longer|fewer) than|just (?:over|under)|nearly
    |over(?! (?:the|these|its|his|their|our|past|last|next|coming)\b)|almost
    |about|around|approximately|roughly|some|up to|as (?:many|much|long) as|within|under) )?"""

# Units and what stands before them
_LONG_UNIT = r"(?:day|weekend|week|fortnight|month|quarter|year|decade)s?|centur(?:y|ies)"
_UNITS = "minutes|hours|days|weeks|months|years|decades|centuries"
_AGED = """(?:accord|agreement|alliance|ban|blockade|ceasefire|cease-fire|civil|conflict|crisis|deal|dispute|embargo
    |feud|government|insurgency|law|occupation|pact|peace|rebellion|regime|revolt|rule|siege|standoff|strike|treaty|truce
    |uprising|war)s?\\b"""
_PERSON = r"(?:baby|babies|boy|child|children|daughter|girl|infant|son|toddler|twin)s?\b"
_UNIT = rf"(?:second|minute|hour)s?|{_LONG_UNIT}"
_KIND = r"""(?:(?:more|full|long|whole|entire|single|solid|consecutive|straight|additional|further|trading|business
    |working|calendar|fiscal|other|short|or so) )*"""
_NOT_AGE = r"\b(?![- ]olds?\b)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = r"(?:(?:mid-?|early |late )?(?:morning|afternoon|evening|night))"
_EDGE = r"""(?:(?:the )?(?:very )?
    (?:(?:end|beginning|start|middle|close|outset|turn|rest|(?:first|second|last|latter) half
    |(?:early|small|wee|pre-?dawn) hours
    |(?:first|early|later|latter|last) part) of )
    |(?:the )?(?:early|late|mid|end(?=-))(?:[ -]| in | on )|(?:earlier|later)(?: in| on)? |sometime (?:in )?)"""
_WHICH_NAME = r"""(?:this(?: past| coming)?|last|next|(?:the )?(?:previous|coming|past)|the following|that(?: same)?
    |the same)"""
_WHICH = r"""(?:this(?: past| coming)?|last|next|that(?: same| very)?
    |(?:the )?(?:very )?(?:last|next|previous|prior|following|coming|past|current|same|latest))"""

# Times of day
_TODAY = r"(?:today|yesterday|tomorrow)"
_ZONE = r"""(?: (?:GMT|UTC|[ECMP][SD]?T|BST|CET|CEST|local time|local|Eastern(?: time)?|(?-i:[A-Z][a-z]+) time))?"""
_AM_PM = r"\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m|p\.?m)\b\.?"
_NOON = r"(?:(?<!high\x20)noon|midnight|midday)"
_BREAK = r"(?:dawn|daybreak|dusk|nightfall|sunrise|sunset)"
_PAST_HOUR = rf"(?:half past|(?:a )?quarter (?:past|to)) (?:\d{{1,2}}|{_TO_NINETEEN})\b"
_ON = rf"""(?:(?:{_TODAY}|(?:last |next )?{_WEEKDAY})(?: {_PART}\b)?(?:,? {_DATE})?|{_DATE}|tonight
    |this {_PART}|the {_PART} of {_DATE})"""
_END = r"(?=\s?(?:[.,;:!?)\]\"”—–]|$))"

_YEAR_TO_COME = rf"""(?: to | and | or | through | until |-| ?[–—] ?)(?:{_WEEKDAY},? )?
    (?:(?P<month>{_MONTH}){_TO_DAY}{_DAY}|(?:the )?{_DAY}(?: of)? (?P<month2>{_MONTH})),? (?P<year>{_YEAR})"""
_YEARS_AGO = rf"(?P<count>{_COUNT})years? ago\b"

_AFTER_PREPOSITION = "|".join(rf"(?<=\b{word}\x20)" for word in "on by until for from since before after".split())

_RULES = {  # the named groups are what the resolvers read
    "stamp": r"""(?<![\d-])(?P<day>\d{4}(?:-(?:0[1-9]|1[0-2])-|/(?:0[1-9]|1[0-2])/)(?:0[1-9]|[12]\d|3[01]))
        (?:T(?P<time>\d\d:\d\d)(?::\d\d)?Z?)?(?![\d-])""",
    "slashes": r"""(?<![\d/$])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])
        |(?<![\d.$])(?P<a2>\d{1,2})\.(?P<b2>\d{1,2})\.(?P<year2>\d{4})(?!\d)
        |(?<![\d-])(?P<a3>\d{1,2})-(?P<named>(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[a-z]*
        -(?P<year3>\d{4}|\d\d)(?!\d)
        |(?<![\d/$])(?P<attacks>9/11)(?![\d/])""",
    "clock": rf"""(?:(?:around|about|at about|shortly (?:after|before)|just (?:after|before)) )?
        (?:(?P<clock>{_AM_PM}|\d{{1,2}}:\d\d|\d{{4}} (?:hours|hrs)
        |(?<=at\x20)\d{{1,2}}\.\d\d(?= on )|{_NOON}|\w{{1,6}} o['’]clock|{_PAST_HOUR}){_ZONE}
        (?: {_PART})?(?P<zone> \([^()\n]{{3,24}}\))?,?(?: on)? (?P<on>{_ON})
        |(?P<clock2>{_AM_PM}|{_NOON}|\w{{1,6}} o['’]clock|{_PAST_HOUR}
        |(?:\d{{1,2}}|{_TO_NINETEEN})(?= in the (?:morning|afternoon|evening)\b)
        |(?<=at\x20)\d{{1,2}}:\d\d(?!\d)
        |\d{{1,2}}[:.]\d\d(?= (?:GMT|UTC|local|hours|hrs|[ECMP][SD]T)\b)
        |\d{{4}}(?= (?:GMT|UTC|hours|hrs)\b)){_ZONE}(?: (?:hours|hrs)\b)?
        (?: (?:in the (?:morning|afternoon|evening)|at night)\b)?)""",
    "day_pair": rf"""(?P<month>{_MONTH}){_TO_DAY}(?P<a>{_DAY})(?: and | or | to | through |[-/]| ?[–—] ?)(?P<b>{_DAY})
        (?! (?:{_MONTH}|days|weeks|months|years)\b)(?:,? (?P<year>{_YEAR}))?
        |(?P<a2>{_DAY})(?: and | or | to | through |[-/]| ?[–—] ?)(?:the )?
        (?P<b2>{_DAY}(?: of)? (?P<month2>{_MONTH})(?!\w)(?:,? (?P<year2>{_YEAR}))?)""",
    "part_of": rf"""(?:the )?(?P<part>{_PART}|{_BREAK}|(?P<overnight>overnight))
        (?: of| on)? (?:(?P<on>{_ON})|(?P<from>\d{{1,2}})(?:-| to | ?[–/] ?)
        (?P<to>\d{{1,2}} {_MONTH}(?:,? {_YEAR})?))""",
    "date": rf"""(?:(?P<week>the week (?:of|beginning|starting|commencing|ending|ended) )
        |(?P<weekend>(?:the )?weekend of )(?:\d{{1,2}}(?: and | to |-| ?[–/] ?))?
        |(?:(?:this coming|this|next|last) )?{_WEEKDAY},? )?
        (?:(?P<rel>this past|this coming|last|next) (?=\D))?
        (?:(?P<month>{_MONTH}){_TO_DAY}(?:the (?=[\w-]+(?:st|nd|rd|th)(?:[.,;:]|$)))?(?P<day>{_DAY})
        |(?:the |this )?(?P<day2>{_DAY})(?: day)?(?: of)? (?P<month2>{_MONTH})(?!\w))
        (?:,? (?P<year>{_LONG_YEAR}))?(?: (?:of )?(?P<which>last|this|next) year)?""",
    "weekday_and_day": rf"""(?P<name>{_WEEKDAY}),? the (?P<day>(?=\d|thirteenth\b){_DAY})(?! (?:of )?{_MONTH})""",
    "day_of_month": rf"""(?:{_AFTER_PREPOSITION})the (?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))
        (?: of (?P<which>this|last|next|the) month|{_END})""",
    "nth_of_month": rf"""(?:the )?(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd)
        (?: (?P<few>few|couple of))? (?P<unit>week|weekend|days?|{_WEEKDAY})
        (?: (?:of|in) (?P<month>{_MONTH})(?!\w)(?:,? (?:of )?(?P<year>{_YEAR}))?
        | (?:of|in) (?P<which>this|last|next|the|every|each) month\b)""",
    "day_beside": rf"""the day (?P<way>before|after) (?P<on>{_ON})""",
    "day_named": r"""(?<=,\x20)the day(?= (?:before|after|of|that|when|on which)\b)""",
    "month_of_year": rf"""(?P<edge>{_EDGE})?(?P<month>{_MONTH})
        (?:,? (?:of )?(?P<year>{_SHORT_YEAR}|{_SPELT_YEAR})
        | (?:of )?(?P<which>last|this|next|that|the (?:same|following|previous)) year
        | the year (?P<beside>before|after)\b| {_YEARS_AGO})""",
    "weekday_set": rf"""(?:every|each) (?:other |{_NTH} )?(?P<name>{_WEEKDAY})(?: (?P<part>{_PART}))?
        |(?P<name2>{_WEEKDAY})(?: (?P<part2>{_PART}))?s\b""",
    "weekdays_ago": rf"""(?P<count>{_COUNT})(?P<name>{_WEEKDAY})s ago\b
        |the (?P<name2>{_WEEKDAY}) (?P<way>before last|after next)\b""",
    "weekday": rf"""(?<!Bloody\x20)(?<!Black\x20)(?<!Super\x20)(?<!Good\x20)(?<!Ash\x20)(?<!Palm\x20)(?<!Holy\x20)
        (?<!Cyber\x20)(?P<edge>{_EDGE})?(?:(?P<which>{_WHICH_NAME}) )?(?:the )?(?P<name>{_WEEKDAY})
        (?! (?-i:Night (?:Live|Football|Baseball|Fever)|Evening Post|[Ss]chool)\b)
        (?:['’]s)?(?: (?P<part>{_PART})\b)?(?! (?:Times|Telegraph|Mail|Mirror|Herald|Express)\b)
        (?: (?:of )?(?P<week>last|this|next) week\b| (?P<count>{_COUNT})weeks? ago\b
        | (?P<after>week|next|last)\b{_END})?""",
    "today": rf"""the day (?P<beyond>before yesterday|after tomorrow)
        |(?:(?P<edge>{_EDGE})|(?P<before>{_PART}) )?(?P<name>{_TODAY}|tonight)\b(?: (?P<part>{_PART})\b)?""",
    "part_of_day": rf"""(?:the (?:early|small|wee) hours of )?
        (?P<which>this|last|that(?: same)?|the same|the previous|the following|the next)
        (?: (?P<part>{_PART})\b(?!s))|(?P<overnight>overnight)""",
    "ago": rf"""(?P<about>{_ABOUT})(?:(?P<count>{_COUNT}){_KIND})?(?P<unit>{_LONG_UNIT})
        (?: or so|(?P<half> and a half)| and (?P<count2>{_NUMBER}) (?P<unit3>(?:month|week|day)s?))?
        (?: ago (?P<before>{_TODAY}|(?:(?:last|this) )?{_WEEKDAY})\b
        | ago (?:this (?P<same>week|month)\b|(?:in |last )?(?P<month>{_FULL_MONTH})\b)
        | (?P<way>ago|earlier|later|afterwards?|from now|hence|previously|(?:before|after|prior|back|on){_END})\b
        | from (?P<on>today|tomorrow|{_WEEKDAY})|(?P<time>['’]s? time\b))
        |the (?P<unit2>day|night|morning|afternoon|evening|week|month|year) (?P<way2>before|after)
        (?:{_END}|(?= (?:in|at|on|by|and|but|with|from|for|was|were|had|has|came|went|took|saw|when)\b))""",
    "same_of_year": r"""the same (?P<unit>month|week|day)
        (?: )(?:last year|(?:a|one) year (?:ago|earlier)|the (?:previous|prior) year)\b""",
    "year_ago": rf"""(?:the |a )?(?:(?P<base>(?:comparable )?year[- ](?:ago|earlier)|latest|most recent
        |just[- ]ended|current
        |(?:previous|prior)(?:[- ]year)?|preceding|same|comparable|corresponding|like|fiscal
        |(?:fiscal )?{_YEAR}(?:['’]s)?|(?:this|last|next) year['’]s) (?:fiscal[- ])?
        (?:(?P<nth>{_QUARTER})[- ])?(?P<unit>quarter|period)\b
        |(?P<unit2>quarter|period)(?= (?:a|one) year (?:ago|earlier)))
        (?: (?:of |in )?(?P<of>last year|{_YEAR}|(?:a|one) year (?:ago|earlier)|the (?:previous|prior) year)\b)?
        |(?:an? )?(?P<adjective>year-(?:ago|earlier))\b(?! (?:\w+ )?months)""",
    "quarter": rf"""(?:the )?(?:fiscal[- ])?(?P<nth>{_QUARTER})[- ](?:fiscal[- ])?
        (?P<unit>quarters?|half(?=,? (?:of |in )?(?:{_YEAR}|(?:this|last|next|the) year)))\b
        (?! of (?:an?|the \S+)[- ]century)
        (?:,? (?:of |in )?(?:fiscal )?(?P<year>{_YEAR})|(?: of)? (?P<which>this|last|next|the) year)?
        |(?:the )?(?:{_FULL_MONTH}(?: to |-|–))?(?P<ending>March|June|September|December)[- ]quarter\b
        |(?P<pair>{_QUARTER})(?= (?:and|or|to|through) (?:the )?{_QUARTER} quarters\b)
        |(?:(?P<whose>this|last|next) year|(?P<whose_year>{_YEAR}))['’]s
        (?: )(?P<whose_half>first|second|last|latter)[- ]half\b
        |(?P<bare>the quarter)\b|(?:the )?(?P<half>first|second)[- ]half\b(?! (?:of|hour))
        |(?P<short>(?-i:Q[1-4]|[1-4]Q|H[12]))\b(?!-)(?:,? (?:of )?(?P<year2>{_SHORT_YEAR}))?""",
    "past_span": rf"""(?P<about>{_ABOUT})(?:the |these |its |his |their |our )?
        (?P<which>past|last|next|first|final|previous|coming|following|latest|recent|preceding|year-earlier|year-ago)
        (?: (?P<count>{_COUNT})(?:of )?{_KIND}(?P<unit>{_UNIT})
        |(?: (?P<one>year|month|week|decade)) and a half){_NOT_AGE}""",
    "beyond": r"""the (?P<unit>week(?:end)?|month|quarter|year|night) (?P<way>before last|after next)\b""",
    "relative": rf"""(?P<edge>{_EDGE})?(?P<which>{_WHICH})[ -](?:fiscal )?
        (?P<unit>weekend|week|month|year|decade|century|quarter|day|{_SEASON})\b(?![- ](?:old|round|long))""",
    "season": rf"""(?P<edge>{_EDGE})?(?:the )?(?P<season>{_SEASON})(?:(?: of| in)? (?P<year>{_SHORT_YEAR}|{_SPELT_YEAR})
        (?:[-/–]\d\d\b)?| {_YEARS_AGO}
        |(?: of|(?<=summer)|(?<=autumn)|(?<=winter)|(?<=in\x20fall)|(?<=the\x20fall)|(?<=in\x20spring)
        |(?<=the\x20spring))(?: (?P<which>last|this|next) year\b))
        |(?:(?<=\bin\x20)|(?<=\bover\x20)|(?<=\bduring\x20)|(?<=\bsince\x20)|(?<=\bby\x20)|(?<=\buntil\x20))
        (?:the )?(?P<bare>{_SEASON})(?= |[.,;])(?! (?:(?:of |in )?{_SHORT_YEAR}|training|break|cleaning|semester)\b)""",
    "named_part": rf"""(?P<edge>{_EDGE})(?P<unit>the (?:week(?:end)?|month|year|decade|century|day)|{_SEASON})\b
        |mid-?(?P<mid>year|month|week|summer|winter)\b
        |(?:the )?(?P<whole>year|month|week|decade|century)(?:['’]s end|(?:(?<=year)|(?<=month))[- ]end)\b""",
    "first_of": r"""the first of (?P<which>the|next|this) (?P<unit>year|month)\b""",
    "bare_unit": r"""the (?:fiscal |long )?(?P<unit>weekend|week|year)\b
        (?![- ](?:of|ago|earlier|two|nineteen|eighteen|\d)\b|-|[- ]\d)""",
    "span": rf"""(?!an? \w+s-(?:long|old))(?P<about>{_ABOUT})
        (?:(?:the|those) (?=\w+ (?:days|weeks|months|years|decades)))?(?P<count>{_COUNT}){_KIND}
        (?P<unit>{_UNIT}|(?:yr|hr|min|sec)s?\b)
        (?:[- ]long|(?P<half> and a half)|-old(?= (?:\w+ )?{_AGED})|(?<!year)-old(?! (?:\w+ )?{_PERSON})
        |(?:(?<=hour)|(?<=hours)),?(?: and)? (?P<count2>(?!an? ){_NUMBER}) (?P<unit2>minutes?|seconds?)
        |(?:(?<=year)|(?<=years)),?(?: and)? (?P<count3>(?!an? ){_NUMBER}) (?P<unit3>(?:month|week|day)s?)
        (?! (?:ago|later|earlier)\b)
        )?{_NOT_AGE}""",
    "set": rf"""every (?P<count>{_COUNT})(?P<unit3>{_UNIT})\b|(?:every|each) (?:single )?(?P<other>(?:other|second) )?
        (?P<unit>hour|day|week|month|quarter|year|decade|morning|afternoon|evening|night|{_SEASON}|{_FULL_MONTH})\b
        |(?P<adverb>daily|nightly|weekly|monthly|annually|yearly|hourly)\b(?! (?-i:[A-Z]))
        |(?:once|twice|\w+ times) (?:a|each|every|per) (?P<unit2>day|week|month|year)\b
        |(?:every )?(?P<weekend>weekend)(?<=every\x20weekend)\b|weekends\b""",
    "decade": rf"""(?P<edge>{_EDGE})?(?:the )?(?P<edge2>{_EDGE})?
        (?P<decade>(?:1[5-9]|20)\d0|['’]\d0(?=['’]?s)|(?<![\w$])[3-9]0)['’]?s\b
        |(?:nineteen|the)(?: (?P<edge3>early|mid|late))?[- ](?P<words>{"|".join(DECADES)})\b""",
    "century": rf"""(?P<edge>{_EDGE})?(?:the )?(?:(?P<edge2>early|late|mid)[- ])?
        (?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{_NTH})
        (?:[- ]centur(?:y|ies)\b(?! Fox\b)|(?= (?:and|or|to|through) (?:the )?(?:\d{{1,2}}th|{_NTH}) centuries\b))""",
    "year": rf"""(?<![\d.,$£€#/=_@])(?<!\D\d{{3}}-)(?P<edge>{_EDGE}|year[- ]?end )?
        (?P<fiscal>(?:the )?fiscal (?:year )?|FY ?)?
        (?:the year )?(?:(?P<beyond>pre|post)-)?
        (?P<year>(?<=\bin\x20)two thousand (?:and )?(?:{_TO_NINETEEN})\b(?! \w+s\b)
        |(?<=the\x20year\x20)two thousand(?: (?:and )?(?:{_TO_NINETEEN}))?
        |(?:(?<=\bin\x20)|(?<=\bsince\x20)|(?<=\bof\x20)|(?<=\bfiscal\x20)|(?<=\d\x20and\x20))
        ['’]\d\d\b(?!['’s%]|-|\.\d| (?:hours|days|years|minutes)\b)|(?<=FY)\d\d\b|{_YEAR}|{_SPELT_YEAR})
        (?:[-–/](?P<to>\d\d)(?![\w-]))?""",
    "holiday": rf"""(?:(?P<which>this|last|next) )?(?P<holiday>(?-i:(?:Orthodox )?(?:Christmas|Easter)|New Year['’]s
        |Good Friday|Thanksgiving|Halloween|May Day|Valentine['’]s|Palm Sunday|Ash Wednesday
        |Holy(?= Week)|Rosh Hashanah|Yom Kippur(?! War)|Sukkot|Hanukkah|Purim|Passover|Ramadan(?! [A-Z])
        |Eid [au]l-(?:Fitr|Adha)|Ashura|Nowruz|Maundy Thursday|Pentecost|Juneteenth|Whit(?= (?:Sunday|Monday))
        |(?:Boxing|Women['’]s|Labor|Memorial|Veterans|Bastille
        |St\. Patrick['’]s|Mother['’]s|Father['’]s|All Saints['’]|Earth|VE|Victory|Remembrance
        |Armistice|Presidents['’]?|Martin Luther King|Columbus|Election)(?= Day)))
        (?: (?P<of>Day|Eve|Sunday|Monday)| (?P<part>{_PART})\b)?
        (?:(?P<weekend> weekend)|(?P<week> week))?\b(?:,? (?P<year>{_YEAR}))?""",
    "month": rf"""(?P<edge>{_EDGE})?(?:(?P<which>{_WHICH_NAME}) )?
        (?P<month>{_FULL_MONTH}\b(?! of Dimes\b)|(?-i:{_SHORT_MONTH})\.(?=['’]s| (?-i:[a-z])|, )
        |(?:(?<=\bin\x20)|(?<=since\x20)|(?<=until\x20)|(?<=early\x20)|(?<=late\x20)|(?<=mid-)|(?<=last\x20)|(?<=next\x20))
        (?-i:{_SHORT_MONTH})(?= (?-i:[a-z])|[.,;]|$)(?!\. ?\d))(?! \d)
        (?=(?:(?: and | or | to | through |-)(?P<other>{_MONTH}) (?:of )?(?P<year>{_YEAR}))?)""",
    "present": r"""(?:right |just )?now\b|currently|these days|at (?:the moment|present)\b
        |at the present time|nowadays|the present\b(?! \w)|current\b""",
    "past": r"""(?<!as\x20)recently|lately|(?:not )?(?:so |very )?long ago
        |(?:ages|moments|hours|minutes|seconds|generations|a generation|some time
        |a (?:long |short |little )?(?:time|while)) ago|
        recent (?:days|weeks|months|years|decades|times)(?: and (?:weeks|months|years))?|the other day\b
        |(?<=\x20)of late(?= ?[.,;])|(?<=in\x20)(?:days|years|decades|centuries|times) past(?= ?[.,;])
        |the (?:recent |distant )?past\b(?= ?[.,;:!?)\"”]| and\b| to\b| that\b| as\b|$)""",
    "coming": r"""(?:the )?(?:near|foreseeable|distant|not[- ]too[- ]distant) future\b|the future\b(?! of\b)
        |the near term|as soon as possible|a later date""",
    "vague_span": rf"""(?:(?:the |these )?(?:coming|past|subsequent|ensuing|succeeding)
        |(?:the|these) (?:last|next|previous|following|preceding
        |intervening|ensuing)) (?P<unit>{_UNITS})\b
        |the (?:early |first |final |last |opening |closing )?(?P<unit2>{_UNITS})
        (?: (?:ahead|to come)\b|(?= (?:before|after|following|since|leading|that)\b)|(?<=hours)(?= of\b))
        |(?P<unit3>{_UNITS})(?= (?:of|before|after|earlier|later)\b)
        |(?:(?<=within\x20)|(?<=over\x20)|(?<=take\x20)|(?<=took\x20)|(?<=taken\x20)|(?<=lasted\x20))
        (?:the (?=years|decades|centuries))?
        (?P<unit4>{_UNITS})\b(?! (?:to come|ahead|ago)\b)
        |(?P<long>decade|year|month|fortnight|week|day|hour)-?long\b|(?P<longs>decades|years|months|weeks|days)-?long\b
        |(?<![\w-])(?P<old>century|centuries|decades?|years?|months?|weeks?)-old\b
        |(?P<while>(?:(?:quite |for )some time|a (?:long |short |little )?while)\b)""",
}
_BLANK = r"(?:[^\S\n]{1,9}(?:\n[^\S\n]{0,9})?|\n[^\S\n]{0,9})"  # bounded, so that no text takes long


def _written(pattern: str) -> str:
    """The pattern as `re` reads it; in a character class a blank is any one white space."""

    def blank(match: re.Match[str]) -> str:
        return _BLANK if match[0] == " " else match[0].replace(" ", r"\s")

    return re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]| ", blank, re.sub(r"\n *", "", pattern))


@cache
def rules() -> dict[str, re.Pattern[str]]:
    """The rules by name, made when a text is first read: it takes a fifth of a second."""
    return {name: re.compile(_written(pattern), re.IGNORECASE) for name, pattern in _RULES.items()}


@cache
def year_to_come() -> re.Pattern[str]:
    """ "To 2 March 2030", of the 28 February before it."""
    return re.compile(_written(_YEAR_TO_COME), re.IGNORECASE)


@cache
def _all() -> re.Pattern[str]:
    of_each = (f"(?P<{name}>{re.sub(r'[(][?]P<[a-z_0-9]+>', '(?:', rule.pattern)})" for name, rule in rules().items())
    return re.compile(r"(?<![\w$£€])(?=[\w'’])(?:" + "|".join(of_each) + ")", re.IGNORECASE)


def first_match(text: str, start: int) -> tuple[str, re.Match[str]] | None:
    """The first place at or after `start` where a rule fits, with the rule's name and its match."""
    found = _all().search(text, start)
    if not found:
        return None
    name = found.lastgroup or ""
    match = rules()[name].match(text, found.start())
    return (name, match) if match and match.end() > match.start() else first_match(text, found.end())
