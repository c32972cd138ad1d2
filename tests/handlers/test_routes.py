"""What is registered: every route states who may take it, and every button has one."""

from pathlib import Path
from typing import Any, cast

import pytest

from bot.gateway.application import build_application
from bot.gateway.permission import Permission
from bot.gateway.route import Route
from bot.gateway.transport import AiohttpRequest
from bot.services import Services
from bot.views.callback import STAFF_VERBS, Verb
from handlers import register
from handlers.desk.routes import TAPS as DESK_TAPS
from handlers.routes import TAPS

TOKEN = "1:abcdefghijklmnopqrstuvwxyz0123456"
OWNERS = {"misses", "setup"}
"""What only owners may do; a new owner's route is added here knowingly."""


async def _nobody(incoming: object, permission: object) -> bool:
    return False


@pytest.fixture
def routes() -> list[Route]:
    application = build_application(TOKEN, AiohttpRequest(), _nobody)
    register(application, cast(Services, None))  # nothing is asked of the services while registering
    return [cast(Route, handler) for handler in application.handlers[0]]


def test_everything_registered_is_a_route_with_a_permission(routes: list[Any]) -> None:
    assert routes
    for route in routes:
        assert isinstance(route, Route)
        assert isinstance(route.permission, Permission)


def test_a_route_without_a_permission_cannot_be_made() -> None:
    async def answer(incoming: object) -> None: ...

    with pytest.raises(TypeError):
        Route(answer)  # type: ignore[call-arg]


def test_owners_routes_are_those_we_know_of(routes: list[Route]) -> None:
    assert len([route for route in routes if route.permission is Permission.OWNER]) == len(OWNERS)


def test_every_button_that_views_make_is_handled() -> None:
    assert set(TAPS) == set(Verb) - STAFF_VERBS
    assert set(DESK_TAPS) == STAFF_VERBS


def test_handlers_never_read_the_update_s_text_into_a_log() -> None:
    for path in (Path(__file__).parents[2] / "handlers").glob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            assert not ("log." in line and ("text" in line or "first_name" in line)), f"{path.name}: {line}"
