// Accounts with servers that follow feeds for their owners: added, gone through and removed, with a server on loopback.
import ArticleLibrary
import ArticleModel
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Accounts with servers of feeds")
struct AccountTests {
    let folder = TemporaryFolder()
    private var path: String { folder.path + "/kept/library.db" }
    private var secrets: String { folder.path + "/config/qari/accounts.toml" }
    private var environment: [String: String?] {
        ["QARI_LIBRARY": path, "QARI_LANG": "en", "XDG_CONFIG_HOME": folder.path + "/config"]
    }

    private func run(_ arguments: String..., input: String? = nil) throws -> ProgramRun {
        try ProgramRun(arguments, input: input.map { Array($0.utf8) }, environment: environment)
    }

    private func add(_ server: ReaderServer) throws {
        let run = try run("account", "add", server.url, "--user", "huda", input: ReaderServer.password + "\n")
        #expect(run.ending == .exit(0), "\(run.errorText)")
    }

    private func withLibrary<Value>(_ body: (Library) throws -> Value) throws -> Value {
        let library = try Library.open(path: path)
        defer { library.close() }
        return try body(library)
    }

    private func headline(_ place: Int) throws -> Headline {
        let found = try withLibrary { library in
            try library.headlines(.newest, limit: 500).first { $0.title == "خبر الرصيف رقم \(place)" }
        }
        return try #require(found)
    }

