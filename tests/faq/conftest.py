"""A small café's FAQ in five languages."""

import pytest

from faq import Engine, Entry

HOURS = Entry(
    "hours",
    "visit",
    {
        "en": ["when are you open", "opening hours", "what time do you close today"],
        "ru": ["когда вы открыты", "часы работы", "до скольки вы сегодня работаете"],
        "hy": ["ե՞րբ եք բաց", "աշխատանքային ժամեր", "մինչև քանի՞սն եք աշխատում այսօր"],
        "fa": ["ساعت کاری شما چیه", "کی باز هستید", "امروز تا کی کار می‌کنید"],
        "am": ["መቼ ትከፍታላችሁ", "የስራ ሰዓት", "ዛሬ እስከ ስንት ሰዓት ትሰራላችሁ"],
    },
)
DELIVERY = Entry(
    "delivery",
    "shop",
    {
        "en": ["how much is delivery", "do you deliver to my home", "shipping cost"],
        "ru": ["сколько стоит доставка", "вы доставляете домой", "цена доставки"],
        "hy": ["ի՞նչ արժե առաքումը", "առաքում ունե՞ք", "տուն կառաքե՞ք"],
        "fa": ["هزینه ارسال چقدره", "ارسال دارید", "به خانه می‌فرستید"],
        "am": ["የማድረሻ ዋጋ ስንት ነው", "ታደርሳላችሁ", "ቤት ድረስ ታመጣላችሁ"],
    },
)
COFFEE = Entry(
    "coffee-price",
    "shop",
    {
        "en": ["how much is a coffee", "price of an espresso", "what does a cappuccino cost"],
        "ru": ["сколько стоит кофе", "цена эспрессо", "почём капучино"],
        "hy": ["ի՞նչ արժե սուրճը", "էսպրեսոյի գինը", "կապուչինոն ի՞նչ արժե"],
        "fa": ["قیمت قهوه چنده", "اسپرسو چند", "کاپوچینو چقدر میشه"],
        "am": ["ቡና ስንት ነው", "የኤስፕሬሶ ዋጋ", "ካፑቺኖ ስንት ብር ነው"],
    },
)
RETURNS = Entry(
    "returns",
    "shop",
    {
        "en": ["can I return the beans", "I want my money back", "refund policy"],
        "ru": ["можно вернуть зёрна", "хочу вернуть деньги", "условия возврата"],
        "hy": ["կարո՞ղ եմ վերադարձնել հատիկները", "ուզում եմ գումարս հետ ստանալ", "վերադարձի պայմանները"],
        "fa": ["می‌تونم دانه‌ها رو پس بدم", "پولم رو پس می‌خوام", "شرایط مرجوعی"],
        "am": ["ፍሬውን መመለስ እችላለሁ", "ገንዘቤን መልሱልኝ", "የመመለሻ ፖሊሲ"],
    },
)
WIFI = Entry(
    "wifi",
    "visit",
    {
        "en": ["what is the wifi password", "is there internet", "wi-fi code"],
        "ru": ["какой пароль от wifi", "у вас есть интернет", "код вайфая"],
        "hy": ["ո՞րն է wifi-ի գաղտնաբառը", "ինտերնետ կա՞", "վայֆայի կոդը"],
        "fa": ["رمز وای‌فای چیه", "اینترنت دارید", "پسورد wifi"],
        "am": ["የዋይፋይ ፓስዎርድ ምንድን ነው", "ኢንተርኔት አለ", "የ wifi ኮድ"],
    },
)
ALLERGY = Entry("allergy", "shop", {"en": ["what allergens are in the cakes", "is there nuts in it", "gluten free"]})

ENTRIES = (HOURS, DELIVERY, COFFEE, RETURNS, WIFI, ALLERGY)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.build(ENTRIES)
