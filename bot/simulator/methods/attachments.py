"""Files in a call: an upload, `attach://name`, or the id of a file Telegram already has."""

from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.refusals import Refusal, bad
from bot.simulator.state.files import File, described
from bot.simulator.state.pictures import size_of
from bot.simulator.values import Upload

MEGABYTE = 1024 * 1024
_NAMES = {"video_note": "video note"}


def file_of(call: Call, kind: str, given: str | Upload, fields: dict[str, Any]) -> File:
    """Return the file a field means, as one of this kind; refuses what Telegram refuses."""
    if isinstance(given, str) and given.startswith("attach://"):
        upload = call.uploads.get(given.removeprefix("attach://"))
        if upload is None:
            raise bad(f"there is no {_NAMES.get(kind, kind)} in the request")
        given = upload
    if isinstance(given, Upload):
        return _uploaded(call, kind, given, fields)
    if given.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    file = call.world.files.get(given)
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if file.kind not in (kind, "raw"):
        raise bad(f"can't use file of type {_type(file.kind)} as {_type(kind)}")
    return file if file.kind == kind else call.world.files.add(kind, file.data, file.name, file.mime)


def _type(kind: str) -> str:
    return "".join(part.capitalize() for part in kind.split("_"))


def _uploaded(call: Call, kind: str, upload: Upload, fields: dict[str, Any]) -> File:
    if not upload.data:
        raise bad("file must be non-empty")
    if len(upload.data) > (10 if kind == "photo" else 50) * MEGABYTE:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo" and size_of(upload.data) is None:
        raise bad("IMAGE_PROCESS_FAILED")
    return call.world.files.add(kind, upload.data, upload.name, upload.mime, fields.get("duration", 0))


def content_of(file: File, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a message with this file; a track's and a sticker's facts come from the call."""
    names = {"audio": ("performer", "title"), "sticker": ("emoji",)}.get(file.kind, ())
    return described(file, **{name: fields[name] for name in names if name in fields})
