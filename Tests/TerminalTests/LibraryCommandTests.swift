// The library's subcommands as a user and a script meet them.
import ArticleLibrary
import Foundation
import SQLiteStore
import TestSupport
import Testing

@Suite struct LibraryCommandTests {
    let folder = TemporaryFolder()

    private func run(_ arguments: String..., input: String? = nil, isOrdinaryUser: Bool = false) throws -> ProgramRun {
        try ProgramRun(
            arguments, input: input.map { Array($0.utf8) }, environment: ["XDG_DATA_HOME": folder.path, "TZ": "UTC"], isOrdinaryUser: isOrdinaryUser)
    }

    private func run(zone: String, _ arguments: String...) throws -> ProgramRun {
        try ProgramRun(arguments, environment: ["XDG_DATA_HOME": folder.path, "TZ": zone])
    }

    private static func array(_ run: ProgramRun) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
    }

    @Test func theFirstRunHasFiveArticlesTheGuideFirst() throws {
        let list = try run("list")
        #expect(list.ending == .exit(0))
        #expect(list.lines.dropLast().count == 5)
        #expect(list.lines[0].hasSuffix("قارئ في عشر دقائق: كيف تقرأ مقالًا عربيًّا في الطرفية؟"))
        #expect(try run("list").lines == list.lines)
    }

    @Test func theFirstArticlesAreAsOldAsTheyAreAndBreakNothing() throws {
        #expect(try run("list").lines.dropLast().allSatisfy { $0.contains("\t2026-11-24\t") })
        let store = try Library.open(path: folder.path + "/qari/library.db")
        defer { store.close() }
        #expect(try store.breaking(since: 1_795_600_000).isEmpty, "Since 25 November 2026.")
    }

    @Test func textsHaveTheDatesTheySay() throws {
        let dates = [
            ("1 يناير 2000", "2000-01-01"), ("الثلاثاء 3 نوفمبر 2026 - 18 جمادى الأولى 1448", "2026-11-03"), ("5 رمضان 1445 هـ", "2024-03-15"),
            ("2 كانون الأول 2005", "2005-12-02"), ("14/7/2019", "2019-07-14"),
        ]
        for (number, (written, _)) in dates.enumerated() {
            folder.write("in/\(number).txt", "عاجل | عنوان الخبر رقم \(number)\n\n\(written)\n\nنص الخبر رقم \(number) وفيه من الكلام ما يكفي.\n")
        }
        #expect(try run(zone: "America/New_York", "add", folder.path + "/in").ending == .exit(0))
        for zone in ["UTC", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"] {
            let days = try run(zone: zone, "list").lines.filter { $0.contains("عنوان الخبر") }.map { String($0.split(separator: "\t")[1]) }
            #expect(days == dates.map(\.1).sorted(by: >), "\(zone)")
        }
        let list = try Self.array(try run("list", "--json"))
        #expect(list.allSatisfy { $0["date"] is String })
        #expect(list.first?["path"] as? String == "qari:/guide.txt", "What is old does not lead.")
        #expect(try run("search", "\"عنوان الخبر\"", "since:7d").ending == .exit(1))
    }

    @Test func aPagesDayIsThatDayEverywhere() throws {
        let words = "<p>" + String(repeating: "فقرة طويلة بما يكفي لتكون متنًا، وفيها فواصل ونقاط، وتقول للقارئ شيئًا عن يومه. ", count: 8) + "</p>"
        let page = folder.write(
            "p.html",
            "<html><head><meta charset=utf-8><meta property='article:published_time' content='2026-11-10'></head><body><article><h1>صفحة بلا ساعة</h1>\(words)</article></body></html>"
        )
        #expect(try run(zone: "America/New_York", "add", page).ending == .exit(0))
        for zone in ["America/New_York", "Pacific/Auckland", "UTC"] {
            #expect(try run(zone: zone, "list").lines.first { $0.contains("صفحة بلا ساعة") }?.contains("\t2026-11-10\t") == true, "\(zone)")
        }
    }

    @Test func aFileThatIsNoLibraryIsRefusedAndLeft() throws {
        let text = folder.write("my.txt", "رسالة قديمة\n\nنص لا يُراد أن يضيع.\n")
        let database = folder.path + "/other.db"
        let store = try Library.open(path: database)
        try store.save(StoredArticle(title: "عنوان", text: "نص"))
        store.close()
        // Another program's: as good as any is ours with a table of another name.
        let other = folder.write("foreign.db", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 1, count: 5_000))
        for file in [text, other] {
            let bytes = try Data(contentsOf: URL(filePath: file))
            for command in [["list"], ["add", text], ["sync"], ["vacuum"], ["list", "--status"]] {
                let refused = try ProgramRun(command + ["--library", file, "--lang", "en"])
                #expect(refused.ending == .exit(2))
                #expect(refused.errorText.contains("“\(file)” is no library of this program") && refused.errorText.contains("--library"))
            }
            #expect(try ProgramRun(["list", "--library", file]).errorText.contains("ليس مكتبة لهذا البرنامج"))
            #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["foreign.db", "my.txt", "other.db"])
        #expect(try run("list", "--library", database).ending == .exit(0))
    }

    @Test func optionsMayStandBeforeTheCommand() throws {
        let file = folder.write("a.txt", "عنوان\n\nنص المقال هنا.\n")
        #expect(try run("--lang", "en", "add", file).errorText == "qari: 1 added.\n")
        let elsewhere = folder.path + "/elsewhere.db"
        #expect(try run("--library", elsewhere, "--lang=en", "list", "--status").text.contains("5 articles"))
        #expect(try run("--lang", "en", "print", file).text.contains("نص المقال هنا."))
        // A file that is there is still one.
        #expect(try run("--lang", "en", file).text.contains("نص المقال هنا."))
    }

    @Test func aNumberBelowZeroIsToldAsOne() throws {
        for arguments in [
            ["list", "--limit", "-1"], ["list", "--offset=-2"], ["search", "كلمة", "--limit", "-1"], ["vacuum", "--keep-days", "-3"],
        ] {
            let refused = try ProgramRun(arguments, environment: ["XDG_DATA_HOME": folder.path])
            #expect(refused.ending == .exit(2), "\(arguments)")
            #expect(refused.errorText.contains("المسموح: 0, 1, 2…") && !refused.errorText.contains("Missing"), "\(refused.errorText)")
        }
    }

    @Test func aCopyOverAFileIsRefusedInTheReadersLanguage() throws {
        let file = folder.write("there.db", "شيء")
        let refused = try run("vacuum", "--into", file)
        #expect(refused.ending == .exit(1) && refused.errorText == "qari: \(file) موجود، ولا يُكتب فوقه. اختر اسمًا جديدًا.\n")
        #expect(try run("vacuum", "--into", folder.path + "/none/copy.db", "--lang", "en").errorText.contains("could not be written: No such file"))
    }

    @Test func aDamagedLibraryIsToldWithARemedyThatWorks() throws {
        let file = folder.path + "/qari/library.db"
        #expect(try run("list").ending == .exit(0))
        let handle = try #require(FileHandle(forUpdatingAtPath: file))
        // A page of an index: the list is read without it.
        let raw = try Connection(path: file)
        let page: Int = try #require(try raw.value("SELECT rootpage FROM sqlite_master WHERE name = 'articleByContent'"))
        raw.close()
        try handle.seek(toOffset: UInt64((page - 1) * 4096))
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try handle.close()
        let checked = try run("vacuum", "--check")
        #expect(checked.ending == .exit(1))
        #expect(checked.errorText.contains("شغّل البرنامج ثانية") && !checked.errorText.contains("تعذّر فتح"), "\(checked.errorText)")
        _ = try run("list")
        #expect(try run("vacuum", "--check").ending == .exit(0))
    }

    @Test func jsonHasEveryKeyAlways() throws {
        let keys: Set = [
            "id", "title", "kicker", "byline", "tags", "source", "sources", "categories", "url", "path", "date", "changed", "score", "read",
            "bookmarked",
            "direction",
        ]
        for arguments in [["list", "--json"], ["search", "--json", "المكتبة"], ["related", "--json", "5"]] {
            let found = try Self.array(try ProgramRun(arguments, environment: ["XDG_DATA_HOME": folder.path]))
            #expect(!found.isEmpty, "\(arguments)")
            for entry in found { #expect(Set(entry.keys) == keys, "\(arguments)") }
        }
        #expect(try Self.array(try run("list", "--json", "--bookmarks")).isEmpty)
    }

    @Test func aSearchFindsTheWordsForms() throws {
        let found = try run("search", "بمكتبة")
        #expect(found.lines[0].contains("مدينة الورق"))
        #expect(found.lines[0].contains("المكتبة قاعة"))
        #expect(try run("search", "لاتوجدهذهالكلمة").ending == .exit(1))
        let wrong = try run("search", "--lang", "en", "since:someday")
        #expect(wrong.ending == .exit(2))
        #expect(wrong.errorText.contains("since:someday"))
        // Options may stand anywhere; what is unwanted begins with a dash.
        #expect(try Self.array(try run("search", "المكتبة", "--json")).count == 1)
        #expect(try Self.array(try run("search", "المكتبة", "-المخطوطات", "--json")).isEmpty)
        // One argument holds words and operators as several do.
        #expect(try Self.array(try run("search", "المكتبة -المخطوطات", "--json")).isEmpty)
        #expect(try Self.array(try run("search", "المكتبة -غزة since:2020", "--json")).count == 1)
        #expect(try run("search", "المكتبة", "--jsno").ending == .exit(2))
    }

    @Test func relatedAnswersForNumbersFilesAndInput() throws {
        let byNumber = try Self.array(try run("related", "--json", "5"))
        // The guide names the other four.
        #expect(byNumber.prefix(4).compactMap { $0["id"] as? Int } == [4, 3, 2, 1])
        let file = folder.write(
            "خبر.txt", "فرحة في مدينة الورق\n\nعاد القراء إلى قاعات المكتبة المركزية وبحثوا عن المخطوطات في خزائنها بعد الترميم.\n")
        #expect(try Self.array(try run("related", "--json", file)).first?["id"] as? Int == 4)
        #expect(try Self.array(try run("related", "--json", "-", input: "المكتبة المركزية في مدينة الورق والمخطوطات")).first?["id"] as? Int == 4)
        let missing = try run("related", "--lang", "en", "77")
        #expect(missing.ending == .exit(1))
    }

    @Test func whatIsNeitherArticleNorFeedIsRefused() throws {
        let refused = try run("remove", "1", "abc", "--lang", "en")
        #expect(refused.ending == .exit(2) && refused.errorText.contains("“abc” is neither an article's number nor a feed's address"))
        #expect(try run("list").lines.dropLast().count == 5)
    }

    @Test func removedArticlesStayAway() throws {
        #expect(try run("remove", "1", "2").ending == .exit(0))
        #expect(try run("list").lines.dropLast().count == 3)
        let again = try run("remove", "1", "--lang", "en")
        #expect(again.ending == .exit(1))
        #expect(again.errorText.contains("There is no article 1 in the library"))
    }

    @Test func vacuumTidiesCopiesAndChecks() throws {
        #expect(try run("vacuum", "--check").ending == .exit(0))
        #expect(try run("vacuum", "--keep-articles", "2").ending == .exit(0))
        #expect(try run("list").lines.dropLast().count == 2)
        let copy = folder.path + "/copy.db"
        #expect(try run("vacuum", "--into", copy).ending == .exit(0))
        #expect(try run("list", "--library", copy).lines == run("list").lines)
        #expect(try run("list", "--status", "--lang", "en").text.contains("2 articles, 2 unread"))
    }

    @Test func theStatusSaysTheSizeOfTheFilesOfALibraryInUse() throws {
        let path = folder.path + "/in-use.db"
        let store = try Library.open(path: path)
        defer { store.close() }
        // Only what is called the body is indexed; this is about bytes.
        let end = String(repeating: "كلام يملأ الصفحات. ", count: 100_000)
        try store.save(StoredArticle(title: "كتاب طويل", text: "فصل أول. " + end, body: 0..<14))
        let said = try run("list", "--status", "--lang", "en", "--library", path).text
        // On the disk, the file and what is beside it while it is open: by du, in kilobytes.
        let use = try ProgramRun(["-k", "--apparent-size", path, path + "-wal"], program: "/usr/bin/du").lines
        let kilobytes = use.compactMap { line in line.split(separator: "\t").first.flatMap { Double($0) } }.reduce(0, +)
        let size = try #require(said.firstMatch(of: /feeds, ([0-9.]+) MB/).flatMap { Double($0.1) })
        #expect(kilobytes > 3_000 && abs(size - kilobytes / 1024) < 0.2, "\(said) \(use)")
    }

    @Test func aLibraryThatCannotBeWrittenIsRead() throws {
        let list = try run("list").lines
        chmod(folder.path + "/qari/library.db", 0o444)
        chmod(folder.path + "/qari", 0o555)
        let read = try run("list", isOrdinaryUser: true)
        #expect(read.lines == list)
        #expect(read.ending == .exit(0))
        #expect(try run("remove", "1", isOrdinaryUser: true).ending == .exit(1))
        chmod(folder.path + "/qari", 0o755)
    }

    @Test func whereNoLibraryCanBeTheFilesStillOpen() throws {
        let file = folder.write("a.txt", "عنوان\n\nنص المقال هنا.\n")
        let list = try run("list", "--library", file + "/library.db", "--lang", "en")
        #expect(list.ending == .exit(1))
        #expect(list.errorText.contains("could not be opened"))
        #expect(try ProgramRun(["print", file], environment: ["QARI_LIBRARY": file + "/library.db"]).text.contains("نص المقال هنا."))
    }

    // MARK: Export

    private let marked = """
        ---
        title: عنوان <المقال> * الأول
        kicker: خاص
        byline: قسم الثقافة
        published: 2026-05-03T09:30:00Z
        url: https://example.org/a?x=1&y=2
        lead: مقدمة فيها [رابط](https://example.org/b).
        ---

        فقرة أولى فيها [وصلة](javascript:alert) وأخرى [سليمة](https://example.org/c).

        ## عنوان فرعي

        - بند
        - بند ثان

        > قول مأثور

        | أ | ب |
        | 1 | 2 |
        """

    @Test func htmlStandsAloneAndRunsNothing() throws {
        let file = folder.write("m.txt", marked)
        let html = try run("export", "--format", "html", file).text
        #expect(html.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(html.contains("<h1>عنوان &lt;المقال&gt; * الأول</h1>"))
        #expect(html.contains("<a href=\"https://example.org/c\">سليمة</a>"))
        #expect(html.contains("وصلة") && !html.contains("javascript"))
        #expect(html.contains("<ul>\n<li>بند\n</li>\n<li>بند ثان\n</li>\n</ul>"))
        #expect(html.contains("<tr><td>أ</td><td>ب</td></tr>"))
        #expect(html.contains("href=\"https://example.org/a?x=1&amp;y=2\""))
    }

    @Test func htmlReadsAgainAsTheSameText() throws {
        let line = "كتب المهندس: إذا كان a < b و b > c فاقرأ \"الفصل الأول\" & \"الثاني\" من &amp; كما هي، وفيها ما يكفي من الكلام لسطر طويل."
        let file = folder.write("m.txt", "---\ntitle: أقواس <وعلامات> & \"أسماء\"\n---\n\n\(line)\n\n\(line)\n")
        let page = folder.write("m.html", try run("export", "--format", "html", file).output)
        #expect(try run("print", page).lines == run("print", file).lines)
    }

    @Test func markdownKeepsStructureAndEscapes() throws {
        let file = folder.write("m.txt", marked)
        let out = folder.path + "/out.md"
        #expect(try run("export", "-o", out, file).ending == .exit(0))
        let text = try String(contentsOfFile: out, encoding: .utf8)
        #expect(text.contains("# عنوان \\<المقال\\> \\* الأول\n"))
        #expect(text.contains("مقدمة فيها [رابط](<https://example.org/b>)."))
        #expect(text.contains("## عنوان فرعي\n\n- بند\n- بند ثان\n\n> قول مأثور\n"))
        // What is there is not written over.
        #expect(try run("export", "-o", out, file).ending == .exit(1))
        #expect(try String(contentsOfFile: out, encoding: .utf8) == text)
    }

    @Test func sizeAndSourcesAreLaidOutOnATerminalAndPlainInAPipe() throws {
        for (arguments, text) in [(["list", "--status"], "غير المقروء"), (["list", "--sources"], "قسم المحليات")] {
            let plain = try ProgramRun(arguments, environment: ["QARI_LIBRARY": folder.path + "/l.db"]).text
            #expect(plain.contains(text) && !plain.unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
            let terminal = try PseudoTerminal(arguments, environment: ["QARI_LIBRARY": folder.path + "/l.db"])
            try terminal.wait(forText: text)
            // Joined forms, from the right.
            #expect(terminal.picture.text.unicodeScalars.contains { (0xFE70...0xFEFC).contains($0.value) })
        }
    }

    @Test func textHasItsLinksByNumberAtTheEnd() throws {
        let lines = "انظر [الثاني](two.txt) ثم [الثالث](https://example.org/3) و[الثاني](two.txt) ثانية، وعنوان https://example.org/4 هنا."
        let text = try run("export", folder.write("l.txt", "---\ntitle: عنوان\n---\n\n\(lines)\n")).text
        #expect(text.contains("انظر الثاني [1] ثم الثالث [2] والثاني [1] ثانية، وعنوان https://example.org/4 هنا."))
        #expect(text.hasSuffix("روابط المقال\n\n[1] two.txt\n[2] https://example.org/3\n"))
    }

    @Test func textReadsAgainAsTheSameArticle() throws {
        let text = try run("export", "5").text
        #expect(text.hasPrefix("رئيس التحرير: هيئة تحرير قارئ\n"))
        let (again, first) = (try run("print", "--json", folder.write("g.txt", text)), try run("print", "--json", "qari:/guide.txt"))
        let keys = ["title", "kicker", "lead", "byline", "date"]
        let (left, right) = (try Self.object(again), try Self.object(first))
        for key in keys { #expect(left[key] as? String == right[key] as? String, "\(key)") }
        #expect((left["sections"] as? [Any])?.count == (right["sections"] as? [Any])?.count)
        #expect((left["related"] as? [Any])?.count == 5)
    }

    private static func object(_ run: ProgramRun) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }
}
