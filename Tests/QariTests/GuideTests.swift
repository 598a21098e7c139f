// The administrator's guides: what stands in their blocks besides commands, and the commands that they name in a line. A block or a command of
// which nothing here says how it is tried fails.
import Foundation
import Glibc
import TestSupport
import Testing

@testable import qari

@Suite("The administrator's guides")
struct GuideTests {
    private static let pages = ["docs/kiosk.md", "docs/publishing.md", "docs/scale.md"]
    static let texts = DocumentedCommandTests.blocks.filter { pages.contains($0.file) && $0.kind == "text" }

    private static func has(_ program: String) -> Bool { access(program, X_OK) == 0 }

    @Test("a block that is no shell's is a command's form, options, or a server's settings, and is tried as what it is", arguments: texts)
    func text(block: DocumentedCommandTests.CodeBlock) throws {
        let first = try #require(block.lines.first)
        if first.hasPrefix("qari ") {
            try tryForm(block)
        } else if first.hasPrefix("KIOSK_OPTIONS=") {
            try tryOptions(block)
        } else if first == "server {" {
            try tryWebServer(block)
        } else if first == "global" {
            try tryBalancer(block)
        } else {
            Issue.record("\(block): what is it, and how is it tried?")
        }
    }

    /// The command is there, and so are its flags.
    private func tryForm(_ block: DocumentedCommandTests.CodeBlock) throws {
        for line in block.lines {
            let words = line.split(whereSeparator: { " []".contains($0) }).map(String.init)
            let help = try ProgramRun(["help", words[1]], environment: ["QARI_LANG": "en"])
            #expect(words[0] == "qari" && help.ending == .exit(0), "\(block): \(line)")
            for flag in words where flag.hasPrefix("--") { #expect(help.text.contains(flag), "\(block): \(flag)") }
        }
    }

    /// A kiosk starts with them and has nothing to say of them.
    private func tryOptions(_ block: DocumentedCommandTests.CodeBlock) throws {
        let folder = TemporaryFolder()
        let file = folder.write("kiosk", block.lines.joined(separator: "\n") + "\n")
        folder.write("state/none", "")
        let article = folder.write("article.txt", "الميناء يستأنف الملاحة\n\nعادت السفن إلى أرصفة الميناء بعد يومين من توقف الملاحة بسبب الرياح.\n")
        #expect(try ProgramRun(["add", article], environment: ["QARI_LIBRARY": folder.path + "/library.db"]).ending == .exit(0))
        let terminal = try PseudoTerminal(
            [
                "kiosk", "--shared", "--library", folder.path + "/library.db", "--state", folder.path + "/state", "--options", file, "--log",
                folder.path + "/log",
            ], answer: TerminalAnswers.usual.reply)
        try terminal.wait("a status") { _ in access(folder.path + "/state/status.json", R_OK) == 0 }
        let log = try String(contentsOfFile: folder.path + "/log", encoding: .utf8)
        #expect(!log.contains("last good"), "\(block): \(log)")
        #expect(terminal.child.state == .running)
    }

    /// nginx takes it, with a certificate and a published folder of the test's in the place of those that it names.
    private func tryWebServer(_ block: DocumentedCommandTests.CodeBlock) throws {
        guard Self.has("/usr/sbin/nginx"), Self.has("/usr/bin/openssl") else { return }
        let folder = TemporaryFolder()
        folder.write("news/gone.conf", "location = /a/1-x.html { return 410; }\n")
        let made = try ProgramRun(
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=news.example", "-keyout", folder.path + "/news.key", "-out",
                folder.path + "/news.pem",
            ],
            program: "/usr/bin/openssl")
        #expect(made.ending == .exit(0))
        let server = block.lines.joined(separator: "\n").replacing("/etc/ssl", with: folder.path).replacing("/srv/news", with: folder.path + "/news")
        let whole = "events {}\npid \(folder.path)/pid; error_log stderr;\nhttp {\n\(server)\n}\n"
        let run = try ProgramRun(["-t", "-c", folder.write("nginx.conf", whole), "-p", folder.path], program: "/usr/sbin/nginx")
        #expect(run.ending == .exit(0) && !run.errorText.contains("warn"), "\(block): \(run.errorText)")
    }

    private func tryBalancer(_ block: DocumentedCommandTests.CodeBlock) throws {
        guard Self.has("/usr/sbin/haproxy") else { return }
        let folder = TemporaryFolder()
        let file = folder.write("haproxy.cfg", block.lines.joined(separator: "\n") + "\n")
        let run = try ProgramRun(["-c", "-f", file], program: "/usr/sbin/haproxy")
        #expect(run.ending == .exit(0) && !(run.text + run.errorText).contains("WARNING"), "\(block): \(run.text)\(run.errorText)")
    }

