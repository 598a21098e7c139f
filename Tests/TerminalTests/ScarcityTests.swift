// What a machine may be short of: descriptors, memory, a home, a locale. Every command does its work or says why it can't; none traps,
// and nothing is written where nobody said.
import Glibc
import TestSupport
import Testing

@Suite("Scarcity", .slow) struct ScarcityTests {
    let folder = TemporaryFolder()
    private var article: String { folder.write("a.txt", FixtureArticle.news) }

    /// Every subcommand that ends by itself, doing something.
    private func commands() -> [[String]] {
        let library = ["--library", folder.path + "/library.db"]
        return [
            ["--version"], ["--help"], ["print", article], ["print", "--json", article], ["print", "--order", "visual", article],
            ["export", "--format", "html", article], ["config"], ["themes"], ["add"] + library + [article], ["list"] + library,
            ["search"] + library + ["قطار"], ["related"] + library + [article], ["sync"] + library, ["vacuum"] + library,
            ["remove"] + library + ["99"],
        ]
    }

    /// - Parameter limits: for the shell, before the program.
    private func run(_ limits: String, _ arguments: [String]) throws -> ProgramRun {
        try ProgramRun(["-c", limits + "; exec \"$0\" \"$@\"", BuiltProgram.path] + arguments, environment: ["QARI_LANG": "en"], program: "/bin/sh")
    }

