"""What a brief says (`brief`), and its writers for people: `terminal.show`, `markdown`; `written` for programs."""

from .lines import Brief, Line, Section, brief
from .markdown import markdown
from .written import written

__all__ = ["Brief", "Line", "Section", "brief", "markdown", "written"]
