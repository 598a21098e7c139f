// The reading room by SSH: a real server with the packaged configuration, real clients.
import Glibc
import TestSupport
import Testing

@Suite("Reading room by SSH", .serialized, .slow, .enabled(if: SSHRoom.obstacle == nil, Comment(rawValue: SSHRoom.obstacle ?? "")))
struct SSHTests {
    @Test("Log in, read, follow a related article, resize, lose the line, and come back to the same line")
    func reads() throws {
        let ssh = try SSHRoom()
        let terminal = try ssh.login()
        try terminal.waitForFrontPage(of: ssh.room)
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2 عن")
        terminal.send("r")
        try terminal.wait(forText: "ترميم الجسر الحجري في صور")
        terminal.send("1")
        try terminal.wait(forText: "وعمل المهندسين")
        terminal.resize(columns: 100, rows: 30)
        try terminal.wait("the wider screen") {
            $0.picture.reads("وعمل المهندسين") && $0.picture.cells(ofRow: 29).count == 100 && $0.picture.reads("صفحة 1 من")
        }
        terminal.send("   ")
        try terminal.wait(forText: "صفحة 4 من")
        try terminal.send("jj", keptIn: { ssh.room.keptPlaces })
        let rows = Array(terminal.picture.readingText()[3..<20])
        #expect(ssh.kiosks.count == 1)
        terminal.child.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        #expect(KioskRoom.eventually { ssh.kiosks.isEmpty }, "The kiosk ends with its line.")
        let again = try ssh.login(size: (100, 30))
        try again.wait("the same line") { Array($0.picture.readingText()[3..<20]) == rows }
        let other = try ssh.login(key: "other")
        try other.waitForFrontPage(of: ssh.room)
    }

    @Test("A line that was lost is taken up where it was, however long nothing had been typed; the keeper's options count, a client's don't")
    func lostLine() throws {
        let ssh = try SSHRoom()
        ssh.set("--idle 5")
        do {
            let terminal = try ssh.login(["-o", "SetEnv=KIOSK_OPTIONS=--lang=en options=--lang=en"])
            try terminal.waitForFrontPage(of: ssh.room)
            let kiosk = try #require(ssh.kiosks.first)
            let words = KioskRoom.contents("/proc/\(kiosk)/cmdline").split(separator: "\0").map(String.init)
            #expect(words.suffix(5) == ["--idle", "1800", "--no-rotation", "--options", ssh.room.folder.path + "/options"], "\(words)")
            try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2 عن")
            terminal.send("   ")
            try terminal.wait(forText: "صفحة 4 من")
            // The client is frozen; its session ends on a screen that nobody sees.
            terminal.child.signal(SIGSTOP)
            terminal.freeze(milliseconds: 8_000)
            terminal.child.signal(SIGKILL)
            #expect(KioskRoom.eventually { ssh.kiosks.isEmpty }, "The kiosk ends with its line.")
        }
        let again = try ssh.login()
        try again.wait(forText: "صفحة 4 من")
        // Nobody but the same reader has lost anything by it: who comes back to the front page and opens something is there next time.
        try again.wait("the session's end") { $0.picture.reads("المصادر") }
        // The first key only says that somebody is there.
        again.send("x")
        again.settle()
        try again.find("منتخب السباحة", andWaitFor: "السباق رقم 2")
        try again.send("jj", keptIn: { ssh.room.keptPlaces })
        again.child.signal(SIGKILL)
        #expect(KioskRoom.eventually { ssh.kiosks.isEmpty })
        try ssh.login().wait(forText: "السباق رقم 2")
    }

    @Test("A key has eight sessions and no ninth, which is told so; a dead one leaves its place, and another key has its own")
    func sessionsOfOneKey() throws {
        let ssh = try SSHRoom()
        var readers: [PseudoTerminal] = []
        for number in 1...8 {
            readers.append(try ssh.login())
            #expect(KioskRoom.eventually { ssh.kiosks.count == number })
        }
        for reader in readers { try reader.waitForFrontPage(of: ssh.room) }
        let ninth = try ssh.login()
        #expect(try ninth.waitForEnd() == .exit(1))
        #expect(ninth.picture.reads("وهو 8"), "\(ninth.picture.framed)")
        try ssh.login(key: "other").waitForFrontPage(of: ssh.room)
        readers[3].child.signal(SIGKILL)
        #expect(KioskRoom.eventually { ssh.kiosks.count == 7 }, "Seven of eight; the other key's is gone with its terminal.")
        try ssh.login().waitForFrontPage(of: ssh.room)
    }

