// What the front page, related articles and sharing say.
import ArabicText

extension Phrases {
    package var renewingIndex: String {
        say("يُعاد بناء فهرس المكتبة، مرة واحدة بعد التحديث", "Making the library's index anew, once after the update")
    }
    func renewingIndex(percent: Int) -> String { "\(renewingIndex): \(isolated("\(percent)%"))" }

    // MARK: The front page

    /// The paper's name.
    package var masthead: String { say("قـــارئ", "QARI") }

    package func tab(_ tab: FrontPageTab) -> String {
        switch tab {
        case .all: say("الأخبار", "All")
        case .unread: say("غير المقروء", "Unread")
        case .sources: say("المصادر", "Sources")
        case .bookmarks: say("المحفوظات", "Bookmarks")
        case .history: say("السجل", "History")
        case .results: say("النتائج", "Results")
        case .saved(let name): name
        }
    }

    package var breaking: String { say("عاجل", "Breaking") }
    package var noSourceName: String { say("بلا مصدر", "No source") }

    package func sourceCounts(_ source: SourceEntry) -> String {
        let all = articles(source.count)
        return source.unread == 0 ? all : say("\(all)، \(source.unread) غير مقروء", "\(all), \(source.unread) unread")
    }

    package func articles(_ count: Int) -> String {
        say(
            counted(count, CountedForms(one: "مقال واحد", two: "مقالان", few: "مقالات", many: "مقالًا", other: "مقال")),
            counted(count, "article", "articles"))
    }

    package func place(_ number: Int, of count: Int) -> String { place(isolated("\(number)"), of: isolated("\(count)")) }
    package func place(_ number: String, of count: String) -> String { say("\(number) من \(count)", "\(number) of \(count)") }

    /// The keys that most want first, the longest first; none where there are buttons.
    package var frontPageHints: [String] {
        isTouched ? [] : [say("Enter اقرأ · / ابحث · ? المفاتيح", "Enter reads · / searches · ? keys"), say("? المفاتيح", "? keys")]
    }
    package var quitHint: String { say("هذه الصفحة الأولى؛ يخرج بك q", "This is the front page; q leaves") }
    package var atListStart: String { say("هذه بداية القائمة", "This is the list's start") }
    package var atListEnd: String { say("هذه نهاية القائمة", "This is the list's end") }
    package var refreshed: String { say("حُدّثت القائمة", "Refreshed") }
    package var notHere: String { say("لا عمل لهذا الأمر في هذه الصفحة", "That does nothing on this page") }
    package var nothingChosen: String { say("اختر مقالًا أولًا", "Choose an article first") }
    package func noSuchTab(_ number: Int) -> String { say("لا تبويب برقم \(number)", "There is no tab \(number)") }

    package var emptyLibrary: [String] {
        language == .arabic
            ? [
                "لا مقالات في مكتبتك بعد.", "", "أضف إليها من سطر الأوامر:",
                "\("qari add FILE…".isolated()) ملفات نصية أو صفحات HTML", "\("qari add FOLDER".isolated()) مجلدًا بما فيه",
                "\("qari add https://…".isolated()) صفحة أو موجز أخبار (RSS)", "\("qari sync".isolated()) لتحديث الموجزات",
            ]
            : [
                "There are no articles in your library yet.", "", "Add some from the command line:",
                "qari add FILE…       text files or HTML pages", "qari add FOLDER      a folder with all in it",
                "qari add https://…   a page or a news feed (RSS)", "qari sync            refreshes the feeds",
            ]
    }
    package var noUnread: String { say("قرأت كل شيء.", "You have read everything.") }
    package var noBookmarks: String { say("لا محفوظات بعد؛ يحفظ الحرف m المقال المختار.", "No bookmarks yet; m keeps the chosen article.") }
    var comma: String { say("، ", ", ") }
    /// Behind the name of a source: how many more there are of the story.
    func otherSources(_ count: Int) -> String {
        guard language == .arabic else { return "and \(count) more" }
        let forms = CountedForms(one: "مصدر آخر", two: "مصدران آخران", few: "مصادر أخرى", many: "مصدرًا آخر", other: "مصدر آخر")
        return "و" + counted(count, forms)
    }
    /// Of an article that came again with another text, some time ago.
    func changed(_ age: String) -> String { say("تغيّر نصه \(isolated(age))", "changed \(age)") }
    package var hasChanged: String { say("تغيّر نصه", "changed") }
    func alsoIn(_ sources: [String]) -> String {
        let names = sources.map(isolated).joined(separator: comma)
        return say("نُشر أيضًا في: \(names)", "also in: \(names)")
    }
    package var noHistory: String { say("لم تفتح مقالًا بعد.", "You have not opened an article yet.") }
    package func noResults(_ query: String) -> String {
        query.isEmpty ? say("لا شيء يشبهه في المكتبة.", "Nothing in the library is like it.") : notFound(query)
    }

    // MARK: Bookmarks

    package var bookmarked: String { say("حُفظ المقال", "Bookmarked") }
    package var unbookmarked: String { say("أُزيل من المحفوظات", "No longer bookmarked") }
    /// Of a bookmark that was not saved, with the reason.
    package func notKept(_ problem: Problem) -> String {
        say("لم يُحفظ هذا التغيير. ", "Not saved. ") + problem.sentence(in: language)
    }
    package var notInLibrary: String {
        say("هذا الملف ليس في المكتبة؛ أضفه بالأمر \(isolated("qari add"))", "This file is not in the library; qari add brings it in")
    }

    // MARK: Sharing

    package var copyLink: String { say("انسخ الرابط", "Copy the link") }
    package var showCode: String { say("رمز QR للرابط", "QR code of the link") }
    package var openInBrowser: String { say("افتح في المتصفح", "Open in the browser") }
    package var noLink: String { say("لا رابط لهذا المقال", "This article has no link") }
    package var linkCopied: String { say("نُسخ الرابط إلى الحافظة", "The link is on the clipboard") }
    /// - Parameter mayCopy: there is another way to take it along.
    package func linkTooLong(mayCopy: Bool) -> String {
        let what = say("الرابط أطول من أن يسعه رمز QR", "The link is too long for a QR code")
        return what + (mayCopy && !isTouched ? say("؛ انسخه بالحرف y", "; y copies it") : "")
    }
    package func noRoomForCode(columns: Int, rows: Int) -> String {
        say(
            "الشاشة أصغر من الرمز؛ يحتاج إلى \(isolated("\(columns)×\(rows)")) خانة",
            "The screen is too small for the code: it needs \(columns)×\(rows)")
    }
    package var openedInBrowser: String { say("فُتح الرابط في المتصفح", "Opened in the browser") }
    package var noBrowser: String {
        say("لا متصفح على هذا الجهاز؛ نُسخ الرابط إلى الحافظة", "There is no browser here; the link is on the clipboard")
    }
    package func browserFailed(_ name: String) -> String {
        say("تعذّر تشغيل \(isolated(name))؛ نُسخ الرابط إلى الحافظة", "\(name) could not be started; the link is on the clipboard")
    }
    package var searchLibrary: String { say("ابحث في المكتبة:", "Search the library:") }
}
