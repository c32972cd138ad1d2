"""Greetings, thanks and goodbyes: said by everybody, answered by no entry."""

from enum import StrEnum
from functools import cache

from faq.normalise import normalise


class SmallTalk(StrEnum):
    """What a message is that asks nothing."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    NOTHING = "nothing"
    """Only signs and emoji."""


_SAID = {
    SmallTalk.GREETING: (
        "hi|hello|hey|hi there|hello there|hey there|good morning|good afternoon|good evening|good day|yo|hiya"
        "|привет|здравствуйте|здрасте|здравствуй|добрый день|добрый вечер|доброе утро|приветик|хай|приветствую"
        "|privet|zdravstvuyte|zdravstvuite|dobryj den|dobry den|dobryi den"
        "|բարև|բարև ձեզ|բարեւ|ողջույն|բարի օր|բարի լույս|բարի երեկո|բարև ջան|barev|barev dzez|voghjuyn|vokhjuyn"
        "|سلام|سلام علیکم|درود|سلام خوبین|سلام خوبید|صبح بخیر|عصر بخیر|شب بخیر|وقت بخیر|روز بخیر|سلام وقت بخیر"
        "|salam|salaam|dorood|dorud|salam khubin|sobh bekheir"
        "|ሰላም|ሰላም ነው|ጤና ይስጥልኝ|እንደምን አደራችሁ|እንደምን ዋላችሁ|እንዴት ናችሁ|ሰላም ናችሁ|ታዲያስ|selam|selam new|tena yistilign|salem"
    ),
    SmallTalk.THANKS: (
        "thanks|thank you|thx|ty|thanks a lot"
        "|thank you so much|thank you very much|cheers|great thanks|ok thanks|okay thanks"
        "|ok|okay|great|perfect|got it|cool|nice|super"
        "|спасибо|большое спасибо|спасибо большое|благодарю|спс|ок"
        "|окей|хорошо спасибо|ок спасибо|понятно|ясно|отлично|супер"
        "|spasibo|bolshoe spasibo|spasibo bolshoe"
        "|շնորհակալություն|շատ շնորհակալ եմ|շնորհակալ եմ|մերսի|ապրեք|լավ|լավ շնորհակալություն|պարզ է|օք|օքեյ"
        "|shnorhakalutyun|shnorhakalutun|shnorhakal em|merci|mersi|apreq|lav"
        "|ممنون|مرسی|متشکرم|خیلی ممنون|سپاس|تشکر|دستتون درد نکنه"
        "|مرسی ممنون|باشه|باشه ممنون|اوکی|چشم|عالی|ممنونم|سپاسگزارم"
        "|mamnoon|mamnun|kheyli mamnoon|khayli mamnoon|merc|sepas|bashe"
        "|አመሰግናለሁ|እናመሰግናለን|በጣም አመሰግናለሁ|አመሰግናለው|እሺ|እሺ አመሰግናለሁ|ጥሩ|ameseginalehu|amesegnalehu|ameseginalew|eshi|ishi"
    ),
    SmallTalk.GOODBYE: (
        "bye|goodbye|good bye|see you|see ya|bye bye|good night|have a nice day"
        "|пока|до свидания|до встречи|всего доброго|спокойной ночи|хорошего дня|poka|do svidaniya"
        "|ցտեսություն|հաջող|հաջողություն|բարի գիշեր|ստեսություն|ctesutyun|hajox|hajogh"
        "|خداحافظ|خدانگهدار|بای|فعلا|فعلا خداحافظ|روز خوش|khodahafez|khodafez|bay"
        "|ደህና ሁኑ|ደህና ሁን|ቻው|ቻው ቻው|ደህና ይሁኑ|dehna hunu|chaw|ciao"
    ),
}


def small_talk(text: str) -> SmallTalk | None:
    """Say which small talk the whole message is, or None: it asks something."""
    said = normalise(text)
    return _known().get(said) if said else SmallTalk.NOTHING


@cache
def _known() -> dict[str, SmallTalk]:
    return {normalise(words): kind for kind, said in _SAID.items() for words in said.split("|")}
