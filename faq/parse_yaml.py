"""An FAQ from the text of `faq.yaml`, with every mistake named by line."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ruamel.yaml.nodes import Node

from faq.checks import (
    answer_mistake,
    entry_id_mistake,
    id_mistake,
    link_mistake,
    missing_languages,
    phrasing_mistake,
    title_mistake,
)
from faq.document import Category, FaqDocument, FaqEntry, LocalAnswer
from faq.entry import LANGUAGES
from faq.suggest import suggestion
from faq.yaml_nodes import NodeReader, line_of

Item = TypeVar("Item", Category, FaqEntry)


def parse_yaml(text: str, languages: Sequence[str], source: str = "faq.yaml") -> FaqDocument:
    """Read categories and entries, each in all of the brand's `languages`; raises FaqError with every mistake.

    A language the brand does not speak (any more, or yet) may stand there as well, and is kept.
    """
    reader = NodeReader(source)
    root = reader.compose(text)
    if root is None:
        return FaqDocument((), ())
    document = _Parser(reader, tuple(languages)).document(root)
    reader.finish()
    return document


class _Parser:
    """Walks the nodes of one file."""

    def __init__(self, reader: NodeReader, languages: tuple[str, ...]) -> None:
        self._reader = reader
        self._required = languages
        self._known = tuple(dict.fromkeys((*languages, *LANGUAGES)))

    def document(self, root: Node) -> FaqDocument:
        fields = self._reader.mapping(root, "the file", ("categories", "entries"))
        categories = self._items(fields.get("categories"), "categories", self._category)
        known = [category.id for category in categories]
        entries = self._items(fields.get("entries"), "entries", lambda node: self._entry(node, known))
        return FaqDocument(categories, entries)

    def _items(self, node: Node | None, what: str, make: Callable[[Node], Item]) -> tuple[Item, ...]:
        """The items of a list; two of the same id are a problem that names both lines."""
        made: list[Item] = []
        lines: dict[str, int] = {}
        for item in self._reader.sequence(node, f"'{what}'"):
            made.append(one := make(item))
            if one.id and one.id in lines:
                self._reader.problem(item, f"id '{one.id}' is taken on line {lines[one.id]}; give one of them another")
            lines.setdefault(one.id, line_of(item))
        return tuple(made)

    def _category(self, node: Node) -> Category:
        fields = self._reader.mapping(node, "a category", ("id", "title"))
        name = self._id(fields.get("id"), "a category", node, id_mistake)
        what = f"the title of category '{name}'"
        if "title" not in fields:
            self._reader.problem(node, f"{what} is missing; write `title: {{{self._known[0]}: …}}`")
            return Category(name, {})
        titles = self._reader.mapping(fields["title"], what, self._known)
        self._complete(titles, what, fields["title"])
        return Category(name, {code: self._title(title, f"{what} in {code}") for code, title in titles.items()})

    def _title(self, node: Node, what: str) -> str:
        title = self._reader.text(node, what, node)
        if mistake := title_mistake(title):
            self._reader.problem(node, f"{what} {mistake}")
        return title

    def _entry(self, node: Node, categories: Sequence[str]) -> FaqEntry:
        fields = self._reader.mapping(node, "an entry", ("id", "category", *self._known))
        name = self._id(fields.get("id"), "an entry", node, entry_id_mistake)
        what = f"entry '{name}'"
        category = self._reader.text(fields.get("category"), f"the category of {what}", node)
        if category and category not in categories:
            message = f"{what} is in an unknown category '{category}'; {suggestion(category, categories)}"
            self._reader.problem(fields["category"], message)
        present = {language: fields[language] for language in self._known if language in fields}
        self._complete(present, what, node)
        local = {language: self._local(part, f"{what} in {language}") for language, part in present.items()}
        return FaqEntry(name, category, local)

    def _local(self, node: Node, what: str) -> LocalAnswer:
        fields = self._reader.mapping(node, what, ("ask", "answer", "link", "photo"))
        ask = self._phrasings(fields.get("ask"), what, node)
        text = self._reader.text(fields.get("answer"), f"the answer of {what}", node)
        link = self._reader.optional_text(fields.get("link"), f"the link of {what}")
        if link and (mistake := link_mistake(link)):
            self._reader.problem(fields["link"], f"{what}: {mistake}")
        photo = self._reader.optional_text(fields.get("photo"), f"the photo of {what}")
        if mistake := answer_mistake(text, photo=photo is not None):
            self._reader.problem(fields["answer"], f"the answer of {what} {mistake}")
        return LocalAnswer(ask, text, link, photo)

    def _phrasings(self, node: Node | None, what: str, parent: Node) -> tuple[str, ...]:
        items = self._reader.sequence(node, f"'ask' of {what}")
        if not items:
            self._reader.problem(node or parent, f'{what} has no phrasing; write how customers ask: `ask: ["…", "…"]`')
        phrasings = [self._reader.text(item, f"a phrasing of {what}", item) for item in items]
        for item, phrasing in zip(items, phrasings, strict=True):
            if phrasing and (mistake := phrasing_mistake(phrasing)):
                self._reader.problem(item, f"{what}: {mistake}")
        return tuple(phrasings)

    def _id(self, node: Node | None, what: str, parent: Node, check: Callable[[str], str | None]) -> str:
        name = self._reader.text(node, f"the id of {what}", parent)
        if name and (mistake := check(name)):
            self._reader.problem(node or parent, mistake)
        return name

    def _complete(self, present: dict[str, Node], what: str, node: Node) -> None:
        """All of the brand's languages must be there."""
        if missing := missing_languages(present, self._required):
            self._reader.problem(node, f"{what} lacks {', '.join(missing)}; write it in every language of the brand")
