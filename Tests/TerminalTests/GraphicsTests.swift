// Pictures in a terminal's own graphics: on those that have answered that they have them, and away again on every way.
import Glibc
import TestSupport
import Testing

@Suite("Pictures in a terminal's own graphics") struct GraphicsTests {
    private let folder = TemporaryFolder()
    private let server: LoopbackServer

    init() throws { server = try LoopbackServer { _ in .respond(status: 200, headers: ["Content-Type": "image/png"], body: [0x89, 0x50]) } }

    private static let escape = "\u{1B}"
    private static let cell = (width: 10, height: 20)
    /// Eight pixels by eight, all alike.
    private static let kittyData = String(repeating: "A", count: 342) + "=="
    /// The same as chafa has it: each chunk is base64 for itself.
    private static let kittyChunks = "a=T,f=32,s=8,v=8,c=1,r=1,m=1|m=1;AAAAAA==|m=0;\(String(repeating: "A", count: 336))"
    private static let sixelData = "\"1;1;8;6#0;2;80;0;40#0!8~"

    /// What chafa would be found as: it says what the real one says, for cells, for kitty and as sixels.
    private func standIn(kitty: String = kittyChunks, sixels: String = "0;1;0q\(sixelData)-") -> String {
        let chunks = kitty.split(separator: "|").map { "printf '\\033_G%s\\033\\134' '\($0)'" }.joined(separator: "\n")
        let path = folder.write(
            "bin/chafa",
            """
            #!/bin/sh
            case "$*" in
            *format=kitty*) \(chunks) ;;
            *format=sixels*) printf '\\033P%s\\033\\134' '\(sixels)' ;;
            *) printf '▀▀\\n' ;;
            esac

            """)
        chmod(path, 0o755)
        return folder.path + "/bin:/usr/bin:/bin"
    }

    private func reader(
        _ terminal: SimulatedTerminal, environment: [String: String?] = [:], path: String? = nil, cell: (width: Int, height: Int)? = cell
    ) throws -> Reader {
        let article =
            "---\ntitle: افتتاح المكتبة\ndirection: rtl\n---\n\n![قاعة القراءة](\(server.url("/a.png")))\n\nفتحت المكتبة أبوابها صباح أمس.\n"
        let changes = terminal.environment.merging(environment) { $1 }.merging(["PATH": path ?? standIn()]) { $1 }
        return try Reader(
            [article], options: ["--allow-private", "true", "--bidi", "visual"], environment: changes, cell: cell,
            answers: TestSupport.TerminalAnswers(terminal.table))
    }

    private static let kitty = SimulatedTerminal(
        name: "kitty", environment: ["TERM": "xterm-256color"],
        answers: [
            SimulatedTerminal.version("kitty(0.26.5)"), SimulatedTerminal.secondary("1;4000;26"), SimulatedTerminal.primary("62;"),
            ("\(escape)_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\(escape)\\", "\(escape)_Gi=31;OK\(escape)\\"),
        ])
    private static let sixel = SimulatedTerminal(
        name: "xterm",
        answers: [SimulatedTerminal.version("XTerm(379)"), SimulatedTerminal.secondary("41;379;0"), SimulatedTerminal.primary("63;1;2;4")])

    private static let file = SimulatedTerminal(
        name: "iTerm2", environment: ["TERM": "xterm-256color"],
        answers: [SimulatedTerminal.version("iTerm2 3.4.23"), SimulatedTerminal.secondary("0;95;0"), SimulatedTerminal.primary("62;")])
    /// The same pixels as a file of our own, most of it noughts.
    private static let png =
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAABE0lEQVR4AQEIAff+" + String(repeating: "A", count: 353) + "QgAAeH0SSYAAAAASUVORK5CYII="

    /// Before the picture, and what takes it away.
    private static let drawn: [(terminal: SimulatedTerminal, on: String, off: String)] = [
        (
            kitty, "\(escape)_Ga=T,f=32,s=8,v=8,c=1,r=1,i=1903260017,C=1,q=2,m=0;\(kittyData)\(escape)\\\(escape)8",
            "\(escape)_Ga=d,d=I,i=1903260017,q=2\(escape)\\"
        ),
        (sixel, "\(escape)P0;1;0q\(sixelData)\(escape)\\\(escape)8", "\(escape)[2J"),
        (
            file, "\(escape)]1337;File=inline=1;size=332;width=1;height=1;preserveAspectRatio=0;doNotMoveCursor=1:\(png)\u{7}\(escape)8",
            "\(escape)[2J"
        ),
    ]

