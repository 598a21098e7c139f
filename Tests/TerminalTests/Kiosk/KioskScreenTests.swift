// The kiosk on a terminal: front page, folders watched, recovery.
import Glibc
import TestSupport
import Testing

@Suite("Kiosk on a terminal", .slow)
struct KioskScreenTests {
    @Test("Front page, an article, a related one, and back; what was dropped in comes by itself")
    func reads() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        room.drop("d.txt", "ثقافة | معرض الكتاب يمدد أيامه\n\nمدد المعرض أيامه أسبوعًا.\n")
        try terminal.wait(forText: "معرض الكتاب يمدد أيامه")
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
        terminal.send("r")
        try terminal.wait(forText: "ترميم الجسر الحجري في صور")
        terminal.send("1")
        try terminal.wait(forText: "وعمل المهندسين")
        terminal.send("q")
        try terminal.wait(forText: "النتائج")
        terminal.child.signal(SIGTERM)
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.endModes == terminal.originalModes)
    }

    @Test("Breaking news that is dropped in shows on the page being read")
    func breaking() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
        room.drop("now.txt", "عاجل | زلزال خفيف يشعر به سكان الساحل\n\nلا أضرار حتى الآن.\n\n" + KioskRoom.long())
        try terminal.wait("the strip") { $0.picture.readingText(ofRow: 0).contains("زلزال خفيف") }
        #expect(terminal.picture.readingText(ofRow: 0).contains("عاجل"))
        #expect(terminal.picture.reads("صفحة 1 من"))
    }

    @Test("A file half written, a binary and a link don't replace or add anything")
    func badFiles() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        let article = "محلي | الجسر القديم يفتح للمشاة\n\nأعلن المهندسون انتهاء ترميم الجسر الحجري فوق النهر.\n\n"
        room.drop("a.txt", article)
        room.drop("noise.txt", String(repeating: "\u{0}\u{1}\u{2}", count: 900))
        // Links to what is the test's own: nothing of the machine's is ever within a test's reach.
        let secret = TemporaryFolder()
        let text = "سري | ما خارج المجلد لا يُقرأ\n\nنص لا يخرج من مكانه.\n\n" + KioskRoom.long()
        symlink(secret.write("secret.txt", text), room.incoming + "/link.txt")
        symlink(secret.path, room.incoming + "/folder")
        mkfifo(room.incoming + "/pipe.txt", 0o600)
        room.drop("z.txt", "اقتصاد | سوق الصاغة يغلق مبكرًا\n\nأغلقت السوق ظهرًا.\n\n" + KioskRoom.long())
        try terminal.wait(forText: "سوق الصاغة يغلق")
        let list = try ProgramRun(["list", "--library", room.library])
        #expect(!list.text.contains("ما خارج المجلد") && !list.text.contains("noise"))
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
        terminal.send("G")
        try terminal.wait(forText: "الفقرة رقم 60")
    }

    @Test("A page of HTML that is dropped in is its article; one that is broken off does not replace it")
    func pages() throws {
        let room = KioskRoom()
        let paragraphs = (1...20).map { "<p>الفقرة رقم \($0) من الحديث عن بستان المدينة، وفيها من الكلام ما يكفي لتكون متنًا يُقرأ.</p>" }
        let page =
            "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>بستان المدينة يفتح أبوابه</title></head><body><nav>القائمة الجانبية</nav><article><h1>بستان المدينة يفتح أبوابه</h1>\(paragraphs.joined())</article></body></html>"
        room.drop("page.html", page)
        let terminal = try room.open()
        func lastParagraph(_ number: Int) throws -> Bool {
            try ProgramRun(["search", "--library", room.library, "بستان"]).text.contains("بستان المدينة")
                && ProgramRun(["search", "--library", room.library, "\"رقم \(number) من الحديث\""]).text.contains("بستان المدينة")
        }
        #expect(try lastParagraph(20))
        room.drop("page.html", String(page.prefix(page.count / 2)))
        #expect(KioskRoom.eventually { room.log.contains("page.html: only the beginning") }, "\(room.log)")
        #expect(try lastParagraph(20))
        room.drop("page.html", page.replacing(paragraphs[19], with: ""))
        #expect(KioskRoom.eventually { (try? !lastParagraph(20)) ?? false }, "A shorter page that is whole replaces it.")
        try terminal.find("بستان", andWaitFor: "الفقرة رقم 1 من الحديث")
        #expect(!terminal.picture.reads("القائمة الجانبية"))
    }

    @Test("Pages typed ahead on a slow line are painted as one, at once and when the line is already behind")
    func slowLine() throws {
        let room = KioskRoom()
        room.drop("travel.txt", "أسفار | يوميات مسافر\n\n" + FixtureArticle.travels)
        // Of a terminal that doesn't report its status nobody knows how far it is.
        let terminal = try room.open(answers: .withoutStatus)
        try terminal.find("يوميات", andWaitFor: "وصل القطار إلى المرفأ القديم")
        terminal.send(" ")
        try terminal.wait(forText: "صفحة 2 من")
        terminal.settle(milliseconds: 700)
        let start = terminal.output.count
        terminal.send("b")
        try terminal.wait(forText: "صفحة 1 من")
        terminal.settle(milliseconds: 700)
        let page = terminal.output.count - start
        // A page takes the line as long as it took a modem of 9600 bit/s, at twice the speed.
        terminal.bytesPerSecond = 1_920

        let beforeBurst = terminal.output.count
        terminal.send("          ")
        try terminal.wait(forText: "صفحة 11 من")
        terminal.settle(milliseconds: 300)
        let burst = terminal.output.count - beforeBurst
        #expect(burst < 5 * page / 2, "\(burst) bytes for ten pages at once; one has \(page)")

        // Nothing is read until the terminal holds no more (some 20 KB): the program is held up in its own painting when the keys come.
        let beforeQueue = terminal.output.count
        for _ in 0..<14 {
            terminal.send("\u{C}")
            usleep(150_000)
        }
        terminal.bytesPerSecond = 6 * page / 5
        terminal.send("bbbbbbbbbb")
        try terminal.wait(forText: "صفحة 1 من")
        terminal.settle(milliseconds: 300)
        let queued = terminal.output.count - beforeQueue
        #expect(queued < 17 * page, "\(queued) bytes for a full line and ten pages; one has \(page)")
    }

    @Test("Killed in the middle of an article, the next one opens at the same line")
    func crash() throws {
        let room = KioskRoom()
        var rows: [String] = []
        do {
            let terminal = try room.open()
            terminal.send("\r")
            try terminal.wait(forText: "صفحة 1 من")
            terminal.send("  ")
            try terminal.wait(forText: "صفحة 3 من")
            try terminal.send("jjj", keptIn: { room.keptPlaces })
            rows = Array(terminal.picture.readingText()[3..<12])
            terminal.child.signal(SIGKILL)
            #expect(try terminal.waitForEnd() == .signal(SIGKILL))
        }
        #expect(KioskRoom.eventually { KioskRoom.processes(room.library).isEmpty }, "The process beside ends too.")
        let again = try room.open(waitsForFrontPage: false)
        try again.wait("the same line") { Array($0.picture.readingText()[3..<12]) == rows }
    }

    @Test("A terminal that is hung up ends both processes")
    func hangUp() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        #expect(KioskRoom.processes(room.library).count == 2)
        terminal.hangUp()
        #expect(KioskRoom.eventually { KioskRoom.processes(room.library).isEmpty })
    }

    @Test("The service manager hears that it is ready and that it lives; a stopped one is not heard")
    func watchdog() throws {
        let room = KioskRoom()
        let path = room.folder.path + "/notify"
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        #expect(bound == 0)
        func next(within milliseconds: Int32) -> String? {
            var source = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            guard poll(&source, 1, milliseconds) > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: 256)
            return String(decoding: bytes[..<max(0, read(socket, &bytes, 256))], as: UTF8.self)
        }
        let terminal = try room.open(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "1000000"])
        var heard: [String] = []
        while heard.count < 4, let line = next(within: Int32(Patience.seconds * 1_000)) { heard.append(line) }
        #expect(heard.contains { $0.contains("READY=1") })
        #expect(heard.contains("WATCHDOG=1"))
        kill(terminal.child.id, SIGSTOP)
        while next(within: 200) != nil {}
        #expect(next(within: 3_000) == nil)
        kill(terminal.child.id, SIGCONT)
        #expect(next(within: Int32(Patience.seconds * 1_000)) == "WATCHDOG=1")
    }

    @Test("What one reader has begun to type, the next one does not end") func halfTyped() throws {
        let room = KioskRoom()
        // A status report would come in between, and part the two by itself.
        let terminal = try room.open(["--idle", "5"], answers: .withoutStatus)
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
        // A paste that is never ended, and the beginning of its end.
        terminal.send("\u{1B}[200~xyz\u{1B}[20")
        try terminal.wait("the session's end") { $0.picture.reads("المصادر") }
        // The rest of that end would be two keys of the next reader's.
        terminal.send("1~")
        try terminal.wait("a key's effect") { $0.picture.reads("توقّف العرض") || $0.picture.reads("لا عمل للمفتاح") }
    }
}
