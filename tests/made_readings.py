"""Hypothesis strategies for well-formed readings of meaningless text: every span lies in the text, every reference is listed."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from pourparler.record import (
    Actor,
    ActorKind,
    Attribution,
    Dispute,
    DisputeKind,
    Event,
    EventType,
    Form,
    Grain,
    Group,
    Interval,
    Matter,
    MatterKind,
    MatterState,
    Member,
    MemberStatus,
    Place,
    Polarity,
    Reading,
    Report,
    Side,
    Span,
    Stance,
    StanceAbout,
    StateBy,
    Status,
    Timex,
)

short = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
name = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def word(vocabulary: object) -> st.SearchStrategy:
    return st.sampled_from(get_args(vocabulary))


def some(of: st.SearchStrategy, most: int = 2) -> st.SearchStrategy[tuple]:
    return st.lists(of, max_size=most).map(tuple)


reports = st.builds(
    Report,
    st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=40),
    days,
    title=short,
    outlet=short,
    url=short,
    byline=short,
    dateline=short,
)


@st.composite
def intervals(draw) -> Interval:
    first, last = sorted((draw(days), draw(days)))
    return Interval(draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])), draw(word(Grain)))


@st.composite
def readings(draw, report: Report | None = None, engine: str = "engine 1") -> Reading:
    """A reading with up to two elements of each kind."""
    report = report or draw(reports)
    ends = st.integers(0, len(report.text))
    span = st.tuples(ends, ends).filter(lambda p: p[0] != p[1]).map(lambda p: Span(*sorted(p)))
    spans, when = some(span), st.none() | intervals()
    nation = st.sampled_from(["", "RUS", "USA"])
    listed = draw(some(st.builds(Actor, name, nation, short, word(ActorKind), short, spans)))
    # mostly actors that the reading lists; now and then one that it does not
    actor = st.sampled_from(listed) | st.builds(Actor, name, nation) if listed else st.builds(Actor, name, nation)
    actors = some(actor)
    place = st.builds(Place, span, short, nation, st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180))

    said: tuple[Attribution, ...] = ()
    for i in range(draw(st.integers(0, 3))):
        parent = st.none() | st.sampled_from(said) if said else st.none()
        maybe = st.none() | span
        made = st.builds(
            Attribution,
            st.just(f"a{i}"),
            actors,
            maybe,
            maybe,
            spans,
            word(Form),
            st.booleans(),
            maybe,
            parent,
            maybe,
        )
        said += (draw(made),)
    says = some(st.sampled_from(said)) if said else st.just(())

    def each(prefix: str, kind: type, *fields: st.SearchStrategy) -> tuple:
        return tuple(draw(st.builds(kind, st.just(f"{prefix}{i}"), *fields)) for i in range(draw(st.integers(0, 2))))

    trigger = st.lists(span, min_size=1, max_size=2).map(tuple)
    count = st.just("several") | st.integers(0, 9)
    parts = (
        short,
        some(short),
        actors,
        actors,
        st.none() | span,
        st.none() | place,
        when,
        count,
        says,
        st.none() | span,
    )
    events = each("e", Event, trigger, word(EventType), word(Status), *parts)
    history = some(st.sampled_from(events)) if events else st.just(())
    state_by = some(st.builds(StateBy, actors, word(MatterState)))
    matter = (
        word(MatterKind),
        spans,
        actors,
        actors,
        word(MatterState),
        actors,
        spans,
        when,
        when,
        history,
        says,
        state_by,
    )
    return Reading(
        report,
        engine,
        said,
        listed,
        draw(some(st.builds(Timex, span, st.sampled_from(["DATE", "SET"]), short, when, short))),
        draw(some(place)),
        events,
        each("m", Matter, *matter),
        each("g", Group, short, spans, spans, some(st.builds(Member, actor, word(MemberStatus)))),
        each("s", Stance, actor, short, word(StanceAbout), word(Polarity), spans, st.none() | days, says),
        each("d", Dispute, short, word(DisputeKind), some(st.builds(Side, actors, spans, says))),
    )