    /// Whether what takes a picture away was sent behind the last one.
    private static func isAway(_ terminal: PseudoTerminal, on: String, off: String) -> Bool {
        guard let place = terminal.lastPlace(of: on) else { return false }
        return (terminal.lastPlace(of: off) ?? -1) > place
    }

    @Test(
        "where the terminal answers that it has them the picture is drawn over blank cells; a key takes it away and gives the page back",
        arguments: [0, 1, 2])
    func shown(_ number: Int) throws {
        let (terminal, on, off) = Self.drawn[number]
        let reader = try reader(terminal)
        reader.terminal.send("i")
        try reader.terminal.wait("the picture") { $0.hasSent(on) }
        // What plays the terminal here prints what it is sent in kitty's way: its screen is looked at with the others.
        if number > 0 { try reader.terminal.wait(forText: "قاعة القراءة") }
        #expect(!reader.picture.text.contains("▀") && !reader.picture.reads("فتحت المكتبة") && !Self.isAway(reader.terminal, on: on, off: off))
        try reader.press(" ", andWaitFor: "صفحة 1 من")
        #expect(Self.isAway(reader.terminal, on: on, off: off) && (number == 0 || reader.picture.reads("فتحت المكتبة")))
        let last = reader.terminal.lastPlace(of: off)
        try reader.quit()
        #expect(number > 0 || reader.terminal.lastPlace(of: off) == last, "Nothing is taken away twice.")
    }

    @Test("another size sends it anew where it stands then; redrawing and a stop too", arguments: [0, 1, 2]) func again(_ number: Int) throws {
        let (terminal, on, off) = Self.drawn[number]
        let reader = try reader(terminal)
        reader.terminal.send("i")
        try reader.terminal.wait("the picture") { $0.hasSent(on) }
        let first = reader.terminal.lastPlace(of: on) ?? 0
        reader.terminal.resize(columns: 60, rows: 20)
        try reader.terminal.wait("the picture, where it stands now") { ($0.lastPlace(of: on) ?? 0) > first }
        let second = reader.terminal.lastPlace(of: on) ?? 0
        reader.terminal.child.signal(SIGTSTP)
        try reader.terminal.wait("the shell's screen") { !$0.picture.isAlternateScreen }
        #expect(Self.isAway(reader.terminal, on: on, off: off))
        reader.terminal.child.signal(SIGCONT)
        try reader.terminal.wait("the picture again") { ($0.lastPlace(of: on) ?? 0) > second }
        try reader.press(" ", andWaitFor: "صفحة 1 من")
        try reader.quit()
    }

    @Test("whoever ends the program finds none of it left", arguments: [0, 1, 2], [SIGTERM, SIGSEGV]) func ended(_ number: Int, by signal: Int32)
        throws
    {
        let (terminal, on, off) = Self.drawn[number]
        let reader = try reader(terminal)
        reader.terminal.send("i")
        try reader.terminal.wait("the picture") { $0.hasSent(on) }
        reader.terminal.child.signal(signal)
        try reader.terminal.waitForEnd()
        #expect(Self.isAway(reader.terminal, on: on, off: off))
        reader.expectRestored()
    }

    private static let others: [SimulatedTerminal] = [
        // It says that it has sixels; but it stands between.
        .init(
            name: "tmux", environment: ["TERM": "tmux-256color"],
            answers: [SimulatedTerminal.version("tmux 3.4"), SimulatedTerminal.primary("1;2;4")]),
        .init(name: "VTE", answers: [SimulatedTerminal.secondary("65;7006;1"), SimulatedTerminal.primary("65;1;9")]),
        .init(name: "kitty that has none", answers: [SimulatedTerminal.version("kitty(0.10.0)"), SimulatedTerminal.primary("62;")]),
        .init(name: "class 4 of terminals", answers: [SimulatedTerminal.version("XTerm(379)"), SimulatedTerminal.primary("4;1;2")]),
        .init(
            name: "tmux in iTerm2", environment: ["TERM": "tmux-256color", "LC_TERMINAL": "iTerm2", "TERM_FEATURES": "T3F"],
            answers: [SimulatedTerminal.version("tmux 3.4"), SimulatedTerminal.primary("1;2")]),
        .init(
            name: "Alacritty, started in iTerm2", environment: ["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app", "TERM_FEATURES": "F"],
            answers: [SimulatedTerminal.version("alacritty 0.13"), SimulatedTerminal.primary("6")]),
    ]

    @Test("any other terminal has half blocks", arguments: others) func cells(_ terminal: SimulatedTerminal) throws {
        let reader = try reader(terminal)
        reader.terminal.send("i")
        try reader.terminal.wait("the picture") { $0.picture.text.contains("▀") }
        #expect(!reader.terminal.hasSent("\(Self.escape)P0;1") && !reader.terminal.hasSent("a=T") && !reader.terminal.hasSent("]1337"))
        try reader.press(" ", andWaitFor: "صفحة 1 من")
        try reader.quit()
    }

