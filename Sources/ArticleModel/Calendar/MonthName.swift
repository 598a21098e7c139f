// The names of months, as data: those that we write, and all that newspapers of the Arab countries, of Iran and their neighbours
// do. Reading a date, telling a line of dates from text and writing one lean on it.
import ArabicText

package enum MonthName {
    package enum Calendar { case civil, lunar, solar }

    // MARK: As we write them
    package static let arabic = [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ]
    package static let levantine = [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ]
    /// In Algeria and Tunisia.
    package static let maghrebi = [
        "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ]
    package static let moroccan = [
        "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
    ]
    package static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    package static let arabicLunar = [
        "المحرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
    ]
    package static let englishLunar = [
        "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Akhir", "Jumada al-Ula", "Jumada al-Akhira", "Rajab", "Shaban", "Ramadan",
        "Shawwal", "Dhu al-Qada", "Dhu al-Hijja",
    ]

    // MARK: As others do

    /// The month at a word, and how many words it takes: `كانون`, `تشرين`, `ربيع`, `جمادى` and `ذو` need the next one.
    package static func month(_ words: [String], at place: Int) -> (calendar: Calendar, month: Int)? {
        let (word, next) = (plain(words[place]), place + 1 < words.count ? plain(words[place + 1]) : "")
        switch word {
        case "كانون", "تشرین", "تشرين":
            return (.civil, (word == "كانون" ? 12 : 10) + (next.hasPrefix("الثان") || next == "دوم" ? (word == "كانون" ? -11 : 1) : 0))
        // Kurdish: the first or the second of two.
        case "كانووني", "كانوني", "تشريني":
            guard next.hasPrefix("دووەم") || next.hasPrefix("يەكەم") else { return nil }
            let isSecond = next.hasPrefix("دووەم")
            return (.civil, word == "تشريني" ? (isSecond ? 11 : 10) : isSecond ? 1 : 12)
        case "ربيع": return ["الاول"].contains(next) ? (.lunar, 3) : ["الاخر", "الثاني"].contains(next) ? (.lunar, 4) : nil
        case "جمادى", "جمادي":
            if ["الاولى", "الاولي", "الاول"].contains(next) { return (.lunar, 5) }
            return ["الاخرة", "الاخره", "الثانية", "الثانيه", "الثاني"].contains(next) ? (.lunar, 6) : nil
        case "ذو", "ذي":
            return ["القعدة", "القعده"].contains(next) ? (.lunar, 11) : ["الحجة", "الحجه"].contains(next) ? (.lunar, 12) : nil
        default: break
        }
        if let month = names[word] ?? bare(codePoints(word)).flatMap({ names[String(codePoints: $0)] }) { return month }
        let latin = words[place].lowercased()
        return english.firstIndex { name in
            let name = name.lowercased()
            return latin == name || latin.count >= 3 && name.hasPrefix(latin)
        }.map { (.civil, $0 + 1) }
    }

    /// The words of a date that are months, or the first of a name of two: for lines whose words are to be dates and nothing else, so
    /// without those that mean other things besides.
    static let words: StaticString = """
        يناير, فبراير, مارس, أبريل, إبريل, مايو, يونيو, يونيه, يوليو, يوليه, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر
        كانون, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين
        جانفي, فيفري, أفريل, ماي, جوان, جويلية, أوت, غشت, شتنبر, نونبر, دجنبر, يوليوز
        محرم, المحرم, صفر, ربيع, جمادى, جمادي, رجب, شعبان, رمضان, شوال, ذو, ذي, القعدة, الحجة
        فروردین, اردیبهشت, خرداد, تیر, مرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند
        ژانویه, فوریه, آوریل, ژوئن, ژوئیه, جولای, سپتامبر, اکتبر, نوامبر, دسامبر
        جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, ستمبر, اکتوبر, نومبر, دسمبر
        کانوونی, کانونی, تشرینی, یەکەم, دووەم, یەکەمی, دووەمی, شوبات, ئازار, ئادار, مارت, نیسان, ئایار, حوزەیران, تەمووز, ئاب, ئەیلوول
        خاکەلێوە, گوڵان, جۆزەردان, پووشپەڕ, گەلاوێژ, خەرمانان, ڕەزبەر, گەڵاڕێزان, سەرماوەز, بەفرانبار, ڕێبەندان, ڕەشەمێ, ڕەشەمە
        ינואר, פברואר, מרץ, אפריל, מאי, יוני, יולי, אוגוסט, ספטמבר, אוקטובר, נובמבר, דצמבר
        בינואר, בפברואר, במרץ, באפריל, במאי, ביוני, ביולי, באוגוסט, בספטמבר, באוקטובר, בנובמבר, בדצמבר
        january, february, march, april, may, june, july, august, september, october, november, december
        jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec
        """

    /// A month's name without what Persian and Kurdish hang on it: `تیرماه`, `ئاداری`; nil where nothing hangs there.
    static func bare(_ word: [UInt32]) -> [UInt32]? {
        for ending in [codePoints("ماه"), codePoints("ي"), codePoints("ی")]
        where word.count > ending.count + 1 && word.suffix(ending.count).elementsEqual(ending) {
            return Array(word.dropLast(ending.count))
        }
        return nil
    }

    /// A word as the table has it: alefs without hamza, Arabic yeh and kaf, no harakat.
    private static func plain(_ word: String) -> String {
        String(
            String.UnicodeScalarView(
                word.unicodeScalars.lazy.filter { !("\u{64B}"..."\u{652}").contains($0) && $0 != "ـ" }.map { scalar in
                    switch scalar {
                    case "آ", "أ", "إ": "ا"
                    case "ی": "ي"
                    case "ک": "ك"
                    default: scalar
                    }
                }))
    }

    private static let names: [String: (Calendar, Int)] = {
        var names: [String: (Calendar, Int)] = [:]
        for (calendar, table) in [(Calendar.civil, civil), (.lunar, lunar), (.solar, solar)] {
            for (index, all) in table.enumerated() { for name in all.split(separator: " ") { names[plain(String(name))] = (calendar, index + 1) } }
        }
        return names
    }()

    /// Of Egypt and the Gulf, of the Levant, of the Maghreb; of Iran; in Urdu, in Kurdish, in Hebrew (with its preposition too).
    private static let civil = [
        "يناير جانفي ژانویه جنوری ינואר בינואר", "فبراير فيفري شباط فوریه فروری شوبات פברואר בפברואר", "مارس آذار مارچ ئازار ئادار مارت מרץ במרץ",
        "أبريل أفريل نيسان آوریل اپریل אפריל באפריל", "مايو ماي أيار مه مئی ئايار מאי במאי",
        "يونيو يونيه جوان حزيران ژوئن جون حوزەيران حوزهيران יוני ביוני",
        "يوليو يوليه جويلية جويليه يوليوز تموز ژوئیه جولای جولائی تەمووز تەموز יולי ביולי", "أغسطس أوت غشت آب اوت آگوست اگست ئاب אוגוסט באוגוסט",
        "سبتمبر شتنبر أيلول سپتامبر ستمبر ئەيلوول ئەيلول ספטמבר בספטמבר", "أكتوبر اكتوبر اکتبر اکتوبر ئۆكتۆبەر אוקטובר באוקטובר",
        "نوفمبر نونبر نوامبر نومبر نۆڤەمبەر נובמבר בנובמבר", "ديسمبر دجنبر دسامبر دسمبر ديسەمبەر דצמבר בדצמבר",
    ]
    private static let lunar = ["محرم المحرم", "صفر", "", "", "", "", "رجب", "شعبان", "رمضان", "شوال", "", ""]
    /// Of Iran, of Afghanistan (by the zodiac), in Pashto, in Kurdish.
    private static let solar = [
        "فروردین حمل وری خاکەلێوە", "اردیبهشت ثور غویی گوڵان بانەمەڕ", "خرداد جوزا غبرگولی جۆزەردان", "تیر سرطان چنگاښ پووشپەڕ",
        "مرداد امرداد اسد زمری گەلاوێژ", "شهریور سنبله وږی خەرمانان", "مهر میزان تله ڕەزبەر",
        "آبان عقرب لړم گەڵاڕێزان خەزەڵوەر", "آذر قوس لیندۍ سەرماوەز", "دی جدی مرغومی بەفرانبار", "بهمن دلو سلواغه ڕێبەندان",
        "اسفند حوت کب ڕەشەمێ ڕەشەمە",
    ]
}