    private func expectSense(_ run: ProgramRun, _ what: String) {
        guard case .exit(let code) = run.ending, (0...2).contains(code) else {
            Issue.record("\(what): \(run.ending) \(run.errorText.suffix(300))")
            return
        }
        if code != 0 { #expect(!run.errorText.isEmpty, "\(what)") }
    }

    @Test("few descriptors", arguments: [4, 5, 6, 8, 10, 16]) func descriptors(_ count: Int) throws {
        for command in commands() { expectSense(try run("ulimit -n \(count)", command), "\(command)") }
    }

    @Test("little memory") func memory() throws {
        // What the program itself takes of addresses is another matter: this is what it may take besides.
        for command in commands() { expectSense(try run("ulimit -d 65536", command), "\(command)") }
        let many = folder.write("many.txt", String(repeating: "سطر قصير.\n", count: 50_000))
        for command in [["print", many], ["print", "--order", "visual", many]] { expectSense(try run("ulimit -d 65536", command), "\(command)") }
    }

    @Test("no home and no user: a library has no place, the rest goes on", .enabled(if: ScarcityTests.mayBeAnybody)) func home() throws {
        let open = "chmod 755 \(folder.path); unset HOME XDG_DATA_HOME XDG_CONFIG_HOME; "
        for home in ["", "export HOME=; ", "export HOME=/; ", "export HOME=relative; "] {
            func run(_ arguments: [String]) throws -> ProgramRun {
                try ProgramRun(
                    ["-c", open + home + "exec setpriv --reuid 54321 --regid 54321 --clear-groups \"$0\" \"$@\"", BuiltProgram.path] + arguments,
                    environment: ["QARI_LANG": "en"], program: "/bin/sh")
            }
            let added = try run(["add", article])
            #expect(added.ending == .exit(1) && added.errorText.contains("--library"), "\(home) \(added.errorText)")
            #expect(try run(["print", article]).ending == .exit(0))
            #expect(try run(["config"]).ending == .exit(0))
        }
        #expect(access("/.local", F_OK) != 0 && access("/.config", F_OK) != 0)
    }

    @Test("a full disk: what is in the library is read; what can't be kept is told as that", .enabled(if: ScarcityTests.mayMount))
    func fullDisk() throws {
        let (disk, library) = (folder.path + "/disk", ["--library", folder.path + "/disk/library.db"])
        mkdir(disk, 0o755)
        try #require(try ProgramRun(["-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk], program: "/usr/bin/mount").ending == .exit(0))
        defer { _ = try? ProgramRun([disk], program: "/usr/bin/umount") }
        func run(_ arguments: String...) throws -> ProgramRun {
            try ProgramRun([arguments[0]] + library + arguments.dropFirst(), environment: ["QARI_LANG": "en"])
        }
        #expect(try run("add", article).ending == .exit(0))
        _ = try ProgramRun(["if=/dev/zero", "of=\(disk)/rest", "bs=1k"], program: "/usr/bin/dd")
        for (command, word) in [
            (["list"], "قطار الساحل"), (["search", "قطار"], "قطار الساحل"), (["related", "1"], ""), (["list", "--status"], ""),
        ] {
            let found = try ProgramRun([command[0]] + library + command.dropFirst(), environment: ["QARI_LANG": "en"])
            #expect(found.ending == .exit(0) && (word.isEmpty || found.text.contains(word)), "\(command) \(found.errorText)")
        }
        let refused = try run("add", folder.write("b.txt", FixtureArticle.short))
        #expect(refused.ending == .exit(1) && refused.errorText.contains("no room"), "\(refused.errorText)")
        unlink(disk + "/rest")
        #expect(try run("add", folder.path + "/b.txt").ending == .exit(0))
    }

    @Test("a text for which the disk has no room is told as cut, in print and on the screen, where it ends too", .enabled(if: ScarcityTests.mayMount))
    func cutInput() throws {
        let disk = folder.path + "/disk"
        mkdir(disk, 0o755)
        try #require(try ProgramRun(["-t", "tmpfs", "-o", "size=40m", "tmpfs", disk], program: "/usr/bin/mount").ending == .exit(0))
        defer { _ = try? ProgramRun([disk], program: "/usr/bin/umount") }
        let piece = Array((0..<200).map { "\n\nوصلت القافلة رقم \($0) إلى المدينة قبل الغروب، ونزل الركاب في ساحة السوق القديم." }.joined().utf8)
        func text(_ megabytes: Int) -> String {
            folder.write(
                "long.txt", FixtureArticle.news + String(decoding: (0..<(megabytes << 20) / piece.count).flatMap { _ in piece }, as: UTF8.self))
        }
        let (long, short) = (text(24), folder.write("short.txt", FixtureArticle.news))
        for (file, isCut) in [(long, true), (short, false)] {
            for command in ["print", "export"] {
                let shell = ["-c", "cat '\(file)' | '\(BuiltProgram.path)' \(command) -"]
                let printed = try ProgramRun(shell, environment: ["TMPDIR": disk, "QARI_LANG": "en"], program: "/bin/sh")
                #expect(printed.ending == .exit(isCut ? 1 : 0) && printed.errorText.contains("no room") == isCut, "\(command) \(printed.errorText)")
                #expect(printed.text.contains("ساحة السوق القديم") || !isCut)
            }
        }
        let terminal = try PseudoTerminal(
            ["-c", "cat '\(long)' | '\(BuiltProgram.path)' -"], environment: ["TMPDIR": disk, "QARI_LANG": "en"], program: "/bin/sh")
        try terminal.wait(forText: "no room on the disk")
        terminal.send("G")
        try terminal.wait(forText: "The text is cut here")
        terminal.send(" ")
        try terminal.wait(forText: "no room on the disk")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    /// Whether the program can be run as a user that the system does not know: all folders above it are open to others.
    private static var mayBeAnybody: Bool {
        let words = ["--reuid", "54321", "--regid", "54321", "--clear-groups", BuiltProgram.path, "--version"]
        return getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0
            && (try? ProgramRun(words, program: "/usr/bin/setpriv").ending == .exit(0)) ?? false
    }

    private static var mayMount: Bool {
        getuid() == 0 && access("/usr/bin/mount", X_OK) == 0
            && (try? ProgramRun(["--mount", "/bin/true"], program: "/usr/bin/unshare").ending == .exit(0)) ?? false
    }

    @Test("no locale, or one that is not there", arguments: [nil, "", "C", "xx_XX.UTF-8"]) func locale(_ name: String?) throws {
        for variable in ["LANG", "LC_ALL"] {
            let run = try ProgramRun(["print", article], environment: ["LANG": nil, "LC_ALL": nil].merging([variable: name]) { _, new in new })
            #expect(run.ending == .exit(0) && run.text.contains("عاد قطار الساحل أمس"))
        }
    }

    @Test("a terminal of no known kind is told, or served", arguments: [nil, "", "nonsense", "dumb"]) func terminal(_ name: String?) throws {
        let terminal = try PseudoTerminal([folder.write("a.txt", "عنوان قصير\n\nفقرة واحدة.\n")], environment: ["TERM": name])
        try terminal.wait(forText: "فقرة واحدة")
        terminal.send("q")
        guard case .exit(let code) = try terminal.waitForEnd(), (0...2).contains(code) else {
            Issue.record("It ended by a signal.")
            return
        }
        #expect((terminal.endModes ?? terminal.modes) == terminal.originalModes)
    }
}
