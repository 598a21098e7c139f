// The environment of a kiosk is not trusted: whoever logs in may have made it. The program starts itself anew with the few
// variables that it needs, looked over one by one, before anything else reads one: ncurses, the loader, the settings.
import ArabicText
import CSandbox
import Glibc
import Processes

enum KioskEnvironment {
    /// What passes, and what it may be. Everything else is left behind: LD_…, TERMINFO…, QARI_…, HOME, PATH, BROWSER, XDG_….
    private static let passing: [(name: String, isGood: @Sendable (Substring) -> Bool)] = [
        ("TERM", { isName($0) }),
        ("COLORTERM", { $0 == "truecolor" || $0 == "24bit" }),
        ("NO_COLOR", { $0 == "1" }),
        // From the service manager and from sshd.
        ("NOTIFY_SOCKET", { ($0.hasPrefix("/") || $0.hasPrefix("@")) && $0.utf8.count < 100 }),
        ("WATCHDOG_USEC", { UInt64($0) != nil }),
        ("WATCHDOG_PID", { Int32($0) != nil }),
        ("SSH_CONNECTION", { $0.utf8.count < 200 && $0.utf8.allSatisfy { isNameByte($0) || $0 == " " || $0 == ":" || $0 == "%" } }),
        ("SSH_USER_AUTH", { $0.hasPrefix("/") && $0.utf8.count < 200 }),
        // How far the newsroom is from UTC.
        ("TZ", { isZone($0) }),
    ]

    /// Programs run by the process beside are looked for here; no settings file is found there.
    private static let fixed = ["HOME=/nonexistent", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"]

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case "0"..."9", "A"..."Z", "a"..."z", "+", "-", ".", "_": true
        default: false
        }
    }

    /// A terminal's name names an entry of the system's own data base, never a path.
    private static func isName(_ value: Substring) -> Bool {
        !value.isEmpty && value.utf8.count <= 64 && value.utf8.allSatisfy(isNameByte) && !value.hasPrefix(".")
    }

    private static func isZone(_ value: Substring) -> Bool {
        value.utf8.count <= 64 && !value.isEmpty && !value.hasPrefix("/") && !value.contains("..")
            && value.utf8.allSatisfy { isNameByte($0) || $0 == "/" || $0 == "," }
    }

    /// The variables that stay, in the order of the table.
    static func cleaned(_ given: [String]) -> [String] {
        var kept = fixed
        for (name, isGood) in passing {
            guard let entry = given.first(where: { $0.hasPrefix(name + "=") }), isGood(entry.dropFirst(name.count + 1)) else { continue }
            kept.append(entry)
        }
        return kept
    }

    static var current: [String] {
        var entries: [String] = []
        var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
        while let text = entry?.pointee {
            entries.append(String(cString: text))
            entry = entry?.advanced(by: 1)
        }
        return entries
    }

    /// What the process beside gets: of the service manager and the terminal it need not know.
    static var forFetching: [String] { fixed + current.filter { $0.hasPrefix("TZ=") } }

    /// What was started by way of /proc/self/exe would be called exe in lists of processes and in the system's log.
    static func takeName() { qari_sandbox_take_name("qari") }

    /// With anything else in the environment, becomes this program again without it. Inherited descriptors are closed.
    static func adopt() {
        qari_sandbox_close_from(3)
        takeName()
        let clean = cleaned(current)
        guard current != clean else { return }
        clean.withCStrings { environment in CommandLine.arguments.withCStrings { _ = execve("/proc/self/exe", $0, environment) } }
        // Without /proc: what was loaded stays loaded, but nothing that is read from now on is theirs.
        clearenv()
        for entry in clean {
            if let sign = entry.firstIndex(of: "=") { setenv(String(entry[..<sign]), String(entry[entry.index(after: sign)...]), 1) }
        }
    }
}
