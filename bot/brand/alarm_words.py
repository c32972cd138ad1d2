"""Words of anger or alarm in five languages, for brands that write none of their own in desk.yaml.

A word counts only as a whole, and a star stands for any letters. What also stands in calm questions is left out: it is
"hair in my" and not hair, "allergic reaction" and not allergic, and no "scam*", which would take in the scampi.
A Persian non-joiner in a word means that it may be written together, parted or as two words.
"""

_WORDS = {
    "hy": (
        "խաբեբա*|խաբեց*|խաբել եք|խաբում եք|խաբված*|խարդախ*|աֆերիստ*|գող եք|գողեր|գողություն|գողացաք|գողացել եք"
        "|թալան*|թունավորվ*|թունավորե*|թունավորում|ալերգիկ ռեակցիա*|հիվանդանոց ընկ*|ընկ* հիվանդանոց"
        "|հիվանդանոց եմ ընկել|շտապօգնություն*|շտապ օգնություն*|փսխ*|սրտխառն*|վնասվածք*|այրվածք*|վիրավոր*"
        "|արյունահոս*|մազ կար|մազ գտ*|մազ եմ գտել|մազ էր|ուտիճ*|տարական*|որդ կար|որդեր կային|ապակի կար|ապակու կտոր*"
        "|բորբոսնած*|նեխած*|փչացած ուտելիք*|փաստաբան*|իրավաբան*|դատի կտամ|դատի եմ տալու|դատի կտանք|դատարան*"
        "|ոստիկան*|սարսափելի*|զզվելի*|ահավոր վատ*|ահավոր սպասարկում*|անամոթ*|ամոթ ձեզ|ամոթ է|խայտառակ*|անընդունելի*"
        "|կոպտեց*|կոպտել*|կոպտություն*|կոպիտ են|կոպիտ էր*|կոպիտ վերաբերմունք*|վրդովված*|վրդովեցուցիչ*|վրդովմունք*"
        "|զայրացած*|զայրույթ*|բարկացած*|պահանջում եմ|փողս հետ տվեք|գումարս հետ տվեք|հետ տվեք փողս|հետ տվեք գումարս"
        "|վերադարձրեք փողս|վերադարձրեք գումարս|վերադարձրեք իմ գումարը|այլևս երբեք|էլ երբեք|ատում եմ|սպառնա*|xabeba*"
        "|khabeba*|xabecin|xabeciq|xabecik|vostikan*|zzveli*|sarsapeli*|amot dzez|poxs het tveq"
    ),
    "fa": (
        "کلاه‌بردار*|کلاه سرم گذاشت*|سرم کلاه گذاشت*|تقلب کرد*|دزد|دزدی|دزدها|دزدیدید|دزدیدین|شیاد*|فریب داد*"
        "|فریب‌کار*|مسموم*|واکنش آلرژی*|شوک آلرژی*|حساسیت شدید|راهی بیمارستان|بیمارستان رفت*|به بیمارستان کشید*"
        "|بستری شد*|اورژانس|استفراغ*|بالا آورد*|حالم بد شد*|حالش بد شد*|دل‌درد گرفت*|اسهال*|مجروح*|زخمی*|آسیب دیدم"
        "|آسیب جدی|سوختگی|خون‌ریزی*|تار مو|تار موی|یه مو|یک مو|مو توی|مو تو غذا*|مو داخل|مو در غذا*|سوسک*|کرم‌زده*"
        "|خرده شیشه*|شیشه خرده*|کپک*|فاسد*|گندیده*|تاریخ‌گذشته|وکیل*|دادگاه*|دادسرا*|پلیس*|تعزیرات*|اقدام قانونی"
        "|ازتون شکایت*|از شما شکایت*|افتضاح*|وحشتناک*|مزخرف*|فاجعه*|چندش|چندشم*|چندش‌آور*|حال بهم زن*|حال به هم زن*"
        "|حالم بهم خورد*|حالم به هم خورد*|بی‌ادب*|بی‌احترامی*|بی‌شعور*|بی‌شرم*|توهین*|خجالت بکش*|شرم‌آور*|مسخره*"
        "|عصبانی*|غیر‌قابل قبول|متنفر*|لعنت*|احمق*|پولمو پس*|پولم رو پس*|پولم را پس*|پول منو پس*|پول من را پس*"
        "|پولمو برگردون*|پولم رو برگردون*|پولم را برگردان*|دیگه هیچ‌وقت|دیگر هرگز|تهدید*|kolahbardar*|kolah bardar*"
        "|eftezah*|masmum*|vahshatnak*|polamo pas*|dozd"
    ),
    "am": (
        "*ጭበረበ*|*ጭበርባሪ*|*ጭበርበር*|አታላይ*|አታላዮች*|አታለል*|አታለሉ*|ተታለል*|ተታልያለሁ|ሌባ|ሌቦች*|ሰረቁ*|ሰረቃችሁ*|ተሰረቀ*|ተሰረቅ*|ተዘረፍ*|ዘረፉ*"
        "|መርዝ|የመርዝ*|ተመረዝ*|ተመርዣ*|ተመርዘ*|*መመረዝ*|አለርጂ ተነሳ*|አለርጂ ያዘ*|ሆስፒታል ገባ*|ሆስፒታል ገብ*|*አምቡላንስ*|አስመለሰ*|ያስመልሰ*|አስታወከ*"
        "|ተቅማጥ*|አመመኝ|አሞኛል|ታመምኩ*|ታምሜ*|አሳመመ*|አሳመማ*|ተጎዳሁ|ተጎድቻለሁ|ጉዳት ደረሰ*|ጉዳት አደረሰ*|ቆሰል*|ቆስያለሁ|ተቃጠልኩ*|ጸጉር አገኘ*|ጸጉር ነበር*"
        "|ጸጉር ተገኘ*|ጸጉር አለ*|በረሮ*|ትል ነበር*|ትል አገኘ*|ትል ወጣ*|*ስብርባሪ*|ሻገተ*|የሻገተ*|ሻግቷል|በሰበሰ*|የበሰበሰ*|የተበላሸ ምግብ|ጠበቃ|ጠበቃዬ*"
        "|በጠበቃ*|ከጠበቃ*|*ፍርድ ቤት*|እከሳለሁ|እከሳችኋለሁ|እከስሳ*|ክስ እመሰርት*|ክስ መስርት*|*ፖሊስ*|አስቀያሚ*|አሳፋሪ*|የሚያሳፍር*|ያሳፍራል|አታፍሩም|ዘግናኝ*"
        "|የሚዘገንን*|አስጸያፊ*|መጥፎ አገልግሎት|ተሳደበ*|ተሳደቡ*|ሰደበ*|ሰደቡ*|ስድብ*|ንቀት*|ናቁኝ|ተናድጃለሁ|ተናደድ*|አናደደ*|አናደዳ*|ተበሳጭቻለሁ|ተበሳጨሁ"
        "|አበሳጨ*|ገንዘቤን መልሱ*|ብሬን መልሱ*|ገንዘቤ ይመለስ*|ገንዘቤን አሁኑኑ|አሁኑኑ ገንዘቤን|ውሸታም*|ሁለተኛ አልመጣም|ዳግም አልመጣም|ደደብ*|ባለጌ*|አስፈራራ*"
        "|leba|atalay*|achberbari*"
    ),
    "ru": (
        "мошенни*|обманули|обманываете|обман|обманщик*|развод на деньги|кидалово|кинули|обокрали|вы украли"
        "|украли у меня|воры|жулик*|отравил*|отравлен*|аллергическая реакция|началась аллергия|вызвал* скорую"
        "|скорую вызвал*|попал* в больницу|госпитализир*|рвота|рвоту|вырвало|тошнит|тошнило|стало плохо|плохо стало"
        "|понос|травм*|поранил*|порезал*|обожгл*|обжег*|ожог*|волос в|волосы в|волосок в|таракан*|червь в|червяк в"
        "|черви в|стекло в|осколок|осколки|осколками|плесень|плесенью|заплесневел*|тухл*|протух*|гнилой|гнилая"
        "|гнилые|сгнил*|просрочка|просрочку|адвокат*|юрист*|в суд|через суд|прокуратур*|роспотребнадзор*|полици*"
        "|ужасн*|ужас|кошмар*|отвратительн*|безобрази*|хамство|хамства|хамят|хамит|нахамил*|хам|хамка|нагрубил*"
        "|грубиян*|возмутительн*|возмущен*|недопустим*|издеваетесь|издевательство|позор|позорище|верните деньги"
        "|верните мне деньги|верните мои деньги|деньги верните|требую|ненавижу|бесит|бесите|достали"
        "|сколько можно ждать|сколько ещё ждать|больше никогда|дрянь|мерзость|мерзк*|гадость|оскорбил*|угрожа*"
        "|идиоты|moshenni*|obmanuli|obman|otravil*|uzhasno|uzhasnyi|koshmar|vernite dengi|verni dengi|policiya"
    ),
    "en": (
        "fraud*|scam|scams|scammed|scammer*|scamming|rip off|ripped off|ripoff|cheated|cheaters|cheating me|liars"
        "|you stole|thief|thieves|robbed|poison|poisoned|poisoning|allergic reaction*|anaphyla*|went to hospital"
        "|went to the hospital|taken to hospital|taken to the hospital|ended up in hospital"
        "|ended up in the hospital|hospitalised|hospitalized|ambulance|threw up|throwing up|vomit*|got sick"
        "|made me sick|feel sick|felt sick|diarrh*|injured|injury|injuries|got hurt|bleeding|burned myself"
        "|burnt myself|burned my|burnt my|choked|electric shock|caught fire|exploded|hair in my|hair in the"
        "|hairs in|insect in|bug in my|bugs in|fly in my|cockroach*|maggot*|worm in|worms in|glass in my"
        "|glass in the|piece of glass|plastic in my|piece of plastic|metal in my|mouldy|moldy|rotten|lawyer*"
        "|attorney|solicitor*|sue you|suing|legal action|take you to court|see you in court|small claims|police"
        "|consumer protection|chargeback|terrible|terribly|horrible|horrific|disgust*|awful|the worst|worst service"
        "|outrageous|unacceptable|ridiculous|shame on you|shameful|pathetic|furious|angry|rude|insulted|racist"
        "|racism|harass*|discriminat*|assault*|threatened|refund now|refund me|want my money back"
        "|need my money back|give my money back|me my money back|money back now|demand a refund|i demand"
        "|never again|never coming back|fuck*|bullshit|wtf|asshole*|idiots"
    ),
}

ALARM_WORDS: dict[str, tuple[str, ...]] = {language: tuple(words.split("|")) for language, words in _WORDS.items()}
"""The words by language."""