    @Test("feeds come with their categories, articles with their marks, once; nobody sees the password", arguments: ReaderServer.Manner.allCases)
    func following(_ manner: ReaderServer.Manner) throws {
        let server = try ReaderServer(manner)
        server.change { state in for index in state.items.indices where state.items[index].isStarred { state.items[index].labels = ["متابعة"] } }
        try add(server)
        let first = try run("sync")
        #expect(first.ending == .exit(0) && first.errorText.contains("6 added."), "\(first.errorText)")
        let again = try run("sync")
        #expect(again.ending == .exit(0) && !again.errorText.contains("added"), "\(again.errorText)")
        let feeds = try withLibrary { try $0.feeds() }
        #expect(feeds.map(\.url).sorted() == ["http://paper1.example/feed.xml", "http://paper2.example/feed.xml"])
        #expect(Set(feeds.compactMap(\.category)) == ["محليات", "جبال"])
        let kept = try (0..<4).map(headline)
        #expect(kept[1].isRead && !kept[0].isRead && kept[2].isBookmarked && kept[2].tags == ["متابعة"])
        #expect(kept[0].source == "صحيفة الميناء" && kept[3].source == "أخبار الجبل 2")
        #expect(try run("search", "author:سعاد", "category:موانئ").lines.count == 7)
        var status = stat()
        #expect(stat(secrets, &status) == 0 && status.st_mode & 0o777 == 0o600)
        let list = try run("account")
        #expect(list.text.hasPrefix("1\t\(server.api)\thuda\t") && list.text.contains("\t2\t0\t"), "\(list.text)")
        for run in [first, again, list, try run("list", "--feeds", "--json")] {
            #expect(!(run.text + run.errorText).contains("سر-الميناء") && !(run.text + run.errorText).contains("abcdef"))
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/kept") {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/kept/" + name)))
            #expect(bytes.firstRange(of: Array("سر-الميناء".utf8)) == nil && bytes.firstRange(of: Array("abcdef".utf8)) == nil, "\(name)")
        }
    }

    @Test(
        "the server follows a feed from here, filed as is said, and follows it no more; what it says against it is told",
        arguments: ReaderServer.Manner.allCases)
    func followed(_ manner: ReaderServer.Manner) throws {
        let server = try ReaderServer(manner)
        #expect(try run("account", "follow", "http://island.example/feed.xml").errorText.contains("has no account"))
        try add(server)
        let follow = try run("account", "follow", "http://island.example/feed.xml", "--folder", "جزر")
        #expect(follow.ending == .exit(0) && follow.errorText.contains("نشرة الجزيرة"), "\(follow.errorText)")
        let feed = try withLibrary { try $0.feeds().first { $0.url == "http://island.example/feed.xml" } }
        #expect(feed?.category == "جزر")
        #expect(try run("search", "title:الجزيرة").lines.count == 2, "Its articles are there at once.")
        // What is followed already is filed anew, and not asked for twice.
        let again = try run("account", "follow", "http://island.example/feed.xml", "--folder", "بحر", "--at", "1")
        #expect(again.ending == .exit(0), "\(again.errorText)")
        #expect(server.change { $0.feeds.map(\.label).last } == "بحر" && server.requests.count { $0.path.hasSuffix("/quickadd") } == 1)
        let refused = try run("account", "follow", "http://nothing.example/")
        #expect(refused.ending == .exit(1) && refused.errorText.contains("No feed there"), "\(refused.errorText)")
        #expect(try run("account", "follow", "http://broken.example/").errorText.contains("does not follow the feed “http://broken.example/”"))
        #expect(try run("account", "unfollow", "http://elsewhere.example/").ending == .exit(1))
        let unfollow = try run("account", "unfollow", "http://island.example/feed.xml")
        #expect(unfollow.ending == .exit(0) && server.change { $0.left.contains(3) }, "\(unfollow.errorText)")
        #expect(try withLibrary { try $0.feeds().count } == 2)
    }

    @Test("a feed that is added from the screen is followed by the account's server too")
    func addedFromTheScreen() throws {
        let server = try ReaderServer()
        let feed = """
            <rss version="2.0"><channel><title>نشرة الجزيرة</title><item><title>خبر</title><guid>1</guid></item></channel></rss>
            """
        let own = try LoopbackServer { _ in
            .respond(
                status: 200, headers: ["Content-Type": "application/rss+xml"],
                body: Array(feed.utf8))
        }
        try add(server)
        // What `a` starts.
        let added = try run("add", "--report", "--at-account", own.url("/feed.xml"))
        #expect(added.ending == .exit(0), "\(added.text) \(added.errorText)")
        #expect(added.lines.contains("followed نشرة الجزيرة"), "\(added.text)")
        #expect(server.requests.contains { $0.path.hasSuffix("/quickadd") })
        #expect(server.change { $0.feeds.last?.url } == own.url("/feed.xml"))
        #expect(try withLibrary { try $0.accountFeeds().count } == 3)
        let again = try run("add", "--report", "--at-account", own.url("/feed.xml"))
        #expect(again.lines.contains("known نشرة الجزيرة") && !again.text.contains("followed"), "\(again.text)")
    }

    @Test("marks pass both ways; what is marked without a network waits, is said to, and is sent later", arguments: ReaderServer.Manner.allCases)
    func marks(_ manner: ReaderServer.Manner) throws {
        let server = try ReaderServer(manner)
        try add(server)
        _ = try run("sync")
        server.change { $0.isDown = true }
        let before = try (0..<4).map(headline)
        try withLibrary { library in
            try library.setRead(before[0].id, true)
            try library.setRead(before[1].id, false)
            try library.setBookmarked(before[3].id, true)
            try library.setBookmarked(before[2].id, false)
        }
        let failed = try run("sync")
        #expect(failed.ending == .exit(1) && failed.errorText.contains("failed"), "\(failed.errorText)")
        #expect(try run("account").text.contains("\t4\t"))
        // Meanwhile somebody reads elsewhere.
        let first = manner.first
        server.change { state in
            state.isDown = false
            for index in state.items.indices where state.items[index].number == first + 4 {
                (state.items[index].isRead, state.items[index].isStarred) = (true, true)
            }
        }
        let sync = try run("sync")
        #expect(sync.ending == .exit(0) && sync.errorText.contains("marks sent: 4, taken: 2."), "\(sync.errorText)")
        #expect(server.item(0).isRead && !server.item(1).isRead && server.item(3).isStarred && !server.item(2).isStarred)
        let kept = try (0..<5).map(headline)
        #expect(kept[4].isRead && kept[4].isBookmarked && kept[0].isRead && !kept[1].isRead && !kept[2].isBookmarked)
        #expect(try run("account").text.contains("\t0\t"))
    }

    @Test("many items come by pages, many marks are sent a bounded number at a time; one who is sent away logs in again")
    func many() throws {
        let server = try ReaderServer(items: 450)
        server.change { $0.page = 100 }
        try add(server)
        let first = try run("sync")
        #expect(first.errorText.contains("450 added."), "\(first.errorText)")
        server.change { $0.sign = "huda/another" }
        try withLibrary { library in _ = try library.markRead(.newest) }
        let sync = try run("sync")
        #expect(sync.errorText.contains("marks sent: 449, taken: 0."), "\(sync.errorText)")
        let state = server.change { $0 }
        #expect(state.marked.sorted() == [49, 200, 200] && state.items.allSatisfy(\.isRead) && state.logins <= 4)
    }

    @Test("what the reader's own feed has brought before is the account's item; without the account it is followed as before")
    func adoption() throws {
        let server = try ReaderServer(feeds: 2)
        let own = try LoopbackServer { _ in
            .respond(status: 200, headers: [:], body: ServedNews.feed([("خبر قديم", "/old")], base: "http://paper1.example"))
        }
        let address = own.url("/feed.xml")
        server.change { $0.feeds[0].url = address }
        #expect(try run("add", address).ending == .exit(0))
        try withLibrary { library in
            let known = try library.feed(url: address)
            let feed = try #require(known)
            var article = StoredArticle(title: "خبر الرصيف رقم 0", text: "خبر الرصيف رقم 0\n\nوصلت السفينة.")
            (article.feed, article.guid, article.url) = (feed.id, "a-name", "http://paper1.example/\(server.manner.first)")
            try library.save(article)
            let headlines = try library.headlines(.newest, limit: 50)
            try library.setRead(try #require(headlines.first { $0.title == article.title }).id, true)
        }
        try add(server)
        let count = own.requests.count
        let sync = try run("sync")
        #expect(sync.errorText.contains("5 added, 1 already there."), "\(sync.errorText)")
        #expect(own.requests.count == count, "The account's server is asked instead.")
        #expect(try run("sync").errorText.contains("marks sent: 1, taken: 0.") && server.item(0).isRead)
        // Dropped here, it does not come back, and is followed no more by the server.
        #expect(try run("remove", "http://paper2.example/feed.xml").ending == .exit(0))
        _ = try run("sync")
        #expect(try withLibrary { try $0.feeds().map(\.url) } == [address])
        #expect(server.change { $0.left } == [2])
        #expect(try run("account", "remove", server.url).ending == .exit(0))
        #expect(try withLibrary { try $0.feeds().map(\.url) } == [address])
        #expect(try run("list").lines.count { $0.contains("خبر الرصيف") } == 6)
        #expect(try String(contentsOfFile: secrets, encoding: .utf8).contains("password") == false)
        #expect(try run("sync").ending == .exit(0) && own.requests.count == count + 1)
    }

    @Test(
        "what changes in an item that is here is taken over, once, as the same article; what does not is left alone",
        arguments: ReaderServer.Manner.allCases)
    func changes(_ manner: ReaderServer.Manner) throws {
        let server = try ReaderServer(manner)
        try add(server)
        _ = try run("sync")
        #expect(try !run("sync").errorText.contains("updated"))
        let before = try (0..<6).map(headline)
        server.change { state in
            for index in state.items.indices where state.items[index].number == manner.first + 3 {
                (state.items[index].title, state.items[index].text) = ("خبر الرصيف رقم 3 بعد التصحيح", "تأخرت السفينة ساعتين عن موعدها.")
            }
        }
        let sync = try run("sync", "--changed-unread", "true")
        #expect(sync.ending == .exit(0) && sync.errorText.contains("1 updated"), "\(sync.errorText)")
        let all = try withLibrary { try $0.headlines(.newest, limit: 50) }.filter { $0.title.hasPrefix("خبر الرصيف") }
        #expect(all.count == 6 && Set(all.map(\.id)) == Set(before.map(\.id)))
        let changed = try #require(all.first { $0.id == before[3].id })
        #expect(changed.title == "خبر الرصيف رقم 3 بعد التصحيح" && changed.changed != nil && changed.hasUnseenChange)
        #expect(all.filter { $0.changed != nil }.count == 1)
        #expect(try !run("sync").errorText.contains("updated"))
    }

    @Test("what a feed has brought stays unread when the feed is dropped, here or there", arguments: [true, false])
    func marksOfDropped(_ isDroppedHere: Bool) throws {
        let server = try ReaderServer()
        try add(server)
        _ = try run("sync")
        let unread = try withLibrary { try $0.unreadCount() }
        let feed = try #require(try withLibrary { try $0.feeds() }.first)
        if isDroppedHere {
            #expect(try run("account", "unfollow", feed.url).ending == .exit(0))
        } else {
            server.change { state in
                let number = 1 + (state.feeds.firstIndex { $0.url == feed.url } ?? 0)
                state.left.insert(number)
                state.items.removeAll { $0.feed == number }
            }
        }
        for _ in 0..<2 { #expect(try run("sync").ending == .exit(0)) }
        #expect(try withLibrary { try $0.feeds() }.count == 1 && withLibrary { try $0.unreadCount() } == unread)
    }

    @Test("an account's feed that is dropped and taken back is asked of its server again, and the server goes on following it")
    func takenBack() throws {
        let server = try ReaderServer()
        try add(server)
        _ = try run("sync")
        let feeds = try withLibrary { try $0.feeds() }
        let feed = try #require(feeds.first { $0.url == "http://paper1.example/feed.xml" })
        let dropped = try #require(try withLibrary { try $0.dropForNow(feed: feed.id) })
        #expect(try withLibrary { try $0.accountFeeds() }.contains(feed.id) == false)
        #expect(try withLibrary { try $0.restore(dropped) })
        #expect(try withLibrary { try $0.feeds() } == feeds && withLibrary { try $0.accountFeeds() }.contains(feed.id))
        server.change { [first = server.manner.first] state in
            state.items.insert(.init(number: first + 700, feed: 1, title: "خبر الرصيف رقم 700"), at: 0)
        }
        let sync = try run("sync")
        #expect(sync.ending == .exit(0) && sync.errorText.contains("1 added"), "\(sync.errorText)")
        #expect(server.change { $0.left }.isEmpty && !server.requests.contains { String(decoding: $0.body, as: UTF8.self).contains("unsubscribe") })
        #expect(try !headline(700).isRead && withLibrary { try $0.feedCounts()[feed.id] } == 4)
    }

    @Test("what the server has left meanwhile is taken back as a feed of one's own; what it follows again is there, and that is told")
    func takenBackLate() throws {
        let server = try ReaderServer()
        try add(server)
        _ = try run("sync")
        let feed = try #require(try withLibrary { try $0.feeds() }.first { $0.url == "http://paper1.example/feed.xml" })
        let dropped = try #require(try withLibrary { try $0.dropForNow(feed: feed.id) })
        for _ in 0..<2 { _ = try run("sync") }
        #expect(server.change { $0.left } == [1])
        #expect(try withLibrary { try $0.restore(dropped) })
        #expect(try withLibrary { try $0.feeds() }.contains { $0.url == feed.url } && withLibrary { try $0.accountFeeds() }.count == 1)

        #expect(try withLibrary { try $0.removeFeed(url: feed.url) })
        server.change { $0.left = [] }
        _ = try run("sync")
        let back = try #require(try withLibrary { try $0.feeds() }.first { $0.url == feed.url })
        #expect(try withLibrary { try $0.accountFeeds() }.contains(back.id))
        #expect(try !withLibrary { try $0.restore(dropped) } && withLibrary { try $0.feeds() }.count { $0.url == feed.url } == 1)
    }

    @Test("a library that has lost most of its feeds takes none of them from the server")
    func lostFeeds() throws {
        let server = try ReaderServer(feeds: 30, items: 30)
        try add(server)
        _ = try run("sync")
        try withLibrary { library in for feed in try library.feeds().prefix(29) { _ = try library.removeFeed(url: feed.url) } }
        _ = try run("sync")
        #expect(server.change { $0.left }.isEmpty)
    }

    @Test("a wrong password is said and not kept; one may come from a file or a command, or be typed unseen")
    func passwords() throws {
        let server = try ReaderServer(.fromOne)
        let wrong = try run("account", "add", server.url, "--user", "huda", input: "خطأ\n")
        #expect(wrong.ending == .exit(1) && wrong.errorText.contains("does not accept the name and password") && access(secrets, F_OK) != 0)
        #expect(try run("account", "add", server.url, "--user", "huda", input: "").errorText.contains("There is no password."))
        #expect(try run("account", "add", server.url).ending == .exit(2))
        folder.write("word", ReaderServer.password + "\nmore")
        #expect(try run("account", "add", server.url, "--user", "huda", "--password-file", folder.path + "/word").ending == .exit(0))
        #expect(try run("account", "remove", "1").ending == .exit(0))
        let command = "head -n 1 '\(folder.path)/word'"
        #expect(try run("account", "add", server.url, "--user", "huda", "--password-command", command).ending == .exit(0))
        #expect(try !String(contentsOfFile: secrets, encoding: .utf8).contains("سر-الميناء"))
        #expect(try run("sync").errorText.contains("6 added."))
        #expect(try run("account", "remove", server.url).ending == .exit(0))
        let terminal = try PseudoTerminal(["account", "add", server.url, "--user", "huda"], environment: environment)
        try terminal.wait(forText: "not shown")
        // Whoever answers at once is not shown either.
        terminal.send(Array((ReaderServer.password + "\n").utf8))
        #expect(try terminal.waitForEnd() == .exit(0))
        let shown = String(decoding: terminal.output, as: UTF8.self)
        #expect(shown.contains("is added") && !shown.contains("سر-الميناء") && !shown.contains("77&="), "\(shown)")
    }

    @Test("nobody but the account's own server is told who asks, wherever it sends one")
    func redirects() throws {
        let other = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: Array("{\"subscriptions\":[]}".utf8)) }
        let server = try ReaderServer()
        try add(server)
        server.change { $0.redirect = other.url("/reader/api/0/subscription/list") }
        let sync = try run("sync")
        #expect(sync.ending == .exit(1) && sync.errorText.contains("does not answer as the Google Reader API does"), "\(sync.errorText)")
        #expect(other.requests.isEmpty)
    }

    @Test(
        "whatever a server answers, the program ends, nothing is lost, and what it says is clean",
        arguments: [
            ("subscription/list", ""), ("subscription/list", "<html>"), ("subscription/list", "{\"subscriptions\": 5}"),
            ("subscription/list", "[[[[[["),
            ("subscription/list", "{\"subscriptions\":[]}"),
            ("stream/items/ids", "{\"itemRefs\":[{\"id\":1e400},{\"id\":\"-9223372036854775809\"},7]}"),
            ("stream/items/ids", "{\"itemRefs\":{\"id\":{}},\"continuation\":[1]}"), ("stream/items/ids", "null"),
            ("stream/items/ids", "{\"itemRefs\":"),
            ("stream/items/contents", "{\"items\":[{\"id\":\"tag:google.com,2005:reader/item/-1\"},{\"id\":3,\"title\":{}},[]]}"),
            ("stream/items/contents", "{\"items\":[{}]} trailing"), ("stream/items/contents", "\u{0}\u{1B}]0;x\u{7}"), ("token", "\u{1B}c bad token"),
            ("edit-tag", "<html>sign in to the hotel's network</html>"),
        ])
    func hostile(_ path: String, _ answer: String) throws {
        let server = try ReaderServer()
        try add(server)
        _ = try run("sync")
        let first = try headline(0)
        _ = try withLibrary { try $0.setRead(first.id, true) }
        server.change { state in
            state.instead[path] = Array(answer.utf8)
            var item = state.items[0]
            (item.number, item.title) = (item.number + 50, "جديد")
            state.items.insert(item, at: 0)
        }
        let sync = try run("sync")
        if case .signal = sync.ending { Issue.record("\(answer): \(sync.ending)") }
        #expect(!sync.error.contains(0x1B))
        #expect(try withLibrary { try $0.feeds().count } == 2)
        #expect(try run("list").lines.count { $0.contains("خبر الرصيف") } == 6)
        if path == "edit-tag" || path == "token" { #expect(try run("account").text.contains("\t1\t"), "It waits on.") }
    }

    @Test("a list without an end and items nobody asked for are bounded; an item that says too much is told once", .slow)
    func bounds() throws {
        let server = try ReaderServer(items: 4)
        try add(server)
        server.change { state in
            let refs = (1...1_000).map { "{\"id\":\"\($0)\"}" }.joined(separator: ",")
            state.instead["stream/items/ids"] = Array("{\"itemRefs\":[\(refs)],\"continuation\":\"1\"}".utf8)
            state.instead["stream/items/contents"] = Array(
                "{\"items\":[\((900_000...905_000).map { "{\"id\":\"\($0)\",\"title\":\"زائد\"}" }.joined(separator: ","))]}".utf8)
        }
        let sync = try run("sync")
        #expect(sync.ending == .exit(0) && !sync.errorText.contains("added"), "\(sync.errorText)")
        #expect(server.requests.count < 120, "\(server.requests.count)")
    }
}
