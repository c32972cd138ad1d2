"""The signs that both scripts are folded to, and how a language is folded.

A small letter stands for the sound it usually has; capitals stand for sounds that Latin writes with two letters:
S = sh, C = ch, Z = zh, J = j, X = kh, G = gh, T = ts, D = dz.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sounds:
    """How one language's own letters (`script`) and its Latin typing (`typed`) come to the same signs.

    `typed_first` holds only at the start of a word.
    `alike` joins the signs that typing tells apart badly; it is used for the skeleton, which also drops `silent`.
    `final_silent` are dropped at the end of a word only, `middle_silent` anywhere but at its start.
    """

    script: Mapping[str, str]
    typed: Mapping[str, str]
    typed_first: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[str, str] = field(default_factory=dict)
    silent: str = "aeiou"
    middle_silent: str = ""
    final_silent: str = ""


def letters(pairs: str) -> dict[str, str]:
    """A table from pairs such as `"բb գg"`; a letter alone stands for no sound."""
    return {pair[0]: pair[1:] for pair in pairs.split()}


def spellings(pairs: str) -> dict[str, str]:
    """A table from pairs such as `"sh:S kh:X"`."""
    return dict(pair.split(":") for pair in pairs.split())
