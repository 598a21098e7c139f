// The built program on a library of its own: front page, reading, coming back, what is left after a killed program.
import ArabicText
import ArticleLibrary
import ArticleModel
import Glibc
import TestSupport
import Testing

@Suite("Front page of a library") struct LibraryFrontPageTests {
    private let folder = TemporaryFolder()
    private var library: String { folder.path + "/library.db" }

    private func start(_ arguments: [String] = [], size: (columns: Int, rows: Int) = (80, 24)) throws -> PseudoTerminal {
        try PseudoTerminal(
            arguments, environment: ["QARI_LIBRARY": library, "TZ": "UTC"], size: size, answer: { TerminalAnswers.usual.reply(to: $0) })
    }

    private func fill(_ count: Int) throws {
        let store = try Library.open(path: library)
        defer { store.close() }
        let now = Int64(time(nil))
        let articles = (0..<count).map { index in
            let body = (1...50).map { "الفقرة \($0) من المقال \(index)، وفيها كلام يملأ سطورًا عدة حتى تطول الصفحات." }.joined(separator: "\n\n")
            var article = StoredArticle(
                title: "عنوان المقال ذي الرقم \(index)", text: "عنوان المقال ذي الرقم \(index)\n\n\(body)\n\nكلمة فريدة: زمردة\(index)\n")
            article.date = now - Int64(index) * 600
            article.source = "صحيفة التجربة"
            article.url = "https://example.org/\(index)"
            return article
        }
        _ = try store.save(articles)
        try store.set(.hasBundledArticles, to: "1")
    }

    @Test("without arguments: a new library with its first articles, the guide foremost; q leaves all as it was")
    func firstRun() throws {
        let terminal = try start()
        try terminal.wait("the front page") { $0.picture.reads("الأخبار") && $0.picture.reads("قارئ في عشر دقائق") }
        #expect(terminal.picture.reads("هـ"))
        terminal.send("\r")
        try terminal.wait("the guide") { $0.picture.reads("صفحة 1 من") }
        terminal.send("q")
        try terminal.wait("the front page again") { $0.picture.reads("المحفوظات") }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(!terminal.picture.isAlternateScreen)
    }

    @Test("what the bundled guide names opens from the library, and none of it is listed twice")
    func guideLeadsOn() throws {
        let terminal = try start(size: (80, 40))
        try terminal.wait(forText: "قارئ في عشر دقائق")
        terminal.send("g\r")
        try terminal.wait(forText: "صفحة 1 من")
        terminal.send("r")
        try terminal.wait(forText: "مقالات ذات صلة")
        for title in ["اللام والألف", "كلمات من لغتين"] {
            #expect(terminal.picture.readingText().filter { $0.contains(title) }.count == 1, "\(title)")
        }
        terminal.send("\r")
        try terminal.wait(forText: "قاعة للصحف القديمة")
    }

    /// Two articles of each subject, so that each has one that is like it.
    private func fillWithPairs() throws {
        let subjects = [
            "معاصر الزيتون القديمة في القرى الجبلية", "سباق القوارب الشراعية عند المرفأ", "مخطوطات الفلك في خزانة الجامع",
            "قطار الضواحي وجسوره المعلقة",
            "طيور مهاجرة تحط في المستنقعات", "صناعة العود وأوتاره عند الحرفيين",
        ]
        let store = try Library.open(path: library)
        defer { store.close() }
        let articles = (0..<12).map { index in
            let subject = subjects[index / 2]
            let title = "عنوان المقال ذي الرقم \(index)"
            let body = (1...40).map { "الفقرة \($0): \(subject)." }.joined(separator: "\n\n")
            var article = StoredArticle(title: title, text: "\(title)\n\n\(body)\n")
            article.date = Int64(time(nil)) - Int64(index) * 600
            article.source = "صحيفة التجربة"
            return article
        }
        _ = try store.save(articles)
        try store.set(.hasBundledArticles, to: "1")
    }

    @Test(
        "Backspace from a related article leads back to it, in the reader and in a kiosk",
        arguments: [[], ["kiosk", "--no-rotation", "--shared"]], [(30, 6), (80, 24)])
    func backFromRelated(_ arguments: [String], _ size: (columns: Int, rows: Int)) throws {
        try fillWithPairs()
        let terminal = try start(arguments.isEmpty ? [] : arguments + ["--library", library], size: size)
        try terminal.wait(forText: "عنوان المقال ذي")
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
        // They come beside the keys: the end is further on when they are there.
        try terminal.wait("the related articles") {
            if $0.picture.reads("صحيفة التجربة") { return true }
            $0.send("G")
            return false
        }
        terminal.send("\t\r")
        try terminal.wait("another article") { $0.picture.reads("صفحة 1 من") }
        terminal.send("\u{7F}")
        try terminal.wait("the related articles again") { $0.picture.reads("صحيفة التجربة") }
        terminal.child.signal(SIGTERM)
        _ = try terminal.waitForEnd()
        #expect(terminal.endModes == terminal.originalModes)
    }

