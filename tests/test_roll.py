"""Who acts and speaks over several reports: one actor under one id, and whose word each act rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pourparler.record import Actor, Span
from pourparler.table import Table
from pourparler.table.roll import Known, actor_id, roll
from tests.small_readings import KORO, LEAGUE, LUMEN, OSTER, VELDRIA, Page


def rolled(*pages: Page) -> dict[str, Known]:
    table = Table("talks")
    table.put(page.reading() for page in pages)
    return dict(roll(table.record()))


@pytest.mark.parametrize(
    ("actor", "id"),
    [
        (KORO, "ilan-koro.VDR"),
        (LEAGUE, "league-of-straits"),
        (Actor("Ilán  KORO", "VDR", "MIL"), "ilan-koro.VDR"),
        (Actor("Ilan Koro"), "ilan-koro"),
        (Actor("…", "VDR"), ""),
    ],
)
def test_an_actor_has_one_id_in_all_reports(actor: Actor, id: str):
    assert actor_id(actor) == id


def test_whose_word_an_act_rests_on_is_kept_apart():
    page = (
        Page()
        .event("Oster attacked Veldria, Koro said.", "attacked", "ASSAULT", [OSTER], [VELDRIA], says=KORO)
        .event("Oster has accused Lumen.", "accused", "ACCUSE", [OSTER], [LUMEN])
        .event("Oster said it released two pilots.", "released", "RETREAT", [OSTER], [], says=OSTER)
    )
    oster = rolled(page)["oster.OSR"]
    words = {voice: [t.event.type for t in told] for voice, told in oster.did.items()}
    assert words == {"reporter": ["ACCUSE"], "others": ["ASSAULT"], "own": ["RETREAT"]}
    assert oster.acts == 3
    assert [a.source for _, a in oster.says] == [OSTER]


def test_what_is_done_to_an_actor_is_not_its_act():
    veldria = rolled(Page().event("Oster attacked Veldria.", "attacked", "ASSAULT", [OSTER], [VELDRIA]))["veldria.VDR"]
    assert veldria.acts == 0
    assert [t.event.type for t in veldria.undergone] == ["ASSAULT"]


def test_a_happening_that_two_reports_tell_is_one_act():
    tell = lambda outlet: Page(outlet=outlet).event(  # noqa: E731
        "Oster attacked Veldria on 2 March.", "attacked", "ASSAULT", [OSTER], [VELDRIA], when="2 March"
    )
    oster = rolled(tell("Lumen Post"), tell("Straits Daily"))["oster.OSR"]
    assert (oster.acts, len(oster.reports)) == (1, 2)


def test_offices_stand_in_the_order_of_time():
    def in_office(published: str, role: str) -> Page:
        koro = replace(KORO, role=role, mentions=(Span(0, 4),))
        return Page(published).event(f"Koro met Oster, {published}.", "met", "CONSULT", [koro], [OSTER])

    pages = [in_office("3 March", "envoy"), in_office("5 March", "envoy"), in_office("9 March", "foreign minister")]
    koro = rolled(*pages[::-1])["ilan-koro.VDR"]
    assert [(r.name, r.first.day, r.last.day, r.reports) for r in koro.roles] == [
        ("envoy", 3, 5, 2),
        ("foreign minister", 9, 9, 1),
    ]
    assert koro.roles[0].passage.words == "Koro"


def test_only_what_is_open_waits_for_a_move():
    page = Page().matter("Oster invited Koro.", "invited", "invitation", [OSTER], [KORO], move=[KORO])
    page.matter("Oster asked Koro.", "asked", "question", [OSTER], [KORO], state="answered")
    page.event("Koro met Oster.", "met", "CONSULT", [KORO], [OSTER])
    koro = rolled(page)["ilan-koro.VDR"]
    assert [m.kind for m in koro.waits] == ["invitation"]
    assert len(koro.matters) == 2
