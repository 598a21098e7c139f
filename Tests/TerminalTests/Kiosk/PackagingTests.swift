// What is packaged, checked by the tools that will read it.
import Glibc
import TestSupport
import Testing

@Suite("Packaging")
struct PackagingTests {
    static let units = ["qari-fetch.service", "qari-kiosk@.service", "qari-kiosk-cage.service", "qari-autologin@.service"]
    static let hasSystemd = access("/usr/bin/systemd-analyze", X_OK) == 0

    /// The unit as it will be, with programs that this machine has not standing in.
    private func unit(_ name: String, in folder: TemporaryFolder) -> String {
        var text = KioskRoom.contents(KioskRoom.project + "/packaging/systemd/" + name)
        for program in ["/usr/bin/qari", "/usr/bin/setfont", "/usr/bin/loadkeys", "/usr/bin/chvt", "/usr/bin/cage", "/usr/bin/foot", "/sbin/agetty"]
        where access(program, X_OK) != 0 {
            text = text.replacing(program + " ", with: "/bin/true ")
        }
        return folder.write(name, text)
    }

    @Test("Each unit passes systemd-analyze verify", .enabled(if: hasSystemd, "systemd-analyze is not installed"), arguments: units)
    func verifies(name: String) throws {
        let folder = TemporaryFolder()
        let run = try ProgramRun(["verify", "--man=no", unit(name, in: folder)], program: "/usr/bin/systemd-analyze")
        #expect(run.ending == .exit(0))
        #expect(!run.errorText.contains(name), "\(run.errorText)")
    }

    @Test("The reader's own units pass systemd-analyze verify", .enabled(if: hasSystemd, "systemd-analyze is not installed"))
    func verifiesUserUnits() throws {
        let folder = TemporaryFolder()
        let service = unit("user/qari-sync.service", in: folder)
        let timer = unit("user/qari-sync.timer", in: folder)
        for file in [service, timer] {
            let run = try ProgramRun(["verify", "--user", "--man=no", file], program: "/usr/bin/systemd-analyze")
            #expect(!run.errorText.contains("qari-sync"), "\(run.errorText)")
        }
    }

    @Test("Each unit's exposure is OK or better", .enabled(if: hasSystemd, "systemd-analyze is not installed"), arguments: units)
    func exposure(name: String) throws {
        let folder = TemporaryFolder()
        let run = try ProgramRun(["security", "--offline=true", "--no-pager", unit(name, in: folder)], program: "/usr/bin/systemd-analyze")
        let verdict = run.lines.last { $0.contains("Overall exposure") } ?? ""
        #expect(["OK", "SAFE", "PERFECT"].contains { verdict.contains(" \($0) ") }, "\(verdict) \(run.errorText)")
    }

    /// A unit's own filter must let the interface shut itself in (Sandbox): an error from it is logged, and the kiosk goes on without.
    @Test("No unit with an interface forbids Landlock and seccomp", arguments: units.filter { $0 != "qari-fetch.service" })
    func sandboxCalls(name: String) {
        let text = KioskRoom.contents(KioskRoom.project + "/packaging/systemd/" + name)
        let allowed = Set(
            text.split(separator: "\n").filter { $0.hasPrefix("SystemCallFilter=") && !$0.hasPrefix("SystemCallFilter=~") }
                .flatMap { $0.dropFirst("SystemCallFilter=".count).split(separator: " ") })
        for call in ["seccomp", "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"] {
            #expect(allowed.contains(Substring(call)), "\(call)")
        }
    }

    @Test("The window's terminal takes its settings, and holds no touch back from the reader")
    func windowTerminal() throws {
        let path = KioskRoom.project + "/packaging/console/foot.ini"
        // foot 1.13 looks whether all that are named are held, and of none they are: it would take every press for itself.
        let held = KioskRoom.contents(path).split(separator: "\n").first { $0.hasPrefix("selection-override-modifiers=") }
        #expect(held.map { !$0.hasSuffix("=none") } ?? true)
        guard access("/usr/bin/foot", X_OK) == 0 else { return }
        let run = try ProgramRun(["--check-config", "--config=" + path], program: "/usr/bin/foot")
        #expect(run.ending == .exit(0) && !(run.text + run.errorText).contains("err"), "\(run.errorText)")
    }

    @Test("The console's keymap can be parsed", .enabled(if: access("/usr/bin/loadkeys", X_OK) == 0, "loadkeys is not installed"))
    func keymap() throws {
        let run = try ProgramRun(["--parse", KioskRoom.project + "/packaging/console/kiosk.map"], program: "/usr/bin/loadkeys")
        #expect(run.ending == .exit(0), "\(run.errorText)")
    }

