// What the fetcher does on bad days: files that are wrong, withdrawn, or come while the library is held; sources that are dropped;
// interfaces that end.
import ArticleLibrary
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("The fetcher's bad days", .slow)
struct KioskSupplyTests {
    /// A fetcher on its own, its log beside the folder.
    private func fetcher(_ room: KioskRoom, _ sources: [String] = [], environment: [String: String?] = [:]) throws -> PseudoTerminal {
        let log = open(room.folder.path + "/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        defer { close(log) }
        return try PseudoTerminal(
            ["kiosk-fetch", "--library", room.library, "--interval", "10", "--allow-private", room.incoming] + sources, environment: environment,
            standardError: log)
    }

    /// A newsroom's library that articles come into slowly.
    private func beginLibrary(_ room: KioskRoom) throws {
        let library = try Library.open(path: room.library)
        try library.set(.hasBundledArticles, to: "1")
        library.close()
        try KioskRoom.slowDown(room.library)
    }

    private func titles(_ room: KioskRoom) -> String { (try? ProgramRun(["list", "--library", room.library]).text) ?? "" }

    private func wait(_ what: Comment, _ condition: () -> Bool) throws {
        let isSo = KioskRoom.eventually(condition)
        try #require(isSo, what)
    }

    @Test("A file that comes while another program holds the library comes in when it can")
    func held() throws {
        let room = KioskRoom()
        let terminal = try fetcher(room)
        try wait("the first articles") { room.isFilled }
        let holder = try PseudoTerminal(
            [
                "-c",
                "import sqlite3; c = sqlite3.connect('\(room.library)', isolation_level=None); c.execute('begin immediate'); input('held')",
            ],
            program: "/usr/bin/python3")
        try holder.wait(forText: "held")
        room.drop("held.txt", "محلي | وصل أثناء القفل\n\nنص الخبر.\n")
        try wait("the log") { room.log.contains("held.txt: not brought in yet, it is tried again. The library") }
        #expect(!room.log.contains("busy(path"))
        #expect(!titles(room).contains("وصل أثناء القفل") && holder.child.state == .running)
        holder.send("\r")
        try wait("the article") { titles(room).contains("وصل أثناء القفل") }
        #expect(terminal.child.state == .running)
    }

    @Test("A library that is restored from a copy gets what comes from then on")
    func restored() throws {
        let room = KioskRoom()
        let terminal = try fetcher(room)
        try wait("the first articles") { room.isFilled }
        let copy = room.folder.path + "/copy.db"
        #expect(try ProgramRun(["vacuum", "--library", room.library, "--into", copy]).ending == .exit(0))
        rename(copy, room.library)
        for part in ["-wal", "-shm"] { unlink(room.library + part) }
        try wait("the log") { room.log.contains("another file is in the library's place") }
        room.drop("later.txt", "محلي | وصل بعد الاستعادة\n\nنص الخبر.\n")
        try wait("the article") { titles(room).contains("وصل بعد الاستعادة") }
        #expect(terminal.child.state == .running)
    }

    @Test("Neither an error page nor a copy broken off replaces a good article; a short flash does")
    func replacements() throws {
        let room = KioskRoom()
        let page = "<html><head><title>صفحة جيدة</title></head><body><article><h1>صفحة جيدة</h1>"
        let paragraphs = (1...30).map { "<p>الفقرة رقم \($0) من الصفحة الجيدة، وفيها من الكلام ما يكفي لتكون متنًا يُقرأ.</p>" }.joined()
        for name in ["line", "edited", "flash"] { room.drop("\(name).txt", "محلي | المقال الكامل \(name)\n\n" + KioskRoom.long(name)) }
        room.drop("page.html", page + paragraphs + "</article></body></html>")
        let terminal = try fetcher(room)
        try wait("the articles") { ["line", "edited", "flash", "صفحة جيدة"].allSatisfy(titles(room).contains) }

        room.drop("line.txt", "محلي | خطأ 500")
        room.drop("page.html", "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>")
        let edited = "محلي | المقال الجيد مصححًا\n\n" + KioskRoom.long("المقال المصحح")
        room.drop("edited.txt", String(edited.prefix(300)))
        room.drop("flash.txt", "عاجل | انقطاع الماء عن الضفة\n\nانقطع الماء.\n")
        try wait("the flash") { titles(room).contains("انقطاع الماء") }
        try wait("the log") {
            ["line.txt: an error page", "page.html: an error page", "edited.txt: another text, less than half"].allSatisfy(room.log.contains)
        }
        let list = titles(room)
        #expect(["line", "edited", "صفحة جيدة"].allSatisfy(list.contains))
        #expect(!["خطأ 500", "502", "مصححًا"].contains(where: list.contains))
        room.drop("edited.txt", edited)
        try wait("the whole one") { titles(room).contains("مصححًا") }
        #expect(terminal.child.state == .running)
    }

    @Test("A file that is removed withdraws its article, from the strip too")
    func withdrawal() throws {
        let room = KioskRoom()
        let terminal = try room.open(["--no-rotation"])
        room.drop("now.txt", "عاجل | خبر خاطئ يجب سحبه\n\nنص الخبر.\n")
        try terminal.wait("the strip") { $0.picture.readingText(ofRow: 0).contains("خبر خاطئ") }
        unlink(room.incoming + "/now.txt")
        try terminal.wait("the strip to go") { !$0.picture.reads("خبر خاطئ") }
        #expect(!titles(room).contains("خبر خاطئ") && room.isFilled)
        #expect(room.log.contains("now.txt: removed; its article is withdrawn"))
    }

    @Test("What keeps a file from coming in is logged with a remedy")
    func obstacles() throws {
        let room = KioskRoom()
        room.drop("big.txt", "محلي | ملف كبير\n\n" + String(repeating: "كلام كثير. ", count: 700_000))
        let terminal = try fetcher(room, [room.folder.path + "/none"])
        try wait("the log") { room.log.contains("big.txt: over 8 MB; left out") && room.log.contains("none: there is no such folder") }
        #expect(terminal.child.state == .running)
        let state = room.folder.write("taken", "no folder")
        let kiosk = try room.open(["--state", state])
        #expect(room.log.contains("taken: Not a directory; no reader's place is kept"))
        #expect(kiosk.child.state == .running)
    }

    @Test("A feed that the sources name no more is not followed, unless somebody else does")
    func dropped() throws {
        let server = try LoopbackServer { request in
            let body = "<rss version='2.0'><channel><title>موجز</title><item><title>خبر من \(request.path)</title><guid>\(request.path)</guid>"
            return .respond(status: 200, headers: [:], body: Array((body + "<description>نص.</description></item></channel></rss>").utf8))
        }
        let room = KioskRoom()
        #expect(try ProgramRun(["add", "--library", room.library, server.url("/own")]).ending == .exit(0))
        func feeds() -> [String] {
            guard let store = try? Library.open(path: room.library, mode: .readOnly) else { return [] }
            defer { store.close() }
            return ((try? store.feeds()) ?? []).map { String($0.url.split(separator: "/").last ?? "") }.sorted()
        }
        do {
            let terminal = try fetcher(room, [server.url("/a"), server.url("/b"), server.url("/own")])
            try wait("the feeds' articles") { ["خبر من /a", "خبر من /b"].allSatisfy(titles(room).contains) }
            #expect(feeds() == ["a", "b", "own"])
            terminal.child.signal(SIGTERM)
            _ = try terminal.waitForEnd()
        }
        do {
            let terminal = try fetcher(room, [server.url("/b")])
            try wait("the feed to go") { feeds() == ["b", "own"] }
            #expect(titles(room).contains("خبر من /a"), "Its articles stay.")
            #expect(terminal.child.state == .running)
            terminal.child.signal(SIGTERM)
            _ = try terminal.waitForEnd()
        }
        // Dropped by hand, and its number given to a feed that somebody else follows: that one stays.
        #expect(try ProgramRun(["remove", "--library", room.library, server.url("/b")]).ending == .exit(0))
        #expect(try ProgramRun(["add", "--library", room.library, server.url("/theirs")]).ending == .exit(0))
        let terminal = try fetcher(room, [server.url("/c")])
        try wait("the new feed") { feeds() == ["c", "own", "theirs"] }
        #expect(terminal.child.state == .running)
    }

    @Test("A feed that hangs keeps no other from being asked in time, and its answer from nobody")
    func hanging() throws {
        let items = Mutex(["خبر أول"])
        let hangs = Mutex(false)
        let server = try LoopbackServer { request in
            if request.path == "/hang" {
                hangs.withLock { $0 = true }
                // Who waited for its end would wait for ever.
                return .held(headers: [:], while: { true }, ended: {})
            }
            let entries = items.withLock { $0 }.map { "<item><title>\($0)</title><guid>\($0)</guid><description>نص.</description></item>" }.joined()
            return .respond(status: 200, headers: [:], body: Array("<rss version='2.0'><channel><title>موجز</title>\(entries)</channel></rss>".utf8))
        }
        let room = KioskRoom()
        let terminal = try fetcher(room, [server.url("/good"), server.url("/hang")])
        try wait("the first") { titles(room).contains("خبر أول") }
        try wait("the other to hang") { hangs.withLock { $0 } }
        items.withLock { $0.append("خبر ثان") }
        try wait("the second") { titles(room).contains("خبر ثان") }
        #expect(terminal.child.state == .running)
    }

    @Test("It says that it is ready and alive before a large folder has come in, in the library too")
    func large() throws {
        let room = KioskRoom()
        for number in 0..<1_500 { room.drop("archive\(number).txt", "محلي | من الأرشيف \(number)\n\n" + KioskRoom.long("العدد \(number)")) }
        try beginLibrary(room)
        let socket = try NotifySocket(room.folder.path + "/notify")
        let terminal = try fetcher(room, environment: ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "300000000"])
        var heard = ""
        while !heard.contains("READY=1"), let line = socket.next(within: Int32(Patience.seconds * 1_000)) { heard += line }
        let store = try Library.open(path: room.library, mode: .readOnly)
        let count = try store.status().articles
        #expect(heard.contains("READY=1") && count < 1_000, "\(count) articles")
        #expect(try store.setting(.fetcherBeat).flatMap(Int.init) != nil)
        room.drop("now.txt", "عاجل | خبر لا ينتظر الأرشيف\n\nنص الخبر.\n")
        try wait("the news, before the archive") { titles(room).contains("خبر لا ينتظر الأرشيف") }
        #expect(try store.status().articles < 1_500)
        #expect(terminal.child.state == .running)
    }

