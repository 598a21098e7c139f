// Nothing that the program prints, of whatever it was given, commands a terminal or turns the order of a line: every subcommand is walked
// with hostile articles, feeds, names, arguments, settings and variables, into a pipe and onto a terminal. And what can't be written is said.
import Glibc
import ReaderCore
import TestSupport
import Testing

@testable import qari

@Suite("Hostile text") struct HostileTextTests {
    /// Sequences that terminals obey: a reset, a device control string, the clipboard, colours, a title, another character set, C1 and C0.
    private static let hostile =
        "الجسر \u{1B}c\u{1B}P1$r\u{1B}\\ \u{9D}52;c;cm0=\u{7} \u{9B}31m \u{1B}]0;t\u{7} \u{1B}(0 \u{90}q\u{9C} \u{8}\u{7F}\u{85}\u{C} \u{202E}abc\u{202D}"
    private static let name = "n\u{1B}[2J\u{9B}5m\u{202E}x"

    private let folder = TemporaryFolder()
    private var library: String { folder.path + "/library.db" }
    private var environment: [String: String?] { ["QARI_LIBRARY": library, "XDG_CONFIG_HOME": folder.path + "/config"] }

    /// The files that the commands are given, and a library that holds them.
    private func prepare() throws {
        folder.write(
            "a.txt",
            "\(Self.hostile)\n\n\(Self.hostile) مقدمة.\n\nقال الكاتب \(Self.hostile) ثم مضى.\n\nمقالات ذات صلة\n- \(Self.hostile) https://example.org/\n"
        )
        folder.write("b.txt", "ترميم الجسر\n\nكلام عن الجسر والنهر وترميم الجسر الحجري \(Self.hostile).\n")
        folder.write(Self.name + ".txt", "جسر آخر\n\n\(Self.hostile)\n")
        folder.write(
            "page.html",
            "<!doctype html><html lang=ar><head><title>\(Self.hostile)</title></head><body><article><h1>\(Self.hostile)</h1><p>\(Self.hostile) فقرة أولى فيها كلام.</p><p>ثم فقرة أخرى &#x9b;31m فيها كلام.</p></article></body></html>"
        )
        folder.write(
            "config/qari/themes/mine.toml",
            "dark = true\n[name]\nar = \"\(Self.hostile)\"\nen = \"\(Self.hostile)\"\n[palette]\n\"\(Self.name)\" = 5\n")
        folder.write(
            "urls", "http://127.0.0.1:9/a \"~\(Self.hostile)\" \"\(Self.name)\"\n\"query:\(Self.hostile):unread = \\\"yes\\\"\"\n\(Self.hostile)\n")
        let status = ["version", "title", "trouble", "screen"].map { "\"\($0)\": \"\(Self.escaped(Self.hostile))\"" }.joined(separator: ", ")
        folder.write("state/status.json", "{\"written\": \"2026-11-29T10:00:00Z\", \(status)}")
        _ = try ProgramRun(["add", folder.path], environment: environment)
    }

