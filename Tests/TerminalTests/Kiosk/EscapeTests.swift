// Ways out of the kiosk, each tried on the built program, each shown to fail.
import Glibc
import TestSupport
import Testing

@Suite("Escapes from the kiosk", .slow)
struct EscapeTests {
    /// A deterministic stream of numbers: a fuzz that fails can be run again.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// A second of silence, after which nothing is held of what was begun and never ended, and nothing is sent that would end it.
    private func fallSilent(_ terminal: PseudoTerminal) {
        terminal.settle()
        terminal.freeze(milliseconds: 1_500)
        terminal.settle()
    }

    /// After whatever was tried: the same process, on its own screen, with nothing started and the terminal still raw.
    private func expectLockedIn(_ terminal: PseudoTerminal, _ room: KioskRoom, _ what: String) throws {
        // A busy machine may come to these keys while what was tried is still before it, and take them for a part of that: once more then.
        for attempt in 1...4 {
            // Each on its own: together they would be Alt and a key.
            for key in ["\u{1B}", "\u{1B}", "F"] {
                terminal.settle(milliseconds: 400)
                terminal.send(key)
            }
            let isFront = { (terminal: PseudoTerminal) in terminal.picture.isAlternateScreen && terminal.picture.reads("المصادر") }
            if attempt == 4 { try terminal.wait("the front page after \(what)", until: isFront) }
            let end = ContinuousClock.now + .seconds(10)
            try terminal.wait("the front page, or another attempt") { isFront($0) || ContinuousClock.now > end }
            if isFront(terminal) { break }
        }
        // The keyboard is alive: the front page may have been there all the time.
        let page = terminal.picture.text
        terminal.send("?")
        try terminal.wait("the help after \(what)") { !$0.picture.reads("المصادر") && $0.picture.text != page }
        #expect(terminal.child.state == .running, "\(what)")
        #expect((terminal.modes?.local ?? .max) & UInt32(ISIG | ICANON | ECHO) == 0, "\(what)")
        #expect(KioskRoom.processes(room.library).count == 2, "\(what): nothing was started")
    }

