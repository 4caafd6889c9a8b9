"""Our events on texts of others: what is kept is offsets, and they fit that text alone."""

from __future__ import annotations

import gzip
import json

import pytest

from training.annotated import annotations, read_annotated

TEXT = "LIMA -- Peru [sic] called off talks | with Chile.\n\nIts envoy left. The rest is sports."
MARKED = """== wire.1/x 2021-06-09 LIMA
LIMA -- Peru (sic) called off [talks|CONSULT called_off PER.GOV > CHL.GOV] / with Chile.

Its envoy [left|SANCTION/withdraw happened PER.GOV > CHL.GOV].
""".replace("wire.1/x", "wire.1-x")


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "wire.1/x", "text": TEXT}) + "\n")
    return path


def copy_of(tmp_path, text):
    path = tmp_path / "copy.marked"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_marked_copy_becomes_offsets_and_they_a_story(tmp_path, corpus):
    (row,) = annotations([copy_of(tmp_path, MARKED)], [corpus])
    assert "Peru" not in json.dumps(row)
    kept = tmp_path / "kept.jsonl"
    kept.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (story,) = read_annotated([kept], [corpus])
    assert story["text"] == TEXT[: TEXT.index(" The rest")]
    assert [story["text"][slice(*e["trigger"][0])] for e in story["events"]] == ["talks", "left"]
    assert (story["id"], story["published"], story["dateline"]) == ("wire.1/x", "2021-06-09", "LIMA")


def test_a_copy_with_other_words_is_refused(tmp_path, corpus):
    with pytest.raises(ValueError, match="not the words of wire.1/x"):
        list(annotations([copy_of(tmp_path, MARKED.replace("envoy", "consul"))], [corpus]))


def test_another_text_of_that_name_is_refused(tmp_path, corpus):
    (row,) = annotations([copy_of(tmp_path, MARKED)], [corpus])
    kept = tmp_path / "kept.jsonl"
    kept.write_text(json.dumps(row | {"sha256": "0" * 16}) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="another than the one that was annotated"):
        list(read_annotated([kept], [corpus]))
