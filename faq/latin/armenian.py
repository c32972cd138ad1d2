"""Armenian in Latin letters: aspirated and plain consonants are typed alike, schwa is often left out."""

from faq.latin.sounds import Sounds, letters, spellings

SOUNDS = Sounds(
    script={
        "ու": "u",
        **letters(
            "աa բb գg դd եe զz էe ը թt ժZ իi լl խX ծT կk հh ձD ղG ճC մm յy նn շS ոo չC պp ջJ ռr սs վv տt րr ցT ւv փp"
            " քk օo ֆf"
        ),
    },
    typed=spellings("tch:C ch:C sh:S zh:Z kh:X gh:G dz:D dj:J tz:T ts:T ph:p th:t ou:u oo:u ee:i c:T x:X j:J q:k w:v"),
    typed_first=spellings("ye:e vo:o"),
    alike=letters("bp gk dt GX DT ZC JC"),
    silent="aeiouy",
)
