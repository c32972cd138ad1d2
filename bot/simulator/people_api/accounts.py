"""Who there is, and files they hand in or look at."""

from typing import Any

from aiohttp import web

from bot.simulator.people_api.desk import Body, Desk

Answer = dict[str, Any]


async def create_user(desk: Desk, body: Body) -> Answer:
    """Make a person."""
    optional = ("last_name", "username", "language_code", "phone")
    facts = {name: body.get(name) for name in optional}
    premium = body.get("is_premium", bool, False)
    user_id = body.get("id", int)
    user = desk.world.add_user(user_id, first_name=body.need("first_name"), is_premium=premium, **facts)
    return {"user": user.view()}


async def upload(desk: Desk, request: web.Request) -> web.Response:
    """Take in a file."""
    file = desk.world.files.add("raw", await request.read(), request.query.get("name", ""), request.content_type)
    return web.json_response({"file_id": file.file_id})


async def download(desk: Desk, request: web.Request) -> web.Response:
    """Show a file; never as a page, whatever somebody uploaded."""
    file = desk.world.files.get(request.match_info["file_id"])
    if file is None:
        return web.json_response({"error": "there is no such file"}, status=404)
    safe = file.mime.startswith(("image/", "audio/", "video/")) and file.mime != "image/svg+xml"
    headers = {"X-Content-Type-Options": "nosniff", "Content-Type": file.mime if safe else "application/octet-stream"}
    return web.Response(body=file.data, headers=headers)
