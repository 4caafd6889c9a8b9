"""The map: views of the earth, outlines, how exactly a place is known, and what has no place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from pourparler.desk import drawing, outlines
from pourparler.desk.outlines import WIDTH, WORLD, around, paths, shaped, view_of
from pourparler.desk.pages.map import map_page
from pourparler.desk.placing import precision_of
from pourparler.desk.records import Kept, Missing
from pourparler.reading.lexicon.gazetteer import Spot, country_spot, region_spot, spots
from pourparler.record import Place, PourparlerError, Reading, Span
from pourparler.table import Table
from tests.desk_fixtures import Watched
from tests.small_readings import OSTER, VELDRIA, Page

LON, LAT = st.integers(-179, 179), st.integers(-57, 83)


def city(name: str) -> Spot:
    return max((s for s in spots(name) if s.kind == "city"), key=lambda s: s.population)


GENEVA, PARIS = city("Geneva"), city("Paris")


def at(reading: Reading, *where: Spot | None) -> Reading:
    """The reading with its events in these places, one after another."""
    events = tuple(
        replace(e, where=Place(Span(0, 1), s.name, s.country, s.lat, s.lon, s.geonameid) if s else None)
        for e, s in zip(reading.events, where, strict=True)
    )
    return replace(reading, events=events)


def acts(*where: Spot | None) -> Kept:
    page = Page()
    for n, act in zip(range(len(where)), ("CONSULT", "ACCUSE", "AID", "SANCTION", "THREATEN"), strict=False):
        page.event(f"Oster did {n} to Veldria.", "did", act, [OSTER], [VELDRIA], when=f"{n + 1} March")
    table = Table("talks")
    table.put([at(page.reading(), *where)])
    return Kept(table.record(), "")


@given(st.lists(st.tuples(LON, LAT), max_size=5))
def test_a_view_holds_what_it_is_made_around(points: list[tuple[int, int]]):
    view = around(points)
    assert all(view.holds(*point) for point in points)
    assert -180 <= view.west < view.east <= 180
    assert 0 < view.height <= WIDTH


@given(LON, LAT, st.integers(1, 90), st.integers(1, 60))
def test_a_view_comes_back_from_its_address(lon: int, lat: int, width: int, high: int):
    view = shaped(lon - width, lat - high, lon + width, lat + high)
    again = view_of(view.written)
    assert again is not None
    for name in ("west", "south", "east", "north"):
        assert getattr(again, name) == pytest.approx(getattr(view, name), abs=0.2)


@pytest.mark.parametrize("written", ["", "1,2,3", "a,b,c,d", "10,0,5,20", "nan,0,10,10", "0,0,inf,10", "0,50,10,40"])
def test_what_is_no_view_is_none(written: str):
    assert view_of(written) is None


def test_steps_stay_on_the_earth():
    view = around([(6.1, 46.2)])
    for _ in range(30):
        view = view.moved(0.4, 0.4)
    assert view.east <= 180
    assert view.north <= 84
    assert around([(6.1, 46.2)]).nearer(1000) == WORLD


@pytest.mark.parametrize("code", ["FRA", "RUS", "XKX", "FJI", "MLT", "USA"])
def test_a_country_lies_around_its_own_point(code: str):
    spot = country_spot(code)
    assert spot
    assert code in dict(paths(around([(spot.lon, spot.lat)])))


def test_paths_are_numbers_only():
    assert all(re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", path) for _, path in paths(WORLD))


def test_the_table_of_outlines_is_small_and_sorted():
    codes = [code for code, _ in outlines._outlines()]
    assert codes == sorted(codes)
    assert len(set(codes)) == len(codes) > 200
    assert (outlines.Path(outlines.__file__).parent / "outlines.tsv").stat().st_size < 300_000


@pytest.mark.parametrize(
    ("spot", "precision"),
    [(GENEVA, "place"), (country_spot("FRA"), "country"), (region_spot("CHE", "GE"), "region")],
)
def test_how_exactly_a_place_is_known(spot: Spot, precision: str):
    assert precision_of(spot.name, spot.geonameid) == precision


def test_what_has_no_place_is_always_listed():
    view = map_page(acts(GENEVA, GENEVA, None, PARIS))
    assert [(m.name, m.count, m.inside) for m in view.marks] == [("Geneva", 2, True), ("Paris", 1, True)]
    assert (view.window.total, view.rest_window.total) == (3, 1)
    one = map_page(acts(GENEVA, GENEVA, None, PARIS), at=view.marks[0].key, view="world")
    assert (one.window.total, one.rest_window.total, one.place) == (2, 1, "Geneva")


def test_a_continent_is_no_place():
    (europe,) = [s for s in spots("Europe") if s.kind == "continent"]
    assert map_page(acts(europe)).rest_window.total == 1


def test_dates_and_type_choose():
    kept = acts(GENEVA, PARIS, None)
    day = kept.as_of.replace(day=2)
    assert [m.name for m in map_page(kept, since=day, until=day).marks] == ["Paris"]
    assert map_page(kept, type="ASSAULT").window.total == 0


def test_names_do_not_stand_on_each_other():
    kept = acts(*map(city, ("Geneva", "Lyon", "Bern", "Lausanne", "Zurich")))
    view = map_page(kept)
    boxes = [(m.name_at[0], m.y, len(m.name) * drawing._LETTER) for m in view.marks if m.name_at]
    assert len(boxes) >= 2
    for i, (x, y, long) in enumerate(boxes):
        assert not any(abs(y - v) < drawing._LINE and x < u + w and u < x + long for u, v, w in boxes[i + 1 :])


def test_what_an_address_cannot_mean_is_refused():
    with pytest.raises(PourparlerError, match="part of the earth"):
        map_page(acts(GENEVA), view="here")
    with pytest.raises(Missing, match="No place"):
        map_page(acts(GENEVA), at="7")


def test_an_invented_country_is_not_on_the_map(desk: TestClient):
    view = desk.get("/invented/map.json").json()
    assert view["marks"] == []
    assert view["rest_window"]["total"] > 50


def test_the_map_moves_without_script_by_links(tab: Watched):
    page = tab.open("/invented/map")
    page.locator(".steps a", has_text="wider").click()
    page.wait_for_url("**/map?view=*")
    assert page.locator("svg.map path").count() > 50


def test_no_outline_runs_across_the_map():
    for code, lines in outlines._outlines():
        for (west, _, east, _), points in lines:
            assert -180 <= west < east <= 180, code
            steps = [abs(b[0] - a[0]) for a, b in zip(points, points[1:], strict=False)]
            assert max(steps) < 60, code