    /// As a text of JSON.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { $0.value < 0x20 || $0 == "\\" ? "\\u" + String(0x10000 + $0.value, radix: 16).dropFirst() : String($0) }.joined()
    }

    /// What is run for each subcommand. One that is added has no entry, and the test says so.
    private var runs: [String: [[String]]] {
        let path = folder.path
        let odd = path + "/" + Self.name
        return [
            "read": [[path + "/a.txt"], [odd + ".txt"], [odd + ".none"], ["-"], ["--theme", Self.name, path + "/a.txt"]],
            "print": [
                [path + "/a.txt"], ["--order", "visual", path + "/a.txt"], ["--json", path + "/a.txt"], [path + "/page.html"], [odd + ".none"],
                ["--width", Self.name, path + "/a.txt"], ["--order", Self.name], ["--encoding", Self.name],
            ],
            "themes": [[], ["--lang", "en"], ["--theme", Self.name]],
            "config": [[], ["--config", odd], ["--theme", Self.name], ["--lang", Self.name]],
            "doctor": [["--report"], ["--" + Self.name]],
            "add": [[path + "/a.txt"], [path], [odd + ".none"], ["http://127.0.0.1:9/" + Self.name], ["file://" + Self.name]],
            "sync": [[], ["--patience", Self.name], [Self.name]],
            "list": [
                [], ["--json"], ["--sources"], ["--feeds"], ["--feeds", "--json"], ["--status"], ["--source", Self.name], ["--limit", Self.name],
                ["--library", odd + ".txt"], ["--" + Self.name],
            ],
            "search": [
                ["الجسر"], ["--json", "الجسر"], [Self.hostile], ["since:" + Self.name], ["--screen-reader", "true", "الجسر"], ["لا\u{9B}شيء"],
            ],
            "related": [["1"], ["2"], ["--json", "2"], [Self.name]],
            "remove": [[Self.name], ["http://example.org/" + Self.name]],
            "vacuum": [["--check"], [], ["--" + Self.name]],
            "export": [
                ["1"], ["2"], ["--format", "markdown", "1"], ["--format", "html", "1"], [path + "/page.html"], [Self.name], ["-o", odd + "/x", "1"],
            ],
            "kiosk-message": [[Self.hostile], [Self.hostile, "--for", Self.name], ["--end"]],
            "kiosk-setup": [["--console", "--root", odd, Self.name], ["--ssh", "--root", odd], ["--undo", "--root", odd]],
            "publish": [
                ["--base", "https://n.example/", "--title", Self.hostile, path + "/site"], ["--base", Self.name, path + "/other"], [odd + "/x/y"],
                ["--base", "https://n.example/", "--query", Self.hostile, path + "/third"],
            ],
            "status": [["--state", path + "/state"], ["--json", "--state", path + "/state"], ["--state", odd], ["-" + Self.name]],
            "saved": [[Self.name, Self.hostile], [], ["--json", Self.name], ["--remove", Self.hostile]],
            "rule": [["--hide", Self.hostile], [], ["--read", "--feed", Self.name, "x"], ["--remove", Self.name]],
            "tag": [["1", Self.hostile, Self.name], [], ["1"], [Self.name]],
            "highlights": [[], ["1"], [Self.hostile], [Self.name], ["since:" + Self.name]],
            "feed": [["--name", Self.hostile, "http://127.0.0.1:9/a"], [Self.name]],
            "account": [
                [], ["add", "--user", Self.hostile, "http://127.0.0.1:9/" + Self.name], ["add", "--user", "x", "http://127.0.0.1:9/"],
                ["remove", Self.name], ["remove", "http://a/" + Self.hostile], ["add", "--user", "x", "--password-file", odd, "http://127.0.0.1:9/"],
                [Self.name], ["add", Self.name, "--user", "x", "--password-command", Self.name],
            ],
            "import-newsboat": [["--offline", path + "/urls"], ["--offline", odd], ["--offline", "--cache", odd, path + "/urls"]],
            "export-all": [[odd + "/all"], [path + "/all"], [path]],
            "import": [[path + "/all"], [odd], [path]],
            "kiosk": [["--allow", Self.name], ["--theme", Self.name], []],
            "kiosk-fetch": [["--" + Self.name], ["--interval", Self.name], ["--library", odd + ".txt"]],
        ]
    }

    /// Settings, variables and files that are wrong in themselves.
    private var variations: [[String: String?]] {
        folder.write("odd/qari/config.toml", "lang = \"\(Self.hostile)\"\n\(Self.name) = 3\n")
        folder.write("odd2/qari/config.toml", "theme = \"a\\u009b31m\\u202e\"\n[keys]\n\"\\u001b\\u202e\" = \"b\\u009d\"\n")
        return [
            [:], ["QARI_LANG": "en"], ["QARI_THEME": Self.name], ["QARI_LANG": Self.hostile], ["TZ": Self.name, "LANG": Self.name],
            ["XDG_CONFIG_HOME": folder.path + "/odd"], ["XDG_CONFIG_HOME": folder.path + "/odd2", "QARI_LANG": "en"],
        ]
    }

    /// The first thing that a terminal would obey, or that turns a line's order; nil when there is none.
    private static func command(in bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard
            let found = text.firstIndex(where: { scalar in
                switch scalar {
                case "\n", "\t": false
                case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{202D}", "\u{202E}": true
                default: false
                }
            })
        else { return nil }
        let around = text[(text.index(found, offsetBy: -20, limitedBy: text.startIndex) ?? text.startIndex)...].prefix(40)
        return around.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "<\(String($0.value, radix: 16))>" : String($0) }.joined()
    }

    /// Without the sequences that give letters their looks.
    private static func withoutStyles(_ text: String) -> String {
        let pieces = text.components(after: "\u{1B}[0")
        return String(pieces[0]) + pieces.dropFirst().map { piece in String(piece.drop { $0.isNumber || $0 == ";" }.dropFirst()) }.joined()
    }

    @Test("no subcommand prints what commands a terminal, into a pipe") func pipes() throws {
        try prepare()
        let names = Qari.configuration.subcommands.compactMap { command in command.configuration.commandName }
        #expect(Set(names) == Set(runs.keys), "Every subcommand is walked.")
        let variations = variations
        for (name, lines) in runs {
            for (index, line) in lines.enumerated() {
                // Each line plainly, and each of the odd settings with one of the lines.
                for (number, variation) in variations.enumerated() where number == 0 || number % lines.count == index % variations.count {
                    let run = try ProgramRun([name] + line, input: Array(Self.hostile.utf8), environment: environment.merging(variation) { $1 })
                    for bytes in [run.output, run.error] {
                        let found = Self.command(in: bytes)
                        #expect(found == nil, "\(name) \(line) \(variation): \(found ?? "")")
                    }
                    if case .signal(let number) = run.ending { Issue.record("\(name) \(line) ended by signal \(number)") }
                }
            }
        }
    }

    @Test("nor onto a terminal, but for the program's own sequences", arguments: ["ar", "en"]) func terminals(_ language: String) throws {
        try prepare()
        let lines = [
            ["list"], ["list", "--sources"], ["search", "الجسر"], ["search", "--screen-reader", "true", "الجسر"], ["related", "2"],
            ["print", folder.path + "/a.txt"], ["print", "--order", "visual", folder.path + "/a.txt"], ["themes"], ["config"], ["export", "1"],
            ["list", "--library", folder.path + "/" + Self.name + ".txt"], ["search", "لا\u{9B}شيء\u{1B}c"], ["add", folder.path],
            ["add", folder.path + "/" + Self.name + ".none"], ["--theme", Self.name, folder.path + "/a.txt"],
        ]
        for line in lines {
            let terminal = try PseudoTerminal(line, environment: environment.merging(["QARI_LANG": language]) { $1 })
            try terminal.waitForEnd()
            var text = String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n")
            for own in ["\u{1B}[8l\u{1B}[1 k", "\u{1B}[8h\u{1B}[0 k", "\r\u{1B}[K"] { text = text.replacing(own, with: "") }
            if line == ["themes"] { text = Self.withoutStyles(text) }
            let found = Self.command(in: Array(text.utf8))
            #expect(found == nil, "\(line): \(found ?? "")")
        }
    }

    // MARK: What can't be written

    /// Commands that say something on standard output.
    private var printing: [[String]] {
        let path = folder.path + "/a.txt"
        return [
            ["print", path], ["print", "--json", path], ["print", "--order", "visual", path], [path], ["list"], ["list", "--json"],
            ["list", "--sources"],
            ["list", "--feeds", "--json"], ["list", "--status"], ["search", "الجسر"], ["search", "--json", "الجسر"], ["related", "--json", "1"],
            ["export", "1"], ["config"], ["themes"], ["--help"], ["list", "--help"], ["--version"], ["--generate-completion-script", "bash"],
        ]
    }

    @Test("a full disk, a closed descriptor: exit code 1, and it is said", arguments: [">/dev/full", ">&-"]) func unwritable(_ output: String) throws
    {
        try prepare()
        for line in printing {
            let run = try ProgramRun(
                ["-c", "exec \"$@\" \(output)", "sh", BuiltProgram.path] + line, environment: environment.merging(["QARI_LANG": "en"]) { $1 },
                program: "/bin/sh")
            #expect(run.ending == .exit(1), "\(line): \(run.ending)")
            #expect(run.errorText.contains("Standard output could not be written"), "\(line): \(run.errorText)")
        }
        #expect(try ProgramRun(["list"], environment: environment).ending == .exit(0), "The library is as it was.")
    }

    @Test("a pipe that nobody reads any more: the end is silent") func closedPipe() throws {
        try prepare()
        for line in printing {
            let run = try ProgramRun(
                ["-c", "{ \"$@\"; echo $? >&2; } | true", "sh", BuiltProgram.path] + line, environment: environment, program: "/bin/sh")
            // Whether what little it is was taken before the reader left, or not.
            #expect(["141\n", "0\n"].contains(run.errorText), "\(line): \(run.errorText)")
        }
    }
}

extension String {
    /// What stands between the places of a mark.
    fileprivate func components(after mark: String) -> [Substring] { self.split(separator: mark, omittingEmptySubsequences: false) }
}
