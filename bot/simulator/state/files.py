"""Files: kept by content, sent again by id, described the way each kind of message needs it."""

import hashlib
import mimetypes
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bot.simulator.state.pictures import sample_photo, sample_sound, size_of

_PREFIX = {
    "photo": "AgACAgIAAx",
    "video": "BAACAgIAAx",
    "voice": "AwACAgIAAx",
    "video_note": "DQACAgIAAx",
    "audio": "CQACAgIAAx",
    "document": "BQACAgIAAx",
    "sticker": "CAACAgIAAx",
    "animation": "CgACAgIAAx",
    "raw": "RAWF",
}
_MIME = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "voice": "audio/ogg",
    "video_note": "video/mp4",
    "audio": "audio/mpeg",
    "sticker": "image/webp",
    "animation": "video/mp4",
}
_FOLDER = {"photo": "photos", "voice": "voice", "video": "videos", "document": "documents", "raw": "documents"}


@dataclass(slots=True, eq=False)
class File:
    """A file of one kind; the same bytes as another kind are another file, as on Telegram."""

    file_id: str
    unique_id: str
    kind: str
    data: bytes = field(repr=False)
    name: str
    mime: str
    path: str
    width: int = 0
    height: int = 0
    duration: int = 0

    def api(self) -> dict[str, Any]:
        """Return what every description of a file begins with."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class Files:
    """All files, by id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}

    def add(self, kind: str, data: bytes, name: str = "", mime: str = "", duration: int = 0) -> File:
        """Keep a file; the same bytes under the same kind and name are kept once."""
        unique = hashlib.blake2s(b"\0".join([kind.encode(), name.encode(), data]), digest_size=12).hexdigest()
        file_id = f"{_PREFIX[kind]}{unique}"
        if file_id in self.by_id:
            return self.by_id[file_id]
        mime = mime if mime and mime != "application/octet-stream" else ""
        mime = mime or mimetypes.guess_type(name)[0] or _MIME.get(kind, "application/octet-stream")
        width, height = size_of(data) or ((0, 0) if kind in ("document", "raw") else (512, 512))
        number = len(self.by_id)
        path = f"{_FOLDER.get(kind, kind + 's')}/file_{number}{mimetypes.guess_extension(mime) or ''}"
        file = File(file_id, "AQAD" + unique[:16], kind, data, name, mime, path, width, height, duration)
        self.by_id[file_id] = self.by_path[path] = file
        return file

    def get(self, file_id: str) -> File | None:
        """Return a file by its id; a photo's small size is the same file."""
        return self.by_id.get(file_id) or self.by_id.get(file_id.removesuffix("s"))

    def sample(self, kind: str) -> File:
        """Return the file somebody sends who has none at hand."""
        return self.add(kind, *_sample(kind), duration=3 if kind in ("voice", "audio", "video") else 0)


@cache
def _sample(kind: str) -> tuple[bytes, str]:
    match kind:
        case "photo" | "sticker":
            return sample_photo(), f"{kind}.png"
        case "voice":
            return sample_sound(3), ""
        case "audio":
            return sample_sound(3), "tune.wav"
        case "document":
            return b"A note.\n", "note.txt"
    return b"\0\0\0\x18ftypisom\0\0\0\0isomiso2" + kind.encode(), f"{kind}.mp4"


def described(file: File, **more: Any) -> dict[str, Any]:
    """Return the content of a message that carries a file: `{kind: description}` in the Bot API's shape."""
    base = file.api()
    size = {"width": file.width, "height": file.height}
    named = {"mime_type": file.mime} | ({"file_name": file.name} if file.name else {})
    match file.kind:
        case "photo":
            return {"photo": _sizes(file)}
        case "voice":
            return {"voice": base | {"duration": file.duration, "mime_type": file.mime}}
        case "video_note":
            return {"video_note": base | {"duration": file.duration, "length": 240}}
        case "audio":
            return {"audio": base | {"duration": file.duration} | named | more}
        case "video":
            return {"video": base | size | {"duration": file.duration} | named}
        case "animation":
            moving = base | size | {"duration": file.duration} | named
            return {"animation": moving, "document": base | named}
        case "sticker":
            return {"sticker": base | size | {"type": "regular", "is_animated": False, "is_video": False} | more}
    return {"document": base | named}


def _sizes(file: File) -> list[dict[str, Any]]:
    """A photo is offered small and large; the last is the one to take."""
    small = {"file_id": file.file_id + "s", "file_unique_id": file.unique_id + "s", "file_size": len(file.data)}
    thumbnail = small | {"width": min(90, file.width), "height": min(90, file.height)}
    return [thumbnail, file.api() | {"width": file.width, "height": file.height}]
