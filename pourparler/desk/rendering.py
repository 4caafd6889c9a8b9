"""A view and its template -> HTML. Text from reports is only ever text: everything is escaped, `|safe` is never used.

Control and direction characters are shown as marks, so that a hostile text cannot disguise itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pourparler.brief import phrases
from pourparler.brief.quotes import visible
from pourparler.users import User

from . import addresses
from .directions import in_order
from .records import Kept

if TYPE_CHECKING:
    from .page import Page

STATIC = Path(__file__).with_name("static")


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("pourparler.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "as_it_is": escape,
        "outside": addresses.outside,
        "day": lambda d: phrases.day(d, 0),
        "plainly": phrases.state,
    }
    made.globals |= {"address": addresses, "phrases": phrases}
    return made


def rendered(request: Request, page: Page, kept: Kept | None, view: Any, user: User) -> str:
    """The whole page. A template knows what docs/desk.md lists."""
    dossier = kept.dossier if kept else ""
    return (
        environment()
        .get_template(f"{page.name}.html")
        .render(
            view=view,
            page=page,
            kept=kept,
            dossier=dossier,
            user=user,
            signed_in=request.scope.get("user") is not None,
            pages=request.app.state.pages,
            styles=styles(page.part_of, page.name),
            site=str(request.base_url).rstrip("/"),
            twin=_address(request.url.path + ".json", request.url.query, {}),
            here=lambda **changes: _address(request.url.path, request.url.query, changes),
            to=lambda *steps, **query: addresses.page(dossier, *steps, **query),
        )
    )


@cache
def styles(*names: str) -> tuple[str, ...]:
    """The style sheets of a page: the common one, and those of these names that there are."""
    found = (sheet for sheet in dict.fromkeys(("desk", *names)) if sheet and (STATIC / f"{sheet}.css").exists())
    return tuple(f"{addresses.OURS}/static/{sheet}.css" for sheet in found)


def _address(path: str, query: str, changes: dict[str, object]) -> str:
    """The same address with other parameters; one that is None is taken out, a tuple stands for several."""
    asked = [(name, value) for name, value in parse_qsl(query) if name not in changes]
    kept = urlencode([*asked, *((name, value) for name, value in changes.items() if value is not None)], doseq=True)
    return f"{path}?{kept}" if kept else path


def _shown(value: Any) -> Any:
    """What a template prints, made visible; markup of our own macros stays as it is."""
    return in_order(visible(value)) if isinstance(value, str) and not isinstance(value, Markup) else value
