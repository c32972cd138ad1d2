"""Messages that carry files, one or an album."""

from typing import Any

from bot.simulator.methods.access import target
from bot.simulator.methods.attachments import content_of, file_of
from bot.simulator.methods.call import Call, Handler
from bot.simulator.methods.compose import caption_content, post, sent
from bot.simulator.refusals import bad
from bot.simulator.state.rendering import as_api

_ALBUM_KINDS = frozenset({"photo", "video", "audio", "document"})
_EDITABLE_KINDS = _ALBUM_KINDS | {"animation"}


def _sender(kind: str) -> Handler:
    def send(call: Call) -> dict[str, Any]:
        file = file_of(call, kind, call.fields[kind], call.fields)
        return sent(call, content_of(file, call.fields) | caption_content(call, call.fields))

    return send


def media_content(call: Call, item: dict[str, Any], kinds: frozenset[str] = _EDITABLE_KINDS) -> dict[str, Any]:
    """Return the content an InputMedia object describes."""
    kind = item.get("type")
    if kind not in kinds:
        raise bad("type of the media must be specified" if kind is None else f'can\'t use media of type "{kind}" here')
    file = file_of(call, kind, item["media"], item)
    return content_of(file, item) | caption_content(call, item)


def send_media_group(call: Call) -> list[dict[str, Any]]:
    """Send an album of 2-10 photos and videos, or only documents, or only audio."""
    items = call.fields["media"]
    if not 2 <= len(items) <= 10:
        raise bad("media must include 2-10 items" if items else "media not found")
    kinds = {item.get("type") for item in items}
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad("document and audio can't be mixed with other media types")
    contents = [media_content(call, item, _ALBUM_KINDS) for item in items]
    chat = target(call)
    album = str(13_000_000_000_000_000 + call.world.hub.upcoming)
    return [as_api(chat, post(call, chat, content, album=album)) for content in contents]


METHODS: dict[str, Handler] = {
    "sendPhoto": _sender("photo"),
    "sendVideo": _sender("video"),
    "sendVoice": _sender("voice"),
    "sendVideoNote": _sender("video_note"),
    "sendAudio": _sender("audio"),
    "sendDocument": _sender("document"),
    "sendSticker": _sender("sticker"),
    "sendAnimation": _sender("animation"),
    "sendMediaGroup": send_media_group,
}
