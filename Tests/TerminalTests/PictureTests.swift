// Pictures on the built program: fetched from a server, made by a stand-in for chafa and by chafa itself, shut in, within limits of time.
import Glibc
import TestSupport
import Testing

@Suite("Pictures on a terminal") struct PictureTests {
    private let folder = TemporaryFolder()

    /// Eight red pixels by eight.
    static let png: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x08,
        0x00, 0x00, 0x00, 0x08, 0x08, 0x02, 0x00, 0x00, 0x00, 0x4B, 0x6D, 0x29, 0xDC, 0x00, 0x00, 0x00, 0x11, 0x49, 0x44, 0x41,
        0x54, 0x78, 0xDA, 0x63, 0xF8, 0xCF, 0xC0, 0x80, 0x15, 0x31, 0x0C, 0x2D, 0x09, 0x00, 0x28, 0xFF, 0x3F, 0xC1, 0xCE, 0x77,
        0xC8, 0x4F, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    ]

    private static func server(_ body: [UInt8] = png) throws -> LoopbackServer {
        try LoopbackServer { _ in .respond(status: 200, headers: ["Content-Type": "image/png"], body: body) }
    }

    private func article(_ address: String) -> String {
        "---\ntitle: افتتاح المكتبة\ndirection: rtl\n---\n\n![قاعة القراءة](\(address))\n\nفتحت المكتبة أبوابها صباح أمس.\n"
    }

    /// What chafa would be found as.
    private func standIn(_ script: String) -> String {
        let path = folder.write("bin/chafa", "#!/bin/sh\n" + script)
        chmod(path, 0o755)
        return folder.path + "/bin:/usr/bin:/bin"
    }

    private func reader(_ address: String, path: String, private allowsPrivate: Bool = true) throws -> Reader {
        try Reader([article(address)], options: ["--allow-private", "\(allowsPrivate)"], environment: ["PATH": path])
    }

    @Test("what the program writes stands on the screen as blocks in colours, and nothing else of it; the next key gives the page back")
    func standIn() throws {
        let path = standIn("printf '\\033]0;owned\\007\\033[2J\\033[38;5;196;48;5;21m▀▀X\\033[0m\\n'\n")
        let server = try Self.server()
        let reader = try reader(server.url("/a.png"), path: path)
        try reader.press("i", andWaitFor: "▀▀")
        let picture = reader.picture
        let cells = (0..<24).flatMap { row in (0..<80).map { picture.cell($0, row) } }.filter { $0.text == "▀" }
        #expect(cells.count == 2 && cells.allSatisfy { $0.foreground == .palette(196) && $0.background == .palette(21) })
        #expect(!picture.text.contains("X") && !String(decoding: reader.terminal.output, as: UTF8.self).contains("owned"))
        #expect(server.requests.map(\.path) == ["/a.png"])
        try reader.press(" ", andWaitFor: "صفحة 1 من")
        try reader.quit()
    }

    @Test("without the program nothing is asked of anybody")
    func missing() throws {
        let server = try Self.server()
        // curl and the rest are found, chafa is not.
        let reader = try reader(server.url("/a.png"), path: folder.path + "/nothing")
        try reader.press("i", andWaitFor: "chafa")
        #expect(server.requests.isEmpty)
        try reader.quit()
    }

    @Test("a picture in the reader's own network is not asked for, unless that is allowed")
    func privateAddress() throws {
        let path = standIn("printf '▀\\n'\n")
        let server = try Self.server()
        let reader = try reader(server.url("/a.png"), path: path, private: false)
        try reader.press("i", andWaitFor: "127.0.0.1")
        #expect(server.requests.isEmpty && !reader.picture.text.contains("▀"))
        try reader.quit()
    }

    @Test(
        "a program that fails, floods or never ends is told, and ends",
        arguments: ["exit 3", "while :; do printf '▀▀▀▀▀▀▀▀▀▀▀▀▀▀'; done", "while :; do :; done"])
    func hostile(_ script: String) throws {
        let path = standIn(script + "\n")
        let server = try Self.server()
        let reader = try reader(server.url("/a.png"), path: path)
        try reader.press("i", andWaitFor: "عرض هذه الصورة")
        #expect(Patience.wait { KioskRoom.processes(folder.path + "/bin/chafa").isEmpty })
        try reader.quit()
    }

    @Test("while it is made the reader reads on") func reading() throws {
        let path = standIn("while :; do :; done\n")
        let server = try Self.server()
        let reader = try reader(server.url("/a.png"), path: path)
        try reader.press("i", andWaitFor: "أي مفتاح")
        try reader.press("?", andWaitFor: "الصفحة التالية")
        reader.terminal.send("q")
        try reader.quit()
        #expect(Patience.wait { KioskRoom.processes(folder.path + "/bin/chafa").isEmpty }, "It ends with the reader.")
    }

    /// All of the picture is red.
    private static func isRed(_ picture: TerminalPicture) -> Bool { redCells(picture) >= 20 }

    static func redCells(_ picture: TerminalPicture) -> Int {
        let cells = (0..<picture.rows).flatMap { row in (0..<picture.columns).map { picture.cell($0, row) } }
        return cells.count { $0.background == .palette(196) || $0.foreground == .palette(196) }
    }

    private static let hasChafa = access("/usr/bin/chafa", X_OK) == 0

    @Test("chafa itself, shut in", .enabled(if: hasChafa)) func chafa() throws {
        let server = try Self.server()
        let reader = try reader(server.url("/a.png"), path: "/usr/bin:/bin")
        #expect(!Self.isRed(reader.picture))
        reader.terminal.send("i")
        try reader.terminal.wait("the picture") { Self.isRed($0.picture) }
        try reader.press(" ", andWaitFor: "صفحة 1 من")
        try reader.quit()
    }

    @Test("in a kiosk whose options allow it while it runs already", .enabled(if: hasChafa)) func laterAllowed() throws {
        let server = try Self.server()
        let room = KioskRoom()
        room.drop("d.txt", article(server.url("/a.png")))
        let options = room.folder.write("etc/kiosk", "KIOSK_OPTIONS=--idle 600\n")
        let terminal = try room.open(["--no-rotation", "--options", options])
        try terminal.find("افتتاح", andWaitFor: "أبوابها")
        terminal.send("i")
        try terminal.wait("the refusal") { $0.picture.reads("هذا غير متاح") }
        room.folder.write("etc/kiosk", "KIOSK_OPTIONS=--idle 600 --allow show-picture\n")
        #expect(KioskRoom.eventually { room.log.contains("read anew, and in force") }, "\(room.log)")
        terminal.send("i")
        try terminal.wait("the picture") { Self.isRed($0.picture) }
    }

    @Test(
        "a kiosk's own picture stands beside its name; one that is none is left out, and the log says why", .enabled(if: hasChafa),
        arguments: [true, false])
    func logo(isPicture: Bool) throws {
        let room = KioskRoom()
        room.drop("d.txt", article("https://news.example/a.png"))
        let file = folder.write("logo.png", isPicture ? Self.png : Array("no picture".utf8))
        let terminal = try room.open(["--no-rotation", "--logo", file, "--masthead", "نشرة الحي"])
        try terminal.wait(forText: "نشرة الحي")
        if isPicture {
            try terminal.wait("the picture") { Self.redCells($0.picture) >= 6 }
        } else {
            #expect(room.log.contains("logo.png: no picture") && Self.redCells(terminal.picture) == 0, "\(room.log)")
        }
    }

    @Test("in a kiosk that allows it, and in no other", .enabled(if: hasChafa), arguments: [true, false]) func kiosk(_ isAllowed: Bool) throws {
        let server = try Self.server()
        let room = KioskRoom()
        room.drop("d.txt", article(server.url("/a.png")))
        let terminal = try room.open(isAllowed ? ["--allow", "show-picture"] : [])
        try terminal.find("افتتاح", andWaitFor: "أبوابها")
        terminal.send("i")
        if isAllowed {
            try terminal.wait("the picture") { Self.isRed($0.picture) }
        } else {
            try terminal.wait("the refusal") { $0.picture.reads("هذا غير متاح") }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("the decoder can open nothing of the reader's, write nothing, start nothing and reach nobody") func shutIn() throws {
        let outside = TemporaryFolder()
        let run = try ProgramRun(["picture-decoder", "--self-test", outside.path])
        let lines = run.text.split(whereSeparator: \.isNewline).map(String.init)
        #expect(lines.count > 10, "\(lines)")
        if lines.contains(where: { $0.hasPrefix("Landlock is in force") }), lines.contains(where: { $0.hasPrefix("seccomp: processes") }) {
            let possible = lines.filter { $0.hasSuffix("POSSIBLE") }.map { String($0.prefix { $0 != ":" }) }
            #expect(possible == ["set a limit", "send to an address"])
        } else {
            #expect(run.text.contains("not available"))
        }
        #expect(access(outside.path + "/made", F_OK) != 0)
    }
}
