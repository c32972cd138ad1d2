"""Words of anger and alarm: heard in five languages, and not heard where nobody is angry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brand.desk import Desk
from bot.brand.folder import read_brand_folder, sample_folder
from bot.domain.alarm import alarmed

WORDS = Desk().alarm_words

ANGRY = {
    "hy": (
        "Դուք խաբեբաներ եք",
        "Ինձ խաբեցիք, հետ տվեք գումարս։",
        "ՍԱՐՍԱՓԵԼԻ սպասարկում",
        "Սուրճի մեջ մազ կար",
        "Երեխաս թունավորվեց ձեր տորթից",
        "ոստիկանություն կզանգեմ",
        "Կդիմեմ իմ փաստաբանին",
        "զզվելի՛ էր",
        "Ամո՛թ ձեզ",
        "Մատուցողը կոպտեց ինձ",
        "Սնունդը նեխած էր",
        "duq xabeba eq",
    ),
    "fa": (
        "شما کلاهبردارید",
        "این کلاه‌برداری است!",
        "بعد از غذای شما مسموم شدم",
        "افتضاح بود",
        "مو توی غذام بود",
        "پولمو پس بدین",
        "به پلیس زنگ می‌زنم",
        "وکیلم تماس می‌گیرد",
        "کارمندتون خیلی بی‌ادب بود",
        "پرسنل بی ادبی دارید",
        "خيلي عصباني هستم",
        "خجالت بکشید",
        "نون کپک زده بود",
        "شما دزدین",
        "پولم رو پس بدید",
        "به پلیس گزارش می‌دم",
        "بدترین کافه‌ای بود که رفتم",
        "دیگه هیچ‌وقت نمیام",
    ),
    "am": (
        "አጭበርባሪዎች ናችሁ",
        "ተጭበረበርኩ",
        "አጭበረበራችሁኝ",
        "ምግባችሁን በልቼ ተመረዝኩ",
        "በምግቡ ውስጥ ፀጉር አገኘሁ",
        "ፖሊስ እጠራለሁ",
        "ለፖሊስ አመለክታለሁ",
        "ፍርድ ቤት እንገናኛለን",
        "በጣም ተናድጃለሁ",
        "ገንዘቤን መልሱልኝ",
        "ሠራተኛው ሰደበኝ",
        "አሳፋሪ ነው",
        "ከበላሁ በኋላ አስመለሰኝ",
        "አጭበርብራችሁኛል",
        "ውሸታሞች ናችሁ",
        "ሠራተኛችሁ አመናጨቀችኝ",
        "ምግባችሁን በልቼ አመመኝ",
        "የሚያበሳጭ አገልግሎት ነው",
    ),
    "ru": (
        "Вы мошенники!",
        "это чистое мошенничество",
        "Меня обманули",
        "УЖАСНОЕ обслуживание",
        "в салате был волос в соусе",
        "Я отравилась вашим пирожным",
        "подам на вас в суд",
        "вызову полицию",
        "Верните деньги",
        "бариста мне нахамил",
        "в тесте таракан",
        "обжёгся вашим кофе",
        "vernite dengi nemedlenno",
    ),
    "en": (
        "This is FRAUD",
        "you are scammers",
        "I got food poisoning from your cake",
        "There was a hair in my food!",
        "my son had an allergic reaction",
        "My lawyer will call you",
        "I'm calling the police",
        "Terrible. Just terrible.",
        "refund now",
        "I want my money back",
        "your barista was so rude",
        "she was injured by the door",
        "disgusting coffee, never again",
    ),
}

CALM = {
    "hy": (
        "Ե՞րբ եք բացում",
        "Մազերի համար յուղ ունե՞ք",
        "Կոպիտ աղացած սուրճ կա՞",
        "Ալերգիա ունեմ ընկույզից, տորթում ընկույզ կա՞",
        "Ահավոր համով էր, շնորհակալություն",
        "Վնասված ապրանքը կարո՞ղ եմ փոխել",
        "Հիվանդանոցի մոտ առաքո՞ւմ եք",
        "Կլուբի քարտս գողացել են, միավորներս կմնա՞ն",
        "Քանի՞ օրում եք վերադարձնում գումարը",
        "բորբոսով պանիր ունե՞ք",
    ),
    "fa": (
        "ساعت کاری شما چنده؟",
        "به گردو حساسیت دارم، کیکتون گردو داره؟",
        "کرم‌دار هم دارید؟",
        "نزدیک بیمارستان هستید؟",
        "چطور پول برمی‌گرده؟",
        "جنس اصله یا تقلبی؟",
        "موکا دارید؟",
        "قهوه عالی بود، ممنون",
        "کارت عضویتم رو دزدیدن، امتیازهام می‌مونه؟",
        "چندشنبه باز هستید؟",
        "میشه پولم رو پس بگیرم؟",
        "قهوه بعد از چند وقت فاسد میشه؟",
        "به وکیل‌آباد هم ارسال دارید؟",
        "به بادام حساسیت شدید دارم، کدوم کیک بادام نداره؟",
        "از دارچین متنفرم، بدون دارچین هم دارین؟",
        "سطل آشغال کجاست؟",
    ),
    "am": (
        "ስንት ሰዓት ትከፍታላችሁ?",
        "የኦቾሎኒ አለርጂ አለብኝ፤ ኬኩ ኦቾሎኒ አለው?",
        "የተበላሸ ዕቃ መቀየር ይቻላል?",
        "ለፀጉር ቅባት አላችሁ?",
        "ገንዘብ መቼ ይመለሳል?",
        "ሆስፒታል አጠገብ ታደርሳላችሁ?",
        "በካርድ መክፈል ይቻላል?",
        "ውሻዬን ይዤ መምጣት እችላለሁ?",
        "ትዕዛዜን ለምን ያህል ጊዜ ልጠብቅ?",
        "በጣም ጣፋጭ ነበር፤ አመሰግናለሁ",
        "ካርዴ ተሰረቀ፤ ነጥቤ ይቀራል?",
        "ፖሊስ ጣቢያ አጠገብ ናችሁ?",
        "ወደ ፍርድ ቤት በሚወስደው መንገድ ላይ ናችሁ?",
        "አሞኛል፤ ቀጠሮዬን ማዘዋወር ይቻላል?",
        "ዕቃው ላይ ጉዳት ደርሶበታል፤ መቀየር ይቻላል?",
        "ከርዳዳ ጸጉር አለኝ፤ የሚሆን ቅባት አላችሁ?",
    ),
    "ru": (
        "Во сколько вы открываетесь?",
        "Во сколько можно забрать заказ?",
        "есть ли авокадо?",
        "можно оплатить как юридическое лицо?",
        "у меня аллергия на орехи, в торте есть орехи?",
        "есть масло для волос?",
        "как вернуть деньги за заказ",
        "карточку клуба украли, что делать с баллами?",
        "вы рядом с госпиталем?",
        "хамон есть?",
        "сертификат просрочен, можно продлить?",
    ),
    "en": (
        "When do you open?",
        "Do you have scampi?",
        "I'm allergic to nuts, are there nuts in the cake?",
        "Do you sell shampoo for grey hair?",
        "When do I get a refund?",
        "How do I get my money back?",
        "Do you deliver to the hospital?",
        "is there a terrace",
        "Are your cups made of glass?",
        "my gift card has expired, what now?",
        "Do you issue invoices?",
    ),
}


def _cases(said: dict[str, tuple[str, ...]]) -> list[str]:
    return [text for texts in said.values() for text in texts]


@pytest.mark.parametrize("text", _cases(ANGRY))
def test_anger_and_alarm_are_heard(text: str) -> None:
    assert alarmed(text, WORDS)


@pytest.mark.parametrize("text", _cases(CALM))
def test_a_calm_question_stays_a_question(text: str) -> None:
    assert not alarmed(text, WORDS)


def test_what_customers_of_the_sample_brand_ask_alarms_nobody_but_in_complaints() -> None:
    entries = read_brand_folder(sample_folder()).faq.entries
    heard = {
        entry.id for entry in entries for local in entry.languages.values() for ask in local.ask if alarmed(ask, WORDS)
    }
    assert heard == {"complaint"}


def test_a_word_counts_as_a_whole() -> None:
    assert alarmed("my ART, really", ("art",))
    assert not alarmed("start, part, arts", ("art",))


@pytest.mark.parametrize(
    ("word", "rings", "rings_not"),
    [
        ("law*", "lawyers", "outlaw"),
        ("*berry", "blueberry", "berryless"),
        ("*fund*", "refunds", "fond"),
        ("ice cold", "it was ICE-cold!", "cold ice"),
        ("don't", "Don’t", "don t"),
        ("بی‌ادب", "بی ادب", "ادب"),
        ("بی‌ادب", "بیادب", "بی‌ادبانه"),
    ],
)
def test_stars_phrases_and_non_joiners(word: str, rings: str, rings_not: str) -> None:
    assert alarmed(rings, (word,))
    assert not alarmed(rings_not, (word,))


def test_a_phrase_does_not_reach_over_other_words() -> None:
    assert not alarmed("refund it now", ("refund* now",))
    assert alarmed("refunds now", ("refund* now",))


@pytest.mark.parametrize("words", [(), ("!?",), ("*",), ("* *",)])
def test_no_words_never_ring(words: tuple[str, ...]) -> None:
    assert not alarmed("fraud!", words)


@given(st.text(), st.lists(st.text(max_size=10), max_size=3))
def test_whatever_is_written_it_is_decided(text: str, words: list[str]) -> None:
    assert alarmed(text, tuple(words)) in (True, False)
