// `qari status`: how kiosks fare, this machine's or others', asked over SSH.
import ArabicText
import ArgumentParser
import Glibc
import Processes
import ReaderCore

struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: told("يخبر بحال الأكشاك: كشك هذا الجهاز أو أكشاك غيره.", "Tell how kiosks fare: this machine's, or others'."),
            discussion: told(
                "تُسأل الأجهزة المسماة عبر SSH. رمز الخروج: 0 كل شيء على ما يرام، 1 ما يستحق النظر، 2 شاشة لا تُقرأ، 3 لا يُعرف؛ وأسوأ ما وُجد إن كثرت.",
                "Hosts that are named are asked over SSH. Exit code: 0 all is well, 1 something wants looking at, 2 a screen that can't be read, 3 not known; of several the worst."
            ))
    }

    @Option(help: .told("مجلد المواضع الذي أُعطي للكشك.", "The folder of places that the kiosk was given.")) var state = "/var/lib/qari-screen"
    @Flag(help: .told("في صورة JSON.", "As JSON.")) var json = false
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("أجهزة أخرى، كما يعرفها ssh.", "Other machines, as ssh knows them.")) var hosts: [String] = []

    func run() throws {
        let language = try settings.load { MessagePrinter.print($0, MessageLanguage.current) }.language
        let now = Int64(time(nil))
        let found = hosts.isEmpty ? [own(at: now)] : asked()
        let worst = found.map { $0.health(at: now) }.max { $0.rawValue < $1.rawValue } ?? .unknown
        var output = Output(STDOUT_FILENO)
        if json {
            output.write(Self.json(found))
        } else if hosts.isEmpty, found[0].status == nil {
            MessagePrinter.print(.noKioskStatus(LibraryFlags.absolute(state)), language)
        } else {
            output.write(KioskStatusTable(language, now: now).text(found))
        }
        try output.flush()
        if worst != .well { throw ExitCode(worst.rawValue) }
    }

    private func own(at now: Int64) -> KioskAnswer {
        var status = KioskStatusFile.read(LibraryFlags.absolute(state) + "/" + KioskStatusFile.name)
        status?.asked = now
        return KioskAnswer(host: "", status: status)
    }

    /// One alone stands by itself: what is asked over SSH.
    private static func json(_ found: [KioskAnswer]) -> [UInt8] {
        if found.count == 1, found[0].host.isEmpty { return found[0].status?.json ?? Array("null\n".utf8) }
        let parts = found.map { entry in
            let status = entry.status.map { String(decoding: $0.json, as: UTF8.self).trimmed } ?? "null"
            return "\"" + String(decoding: JSONWriter.quoted(codePoints(entry.host)[...]), as: UTF8.self) + "\": " + status
        }
        return Array(("{\n" + parts.joined(separator: ",\n") + "\n}\n").utf8)
    }

    // MARK: Others

    /// All at once; one that does not answer within ten seconds is not known.
    private func asked() -> [KioskAnswer] {
        // What SSH itself says would come past the one door of all that is printed (`Output`).
        let asking = hosts.map { host -> (host: String, child: ChildProcess?, output: Int32) in
            var ends: [Int32] = [-1, -1]
            guard !host.hasPrefix("-"), pipe(&ends) == 0 else { return (host, nil, -1) }
            let command = ["ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5", "--", host, "qari status --json --state '\(state)'"]
            let child = try? ChildProcess("ssh", command, streams: [.nothing, .same(ends[1]), .nothing])
            close(ends[1])
            return (host, child, ends[0])
        }
        let end = ContinuousClock.now + .seconds(10)
        return asking.map { entry in
            guard let child = entry.child else { return KioskAnswer(host: entry.host, status: nil, silence: .unreachable) }
            let status = KioskStatus(json: Self.read(entry.output, until: end))
            // Its last word and its end are two things.
            while child.ending == nil, ContinuousClock.now < end { usleep(2_000) }
            let ending = child.ending
            if ending == nil { child.stop() }
            return KioskAnswer(host: entry.host, status: status, silence: status == nil ? Self.silence(ending) : nil)
        }
    }

    /// - Parameter ending: SSH's own; nil where it was not waited for any longer.
    private static func silence(_ ending: ChildProcess.Ending?) -> KioskSilence {
        switch ending {
        case nil: .slow
        case .exit(255): .unreachable
        case .exit(127): .noProgram
        default: .noStatus
        }
    }

    private static func read(_ descriptor: Int32, until end: ContinuousClock.Instant) -> String {
        var (text, bytes): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 64 << 10))
        defer { close(descriptor) }
        while text.count < 256 << 10 {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = (end - ContinuousClock.now).components
            guard poll(&waiting, 1, Int32(max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000))) > 0 else { break }
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            guard count > 0 else { break }
            text += bytes[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension String {
    /// Without what parts lines at its end.
    fileprivate var trimmed: String { String(self[..<(lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex)]) }
}
