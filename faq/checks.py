"""What every FAQ must hold to, whatever file it comes from."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from faq.document import FaqDocument
from faq.normalise import normalise

ID_LIMIT = 40
TITLE_LIMIT = 60
"""Characters of a category's title; it is a button."""

ANSWER_LIMIT = 3_800
CAPTION_LIMIT = 900
"""UTF-16 units of an answer, alone and under a photo: Telegram's 4,096 and 1,024, less what the bot adds below."""

RESERVED = "none"
"""What the bot notes when a customer taps "none of these"; an entry of this name could not be told from it."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def id_mistake(name: str) -> str | None:
    """What is wrong with an id, or None; ids travel in buttons, so they are short and plain."""
    if _ID.fullmatch(name) and len(name) <= ID_LIMIT:
        return None
    return f"id '{name}' must be at most {ID_LIMIT} of a-z, 0-9, - and _; write it like opening-hours"


def entry_id_mistake(name: str) -> str | None:
    """What is wrong with the id of an entry, or None."""
    if name == RESERVED:
        return f"id '{name}' means \"none of these\" to the bot; give the entry another"
    return id_mistake(name)


def title_mistake(title: str) -> str | None:
    """What is wrong with a category's title, or None."""
    if len(title) <= TITLE_LIMIT:
        return None
    return f"has {len(title):,} characters; at most {TITLE_LIMIT}, for it is shown on a button"


def answer_mistake(text: str, *, photo: bool) -> str | None:
    """What is wrong with an answer, or None; it has to fit one message, or the caption of its photo."""
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if length <= (CAPTION_LIMIT if photo else ANSWER_LIMIT):
        return None
    return f"has {length:,} characters; at most {ANSWER_LIMIT:,}, or {CAPTION_LIMIT} with a photo"


def link_mistake(link: str) -> str | None:
    """What is wrong with a link, or None; Telegram refuses a message whose button leads nowhere."""
    if link.startswith(("https://", "http://", "tg://")) and not re.search(r"\s", link) and _leads_somewhere(link):
        return None
    return f"link '{link}' must begin with https:// and a site, such as https://example.com/map, and hold no space"


def _leads_somewhere(link: str) -> bool:
    """Whether the link names a site (a dot, or an IPv6 address) or, after tg://, what to open."""
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return False
    return bool(host) if link.startswith("tg://") else "." in host.strip(".") or ":" in host


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
