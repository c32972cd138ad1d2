"""Reads a Bot API request: fields and uploads, from query, form, JSON or multipart."""

from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import web

from bot.simulator.refusals import bad
from bot.simulator.values import Upload


async def read_fields(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Return the fields as they came (text, or JSON values) and the uploads by name."""
    fields: dict[str, Any] = dict(request.query) if request.query_string else {}
    uploads: dict[str, Upload] = {}
    if request.method != "POST" or not request.can_read_body:
        return fields, uploads
    match request.content_type:
        case "application/json":
            fields |= _from_json(await request.read())
        case "application/x-www-form-urlencoded":
            fields |= parse_qsl((await request.read()).decode(), keep_blank_values=True)
        case "multipart/form-data":
            uploads = await _from_multipart(request, fields)
    return fields, uploads


def _from_json(body: bytes) -> dict[str, Any]:
    try:
        value = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        raise bad("can't parse request body as JSON") from None
    if not isinstance(value, dict):
        raise bad("request body must be a JSON object")
    return value


async def _from_multipart(request: web.Request, fields: dict[str, Any]) -> dict[str, Upload]:
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            value.file.close()
        else:
            fields[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return uploads
