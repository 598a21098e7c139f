// What is read and from where: pipes, encodings, line ends, large files; environments that a reader may have.
import Glibc
import TestSupport
import Testing

@Suite("Input")
struct InputTests {
    @Test("text from a pipe is read while keys come from the terminal", arguments: [[], ["-"]])
    func pipe(_ arguments: [String]) throws {
        let folder = TemporaryFolder()
        let file = open(folder.write("piped.txt", FixtureArticle.news), O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        let terminal = try PseudoTerminal(arguments, standardInput: file)
        try terminal.wait(forText: "عاد قطار الساحل أمس")
        terminal.send(" ")
        try terminal.wait(forText: "صفحة 2 من")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.endModes == terminal.originalModes)
    }

    @Test("what comes slowly through a pipe is on the screen before it ends, and more of it as it comes")
    func slowPipe() throws {
        var ends: [Int32] = [-1, -1]
        try #require(Glibc.pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        func write(_ text: String) { #expect(Array(text.utf8).withUnsafeBytes { Glibc.write(ends[1], $0.baseAddress, $0.count) } == text.utf8.count) }
        write(FixtureArticle.news)
        let terminal = try PseudoTerminal([], standardInput: ends[0])
        close(ends[0])
        try terminal.wait(forText: "عاد قطار الساحل أمس")
        write("\n\nوصلت القافلة الأخيرة إلى المدينة قبل الغروب، ونزل الركاب في ساحة السوق.\n")
        terminal.send("G")
        try terminal.wait(forText: "وصلت القافلة الأخيرة")
        write("\n\nثم أطفئت مصابيح الميدان وعاد الناس إلى بيوتهم.\n")
        close(ends[1])
        terminal.send("G")
        try terminal.wait(forText: "أطفئت مصابيح الميدان")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.endModes == terminal.originalModes)
    }

    @Test("a reader leaves a pipe that does not end")
    func endlessPipe() throws {
        var ends: [Int32] = [-1, -1]
        try #require(Glibc.pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        let text = Array(FixtureArticle.news.utf8)
        #expect(text.withUnsafeBytes { Glibc.write(ends[1], $0.baseAddress, $0.count) } == text.count)
        let terminal = try PseudoTerminal(["-"], standardInput: ends[0])
        close(ends[0])
        try terminal.wait(forText: "عاد قطار الساحل أمس")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("a device that never ends and is no text is refused")
    func endlessDevice() throws {
        for arguments in [["print", "/dev/zero"], ["print", "/dev/urandom"]] {
            let run = try ProgramRun(arguments)
            #expect(run.ending == .exit(1) && run.output.isEmpty)
        }
    }

    /// An article of two megabytes and more: too large to be copied when it is opened.
    private static var large: String {
        FixtureArticle.news + (1...20_000).map { "\n\nوصلت القافلة رقم \($0) إلى المدينة قبل الغروب، ونزل الركاب في ساحة السوق القديم." }.joined()
    }

    @Test("a file that is cut short while it is open is read on as far as it goes, and the reader is told", arguments: ["UTF-8", "UTF-16LE"])
    func cutShort(_ encoding: String) throws {
        let folder = TemporaryFolder()
        let path = folder.write("article1.txt", try Self.encoded(Self.large, encoding))
        let terminal = try PseudoTerminal([path])
        try terminal.wait(forText: "صفحة 1 من")
        try #require(truncate(path, 150_000) == 0)
        terminal.send("G")
        try terminal.wait(forText: "هذا الملف وهو مفتوح")
        terminal.send("g")
        try terminal.wait(forText: "عاد قطار الساحل أمس")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.endModes == terminal.originalModes)
    }

    @Test("what is printed of a file that is cut short meanwhile ends with a message, not with a signal")
    func cutWhilePrinted() throws {
        let folder = TemporaryFolder()
        let path = folder.write("article1.txt", Self.large)
        // The pipe is full long before the file's end: the program waits while the file is cut.
        let script = "\"$0\" print \"$1\" | { IFS= read -r line; truncate -s 150000 \"$1\"; echo \"$line\"; cat; }; exit ${PIPESTATUS[0]}"
        let run = try ProgramRun(["-c", script, BuiltProgram.path, path], program: "/bin/bash")
        #expect(run.ending == .exit(1))
        #expect(run.errorText.contains("article1.txt"))
        #expect(run.text.contains("وصلت القافلة رقم 100 ") && !run.text.contains("\0"))
    }

    /// Texts by the encoding they are written in; `iconv` makes the bytes.
    private static func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
        switch encoding {
        case "UTF-8": return Array(text.utf8)
        case "UTF-8 with BOM": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case "UTF-16LE": return try [0xFF, 0xFE] + iconv(text, encoding)
        case "UTF-16BE": return try [0xFE, 0xFF] + iconv(text, encoding)
        default: return try iconv(text, encoding)
        }
    }

    private static func iconv(_ text: String, _ encoding: String) throws -> [UInt8] {
        let run = try ProgramRun(["-f", "UTF-8", "-t", encoding], input: Array(text.utf8), program: "/usr/bin/iconv")
        try #require(run.ending == .exit(0) && !run.output.isEmpty)
        return run.output
    }

    @Test("every encoding shows the same screen", arguments: ["UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "WINDOWS-1256", "ISO-8859-6"])
    func encodings(_ encoding: String) throws {
        // Letters, digits and signs that all of them have.
        let article = FixtureArticle.news.filter { !"«»–".contains($0) }
        let plain = try Reader([article])
        let folder = TemporaryFolder()
        let terminal = try PseudoTerminal([folder.write("article1.txt", try Self.encoded(article, encoding))])
        // The percentage is of bytes and may differ.
        func page(_ picture: TerminalPicture) -> [String] { (0..<22).map(picture.text(ofRow:)) }
        try terminal.wait("the screen of UTF-8") { page($0.picture).dropLast() == page(plain.picture).dropLast() }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        try plain.quit()
    }

    @Test("a declared encoding is believed", arguments: [("windows-1256", "WINDOWS-1256"), ("iso-8859-6", "ISO-8859-6")])
    func declared(_ option: String, _ encoding: String) throws {
        let run = try ProgramRun(["print", "--encoding", option, "-"], input: try Self.encoded("سلام\n", encoding))
        #expect(run.ending == .exit(0) && run.text == "سلام\n", "\(run.text) \(run.errorText)")
    }

    @Test("line ends of every custom are line ends", arguments: ["\r", "\r\n"])
    func lineEnds(_ end: String) throws {
        let plain = try ProgramRun(["print", "-"], input: Array(FixtureArticle.news.utf8))
        let lines = FixtureArticle.news.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
        let run = try ProgramRun(["print", "-"], input: Array(lines.utf8))
        #expect(run.text == plain.text && plain.lines.count > 20)
    }

    @Test("bad bytes become U+FFFD and reading goes on")
    func badBytes() throws {
        let run = try ProgramRun(["print", "-"], input: Array("سلام ".utf8) + [0xFF, 0xC3] + Array(" عليكم ورحمة الله\n".utf8))
        #expect(run.ending == .exit(0))
        #expect(run.text == "سلام \u{FFFD}\u{FFFD} عليكم ورحمة الله\n")
    }

    @Test("a file of 100 MB shows its first page without being read")
    func largeFile() throws {
        let folder = TemporaryFolder()
        let path = folder.write("large.txt", FixtureArticle.repeated(bytes: 100_000_000))
        let terminal = try PseudoTerminal([path])
        try terminal.wait(forText: "هذا أول الكلام في ملف كبير")
        terminal.child.signal(SIGSTOP)
        try terminal.wait("the stop") { $0.child.state == .stopped }
        // It was mapped, not read, and little of it was touched.
        let read = try #require(Process.number("rchar", of: terminal.child.id, in: "io"))
        let resident = try #require(Process.residentKilobytes(of: path, in: terminal.child.id))
        #expect(read < 8_000_000, "\(read) bytes were read.")
        #expect(resident < 40_000, "\(resident) KB of the file are in memory.")
        terminal.child.signal(SIGCONT)
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    // MARK: Environments

    @Test(
        "without a UTF-8 locale Arabic still shows",
        arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LANG": nil, "LC_ALL": nil], ["LC_ALL": "xx_XX"]])
    func locales(_ environment: [String: String?]) throws {
        let reader = try Reader(environment: environment)
        #expect(reader.picture.reads("عاد قطار الساحل أمس"))
        try reader.quit()
    }

    @Test("NO_COLOR: attributes alone, and a hit is still told from its text")
    func noColor() throws {
        let reader = try Reader(environment: ["NO_COLOR": "1"])
        try reader.press("/السكه\r", andWaitFor: "النتيجة 1 من")
        let cells = (0..<24).flatMap(reader.picture.cells(ofRow:))
        #expect(cells.allSatisfy { $0.foreground == .standard && $0.background == .standard })
        #expect(cells.contains { $0.isReverse && !$0.scalars.isEmpty })
        try reader.quit()
    }

    @Test("on a terminal that can do nothing the text itself comes, without escapes")
    func dumb() throws {
        let folder = TemporaryFolder()
        let terminal = try PseudoTerminal([folder.write("a.txt", FixtureArticle.news)], environment: ["TERM": "dumb"])
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(!terminal.output.contains(0x1B))
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("عاد قطار الساحل أمس إلى سكته القديمة"))
    }

    @Test("a terminal that nothing is known of is taken for an xterm", arguments: [nil, "", "no-such-terminal"])
    func unknownTerminal(_ name: String?) throws {
        let reader = try Reader(environment: ["TERM": name])
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
    }

    @Test(
        "terminals of few colours and of many",
        arguments: ["xterm", "vt220", "linux", "screen", "tmux-256color", "xterm-direct", "rxvt", "st-256color"])
    func terminals(_ name: String) throws {
        let reader = try Reader(environment: ["TERM": name])
        #expect(reader.picture.reads("عاد قطار الساحل أمس"))
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        reader.terminal.send("q")
        #expect(try reader.terminal.waitForEnd() == .exit(0))
        #expect(reader.terminal.endModes == reader.terminal.originalModes)
        #expect(reader.picture.isCursorVisible)
    }
}