    @Test("so has one whose cells' size nobody knows, and a line that may be slow where the picture is long")
    func slowLine() throws {
        let unknown = try reader(Self.sixel, cell: nil)
        try unknown.press("i", andWaitFor: "▀▀")
        let long = standIn(sixels: "0;1;0q\"1;1;8;6" + String(repeating: "#0!8~$", count: 25_000))
        let far = try reader(Self.sixel, environment: ["SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"], path: long)
        try far.press("i", andWaitFor: "▀▀")
        let near = try reader(Self.sixel, path: long)
        near.terminal.send("i")
        try near.terminal.wait("the picture") { $0.hasSent("\(Self.escape)P0;1;0q") }
        for reader in [unknown, far, near] {
            try reader.press(" ", andWaitFor: "صفحة 1 من")
            try reader.quit()
        }
    }

    @Test(
        "what is no picture within its bounds is shown as half blocks, and nothing of it is sent",
        arguments: [
            "0;1;0q\"1;1;8;6#0!9~", "0;1;0q\"1;1;8;6#0!8~-!8~", "0;1;0q\"1;1;4000;6#0~", "0;1;0q#0!8~", "0;1;0q\"1;1;8;6#0!8~\u{7}owned",
            "0;1;0q\"1;1;8;6#0~\u{9C}owned", "0;1;0q\"1;1;8;6{}\u{18}", "$qowned", "0;1;0q", "owned",
            "0;1;0q\"1;1;8;6#0!8~-----$", "0;1;0q\"1;1;;8;6#0!8~", "0;1;0q\"1;1;8;6#9999999!8~",
        ])
    func hostileSixels(_ sixels: String) throws {
        try expectHalfBlocks(reader(Self.sixel, path: standIn(sixels: sixels)), without: "\(Self.escape)P0;1;0q")
    }

    @Test(
        "nor of kitty's",
        arguments: [
            "a=T,f=32,s=8,v=9,m=0;\(kittyData)", "a=T,f=32,s=8,v=8,m=0;AAAA", "a=T,f=100,t=f,m=0;L2V0Yy9wYXNzd2Q=", "a=T,s=9999999,v=8,m=0;AAAA",
            "a=T,f=32,s=8,v=8,m=0;owned\(kittyData.dropFirst(6))\u{7}", "Z;owned", "a=T,f=32,s=-8,v=-8,m=0;\(kittyData)",
        ])
    func hostileKitty(_ kitty: String) throws {
        try expectHalfBlocks(reader(Self.kitty, path: standIn(kitty: kitty)), without: "a=T")
        try expectHalfBlocks(reader(Self.file, path: standIn(kitty: kitty)), without: "]1337")
    }

    private static let features: [SimulatedTerminal] = [
        .init(
            name: "iTerm2 before it told its name", environment: ["TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"],
            answers: [SimulatedTerminal.secondary("0;95;0"), SimulatedTerminal.primary("62;")]),
        .init(
            name: "another that has files", environment: ["TERM": "xterm-256color", "TERM_FEATURES": "T3CwFSc7"],
            answers: [SimulatedTerminal.version("another 1.0"), SimulatedTerminal.primary("62;")]),
    ]

    @Test("a terminal whose variables alone say that it takes files gets one, where it has nothing better", arguments: features)
    func byVariables(_ terminal: SimulatedTerminal) throws {
        let reader = try reader(terminal)
        reader.terminal.send("i")
        try reader.terminal.wait("the picture") { $0.hasSent(Self.drawn[2].on) }
        try reader.press(" ", andWaitFor: "صفحة 1 من")
        try reader.quit()
        let better = SimulatedTerminal(
            name: "one with sixels too", environment: terminal.environment, answers: terminal.answers.dropLast() + [SimulatedTerminal.primary("62;4")]
        )
        let other = try self.reader(better)
        other.terminal.send("i")
        try other.terminal.wait("the picture") { $0.hasSent(Self.drawn[1].on) }
        try other.press(" ", andWaitFor: "صفحة 1 من")
        try other.quit()
    }

    /// The picture comes as half blocks, and neither its own sequence nor anything in it is sent.
    private func expectHalfBlocks(_ reader: Reader, without sequence: String) throws {
        try reader.press("i", andWaitFor: "▀▀")
        #expect(!reader.terminal.hasSent("owned") && !reader.terminal.hasSent(sequence))
        try reader.press(" ", andWaitFor: "صفحة 1 من")
        try reader.quit()
    }
}
