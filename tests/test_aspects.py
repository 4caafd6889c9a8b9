"""A dispute laid side by side: whose words stand where, what each holds, which words differ, what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pourparler.brief import accounts as words
from pourparler.record import Happening, Reading, Record
from pourparler.table import build
from pourparler.table.aspects import Compared, compared, figures, own_words
from tests.small_readings import KORO, LUMEN, OSTER, VELDRIA, Page


def record(*pages: Page | Reading) -> Record:
    return build("talks", [p.reading() if isinstance(p, Page) else p for p in pages])


def laid_out(made: Record, which: int = 0) -> Compared:
    told: dict[str, Happening] = {t.id: h for h in made.happenings for t in h.tellings}
    return compared(made.disputes[which], {r.report.id: r for r in made.readings}, told.get)


def answers(made: Record) -> dict[str, tuple[str, ...]]:
    return {a.question: a.answers for a in words.aspects(made.disputes[0], laid_out(made), 2031)}


def shelling(published: str, outlet: str, status: str, says, when: str = "2 March") -> Page:
    word = "never shelled" if status == "not_happened" else "shelled"
    return Page(published, outlet).event(
        f"Veldria {word} the bridge.", "shelled", "ASSAULT", [VELDRIA], [OSTER], status, when=when, says=says
    )


def test_the_first_two_parties_face_each_other_and_reporters_stand_apart():
    page = Page().dispute("the grain", "denial", ((), "Ships were loaded."), ((VELDRIA,), "Veldria loaded none."), ((OSTER,), "Oster saw six."), ((LUMEN,), "Lumen saw two."))  # fmt: skip
    found = laid_out(record(page))
    assert found.left.by == (VELDRIA,)
    assert found.right.by == (OSTER,)
    assert [s.by for s in found.others] == [(LUMEN,), ()]


def test_people_of_one_party_are_one_side():
    page = Page().dispute("the call", "denial", ((OSTER,), "Oster says they spoke."), ((VELDRIA,), "Veldria denied it."), ((KORO,), "Koro said there was no call."))  # fmt: skip
    found = laid_out(record(page))
    assert [words.side(s) for s in found.every] == ["Oster", "Veldria, Koro"]


def test_a_deed_and_its_denial_are_asked_whether_when_and_who():
    made = record(shelling("3 March", "A", "happened", OSTER), shelling("4 March", "B", "not_happened", VELDRIA))
    assert answers(made) == {
        "Did it happen": ("took place", "did not happen"),
        "When": ("2 Mar", "2 Mar"),
        "Who": ("Veldria → Oster", "Veldria → Oster"),
    }


def test_a_refusal_is_not_what_the_sides_speak_of():
    page = Page().dispute("the men", "denial", ((VELDRIA,), "Veldria would not bargain."), ((OSTER,), "Oster rejected that."))  # fmt: skip
    reading = page.reading()
    acts = Page().event("Veldria would not bargain.", "bargain", "REJECT", [VELDRIA]).event("Oster rejected that.", "rejected", "REJECT", [OSTER])  # fmt: skip
    assert answers(record(replace(reading, events=acts.reading().events))) == {}


def test_a_matter_held_apart_says_how_it_stands():
    states = ((VELDRIA, "open"), (OSTER, "declined"))
    page = Page().matter("Veldria invited Oster.", "invited", "invitation", [VELDRIA], [OSTER], "contested", states_by=states)  # fmt: skip
    page.dispute("the invitation", "contradiction", ((VELDRIA,), "It still stands."), ((OSTER,), "Oster had declined."))
    reading = page.reading()
    matter = replace(reading.matters[0], evidence=tuple(s.position[0] for s in reading.disputes[0].sides))
    assert answers(record(replace(reading, matters=(matter,)))) == {"How it stands": ("open", "declined")}


def test_figures_in_question_are_given_even_by_one_side():
    page = Page().dispute("how many", "figures", ((VELDRIA,), "It holds 14 Lumen sailors."), ((OSTER,), "Far fewer."))
    assert answers(record(page)) == {"Figures": ("14 Lumen sailors", "")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("killed 1,200 people", ("1,200 people",)),
        ("put it at nine", ("nine",)),
        ("on Aug. 27 and 3 March", ()),
        ("14 Marenian surveyors", ("14 Marenian surveyors",)),
        ("one of them", ()),
    ],
)
def test_figures_are_numbers_that_are_no_dates(text: str, found: tuple[str, ...]):
    assert figures(text) == found


@pytest.mark.parametrize(
    ("said", "others", "marked"),
    [
        ("The envoy never met Koro", "The envoy met Koro twice", ["never"]),
        ("Ten men were held", "Five men were held", ["Ten"]),
        ("He visited Lumen", "He visits Oster", ["Lumen"]),
        ("Ships brought 40 guns by night", "No such thing", ["40"]),
        ("There was no call", "They spoke by telephone", ["no"]),
    ],
)
def test_words_that_only_one_side_uses_are_marked(said: str, others: str, marked: list[str]):
    differs = own_words(said, others)
    assert [w for w in said.split() if differs(w)] == marked


def test_a_side_that_says_something_else_later_has_changed():
    first = shelling("3 March", "A", "happened", OSTER)
    made = record(
        first, shelling("4 March", "B", "not_happened", VELDRIA), shelling("5 March", "C", "ongoing", OSTER)
    )  # fmt: skip
    found = [(words.who(s, t), changed) for s, t, changed in words.steps(laid_out(made))]
    assert found == [("Oster", False), ("Veldria", False), ("Oster", True)]


def test_the_document_has_every_sides_words():
    made = record(shelling("3 March", "A", "happened", OSTER), shelling("4 March", "B", "not_happened", VELDRIA))
    brief = words.accounts_brief(made.disputes[0], laid_out(made), 2031)
    assert [s.title for s in brief.sections] == ["Oster", "Veldria", "Aspect by aspect", "Over time"]
    assert brief.sections[1].lines[0].quote.plain == "Veldria never shelled the bridge."
