// What sets a kiosk up: files and commands in their order, made of the packaged examples. Nothing is done here.
import Glibc

/// The three kinds of screen.
enum KioskKind: String, CaseIterable { case console, window, ssh }

struct KioskSetupPlan {
    enum Step: Hashable {
        case file(path: String, text: String)
        /// Written where there is none yet: it is the administrator's.
        case settings(path: String, text: String)
        /// - Parameter undo: what takes it back; empty where nothing has to.
        case command([String], undo: [String])
    }

    private(set) var steps: [Step] = []
    /// Examples that are not there: a plan without them is none.
    private(set) var missing: [String] = []
    /// Another root, for a machine that does not run: nothing is started there.
    private let root: String
    private let examples: String

    /// - Parameters:
    ///   - root: empty for this machine.
    ///   - examples: the folder of the packaged examples.
    ///   - reader: the number of the reading room's user; nil where there is none yet.
    init(_ kind: KioskKind, feeds: [String], root: String, examples: String, reader: Int?) {
        (self.root, self.examples) = (root, examples)
        run(["systemd-sysusers"] + (root.isEmpty ? [] : ["--root=" + root]))
        run(["systemd-tmpfiles"] + (root.isEmpty ? [] : ["--root=" + root]) + ["--create"])
        let sources = "SOURCES=" + (["/var/lib/qari/incoming"] + feeds).joined(separator: " ") + "\n"
        steps.append(feeds.isEmpty ? .settings(path: "/etc/qari/sources", text: sources) : .file(path: "/etc/qari/sources", text: sources))
        switch kind {
        case .console: addScreen("KIOSK_FONT=Arabic-VGA32x16\nKIOSK_OPTIONS=--theme high-contrast-dark\n")
        case .window:
            addScreen(
                "XKB_DEFAULT_LAYOUT=us,ara\nXKB_DEFAULT_OPTIONS=grp:alt_shift_toggle\nKIOSK_OPTIONS=--theme high-contrast-dark --touch\n")
        case .ssh: addRoom(reader)
        }
        runHere(["systemctl", "daemon-reload"])
        enable("qari-fetch.service")
        switch kind {
        case .console: enable("qari-kiosk@tty1.service")
        case .window: enable("qari-kiosk-cage.service")
        case .ssh:
            runHere(["sshd", "-t"])
            runHere(["systemctl", "reload", "ssh"], undo: ["systemctl", "reload", "ssh"])
        }
    }

    private mutating func addScreen(_ settings: String) {
        steps.append(.settings(path: "/etc/qari/kiosk", text: settings))
        copy("99-qari-kiosk.conf", to: "/etc/sysctl.d/99-qari-kiosk.conf")
        copy("logind-qari.conf", to: "/etc/systemd/logind.conf.d/qari.conf")
        copy("system-qari.conf", to: "/etc/systemd/system.conf.d/qari.conf")
        run(systemctl + ["mask", "ctrl-alt-del.target"], undo: systemctl + ["unmask", "ctrl-alt-del.target"])
    }

    private mutating func addRoom(_ reader: Int?) {
        copy("sshd-qari.conf", to: "/etc/ssh/sshd_config.d/qari.conf")
        copy("limits-qari.conf", to: "/etc/security/limits.d/qari.conf")
        copy("user-read.slice.conf", to: "/etc/systemd/system/user-\(reader.map { "\($0)" } ?? "READ").slice.d/qari.conf")
        steps.append(.settings(path: "/etc/qari/readers", text: ""))
    }

    private var systemctl: [String] { ["systemctl"] + (root.isEmpty ? [] : ["--root=" + root]) }

    private mutating func enable(_ unit: String) {
        let now = root.isEmpty ? ["--now"] : []
        run(systemctl + ["enable"] + now + [unit], undo: systemctl + ["disable"] + now + [unit])
    }

    private mutating func run(_ command: [String], undo: [String] = []) { steps.append(.command(command, undo: undo)) }

    /// On a machine that runs.
    private mutating func runHere(_ command: [String], undo: [String] = []) { if root.isEmpty { run(command, undo: undo) } }

    private mutating func copy(_ example: String, to path: String) {
        let place = examples + "/" + example
        guard let text = SetupFiles.text(of: place) else { return missing.append(place) }
        steps.append(.file(path: path, text: text))
    }

    // MARK: What it needs

    /// Programs of other packages, by their names: what is not there is told with what brings it.
    static func needs(_ kind: KioskKind) -> (programs: [String], packages: String) {
        switch kind {
        case .console: (["setfont", "loadkeys"], "kbd console-setup-linux")
        case .window: (["cage", "foot", "seatd"], "cage foot seatd fonts-dejavu-core")
        case .ssh: (["sshd"], "openssh-server")
        }
    }
}
