"""The lexicon of events: what the tables hold, and what the loader refuses."""

from __future__ import annotations

from typing import get_args

import pytest

from pourparler.reading.lexicon import event_table as table
from pourparler.record import EventType

LOOKUPS = [  # lemma                     upos    needs           type and mode
    ("meet", "VERB", "", "CONSULT"),
    ("negotiate", "VERB", "", "CONSULT"),
    ("talk", "NOUN", "", "CONSULT"),
    ("phone call", "NOUN", "", "CONSULT phone"),
    ("visit", "VERB", "", "CONSULT visit"),
    ("trip", "NOUN", "", "CONSULT visit"),
    ("host", "VERB", "", "CONSULT visit"),
    ("summit", "NOUN", "", "CONSULT"),
    ("mediate", "VERB", "", "CONSULT third-party"),
    ("agree", "VERB", "", "AGREE"),
    ("deal", "NOUN", "", "AGREE"),
    ("invite", "VERB", "", "AGREE"),
    ("promise", "NOUN", "", "AGREE"),
    ("praise", "VERB", "", "SUPPORT"),
    ("ratification", "NOUN", "", "SUPPORT"),
    ("sign treaty", "VERB", "", "SUPPORT"),
    ("back down", "VERB", "", "CONCEDE"),
    ("amnesty", "NOUN", "", "CONCEDE"),
    ("apologize", "VERB", "", "CONCEDE"),
    ("cooperation", "NOUN", "", "COOPERATE"),
    ("extradite", "VERB", "", "COOPERATE"),
    ("joint exercise", "NOUN", "", "COOPERATE"),
    ("aid", "NOUN", "", "AID"),
    ("bail out", "VERB", "", "AID"),
    ("withdrawal", "NOUN", "", "RETREAT withdraw"),
    ("pull out", "VERB", "", "RETREAT withdraw"),
    ("withdraw", "VERB", "from:pact", "SANCTION discontinue"),
    ("withdraw", "VERB", "from:body", "SANCTION withdraw"),
    ("release", "VERB", "", "RETREAT release"),
    ("disarm", "VERB", "", "RETREAT disarm"),
    ("ceasefire", "NOUN", "", "RETREAT ceasefire"),
    ("step down", "VERB", "", "RETREAT resign"),
    ("urge", "VERB", "", "REQUEST change"),
    ("call for", "VERB", "", "REQUEST change"),
    ("seek help", "VERB", "", "REQUEST assist"),
    ("must", "AUX", "", "REQUEST change"),
    ("accuse", "VERB", "", "ACCUSE allege"),
    ("condemn", "VERB", "", "ACCUSE disapprove"),
    ("object", "VERB", "", "ACCUSE disapprove"),
    ("investigation", "NOUN", "", "ACCUSE investigate"),
    ("unacceptable", "ADJ", "", "ACCUSE disapprove"),
    ("reject", "VERB", "", "REJECT"),
    ("boycott", "VERB", "obj:talks", "REJECT meet"),
    ("walk out", "VERB", "", "REJECT meet"),
    ("threaten", "VERB", "", "THREATEN"),
    ("threaten to invade", "VERB", "", "THREATEN violence"),
    ("ultimatum", "NOUN", "", "THREATEN"),
    ("take to street", "VERB", "", "PROTEST demo"),
    ("hunger strike", "NOUN", "", "PROTEST hunger"),
    ("general strike", "NOUN", "", "PROTEST strike"),
    ("embargo", "NOUN", "", "SANCTION discontinue"),
    ("tariff", "NOUN", "", "SANCTION discontinue"),
    ("convict", "VERB", "", "SANCTION convict"),
    ("flee", "VERB", "", "SANCTION expel"),
    ("mobilize", "VERB", "", "MOBILIZE troops"),
    ("nuclear test", "NOUN", "", "MOBILIZE weapons"),
    ("arrest", "VERB", "", "COERCE arrest"),
    ("curfew", "NOUN", "", "COERCE curfew"),
    ("cyberattack", "NOUN", "", "COERCE cyber"),
    ("attack", "NOUN", "", "ASSAULT"),
    ("kidnap", "VERB", "", "ASSAULT abduct"),
    ("airstrike", "NOUN", "", "ASSAULT aerial"),
    ("suicide bombing", "NOUN", "", "ASSAULT suicide-attack"),
    ("drone strike", "NOUN", "", "ASSAULT drone"),
    ("shell", "VERB", "", "ASSAULT heavy-weapons"),
]
ROWS = {(r.lemma, r.upos, r.needs): r for rows in table.events().values() for r in rows}


