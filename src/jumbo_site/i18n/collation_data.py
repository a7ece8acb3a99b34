"""The orders of letters that sort keys are made of: CLDR's root order, and what single languages put elsewhere.

Source: the root collation and the tailorings of CLDR 47 (Unicode licence), written down for the scripts and signs that
names are written with; tests hold them against ICU. Deliberate differences are named where they stand.
"""

from __future__ import annotations

WHITESPACE = "\t\n\v\f\r\x85\u2028\u2029 "

SIGNS = (
    "‾_‗-֊‐‒–—―⁓,،؍٫٬、;؛⁏:։؞!¡?¿؟‽.۔。·؝⁕⁖⁘⁙⁚⁛⁜⁝⁞'‹›\"«»()[]{}⁅⁆〈〉《》「」『』【】‖§¶⁋@*⁎⁑٭/\\&⁊#%٪‰؉‱؊†‡•‣‧⁃⁌⁍′‵〃‸※"
    "‿⁔⁀⁐⁁⁂־׀׃׆`´˜^¯˘˙¨˚˝¸˛ʹʺ˂˃˄˅ˆˇˈˉˊˋˌˍˎˏ˒˓˔˕˖˗˞˟°؈؎؏©®℗℘℞℟←→↑↓+±÷×<=>¬|¦~−⁒⁄؆؇≈≊≋≌≍≎≏≐≑≒≓≔≕≖≗≘≙≚≛≜≝≞≟≡≣≤≥〄¤¢$£¥؋₠₡"
    "₢₣₤₥₦₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀₧"
)
"""Punctuation, symbols and currencies, in their order, before all digits and letters."""

LETTERS = {
    "Latn": (
        "aɐɑɒbʙƀɓƃcȼƈɕdɖɗƌȡẟeɇǝəɛɘɚɜɝɞʚɤfƒgɡɢǥɠʛɣƣhʜƕɦɧiıɪɨɩjȷɉʝɟʄkƙʞlʟƚɫɬɭȴɮƛʎmɱnɴɲƞɳȵŋoɶɔɵɷȣpƥɸqʠɋ"
        "ĸrʀɍɹɺɻɼɽɾɿʁsʂȿẜẝʃƪʅʆtŧƫƭʈȶʇuʉɥʮʯɯɰʊvʋỽʌwʍxyʏɏƴỿȝzƶȥʐʑɀʒƹƺʓþƿƻƨƽƅʔɂʕʡʢʖǀǁǂǃʗʘʬʭ"
    ),
    "Grek": ";·ʹ϶αβγδεϝͷϛζͱηθιϳκλμνξοπϻϟϙρϼσͼͻͽτυφχψωϡͳϸϣϥϧϩϫϭϯ",
    "Cyrl": (
        "аәӕбвгғӻҕӷдԁђԃҙеєжԫҗзԅԑѕӡԇиҋійјкқӄҡҟҝԟԛлӆԯԓԡљԉԕмӎнԩӊңӈԣҥњԋоөпԥҧҁрҏԗсԍҫтԏҭћуүұѹфхӽӿҳһԧѡѿѽѻцҵчԭҷӌҹҽҿџ"
        "шщъыьҍѣэюяԙѥѧѫѩѭѯѱѳѵҩԝӏ"
    ),
    "Geor": "აბგდევზჱთიკლმნჲოპჟრსტჳუფქღყშჩცძწჭხჴჯჰჵჶჷჸჹჺჽჾჿ",
    "Armn": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "Hebr": "אבגדהוזחטיכלמנסעפצקרשת",
    "Arab": (
        "ءآأٲٱؤإٳݳݴئاٮبٻپڀݐݑݒݓݔݕݖةتثٹٺټٽٿجڃڄچڿڇحخځڂڅݗݘݮݯݲݼدذڈډڊڋڌڍڎڏڐۮݙݚرزڑڒړڔڕږڗژڙۯݛݫݬݱسشښڛڜۺݜݭݰݽݾصضڝڞۻط"
        "ظڟعغڠۼݝݞݟفڡڢڣڤڥڦݠݡٯقڧڨكکڪګڬݿڭڮگڰڱڲڳڴݢػؼݣݤلڵڶڷڸݪمݥݦنںڻڼڽڹݧݨݩهھہۃۿەوۄۅۆۇۈۉۊۋۏݸݹىيیۍێېۑؽؾؿؠݵݶݷےݺݻ"
    ),
}
"""The letters that differ on the first level, in lower case, by script (ISO 15924); the scripts in their order."""

