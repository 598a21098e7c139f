// A newsroom of real parts, small and short: what `qari publish` writes, served by nginx behind Varnish to kiosks and followers; and two reading
// rooms behind HAProxy. The scripts say what must hold and end with 1 where something does not; docs/scale.md has what they measure at length.
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A newsroom of real parts", .slow)
struct NewsroomPartsTests {
    private static func has(_ programs: String...) -> Bool {
        programs.allSatisfy { name in ["/usr/sbin/", "/usr/bin/"].contains { access($0 + name, X_OK) == 0 } }
    }

    private func run(_ script: String, _ arguments: String...) throws {
        let run = try ProgramRun(
            ["\(KioskRoom.project)/scripts/\(script)", "--program", BuiltProgram.path] + arguments,
            environment: ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], program: "/usr/bin/python3")
        #expect(run.ending == .exit(0), "\(run.text)\(run.errorText)")
    }

    @Test(
        "breaking news and withdrawals reach kiosks through nginx and Varnish; a part that stops takes nothing from a screen",
        .enabled(if: has("nginx", "varnishd", "python3"), "nginx-light, varnish or python3 is not installed"))
    func fleet() throws { try run("fleet", "--brief", "--kiosks", "3", "--followers", "200", "--articles", "30", "--interval", "10") }

    @Test(
        "however the newsroom's script is ended, nothing that it has started stays",
        .enabled(if: has("nginx", "varnishd", "python3"), "nginx-light, varnish or python3 is not installed"),
        arguments: [SIGTERM, SIGINT, SIGHUP, SIGKILL, 0, -1])
    func ending(number: Int32) throws {
        let folder = TemporaryFolder()
        // Behind a shell, so that it can be ended by the end of that too.
        let terminal = try PseudoTerminal(
            [
                "-c",
                "TMPDIR=\(folder.path) python3 \(KioskRoom.project)/scripts/fleet --program \(BuiltProgram.path)"
                    + " --brief --kiosks 1 --followers 5 --articles 30 --interval 10; :",
            ], environment: ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], program: "/bin/sh")
        let parts = ["publish --watch", "nginx", "varnishd", "kiosk --library", "kiosk-fetch"]
        try terminal.wait("all its parts") { _ in
            let found = Self.commands(naming: folder.path).values
            return parts.allSatisfy { part in found.contains { $0.contains(part) } }
        }
        let script = try #require(
            Self.commands(naming: "scripts/fleet").first { $0.value.hasPrefix("python3") && Self.isBelow($0.key, terminal.child.id) })
        switch number {
        case 0: kill(terminal.child.id, SIGKILL)
        // With it, at once, who waits for its end.
        case -1:
            let beside = Self.commands(naming: "scripts/fleet").filter { $0.value.hasPrefix("python3") && Self.isBelow($0.key, script.key) }
            try #require(beside.count == 1, "\(beside)")
            for id in Array(beside.keys) + [script.key] { kill(id, SIGKILL) }
        default: kill(script.key, number)
        }
        // Its own end, of which it makes no secret, and that of the parts.
        let isOver = Patience.wait { Self.commands(naming: folder.path).isEmpty && Self.commands(naming: "scripts/fleet")[script.key] == nil }
        #expect(isOver, "\(Self.commands(naming: folder.path))")
    }

    /// The processes in whose command line a text stands.
    private static func commands(naming text: String) -> [pid_t: String] {
        var found: [pid_t: String] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let id = pid_t(name), let bytes = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") else { continue }
            let words = String(decoding: bytes.map { $0 == 0 ? 32 : $0 }, as: UTF8.self)
            if words.contains(text), !words.hasPrefix("/bin/sh") { found[id] = words }
        }
        return found
    }

    private static func isBelow(_ id: pid_t, _ parent: pid_t) -> Bool {
        guard let status = FileManager.default.contents(atPath: "/proc/\(id)/status") else { return false }
        return String(decoding: status, as: UTF8.self).contains("PPid:\t\(parent)\n")
    }

    @Test(
        "of two reading rooms behind HAProxy one is killed: its readers come to the other, and back to their lines",
        .enabled(if: has("haproxy", "sshd", "ssh", "python3") && getuid() == 0, "haproxy, OpenSSH or python3 is not installed, or this is not root"))
    func rooms() throws { try run("rooms") }
}