@pytest.mark.parametrize(("lemma", "upos", "needs", "what"), LOOKUPS)
def test_lookup(lemma: str, upos: str, needs: str, what: str) -> None:
    row = ROWS[lemma, upos, needs]
    assert f"{row.type} {row.mode}".strip() == what


@pytest.mark.parametrize("lemma", ["say", "tell", "be", "think", "weather", "market", "report", "people"])
def test_plain_words_are_no_events(lemma: str) -> None:
    assert not [row for row in table.events().get(lemma, ()) if row.lemma == lemma]


@pytest.mark.parametrize(
    ("lemma", "upos", "head", "rest"),
    [
        ("call off protest", "VERB", "call", ("off", "protest")),
        ("arrest warrant", "NOUN", "warrant", ("arrest",)),
        ("act of war", "NOUN", "act", ("of", "war")),
        ("meet", "VERB", "meet", ()),
    ],
)
def test_head_of_a_phrase(lemma: str, upos: str, head: str, rest: tuple[str, ...]) -> None:
    row = ROWS[lemma, upos, ""]
    assert (row.head, row.rest) == (head, rest)


def test_the_most_telling_row_comes_first() -> None:
    rows = table.events()["withdraw"]
    lengths = [len(row.words) for row in rows]
    assert lengths == sorted(lengths, reverse=True)
    assert [bool(row.needs) for row in rows if row.lemma == "withdraw"][-1] is False


def test_spelling_in_ise_is_found_too() -> None:
    assert table.events()["denuclearise"][0].mode == "disarm"


def test_every_type_and_mode_is_reached() -> None:
    reached = {(row.type, row.mode) for row in ROWS.values()}
    assert {type_ for type_, _ in reached} == set(get_args(EventType))
    assert {(type_, mode) for type_, modes in table.MODES.items() for mode in modes} <= reached


HEADER = "lemma\tupos\ttype\tmode\tframe\tneeds\tstatus\tweight"
GOOD = "parley\tVERB\tCONSULT\t\tnsubj&with\t\t\toften"
BAD = [
    ("parley\tVERB\tCONSULT\t\tnsubj&with\t\toften", "7 cells, not 8"),
    ("\tVERB\tCONSULT\t\tnsubj&with\t\t\toften", "lemma is empty"),
    ("hold  talk\tVERB\tCONSULT\t\tnsubj&with\t\t\toften", "stray blanks"),
    ("talks\tNOUN\tCONSULT\t\tposs&with\t\t\toften", "write 'talk'"),
    ("parley\tADVERB\tCONSULT\t\tnsubj&with\t\t\toften", "unknown upos 'ADVERB'"),
    ("parley\tVERB\tCHAT\t\tnsubj&with\t\t\toften", "unknown type 'CHAT'"),
    ("parley\tVERB\tCONSULT\ttelepathy\tnsubj&with\t\t\toften", "unknown mode 'telepathy' of CONSULT"),
    ("parley\tVERB\tAGREE\tvisit\tnsubj&with\t\t\toften", "unknown mode 'visit' of AGREE"),
    ("parley\tVERB\tCONSULT\t\tsubject\t\t\toften", "unknown frame 'subject'"),
    ("parley\tVERB\tCONSULT\t\tposs>to\t\t\toften", "unknown frame 'poss>to' for VERB"),
    ("parley\tVERB\tCONSULT\t\tnsubj&with\tobj:unicorn\t\toften", "unknown condition 'obj:unicorn'"),
    ("parley\tVERB\tCONSULT\t\tnsubj&with\tmaybe\t\toften", "unknown condition 'maybe'"),
    ("parley\tVERB\tCONSULT\t\tnsubj&with\t\tdone\toften", "unknown status 'done'"),
    ("parley\tVERB\tCONSULT\t\tnsubj&with\t\t\tseldom", "unknown weight 'seldom'"),
]