    @Test(
        "Users and folders are as sysusers and tmpfiles read them",
        .enabled(if: access("/usr/bin/systemd-sysusers", X_OK) == 0, "systemd is not installed"))
    func users() throws {
        let folder = TemporaryFolder()
        folder.write("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n")
        folder.write("etc/group", "root:x:0:\n")
        let users = try ProgramRun(
            ["--root=" + folder.path, KioskRoom.project + "/packaging/sysusers.d/qari.conf"], program: "/usr/bin/systemd-sysusers")
        #expect(users.ending == .exit(0), "\(users.errorText)")
        let passwd = KioskRoom.contents(folder.path + "/etc/passwd")
        #expect(passwd.contains("read:x:") && passwd.contains("/usr/lib/qari/reading-room") && passwd.contains("/usr/lib/qari/screen"))
        #expect(passwd.contains("qari-fetch:x:") && passwd.contains("/usr/sbin/nologin"))
        guard getuid() == 0 else { return }
        let folders = try ProgramRun(
            ["--create", "--root=" + folder.path, KioskRoom.project + "/packaging/tmpfiles.d/qari.conf"], program: "/usr/bin/systemd-tmpfiles")
        #expect(folders.ending == .exit(0), "\(folders.errorText)")
        var status = stat()
        #expect(stat(folder.path + "/var/lib/qari-readers", &status) == 0 && status.st_mode & 0o777 == 0o700)
    }