STROKES = {"đ": "d\u0335", "ħ": "h\u0335", "ł": "l\u0335", "ø": "o\u0338"}
"""Letters that Unicode does not decompose, but CLDR does."""

LIGATURES = {"æ": "ae", "œ": "oe", "ß": "ss"}
"""Letters that count as two on the first level, and follow these two on the second."""

SPELLED_OUT = {
    "ȸ": "db", "ʣ": "dz", "ʥ": "dʑ", "ʤ": "dʒ", "ʩ": "fŋ", "ỻ": "ll", "ʪ": "ls", "ʫ": "lz", "ȹ": "qp", "ʨ": "tɕ",
    "ʦ": "ts", "ʧ": "tʃ", "װ": "וו", "ױ": "וי", "ײ": "יי", "ٵ": "ٴا", "ٶ": "ٴو", "ٷ": "ٴۇ", "ٸ": "ٴي",
}  # fmt: skip
"""Letters that count as these on the first two levels."""

MARKS = (
    "\u0332", "\u0313\u0486", "\u0314\u0485", "\u0301", "\u0300", "\u0306", "\u0302", "\u030c", "\u030a", "\u0342",
    "\u0308", "\u030b", "\u0303", "\u0307", "\u0338", "\u0327", "\u0328", "\u0304",
    "\u030d\u030e\u0312\u0315\u031a\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b"
    "\u035d\u035e\u0484\u0487",
    "\u0316\u0317\u0318\u0319\u031c\u031d\u031e\u031f\u0320\u0329\u032a\u032b\u032c\u032f\u0333\u033a\u033b"
    "\u033c\u0347\u0348\u0349\u034d\u034e\u0353\u0354\u0355\u0356\u0359\u035a\u035c\u035f\u0362",
    "\u0336\u0337", "\u0335", "\u0305", "\u0309", "\u030f", "\u0310", "\u0311", "\u031b", "\u0321", "\u0322",
    "\u0323", "\u0324", "\u0325", "\u0326", "\u032d", "\u032e", "\u0330", "\u0331", "\u0334", "\u0339", "\u0345",
    "\u0358", "\u0360", "\u0361", "\u0483", "\u05b0", "\u05b1", "\u05b2", "\u05b3", "\u05b4", "\u05b5", "\u05b6",
    "\u05b7", "\u05b8\u05c7", "\u05b9\u05ba", "\u05bb", "\u05c2", "\u05c1", "\u05bc", "\u05bf", "\u064b", "\u064c",
    "\u064d", "\u064e", "\u064f", "\u0650", "\u0651", "\u0652", "\u0653", "\u0654", "\u0655", "\u065f", "\u0656",
    "\u0657", "\u0658", "\u0659", "\u065a", "\u065b", "\u065c", "\u065d", "\u065e", "\u0670",
)  # fmt: skip
"""Combining marks in the order of their second level; those of one entry are alike there."""

IGNORED = frozenset(
    map(chr, (0x640, 0x34F, *range(0x591, 0x5B0), 0x5BD, 0x5C4, 0x5C5, *range(0x610, 0x61B), *range(0x6D6, 0x6EE)))
) - {"\u06dd", "\u06de", "\u06e5", "\u06e6", "\u06e9"}
"""What no level sees: tatweel, Hebrew accents, the signs of Quranic recitation."""

ROOT_RULES = (
    "&d<<ð<<<Ð &s<<ſ &г<<ґ<<<Ґ &σ<<<ς &כ<<<ך &מ<<<ם &נ<<<ן &פ<<<ף &צ<<<ץ &ء<<<ٴ<<۽ &م<<۾ "
    "&'<<‘<<’<<‚<<‛<<׳<<ʼ<<ʻ<<ʽ<<ʾ<<ʿ &\"<<“<<”<<„<<‟<<״"
)
"""Variants on the second and third level.

Different from CLDR: the modifier letters that romanised Arabic and Hawaiian use (ʿAlī, ʼAmīn, Hawaiʻi) are filed as
the apostrophes that most people type for them, not as letters after z and h.
"""

_CROATIAN = (
    "&C<č<<<Č<ć<<<Ć &D<dž<<<ǆ<<<Dž<<<ǅ<<<DŽ<<<Ǆ<đ<<<Đ &L<lj<<<ǉ<<<Lj<<<ǈ<<<LJ<<<Ǉ "
    "&N<nj<<<ǌ<<<Nj<<<ǋ<<<NJ<<<Ǌ &S<š<<<Š &Z<ž<<<Ž"
)
_NORDIC = "&D<<đ<<<Đ<<ð<<<Ð &t<<<þ/h &T<<<Þ/H &Y<<ü<<<Ü<<ű<<<Ű "

