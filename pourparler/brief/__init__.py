"""What a brief says (`brief`), and its writers: `terminal.show`, `markdown`, `page.page` (one-file HTML),
`word.write_docx`; `written` for programs."""

from .lines import Line
from .markdown import markdown
from .sections import Brief, Section, brief
from .written import written

__all__ = ["Brief", "Line", "Section", "brief", "markdown", "written"]
