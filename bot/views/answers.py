"""What an answer looks like: the answer itself, "did you mean", and the honest way on where there is none."""

from dataclasses import dataclass
from pathlib import Path

from bot.brand.folder import BrandFolder
from bot.domain.answers import Reply, Stage
from bot.domain.knowledge import Knowledge
from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.person import person_button
from bot.views.view import Button, Rows, View, column
from bot.views.welcome import back_to_menu
from faq import LocalAnswer


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry offered as a button: its id and how this language asks for it."""

    entry_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Source:
    """What an answer is served from: the FAQ and the brand's photos and contact."""

    knowledge: Knowledge
    brand: BrandFolder

    def local(self, entry_id: str, language: str) -> LocalAnswer | None:
        """Return the entry in this language, else in the brand's own or any it has; None if it is gone."""
        return self.knowledge.local(entry_id, language, self.brand.brand.default_language)

    def choice(self, entry_id: str, language: str) -> Choice:
        """Return the entry as a button of this language."""
        return Choice(entry_id, self.knowledge.title(entry_id, language, self.brand.brand.default_language))

    def category_titles(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return (id, title) of every category that has an entry."""
        return self.knowledge.category_titles(language, self.brand.brand.default_language)


def reply_view(t: Catalogue, reply: Reply, source: Source) -> View:
    """Return what a question looks like at the stage it has reached."""
    answer = source.local(reply.entry_id, t.code) if reply.entry_id else None
    choices = tuple(source.choice(c, t.code) for c in reply.choices if c in source.knowledge.entries)
    if answer is None:
        clarifying = reply.stage is Stage.CLARIFYING and choices
        return _clarify(t, reply, choices) if clarifying else _missed(t, reply, choices, source.brand)
    text, ask = t.directed(answer.text), "answer.sorry" if choices else "answer.kept"
    if reply.stage is Stage.HELPED:
        return View(text, (*_link(t, answer), (back_to_menu(t),)), _photo(answer, source))
    if reply.stage is Stage.NOT_HELPED:
        rows = (*_choices(t, reply, choices), (person_button(t, "not_helped", reply.message_id),))
        return View(f"{text}\n\n{t(ask)}", rows, _photo(answer, source))
    rows = (*_link(t, answer), _did_it_help(t, reply), (person_button(t, "button", reply.message_id),))
    return View(f"{text}\n\n{t('answer.helped')}", rows, _photo(answer, source))


def _did_it_help(t: Catalogue, reply: Reply) -> tuple[Button, ...]:
    yes = Button(t("answer.yes"), pack(Verb.HELPED, reply.message_id, reply.revision))
    no = Button(t("answer.no"), pack(Verb.NOT_HELPED, reply.message_id, reply.revision))
    return yes, no


def _clarify(t: Catalogue, reply: Reply, choices: tuple[Choice, ...]) -> View:
    rows = (*_choices(t, reply, choices), (person_button(t, "handover", reply.message_id),))
    return View(t("clarify.intro"), rows)


def _missed(t: Catalogue, reply: Reply, choices: tuple[Choice, ...], folder: BrandFolder) -> View:
    lines = [t("miss.text")]
    if contact := folder.brand.contact.line():
        lines.append(t("miss.contact", contact=contact))
    if choices:
        lines.append(f"\n{t('miss.closest')}")
    topics = Button(t("menu.topics"), pack(Verb.TOPICS))
    person = person_button(t, "handover", reply.message_id)
    return View("\n".join(lines), (*_entry_rows(reply, choices), (person,), (topics, back_to_menu(t))))


def browsed(t: Catalogue, entry_id: str, source: Source) -> View | None:
    """Return an answer found by browsing, with the way back to its topic; None if the entry is gone."""
    answer = source.local(entry_id, t.code)
    if answer is None:
        return None
    back = Button(t("menu.back"), pack(Verb.TOPIC, source.knowledge.entries[entry_id].category, 0))
    rows = (*_link(t, answer), (person_button(t),), (back, back_to_menu(t)))
    return View(t.directed(answer.text), rows, _photo(answer, source))


def _choices(t: Catalogue, reply: Reply, choices: tuple[Choice, ...]) -> Rows:
    if not choices:
        return ((back_to_menu(t),),)
    none = Button(t("clarify.none"), pack(Verb.NONE, reply.message_id, reply.revision))
    return (*_entry_rows(reply, choices), (none,))


def _entry_rows(reply: Reply, choices: tuple[Choice, ...]) -> Rows:
    return column(*(Button(c.title, pack(Verb.CHOOSE, reply.message_id, reply.revision, c.entry_id)) for c in choices))


def _link(t: Catalogue, answer: LocalAnswer) -> Rows:
    return ((Button(t("answer.more"), url=answer.link),),) if answer.link else ()


def _photo(answer: LocalAnswer, source: Source) -> Path | None:
    if answer.photo is None:
        return None
    photo = source.brand.photos / Path(answer.photo).name
    return photo if photo.is_file() else None  # deleted since: the words alone are a good answer
