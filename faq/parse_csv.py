"""An FAQ from CSV text, one phrasing a row; the answer stands on the first row of an entry in a language."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faq.checks import (
    answer_mistake,
    entry_id_mistake,
    id_mistake,
    link_mistake,
    missing_languages,
    phrasing_mistake,
)
from faq.document import Category, FaqDocument, FaqEntry, LocalAnswer
from faq.problem import FaqError, Problem
from faq.suggest import suggestion

COLUMNS = ("id", "category", "language", "question", "answer", "link")
_OPTIONAL = ("link",)

Row = Mapping[str, str]


def parse_csv(text: str, languages: Sequence[str], source: str = "faq.csv") -> FaqDocument:
    """Read the rows under the header `id,category,language,question,answer,link`; raises FaqError with all mistakes.

    A table saved with semicolons, as some spreadsheets do, is read too. Categories are titled by their ids.
    """
    sheet = _Sheet(source, tuple(languages))
    try:
        for line, row in _rows(text.removeprefix("\ufeff"), sheet):
            sheet.take(line, row)
    except csv.Error as error:
        sheet.problem(1, f"not a CSV table: {error}; save it as CSV (UTF-8)")
    return sheet.document()


def _rows(text: str, sheet: "_Sheet") -> Iterator[tuple[int, Row]]:
    """Each row with the line it begins on, cells by column; rows of nothing are skipped."""
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in header and "," not in header else ",")
    columns = [cell.strip().lower() for cell in next(reader, [])]
    if not sheet.accepts(columns):
        return
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if len(cells) > len(columns):
                sheet.problem(
                    line, f"has {len(cells)} cells for {len(columns)} columns; put texts with commas in quotes"
                )
            yield line, dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        line = reader.line_num + 1


@dataclass
class _Local:
    """What the rows of one entry in one language have said so far."""

    line: int
    ask: list[str] = field(default_factory=list)
    text: str = ""
    link: str | None = None


@dataclass
class _Draft:
    """What the rows of one entry have said so far."""

    line: int
    category: str
    languages: dict[str, _Local] = field(default_factory=dict)


class _Sheet:
    """Gathers rows into entries and mistakes into problems."""

    def __init__(self, source: str, languages: tuple[str, ...]) -> None:
        self._source = source
        self._languages = languages
        self._problems: list[Problem] = []
        self._drafts: dict[str, _Draft] = {}

    def problem(self, line: int, message: str) -> None:
        self._problems.append(Problem(self._source, line, message))

    def accepts(self, columns: list[str]) -> bool:
        """Whether the header can be worked with."""
        for column in columns:
            if column not in COLUMNS:
                self.problem(1, f"unknown column '{column}'; {suggestion(column, COLUMNS)}")
        missing = [column for column in COLUMNS if column not in columns and column not in _OPTIONAL]
        if missing:
            self.problem(1, f"the header lacks {', '.join(missing)}; the first line must be {','.join(COLUMNS)}")
        return not missing

    def take(self, line: int, row: Row) -> None:
        """Add a row to its entry."""
        name, language = row.get("id", ""), row.get("language", "")
        mistake = entry_id_mistake(name)
        if not mistake and language not in self._languages:
            mistake = f"language '{language}' is none of the brand's; {suggestion(language, self._languages)}"
        if mistake:
            self.problem(line, mistake)
            return
        draft = self._drafts.setdefault(name, _Draft(line, row.get("category", "")))
        if row.get("category") not in ("", draft.category):
            self.problem(line, f"'{name}' is in category '{draft.category}' on line {draft.line}; write the same here")
        self._say(line, row, draft.languages.setdefault(language, _Local(line)))

    def _say(self, line: int, row: Row, local: _Local) -> None:
        """Add a row's phrasing, answer and link to one language of an entry."""
        question, answer, link = (row.get(column, "") for column in ("question", "answer", "link"))
        if mistake := phrasing_mistake(question):
            self.problem(line, mistake)
        if answer and local.text and answer != local.text:
            self.problem(line, f"another answer than on line {local.line}; leave it empty here, or give it its own id")
        if mistake := answer_mistake(answer, photo=False):
            self.problem(line, f"the answer {mistake}")
        if link and (mistake := link_mistake(link)):
            self.problem(line, mistake)
        local.ask.append(question)
        local.text = local.text or answer
        local.link = local.link or link or None

    def document(self) -> FaqDocument:
        """The FAQ, or FaqError if there was any mistake."""
        for name, draft in self._drafts.items():
            self._check(name, draft)
        if self._problems:
            raise FaqError(tuple(sorted(self._problems, key=lambda problem: problem.line)))
        categories = dict.fromkeys(draft.category for draft in self._drafts.values())
        return FaqDocument(
            tuple(Category(name, dict.fromkeys(self._languages, name)) for name in categories),
            tuple(_entry(name, draft) for name, draft in self._drafts.items()),
        )

    def _check(self, name: str, draft: _Draft) -> None:
        if mistake := id_mistake(draft.category):
            self.problem(draft.line, f"the category of '{name}': {mistake}")
        if missing := missing_languages(draft.languages, self._languages):
            self.problem(draft.line, f"'{name}' lacks {', '.join(missing)}; add a row for every language of the brand")
        for language, local in draft.languages.items():
            if not local.text:
                self.problem(local.line, f"'{name}' has no answer in {language}; write it on its first row")


def _entry(name: str, draft: _Draft) -> FaqEntry:
    local = {language: LocalAnswer(tuple(part.ask), part.text, part.link) for language, part in draft.languages.items()}
    return FaqEntry(name, draft.category, local)
