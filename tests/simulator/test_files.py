"""Files: uploaded in a form, sent again by id, fetched back."""

import json

import aiohttp

from bot.simulator.people import Person
from bot.simulator.state.pictures import sample_photo
from tests.simulator.conftest import RawApi

PICTURE = sample_photo(40, 30)


async def upload(api: RawApi, method: str, fields: dict[str, str], **files: bytes) -> dict[str, object]:
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value)
    for name, data in files.items():
        form.add_field(name, data, filename=f"{name}.bin")
    async with api.http.post(f"{api.base}/{method}", data=form) as response:
        answer: dict[str, object] = await response.json()
        return answer


async def test_a_photo_goes_up_and_comes_down(api: RawApi, anna: Person) -> None:
    answer = await upload(api, "sendPhoto", {"chat_id": str(anna.id), "caption": "Սուրճ"}, photo=PICTURE)
    assert answer["ok"], answer
    sizes = answer["result"]["photo"]  # type: ignore[index]
    assert [(size["width"], size["height"]) for size in sizes] == [(40, 30), (40, 30)]
    file = await api("getFile", file_id=sizes[-1]["file_id"])
    assert file["file_unique_id"] == sizes[-1]["file_unique_id"]
    async with api.http.get(f"{api.files}/{file['file_path']}") as response:
        assert await response.read() == PICTURE
    again = await api("sendPhoto", chat_id=anna.id, photo=sizes[-1]["file_id"])
    assert again["photo"] == sizes


async def test_an_album_by_attach_names(api: RawApi, anna: Person) -> None:
    media = [
        {"type": "photo", "media": "attach://a", "caption": "<b>one</b>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://b"},
    ]
    fields = {"chat_id": str(anna.id), "media": json.dumps(media)}
    answer = await upload(api, "sendMediaGroup", fields, a=PICTURE, b=sample_photo(10, 10))
    parts = answer["result"]
    assert len({part["media_group_id"] for part in parts}) == 1  # type: ignore[attr-defined, index]
    assert parts[0]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]  # type: ignore[index]


async def test_files_that_are_refused(api: RawApi, anna: Person) -> None:
    place = {"chat_id": str(anna.id)}
    refused = {
        "empty": await upload(api, "sendDocument", place, document=b""),
        "no picture": await upload(api, "sendPhoto", place, photo=b"not a picture"),
        "no such part": await upload(api, "sendPhoto", place | {"photo": "attach://missing"}, other=PICTURE),
    }
    assert {name: answer["description"] for name, answer in refused.items()} == {
        "empty": "Bad Request: file must be non-empty",
        "no picture": "Bad Request: IMAGE_PROCESS_FAILED",
        "no such part": "Bad Request: there is no photo in the request",
    }
    document = await upload(api, "sendDocument", place, document=b"text")
    file_id = document["result"]["document"]["file_id"]  # type: ignore[index]
    assert await api.refused("sendPhoto", chat_id=anna.id, photo=file_id) == (
        "Bad Request: can't use file of type Document as Photo"
    )
    async with api.http.get(f"{api.files}/documents/none.txt") as response:
        assert response.status == 404


async def test_captions_have_their_own_limit(api: RawApi, anna: Person) -> None:
    answer = await upload(api, "sendDocument", {"chat_id": str(anna.id), "caption": "x" * 1025}, document=b"d")
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_requests_as_form_and_query(api: RawApi, anna: Person) -> None:
    fields = {"chat_id": str(anna.id), "text": "a & b", "disable_notification": "true"}
    async with api.http.post(f"{api.base}/sendMessage", data=fields) as response:
        assert (await response.json())["result"]["text"] == "a & b"
    async with api.http.get(f"{api.base}/SENDMESSAGE", params=fields) as response:
        assert (await response.json())["result"]["text"] == "a & b"


async def test_what_people_send_can_be_fetched(api: RawApi, anna: Person) -> None:
    await api.updates()
    await anna.sends_photo(PICTURE, caption="look")
    await anna.sends_document(b"<script>", name="page.html")
    photo, document = (update["message"] for update in await api.updates())
    assert photo["caption"] == "look"
    file = await api("getFile", file_id=photo["photo"][-1]["file_id"])
    async with api.http.get(f"{api.files}/{file['file_path']}") as response:
        assert await response.read() == PICTURE
    assert document["document"]["file_name"] == "page.html"
    async with api.http.get(f"{api.url}/people/files/{document['document']['file_id']}") as response:
        assert response.content_type == "application/octet-stream"  # never a page on the simulator's own address