    @Test(
        "Installed below a prefix: all files in their places, naming each other there; removed again without a rest",
        arguments: ["/usr", "/opt/reader"])
    func installation(prefix: String) throws {
        let folder = TemporaryFolder()
        let environment: [String: String?] = ["DESTDIR": folder.path, "PREFIX": prefix, "PROGRAM": BuiltProgram.path]
        let run = try ProgramRun([], environment: environment, program: KioskRoom.project + "/scripts/install")
        #expect(run.ending == .exit(0), "\(run.errorText)")
        let root = folder.path + prefix
        for name in ["bin/qari", "lib/qari/reading-room", "lib/qari/screen"] { #expect(access(root + "/" + name, X_OK) == 0, "\(name)") }
        let names =
            Self.units.map { "lib/systemd/system/" + $0 } + [
                "share/man/man1/qari.1", "share/man/ar/man1/qari.1", "share/man/man5/qari-config.5", "share/man/ar/man8/qari-kiosk.8",
                "share/applications/qari.desktop", "share/icons/hicolor/scalable/apps/qari.svg", "share/mime/packages/qari.xml",
                "share/bash-completion/completions/qari", "share/zsh/vendor-completions/_qari", "share/fish/vendor_completions.d/qari.fish",
                "lib/systemd/user/qari-sync.service", "lib/systemd/user/qari-sync.timer",
                "lib/sysusers.d/qari.conf", "lib/tmpfiles.d/qari.conf", "share/qari/kiosk.map", "share/qari/foot.ini",
                "lib/udev/rules.d/91-qari.rules", "share/doc/qari/examples/sshd-qari.conf", "share/doc/qari/examples/system-qari.conf",
            ]
        for name in names { #expect(!KioskRoom.contents(root + "/" + name).isEmpty, "\(name)") }
        #expect(KioskRoom.contents(root + "/lib/systemd/system/qari-kiosk@.service").contains("ExecStart=\(prefix)/bin/qari kiosk "))
        #expect(KioskRoom.contents(root + "/lib/qari/reading-room").contains("exec \(prefix)/bin/qari kiosk "))
        #expect(KioskRoom.contents(root + "/share/doc/qari/examples/sshd-qari.conf").contains("ForceCommand \(prefix)/lib/qari/reading-room"))
        var (installed, built) = (stat(), stat())
        #expect(stat(root + "/bin/qari", &installed) == 0 && stat(BuiltProgram.path, &built) == 0)
        #expect(installed.st_size < built.st_size, "What is installed is stripped.")
        let version = try ProgramRun(["--version"], program: root + "/bin/qari")
        #expect(version.ending == .exit(0))
        let completions = KioskRoom.contents(root + "/share/bash-completion/completions/qari")
        #expect(completions.contains("--screen-reader") && completions.contains("vacuum"))
        #expect(try ProgramRun(["--remove"], environment: environment, program: KioskRoom.project + "/scripts/install").ending == .exit(0))
        #expect(try ProgramRun([folder.path, "-type", "f"], program: "/usr/bin/find").text.isEmpty)
    }

    private static let pages = ["qari.1", "qari-config.5", "qari-theme.5", "qari-kiosk.8"].flatMap { [$0, "ar/" + $0] }

    @Test(
        "groff has nothing to say against a page of the manual, which shows what it is to show",
        .enabled(if: access("/usr/bin/groff", X_OK) == 0, "groff is not installed"), arguments: pages)
    func manual(name: String) throws {
        let page = KioskRoom.project + "/packaging/man/" + name
        // Plain text, whether this system's groff marks bold with colour codes or by striking a letter twice.
        let run = try ProgramRun(["-K", "utf8", "-man", "-ww", "-Tutf8", "-P-cbu", page], program: "/usr/bin/groff")
        #expect(run.ending == .exit(0))
        // What groff misses of its own is no fault of the page.
        #expect(!run.errorText.contains(name), "\(run.errorText)")
        let texts: [String] =
            switch name.split(separator: "/").last {
            case "qari.1": ["qari search", "--limit", "--theme", "QARI_LIBRARY", "/var/lib/qari"]
            case "qari-config.5": ["screen-reader", "next-page", "QARI_WIDTH"]
            case "qari-theme.5": ["palette-16", "headline-read", "bright-black", "sepia"]
            default: ["qari kiosk", "--idle", "qari-kiosk-cage.service", "/etc/qari/sources", "show-qr-code"]
            }
        for text in texts { #expect(run.text.contains(text), "\(text)") }
        #expect(run.lines.contains(name.hasPrefix("ar/") ? "رمز الخروج" : "EXIT STATUS") == !name.hasSuffix(".5"))
    }

    @Test(
        "mandoc has nothing to say against a page of the manual", .enabled(if: access("/usr/bin/mandoc", X_OK) == 0, "mandoc is not installed"),
        arguments: pages)
    func lint(name: String) throws {
        let run = try ProgramRun(["-T", "lint", KioskRoom.project + "/packaging/man/" + name], program: "/usr/bin/mandoc")
        #expect(run.ending == .exit(0) && run.text.isEmpty && run.errorText.isEmpty, "\(run.text)\(run.errorText)")
    }

    @Test("The login shells look at nothing that they are called with", arguments: ["reading-room", "screen"])
    func shell(name: String) throws {
        let folder = TemporaryFolder()
        let script = KioskRoom.contents(KioskRoom.project + "/packaging/lib/" + name)
        let path = folder.write("room", script.replacing("/usr/bin/qari", with: "/bin/echo OPENED"))
        chmod(path, 0o755)
        for arguments in [[], ["-c", "touch \(folder.path)/made"], ["-l"], ["--", "sh"], ["-c", "$(touch \(folder.path)/made)"]] {
            let run = try ProgramRun(
                arguments, environment: ["SSH_ORIGINAL_COMMAND": "touch \(folder.path)/made", "ENV": "/nonexistent"], program: path)
            #expect(run.text.hasPrefix("OPENED kiosk --shared "), "\(arguments)")
            #expect(!run.text.contains("touch"))
        }
        #expect(access(folder.path + "/made", F_OK) != 0)
    }

    @Test("The login shells and the units name the file of further options, and take none from the environment")
    func options() throws {
        let folder = TemporaryFolder()
        for (name, own) in [
            ("screen", "qari-screen --options /etc/qari/kiosk"),
            ("reading-room", "qari-readers --idle 1800 --no-rotation --options /etc/qari/reading-room"),
        ] {
            let script = KioskRoom.contents(KioskRoom.project + "/packaging/lib/" + name)
            let path = folder.write(name, script.replacing("/usr/bin/qari", with: "/bin/echo OPENED"))
            chmod(path, 0o755)
            let hostile = ["KIOSK_OPTIONS": "--allow copy", "options": "--allow copy", "IFS": "-"]
            let run = try ProgramRun([], environment: hostile.mapValues { Optional($0) }, program: path)
            #expect(run.text == "OPENED kiosk --shared --library /var/lib/qari/library.db --state /var/lib/\(own)\n", "\(name)")
        }
        for unit in ["qari-kiosk@.service", "qari-kiosk-cage.service"] {
            let text = KioskRoom.contents(KioskRoom.project + "/packaging/systemd/" + unit)
            #expect(text.contains("--options /etc/qari/kiosk\n") && !text.contains("$KIOSK_OPTIONS"), "\(unit)")
        }
    }
}
