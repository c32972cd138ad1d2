"""Russian in Latin letters: soft and hard signs are not typed, iotated vowels are typed in many ways."""

from faq.latin.sounds import Sounds, letters, spellings

SOUNDS = Sounds(
    script=letters(
        "аa бb вv гg дd еe жZ зz иi йi кk лl мm нn оo пp рr сs тt уu фf хX цT чC шS щS ъ ыi ь эe юu яa іi їi єe"
    ),
    typed=spellings(
        "shch:S sch:S sh:S zh:Z ch:C 4:C kh:X ts:T tz:T yu:u ju:u iu:u ya:a ja:a ia:a ye:e je:e ie:e yo:e jo:e io:e"
        " h:X x:X c:T q:k w:v y:i j:i"
    ),
    alike=letters("ST"),
    silent="aeiou",
)
