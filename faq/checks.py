"""What every FAQ must hold to, whatever file it comes from."""

import re
from collections.abc import Mapping, Sequence

from faq.document import FaqDocument
from faq.normalise import normalise

ID_LIMIT = 40
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def id_mistake(name: str) -> str | None:
    """What is wrong with an id, or None; ids travel in buttons, so they are short and plain."""
    if _ID.fullmatch(name) and len(name) <= ID_LIMIT:
        return None
    return f"id '{name}' must be at most {ID_LIMIT} of a-z, 0-9, - and _; write it like opening-hours"


def link_mistake(link: str) -> str | None:
    """What is wrong with a link, or None."""
    if link.startswith(("https://", "http://", "tg://")) and not re.search(r"\s", link):
        return None
    return f"link '{link}' must begin with https:// and hold no space"


def phrasing_mistake(phrasing: str) -> str | None:
    """What is wrong with an example question, or None."""
    return None if normalise(phrasing) else f"phrasing '{phrasing}' has no letter or digit; write a question"


def shared_phrasings(document: FaqDocument) -> list[str]:
    """What two entries both claim, told once for each phrasing; the engine could only guess between them."""
    claimed: dict[tuple[str, str], str] = {}
    found = []
    for entry in document.entries:
        for language, local in entry.languages.items():
            for phrasing in local.ask:
                first = claimed.setdefault((language, normalise(phrasing)), entry.id)
                if first != entry.id:
                    found.append(f"“{phrasing}” ({language}) stands in {first} and in {entry.id}; keep it in one")
    return found


def missing_languages(present: Mapping[str, object], languages: Sequence[str]) -> list[str]:
    """The brand's languages that are not there."""
    return [language for language in languages if language not in present]
