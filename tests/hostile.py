"""Five hundred texts that try to be more than text, and a dossier that is made of nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pourparler
from pourparler.record import Actor, Reading
from tests.small_readings import Page

VECTORS = (
    "<script>alert({n})</script>", "<script src=//evil.example/{n}.js></script>", "<img src=x onerror=alert({n})>",
    "<img src=//evil.example/{n}.png>", "<svg onload=alert({n})>", "<svg><script>alert({n})</script></svg>",
    "<iframe src=javascript:alert({n})></iframe>", "<iframe srcdoc='<script>alert({n})</script>'></iframe>",
    "<a href=javascript:alert({n})>x</a>", "<body onload=alert({n})>", "<details open ontoggle=alert({n})>x</details>",
    "<input autofocus onfocus=alert({n})>", "<style>@import '//evil.example/{n}.css';</style>",
    "<link rel=stylesheet href=//evil.example/{n}.css>", "<meta http-equiv=refresh content='0;url=//evil.example/{n}'>",
    "<base href=//evil.example/{n}/>", "<form action=//evil.example/{n}><button autofocus>x</button></form>",
    "<object data=//evil.example/{n}></object>", "<video><source onerror=alert({n})></video>",
    "<math><mtext><img src=x onerror=alert({n})></mtext></math>", "x onmouseover=alert({n}) autofocus onfocus=alert({n}) y",
    "javascript:alert({n})", "data:text/html,<script>alert({n})</script>", "{{{{7*{n}}}}}{{% for x in [] %}}",
    "\u202e<script>alert({n})</script>\u202c\u200b",
)  # fmt: skip
BREAKOUTS = ("", '">', "'>", "</title>", "</textarea>", "</script>", "</style>", "-->", "]]>", '\\">')
FORMS = (str, lambda text: text.replace("script", "ScRiPt").replace("<img", "<IMG\t").replace("<svg", "<svg/"))
PAYLOADS = tuple(
    form(breakout + vector.format(n=n)) for n, (vector, breakout, form) in enumerate(product(VECTORS, BREAKOUTS, FORMS))
)
DOSSIER = "<img src=x onerror=alert('dossier')>\"'/"
_FIELDS = 10  # of a report that carry a payload


def hostile_readings() -> Iterator[Reading]:
    """Readings that carry all payloads: in title, body, byline, outlet, address, and in names and words of elements."""
    for n in range(0, len(PAYLOADS), _FIELDS):
        yield _reading(n // _FIELDS, PAYLOADS[n : n + _FIELDS])


def _reading(n: int, payloads: tuple[str, ...]) -> Reading:
    title, outlet, byline, url, name, other, group, toward, about, body = payloads
    by, to = Actor(name, "VDR", "GOV", "person", role=other), Actor(other, "OSR", "GOV", "organisation")
    page = Page("3 March", outlet)
    page.event(f"{name} met {other} and {body} about it.", "met", "CONSULT", [by], [to], when="4 March", says=by)
    page.event(f"It denied that it had met {body} at all.", "met", "CONSULT", [by], [to], "not_happened", says=to)
    page.matter(
        f"{other} asked {name} to answer {about} soon.", about, "question", [to], [by], move=[by], opened="1 March"
    )
    page.dispute(about, "denial", ((by,), f"We said {body} to them."), ((to,), f"No {title} was said."))
    page.group(f"The {group} will meet.", group, (by, "member"), (to, "refuses"))
    page.stance(f"{name} has not recognised {toward}.", by, toward, "recognition", "against")
    reading = page.reading()
    published = reading.report.published + timedelta(days=n)
    report = replace(reading.report, title=title, byline=byline, dateline=byline, url=url, published=published)
    return replace(reading, report=report)


def hostile_database(path: Path) -> Path:
    """The hostile dossier, with hostile notes on corrections."""
    with pourparler.open(path) as door:
        door.keep_all(hostile_readings(), DOSSIER)
        door.keep(Page().event("Veldria met Oster.", "met", "CONSULT").reading(), "harmless")
        for n, m in enumerate(door.record(DOSSIER).matters[:20]):
            door.correct("accept", [m.id], DOSSIER, who=PAYLOADS[7 * n], why=PAYLOADS[11 * n])
        door.correct("reject", [door.record(DOSSIER).disputes[-1].id], DOSSIER, who=PAYLOADS[-1], why=PAYLOADS[-2])
    return path