    @Test("Another command is not run, with a terminal or without")
    func commands() throws {
        let ssh = try SSHRoom()
        let made = ssh.room.folder.path + "/made"
        let run = try ssh.run([], command: ["touch \(made)"])
        #expect(run.ending == .exit(2))
        #expect(run.errorText.contains("لا طرفية"))
        let terminal = try ssh.login(command: ["touch \(made); exec sh"])
        try terminal.waitForFrontPage(of: ssh.room)
        terminal.child.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        #expect(access(made, F_OK) != 0)
    }

    @Test("sftp is refused") func sftp() throws {
        let ssh = try SSHRoom()
        let run = try ssh.sftp()
        #expect(run.ending != .exit(0))
        #expect(!ssh.log.contains("session opened for local user"))
    }

    @Test("Ports are not forwarded, either way, nor is a connection passed on")
    func forwarding() throws {
        let ssh = try SSHRoom()
        let passed = try ssh.run(["-W", "127.0.0.1:\(ssh.port)"])
        #expect(passed.ending != .exit(0))
        #expect(passed.errorText.contains("prohibited"), "\(passed.errorText)")
        let remote = try ssh.run(["-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:\(ssh.port)"])
        #expect(remote.ending == .exit(255))
        #expect(remote.errorText.contains("remote port forwarding failed"), "\(remote.errorText)")
        let sockets = try ssh.run(["-N", "-o", "ExitOnForwardFailure=yes", "-R", ssh.room.folder.path + "/socket:127.0.0.1:\(ssh.port)"])
        #expect(sockets.ending == .exit(255), "\(sockets.errorText)")
    }

    @Test("An agent is not forwarded to the reading room; the same client's is where a server allows it")
    func agent() throws {
        for isPackaged in [true, false] {
            let ssh = try SSHRoom(isPackaged: isPackaged)
            let agent = try ssh.agent()
            let terminal = try ssh.login(["-A"], environment: ["SSH_AUTH_SOCK": agent.socket])
            try terminal.waitForFrontPage(of: ssh.room)
            #expect(ssh.log.contains("req auth-agent-req@openssh.com"), "The client asks for it.")
            #expect(ssh.log.contains("agent forwarding disabled") == isPackaged)
            let records = try ssh.environments
            #expect(records.contains("SSH_CONNECTION="))
            #expect(records.contains("SSH_AUTH_SOCK=") == !isPackaged)
            // Even where it is, the kiosk doesn't see it.
            for id in ssh.kiosks { #expect(!KioskRoom.contents("/proc/\(id)/environ").contains("SSH_AUTH_SOCK")) }
        }
    }

    @Test("No variable of the client's reaches the kiosk")
    func variables() throws {
        let ssh = try SSHRoom()
        let terminal = try ssh.login(["-o", "SetEnv=TERMINFO=/tmp LD_PRELOAD=/nonexistent.so QARI_LANG=en"])
        try terminal.waitForFrontPage(of: ssh.room)
        #expect(try ssh.environments.contains("SSH_CONNECTION="))
        let entries = ssh.kiosks.map { KioskRoom.contents("/proc/\($0)/environ").split(separator: "\0") }.joined()
        let names = Set(entries.map { String($0.prefix { $0 != "=" }) })
        #expect(names == ["HOME", "LANG", "PATH", "TERM", "SSH_CONNECTION", "SSH_USER_AUTH"])
    }

    @Test("The configuration in force denies what the server would allow")
    func configuration() throws {
        let lines = try SSHRoom().effectiveConfiguration()
        for line in [
            "disableforwarding yes", "allowtcpforwarding no", "allowagentforwarding no", "allowstreamlocalforwarding no", "x11forwarding no",
            "permittunnel no", "permittty yes", "permituserrc no", "maxsessions 1", "permitopen none", "permitlisten none",
        ] { #expect(lines.contains(line), "\(line)") }
    }

    @Test("Several readers at once, each with a screen of its own")
    func several() throws {
        let ssh = try SSHRoom()
        let readers = try (0..<5).map { try ssh.login(key: $0 % 2 == 0 ? "reader" : "other") }
        for reader in readers { try reader.waitForFrontPage(of: ssh.room) }
        #expect(ssh.kiosks.count == 5)
        for (index, reader) in readers.enumerated() {
            reader.send(String(repeating: "j", count: index % 3) + "\r")
            try reader.wait(forText: "صفحة 1 من")
        }
        for id in ssh.kiosks {
            let memory = KioskRoom.contents("/proc/\(id)/smaps_rollup").split(separator: "\n")
            func kilobytes(_ name: String) -> Int { memory.filter { $0.hasPrefix(name) }.compactMap { Int($0.filter(\.isNumber)) }.reduce(0, +) }
            // A debug build; the release's figures are scripts/bench-ssh's.
            #expect(kilobytes("Private") < 60_000, "private \(kilobytes("Private")) kB")
        }
    }
}