    @Test("a link to a file beside an article of the library leads to it, whether the library has it or not")
    func linksToFiles() throws {
        folder.write("news/one.txt", "---\ntitle: المقال الأول عن الزيتون\n---\n\nانظر [الثاني](two.txt) ثم [الثالث](sub/three.txt).\n")
        folder.write("news/two.txt", "المقال الثاني عن العصر\n\nفي المعاصر القديمة كلام كثير عن الزيت وأهله.\n")
        folder.write("news/sub/three.txt", "المقال الثالث عن القطاف\n\nفي الخريف يُقطف الزيتون قبل المطر الأول.\n")
        for name in ["one.txt", "two.txt"] {
            #expect(try ProgramRun(["add", folder.path + "/news/" + name], environment: ["QARI_LIBRARY": library]).ending == .exit(0))
        }
        let terminal = try start()
        try terminal.wait(forText: "المقال الأول")
        try terminal.find("الأول عن", andWaitFor: "انظر")
        terminal.send("\t\r")
        try terminal.wait(forText: "في المعاصر القديمة")
        terminal.send("\u{7F}")
        try terminal.wait(forText: "انظر")
        terminal.send("\t\t\r")
        try terminal.wait(forText: "قبل المطر الأول")
    }

    @Test("a library that can't be written keeps no bookmark, and says so when one is wanted") func readOnly() throws {
        try fill(5)
        chmod(library, 0o444)
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        let terminal = try PseudoTerminal(
            [], environment: ["QARI_LIBRARY": library, "TZ": "UTC"], size: (100, 24), isOrdinaryUser: true,
            answer: { TerminalAnswers.usual.reply(to: $0) })
        try terminal.wait("the front page") { $0.picture.reads("للقراءة فقط") }
        terminal.send("j")
        try terminal.wait("the list") { !$0.picture.reads("للقراءة فقط") }
        terminal.send("m")
        try terminal.wait("the refusal") { $0.picture.reads("هذا التغيير") }
        #expect(!terminal.picture.text.contains("♦"))
        terminal.send("B")
        try terminal.wait("no bookmarks") { $0.picture.reads("لا محفوظات بعد") }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("breaking news of the hour stands in its strip below hundreds of newer articles") func breaking() throws {
        try fill(1)
        let store = try Library.open(path: library)
        let title = "إعادة فتح الميناء بعد العاصفة"
        var news = StoredArticle(title: title, text: "\(title)\n\nعادت السفن إلى أرصفتها مساء اليوم.\n")
        (news.date, news.isBreaking) = (Int64(time(nil)) - 3_600, true)
        let others = (0..<300).map { number in
            var article = StoredArticle(title: "خبر قصير \(number)", text: "خبر قصير \(number)\n\nسطر عن الخبر \(number).\n")
            article.date = Int64(time(nil)) - Int64(number)
            return article
        }
        _ = try store.save([news] + others)
        store.close()
        let terminal = try start()
        try terminal.wait("the strip") { $0.picture.reads("عاجل | إعادة فتح الميناء بعد العاصفة") }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    /// The place that is kept of the article that was opened last.
    private func place() throws -> String {
        let store = try Library.open(path: library, mode: .readOnly)
        defer { store.close() }
        return try store.headlines(.history, limit: 1).first.flatMap { try store.position(.article($0.id)) }.map { "\($0)" } ?? ""
    }

    @Test("a line left by a killed program is found again") func killed() throws {
        try fill(20)
        let terminal = try start()
        try terminal.wait("the front page") { $0.picture.reads("عنوان المقال ذي الرقم") }
        terminal.send("\r")
        try terminal.wait("the article") { $0.picture.reads("صفحة 1 من") }
        terminal.send("  ")
        try terminal.wait("the third page") { $0.picture.reads("صفحة 3 من") }
        try terminal.send("jj", keptIn: { (try? place()) ?? "" })
        let line = terminal.picture.readingText(ofRow: 4)
        kill(terminal.child.id, SIGKILL)
        _ = try terminal.waitForEnd()
        let second = try start()
        try second.wait("the front page") { $0.picture.reads("عنوان المقال ذي الرقم") }
        second.send("\r")
        try second.wait("the third page") { $0.picture.reads("صفحة 3 من") }
        #expect(second.picture.readingText(ofRow: 4) == line)
        second.send("qq")
        #expect(try second.waitForEnd() == .exit(0))
        let store = try Library.open(path: library, mode: .readOnly)
        #expect(try store.headlines(.history, limit: 5).count == 1)
        #expect(try store.count(.unread) == 19)
        store.close()
    }

    @Test("A search that can't be understood says which part of it") func wrongSearch() throws {
        try fill(3)
        let terminal = try start()
        try terminal.wait(forText: "عنوان المقال")
        terminal.send("/since:zz\r")
        try terminal.wait("what is wrong") { $0.picture.reads("since:zz") && $0.picture.reads("المسموح") }
        terminal.send("\u{1B}")
        try terminal.wait(forText: "عنوان المقال")
    }

    @Test("/ finds an article in the library and opens it on the word") func search() throws {
        try fill(30)
        let terminal = try start()
        try terminal.wait("the front page") { $0.picture.reads("عنوان المقال ذي الرقم") }
        terminal.send("/زمردة17\r")
        try terminal.wait("the result") { $0.picture.reads("1 من 1") }
        terminal.send("\r")
        try terminal.wait("the hit") { $0.picture.reads("كلمة فريدة") }
        terminal.send("qqq")
        _ = try terminal.waitForEnd()
    }

    @Test("a file opens without a library being made; F leads to one; a bookmark is kept at once") func fromFile() throws {
        let file = folder.write("a.txt", FixtureArticle.news)
        let terminal = try start([file])
        try terminal.wait(forText: "صفحة 1 من")
        terminal.settle()
        #expect(access(library, F_OK) != 0)
        terminal.send("F")
        try terminal.wait("the front page") { $0.picture.reads("قارئ في عشر دقائق") }
        terminal.send("m")
        try terminal.wait("the word for it") { $0.picture.reads("فظ المقال") }
        terminal.send("1")
        try terminal.wait("it is there") { _ in
            let store = try Library.open(path: library, mode: .readOnly)
            defer { store.close() }
            return try store.count(.bookmarks) == 1
        }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("a library that can't be opened is said on the page, and the program goes on") func broken() throws {
        folder.write("blocked", "a file where a folder should be")
        let terminal = try PseudoTerminal(
            [], environment: ["QARI_LIBRARY": folder.path + "/blocked/library.db"], answer: { TerminalAnswers.usual.reply(to: $0) })
        try terminal.wait("the problem") { $0.picture.reads("فتح المكتبة") }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("o starts the browser by itself, apart from the terminal, the address as one word") func browser() throws {
        try fill(1)
        let script = folder.write(
            "browser", "#!/bin/sh\nprintf '%s|' \"$@\" > \"\(folder.path)/called\"\n[ -t 1 ] && echo tty >> \"\(folder.path)/called\"\necho noise\n")
        chmod(script, 0o755)
        let terminal = try PseudoTerminal(
            [], environment: ["QARI_LIBRARY": library, "BROWSER": script + " --new %s"], answer: { TerminalAnswers.usual.reply(to: $0) })
        try terminal.wait("the front page") { $0.picture.reads("عنوان المقال ذي الرقم") }
        terminal.send("o")
        try terminal.wait("the browser") { _ in access(folder.path + "/called", F_OK) == 0 }
        try terminal.wait("the word for it") { $0.picture.reads("الرابط في المتصفح") }
        #expect(!terminal.picture.text.contains("noise"))
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        var called = [UInt8](repeating: 0, count: 200)
        let descriptor = open(folder.path + "/called", O_RDONLY)
        let count = read(descriptor, &called, called.count)
        close(descriptor)
        #expect(String(decoding: called.prefix(max(0, count)), as: UTF8.self) == "--new|https://example.org/0|")
    }

    @Test("a scanner reads the article's link from the QR code on the screen", arguments: ["dark", "light", "monochrome"])
    func scanned(_ theme: String) throws {
        try fill(1)
        let terminal = try start(["--theme", theme], size: (60, 24))
        try terminal.wait("the front page") { $0.picture.reads("عنوان المقال ذي الرقم") }
        terminal.send("Q")
        try terminal.wait("the code") { $0.picture.text.contains("█") }
        terminal.settle()
        let image = folder.write("code.pgm", Self.image(of: terminal.picture))
        let scan = try ProgramRun(["--quiet", "--raw", image], program: "/usr/bin/zbarimg")
        #expect(scan.text == "https://example.org/0\n")
        terminal.send("xq")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    /// The screen as a grey picture: a cell's ink is light, its paper dark, as on a terminal without colours; eight dots a
    /// module.
    private static func image(of picture: TerminalPicture) -> [UInt8] {
        let scale = 8
        var bytes = Array("P5 \(picture.columns * scale) \(picture.rows * 2 * scale) 255\n".utf8)
        for row in 0..<picture.rows {
            for half in 0..<2 {
                let line = picture.cells(ofRow: row).flatMap { cell in
                    let isLight = cell.text == "█" || cell.text == (half == 0 ? "▀" : "▄")
                    return [UInt8](repeating: isLight ? 255 : 0, count: scale)
                }
                for _ in 0..<scale { bytes += line }
            }
        }
        return bytes
    }
}
