// The file of a kiosk's options: read anew while it runs, and never worse than what it replaces.
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A kiosk's file of options", .slow)
struct KioskOptionsTests {
    private let room = KioskRoom()
    private var file: String { room.folder.path + "/etc/kiosk" }
    private static let corner = "السابقة باقية"

    /// As an editor writes it: aside, then moved into place.
    private func set(_ line: String) {
        room.folder.write("etc/kiosk.new", line + "\n")
        rename(file + ".new", file)
    }

    private func open() throws -> PseudoTerminal { try room.open(["--no-rotation", "--options", file]) }

    @Test("another file counts within seconds, without another start and without an empty screen; SIGHUP reads it at once")
    func changed() throws {
        set("KIOSK_OPTIONS=--idle 600")
        let terminal = try open()
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
        terminal.send(" ")
        try terminal.wait(forText: "صفحة 2 من")
        set("KIOSK_OPTIONS=\"--idle 600 --lang en\"")
        try terminal.wait("the page in the other language") { $0.picture.reads("Page 2 of") || $0.picture.reads("page 2 of") }
        #expect(room.log.contains("read anew, and in force"), "\(room.log)")
        set("# KIOSK_OPTIONS=--lang en")
        terminal.child.signal(SIGHUP)
        try terminal.wait(forText: "صفحة 2 من")
        #expect(terminal.child.state == .running)
    }

    @Test("a wrong one keeps the last good options, and says so in the corner, in the log and to who asks; a right one takes that back")
    func wrong() throws {
        set("KIOSK_OPTIONS=--lang en --idle 600")
        let terminal = try open()
        try terminal.wait(forText: "Sources")
        set("KIOSK_OPTIONS=--idle never")
        try terminal.wait(forText: "the old ones stay")
        #expect(terminal.picture.reads("Sources"))
        #expect(KioskRoom.eventually { room.log.contains("never") }, "\(room.log)")
        let asked = { try ProgramRun(["status", "--json", "--state", room.state]) }
        try terminal.wait("the status") { _ in try asked().ending == .exit(1) && asked().text.contains("never") }
        set("KIOSK_OPTIONS=--lang en")
        try terminal.wait("the corner to be empty") { !$0.picture.reads("the old ones stay") }
    }

    @Test("wrong options at the start: the last good ones where there were some, else none; the screen is not dark")
    func wrongAtStart() throws {
        set("KIOSK_OPTIONS=--theme there-is-none")
        do {
            let terminal = try open()
            try terminal.wait(forText: Self.corner)
            #expect(terminal.picture.reads("المصادر") && room.log.contains("there-is-none"), "\(room.log)")
            set("KIOSK_OPTIONS=--lang en")
            try terminal.wait(forText: "Sources")
            terminal.child.signal(SIGTERM)
            _ = try terminal.waitForEnd()
        }
        set("KIOSK_OPTIONS=--nonsense")
        let again = try open()
        try again.wait(forText: "the old ones stay")
        #expect(again.picture.reads("Sources"))
    }

    @Test("a console is told to switch its screen off in the hours for that, and on again by a key and at the end")
    func off() throws {
        let terminal = try room.open(["--idle", "5", "--day-part", "daily 00:00-24:00 off"], environment: ["TERM": "linux"])
        func told(_ text: String) -> Int { String(decoding: terminal.output, as: UTF8.self).components(separatedBy: text).count - 1 }
        try terminal.wait("the word to switch off") { _ in told("\u{1B}[9;1]\u{1B}[14;1]") == 1 }
        let before = told("\u{1B}[9;0]\u{1B}[14;0]\u{1B}[13]")
        terminal.send("j")
        try terminal.wait("the word to switch on") { _ in told("\u{1B}[9;0]\u{1B}[14;0]\u{1B}[13]") == before + 1 }
        try terminal.wait("the word to switch off again") { _ in told("\u{1B}[9;1]") == 2 }
        terminal.child.signal(SIGTERM)
        _ = try terminal.waitForEnd()
        #expect(told("\u{1B}[13]") == before + 2)
    }

    @Test("what is read is counted where that is asked for: a line an article and day, of no persons")
    func counts() throws {
        let terminal = try room.open(["--no-rotation", "--count-reads"])
        for _ in 1...2 {
            try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
            terminal.send("F")
            try terminal.wait(forText: "المصادر")
        }
        func counted() -> String {
            guard let listing = opendir(room.state) else { return "" }
            defer { closedir(listing) }
            while let entry = readdir(listing) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.hasPrefix("reads-"), name.hasSuffix(".tsv") { return KioskRoom.contents(room.state + "/" + name) }
            }
            return ""
        }
        #expect(KioskRoom.eventually { counted().hasPrefix("2\t") }, "\(counted())")
        let cells = counted().split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(cells.count == 1 && cells[0].count == 4 && cells[0][2] == "الجسر القديم يفتح للمشاة", "\(counted())")
    }

    @Test("counting begins and ends with the options that are read anew; what counts from the next start on is named in the log")
    func countsLater() throws {
        set("KIOSK_OPTIONS=--idle 600")
        let terminal = try open()
        let lock = room.state + "/reads.lock"
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
        set("KIOSK_OPTIONS=--idle 600 --count-reads --logo /nonexistent.png --interval 700")
        #expect(KioskRoom.eventually { room.log.contains("from the next start on: --interval, --logo") }, "\(room.log)")
        #expect(access(lock, F_OK) != 0)
        terminal.send("F")
        try terminal.find("السباحة", andWaitFor: "السباق رقم 2")
        #expect(KioskRoom.eventually { access(lock, F_OK) == 0 })
    }

    @Test("nothing is counted unless that is asked for")
    func noCounts() throws {
        let terminal = try room.open(["--no-rotation"])
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
        terminal.settle(milliseconds: 500)
        #expect(access(room.state + "/reads.lock", F_OK) != 0)
    }
}
