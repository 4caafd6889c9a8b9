"""A record in words: every line says who says so, when, where it was printed, and points to its words."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from pourparler.brief import Brief, Line, brief, markdown, phrases, quotes, written
from pourparler.brief.lines import saying
from pourparler.brief.terminal import show
from pourparler.record import Actor, Attribution, Interval, Reading, Report, Span
from pourparler.table import build
from pourparler.table.wording import sentence
from tests.made_readings import readings as any_readings
from tests.small_readings import KORO, LUMEN, MERROW, OSTER, VELDRIA, Page, day


def brief_of(*pages: Page | Reading, since: date | None = None) -> Brief:
    return brief(build("talks", [p.reading() if isinstance(p, Page) else p for p in pages]), since)


def lines(made: Brief, title: str) -> tuple[Line, ...]:
    return next(s.lines for s in made.sections if s.title == title)


def printed(made: Brief, width: int) -> str:
    out = io.StringIO()
    show(made, Console(file=out, width=width, highlight=False))
    return out.getvalue()


def affair() -> list[Page]:
    """A small affair: an invitation contested, a visit put off, a shelling denied, a contact group, a stance."""
    first = Page("3 March", "Lumen Post")
    first.matter(
        "Veldria asked who fired.",
        "who fired",
        "question",
        [VELDRIA],
        [OSTER],
        move=[OSTER],
        opened="1 March",
        due="5 March",
    )
    first.matter(
        "Veldria invited Oster to talks on fish.",
        "talks on fish",
        "invitation",
        [VELDRIA],
        [OSTER],
        move=[OSTER],
        says=VELDRIA,
    )
    first.event(
        "Koro will visit Oster on 10 March.", "visit", "CONSULT", [KORO], [OSTER], "planned", "visit", "10 March"
    )
    first.event(
        "Oster said Veldria shelled a post.", "shelled", "ASSAULT", [VELDRIA], [OSTER], when="2 March", says=OSTER
    )
    second = Page("7 March", "Oster Times")
    second.matter(
        "Oster turned down talks on fish.", "talks on fish", "invitation", [VELDRIA], [OSTER], "declined", says=OSTER
    )
    second.event(
        "Koro put off his visit to Oster.", "visit", "CONSULT", [KORO], [OSTER], "postponed", "visit", "10 March"
    )
    second.event(
        "Veldria denied that it shelled a post.",
        "shelled",
        "ASSAULT",
        [VELDRIA],
        [OSTER],
        "not_happened",
        when="2 March",
        says=VELDRIA,
    )
    second.group("A contact group on fish will sit.", "contact group", (OSTER, "member"), (VELDRIA, "invited"))
    second.stance("Lumen backs Oster.", LUMEN, "Oster", "support", "for")
    return [first, second]


def test_whose_move_comes_first_with_since_when_and_whether_it_is_due():
    line, contested = lines(brief_of(*affair()), "Whose move it is")
    assert line.head == "Oster to move"
    assert line.what == "question by Veldria, open since 1 Mar (6 days), due 5 Mar (passed)"
    assert (line.quote.plain, line.told) == ("Veldria asked who fired.", "Lumen Post, 3 Mar")
    assert (contested.head, contested.says) == ("Invitation by Veldria to Oster", "")
    assert contested.what.startswith("contested (")


def test_the_oldest_wait_comes_first_and_what_waits_for_nobody_last():
    page = Page("9 March")
    page.matter("One thing was asked.", "One thing", "question", [VELDRIA], [OSTER], move=[OSTER], opened="5 March")
    page.matter("A second was put.", "second", "proposal", [VELDRIA], [LUMEN], opened="1 March")
    page.matter("A third was sought.", "third", "demand", [LUMEN], [OSTER], move=[OSTER], opened="2 March")
    found = [x.quote.plain for x in lines(brief_of(page), "Whose move it is")]
    assert found == ["A third was sought.", "One thing was asked.", "A second was put."]


def test_accounts_stand_side_by_side_with_who_says_so():
    found = lines(brief_of(*affair()), "Where accounts part")
    sides = [[(a.head, a.told) for a in x.accounts] for x in found]
    assert sides == [
        [("Oster", "Lumen Post, 3 Mar"), ("Veldria", "Oster Times, 7 Mar")],
        [("Veldria", "Lumen Post, 3 Mar"), ("Oster", "Oster Times, 7 Mar")],
    ]
    assert [x.head for x in found] == ["Veldria: shelled", "Invitation by Veldria to Oster"]


def test_the_timeline_tells_the_course_and_the_denial():
    shelling, visit = lines(brief_of(*affair()), "Timeline")
    assert (shelling.when, shelling.what, shelling.says, shelling.later) == (
        "2 Mar", "attack", "according to Oster", "denied by Veldria",
    )  # fmt: skip
    assert (visit.when, visit.head, visit.what, visit.later) == (
        "10 Mar",
        "Koro → Oster",
        "visit, planned",
        "then postponed",
    )
    assert visit.told == "Lumen Post, 3 Mar and 1 more, told twice"


def test_formats_and_stances():
    made = brief_of(*affair())
    (group,) = lines(made, "Formats")
    assert (group.head, group.what) == ("Contact group", "members Oster, Veldria (invited)")
    (stance,) = lines(made, "How they stand")
    assert f"{stance.head}, {stance.what}" == "Lumen, support for Oster"


def test_since_keeps_what_is_new_and_all_that_is_open():
    page = Page("20 March").event("Lumen warned Oster.", "warned", "THREATEN", [LUMEN], [OSTER], when="19 March")
    made = brief_of(*affair(), page, since=day("15 March"))
    assert [x.when for x in lines(made, "Timeline")] == ["19 Mar"]
    assert lines(made, "Where accounts part") == ()
    assert len(lines(made, "Whose move it is")) == 2


def test_an_empty_record_says_so():
    made = brief_of()
    assert made.summary == "No reports yet."
    assert "No move is awaited." in printed(made, 80)


# -- never bare


SAID = [  # chain, outermost first; the words for it
    ([], ""),
    ([(VELDRIA, True)], "according to Veldria"),
    ([(KORO, True)], "according to Koro"),
    ([(None, False)], "according to a source not named"),
    ([(Actor("a senior official", "OSR", "GOV"), False)], "according to a senior official (not named)"),
    ([(VELDRIA, True), (OSTER, True)], "according to Oster, as told by Veldria"),
    ([(VELDRIA, True), (VELDRIA, True)], "according to Veldria"),
]  # fmt: skip


@pytest.mark.parametrize(("chain", "words"), SAID, ids=[w or "the reporter" for _, w in SAID])
def test_who_says_so(chain: list, words: str):
    says = tuple(
        Attribution(f"a{i}", (who,) if who else (), None, None, (), named=named) for i, (who, named) in enumerate(chain)
    )
    assert phrases.according_to(says, Report(".", day("3 March"))) == words


@pytest.mark.parametrize(("teller", "what"), [(VELDRIA, "quoted"), (OSTER, "quoted, as told by Oster")])
def test_nobody_is_told_by_himself(teller: Actor, what: str):
    outer = Attribution("a1", (teller,), None, None, ())
    said = Attribution("a2", (VELDRIA,), None, None, (Span(0, 4),), "quoted", parent=outer)
    line = saying(Report("Gone.", day("3 March")), said, 2031)
    assert (line.head, line.what) == ("Veldria", what)


def test_who_speak_together_are_named_together():
    joint = Attribution("a1", (VELDRIA, OSTER), None, None, ())
    assert phrases.according_to((joint,)) == "according to Veldria and Oster"


def test_a_source_without_a_name_goes_by_the_words_of_the_report():
    report = Report("It will reply, two\n envoys said.", day("3 March"))
    unnamed = Attribution("a1", (), Span(15, 26), None, (), named=False)
    assert phrases.according_to((unnamed,), report) == "according to two envoys (not named)"


@settings(max_examples=25)
@given(st.lists(any_readings(), min_size=1, max_size=3))
def test_every_line_has_its_source_its_print_and_its_pointer(readings):
    record = build("talks", readings)
    made = brief(record)
    said = {h.id: h.event.says for h in record.happenings}
    for section in made.sections:
        for line in section.lines:
            assert line.id
            for each in line.accounts or (line,):
                assert each.told
                assert each.head
            if said.get(line.id):
                assert line.says.startswith("according to ")


@settings(max_examples=15)
@given(st.lists(any_readings(), max_size=2), st.sampled_from([60, 80, 120]))
def test_any_record_can_be_printed(readings, width):
    made = brief(build("talks", readings))
    assert max(map(len, printed(made, width).splitlines())) <= width * 2  # wide characters count once here
    assert markdown(made).startswith("# ")
    written(build("talks", readings).happenings), written(build("talks", readings).matters)


@pytest.mark.parametrize("width", [80, 120])
def test_lines_keep_to_the_width(width: int):
    assert max(map(len, printed(brief_of(*affair()), width).splitlines())) <= width


# -- words

DATES = [  # first, last, words
    ("2031-03-03", "2031-03-03", "3 Mar"),
    ("2030-03-03", "2030-03-03", "3 Mar 2030"),
    ("2019-05-01", "2019-05-31", "May 2019"),
    ("2024-02-01", "2024-02-29", "Feb 2024"),
    ("2018-01-01", "2018-12-31", "2018"),
    ("2003-01-01", "2011-12-31", "2003–2011"),
    ("2031-02-03", "2031-02-09", "week of 3 Feb"),
    ("2031-02-04", "2031-02-06", "4–6 Feb"),
    ("2031-02-27", "2031-03-06", "27 Feb – 6 Mar"),
    (None, "2031-03-06", "by 6 Mar"),
    ("2031-01-20", None, "from 20 Jan"),
    (None, None, ""),
]


@pytest.mark.parametrize(("first", "last", "words"), DATES, ids=[w or "nothing" for *_, w in DATES])
def test_dates_keep_their_grain(first: str | None, last: str | None, words: str):
    when = Interval(*(date.fromisoformat(d) if d else None for d in (first, last)))
    assert phrases.dates(when, 2031) == words


def test_a_person_goes_by_the_name_the_report_uses_alone():
    report = Report("Mei Lan spoke. Mei left.", day("3 March"))
    person = Actor("Mei Lan", "VDR", kind="person", mentions=(Span(0, 7), Span(15, 18)))
    assert phrases.short_name(person, report) == "Mei"
    assert phrases.short_name(MERROW, report) == "Merrow"
    assert phrases.short_name(OSTER, report) == "Oster"
    assert phrases.short_name(Actor("South Korean envoy", "KOR", kind="person"), report) == "South Korean envoy"


QUOTES = [  # text, evidence, what is shown (marked words in [])
    ("Oster rejected the offer.", "rejected", "Oster [rejected] the offer."),
    ("It rained. Oster left on Aug. 27 for good. It rained.", "left", "Oster [left] on Aug. 27 for good."),
    ("Mr. Koro met J. Merrow there.", "met", "Mr. Koro [met] J. Merrow there."),
    ('He left. "They packed," she said.', "packed", '"They [packed]," she said.'),
    ('"We packed."', "packed", "We [packed]."),
    ('He said "yes" and "no".', "said", 'He [said] "yes" and "no".'),
    ("A\x1b[31mred\u202e word was said.", "was", "A<U+001B>[31mred<U+202E> word [was] said."),
    ("one two " * 30 + "struck " + "three four " * 30, "struck", "… "),
]


@pytest.mark.parametrize(("text", "evidence", "shown"), QUOTES)
def test_words_are_quoted_in_their_sentence(text: str, evidence: str, shown: str):
    start = text.index(evidence)
    quote = quotes.around(text, (Span(start, start + len(evidence)),))
    marked = "".join(f"[{words}]" if mark else words for words, mark in quote.pieces)
    assert marked.startswith(shown)
    assert f"[{evidence}]" in marked
    assert len(quote.plain) <= quotes.WIDTH + 10


def test_a_sentence_does_not_begin_behind_a_month_or_a_short_word():
    text = "It will free the men by Sept. 30, he said. The govt. denied it."
    for word, whole in (("30", "It will free the men by Sept. 30, he said."), ("denied", "The govt. denied it.")):
        start = text.index(word)
        assert text[slice(*sentence(text, start, start + len(word)))] == whole


def test_a_quotation_cut_behind_a_title_is_no_whole_sentence():
    text = (
        "The offer of a truce was made if the rebels and the government spoke at last, a demand that Mr. Koro refused."
    )
    start = text.index("offer")
    assert quotes.around(text, (Span(start, start + 5),), 97).plain.endswith("Mr. …")


def test_text_of_a_report_is_no_markup():
    page = Page(outlet="<b>Post</b>").event(
        "Oster *hit* [back](javascript:x) at <i>it</i>.", "*hit*", "ASSAULT", [OSTER]
    )
    made = brief_of(page)
    text = markdown(made)
    assert not re.search(r"(?<!\\)\[back|(?<!\\)<[ib]", text)
    assert "[back](javascript:x)" in printed(made, 120)


NAMED = [
    (Actor("special envoy", "KEN", "GOV", "person"), "special envoy (Kenya)", "special envoy (Kenya)"),
    (Actor("Kenyan envoy", "KEN", "GOV", "person"), "Kenyan envoy", "Kenyan envoy"),
    (Actor("Ole Barasi", "KEN", "GOV", "person"), "Barasi", "Barasi (Kenya)"),
    (Actor("Kenya", "KEN", "GOV", "country"), "Kenya", "Kenya"),
    (Actor("rebels", "", "REB", "group"), "rebels", "rebels"),
]


@pytest.mark.parametrize(("actor", "name", "side"), NAMED)
def test_a_country_stands_beside_who_does_not_tell_it(actor, name, side):
    report = Report("Nothing.", date(2016, 5, 16))
    assert (phrases.short_name(actor, report), phrases.sides((actor,), report)) == (name, side)
