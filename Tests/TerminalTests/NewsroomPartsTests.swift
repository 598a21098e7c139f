// A newsroom of real parts, small and short: what `qari publish` writes, served by nginx behind Varnish to kiosks and followers; and two reading
// rooms behind HAProxy. The scripts say what must hold and end with 1 where something does not; docs/scale.md has what they measure at length.
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
        "of two reading rooms behind HAProxy one is killed: its readers come to the other, and back to their lines",
        .enabled(if: has("haproxy", "sshd", "ssh", "python3") && getuid() == 0, "haproxy, OpenSSH or python3 is not installed, or this is not root"))
    func rooms() throws { try run("rooms") }
}
