"""A dossier's own names: what each row stands for, and faults told together."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files

import pytest

from pourparler.reading.roster import RosterError, read_roster

HEADER = "name\tcountry\taliases\tkind\tsector\n"


def listed(tmp_path, rows: str):
    path = tmp_path / "names.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return [(r.forms, r.entry.name, r.entry.what, r.entry.country, r.entry.sector) for r in read_roster(path).rows]


ROWS = [  # row, forms, name, what
    ("Veldria\tVDR\tthe Republic\tcountry\tGOV", ("Veldria", "the Republic"), "Veldria", "country"),
    ("Portmer\tVDR\tOld House\tcapital\tGOV", ("Portmer", "Old House"), "Veldria", "capital"),
    ("Straits League\t\t\torganisation\tIGO", ("Straits League",), "Straits League", "organisation"),
    ("Ilan Koro\tVDR\t\tperson\tGOV", ("Ilan Koro",), "Ilan Koro", "leader"),
]


@pytest.mark.parametrize(("row", "forms", "name", "what"), ROWS, ids=[r[2] for r in ROWS])
def test_what_a_row_stands_for(tmp_path, row, forms, name, what):
    found = listed(tmp_path, "Veldria\tVDR\tthe Republic\tcountry\tGOV\n" + row)[-1]
    assert found[:3] == (forms, name, what)


def test_a_demonym_is_adjective_and_people(tmp_path):
    found = listed(tmp_path, "Veldria\tVDR\t\tcountry\tGOV\nVeldrian\tVDR\tVeldrians\tdemonym\tGOV")
    assert [f[:3] for f in found[1:]] == [
        (("Veldrian",), "Veldria", "demonym"),
        (("Veldrians",), "Veldria", "people"),
    ]


def test_faults_come_together(tmp_path):
    with pytest.raises(RosterError, match=r"line 2: 'town' is no kind.*line 4: has 2 cells"):
        listed(tmp_path, "Portmer\tVDR\t\ttown\tGOV\n\nIlan\tVDR")


def test_a_wrong_header_is_refused(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("who,what\n", encoding="utf-8")
    with pytest.raises(RosterError, match="columns name, country"):
        read_roster(path)


def test_the_demo_list_is_sound():
    with as_file(files("pourparler") / "demo" / "actors.tsv") as path:
        assert len(read_roster(path).rows) > 20


def test_offices_with_their_days_from_a_csv(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(
        "name,country,aliases,kind,sector,from,to,role\n"
        '"Ilan Koro",VDR,Koro,person,GOV,2020-01-01T00:00:00Z,2023-05-01T00:00:00Z,foreign minister\n',
        encoding="utf-8",
    )
    (row,) = read_roster(path).rows
    assert (row.entry.role, row.first, row.last) == ("foreign minister", date(2020, 1, 1), date(2023, 5, 1))