    @Test("Every control character, escape, function key, answer, paste and click")
    func everySequence() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        let escape = "\u{1B}"
        var attempts: [String] = (0...31).map { String(UnicodeScalar(UInt8($0))) } + ["\u{7F}"]
        for final in 0x40...0x7E { attempts += ["\(escape)[\(Character(UnicodeScalar(final)!))", "\(escape)O\(Character(UnicodeScalar(final)!))"] }
        for number in 1...34 { for modifier in ["", ";2", ";3", ";5", ";6", ";8"] { attempts.append("\(escape)[\(number)\(modifier)~") } }
        for letter in "ABCDEFHPQRSZ" { for modifier in 2...8 { attempts.append("\(escape)[1;\(modifier)\(letter)") } }
        for scalar in 0x20...0x7E { attempts.append(escape + String(UnicodeScalar(scalar)!)) }
        for code in [3, 26, 28, 99, 122, 113] { for modifier in 1...8 { attempts.append("\(escape)[\(code);\(modifier)u") } }
        attempts += [
            "\(escape)[200~q\u{3}\u{1A}\u{1C}\(escape)[201~", "\(escape)[200~never ended", "\(escape)[<0;5;5M\(escape)[<0;5;5m", "\(escape)[<64;1;1M",
            "\(escape)[M !!", "\(escape)]52;c;?\u{7}", "\(escape)]11;rgb:ffff/ffff/ffff\(escape)\\", "\(escape)P+r\(escape)\\", "\(escape)[?62;1c",
            "\(escape)[1;1R", "\(escape)[8;24;80t", "\(escape)[I\(escape)[O", ":q\r", ":!sh\r", "!sh\r", "|sh\r", "ZZ", "ZQ", "v", "e", "E", "o", "O",
            "s\r", "S",
            "q", "Q", "qqqq", "ضضضض", "99999999q", "\u{1B}q", "y", "m", "/\u{3}", "/\u{1A}", "/\u{1C}",
        ]
        for attempt in attempts {
            terminal.send(attempt)
            guard case .running = terminal.child.state else {
                Issue.record("\(Array(attempt.utf8)) ended it: \(terminal.child.state)")
                return
            }
        }
        fallSilent(terminal)
        try expectLockedIn(terminal, room, "every sequence")
    }

    @Test("Ten thousand random bytes and pieces of sequences", arguments: [1, 2, 3] as [UInt64])
    func fuzz(seed: UInt64) throws {
        let room = KioskRoom()
        let terminal = try room.open()
        var numbers = Numbers(state: seed)
        let pieces = [
            "\u{1B}[", "\u{1B}O", "\u{1B}", ";5", "~", "\u{3}", "\u{1A}", "\u{1C}", "q", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}]52;c;", "\u{1B}P",
            "\u{1B}\\", "\r", "لا", "ض",
        ]
        for _ in 0..<40 {
            var bytes: [UInt8] = []
            while bytes.count < 256 {
                if Bool.random(using: &numbers) {
                    bytes += Array(pieces.randomElement(using: &numbers)!.utf8)
                } else {
                    bytes.append(UInt8.random(in: 0...255, using: &numbers))
                }
            }
            terminal.send(bytes)
            terminal.settle(milliseconds: 5)
        }
        fallSilent(terminal)
        try expectLockedIn(terminal, room, "seed \(seed)")
    }

    @Test(
        "A paste that is begun and never ended does not take the keyboard away, however it was begun",
        arguments: [["\u{1B}[200~"], ["\u{1B}[", "2", "0", "0", "~"], ["\u{1B}[200~never \u{1B}[20"]])
    func endlessPaste(keys: [String]) throws {
        let room = KioskRoom()
        let terminal = try room.open(["--no-rotation"])
        for key in keys {
            terminal.send(key)
            usleep(60_000)
        }
        fallSilent(terminal)
        try expectLockedIn(terminal, room, "a paste")
    }

    @Test(
        "Answers that nobody asked for change neither the order nor the theme",
        arguments: [
            "\u{1B}P>|kitty(0.26.5)\u{1B}\\", "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}[>0;136;0c\u{1B}[?6c", "\u{1B}[>0;115;0c\u{1B}[?1;2c",
        ])
    func forgedAnswers(answer: String) throws {
        // One terminal has answered all there is to answer, the other is never asked.
        for term in ["xterm-256color", "linux"] {
            let room = KioskRoom()
            let terminal = try room.open(["--no-rotation", "--idle", "5"], environment: ["TERM": term])
            terminal.settle()
            let background = terminal.picture.cell(0, 3).background
            // What the terminal shows is looked at, and what the next reader sees.
            for pause in [300, 6_000] as [UInt32] {
                terminal.send(answer)
                terminal.freeze(milliseconds: pause)
                terminal.send("\u{C}")
                terminal.settle(milliseconds: 300)
                try terminal.wait("the front page, \(term), \(pause)") { terminal in KioskRoom.titles.contains { terminal.picture.reads($0) } }
                #expect(terminal.picture.cell(0, 3).background == background, "\(term), \(pause)")
            }
        }
    }

    @Test("SIGTERM ends it while it hangs in a write to a terminal that takes nothing, and the modes go back")
    func frozen() throws {
        let room = KioskRoom()
        let terminal = try room.open(["--no-rotation"], answers: .withoutStatus)
        for _ in 0..<60 {
            terminal.send("\u{C}")
            usleep(30_000)
        }
        terminal.child.signal(SIGTERM)
        try terminal.waitForEndUnread()
        #expect(try terminal.waitForEnd() == .signal(SIGTERM))
        #expect(terminal.endModes == terminal.originalModes)
        #expect(!terminal.picture.isAlternateScreen)
    }

    @Test("Signals that end or stop a program do neither")
    func signals() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        for number in [
            SIGINT, SIGQUIT, SIGTSTP, SIGHUP, SIGTTIN, SIGTTOU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE, SIGIO, SIGPWR, 34, 50, 64,
        ] {
            terminal.child.signal(number)
            usleep(20_000)
        }
        terminal.settle()
        try expectLockedIn(terminal, room, "signals")
    }

    @Test("A crash ends it, so that the service manager may start it again", arguments: [SIGABRT, SIGSEGV])
    func crash(_ number: Int32) throws {
        let room = KioskRoom()
        let terminal = try room.open()
        terminal.child.signal(number)
        #expect(try terminal.waitForEnd() == .signal(number))
        #expect(terminal.endModes == terminal.originalModes)
        #expect(KioskRoom.eventually { KioskRoom.processes(room.library).isEmpty }, "The process beside ends with it.")
    }

    @Test("Nothing of the environment passes but what was looked over")
    func environment() throws {
        let room = KioskRoom()
        room.folder.write("terminfo/x/xterm-256color", Array("not a terminal".utf8))
        room.folder.write("someone/.terminfo/x/xterm-256color", Array("not a terminal".utf8))
        room.folder.write("someone/.config/qari/config.toml", "lang = \"en\"\n")
        let hostile: [String: String] = [
            "TERMINFO": room.folder.path + "/terminfo", "TERMINFO_DIRS": room.folder.path + "/terminfo", "HOME": room.folder.path + "/someone",
            "LD_LIBRARY_PATH": "/tmp", "LD_AUDIT": "/nonexistent.so", "QARI_LANG": "en", "QARI_LIBRARY": "/nonexistent", "BROWSER": "touch /tmp/x",
            "PATH": room.folder.path, "SHELL": "/bin/sh", "EDITOR": "vi", "PAGER": "less", "COLUMNS": "5", "LINES": "2", "ESCDELAY": "9",
            "SSH_ORIGINAL_COMMAND": "sh", "XDG_CONFIG_HOME": room.folder.path + "/someone/.config", "MALLOC_PERTURB_": "1", "LANG": "../../x",
        ]
        let terminal = try room.open(environment: hostile.mapValues { Optional($0) })
        let entries = KioskRoom.contents("/proc/\(terminal.child.id)/environ").split(separator: "\0").map(String.init)
        #expect(Set(entries) == ["HOME=/nonexistent", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "TERM=xterm-256color"])
        let beside = KioskRoom.processes("kiosk-fetch --linked --library \(room.library)")
        #expect(beside.count == 1)
        for id in beside {
            #expect(
                Set(KioskRoom.contents("/proc/\(id)/environ").split(separator: "\0").map(String.init)) == [
                    "HOME=/nonexistent", "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
                ])
        }
    }

    @Test("A terminal's name that is a path is not followed")
    func terminalName() throws {
        let room = KioskRoom()
        let terminal = try room.open(environment: ["TERM": "../../../tmp/x"])
        #expect(!KioskRoom.contents("/proc/\(terminal.child.id)/environ").contains("TERM="))
    }

    @Test("Escape sequences in an article and its title never reach the terminal")
    func hostileArticle() throws {
        let room = KioskRoom()
        let evil = "\u{1B}]52;c;ZXZpbA==\u{7}\u{1B}[5n\u{1B}[6n\u{9B}6n\u{1B}]0;evil\u{7}\u{1B}[?1049l\u{1B}[?2004l\u{1B}P+q544e\u{1B}\\\u{202E}"
        room.drop("e.txt", "\(evil)غريب | عنوان فيه أوامر\(evil)\n\nنص فيه \(evil) أوامر.\n\n" + KioskRoom.long())
        let terminal = try room.open(waitsForFrontPage: false)
        try terminal.wait(forText: "عنوان فيه أوامر")
        try terminal.find("عنوان فيه", andWaitFor: "الفقرة رقم 2")
        // The question alone is our own as well, behind a page.
        for sequence in ["\u{1B}]52", "\u{1B}[5n\u{1B}[6n", "ZXZpbA==\u{7}", "\u{1B}]0;evil", "\u{1B}[?1049l", "\u{1B}P+q544e", "\u{202E}"] {
            #expect(!terminal.hasSent(sequence), "\(Array(sequence.utf8))")
        }
    }

    @Test("From inside, nothing can be opened, started, reached or traced")
    func sandbox() throws {
        let room = KioskRoom()
        let outside = TemporaryFolder()
        let terminal = try room.open(["--self-test", outside.path], waitsForFrontPage: false)
        #expect(try terminal.waitForEnd() == .exit(0))
        let lines = String(decoding: terminal.output, as: UTF8.self).split(whereSeparator: \.isNewline).filter {
            $0.contains("refused") || $0.contains("POSSIBLE")
        }
        // Only what the kernel can hold is held; what it can't, the log says.
        guard room.log.contains("seccomp: programs"), room.log.contains("Landlock") && !room.log.contains("Landlock is not") else {
            #expect(room.log.contains("not available"), "What is missing is logged: \(room.log)")
            return
        }
        #expect(lines.count == 21, "\(lines)")
        for line in lines { #expect(!line.contains("POSSIBLE"), "\(line)") }
        #expect(access(outside.path + "/made", F_OK) != 0)
    }

    @Test("While it runs, the interface can gain no privileges and its system calls are filtered")
    func status() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        let status = KioskRoom.contents("/proc/\(terminal.child.id)/status")
        guard room.log.contains("seccomp: programs") else { return }
        for thread
            in (opendir("/proc/\(terminal.child.id)/task").map { listing -> [String] in
                defer { closedir(listing) }
                var names: [String] = []
                while let entry = readdir(listing) {
                    let name = withUnsafePointer(to: &entry.pointee.d_name) {
                        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                    }
                    if Int(name) != nil { names.append(name) }
                }
                return names
            } ?? [])
        {
            let status = KioskRoom.contents("/proc/\(terminal.child.id)/task/\(thread)/status")
            #expect(status.contains("Seccomp:\t2"), "thread \(thread)")
            #expect(status.contains("NoNewPrivs:\t1"), "thread \(thread)")
        }
        #expect(status.contains("Seccomp:\t2"))
    }

    @Test("The exit word typed ends it, and gives the terminal back")
    func exitWord() throws {
        let room = KioskRoom()
        let terminal = try room.open(["--exit-code", "hudhud7"])
        terminal.send("hudhud")
        terminal.settle()
        #expect(terminal.child.state == .running)
        terminal.send("xhudhud7")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(!terminal.picture.isAlternateScreen)
        #expect(terminal.endModes == terminal.originalModes)
    }

    @Test(
        "What can't be allowed or set is refused with what can",
        arguments: [
            ["--allow", "shell"], ["--allow", "open-in-browser"], ["--exit-code", "abc"], ["--idle", "0"], ["--words-per-minute", "9999"],
        ])
    func wrongUse(options: [String]) throws {
        let run = try ProgramRun(["kiosk"] + options)
        #expect(run.ending == .exit(2))
        #expect(run.errorText.contains(options[0]))
    }
}
