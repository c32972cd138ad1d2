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
_ALONE = ("document", "audio")
_MOST_IN_ALBUM = 10


def _sender(kind: str) -> Handler:
    def send(call: Call) -> dict[str, Any]:
        file = file_of(call, kind, call.fields[kind], call.fields)
        return sent(call, content_of(file, call.fields) | caption_content(call, call.fields))

    return send


def media_content(call: Call, item: dict[str, Any], kinds: frozenset[str] = _EDITABLE_KINDS) -> dict[str, Any]:
    """Return the content an InputMedia object describes."""
    kind = item.get("type")
    if kind not in kinds:
        what = f'type "{kind}" is unsupported' if kind else "type not found"
        what = what.replace("is unsupported", "can't be used in sendMediaGroup") if kind in _EDITABLE_KINDS else what
        raise bad(f"can't parse InputMedia: {what}")
    file = file_of(call, kind, item["media"], item)
    return content_of(file, item) | caption_content(call, item)


def send_media_group(call: Call) -> list[dict[str, Any]]:
    """Send an album of photos and videos, or only documents, or only audio; one item goes as a message by itself."""
    items = call.fields["media"]
    if not 1 <= len(items) <= _MOST_IN_ALBUM:
        raise bad("too many messages to send as an album" if items else "there are no messages to send")
    contents = [media_content(call, item, _ALBUM_KINDS) for item in items]
    kinds = [item["type"] for item in items]
    alone = next((kind for kind in kinds if kind in _ALONE), None)
    if alone is not None and len(set(kinds)) > 1:
        raise bad(f"{alone} can't be mixed with other media types")
    chat = target(call)
    album = str(13_000_000_000_000_000 + call.world.hub.upcoming) if len(items) > 1 else None
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