    // MARK: Commands in a line

    /// How each is tried; or, where it is not, why. `make` and `scripts/` are looked for among this project's own.
    static let inLine: [(command: String, how: String)] = [
        ("apt install cage foot seatd fonts-dejavu-core", "scripts/kiosk-machine --package"), ("apt install chafa", "scripts/setup --test"),
        ("apt install kbd console-setup-linux", "scripts/kiosk-glass"), ("apt install libgl1-mesa-dri", "not tried: needs a card"),
        ("apt install nginx-light", "scripts/setup --fleet"), ("apt install openssh-server", "scripts/kiosk-machine --package"),
        ("cp -a", "scripts/kiosk-machine --package"),
        ("haproxy -c -f /etc/haproxy/haproxy.cfg", "here"), ("nginx -t", "here"),
        (
            "install -D -m 644 pictures.conf /etc/systemd/system/qari-kiosk-cage.service.d/pictures.conf",
            "scripts/kiosk-machine --package"
        ),
        ("journalctl -u qari-kiosk@tty1", "scripts/kiosk-machine --package, by the program's name"),
        ("man qari-kiosk", "scripts/package-machine looks for the page"),
        ("rsync --delay-updates --delete-after", "not tried: half a copy is, by NewsroomFaultTests"), ("setupcon -k --save", "scripts/kiosk-glass"),
        ("ssh read@host", "scripts/kiosk-machine --package"), ("ssh-keygen", "scripts/kiosk-machine --package"),
        ("systemctl disable --now qari-fetch.service", "scripts/kiosk-machine --package, as a step of --undo"),
        ("systemctl enable --now qari-autologin@tty1", "scripts/kiosk-machine"), ("systemctl enable --now qari-kiosk-cage", "scripts/kiosk-glass"),
        ("systemctl enable --now qari-kiosk@tty1", "scripts/kiosk-machine"), ("systemctl reload nginx", "not tried: sends nginx SIGHUP"),
        ("systemctl reload qari-kiosk@tty1", "the signal that it sends is, by KioskOptionsTests"),
        ("systemctl restart qari-kiosk@tty1", "scripts/kiosk-glass"),
        ("systemctl status", "scripts/kiosk-machine --package"),
        ("systemctl unmask ctrl-alt-del.target", "scripts/kiosk-machine --package, as a step of --undo"),
        ("systemd-analyze security", "PackagingTests"), ("timedatectl set-ntp true", "not tried: needs the network's time"),
        ("usermod -s /usr/lib/qari/screen qari-screen", "not tried: for an account that was there before"),
    ]

    private static let tools: Set = [
        "apt", "haproxy", "install", "journalctl", "man", "nginx", "rsync", "setupcon", "ssh", "ssh-keygen", "systemctl", "systemd-analyze",
        "timedatectl", "usermod",
        "make", "sudo", "runuser", "sqlite3", "cp",
    ]

    private static let spans: [String] = pages.flatMap { page in
        let bytes = FileManager.default.contents(atPath: KioskProject.path + "/" + page) ?? Data()
        var isOpen = false
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            if line.hasPrefix("```") { isOpen.toggle() }
            if isOpen { return [] }
            return line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
    }

    @Test("a command that a guide names in a line stands in the table of how it is tried, or is this project's own") func named() throws {
        for span in Self.spans {
            let words = span.split(separator: " ").map(String.init)
            guard let first = words.first else { continue }
            if first.hasPrefix("scripts/") {
                #expect(Self.has(KioskProject.path + "/" + first), "\(span)")
            } else if first == "make", words.count > 1 {
                let run = try ProgramRun(
                    ["--no-print-directory", "-n", "-C", KioskProject.path, words[1]],
                    environment: ["PATH": getenv("PATH").map { String(cString: $0) }],
                    program: "/usr/bin/make")
                #expect(run.ending == .exit(0), "\(span)")
            } else if Self.tools.contains(first), words.count > 1 {
                #expect(Self.inLine.contains { span == $0.command }, "\(span): how is it tried?")
            }
        }
    }

    @Test("each row of that table is needed", arguments: inLine.map(\.command))
    func noDeadRow(command: String) { #expect(Self.spans.contains(command)) }
}

private enum KioskProject {
    static let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
}
