"""The desk's API tried with what its description allows and with what it does not: never a fault of its own.

300 cases here; `make fuzz` tries 5,000."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from pourparler.desk import pages
from tests.desk_fixtures import serving

CASES = int(os.environ.get("POURPARLER_FUZZ", "300"))
ALL = settings(
    max_examples=CASES,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Tried:
    """The desk on a port, cases from its description, and the ids that are there, by the page they belong to."""

    address: str
    cases: st.SearchStrategy[Any]
    ids: dict[str, list[str]]


@pytest.fixture(scope="module")
def tried(demo_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    db = Path(shutil.copy(demo_db, tmp_path_factory.mktemp("fuzz") / "own.db"))
    with serving(db) as address:
        described = schemathesis.openapi.from_url(f"{address}/openapi.json")
        either = [described.as_strategy(generation_mode=mode) for mode in GenerationMode]
        yield Tried(address, st.one_of(either), ids_on(address))


def ids_on(address: str) -> dict[str, list[str]]:
    """What the pages of the navigation lead to."""
    plain = [p.address.format(dossier="invented") for p in pages.PAGES if p.title]
    seen = " ".join(requests.get(address + path).text for path in plain)
    found = {}
    for page in pages.PAGES:
        if page.address.endswith("/{id}"):
            start = re.escape(page.address.replace("{dossier}", "invented").removesuffix("{id}"))
            found[f"{page.address}.json"] = sorted(set(re.findall(rf'"{start}([^/"?#]+)', seen)))
    return found


@ALL
@given(data=st.data())
def test_the_api_answers_whatever_it_is_asked(tried: Tried, data: st.DataObject):
    case = data.draw(tried.cases)
    if "dossier" in case.path_parameters and data.draw(st.integers(0, 9)):
        case.path_parameters["dossier"] = "invented"
    if (ids := tried.ids.get(case.operation.path)) and data.draw(st.integers(0, 3)):
        case.path_parameters["id"] = data.draw(st.sampled_from(ids))
    answer = case.call(base_url=tried.address, allow_redirects=False)
    if answer.status_code >= 400:
        assert {"what", "mend"} <= set(answer.json()["error"])  # a conflict tells more
    case.validate_response(answer, checks=[not_a_server_error, response_schema_conformance])
