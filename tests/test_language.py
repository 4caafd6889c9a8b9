"""From raw text to words, pieces, trees: cuts, windows and decoding, and the shipped model on plain sentences."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.language.parse import bio, parse
from pourparler.language.ties import ROLES, Ties, ties
from pourparler.language.trees import best_heads
from pourparler.language.windows import GAPS, SHAPES, batch, gap, sentence_starts, shape, word_pieces
from pourparler.language.wordpiece import MOST_PIECES, pieces
from pourparler.language.words import words

CUTS = [  # text, words
    ("The envoy didn't come.", "The|envoy|did|n't|come|."),
    ("They can’t meet; he won’t say.", "They|ca|n’t|meet|;|he|wo|n’t|say|."),
    ("Ankara's offer cannot stand", "Ankara|'s|offer|can|not|stand"),
    ("the ministers' talks", "the|ministers|'|talks"),
    ("a cease-fire in the north-east", "a|cease|-|fire|in|the|north|-|east"),
    ("an anti-ship missile, a co-founder", "an|anti-ship|missile|,|a|co-founder"),
    ("Gov. Ost met Mr. Vell in the U.S.", "Gov.|Ost|met|Mr.|Vell|in|the|U.S."),
    ("J. K. Ost came at 10:30 a.m. sharp", "J.|K.|Ost|came|at|10:30|a.m.|sharp"),
    ("1,200 men; 3.5% of $40", "1,200|men|;|3.5|%|of|$|40"),
    ("the 1990s, the 3rd, the '90s", "the|1990s|,|the|3rd|,|the|'90s"),
    ("“No,” she said—“never.”", "“|No|,|”|she|said|—|“|never|.|”"),
    ("see https://example.org/a?b=1.", "see|https://example.org/a?b=1|."),
    ("write to desk@example.org or @desk", "write|to|desk@example.org|or|@desk"),
    ("Wait ... what?!", "Wait|...|what|?!"),
    ("AT&T and R&D", "AT&T|and|R&D"),
    ("we'll, they've, I'm", "we|'ll|,|they|'ve|,|I|'m"),
]


@pytest.mark.parametrize(("text", "expected"), CUTS, ids=[c[0] for c in CUTS])
def test_words(text, expected):
    assert "|".join(text[a:b] for a, b in words(text)) == expected


@given(st.text(max_size=200))
def test_words_cover_all_but_blanks_in_order(text):
    spans = words(text)
    assert all(a < b for a, b in spans)
    assert all(e <= s for (_, e), (s, _) in itertools.pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


def test_pieces_are_those_of_the_reference_tokeniser():
    tokenizers = pytest.importorskip("tokenizers")
    from importlib.resources import as_file, files

    from tokenizers import models, normalizers, pre_tokenizers

    with as_file(files("pourparler.language").joinpath("vocab.txt")) as path:
        reference = tokenizers.Tokenizer(models.WordPiece.from_file(str(path), unk_token="[UNK]"))
    reference.normalizer = normalizers.BertNormalizer()
    reference.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    reports = files("pourparler.demo").joinpath("reports")
    text = " ".join(f.read_text("utf-8") for f in reports.iterdir())
    forms = {text[a:b] for a, b in words(text)} | {
        "Erdoğan",
        "naïve",
        "U.S.",
        "中国",
        "ceasefire",
        "xqzzyv",
        "1,200",
        "—",
        "Peña",
    }
    for form in forms:
        form = form.replace("“", '"').replace("”", '"').replace("’", "'")  # curly marks are read as straight ones
        assert list(pieces(form)) == reference.encode(form, add_special_tokens=False).ids[:MOST_PIECES], form


SHAPED = [("the", "lower"), ("Kaslar", "title"), ("NATO", "upper"), ("A", "capital"), ("McRoy", "mixed"), ("2011", "digits"),
          ("3rd", "alphanumeric"), ("“", "open quote"), ("”", "close quote"), ('"', "straight quote"), ("—", "dash"), ("...", "stop"),
          (",", "comma"), ("%", "mark")]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), SHAPED)
def test_shape(word, expected):
    assert SHAPES[shape(word)] == expected


def test_gap_tells_glued_space_and_line():
    text = "A b\nc.d"
    assert [GAPS[gap(text, a, b)] for a, b in ((0, 0), (1, 2), (3, 4), (5, 5))] == ["line", "space", "line", "glued"]


def test_windows_are_cut_at_lines_and_after_stops_only():
    text = "Mr. Ost met Gov. Vell. “Talks failed.” He left\nNobody came. and so on"
    spans = words(text)
    assert [text[slice(*spans[i])] for i in sentence_starts(text, spans)] == ["Mr.", "“", "He", "Nobody"]


def test_a_batch_pads_with_nothing():
    made = batch([word_pieces("Talks failed", words("Talks failed")), word_pieces("No", words("No"))])
    assert made.ids.shape == (2, 4)
    assert made.first.tolist() == [[0, 1, 2], [0, 1, 0]]
    assert made.ids[1, 3] == 0


@given(st.integers(1, 5), st.integers(0, 10_000))
@settings(max_examples=60)
def test_the_best_tree_is_the_best_of_all_trees(n, seed):
    scores = np.random.default_rng(seed).normal(size=(n, n + 1))
    total = max(scores[range(n), heads].sum() for heads in itertools.product(range(n + 1), repeat=n) if _is_tree(heads))
    found = [h + 1 for h in best_heads(scores)]
    assert _is_tree(found)
    assert scores[range(n), found].sum() == pytest.approx(total)


def _is_tree(heads) -> bool:
    if list(heads).count(0) != 1:
        return False
    for i in range(1, len(heads) + 1):
        at, steps = i, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def test_labels_go_on_only_from_their_own_kind():
    names = ("O", "B-x", "I-x", "B-y", "I-y")
    logits = np.array([[0, 2, 0, 0, 0], [0, 0, 1, 0, 2], [3, 0, 2, 0, 0], [0, 0, 5, 1, 0]], np.float32)
    assert bio(logits, names) == [("x", 0, 4)]


@given(
    st.lists(
        st.sampled_from(["Talks", "in", "Geneva", "failed", ".", "“", "”", "\n", "\n\n", ",", "the", "é", "x" * 60]),
        max_size=60,
    )
)
@settings(max_examples=15)
def test_any_text_is_parsed_into_whole_trees(parts):
    text = parse(" ".join(parts))
    assert [i for a, b in text.sentences for i in range(a, b)] == [w.i for w in text.words]
    for a, b in text.sentences:
        roots = [w for w in text.words[a:b] if w.head == -1]
        assert [w.deprel for w in roots] == ["root"]
        assert all(a <= w.head < b for w in text.words[a:b] if w.head >= 0)


def test_an_empty_text_has_no_words():
    assert parse("").words == parse(" \n ").words == ()


def test_a_sentence_beyond_any_window_is_read_to_its_end():
    text = parse("The minister met the envoy and " * 300 + "left.")
    assert text.words[-2].text == "left"


def test_the_shipped_model_reads_a_plain_sentence():
    text = parse("The envoy met Mira Solenne in Paris on Monday, an official said.")
    said = next(w for w in text.words if w.text == "said")
    met = next(w for w in text.words if w.text == "met")
    assert [(w.text, w.deprel) for w in text.words if w.head == met.i and w.deprel in ("nsubj", "obj")] == [
        ("envoy", "nsubj"),
        ("Mira", "obj"),
    ]
    assert said.upos == "VERB"
    assert {(n.type, text.words[n.first].text) for n in text.names} >= {
        ("PER", "Mira"),
        ("LOC", "Paris"),
        ("TIME", "Monday"),
    }
    assert [r.role for r in text.roles] == ["content", "source", "cue"]
    assert "CONSULT" in {t.type for t in text.triggers}


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("SEOUL, March 12 — Chile has put off the talks.", "Chile"),
        ("SEOUL (AP) _\n\nChile has put off the talks.", "Chile"),
        ("Chile puts off talks\n\nSEOUL, March 12 — Chile has put off the talks.", "SEOUL"),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(text, second):
    read = parse(text)
    assert read.words[read.sentences[1][0]].text == second
    last = read.words[read.sentences[-1][0]]
    assert (last.text, last.sentence) == ("Chile", len(read.sentences) - 1)


def test_what_has_an_auxiliary_is_a_verb():
    read = parse("Chile has postponed a visit by its envoy to Lima that had been planned for Thursday, it said.")
    assert (read.words[2].upos, read.words[2].xpos) == ("VERB", "VBN")


# ---- ties --------------------------------------------------------------------------------------------------


def test_ties_are_the_scaled_products_of_what_is_asked_and_offered():
    rng = np.random.default_rng(1)
    asks, offers = rng.normal(size=4 * 9).astype(np.float32), rng.normal(size=(3, 4 * 9)).astype(np.float32)
    made = ties(asks, offers, first=5)
    for r, role in enumerate(ROLES):
        products = offers[:, 9 * r : 9 * r + 9] @ asks[9 * r : 9 * r + 9] / 3
        assert made.none(role) == pytest.approx(products[0], rel=1e-4)
        both = np.logaddexp(products[1], products[2])
        assert made.of_each(role, [[5], [5, 6]]) == pytest.approx([products[1], both], rel=1e-4)


def test_ties_reach_no_farther_than_their_window():
    made = Ties(2, np.zeros((4, 4), np.float32))
    assert (made.first, made.end) == (2, 5)
    assert made.of_each("actor", [[0, 5], [0, 3], []]) == [-np.inf, 0, -np.inf]


def test_each_trigger_is_tied_to_the_words_of_its_sentence():
    text = parse("Norway condemned the attack on Chile. The ministers met in Geneva.")
    assert text.triggers
    for trigger in text.triggers:
        first, end = text.sentences[text.words[trigger.word].sentence]
        assert trigger.ties.first <= first
        assert end <= trigger.ties.end
    condemned = next(t for t in text.triggers if text.words[t.word].text == "condemned")
    norway, chile = (next(w.i for w in text.words if w.text == name) for name in ("Norway", "Chile"))
    norways, chiles = condemned.ties.of_each("actor", [[norway], [chile]])
    assert norways > chiles