TAILORINGS = {
    "ar": (
        "&[before 2]ت<<ة &[before 2]ي<<ی<<ى &ء<<أ<<ؤ<<إ<<ئ<<ىٕ<<ا &ءا<<آ "
        "&[ignorable]<<<*\u064b\u08f0\u08e7\u064c\u08f1\u08e8\u064d\u08f2\u08e9\u064e\u08e4\u08f4\u08f5\u064f"
        "\u08e5\u08fe\u0650\u08e6\u08f6\u0651\u0652\u0653\u06df\u06e1\u065f\u0656\u0657\u0658\u08ff\u0659\u065a"
        "\u065b\u065c\u065d\u065e\u08f7\u08f8\u08fd\u08fb\u08fc\u08f9\u08fa\u0670"
    ),
    "az": "&C<ç<<<Ç &G<ğ<<<Ğ &[before 1]i<ı<<<I &i<<<İ &O<ö<<<Ö &S<ş<<<Ş &U<ü<<<Ü &K<q<<<Q &E<ə<<<Ə &H<x<<<X &Z<w<<<W",
    "be": "&Е<ё<<<Ё &у<ў<<<Ў",
    "cs": "&C<č<<<Č &H<ch<<<cH<<<Ch<<<CH &R<ř<<<Ř &S<š<<<Š &Z<ž<<<Ž",
    "es": "&N<ñ<<<Ñ",
    "fa": (
        "&\u064e<<\u0650<<\u064f<<\u064b<<\u064d<<\u064c &[before 1]ا<آ "
        "&ا<<ٱ<ء<<أ<<ٲ<<إ<<ٳ<<ؤ<<یٔ<<<ىٔ<<<ئ &ک<<*ڪګكڬڭڮ &ۏ<ه<<ە<<ہ<<ة<<ۃ<<ۀ<<ھ &ی<<*ىےيېۑۍێ"
    ),
    "fi": (
        "&D\u0335<<đ<<<Đ &G\u0335<<ǥ<<<Ǥ &N\u0335<<ŋ<<<Ŋ &T\u0335<<ŧ<<<Ŧ &Y<<ü<<<Ü &Z\u0335<<ʒ<<<Ʒ "
        "&[before 1]ǀ<å<<<Å<ä<<<Ä<<æ<<<Æ<ö<<<Ö<<ø<<<Ø"
    ),
    "hr": _CROATIAN,
    "hu": (
        "&C<cs<<<Cs<<<CS &D<dz<<<Dz<<<DZ &DZ<dzs<<<Dzs<<<DZS &G<gy<<<Gy<<<GY &L<ly<<<Ly<<<LY &N<ny<<<Ny<<<NY "
        "&S<sz<<<Sz<<<SZ &T<ty<<<Ty<<<TY &Z<zs<<<Zs<<<ZS &O<ö<<<Ö<<ő<<<Ő &U<ü<<<Ü<<ű<<<Ű "
        "&cs<<<ccs/cs &Cs<<<Ccs/cs &CS<<<CCS/CS &dz<<<ddz/dz &Dz<<<Ddz/dz &DZ<<<DDZ/DZ &dzs<<<ddzs/dzs &Dzs<<<Ddzs/dzs "
        "&DZS<<<DDZS/DZS &gy<<<ggy/gy &Gy<<<Ggy/gy &GY<<<GGY/GY &ly<<<lly/ly &Ly<<<Lly/ly &LY<<<LLY/LY &ny<<<nny/ny "
        "&Ny<<<Nny/ny &NY<<<NNY/NY &sz<<<ssz/sz &Sz<<<Ssz/sz &SZ<<<SSZ/SZ &ty<<<tty/ty &Ty<<<Tty/ty &TY<<<TTY/TY "
        "&zs<<<zzs/zs &Zs<<<Zzs/zs &ZS<<<ZZS/ZS"
    ),
    "lv": (
        "&A<ā<<<Ā &C<č<<<Č &E<ē<<<Ē &G<ģ<<<Ģ &I<y<<<Y<ī<<<Ī &K<ķ<<<Ķ &L<ļ<<<Ļ &N<ņ<<<Ņ &O<ō<<<Ō &R<ŗ<<<Ŗ &S<š<<<Š "
        "&U<ū<<<Ū &Z<ž<<<Ž"
    ),
    "mk": "&ԃ<ѓ<<<Ѓ &ћ<ќ<<<Ќ",
    "nb": _NORDIC + "&[before 1]ǀ<æ<<<Æ<<ä<<<Ä<<ę<<<Ę<ø<<<Ø<<ö<<<Ö<<ő<<<Ő<<œ<<<Œ<å<<<Å<<aa<<<Aa<<<AA",
    "pl": "&A<ą<<<Ą &C<ć<<<Ć &E<ę<<<Ę &L<ł<<<Ł &N<ń<<<Ń &O<ó<<<Ó &S<ś<<<Ś &Z<ź<<<Ź<ż<<<Ż",
    "ro": "&A<ă<<<Ă<â<<<Â &I<î<<<Î &S<ş=ș<<<Ş=Ș &T<ţ=ț<<<Ţ=Ț",
    "sk": "&A<ä<<<Ä &C<č<<<Č &H<ch<<<cH<<<Ch<<<CH &O<ô<<<Ô &R<ř<<<Ř &S<š<<<Š &Z<ž<<<Ž",
    "sl": "&C<č<<<Č<ć<<<Ć &D<đ<<<Đ &S<š<<<Š &Z<ž<<<Ž",
    "sq": (
        "&[before 1]D<ç<<<Ç &[before 1]E<dh<<<Dh<<<DH &[before 1]F<ë<<<Ë &[before 1]H<gj<<<Gj<<<GJ "
        "&[before 1]M<ll<<<Ll<<<LL &[before 1]O<nj<<<Nj<<<NJ &[before 1]S<rr<<<Rr<<<RR &[before 1]T<sh<<<Sh<<<SH "
        "&[before 1]U<th<<<Th<<<TH &[before 1]Y<xh<<<Xh<<<XH &[before 1]Ʒ<zh<<<Zh<<<ZH"
    ),
    "sv": _NORDIC + "&[before 1]ǀ<å<<<Å<ä<<<Ä<<æ<<<Æ<<ę<<<Ę<ö<<<Ö<<ø<<<Ø<<ő<<<Ő<<œ<<<Œ<<ô<<<Ô",
    "tr": "&C<ç<<<Ç &G<ğ<<<Ğ &[before 1]i<ı<<<I &i<<<İ &O<ö<<<Ö &S<ş<<<Ş &U<ü<<<Ü",
    "uk": "&Г<ґ<<<Ґ &і<ї<<<Ї",
    "ur": (
        "&ا<<أ<آ<ب<بھ<پ<پھ<ت<تھ<ٹ<ٹھ<ث<ج<جھ<چ<چھ<ح<خ<د<دھ<ڈ<ڈھ<ذ<ر<رھ<ڑ<ڑھ<ز<ژ<س<ش<ص<ض<ط<ظ<ع<غ<ف<ق<ک<کھ<گ<گھ<ل<لھ<م<مھ"
        "<ن<نھ<ں<ںھ<و<<ؤ<وھ<ہ<<ۂ<ھ<ۃ<ء<ی<<ئ<یھ<ے<<ۓ "
        "&\u0652<<\u064e<<\u0650<<\u064f<<\u0670<<\u0656<<\u0657<<\u064b<<\u064d<<\u064c<<\u0654<<\u0651<<\u0658"
        "<<\u0653 &[ignorable]<<<\u0610<<<\u0611<<<\u0613<<<\u0612<<<\u0614"
    ),
}
"""The tailorings in the syntax of CLDR (UTS 35, part 5, 3.3), as far as `collation_rules` reads it, by language."""

TAILORED_AS = {
    "bs-Latn": "hr", "sh-Latn": "hr", "sr-Latn": "hr", "da-Latn": "nb", "nn-Latn": "nb", "no-Latn": "nb",
}  # fmt: skip
"""Languages that share another's tailoring, with the script that they are written in.

Danish has the letters of Norwegian; CLDR only puts its capitals first.
"""

SEPARATE_SHORT_I = frozenset({"mk", "sr", "bs"})
"""Languages to which й is и with a mark, and no letter (CLDR: ``suppressContractions [Ии]``)."""

SEVERAL_SCRIPTS = {
    "Jpan": ("Hira", "Kana", "Hani"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",), "Hant": ("Hani",),
}  # fmt: skip
"""Codes of ISO 15924 that mean several scripts, or a kind of one."""

LATIN_BEFORE_CYRILLIC = frozenset({"az", "bs", "hr", "sh", "sr"})
"""Languages written in Latin letters whose other script is Cyrillic (CLDR: ``reorder Latn Cyrl``)."""

ARABIC_HEADINGS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھءیے",
}
"""The headings of an Arabic index by language (CLDR: index characters); Arabic's own serve the others too."""
