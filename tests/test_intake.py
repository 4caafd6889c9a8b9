"""What comes in, character by character, and what is left out with which words."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.intake import Skipped, html, plain, reports_from
from pourparler.intake.days import day
from pourparler.intake.decode import decode
from pourparler.intake.found import Given, IntakeError, is_plainly_foreign
from pourparler.intake.page import page, tree_of
from pourparler.language.dateline import dateline
from pourparler.record import Report

DAY = date(2021, 5, 3)
LEAD = "The envoy of Ruritania said on Monday that the visit to Geneva would be put off until the end of the month."
SECOND = "The foreign ministry of Grand Fenwick denied that it had been told, and asked for an answer by Friday."
THIRD = "The two sides have not met since March, officials said, and nobody could say when the talks will go on."


def article(*paragraphs: str, head: str = "", lang: str = "en") -> str:
    """A page with a menu, an article and a list of other stories around it."""
    links = "".join(f"<li><a href=/s{i}>Another story, number {i}</a></li>" for i in range(6))
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Visit put off | Example</title>{head}'
        f"</head><body><nav><ul>{links}</ul></nav><article><h1>Visit put off</h1>{body}</article>"
        f"<aside><h2>More news</h2><ul>{links}</ul></aside><footer><p>All rights reserved.</p></footer></body></html>"
    )


DATED = '<meta property="article:published_time" content="2021-05-03T09:00:00Z">'
PAGE = article(LEAD, SECOND, THIRD, head=DATED)


def read(data: bytes | str, **given: object) -> list[Report | Skipped]:
    """What comes of these bytes on standard input."""
    raw = data.encode() if isinstance(data, str) else data
    return list(reports_from("-", stdin=io.BytesIO(raw), **given))  # type: ignore[arg-type]


def one(data: bytes | str, **given: object) -> Report:
    (report,) = read(data, **given)
    assert isinstance(report, Report), report
    return report


def reason(data: bytes | str, **given: object) -> str:
    (skipped,) = read(data, **given)
    assert isinstance(skipped, Skipped), skipped
    return skipped.reason


# Plain text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (LEAD, LEAD),
        (f"\ufeff{LEAD}", LEAD),
        (f"{LEAD}\r\n\r\n{SECOND}\r", f"{LEAD}\n\n{SECOND}\n"),
        (f"  {LEAD}\n\n\n", f"  {LEAD}\n\n\n"),
        (f"{LEAD} Cafe\u0301 na\u200bme \u202eabc\u202c so\u00adft\u2028", f"{LEAD} Cafe\u0301 na\u200bme \u202eabc\u202c so\u00adft\u2028"),
        (f"{LEAD} A <p> in the text.", f"{LEAD} A <p> in the text."),
        (f"{LEAD} \x0c\x1f stray", f"{LEAD} \x0c\x1f stray"),
        (f"[Updated] {LEAD}", f"[Updated] {LEAD}"),
        (f"Note: {LEAD}\n\n{SECOND}", f"Note: {LEAD}\n\n{SECOND}"),
        (f"Title: x\nand then prose.\n\n{LEAD}", f"Title: x\nand then prose.\n\n{LEAD}"),
        (f"Date: 3 May 2021\n{LEAD}", f"Date: 3 May 2021\n{LEAD}"),
    ],
)  # fmt: skip
def test_plain_text_is_kept(source: str, text: str) -> None:
    assert one(source, published=DAY).text == text


def test_header_lines() -> None:
    header = (
        "Title: Visit put off: why\nDate: 3 May 2021\nOutlet: Daily Example\nSection: World\nURL: https://x.example/a\n"
    )
    report = one(f"{header}Byline: Jane Roe\nDateline: GENEVA\n\n{LEAD}\n")
    assert report == Report(
        text=f"{LEAD}\n",
        published=DAY,
        title="Visit put off: why",
        outlet="Daily Example",
        url="https://x.example/a",
        byline="Jane Roe",
        dateline="GENEVA",
    )


def test_what_the_user_says_of_a_text_wins() -> None:
    report = one(f"Date: 2020-01-01\nOutlet: Other\n\n{LEAD}", published=DAY, outlet="Daily Example")
    assert (report.published, report.outlet) == (DAY, "Daily Example")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GENEVA — The envoy left.", "GENEVA"),
        ("GENEVA, 3 May (Agency) — The envoy left.", "GENEVA"),
        ("GENEVA, May 3, 2021 – “The envoy left.”", "GENEVA"),
        ("GENEVA, Monday (Agency) — The envoy left.", "GENEVA"),
        ("DAR ES SALAAM, Tanzania -- Two envoys left.", "DAR ES SALAAM, Tanzania"),
        ("KYIV, Ukraine, March 3 (Agency) - The envoy left.", "KYIV, Ukraine"),
        ("GENEVA/NEW YORK - The envoy left.", "GENEVA/NEW YORK"),
        ("MIAMI (AP) _ The envoy left.", "MIAMI"),
        ("EXCLUSIVE - The envoy left.", ""),
        ("NATO — an alliance — met.", ""),
        ("The envoy — he left on Monday — said so.", ""),
        ("A — The first.", ""),
        ("", ""),
    ],
)
def test_dateline(text: str, place: str) -> None:
    assert dateline(text) == place


def test_a_dateline_stays_in_the_text() -> None:
    report = one(f"GENEVA, 3 May (Agency) — {LEAD}", published=DAY)
    assert (report.dateline, report.text) == ("GENEVA", f"GENEVA, 3 May (Agency) — {LEAD}")


# Dates


@pytest.mark.parametrize(
    "written",
    ["2021-05-03", "2021-5-3", "2021/05/03", "20210503", "2021-05-03T23:59:00-11:00", "2021-05-03 10:00", "3 May 2021",
     "3rd May, 2021", "May 3, 2021", "MAY 3 2021", "Mon, 03 May 2021 10:00:00 GMT", "Monday, May 3, 2021 at 10:00 am",
     " 3-May-2021 ", "2021-05-03Z"],
)  # fmt: skip
def test_day(written: str) -> None:
    assert day(written) == DAY


@pytest.mark.parametrize(
    "written",
    ["", "03/05/2021", "3.5.21", "2021-02-30", "0001-01-01", "yesterday", "May 2021", "2021", "3 Ju 2021", "1620000000",
     "2021-05-03x", "32 May 2021", "3 Mai 2021"],
)  # fmt: skip
def test_no_day(written: str) -> None:
    assert day(written) is None


def test_a_future_date_is_allowed() -> None:
    assert one(LEAD, published=date(2199, 1, 1)).published.year == 2199


# Encodings

ACCENTS = f"{LEAD} “The café” was full – so they say."


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("utf-8", "iso-8859-1"), ("utf-8-sig", ""), ("utf-16", ""), ("utf-32", ""), ("cp1252", ""),
     ("cp1252", "iso-8859-1"), ("utf-16-le", "utf-16le"), ("mac_roman", "mac-roman")],
)  # fmt: skip
def test_decoded(encoding: str, declared: str) -> None:
    assert decode(ACCENTS.encode(encoding), "x", declared) == ACCENTS


CYRILLIC = "Переговоры отложены, сказал посланник."


@pytest.mark.parametrize(
    ("data", "declared", "told"),
    [
        (CYRILLIC.encode("cp1251"), "", r"byte 0xCF at 0 is not UTF-8"),
        (ACCENTS.encode() + b"\xff", "", r"byte 0xFF at \d+ is not UTF-8"),
        (ACCENTS.encode() + b"\xff", "iso-8859-1", r"byte 0xFF"),
        (ACCENTS.encode("cp1252"), "utf-7", None),
        (b"\x81" + LEAD.encode(), "windows-1252", "does not fit its declared encoding"),
        (LEAD.encode("utf-16-le"), "", "binary"),
        (b"%PDF-1.7\n\x00\x01\x02\x03" * 50, "", "is a PDF; save its text"),
        (b"\x89PNG\r\n\x1a\n\x00\x01\x02\x03" * 50, "", "is a picture"),
        (bytes(range(256)) * 20, "", "binary"),
        (b"", "", "empty"),
        (b" \n\t ", "", "empty"),
        (b"x" * 5_000_001, "", "larger than 5 MB"),
    ],
)
def test_not_decoded(data: bytes, declared: str, told: str | None) -> None:
    if told is None:  # a declaration that no page uses is not believed
        assert decode(data, "x", declared) == ACCENTS
        return
    with pytest.raises(IntakeError, match=told):
        decode(data, "x", declared)


# HTML


def test_a_page() -> None:
    head = (
        f'{DATED}<meta property="og:site_name" content="Daily Example"><meta name="author" content="By Jane Roe">'
        '<link rel="canonical" href="https://x.example/visit"><meta property="og:title" content="Visit &amp; talks">'
    )
    assert one(article("By Jane Roe", LEAD, SECOND, THIRD, head=head)) == Report(
        text=f"{LEAD}\n\n{SECOND}\n\n{THIRD}",
        published=DAY,
        title="Visit & talks",
        outlet="Daily Example",
        url="https://x.example/visit",
        byline="Jane Roe",
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Cafe&#x301; and Cafe\u0301 are not Café.", "Cafe\u0301 and Cafe\u0301 are not Café."),
        ("Zero\u200bwidth, so&shy;ft, bidi \u202eabc\u202c.", "Zero\u200bwidth, so\u00adft, bidi \u202eabc\u202c."),
        ("Family \U0001f468\u200d\U0001f469\u200d\U0001f467.", "Family \U0001f468\u200d\U0001f469\u200d\U0001f467."),
        ("No&nbsp;break\u2009thin.", "No\u00a0break\u2009thin."),
        ("Wrapped\n   lines\tare <b>one</b> <i>line</i>.", "Wrapped lines are one line."),
        ("Half<b>bold</b>word and <a href=/x>a link</a>.", "Halfboldword and a link."),
        ("&#147;Old quotes&#148; &#8220;new&#8221; &lt;b&gt;.", "“Old quotes” “new” <b>."),
        ("One line.<br>Another line.", "One line.\nAnother line."),
        ("One part.<br><br/>\n<br>Another part.", "One part.\n\nAnother part."),
        ("Seen<script>alert(1)</script><style>p{}</style><!-- not --> words.", "Seen words."),
        ("Seen<span style='display: none'> hidden</span><span hidden> hidden</span> words.", "Seen words."),
        ("A letter ꔀꔀꔁ of Vai stays.", "A letter ꔀꔀꔁ of Vai stays."),
        ("A control \x01\x0b stays out of trouble.", "A control \x01\x0b stays out of trouble."),
    ],
)
def test_characters_of_a_page(markup: str, text: str) -> None:
    assert one(article(LEAD, markup, THIRD, head=DATED)).text == f"{LEAD}\n\n{text}\n\n{THIRD}"


def test_equal_paragraphs_are_both_kept() -> None:
    assert one(article(LEAD, SECOND, LEAD, head=DATED)).text == f"{LEAD}\n\n{SECOND}\n\n{LEAD}"


def test_menus_buttons_and_other_stories_are_left_out() -> None:
    text = one(PAGE.replace("</article>", "<p>Share</p><p>WhatsApp</p></article>")).text
    assert text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_a_page_in_another_encoding() -> None:
    page = article(LEAD, "The “café” talks – it was said – go on.", THIRD, head=DATED)
    assert "“café” talks – it" in one(page.replace('"utf-8"', '"windows-1252"').encode("cp1252")).text
    assert "“café” talks – it" in one(page.encode("utf-16")).text
    served = html.read(page.encode("mac_roman"), "x", Given(), "text/html; charset=macroman")
    assert "“café” talks – it" in served.text


def test_an_article_that_only_json_holds() -> None:
    body = {"@type": "NewsArticle", "articleBody": f"{LEAD}\n\nCafe\u0301 talks.", "datePublished": "2021-05-03"}
    page = f'<html><head><script type="application/ld+json">{json.dumps(body)}</script></head><body><div id=app></div></body></html>'
    assert one(page).text == body["articleBody"]


@pytest.mark.parametrize(
    "head",
    [
        DATED,
        '<meta name="date" content="3 May 2021">',
        '<meta itemprop="datePublished" content="2021-05-03">',
        '<meta name="pubdate" content="nonsense"><meta name="DC.date.issued" content="2021-05-03">',
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], '
        '"datePublished": "2021-05-03T08:00:00+02:00"}]}</script>',
        '<script type="application/ld+json">{broken</script><meta name="date" content="2021-05-03">',
    ],
)
def test_date_of_a_page(head: str) -> None:
    assert one(article(LEAD, SECOND, THIRD, head=head)).published == DAY


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ('<time datetime="2021-05-03">Monday</time>', True),
        ('<time datetime="2021-05-03T09:00"></time><time class="updated" datetime="2021-05-09"></time>', True),
        ('<time itemprop="datePublished" datetime="2021-05-03"></time><time datetime="2021-05-09"></time>', True),
        ('<time datetime="2021-05-03"></time><time datetime="2021-05-09"></time>', False),
        ("<time>3 May 2021</time>", False),
        ("Copyright 2021", False),
    ],
)
def test_date_of_a_time_element(times: str, found: bool) -> None:
    page = article(LEAD, SECOND, THIRD).replace("<h1>", f"{times}<h1>")
    if found:
        assert one(page).published == DAY
    else:
        assert "--published YYYY-MM-DD" in reason(page)


def test_links_of_other_schemes_are_dropped() -> None:
    page = article(LEAD, SECOND, THIRD, head=f'{DATED}<link rel="canonical" href="javascript:alert(1)">')
    assert one(page).url == ""


DUTCH = "De minister zei maandag dat het antwoord nog niet was gegeven en dat de reis was uitgesteld tot het einde van de maand."
BAD_PAGES = [
    (PAGE.replace(DATED, ""), "no date of publication was found; give it with --published YYYY-MM-DD"),
    (article(LEAD, SECOND, THIRD, head=DATED, lang="ru"), "its language is 'ru'"),
    (article(DUTCH, DUTCH, DUTCH, head=DATED, lang=""), "not English"),
    (article(head=DATED), "no article was found"),
    ("<html><body><nav><a href=/>Home</a><a href=/w>World</a></nav></body></html>", "no article was found"),
    ("<html></html>", "no article was found"),
    ("<!doctype html>", "no article was found"),
    ("<html>" + "<p>x</p>" * 700_000, "larger than 5 MB"),
]


@pytest.mark.parametrize(("page", "told"), BAD_PAGES, ids=[told for _, told in BAD_PAGES])
def test_bad_pages(page: str, told: str) -> None:
    assert told in reason(page)


@pytest.mark.parametrize("depth", [140, 20_000])
def test_deep_pages_are_read_or_refused(depth: int) -> None:
    deep = article(LEAD, SECOND, THIRD, head=DATED).replace("<article>", "<div>" * depth + "<article>")
    (found,) = read(deep)
    assert isinstance(found, Skipped) or LEAD in found.text


def test_a_large_page_is_read_in_a_child_as_it_is_here() -> None:
    large = article(LEAD, "Cafe\u0301 \u202eabc\u202c \x01 \U0001f468\u200d\U0001f469 talks.", THIRD, head=DATED)
    here = one(large)
    assert len(padded := large.replace("<nav>", f"<!--{'x' * 300_000}--><nav>")) > html._SMALL
    assert one(padded) == here


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_SECONDS", 1)
    start = time.monotonic()
    assert "more than 1 s" in reason("<html lang=en><article>" + "<p>The talks go on.</p>" * 200_000, published=DAY)
    assert time.monotonic() - start < html._WALL


@pytest.mark.parametrize("entity", ["&a;" * 10, "&#xD800;", "&#0;", "&#99999999999;", "&nosuch;"])
def test_entities_expand_to_little_or_nothing(entity: str) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    text = one(PAGE.replace("<!doctype html>", bomb).replace(SECOND, f"{SECOND} {entity}")).text
    assert "root:" not in text
    assert len(text) < 1000


# JSON and JSONL

ROW = {"text": LEAD, "published": "2021-05-03", "outlet": "Daily Example", "title": "Visit put off"}


def test_jsonl() -> None:
    rows = [
        ROW,
        {
            "text": SECOND,
            "date": "3 May 2021",
            "source": "Other",
            "author": "Jane Roe",
            "url": "javascript:x",
            "language": "en-GB",
        },
    ]
    first, second = read("\n".join(map(json.dumps, rows)) + "\n\n")
    assert first == Report(LEAD, DAY, title="Visit put off", outlet="Daily Example")
    assert second == Report(SECOND, DAY, outlet="Other", byline="Jane Roe")


@pytest.mark.parametrize(
    "form", [json.dumps(ROW), json.dumps(ROW, indent=1), json.dumps([ROW]), json.dumps([ROW], indent=2)]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_forms(form: str, encoding: str) -> None:
    assert one(form.encode(encoding)).text == LEAD


def test_the_text_of_json_is_not_touched() -> None:
    text = f"\r\n {LEAD}\r\nCafe\u0301 \u202eabc\u202c\u200b\n"
    assert one(json.dumps(ROW | {"text": text})).text == text


def test_a_gold_story_gives_its_text_and_not_its_annotations() -> None:
    story = ROW | {"id": "s-1", "dateline": "GENEVA", "events": [{"trigger": [[0, 3]]}], "matters": "nonsense"}
    assert one(json.dumps(story, indent=1)) == Report(
        LEAD, DAY, title="Visit put off", outlet="Daily Example", dateline="GENEVA"
    )


def test_a_date_given_for_many_fills_gaps_only() -> None:
    undated = {"text": SECOND}
    first, second = read(f"{json.dumps(ROW)}\n{json.dumps(undated)}", published=date(2022, 1, 1), outlet="Wire")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.published, first.outlet) == (DAY, "Daily Example")
    assert (second.published, second.outlet) == (date(2022, 1, 1), "Wire")


BAD_ROWS = [
    ('{"text": "cut', "is not JSON"),
    ("plain words", "is not JSON"),
    ("[" * 5000, "is not JSON"),
    ('{"text": 7, "published": "2021-05-03"}', "is JSON but no report"),
    ("{}", "is JSON but no report"),
    ("7", "is JSON but no report"),
    (json.dumps(ROW | {"published": 20210503}), '"published" is int, not a string'),
    (json.dumps(ROW | {"published": "03/05/2021"}), "'03/05/2021' is no date or can be read in two ways"),
    (json.dumps(ROW | {"published": "2021-02-30"}), "'2021-02-30' is no date"),
    (json.dumps({"text": LEAD}), "no date of publication was found"),
    (json.dumps(ROW | {"text": " "}), "holds no text"),
    (json.dumps(ROW | {"text": "x \ud800"}), "U+D800 at character 2"),
    (json.dumps(ROW | {"text": "x \0"}), "U+0000 at character 2"),
    (json.dumps(ROW | {"text": "word " * 200_001}), "1,000,005 characters"),
    (json.dumps(ROW | {"language": "French"}), "its language is 'French'"),
    (json.dumps(ROW | {"text": DUTCH}), "not English"),
    (json.dumps(ROW | {"title": "x" * 5_000_000}), "larger than 5 MB"),
    (json.dumps(ROW | {"text": ACCENTS}, ensure_ascii=False).encode() + b"\xff", "not UTF-8"),
]


@pytest.mark.parametrize(("row", "told"), BAD_ROWS, ids=[told for _, told in BAD_ROWS])
def test_a_bad_line_skips_only_itself(row: str | bytes, told: str) -> None:
    raw = row if isinstance(row, bytes) else row.encode()
    good = json.dumps(ROW).encode()
    first, bad, last = read(b"\n".join([good, raw, good]))
    assert isinstance(first, Report)
    assert first == last
    assert isinstance(bad, Skipped)
    assert bad.where == "standard input:2"
    assert told in bad.reason
    assert bad.reason.startswith("standard input:2: ")


@pytest.mark.parametrize("document", ["[]", "{}", '{\n"text":', '[{"text": "x"', "[1, 2]"])
def test_json_that_is_no_report(document: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(document)
    found = list(reports_from(path))
    assert found
    assert all(isinstance(f, Skipped) and "JSON" in f.reason or "empty list" in f.reason for f in found)


# Files, folders, addresses


def test_a_zip_archive_is_read_as_a_folder_is(tmp_path: Path) -> None:
    path = tmp_path / "clips.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("march/a.txt", f"Date: 2031-03-03\n\n{LEAD}")
        archive.writestr("b.html", article(LEAD, head='<meta name="date" content="2031-03-04">'))
        archive.writestr("c.txt", "")
        archive.writestr("d.zip", b"PK\x03\x04")
        archive.writestr(".hidden", LEAD)
        archive.writestr("__MACOSX/._a.txt", LEAD)
    found = list(reports_from(path))
    assert [r.published for r in found if isinstance(r, Report)] == [date(2031, 3, 4), date(2031, 3, 3)]
    reasons = [s.reason.removeprefix(f"{path}/") for s in found if isinstance(s, Skipped)]
    assert reasons == [
        "c.txt: is empty; give a file or page with the words of a report.",
        "d.zip: is an archive or office document in an archive; unpack it.",
    ]
    assert [r.published for r in read(path.read_bytes()) if isinstance(r, Report)] == [
        date(2031, 3, 4),
        date(2031, 3, 3),
    ]


def test_what_is_no_archive_of_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "office document" in reason(path.read_bytes())
    assert "damaged zip archive" in reason(path.read_bytes()[:20])
    big = tmp_path / "bomb.zip"
    with zipfile.ZipFile(big, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"x" * 6_000_000)
    assert "larger than 5 MB" in reason(big.read_bytes())


def test_a_feed_is_not_read_as_a_report() -> None:
    feed = '<?xml version="1.0"?>\n<!-- made daily -->\n<rss version="2.0"><channel><title>News</title></channel></rss>'
    assert "`pourparler watch`" in reason(feed)
    assert "`pourparler watch`" in reason('<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>')


def test_a_folder_goes_on_past_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text(f"Date: 2021-05-02\n\n{LEAD}")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "d.txt").write_text("")
    (tmp_path / ".hidden").write_text(LEAD)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "e.jsonl").write_text(f"{json.dumps(ROW)}\nbroken\n")
    found = list(reports_from(tmp_path, published=DAY))
    assert [f.published.day if isinstance(f, Report) else Path(f.where).name for f in found] == [
        2, 3, "c.png", "d.txt", 3, "e.jsonl:2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "told"),
    [("missing.txt", "there is no such file"), ("", "holds no files"), ("http://127.0.0.1:9/", "only ports 80 and 443"),
     ("http://127.0.0.1/", "inner or reserved"), ("file:///etc/passwd", "only http:// and https://"),
     ("ftp://x.example/a", "only http:// and https://"), ("javascript:alert(1)", "only http:// and https://")],
)  # fmt: skip
def test_sources_that_cannot_be_read(name: str, told: str, tmp_path: Path) -> None:
    source = name if ":" in name else str(tmp_path / name)
    (skipped,) = reports_from(source)
    assert isinstance(skipped, Skipped)
    assert skipped.where == source
    assert told in skipped.reason


@pytest.mark.parametrize("name", ["report.html", "report.txt", "report"])
def test_the_content_tells_the_format(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(PAGE)
    assert [f.text for f in reports_from(path) if isinstance(f, Report)] == [f"{LEAD}\n\n{SECOND}\n\n{THIRD}"]
    path.write_text(LEAD)
    assert [f.text for f in reports_from(path, published=DAY) if isinstance(f, Report)] == [LEAD]


def test_every_reason_is_one_sentence_that_names_the_source() -> None:
    reasons = [reason(page) for page, _ in BAD_PAGES] + [
        reason(b""),
        reason(b"\0" * 50),
        reason("x" * 6_000_000),
        reason(LEAD),
    ]
    for told in reasons:
        assert told.startswith("standard input: "), told
        assert told.endswith("."), told
        assert "\n" not in told, told
        assert re.search("[;:] (?:give|save|write|split|only)", told), told


# Language


@pytest.mark.parametrize("text", [LEAD, SECOND, THIRD, "Talks off.", "GENEVA", f"{LEAD} «{CYRILLIC}»"])
def test_english(text: str) -> None:
    assert not is_plainly_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        CYRILLIC,
        DUTCH,
        "Der Minister sagte am Montag, dass die Reise verschoben worden sei und dass niemand den Grund dafür kenne oder nenne.",
        "Le ministre a déclaré lundi que le voyage était reporté et que personne ne savait pourquoi, on ne dit rien de plus.",
        "El ministro dijo el lunes que el viaje se aplazaba y que nadie conocía el motivo, y no ha dicho nada más sobre eso.",
        "Ministeren sagde mandag at rejsen er udsat, og at ingen ved hvorfor, for det er for tidligt at have et svar til alle.",
        "特使は月曜日に訪問を延期すると述べた。 外務省は知らされていないと否定した。 会談は続く。",
    ],
)
def test_plainly_foreign(text: str) -> None:
    assert is_plainly_foreign(text)


# Properties

ODD = st.text(
    st.one_of(
        st.characters(categories=["L", "N", "P", "S", "M", "Cf"], exclude_characters="<>&"),
        st.sampled_from("\u0301\u0323\u200b\u200d\u202e\u202c\u2066\u2069\u00ad\u00a0\ufe0f\U0001f468 "),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60)
@given(st.lists(ODD, min_size=1, max_size=4))
def test_a_page_keeps_every_character(odd: list[str]) -> None:
    wanted = [f"{LEAD} {re.sub(' +', ' ', words).strip(' ')} ({SECOND})" for words in odd]
    tree = tree_of(article(*wanted))
    assert tree is not None
    assert page(tree).text.split("\n\n") == [re.sub(" +", " ", w) for w in wanted]


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n\t\x0c\x85")))
def test_plain_text_comes_out_as_it_went_in(text: str) -> None:
    source = f"{LEAD}{text}"
    assert plain.found(decode(source.encode(), "x")).text == source.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<html>", b"{", b'{"text": "', b"Date: ", b"\xff\xfe"]))
def test_any_bytes_give_a_report_or_a_reason(data: bytes, start: bytes) -> None:
    for found in read(start + data, published=DAY):
        assert isinstance(found, (Report, Skipped))


MARKUP = ["<p>", "</p>", "<div>", "<b>", "<!--", "-->", "<td>", "<br>", "&#1;", "ꔀ", "Talks. ", "\x0b", "<svg>", "<q>"]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(MARKUP), max_size=60))
def test_any_markup_gives_a_page_or_a_reason(markup: list[str]) -> None:
    try:
        html.read(PAGE.replace(SECOND, "".join(markup)).encode(), "x", Given(DAY))
    except IntakeError:
        pass
