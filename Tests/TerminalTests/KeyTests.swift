// Keys through the terminal: pages, search, contents, help, other files; Latin and in the keyboard's Arabic layout.
import TestSupport
import Testing

@Suite("Keys")
struct KeyTests {
    @Test(
        "keys turn pages, in either layout of the keyboard",
        arguments: [
            (" ", "b"), ("f", "b"), ("ب", "لا"), ("\u{1B}[6~", "\u{1B}[5~"), ("\u{1B}[D", "\u{1B}[C"), ("\u{1B}OD", "\u{1B}OC"), ("h", "l"),
            ("ا", "م"),
        ])
    func pages(_ next: String, _ previous: String) throws {
        let reader = try Reader()
        try reader.press(next, andWaitFor: "صفحة 2 من")
        try reader.terminal.wait("a running head") { $0.picture.readingText(ofRow: 0).contains("قطار الساحل يعود") }
        try reader.press(previous, andWaitFor: "صفحة 1 من")
        try reader.quit()
    }

    @Test("a number then g goes to that page, in any digits and layout", arguments: ["2g", "٢g", "۲g", "2ل", "٢ل"])
    func goToPage(_ keys: String) throws {
        let reader = try Reader()
        try reader.press(keys, andWaitFor: "صفحة 2 من")
        try reader.press("g", andWaitFor: "صفحة 1 من")
        try reader.quit()
    }

    @Test("G goes to the last page and says so; one page more is refused with a message")
    func lastPage() throws {
        let reader = try Reader()
        try reader.press("G", andWaitFor: "طريق المشاة قرب المرفأ")
        try reader.press(" ", andWaitFor: "هذه نهاية المقال")
        try reader.press("gb", andWaitFor: "هذه بداية المقال")
        try reader.quit()
    }

    @Test("contents list the sections and open one", arguments: ["t", "ف"])
    func contents(_ key: String) throws {
        let reader = try Reader()
        try reader.press(key, andWaitFor: "المحتويات")
        for heading in ["الرحلة الأولى", "أرقام الخط", "حكاية السكة", "آراء المسافرين", "ما ينتظر الخط"] {
            try reader.terminal.wait(forText: heading)
        }
        try reader.press("jj\r", andWaitFor: "بنيت السكة قبل قرن")
        try reader.terminal.wait("the list's end") { !$0.picture.reads("المحتويات") }
        try reader.quit()
    }

    @Test("help lists keys and closes with Esc", arguments: ["?", "؟", "\u{1B}OP"])
    func help(_ key: String) throws {
        let reader = try Reader()
        try reader.press(key, andWaitFor: "المفاتيح")
        try reader.terminal.wait(forText: "الصفحة التالية")
        reader.terminal.send("\u{1B}")
        try reader.terminal.wait("the help's end") { !$0.picture.reads("المفاتيح") }
        try reader.quit()
    }

    @Test("search counts its hits while it is typed, whatever the hamza, and lights them", arguments: ["/", "ظ"])
    func search(_ key: String) throws {
        let reader = try Reader()
        try reader.terminal.wait("a theme's paper") { $0.picture.cell(0, 5).background != .standard }
        let plain = reader.picture.cell(0, 5).background
        reader.terminal.send(key)
        try reader.press("السكه", andWaitFor: "النتائج: ")
        try reader.press("\r", andWaitFor: "النتيجة 1 من")
        try reader.terminal.wait("a row with «السكة» lit") { terminal in
            (0..<22).contains { row in
                terminal.picture.readingText(ofRow: row).contains("السكة")
                    && terminal.picture.cells(ofRow: row).count { !$0.scalars.isEmpty && $0.background != plain } >= 5
            }
        }
        try reader.press("n", andWaitFor: "النتيجة 2 من")
        try reader.press("N", andWaitFor: "النتيجة 1 من")
        try reader.quit()
    }

    @Test("a search in vain says so, and Esc comes back to where it began")
    func searchInVain() throws {
        let reader = try Reader()
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.terminal.wait("text") { !$0.picture.text(ofRow: 4).isEmpty }
        let before = reader.picture.text(ofRow: 4)
        try reader.press("/زنبق", andWaitFor: "✗")
        try reader.press("\u{1B}", andWaitFor: "صفحة 2 من")
        try reader.terminal.wait("the page as it was") { $0.picture.text(ofRow: 4) == before }
        try reader.quit()
    }

    @Test("J and K go to the next and the previous file", arguments: [("J", "K"), ("ـ", "،")])
    func files(_ next: String, _ previous: String) throws {
        let reader = try Reader([FixtureArticle.news, FixtureArticle.short])
        try reader.press(next, andWaitFor: "يفتح متحف المحطة أبوابه كل خميس")
        try reader.press(next, andWaitFor: "لا مقال آخر")
        try reader.press(previous, andWaitFor: "عاد قطار الساحل أمس")
        try reader.quit()
    }

    @Test("related articles open beside the article, and Backspace comes back")
    func related() throws {
        let reader = try Reader()
        reader.folder.write("museum.txt", FixtureArticle.short)
        try reader.press("r", andWaitFor: "متحف المحطة يفتح أبوابه")
        try reader.press("1", andWaitFor: "يفتح متحف المحطة أبوابه كل خميس")
        try reader.press("\u{7F}", andWaitFor: "عاد قطار الساحل أمس")
        try reader.press("r2", andWaitFor: "لا يوجد ملف بهذا الاسم")
        try reader.quit()
    }

    @Test("a key that means nothing says so")
    func unknownKey() throws {
        let reader = try Reader()
        try reader.press("X", andWaitFor: "لا عمل للمفتاح X هنا")
        try reader.quit()
    }

    @Test("keys typed ahead all count")
    func typedAhead() throws {
        let reader = try Reader()
        try reader.press("  b  bb ", andWaitFor: "صفحة 3 من")
        try reader.quit()
    }
}
