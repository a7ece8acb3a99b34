"""What readers ask for, as they type it, and the page that must be among the first that they are shown.

Arabic without hamza, with marks or tatweel, heh for teh marbuta, yeh for alef maqsura, with what is written before a
noun; names in another script; Latin without its marks; Cyrillic asked in Latin letters.
"""

from __future__ import annotations

CYBER, EVENTS, MIGRATION = "2022/panels/cybercrime/", "2022/panels/critical-events/", "2022/panels/irregular-migration/"
CRIME, EXTREMISM = "2022/panels/organised-crime/", "2022/panels/violent-extremism/"
OPENING, EDITION = "2022/sessions/opening/", "2022/"
KAPETANOVIC, BREGU = "speakers/amer-kapetanovic/", "speakers/majlinda-bregu/"
CELESTE, ESPOSITO, GAMBACURTA = (
    "speakers/vincenzo-celeste/",
    "speakers/eufemia-esposito/",
    "speakers/stefano-gambacurta/",
)
RCC = "organisations/rcc/"

QUERIES: dict[str, tuple[tuple[str, str], ...]] = {
    "ar": (
        ("الجريمة السيبرانية", CYBER),
        ("جريمه سيبرانيه", CYBER),
        ("السِّيبرانيّة", CYBER),
        ("السيبـــرانية", CYBER),
        ("والهجرة غير النظامية", MIGRATION),
        ("بالهجره", MIGRATION),
        ("للجريمة المنظمة", CRIME),
        ("الارهاب", EXTREMISM),
        ("تطرف عنيف", EXTREMISM),
        ("والتطرف", EXTREMISM),
        ("الاحداث الحرجه", EVENTS),
        ("أزمة الطاقة", EVENTS),
        ("إفتتاح", OPENING),
        ("كابيتانوفيتش", KAPETANOVIC),
        ("Kapetanović", KAPETANOVIC),
        ("kapetanovic amer", KAPETANOVIC),
        ("ماجليندا بريغو", BREGU),
        ("Bregu", BREGU),
        ("اوفيميا", ESPOSITO),
        ("غامباكورتا", GAMBACURTA),
        ("مجلس التعاون الاقليمي", RCC),
    ),
    "en": (
        ("cybercrime", CYBER),
        ("cyber", CYBER),
        ("irregular migration", MIGRATION),
        ("migration", MIGRATION),
        ("organised crime", CRIME),
        ("terrorism", EXTREMISM),
        ("violent extremism", EXTREMISM),
        ("critical events", EVENTS),
        ("energy crisis", EVENTS),
        ("opening", OPENING),
        ("Kapetanović", KAPETANOVIC),
        ("KAPETANOVIC", KAPETANOVIC),
        ("كابيتانوفيتش", KAPETANOVIC),
        ("majlinda", BREGU),
        ("gambacurta", GAMBACURTA),
        ("regional cooperation council", RCC),
        ("rcc", RCC),
        ("seventh edition", EDITION),
    ),
    "it": (
        ("criminalità informatica", CYBER),
        ("criminalita informatica", CYBER),
        ("migrazione", MIGRATION),
        ("criminalità organizzata", CRIME),
        ("estremismo violento", EXTREMISM),
        ("terrorismo", EXTREMISM),
        ("eventi critici", EVENTS),
        ("crisi energetica", EVENTS),
        ("apertura", OPENING),
        ("Kapetanovic", KAPETANOVIC),
        ("Celeste", CELESTE),
        ("accessibilita", "accessibility/"),
    ),
    "sr-Cyrl": (
        ("криминал", CRIME),
        ("kriminal", CRIME),
        ("visokotehnološki kriminal", CYBER),
        ("visokotehnoloski", CYBER),
        ("миграције", MIGRATION),
        ("migracije", MIGRATION),
        ("ekstremizam", EXTREMISM),
        ("terorizam", EXTREMISM),
        ("критичним догађајима", EVENTS),
        ("otvaranje", OPENING),
        ("Bregu", BREGU),
        ("Savet za regionalnu saradnju", RCC),
    ),
}
FIRST = 3
"""The page must be among so many that are shown first."""