def parse(*rows: str) -> list[table.EventRow]:
    text = "\n".join((HEADER, *rows)) + "\n"
    return table.parse(
        "events.tsv", text, lambda c: table._event_faults(c, frozenset({"pact"})), lambda c: table.EventRow(*c)
    )


def test_a_good_row_is_taken() -> None:
    assert parse(GOOD, "parley\tVERB\tAGREE\t\tnsubj&with\tobj:pact\t\tsometimes")[1].condition == ("obj", "pact")


@pytest.mark.parametrize(("row", "fault"), BAD)
def test_a_bad_row_is_refused_by_number(row: str, fault: str) -> None:
    with pytest.raises(table.LexiconError, match=rf"(?s)events\.tsv, row 3 .*{fault}"):
        parse("confer\tVERB\tCONSULT\t\tnsubj&with\t\t\toften", row)


def test_a_repeat_is_refused() -> None:
    with pytest.raises(table.LexiconError, match=r"row 3 \(parley\): repeats an earlier row"):
        parse(GOOD, GOOD)


def test_faults_come_together() -> None:
    with pytest.raises(table.LexiconError) as caught:
        parse(*(row for row, _ in BAD))
    assert str(caught.value).count("\n") >= len(BAD)


@pytest.mark.parametrize("name", ["events.tsv", "contexts.tsv", "event_classes.tsv", "mode_words.tsv", "status.tsv"])
def test_tables_are_sorted(name: str) -> None:
    lines = table.files(table.__package__).joinpath(name).read_text("utf-8").splitlines()[1:]
    keys = [line.split("\t") for line in lines]
    assert keys == sorted(keys, key=lambda cells: [cells[i] for i in table._KEYS[name]])


STATUS = [  # lemma, upos, relation                 status of what it governs
    ("want", "VERB", "xcomp", "hypothetical"),
    ("plan", "VERB", "xcomp", "planned"),
    ("postpone", "VERB", "obj", "postponed"),
    ("put off", "VERB", "obj", "postponed"),
    ("call off", "VERB", "obj", "called_off"),
    ("cancel", "VERB", "obj", "called_off"),
    ("deny", "VERB", "ccomp", "not_happened"),
    ("fail", "VERB", "xcomp", "not_happened"),
    ("refuse", "VERB", "xcomp", "none"),
    ("boycott", "VERB", "obj", "none"),
    ("continue", "VERB", "xcomp", "ongoing"),
    ("planned", "ADJ", "amod", "planned"),
    ("possible", "ADJ", "amod", "hypothetical"),
    ("delayed", "ADJ", "amod", "postponed"),
    ("may", "AUX", "aux", "hypothetical"),
    ("will", "AUX", "aux", "planned"),
    ("never", "ADV", "advmod", "not_happened"),
    ("if", "SCONJ", "mark", "hypothetical"),
]


@pytest.mark.parametrize(("lemma", "upos", "relation", "status"), STATUS)
def test_status_words(lemma: str, upos: str, relation: str, status: str) -> None:
    assert {row.relation: row.status for row in table.statuses()[lemma, upos]}[relation] == status


def test_all_contexts_of_plover_can_be_told() -> None:
    assert len(table.CONTEXTS) == 37
    assert {row.context for row in table.contexts()} == table.CONTEXTS
