// Every block of code in README.md and docs/, and every command that they name in a line: run as it stands in a home of its own, or, where
// it would change the machine, looked at as far as that can be. A line that is neither fails.
import Foundation
import Glibc
import ReaderCore
import TestSupport
import Testing

@testable import qari

@Suite("Documented commands")
struct DocumentedCommandTests {
    /// A block between fences: what it is said to hold, where it begins, its lines.
    struct CodeBlock: Sendable, CustomStringConvertible {
        var file: String
        var line: Int
        var kind: String
        var lines: [String] = []
        var description: String { "\(file):\(line)" }
    }

    private static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    private static let pages = ["README.md"] + documents(in: "docs") + documents(in: "docs/decisions")

    private static func documents(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: project + "/" + folder)) ?? []).filter { $0.hasSuffix(".md") }.sorted().map {
            folder + "/" + $0
        }
    }

    private static func text(_ file: String) -> [String] {
        let bytes = FileManager.default.contents(atPath: project + "/" + file) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    static let blocks: [CodeBlock] = pages.flatMap { file in
        var found: [CodeBlock] = []
        var isOpen = false
        for (index, line) in text(file).enumerated() {
            if line.hasPrefix("```") {
                isOpen.toggle()
                if isOpen { found.append(CodeBlock(file: file, line: index + 1, kind: String(line.dropFirst(3)))) }
            } else if isOpen {
                found[found.count - 1].lines.append(line)
            }
        }
        return found
    }

    // MARK: What isn't run here, and why

    /// What a line begins with, or holds behind `&&`.
    static let elsewhere: [(start: String, reason: String)] = [
        ("apt ", "installs and removes; scripts/kiosk-machine --package does it on a machine of its own"),
        ("qari print --width 76 https://", "needs the web; scripts/kiosk-machine --package has one"),
        ("qari status --state /var/lib", "a screen's own folder; scripts/kiosk-machine --package looks there"),
        ("runuser -u qari-fetch", "another user's rights; scripts/kiosk-machine --package does it"),
        ("journalctl ", "this machine's log; scripts/kiosk-machine --package reads another's"),
        ("systemd-sysusers", "makes users; PackagingTests makes them below a folder, scripts/package-machine on a machine"),
        ("systemctl ", "this machine's services; scripts/kiosk-machine --package starts them"),
        ("cd /usr/share/doc/qari-kiosk/examples", "is there once it is installed"),
        ("install ", "writes into /etc, as scripts/kiosk-machine --package does; what it copies is looked for in scripts/install"),
        ("echo 'SOURCES=", "writes into /etc"), ("qari kiosk-setup ", "writes into /etc; KioskSetupTests do it below a folder"),
        ("cp -a /var/lib/qari", "copies a library that is not there; scripts/kiosk-machine --package has one"),
        ("cat ~/reader.pub >> /etc", "writes into /etc"),
        ("sshd -t", "this machine's SSH server; SSHTests run one of their own"),
    ]

    /// What opens a screen.
    private static let onScreen = ["qari", "qari FILE"]

    // MARK: Blocks

    @Test("a block says what it holds, and none is set by spaces alone", arguments: pages)
    func kinds(page: String) {
        for block in Self.blocks where block.file == page {
            #expect(["sh", "toml", "text"].contains(block.kind), "\(block): what is in it? sh, toml or text")
        }
        var isOpen = false
        var before = ""
        for (index, line) in Self.text(page).enumerated() {
            if line.hasPrefix("```") { isOpen.toggle() }
            #expect(isOpen || !line.hasPrefix("    ") || !before.isEmpty, "\(page):\(index + 1): a block between fences says what it holds")
            before = line
        }
    }

    @Test("each line of a shell's block runs, or stands in the table of what isn't run here", arguments: blocks.filter { $0.kind == "sh" })
    func shell(block: CodeBlock) throws {
        let folder = Self.home()
        for line in Self.commands(block) {
            let syntax = try ProgramRun(["-n", "-c", line], program: "/bin/sh")
            #expect(syntax.ending == .exit(0), "\(block): \(line): \(syntax.errorText)")
            if Self.elsewhere.contains(where: { line.hasPrefix($0.start) }) {
                Self.lookAt(line, block)
            } else if Self.onScreen.contains(line) {
                let terminal = try PseudoTerminal(["-c", Self.filled(line)], environment: Self.environment(folder), program: "/bin/sh")
                try terminal.wait("a screen: \(block): \(line)") { $0.picture.text.contains { $0.isLetter } }
                terminal.send("q")
                #expect(try terminal.waitForEnd() == .exit(0), "\(block): \(line)")
            } else if line.hasPrefix("make ") {
                let run = try ProgramRun(
                    ["--no-print-directory", "-n", "-C", Self.project] + line.split(separator: " ").dropFirst().map(String.init),
                    environment: ["PATH": getenv("PATH").map { String(cString: $0) }], program: "/usr/bin/make")
                #expect(run.ending == .exit(0), "\(block): \(line): \(run.errorText)")
            } else if line.hasPrefix("scripts/release ") {
                // A dry run changes nothing; in an archive of the sources there is no history that it could look at.
                guard access(Self.project + "/.git", F_OK) == 0 else { continue }
                let run = try ProgramRun(["-c", "cd \(Self.project) && \(line)"], program: "/bin/sh")
                #expect(run.ending == .exit(0) && run.text.contains("would: git tag"), "\(block): \(line): \(run.errorText)")
            } else {
                let run = try ProgramRun(
                    ["-c", "cd \(folder.path) && " + Self.filled(line)], environment: Self.environment(folder), program: "/bin/sh")
                #expect(run.ending == .exit(0) && !(run.output + run.error).isEmpty, "\(block): \(line): \(run.ending) \(run.errorText)")
            }
        }
    }

    @Test("each row of the table of what isn't run is needed", arguments: elsewhere.map(\.start))
    func noDeadRow(start: String) {
        #expect(Self.blocks.contains { $0.kind == "sh" && Self.commands($0).contains { $0.hasPrefix(start) } })
    }

    @Test("a block of TOML is a file of settings or a theme that is taken as it stands", arguments: blocks.filter { $0.kind == "toml" })
    func toml(block: CodeBlock) throws {
        let folder = Self.home()
        let isTheme = block.lines.contains { $0.hasPrefix("inherits") }
        let file = folder.write(isTheme ? ".config/qari/themes/own.toml" : "own.toml", block.lines.joined(separator: "\n") + "\n")
        let run = try ProgramRun(isTheme ? ["themes"] : ["config", "--config", file], environment: Self.environment(folder))
        #expect(run.ending == .exit(0) && run.errorText.isEmpty, "\(block): \(run.errorText)")
        #expect(run.text.contains(isTheme ? "own " : "[keys]"))
    }

    // MARK: Commands in a line

    @Test("a command that a page names is there, and so are its flags", arguments: pages)
    func named(page: String) throws {
        let program = try CommandLineEntry.program(in: .english)
        let commands = program.subcommands ?? []
        for line in Self.text(page) {
            for span in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() where span.offset % 2 == 1 {
                let words = span.element.split(separator: " ").map(String.init)
                guard words.first == "qari", words.count > 1 else { continue }
                let command = commands.first { $0.commandName == words[1] }
                // The program starts these for itself.
                if ["fetch-service", "picture-service", "picture-decoder"].contains(words[1]) { continue }
                let isArgument = words[1].hasPrefix("-") || words[1].contains { $0.isUppercase || $0 == "." || $0 == "/" || $0 == "…" }
                #expect(command != nil || isArgument, "\(page): `\(span.element)`")
                let known = Set(
                    (command ?? commands[0]).shown.flatMap(\.spellings) + ["--version", "--help", "--self-test", "--generate-completion-script"])
                for flag in words where flag.hasPrefix("--") && flag != "--" {
                    #expect(known.contains(String(flag.prefix { $0 != "=" })), "\(page): `\(span.element)`: \(flag)")
                }
            }
        }
    }

    // MARK: A line

    /// The block's lines without remarks, those that go on joined.
    private static func commands(_ block: CodeBlock) -> [String] {
        var lines: [String] = []
        var isOpen = false
        for line in block.lines {
            var text = line.trimmingCharacters(in: .whitespaces)
            if let remark = text.range(of: "  *# ", options: .regularExpression) { text = String(text[..<remark.lowerBound]) }
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            let goesOn = text.hasSuffix("\\")
            if goesOn { text = text.dropLast().trimmingCharacters(in: .whitespaces) }
            if isOpen { lines[lines.count - 1] += " " + text } else { lines.append(text.replacing("…", with: "")) }
            isOpen = goesOn
        }
        return lines
    }

    /// A file in the place of the word for one.
    private static func filled(_ line: String) -> String { line.replacing("FILE", with: "\"$HOME/article.txt\"") }

    /// What can be said of a line without running it: the examples that it copies are installed.
    private static func lookAt(_ line: String, _ block: CodeBlock) {
        guard line.hasPrefix("install ") else { return }
        let installed = text("scripts/install").joined(separator: "\n")
        for word in line.split(separator: " ") where word.hasSuffix(".conf") && !word.contains("/") {
            #expect(installed.contains("share/doc/qari/examples/\(word)"), "\(block): \(word)")
        }
    }

    private static func home() -> TemporaryFolder {
        let folder = TemporaryFolder()
        folder.write("article.txt", "الميناء يستأنف الملاحة\n\nعادت السفن إلى أرصفة الميناء بعد يومين من توقف الملاحة بسبب الرياح.\n")
        folder.write("bin/qari", "")
        unlink(folder.path + "/bin/qari")
        symlink(BuiltProgram.path, folder.path + "/bin/qari")
        // A program of others, which few machines have, and which only has to give a text.
        chmod(folder.write("bin/pandoc", "#!/bin/sh\nexec cat \"$3\"\n"), 0o755)
        return folder
    }

    private static func environment(_ folder: TemporaryFolder) -> [String: String?] {
        ["HOME": folder.path, "PATH": folder.path + "/bin:/usr/bin:/bin", "QARI_LANG": "en"]
    }
}
