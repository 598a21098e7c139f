// Every phrase of the interface, in Arabic and English. Inserted texts and numbers are isolated. Where a screen is used by touch alone no
// phrase names a key: it names the button, or says nothing of the way.
import ArabicText
import TerminalScreen

package struct Phrases: Sendable {
    package let language: Language
    package let dates: DateSetting
    /// Whether whoever reads has no keys.
    package let isTouched: Bool

    package init(_ language: Language, dates: DateSetting = .auto, isTouched: Bool = false) {
        (self.language, self.dates, self.isTouched) = (language, dates, isTouched)
    }

    func say(_ arabic: String, _ english: String) -> String { language == .arabic ? arabic : english }
    package func isolated(_ text: String) -> String { text.isolated() }

    package var base: BaseDirection { language == .arabic ? .rightToLeft : .leftToRight }

    // MARK: The page
    package var noRelated: String { say("لا مقالات ذات صلة بعد.", "No related articles yet.") }
    /// Before what a picture shows, in the article's language as far as its direction tells.
    func picture(in direction: TextDirection) -> String { direction == .rightToLeft ? "صورة:" : "Picture:" }
    package var emptyFile: String { say("هذا الملف فارغ.", "This file is empty.") }
    package var opening: String { say("يُفتح المقال…", "Opening…") }

    package func readingTime(minutes: Int) -> String {
        guard language == .arabic else { return minutes < 60 ? "\(minutes) min read" : "\(minutes / 60) h read" }
        if minutes < 60 { return "القراءة: " + counted(minutes, CountedForms(one: "دقيقة واحدة", two: "دقيقتان", few: "دقائق", many: "دقيقة")) }
        return "القراءة: " + counted(minutes / 60, CountedForms(one: "ساعة", two: "ساعتان", few: "ساعات", many: "ساعة"))
    }

    package func page(_ page: String, of count: String) -> String { say("صفحة \(page) من \(count)", "Page \(page) of \(count)") }
    package var next: String { say("التالي", "next") }
    package var previous: String { say("السابق", "previous") }

    // MARK: Messages
    package func keyMeansNothing(_ key: String) -> String {
        if isTouched { return say("لا عمل للمفتاح \(isolated(key)) هنا", "\(key) does nothing here") }
        return say("لا عمل للمفتاح \(isolated(key)) هنا؛ اضغط ? للمساعدة", "\(key) does nothing here; ? shows the keys")
    }
    package var atStart: String { say("هذه بداية المقال", "This is the article's start") }
    package var atEnd: String { say("هذه نهاية المقال", "This is the article's end") }
    package var noSections: String { say("لا عناوين في هذا المقال", "This article has no headings") }
    package var stillReading: String { say("ما بعده يُقرأ الآن…", "What follows is being read…") }
    package var noFurtherSection: String { say("لا عنوان بعده", "No further heading") }
    package var noEarlierSection: String { say("لا عنوان قبله", "No earlier heading") }
    package var noSearch: String {
        if isTouched { return say("لا بحث بعد؛ المس «\(touchFind)»", "Nothing searched yet; touch “\(touchFind)”") }
        return say("لا بحث بعد؛ اضغط / لتبحث", "Nothing searched yet; press /")
    }
    package func notFound(_ query: String) -> String { say("لم يوجد: \(isolated(query))", "Not found: \(query)") }
    package var searching: String { say("يجري البحث…", "Searching…") }
    package func hits(_ count: Int, isWhole: Bool) -> String {
        let more = isWhole ? "" : "+"
        return say("النتائج: \(count)\(more)", "\(count)\(more) hits")
    }
    package func hit(_ number: Int, of count: Int, isWhole: Bool) -> String {
        let more = isWhole ? "" : "+"
        return say("النتيجة \(number) من \(count)\(more)", "Hit \(number) of \(count)\(more)")
    }
    package func noSuchPage(_ page: Int, of count: Int) -> String { say("لا صفحة \(page)؛ آخرها \(count)", "No page \(page); the last is \(count)") }
    package var countingPages: String { say("تُعدّ الصفحات…", "Counting pages…") }
    package var noOtherArticle: String { say("لا مقال آخر في القائمة", "No other article in the list") }
    package var noEarlier: String { say("لا مقال قبله في السجل", "Nothing to go back to") }
    package var noLater: String { say("لا مقال بعده في السجل", "Nothing to go forward to") }
    package var noLinks: String { say("لا روابط في هذه الصفحة", "No links on this page") }
    package func link(_ number: Int, of count: Int, target: String?) -> String {
        let target = target.map { " · " + isolated($0.withTrueHosts) } ?? ""
        return say("الرابط \(number) من \(count)\(target)", "Link \(number) of \(count)\(target)")
    }
    package func noAddress(_ title: String) -> String { say("لا ملف لهذا المقال: \(isolated(title))", "No file is named for: \(title)") }
    package func addressCopied(_ address: String) -> String { say("نُسخ العنوان \(isolated(address))", "Address copied: \(address)") }
    package var copied: String { say("نُسخ المقال إلى الحافظة", "The article is on the clipboard") }
    /// - Parameter beginning: its first words, isolated in their article's direction.
    package func copiedStretch(_ beginning: String, words: Int) -> String {
        say("نُسخ: \(beginning) (\(count(ofWords: words)))", "Copied: \(beginning) (\(count(ofWords: words)))")
    }
    package func marked(by unit: MarkUnit, words: Int) -> String {
        let name =
            switch unit {
            case .sentence: say("بالجمل", "by sentences")
            case .line: say("بالأسطر", "by lines")
            case .paragraph: say("بالفقرات", "by paragraphs")
            }
        let keys = say(
            "\(isolated("y")) انسخ، \(isolated("h")) احفظ، \(isolated("J K")) وسّع وقصّر، \(isolated("v")) وحدة أخرى، \(isolated("?"))",
            "y copies, h keeps, J K more and less, v another unit, ?")
        return say("معلَّم \(name): \(count(ofWords: words)) · \(keys)", "Marked \(name): \(count(ofWords: words)) · \(keys)")
    }
    private func count(ofWords words: Int) -> String {
        say(
            counted(words, CountedForms(one: "كلمة واحدة", two: "كلمتان", few: "كلمات", many: "كلمة")),
            words == 1 ? "1 word" : "\(words) words")
    }
    package var nothingToMark: String { say("لا نص في هذه الصفحة يُعلَّم", "There is no text on this page to mark") }
    package var copiesPlainly: String {
        say("الفأرة تنسخ الحروف مقلوبة بأشكالها، فهكذا رُسمت", "The mouse copies shapes of letters backwards, as painted")
    }
    package var copyParagraph: String { say("نسخ الفقرة مع مصدرها ورابطها", "Copy the paragraph with its source and link") }
    package var copiedTitle: String { say("نُسخ العنوان والمسار إلى الحافظة", "Title and path are on the clipboard") }
    package var tooLong: String { say("النص أطول من أن يُنسخ إلى الحافظة", "The text is too long for the clipboard") }
    package func theme(_ name: String) -> String { say("السمة: \(isolated(name))", "Theme: \(name)") }
    package func width(_ cells: Int) -> String { say("عرض النص: \(cells)", "Width: \(cells)") }
    package var noRoomForColumns: String { say("لا تتسع الشاشة لعمود آخر", "The screen has no room for another column") }
    package func setting(_ entry: SettingEntry, _ value: String) -> String {
        say("\(Self.arabicNames[entry.name] ?? entry.arabicHelp): \(Self.arabicValues[value] ?? isolated(value))", "\(entry.name): \(value)")
    }
    /// Of settings that a key changes, and whose help says more than what they are called.
    private static let arabicNames = ["columns": "الأعمدة", "justify": "ضبط السطور"]
    /// The values of settings that a key changes, as Arabic says them.
    private static let arabicValues = [
        "show": "ظاهرة", "hide": "مخفية", "source": "كما في النص", "arabic": "٠١٢٣", "european": "0123",
        "keep": "باقٍ", "collapse": "محذوف", "none": "بلا ضبط", "spaces": "بالمسافات", "kashida": "بالكشيدة",
    ]
    package func count(_ digits: Int) -> String { say("العدد \(digits)", "Count \(digits)") }
    package var fileWasCut: String {
        say("قُصّ هذا الملف وهو مفتوح، وهذا ما بقي منه", "This file was made shorter while it was open; this is what is left")
    }
    /// Where a text ends for which there was no room.
    var cutHere: String { say("قُطع النص هنا", "The text is cut here") }
    package var hadNoRoom: String {
        say("لم يتسع القرص لبقية النص، فقُطع آخره", "There was no room on the disk for the rest of the text: it is cut at its end")
    }
    package var reloaded: String { say("أُعيد فتح المقال", "Reloaded") }

    // MARK: The terminal
    package func hint(_ hint: TerminalTraits.Hint) -> String {
        switch hint {
        // Latin as well, and short: in the wrong order Arabic can't be read.
        case .reorders(let terminal):
            say(
                "\(isolated("Arabic backwards? Press O")) · \(isolated(terminal)) تقلب السطور؛ إن انقلب النص فاضغط \(isolated("O"))",
                "\(terminal) reorders lines itself; if Arabic reads backwards, press O")
        case .closedMultiplexer(let name):
            say(
                "\(isolated("Arabic backwards? Press O")) · الطرفية وراء \(isolated(name))؛ إن انقلب النص فاضغط \(isolated("O"))",
                "The terminal is hidden behind \(name); if Arabic reads backwards, press O")
        // Latin alone: there are no other letters.
        case .lacksArabic: isolated("No Arabic in this font. Try: xterm -fa 'DejaVu Sans Mono' -fs 12")
        }
    }
    /// Latin first, whatever the language: in the wrong order Arabic can't be read.
    package func order(_ choice: BidiChoice) -> String {
        isolated("order: \(choice.rawValue) · O: next") + " · " + say("الترتيب التالي: \(isolated("O"))", "الترتيب التالي")
    }
    package func tooLongForClipboard(kilobytes: Int) -> String {
        say("النص أطول مما تقبله حافظة هذه الطرفية (\(kilobytes) ك.ب)", "The text is longer than this terminal's clipboard takes (\(kilobytes) KB)")
    }
    package var noClipboard: String { say("هذه الطرفية لا تقبل النسخ إلى الحافظة", "This terminal lets no program use the clipboard") }

    // MARK: Overlays and prompts
    package var contents: String { say("المحتويات", "Contents") }
    package var links: String { say("الروابط", "Links") }
    package var backFromNote: String {
        if isTouched { return say("حاشية؛ «\(touchBack)» يعيدك إلى موضعك", "A note; “\(touchBack)” leads back") }
        return say("حاشية؛ Backspace يعيدك إلى موضعك", "A note; Backspace leads back")
    }
    package var noLinksAtAll: String { say("لا روابط في هذا المقال", "This article has no links") }
    package var related: String { say("مقالات ذات صلة", "Related articles") }
    package var help: String { say("المفاتيح", "Keys") }
    package var share: String { say("مشاركة", "Share") }
    package var copyText: String { say("نسخ نص المقال", "Copy the article's text") }
    package var searchPrompt: String { say("ابحث:", "Search:") }
    /// How a list is left; nil where a button below it says so.
    package var close: String? { isTouched ? nil : say("Esc إغلاق", "Esc closes") }

    // MARK: The library
    package func libraryStatus(_ facts: LibraryFacts) -> String {
        inNumbers(facts) + (facts.feeds > 0 ? feedAges(facts.feedAges) : "")
    }

    /// How long ago the feeds were last updated: the freshest and the stalest of them.
    private func feedAges(_ ages: LibraryFacts.FeedAges?) -> String {
        guard let ages else { return say("؛ لم يُحدَّث منها موجز قط", "; none of them was ever updated") }
        guard ages.oldest != ages.newest else { return say("؛ آخر تحديث للموجزات: \(isolated(ages.newest))", "; feeds last updated: \(ages.newest)") }
        let oldest = ages.oldest.map(isolated) ?? say("لم يُحدَّث قط", "never")
        return say(
            "؛ آخر تحديث للموجزات: أحدثها \(isolated(ages.newest))، وأقدمها \(oldest)",
            "; feeds last updated: the freshest \(ages.newest), the stalest \(oldest)")
    }

    private func inNumbers(_ facts: LibraryFacts) -> String {
        let (size, free) = (Self.size(facts.bytes), Self.size(facts.free))
        return say(
            "المكتبة \(isolated(facts.path)): المقالات \(facts.articles)، غير المقروء \(facts.unread)، المحفوظ \(facts.bookmarks)، "
                + "الموجزات \(facts.feeds)، الحجم \(isolated(size))، منه بلا استعمال \(isolated(free))",
            "Library \(facts.path): \(facts.articles) articles, \(facts.unread) unread, \(facts.bookmarks) bookmarked, "
                + "\(facts.feeds) feeds, \(size), \(free) of it unused")
    }
    package func unfollowed(_ title: String, articles count: Int) -> String {
        let rest =
            count == 0 ? "" : say("؛ بقي في المكتبة مما جاء به \(articles(count))", "; of what it brought the library keeps \(articles(count))")
        return say("لم يعد الموجز \(isolated(title)) يُتابَع\(rest).", "“\(title)” is followed no longer\(rest).")
    }
    /// In a list of feeds.
    package func updated(_ age: String?) -> String {
        guard let age else { return say("لم يُحدَّث قط", "never updated") }
        return say("آخر تحديث: \(isolated(age))", "last updated: \(age)")
    }
    package func removed(_ count: Int) -> String { say("حُذف من المقالات: \(count)", "Articles removed: \(count)") }
    package func libraryCopied(_ path: String) -> String { say("نُسخت المكتبة إلى \(isolated(path))", "The library is copied to \(path)") }
    package var librarySound: String { say("المكتبة سليمة.", "The library is sound.") }

    private static func size(_ bytes: Int) -> String {
        if bytes < 1 << 20 { return "\((bytes + 1023) >> 10) KB" }
        // Swift's shift binds tighter than its multiplication.
        let tenths = (bytes * 10) >> 20
        return tenths < 1000 ? "\(tenths / 10).\(tenths % 10) MB" : "\(tenths / 10) MB"
    }
}

/// The library in numbers.
package struct LibraryFacts: Hashable, Sendable {
    package var path: String
    package var articles: Int
    package var unread: Int
    package var bookmarks: Int
    package var feeds: Int
    package var bytes: Int
    package var free: Int

    /// In words; of the stalest nil where it was never updated.
    package struct FeedAges: Hashable, Sendable {
        package var newest: String
        package var oldest: String?

        package init(newest: String, oldest: String?) { (self.newest, self.oldest) = (newest, oldest) }
    }

    /// nil where no feed was ever updated.
    package var feedAges: FeedAges?

    package init(path: String, articles: Int, unread: Int, bookmarks: Int, feeds: Int, bytes: Int, free: Int) {
        (self.path, self.articles, self.unread, self.bookmarks) = (path, articles, unread, bookmarks)
        (self.feeds, self.bytes, self.free) = (feeds, bytes, free)
    }
}
