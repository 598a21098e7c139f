// How a kiosk says that it fares, and who asks it.
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A kiosk's status")
struct KioskStatusTests {
    let folder = TemporaryFolder()
    private var state: String { folder.path + "/state" }

    private func status(_ arguments: String..., environment: [String: String?] = [:]) throws -> ProgramRun {
        try ProgramRun(["status", "--state", state] + arguments, environment: ["QARI_LANG": "en"].merging(environment) { $1 })
    }

    private func started() throws -> PseudoTerminal {
        folder.write("in/a.txt", "حديقة على النهر\n\nافتتحت البلدية حديقة جديدة على ضفة النهر، وحضر الافتتاح جمع من أهل الحي.\n")
        return try PseudoTerminal(
            ["kiosk", "--library", folder.path + "/a.db", "--state", state, "--log", folder.path + "/log", folder.path + "/in"],
            environment: ["QARI_LANG": "en"], size: (columns: 80, rows: 24))
    }

    @Test("a running kiosk is well, in a line, as JSON and for Prometheus; one that no longer writes is not")
    func running() throws {
        let terminal = try started()
        try terminal.wait("the first word") { _ in try status().ending == .exit(0) && status("--json").text.contains("\"articles\" : 1") }
        #expect(try status().text.hasPrefix("well · painted ") && status().text.contains("1 articles"))
        let json = try status("--json").text
        for name in ["version", "written", "started", "painted", "starts", "memory", "screen"] { #expect(json.contains("\"\(name)\" : "), "\(name)") }
        let metrics = try String(contentsOfFile: state + "/status.prom", encoding: .utf8)
        #expect(metrics.contains("# TYPE qari_kiosk_articles gauge\nqari_kiosk_articles 1\n") && metrics.contains("qari_kiosk_starts_total 1\n"))
        terminal.child.signal(SIGKILL)
        _ = try terminal.waitForEnd()

        let again = try started()
        try again.wait("the second start") { _ in try status("--json").text.contains("\"starts\" : 2") }
        again.child.signal(SIGKILL)
        _ = try again.waitForEnd()
        let old = try #require(json.range(of: "\"written\" : \"")).upperBound
        let silent = json.replacingCharacters(in: old..<json.index(old, offsetBy: 4), with: "2001")
        try silent.write(toFile: state + "/status.json", atomically: true, encoding: .utf8)
        #expect(try status().ending == .exit(2) && status().text.hasPrefix("can't be read"))
    }

    @Test("other machines are asked over SSH; the worst of them is the exit code")
    func others() throws {
        let terminal = try started()
        try terminal.wait("the first word") { _ in try status().ending == .exit(0) }
        // An SSH whose machines are this one, but for one that is down.
        let ssh = folder.write(
            "bin/ssh",
            "#!/bin/sh\nfor last; do host=$before before=$last; done\n[ \"$host\" != down ] || exit 255\nPATH=$QARI_BIN:$PATH exec sh -c \"$last\"\n")
        chmod(ssh, 0o755)
        symlink(BuiltProgram.path, folder.path + "/bin/qari")
        let environment: [String: String?] = ["PATH": folder.path + "/bin:/usr/bin:/bin", "QARI_BIN": folder.path + "/bin"]
        let both = try status("first", "second", environment: environment)
        #expect(
            both.ending == .exit(0) && both.text.split(separator: "\n").map { $0.prefix(7) } == ["first: ", "second:"],
            "\(both.text)\(both.errorText)")
        let one = try status("first", "down", environment: environment)
        #expect(one.ending == .exit(3) && one.text.contains("down: not known"), "\(one.text)")
        let json = try status("--json", "first", "down", environment: environment).text
        #expect(json.contains("\"first\": {") && json.contains("\"down\": null"))
        terminal.child.signal(SIGKILL)
        _ = try terminal.waitForEnd()
    }

    @Test("machines that are down, hang, have no program, no kiosk, an older or a newer one, or a wrong clock are told apart")
    func mixed() throws {
        func status(_ more: String, at moment: Date = Date(), asked: Date? = nil) -> String {
            let text = ISO8601DateFormatter().string(from: moment)
            let word = asked.map { ", \"asked\": \"\(ISO8601DateFormatter().string(from: $0))\"" } ?? ""
            return "{\"version\": \"0.0.9\", \"written\": \"\(text)\", \"painted\": \"\(text)\"\(word)\(more)}"
        }
        folder.write("answers/older", status(""))
        folder.write("answers/newer", status(", \"lamps\": [1, {\"a\": null}], \"articles\": 7, \"starts\": 2, \"version\": \"9\""))
        let wrong = Date(timeIntervalSinceNow: -86_400 * 3)
        folder.write("answers/slowclock", status("", at: wrong, asked: wrong))
        folder.write("answers/deadclock", status("", at: wrong, asked: wrong.addingTimeInterval(7_200)))
        folder.write("answers/none", "null")
        folder.write("answers/noise", "Welcome to this machine\n")
        let ssh = folder.write(
            "bin/ssh",
            """
            #!/bin/sh
            for last; do host=$before before=$last; done
            case $host in
            down) exit 255 ;;
            bare) exit 127 ;;
            hangs) exec sleep 60 ;;
            esac
            cat "\(folder.path)/answers/$host"
            [ "$host" != none ] || exit 3
            """)
        chmod(ssh, 0o755)
        let hosts = ["older", "newer", "slowclock", "deadclock", "none", "noise", "down", "bare", "hangs", "-oProxyCommand=x"]
        let run = try ProgramRun(
            ["status", "--"] + hosts, environment: ["QARI_LANG": "en", "PATH": folder.path + "/bin:/usr/bin:/bin"])
        let lines = run.text.split(separator: "\n").map(String.init)
        try #require(lines.count == hosts.count, "\(run.text)\(run.errorText)")
        for (line, wanted) in zip(
            lines,
            [
                "well", "well", "well", "can't be read", "no kiosk says anything there", "no kiosk says anything there", "no way in by SSH",
                "the program is not installed there", "no answer within ten seconds", "no way in by SSH",
            ])
        { #expect(line.contains(wanted), "\(line)") }
        #expect(lines[0].contains("0.0.9") && lines[1].contains("7 articles") && !lines[2].contains("2026"), "\(lines[2])")
        #expect(run.ending == .exit(3))
    }

    @Test("a feed that has never answered is told as that, and at no moment") func neverAnswered() throws {
        let moment = ISO8601DateFormatter().string(from: Date())
        folder.write(
            "state/status.json",
            """
            {"version": "1", "written": "\(moment)", "started": "\(moment)", "painted": "\(moment)", "newestFeed": "1970-01-01T00:00:00Z",
            "oldestFeed": "1970-01-01T00:00:00Z", "starts": 1, "articles": 0, "failing": 1, "memory": 1000000, "screen": "front"}
            """)
        let run = try status()
        #expect(run.ending == .exit(1) && run.text.contains("feeds never answered, 1 failing") && !run.text.contains("1970"), "\(run.text)")
    }

    @Test("where no kiosk says anything, that is said, with where to look")
    func none() throws {
        let run = try status()
        #expect(run.ending == .exit(3) && run.errorText.contains(state) && run.errorText.contains("systemctl"))
    }
}
