"""Persian in Latin letters: short vowels are typed but not written, and v, u, o share a letter."""

from faq.latin.sounds import Sounds, letters, spellings

SOUNDS = Sounds(
    script=letters("اa بb پp تt ثs جJ چC حh خX دd ذz رr زz ژZ سs شS صs ضz طt ظz ع غG فf قG کk گg لl مm نn وv هh یi ء"),
    typed=spellings("sh:S ch:C zh:Z kh:X gh:G aa:a oo:u ou:u ee:i x:X q:G j:J w:v y:i c:k"),
    alike=letters("ZJ"),
    silent="aeiou",
    middle_silent="v",
    final_silent="h",
)
