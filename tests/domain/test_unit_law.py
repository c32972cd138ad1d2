"""Every unit the domain and the courier hand to the database can be begun again after a conflict."""

import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import bot.courier
import bot.domain


@pytest.mark.parametrize("package", [bot.domain, bot.courier], ids=["domain", "courier"])
def test_every_unit_is_repeatable(package: ModuleType) -> None:
    bare = []
    for _, name, _ in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(name)
        owners = [module, *(thing for thing in vars(module).values() if inspect.isclass(thing))]
        functions = [thing for owner in owners for thing in vars(owner).values() if inspect.isgeneratorfunction(thing)]
        bare += [f"{name}.{f.__name__}" for f in functions if "Unit[" in str(inspect.signature(f).return_annotation)]
    assert bare == [], "put @unit above them"
