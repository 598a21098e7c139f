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
        /// Nothing is done now; run once all that follows has been taken back.
        case lastly([String])
    }

    private(set) var steps: [Step] = []
    /// Examples that are not there: a plan without them is none.
    private(set) var missing: [String] = []
    /// Another root, for a machine that does not run: nothing is started there.
    private let root: String
    private let examples: String

    /// - Parameters:
    ///   - allowsPrivate: feeds may stand in the newsroom's own network.
    ///   - root: empty for this machine.
    ///   - examples: the folder of the packaged examples.
    ///   - reader: the number of the reading room's user; nil where there is none yet.
    init(_ kind: KioskKind, feeds: [String], allowsPrivate: Bool = false, root: String, examples: String, reader: Int?) {
        (self.root, self.examples) = (root, examples)
        run(["systemd-sysusers"] + (root.isEmpty ? [] : ["--root=" + root]))
        run(["systemd-tmpfiles"] + (root.isEmpty ? [] : ["--root=" + root]) + ["--create"])
        // Units and the manager's settings are read anew once they are gone.
        lastlyHere(["systemctl", "daemon-reload"])
        let sources = "SOURCES=" + ((allowsPrivate ? ["--allow-private"] : []) + ["/var/lib/qari/incoming"] + feeds).joined(separator: " ") + "\n"
        steps.append(feeds.isEmpty ? .settings(path: "/etc/qari/sources", text: sources) : .file(path: "/etc/qari/sources", text: sources))
        switch kind {
        case .console:
            addScreen("KIOSK_FONT=Arabic-VGA32x16\nKIOSK_OPTIONS=--theme high-contrast-dark\n")
            addLayouts()
        case .window:
            var keyboard = KeyboardFile(SetupFiles.text(of: root + Self.keyboard) ?? "")
            keyboard.addArabic()
            let settings = ["LAYOUT", "VARIANT", "OPTIONS"].compactMap { name in
                keyboard.value("XKB" + name).flatMap { $0.isEmpty ? nil : "XKB_DEFAULT_\(name)=\($0)\n" }
            }
            addScreen(settings.joined() + "KIOSK_OPTIONS=--theme high-contrast-dark --touch\n")
        case .ssh: addRoom(reader)
        }
        runHere(["systemctl", "daemon-reload"])
        enable("qari-fetch.service")
        switch kind {
        case .console, .window:
            // The login prompt that the screen takes the place of, where the machine has one.
            lastlyHere(["systemctl", "start", "getty.target"])
            enable(kind == .console ? "qari-kiosk@tty1.service" : "qari-kiosk-cage.service")
        case .ssh:
            runHere(["sshd", "-t"])
            runHere(["systemctl", "reload", "ssh"])
        }
    }

    private static let keyboard = "/etc/default/keyboard"
    private static let consoleSetup = "/etc/default/console-setup"

    /// A second layout for the console's keyboard, and UTF-8 for what is typed: in the machine's own files, where they are.
    private mutating func addLayouts() {
        guard let text = SetupFiles.text(of: root + Self.keyboard) else { return }
        let takeOver = ["setupcon", "-k", "--save"]
        lastlyHere(takeOver)
        var keyboard = KeyboardFile(text)
        keyboard.addArabic()
        steps.append(.file(path: Self.keyboard, text: keyboard.text))
        if let text = SetupFiles.text(of: root + Self.consoleSetup) {
            var console = KeyboardFile(text)
            console.set("CHARMAP", "UTF-8")
            steps.append(.file(path: Self.consoleSetup, text: console.text))
        }
        runHere(takeOver)
    }

    private mutating func addScreen(_ settings: String) {
        steps.append(.settings(path: "/etc/qari/kiosk", text: settings))
        copy("99-qari-kiosk.conf", to: "/etc/sysctl.d/99-qari-kiosk.conf")
        copy("logind-qari.conf", to: "/etc/systemd/logind.conf.d/qari.conf")
        copy("system-qari.conf", to: "/etc/systemd/system.conf.d/qari.conf")
        run(systemctl + ["mask", "ctrl-alt-del.target"], undo: systemctl + ["unmask", "ctrl-alt-del.target"])
    }

    private mutating func addRoom(_ reader: Int?) {
        lastlyHere(["systemctl", "reload", "ssh"])
        copy("sshd-qari.conf", to: "/etc/ssh/sshd_config.d/qari.conf")
        copy("limits-qari.conf", to: "/etc/security/limits.d/qari.conf")
        copy("user-read.slice.conf", to: "/etc/systemd/system/user-\(reader.map { "\($0)" } ?? "READ").slice.d/qari.conf")
        steps.append(.settings(path: "/etc/qari/readers", text: ""))
    }

    private var systemctl: [String] { ["systemctl"] + (root.isEmpty ? [] : ["--root=" + root]) }

    private mutating func enable(_ unit: String) {
        run(systemctl + ["enable", unit], undo: systemctl + ["disable"] + (root.isEmpty ? ["--now"] : []) + [unit])
        // One that runs already takes over what was written.
        runHere(["systemctl", "restart", unit])
    }

    private mutating func run(_ command: [String], undo: [String] = []) { steps.append(.command(command, undo: undo)) }

    /// On a machine that runs.
    private mutating func runHere(_ command: [String], undo: [String] = []) { if root.isEmpty { run(command, undo: undo) } }

    private mutating func lastlyHere(_ command: [String]) { if root.isEmpty { steps.append(.lastly(command)) } }

    private mutating func copy(_ example: String, to path: String) {
        let place = examples + "/" + example
        guard let text = SetupFiles.text(of: place) else { return missing.append(place) }
        steps.append(.file(path: path, text: text))
    }

    // MARK: What it needs

    /// Files of other packages that it works with, each in one of the places where it may be, and the packages that bring them.
    static func needs(_ kind: KioskKind) -> (files: [[String]], packages: String) {
        func program(_ name: String) -> [String] { ["/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/"].map { $0 + name } }
        let fonts = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
        return switch kind {
        case .console:
            (
                ["setfont", "loadkeys", "setupcon", "ckbcomp"].map(program) + [["/usr/share/consolefonts/Arabic-VGA32x16.psf.gz"]],
                "kbd console-setup-linux console-setup"
            )
        case .window: (["cage", "foot", "seatd"].map(program) + [[fonts]], "cage foot seatd fonts-dejavu-core")
        case .ssh: ([program("sshd")], "openssh-server")
        }
    }
}
