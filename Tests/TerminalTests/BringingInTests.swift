// `qari add` and pages opened directly, with a server on loopback. Feeds are beside it.
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Bringing articles in")
struct BringingInTests {
    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/library.db", "QARI_LANG": "en"] }

    private func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun(arguments, environment: environment) }

    @Test("a folder's texts and pages come in once, however often it is added")
    func folders() throws {
        folder.write("in/a.txt", FixtureArticle.news)
        folder.write("in/deep/b.html", ServedNews.page("عنوان الصفحة"))
        folder.write("in/c.pdf", [0, 1, 2])
        let first = try run("add", folder.path + "/in")
        #expect(first.ending == .exit(0) && first.output.isEmpty)
        let left =
            "qari: Left: 1 file with names that articles do not have. Taken from folders: .txt .text .md .markdown .mdown .mkd .epub .odt .ott .fodt .docx .docm .dotx .html .htm .xhtml .xht .shtml .mht .mhtml .eml .gz; others are named one by one.\n"
        #expect(first.errorText == left + "qari: 2 added.\n")
        let second = try run("add", folder.path + "/in")
        #expect(second.ending == .exit(0) && second.errorText == left + "qari: 2 already there.\n")
        #expect(try run("list").text.contains("عنوان الصفحة"))
        for name in ["d.xml", "e.rss", "f.pptx", "noending", ".hidden"] { folder.write("in/\(name)", [0]) }
        #expect(try run("add", "--lang", "ar", folder.path + "/in").errorText.hasPrefix("qari: تُركت 5 ملفات لا تدل أسماؤها على مقالات. "))
    }

    @Test("a page that is too long comes in as far as it is read, and that is told")
    func cutShort() throws {
        let page = String(decoding: ServedNews.page("عنوان الصفحة"), as: UTF8.self)
        let long = page.replacing("</article>", with: String(repeating: "<br>", count: 120_001) + "<p>آخر الكلام.</p></article>")
        let file = folder.write("long.html", long)
        let run = try run("add", file)
        #expect(run.ending == .exit(0), "It is no failure.")
        #expect(
            run.errorText
                == "qari: “\(file)” is longer than is read of a page (16 MB, 120,000 tags); its beginning was taken. For all of it, save it as text and add that.\nqari: 1 added, 1 cut short.\n"
        )
        #expect(try self.run("print", file).text.hasSuffix("[هنا ينقطع المقال: صفحته أطول مما يُقرأ منها.]\n"))
    }

    @Test("a page of the web that is longer than is read comes in as its file would: as far as it is read, told")
    func cutShortOnTheWeb() throws {
        // Past 16 MB, in a comment that nobody reads.
        let head = Array(String(decoding: ServedNews.page("عنوان الصفحة"), as: UTF8.self).replacing("</article>", with: "<!--").utf8)
        let long = head + Array(repeating: 0x20, count: 17 << 20)
        let server = try LoopbackServer { request in
            .respond(status: 200, headers: ["Content-Type": request.path == "/text" ? "text/plain" : "text/html"], body: long)
        }
        let run = try run("add", server.url("/long"))
        #expect(run.ending == .exit(0) && run.errorText.contains("is longer than is read of a page (16 MB, 120,000 tags)"))
        #expect(run.errorText.hasSuffix("\nqari: 1 added, 1 cut short.\n"))
        #expect(try self.run("print", server.url("/long")).text.hasSuffix("[هنا ينقطع المقال: صفحته أطول مما يُقرأ منها.]\n"))
    }

    @Test("a site that names no feed is asked where feeds mostly are, one place after the other; where there is none, that is told once")
    func guessedFeed() throws {
        let base = Mutex("")
        let asked = Mutex<[String]>([])
        let server = try LoopbackServer { request in
            asked.withLock { $0.append(request.path) }
            switch request.path {
            case "/", "/bare/": return .respond(status: 200, headers: ["Content-Type": "text/html"], body: Array("<title>موقع</title><p>مرحبًا".utf8))
            case "/rss.xml":
                return .respond(
                    status: 200, headers: ["Content-Type": "text/xml"], body: ServedNews.feed([("عنوان", "/1")], base: base.withLock { $0 }))
            // What is not there is a page too, on many a site.
            case "/rss": return .respond(status: 200, headers: ["Content-Type": "text/html"], body: Array("<title>لا شيء</title>".utf8))
            default: return .respond(status: 404, headers: [:], body: [])
            }
        }
        base.withLock { $0 = server.url("") }
        let run = try run("add", server.url("/"))
        #expect(run.ending == .exit(0) && run.errorText.contains("1 added"), "\(run.errorText)")
        #expect(asked.withLock { $0 } == ["/", "/feed", "/rss", "/feed.xml", "/rss.xml"])
        #expect(try self.run("list", "--feeds").text.contains(server.url("/rss.xml")))
        // Beside the page first, then at the root.
        #expect(try self.run("add", server.url("/bare/")).ending == .exit(0))
        #expect(asked.withLock { $0 }.contains("/bare/feed"))
        let none = try LoopbackServer { request in
            request.path == "/"
                ? .respond(status: 200, headers: ["Content-Type": "text/html"], body: Array("<title>موقع</title>".utf8))
                : .respond(status: 404, headers: [:], body: [])
        }
        let failed = try self.run("add", none.url("/"))
        #expect(failed.ending == .exit(1) && failed.errorText.split(separator: "\n").count == 2, "\(failed.errorText)")
        #expect(failed.errorText.contains("There is no article and no feed"))
    }

    @Test("a page of one line comes in from the web as from a file, and takes the place of no longer summary")
    func oneLine() throws {
        let port = Mutex<String>("")
        let page = "<meta charset=utf-8><title>خبر</title><body><article><h1>القطار يعود</h1><p>عاد القطار إلى المدينة صباح اليوم.</p></article>"
        let server = try LoopbackServer { request in
            request.path == "/feed"
                ? .respond(status: 200, headers: [:], body: ServedNews.feed([(ServedNews.paragraph, "/1")], base: port.withLock { $0 }))
                : .respond(status: 200, headers: ["Content-Type": "text/html"], body: Array(page.utf8))
        }
        port.withLock { $0 = server.url("") }
        #expect(try run("add", "--full", server.url("/feed")).errorText.hasSuffix("qari: 1 added.\n"))
        #expect(try run("search", "متنًا").text.contains("موجز المدينة") && run("search", "القطار").text.isEmpty)
        #expect(try run("add", server.url("/2")).errorText == "qari: 1 added.\n")
        #expect(try run("search", "القطار").text.contains("القطار يعود"))
    }

    @Test("what fails is told at the end, the others come in, and the exit code says so")
    func failures() throws {
        folder.write("a.txt", FixtureArticle.news)
        folder.write("empty.txt", [])
        let run = try run("add", folder.path + "/none.txt", folder.path + "/a.txt", "ftp://a.example/", folder.path + "/empty.txt")
        #expect(run.ending == .exit(1))
        let lines = run.errorText.split(separator: "\n")
        #expect(lines.count == 4 && lines[0].contains("none.txt") && lines[1].contains("ftp://a.example/") && lines[2].contains("empty.txt"))
        #expect(lines.last == "qari: 1 added, 3 failed.")
    }

    @Test("a page of the web comes in under its own address, and is opened and printed directly")
    func page() throws {
        let server = try LoopbackServer { request in
            request.path == "/moved"
                ? .respond(status: 301, headers: ["Location": "/a"], body: [])
                : .respond(status: 200, headers: ["Content-Type": "text/html; charset=windows-1256"], body: ServedNews.page("عنوان الصفحة"))
        }
        #expect(try run("add", server.url("/moved")).errorText == "qari: 1 added.\n")
        #expect(try run("add", server.url("/a")).errorText == "qari: 1 already there.\n")
        let print = try run("print", server.url("/a"))
        #expect(print.ending == .exit(0) && print.lines.first == "عنوان الصفحة" && !print.text.contains("الرئيسية"))
        let gone = try run("print", "http://127.0.0.1:1/")
        #expect(gone.ending == .exit(1) && gone.errorText.contains("could not be reached"))
    }

    @Test("an address may be written in Arabic letters and with spaces")
    func writtenAddress() throws {
        let server = try LoopbackServer { request in
            request.path == "/%D9%85%D8%B3%D8%A7%D8%B1%20%D8%B9%D8%B1%D8%A8%D9%8A?%D8%B3=1"
                ? .respond(status: 200, headers: ["Content-Type": "text/html"], body: ServedNews.page("عنوان الصفحة"))
                : .respond(status: 404, headers: [:], body: [])
        }
        let address = server.url("/مسار عربي?س=1")
        #expect(try run("print", address).lines.first == "عنوان الصفحة")
        #expect(try run("add", address).errorText == "qari: 1 added.\n")
        #expect(try run("add", server.url("/%D9%85%D8%B3%D8%A7%D8%B1%20%D8%B9%D8%B1%D8%A8%D9%8A?%D8%B3=1")).errorText == "qari: 1 already there.\n")
        // A host of no such letters, in whatever locale: it is looked for, and not found.
        let run = try ProgramRun(["add", "http://خادم.invalid/"], environment: environment.merging(["LANG": "C", "QARI_LANG": "ar"]) { $1 })
        #expect(run.errorText.contains("لا يُعرف خادم بهذا الاسم"), "\(run.errorText)")
        #expect(try self.run("add", "http://a b/").errorText.contains("“http://a b/” is no address that a server can have"))
    }

    @Test("what is no address of the web is told as that, wherever it is named", arguments: ["ftp://a.example/x", "file:///etc/passwd"])
    func otherSchemes(_ address: String) throws {
        for command in [["add"], ["print"], []] {
            let run = try ProgramRun(command + [address], environment: environment)
            #expect(run.ending == .exit(1) && run.errorText.contains("is no address to fetch. Allowed: http://, https://"), "\(run.errorText)")
        }
    }

    @Test("why nothing came is told in Arabic, without curl's English")
    func arabicReasons() throws {
        let server = try LoopbackServer { _ in .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>".utf8)) }
        let arabic = environment.merging(["QARI_LANG": "ar"]) { $1 }
        let cut = try ProgramRun(["add", server.url("/")], environment: arabic).errorText
        #expect(cut.contains("انقطع النقل قبل تمامه") && !cut.contains("transfer"), "\(cut)")
        let nobody = try ProgramRun(["add", "http://127.0.0.1:1/"], environment: arabic).errorText
        #expect(nobody.contains("لا يقبل الخادم الاتصال") && !nobody.contains("connect"), "\(nobody)")
    }

    @Test("a text that is too large is left with its limit and a way out")
    func tooLarge() throws {
        let file = folder.write("big.txt", String(repeating: "سطر من الكلام يملأ الملف.\n", count: 30_000))
        #expect(truncate(file, 65 << 20) == 0)
        let run = try run("add", file)
        #expect(run.ending == .exit(1))
        #expect(run.errorText.contains("is larger than 64 MB") && run.errorText.contains("qari FILE"), "\(run.errorText)")
    }

    @Test("a headline cannot steer the terminal")
    func hostileHeadline() throws {
        let server = try LoopbackServer { _ in
            .respond(
                status: 200, headers: [:],
                body: Array(
                    "<rss><channel><title>x\u{1B}[2J</title><item><title>عنوان\u{1B}]0;x\u{07} &amp;#27;[31m هادئ</title><link>http://a.example/</link></item></channel></rss>"
                        .utf8))
        }
        let added = try run("add", server.url("/"))
        let list = try run("list")
        #expect(!(added.error + list.output).contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 } && list.text.contains("عنوان هادئ"))
    }

    @Test("a link into the reader's own network is not followed, and it is said how it would be")
    func notFollowing() throws {
        let server = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: ServedNews.page("عنوان البيت")) }
        let reader = try Reader(["---\ntitle: عنوان القريب\ndirection: rtl\n---\n\nفقرة فيها [رابط](\(server.url("/router"))) واحد.\n"])
        try reader.press("\t", andWaitFor: "الرابط 1 من 1")
        try reader.press("\r", andWaitFor: "--allow-private")
        #expect(server.requests.isEmpty)
        try reader.quit()
        // What was named is opened, once more too.
        let named = try PseudoTerminal([server.url("/named")])
        try named.wait(forText: "عنوان البيت")
        named.send("R")
        try named.wait("the second request") { _ in server.requests.count == 2 }
        named.send("q")
        #expect(try named.waitForEnd() == .exit(0))
    }

    @Test("a link of the web is followed on the reading screen without holding it up")
    func following() throws {
        let server = try LoopbackServer { _ in
            .drip(headers: ["Content-Type": "text/html"], pieces: [[], [], [], ServedNews.page("عنوان البعيد")], milliseconds: 150)
        }
        let text =
            "---\ntitle: عنوان القريب\ndirection: rtl\n---\n\nفقرة فيها [رابط بعيد](\(server.url("/far"))) واحد، وهي طويلة بما يكفي لتملأ سطرًا كاملًا من أسطر الشاشة الصغيرة.\n"
        let reader = try Reader([text], environment: ["QARI_ALLOW_PRIVATE": "true"])
        try reader.press("\t", andWaitFor: "الرابط 1 من 1")
        try reader.press("\r", andWaitFor: "الصفحة")
        // A key is answered while the page is on its way.
        try reader.press("?", andWaitFor: "المفاتيح")
        reader.terminal.send("\u{1B}")
        try reader.terminal.wait(forText: "عنوان البعيد")
        try reader.quit()
    }
}
