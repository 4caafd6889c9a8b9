"""A format as reports tell it: seats and since when, refusals, meetings. Also what must not be tied to it."""

from __future__ import annotations

from dataclasses import replace

from pourparler.record import Attribution, Reading
from pourparler.table import build
from pourparler.table.seats import meetings, refusals, says_of, seats
from tests.small_readings import KORO, LUMEN, MERROW, OSTER, VELDRIA, Page, day


def told(*pages: Page | Reading):
    """The one format of some reports, and their readings."""
    readings = [p.reading() if isinstance(p, Page) else p for p in pages]
    record = build("talks", readings)
    (format,) = record.groups
    return format.tellings, {r.report.id: r for r in readings}


def naming(published: str, sentence: str, *members) -> Page:
    return Page(published).group(sentence, "contact group", *members)


def with_act(page: Page, trigger: str, type: str, by, to=(), status="happened", when=None) -> Reading:
    """A page whose first sentence, naming the format, also tells an act."""
    other = Page(page.published).event(page.text.strip(), trigger, type, by, to, status, when=when).reading()
    return replace(page.reading(), events=other.events)


def test_a_seat_is_held_since_its_status_was_first_told():
    found = seats(
        *told(
            naming("3 March", "The contact group has Lumen and Oster.", (LUMEN, "member"), (OSTER, "invited")),
            naming("5 March", "The contact group has Lumen and Oster.", (LUMEN, "member"), (OSTER, "refuses")),
            naming("7 March", "The contact group has Lumen; Oster stays out.", (OSTER, "refuses")),
        )
    )
    assert [(s.member.actor.name, s.member.status, s.report.published) for s in found] == [
        ("Lumen", "member", day("3 March")),
        ("Oster", "refuses", day("5 March")),
    ]
    assert [s.is_refused for s in found] == [False, True]


def test_people_have_seats_of_their_own():
    found = seats(
        *told(naming("3 March", "The contact group has Koro, Veldria.", (KORO, "member"), (VELDRIA, "invited")))
    )
    assert [s.member.actor.name for s in found] == ["Ilan Koro", "Veldria"]


def test_a_refusal_in_its_sentence_is_one():
    page = naming("3 March", "Oster refused to sit with Veldria in the contact group.")
    (found,) = refusals(*told(with_act(page, "refused", "REJECT", [OSTER], [VELDRIA])))
    assert (found.by, found.to) == ((OSTER,), (VELDRIA,))
    assert found.passage.words == "refused"


def test_a_refusal_that_another_report_copies_is_one():
    one = naming("3 March", "Oster refused to sit with Veldria in the contact group.")
    copy = naming("4 March", "Oster refused to sit with Veldria in the contact group.")
    again = naming("5 March", "Oster again refused to sit in the contact group.")
    acts = [with_act(page, "refused", "REJECT", [OSTER], [VELDRIA]) for page in (one, copy, again)]
    assert [r.passage.report.published.day for r in refusals(*told(*acts))] == [3, 5]


def test_a_stance_in_its_sentence_is_one_but_not_twice():
    page = naming("3 March", "Oster refused to join the contact group.")
    page.stance("Oster refused to join the contact group.", OSTER, "join the contact group", "willingness", "against")
    reading = page.reading()
    stance = replace(reading.stances[0], evidence=reading.groups[0].evidence)
    alone = replace(reading, stances=(stance,))
    assert [r.by for r in refusals(*told(alone))] == [(OSTER,)]
    both = replace(alone, events=with_act(page, "refused", "REJECT", [OSTER]).events)
    assert len(refusals(*told(both))) == 1


def test_a_refusal_told_elsewhere_is_not_tied_to_it():
    page = naming("3 March", "The contact group meets soon.")
    page.event("Oster refused the grain deal.", "refused", "REJECT", [OSTER])
    assert refusals(*told(page)) == ()


def test_the_last_meeting_and_the_next():
    first = with_act(naming("3 March", "The contact group met on Sunday."), "met", "CONSULT", [LUMEN], when="2 March")
    second = with_act(naming("5 March", "The contact group will meet again."), "meet", "CONSULT", [LUMEN], (), "planned", "12 March")  # fmt: skip
    last, next_one = meetings(*told(first, second), day("5 March"))
    assert (last.event.when.first, next_one.event.when.first) == (day("2 March"), day("12 March"))
    assert meetings(*told(first, second), day("20 March"))[1] is None


def test_by_whose_word_a_seat_is_told():
    reading = naming(
        "3 March", "Koro said Merrow had told him the contact group had Lumen.", (LUMEN, "member")
    ).reading()
    (span,) = reading.groups[0].evidence
    outer = Attribution("a1", (KORO,), None, None, (replace_span(span, -20, 10),))
    inner = Attribution("a2", (MERROW,), None, None, (span,), parent=outer)
    assert [a.id for a in says_of(replace(reading, attributions=(outer, inner)), (span,))] == ["a1", "a2"]
    assert says_of(reading, (span,)) == ()


def replace_span(span, before: int, after: int):
    return type(span)(span.start + before, span.end + after)
