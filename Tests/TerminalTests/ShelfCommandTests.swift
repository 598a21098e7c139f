// What a reader keeps beside the articles, from the command line: saved searches, rules, tags, names of feeds, lists for other programs.
import ArticleLibrary
import SQLiteStore
import TestSupport
import Testing

@Suite("Searches, rules, tags and lists")
struct ShelfCommandTests {
    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/library.db", "QARI_LANG": "en", "HOME": folder.path] }

    private func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun(arguments, environment: environment) }

    private func titles(_ arguments: String...) throws -> [String] {
        try ProgramRun(arguments, environment: environment).text.split(separator: "\n").compactMap { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst(3).first.map(String.init)
        }
    }

    private func fill() throws {
        folder.write(
            "in/a.md", Array("---\ntitle: جسر جديد\nauthor: هدى علي\ncategories: [محليات]\n---\n\nافتتح الجسر صباح الجمعة أمام المارة.\n".utf8))
        folder.write("in/b.md", Array("---\ntitle: إعلان\nauthor: قسم البيع\n---\n\nبيت للبيع قرب الجسر والسوق القديم.\n".utf8))
        #expect(try run("add", folder.path + "/in").ending == .exit(0))
    }

    @Test("a saved search lists what it finds; filters and alternatives work as in a search")
    func saved() throws {
        try fill()
        #expect(try run("saved", "الجسور", "جسر", "category:محليات or author:هدى").ending == .exit(0))
        #expect(try run("saved").text == "الجسور\tجسر category:محليات or author:هدى\n")
        #expect(
            try titles("saved", "الجسور") == ["جسر جديد"] && titles("search", "(title:إعلان or author:هدى) جسر").sorted() == ["إعلان", "جسر جديد"])
        #expect(try run("saved", "--json").text.contains("\"search\" : \"جسر category:محليات or author:هدى\""))
        let wrong = try run("saved", "x", "is:nothing")
        #expect(wrong.ending == .exit(2) && wrong.errorText.contains("is:nothing"))
        #expect(try run("saved", "--remove", "الجسور").ending == .exit(0))
        let missing = try run("saved", "الجسور")
        #expect(missing.ending == .exit(1) && missing.errorText.contains("No search is saved as “الجسور”"))
    }

    @Test("a rule hides what is there and what comes, and is told by its number; tags are searched for")
    func rules() throws {
        try fill()
        #expect(try run("rule", "--hide", "title:إعلان").ending == .exit(0) && titles("list").contains("إعلان") == false)
        #expect(try run("rule").text == "1\thide\t\ttitle:إعلان\n")
        for arguments in [["rule", "جسر"], ["rule", "--hide"], ["rule", "--hide", "--read", "جسر"]] {
            #expect(try ProgramRun(arguments, environment: environment).ending == .exit(2), "\(arguments)")
        }
        #expect(try run("rule", "--remove", "9").errorText.contains("There is no rule 9"))
        #expect(try run("rule", "--remove", "1").ending == .exit(0) && titles("list").contains("إعلان"))
        let number = try #require(try run("search", "title:جسر").text.split(separator: "\t").first.map(String.init))
        #expect(try run("tag", number, "للمراجعة", "تحقيق").ending == .exit(0) && titles("search", "tag:تحقيق") == ["جسر جديد"])
        #expect(try run("tag", "--remove", number, "تحقيق").ending == .exit(0) && run("tag").text == "للمراجعة\t1\n")
        #expect(try run("tag", "999").ending == .exit(1))
    }

    @Test("newsboat's feeds, tags, searches and read marks are taken over, and neither of its files is written")
    func newsboat() throws {
        let server = try LoopbackServer { _ in
            .respond(status: 200, headers: [:], body: ServedNews.feed([("عنوان أول", "/1"), ("عنوان جديد", "/3")], base: "http://a.example"))
        }
        let urls = folder.write(
            ".newsboat/urls", Array("\(server.url("/feed")) محليات عاجل \"~موجزي\"\n\"query:جديد:unread = \\\"yes\\\"\"\nexec:date\n".utf8))
        let cache = try Connection(path: folder.path + "/.newsboat/cache.db")
        try cache.run(
            script: """
                CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid TEXT, title TEXT, author TEXT, url TEXT, feedurl TEXT, pubDate INTEGER, content TEXT,
                    unread INTEGER, enclosure_url TEXT, flags TEXT, deleted INTEGER);
                INSERT INTO rss_item VALUES (1, '/1', 'عنوان أول', 'هدى', 'http://a.example/1', '\(server.url("/feed"))', 1700000000,
                    '<p>نص قديم في الموجز عن السوق.</p>', 0, NULL, 'a', 0);
                INSERT INTO rss_item VALUES (2, '/2', 'عنوان ثان', '', 'http://a.example/2', '\(server.url("/feed"))', 1700000100, 'نص', 1, NULL, '', 0);
                INSERT INTO rss_item VALUES (3, '/9', 'محذوف', '', 'http://a.example/9', '\(server.url("/feed"))', 1700000100, 'نص', 1, NULL, '', 1);
                """)
        cache.close()
        let taken = try run("import-newsboat")
        #expect(taken.ending == .exit(0) && taken.errorText.contains("From newsboat: 1 feeds, 1 searches."), "\(taken.errorText)")
        #expect(taken.errorText.contains("Line 3 has no meaning here, and was left out: exec:date"))
        #expect(try titles("search", "category:محليات").sorted() == ["عنوان أول", "عنوان ثان", "عنوان جديد"])
        #expect(try titles("search", "category:عاجل").count == 3)
        #expect(try titles("search", "is:read") == ["عنوان أول"] && titles("list", "--bookmarks") == ["عنوان أول"])
        #expect(try titles("saved", "جديد").contains("عنوان ثان") && run("list", "--feeds").text.contains("موجزي"))
        #expect(try run("list", "--opml").text.contains("<outline text=\"محليات، عاجل\""))
        // Again: nothing is there twice.
        #expect(try run("import-newsboat", urls).ending == .exit(0) && titles("search", "category:محليات").count == 3)
    }

    @Test("a feed has the name that its reader gives it, whatever it calls itself when it is refreshed")
    func names() throws {
        let server = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: ServedNews.feed([("عنوان", "/1")], base: "http://a.example"))
        }
        #expect(try run("add", server.url("/feed")).ending == .exit(0))
        #expect(try run("feed", "1", "--name", "اسمي", "--category", "سياسة").ending == .exit(0) && run("sync").ending == .exit(0))
        let feeds = try run("list", "--feeds", "--json").text
        #expect(feeds.contains("\"title\" : \"اسمي\"") && feeds.contains("\"category\" : \"سياسة\""))
        #expect(try run("feed", server.url("/feed"), "--name", "").ending == .exit(0) && run("list", "--feeds").text.contains("موجز المدينة"))
        #expect(try run("feed", "7", "--name", "x").ending == .exit(1) && run("feed", "1").ending == .exit(2))
    }
}
