// Behind tmux and GNU screen: the outer terminal is found, reached through the multiplexer, and given back. tmux itself is
// played by a script that answers as `tmux display-message` does.
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Behind a multiplexer")
struct MultiplexerTests {
    private static let tmux = [("\u{1B}[>q", "\u{1B}P>|tmux 3.3a\u{1B}\\"), ("\u{1B}[>c", "\u{1B}[>84;0;0c"), ("\u{1B}[c", "\u{1B}[?1;2;4c")]
    private static let off = "\u{1B}Ptmux;\u{1B}\u{1B}]50;BidiRenderingEnabled=false\u{7}\u{1B}\\"
    private static let on = "\u{1B}Ptmux;\u{1B}\u{1B}]50;BidiRenderingEnabled=true\u{7}\u{1B}\\"

    /// A reader in a tmux whose command runs a script.
    private func reader(_ script: String, options: [String] = []) throws -> (Reader, TemporaryFolder) {
        let folder = TemporaryFolder()
        chmod(folder.write("tmux", "#!/bin/sh\n\(script)\n"), 0o755)
        let environment: [String: String?] = ["TERM": "tmux-256color", "TMUX": "/tmp/socket,1,0", "PATH": folder.path + ":/usr/bin:/bin"]
        // The page number may already have made room for a hint.
        return (
            try Reader(options: options, environment: environment, waitingFor: "قطار الساحل", answers: TestSupport.TerminalAnswers(Self.tmux)), folder
        )
    }

    @Test("a switch goes through tmux, wrapped, and comes back the same way")
    func passesThrough() throws {
        let (reader, folder) = try reader("echo 'Konsole 22.12.3|xterm-256color|1'")
        try reader.terminal.wait("the switch") { $0.lastPlace(of: Self.off) != nil }
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
        #expect((reader.terminal.lastPlace(of: Self.on) ?? -1) > (reader.terminal.lastPlace(of: Self.off) ?? 0))
        _ = folder
    }

    @Test("a tmux that has no answer yet is asked again")
    func asksAgain() throws {
        let folder = TemporaryFolder()
        let (reader, scripts) = try reader(
            "test -e \(folder.path)/asked && exec echo 'Konsole 22.12.3|xterm-256color|1'; touch \(folder.path)/asked; echo '|xterm-256color|1'")
        try reader.terminal.wait("the switch") { $0.lastPlace(of: Self.off) != nil }
        try reader.quit()
        _ = scripts
    }

    @Test("a tmux that lets nothing through: the reader is told, once, and can read on")
    func closed() throws {
        let (reader, folder) = try reader("echo '|xterm-256color|0'")
        try reader.terminal.wait(forText: "Press O")
        #expect(reader.terminal.lastPlace(of: "\u{1B}Ptmux;\u{1B}\u{1B}]50") == nil)
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        #expect(!reader.picture.reads("Press O"))
        try reader.quit()
        _ = folder
    }

    @Test("a tmux that lets nothing through is handed what is copied, which it puts on the clipboard itself")
    func copiesIntoTmux() throws {
        let folder = TemporaryFolder()
        let taken = folder.path + "/taken"
        let (reader, scripts) = try reader(
            "case $1 in load-buffer) echo \"$*\" >\(taken).part; cat >>\(taken).part; mv \(taken).part \(taken);; *) echo '|xterm-256color|0';; esac")
        try reader.terminal.wait(forText: "Press O")
        reader.terminal.send("Y")
        try reader.terminal.wait("what tmux was handed") { _ in FileManager.default.fileExists(atPath: taken) }
        let text = try String(contentsOfFile: taken, encoding: .utf8)
        #expect(text.hasPrefix("load-buffer -w -\n"))
        #expect(text.contains("قطار الساحل"))
        #expect(reader.terminal.lastPlace(of: "\u{1B}]52;") == nil)
        try reader.quit()
        _ = scripts
    }

    @Test("a tmux command that hangs delays nothing")
    func hangs() throws {
        // Longer than any condition is waited for.
        let (reader, folder) = try reader("exec sleep \(Int(Patience.seconds) * 3)")
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
        _ = folder
    }

    @Test("GNU screen lets the outer terminal answer, and takes the switch")
    func screen() throws {
        let names = "\u{1B}P\u{1B}[>q\u{1B}[>c\u{1B}[=c\u{1B}[c\u{1B}\\"
        let answers = TestSupport.TerminalAnswers([
            (names, "\u{1B}[>24;279;0c\u{1B}[?63;1;2c"), ("\u{1B}[>c", "\u{1B}[>83;40900;0c"), ("\u{1B}[c", "\u{1B}[?1;2c"),
        ])
        let reader = try Reader(environment: ["TERM": "screen.xterm-256color", "STY": "1.pts"], answers: answers)
        let wrapped = { (text: String) in "\u{1B}P\u{1B}]5379;use_ctl=\(text)\u{7}\u{1B}\\" }
        try reader.terminal.wait("the switch") { $0.lastPlace(of: wrapped("false")) != nil }
        try reader.quit()
        #expect(reader.terminal.lastPlace(of: wrapped("true")) != nil)
    }

    // MARK: The clipboard

    @Test("the text goes to the clipboard in logical order, plain; through tmux wrapped")
    func copies() throws {
        let (inner, folder) = try reader("echo 'XTerm(379)|xterm-256color|1'")
        inner.terminal.settle(milliseconds: 400)
        inner.terminal.send("y")
        try inner.terminal.wait("the clipboard") { $0.lastPlace(of: "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;") != nil }
        try inner.quit()
        _ = folder
        let plain = try Reader(answers: TestSupport.TerminalAnswers([("\u{1B}[c", "\u{1B}[?62c")]))
        plain.terminal.send("y")
        try plain.terminal.wait("the clipboard") { $0.lastPlace(of: "\u{1B}]52;c;") != nil }
        plain.terminal.settle()
        let start = try #require(plain.terminal.lastPlace(of: "\u{1B}]52;c;")) + 7
        let base64 = String(decoding: plain.terminal.output[start...].prefix { $0 != 7 }, as: UTF8.self)
        let text = String(decoding: Self.decoded(base64), as: UTF8.self)
        #expect(text.contains("عاد قطار الساحل أمس إلى سكته القديمة"))
        #expect(!text.unicodeScalars.contains { (0xFB50...0xFEFC).contains($0.value) })
        try plain.quit()
    }

    private static func decoded(_ base64: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bits = 0
        var count = 0
        var bytes: [UInt8] = []
        for digit in base64.utf8 {
            guard let value = alphabet.firstIndex(of: digit) else { break }
            (bits, count) = (bits << 6 | value, count + 6)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 0xFF))
                bits &= (1 << count) - 1
            }
        }
        return bytes
    }

    @Test("a text longer than the clipboard takes is said to be, and so is a terminal without one")
    func refuses() throws {
        let long = try Reader(
            [String(decoding: FixtureArticle.repeated(bytes: 120_000), as: UTF8.self)],
            answers: TestSupport.TerminalAnswers([("\u{1B}[c", "\u{1B}[?62c")]))
        try long.press("y", andWaitFor: "أطول مما تقبله")
        #expect(long.terminal.lastPlace(of: "]52;") == nil)
        try long.quit()
        let vte = try #require(SimulatedTerminal.all.first { $0.name == "VTE" })
        let without = try Reader(answers: TestSupport.TerminalAnswers(vte.table))
        without.terminal.settle()
        try without.press("y", andWaitFor: "لا تقبل النسخ")
        try without.quit()
    }
}