    @Test("It ends when its interface does, whatever it is busy with")
    func linked() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        try KioskRoom.slowDown(room.library)
        let fetchers = KioskRoom.processes("kiosk-fetch --linked --library \(room.library)")
        #expect(fetchers.count == 1)
        let before = Process.processorSeconds(of: fetchers[0])
        for number in 0..<500 { room.drop("archive\(number).txt", "محلي | من الأرشيف \(number)\n\nالعدد \(number).\n") }
        try wait("the fetcher to be busy") { Process.processorSeconds(of: fetchers[0]) > before + 2 }
        terminal.child.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        #expect(KioskRoom.eventually { KioskRoom.processes(room.library).isEmpty })
        let store = try Library.open(path: room.library, mode: .readOnly)
        defer { store.close() }
        #expect(try store.status().articles < 500, "It was still busy.")
    }

    @Test("Without its fetcher the kiosk ends when nobody is there, to be started again with one")
    func forsaken() throws {
        let room = KioskRoom()
        let terminal = try room.open(["--idle", "5"])
        let start = ContinuousClock.now
        for id in KioskRoom.processes("kiosk-fetch --linked --library \(room.library)") { kill(id, SIGKILL) }
        try terminal.wait("its end") { $0.child.state != .running }
        #expect(ContinuousClock.now - start > .seconds(50))
        #expect(try terminal.waitForEnd() == .exit(1) && terminal.endModes == terminal.originalModes)
        #expect(room.log.contains("the process that fetches has ended; the interface ends too"))
    }
}

/// What a service manager hears.
final class NotifySocket {
    let path: String
    private let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

    init(_ path: String) throws {
        self.path = path
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        try #require(bound == 0)
    }

    deinit { close(socket) }

    func next(within milliseconds: Int32) -> String? {
        var source = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, milliseconds) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 256)
        return String(decoding: bytes[..<max(0, read(socket, &bytes, 256))], as: UTF8.self)
    }
}
