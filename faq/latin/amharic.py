"""Amharic in Latin letters: each letter of the script is a consonant with its vowel, the sixth order often none."""

from faq.latin.sounds import Sounds, letters, spellings

_FIRST = letters("ሀh ለl መm ረr ሰs ሸS ቀk በb ቨv ተt ቸC ነn ኘN አ ከk ወw ዘz ዠZ የy ደd ጀJ ገg ጠt ጨC ጰp ጸT ፈf ፐp")
_VOWELS = ("e", "u", "i", "a", "e", "", "o", "wa")
# The first order of these two is said with a.
_OPEN = "ሀአ"


def _script() -> dict[str, str]:
    """Every letter: its row's consonant and its column's vowel."""
    return {
        chr(ord(first) + order): sound + ("a" if first in _OPEN and order == 0 else vowel)
        for first, sound in _FIRST.items()
        for order, vowel in enumerate(_VOWELS)
    }


SOUNDS = Sounds(
    script=_script(),
    typed=spellings("sh:S ch:C zh:Z gn:N ny:N ts:T tz:T ph:p ee:e ie:e oo:u ou:u aa:a ii:i q:k c:k x:T j:J"),
    alike=letters("Ts Nn vb ZJ"),
    silent="aeiouwy",
)
