// A kiosk that one command sets up, on a machine below a folder: what it says, what it writes, and what is left when it is taken back.
import Glibc
import TestSupport
import Testing

@Suite(
    "Setting a kiosk up",
    .enabled(
        if: ["systemctl", "systemd-sysusers", "systemd-tmpfiles"].allSatisfy { access("/usr/bin/" + $0, X_OK) == 0 } && getuid() == 0,
        "systemd is not installed, or this is not root"))
struct KioskSetupTests {
    private let folder = TemporaryFolder()
    private var root: String { folder.path + "/machine" }

    init() throws {
        let environment: [String: String?] = ["DESTDIR": folder.path + "/machine", "PREFIX": "/usr", "PROGRAM": BuiltProgram.path]
        #expect(try ProgramRun([], environment: environment, program: KioskRoom.project + "/scripts/install").ending == .exit(0))
        folder.write("machine/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n")
        folder.write("machine/etc/group", "root:x:0:\n")
    }

    private func setup(_ arguments: String...) throws -> ProgramRun {
        try ProgramRun(
            ["kiosk-setup", "--root", root] + arguments, environment: ["QARI_LANG": "en", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
    }

    private func text(_ path: String) -> String { KioskRoom.contents(root + path) }
    /// Every file and link below /etc, with what is in it.
    private var state: String {
        (try? ProgramRun(
            ["-c", "cd '\(root)/etc' && find . -type f -exec sha256sum {} + | sort -k2; find . -type l -printf '%p %l\\n' | sort"], program: "/bin/sh"
        ).text) ?? ""
    }

    @Test(
        "it says what it would do and does nothing; with --apply it does just that; --undo leaves the machine as it was",
        arguments: ["--console", "--window", "--ssh"])
    func wholeWay(kind: String) throws {
        let before = state
        let dry = try setup(kind, "https://news.example/feed.xml")
        #expect(dry.ending == .exit(0), "\(dry.errorText)")
        #expect(dry.text.contains("writes /etc/qari/sources") && dry.text.contains("Nothing has been done"), "\(dry.text)")
        #expect(state == before)
        let done = try setup(kind, "--apply", "https://news.example/feed.xml")
        #expect(done.ending == .exit(0), "\(done.text)\(done.errorText)")
        #expect(text("/etc/qari/sources") == "SOURCES=/var/lib/qari/incoming https://news.example/feed.xml\n")
        switch kind {
        case "--ssh":
            let reader = text("/etc/passwd").split(separator: "\n").first { $0.hasPrefix("read:") }?.split(separator: ":")[2] ?? ""
            #expect(
                !text("/etc/systemd/system/user-\(reader).slice.d/qari.conf").isEmpty
                    && text("/etc/ssh/sshd_config.d/qari.conf").contains("ForceCommand"))
        default:
            #expect(text("/etc/qari/kiosk").contains("KIOSK_OPTIONS=") && !text("/etc/sysctl.d/99-qari-kiosk.conf").isEmpty)
            #expect(state.contains("ctrl-alt-del.target /dev/null"), "\(state)")
            #expect(state.contains(kind == "--console" ? "qari-kiosk@tty1.service" : "qari-kiosk-cage.service"), "\(state)")
        }
        #expect(state.contains("qari-fetch.service"))
        // Once more there is nothing to write.
        let again = try setup(kind, "https://news.example/feed.xml")
        #expect(!again.text.contains("writes"), "\(again.text)")
        let shown = try setup("--undo")
        #expect(shown.text.contains("removes /etc/qari/sources") && !text("/etc/qari/sources").isEmpty, "\(shown.text)")
        #expect(try setup("--undo", "--apply").ending == .exit(0))
        // Users that there are now stay, as with any package.
        let users = ["./passwd", "./group", "./shadow", "./gshadow", "./.pwd.lock", "-"]
        func rest(_ state: String) -> [Substring] { state.split(separator: "\n").filter { line in !users.contains { line.hasSuffix($0) } } }
        #expect(rest(state) == rest(before), "\(state)")
        #expect(try setup("--undo").ending == .exit(1))
    }

    @Test("what was there is given back, what was changed since is left, what an administrator has set stays")
    func others() throws {
        folder.write("machine/etc/qari/kiosk", "KIOSK_OPTIONS=--idle 30\n")
        folder.write("machine/etc/qari/sources", "SOURCES=/srv/articles\n")
        #expect(try setup("--console", "--apply", "https://news.example/feed.xml").ending == .exit(0))
        #expect(text("/etc/qari/kiosk") == "KIOSK_OPTIONS=--idle 30\n")
        #expect(text("/etc/qari/sources").contains("news.example"))
        folder.write("machine/etc/sysctl.d/99-qari-kiosk.conf", "kernel.sysrq = 1\n")
        let undone = try setup("--undo", "--apply")
        #expect(undone.text.contains("leaves /etc/sysctl.d/99-qari-kiosk.conf"), "\(undone.text)")
        #expect(text("/etc/sysctl.d/99-qari-kiosk.conf") == "kernel.sysrq = 1\n" && text("/etc/qari/sources") == "SOURCES=/srv/articles\n")
    }

    @Test("the keyboard keeps its layout and gets Arabic as one more; what is set already stays, and all of it is given back")
    func keyboard() throws {
        let before = "XKBMODEL=\"pc105\"\nXKBLAYOUT=\"fr\"\nXKBVARIANT=\"oss\"\nXKBOPTIONS=\"\"\n\nBACKSPACE=\"guess\"\n"
        let console = "# CONSOLE\nCHARMAP=\"ISO-8859-6\"\n"
        folder.write("machine/etc/default/keyboard", before)
        folder.write("machine/etc/default/console-setup", console)
        #expect(try setup("--console", "--apply").ending == .exit(0))
        #expect(
            text("/etc/default/keyboard")
                == "XKBMODEL=\"pc105\"\nXKBLAYOUT=\"fr,ara\"\nXKBVARIANT=\"oss,\"\nXKBOPTIONS=\"grp:alt_shift_toggle\"\n\nBACKSPACE=\"guess\"\n")
        #expect(text("/etc/default/console-setup") == "# CONSOLE\nCHARMAP=\"UTF-8\"\n")
        #expect(try setup("--undo", "--apply").ending == .exit(0))
        #expect(text("/etc/default/keyboard") == before && text("/etc/default/console-setup") == console)
        #expect(try setup("--window", "--apply").ending == .exit(0))
        #expect(
            text("/etc/qari/kiosk").hasPrefix(
                "XKB_DEFAULT_LAYOUT=fr,ara\nXKB_DEFAULT_VARIANT=oss,\nXKB_DEFAULT_OPTIONS=grp:alt_shift_toggle\n"))
        #expect(text("/etc/default/keyboard") == before)
        #expect(try setup("--undo", "--apply").ending == .exit(0))
        let own = "XKBLAYOUT=ara,us\nXKBOPTIONS=grp:caps_toggle\n"
        folder.write("machine/etc/default/keyboard", own)
        #expect(try setup("--console", "--apply").ending == .exit(0))
        #expect(text("/etc/default/keyboard") == own)
    }

    @Test(
        "a feed in one's own network is refused until that is allowed, and then the fetcher is told",
        arguments: [
            "http://127.0.0.1/feed.xml", "http://10.0.0.5/feed.xml", "http://[fd00::1]/feed.xml", "https://localhost/feed.xml",
            "http://news/feed.xml",
        ])
    func ownNetwork(feed: String) throws {
        let refused = try setup("--console", "--apply", feed)
        #expect(refused.ending == .exit(1) && refused.errorText.contains("--allow-private true"), "\(refused.errorText)")
        #expect(text("/etc/qari/sources").isEmpty)
        #expect(try setup("--console", "--apply", "--allow-private", "true", feed).ending == .exit(0))
        #expect(text("/etc/qari/sources") == "SOURCES=--allow-private /var/lib/qari/incoming \(feed)\n")
    }

    @Test("a feed that would say more than an address is refused, and so is more than one kind")
    func refused() throws {
        #expect(try setup("--console", "--ssh").ending == .exit(2))
        #expect(try setup().ending == .exit(2))
        for feed in ["/srv/feed.xml", "https://news.example/a b", "https://news.example/\"\nExecStart=x"] {
            #expect(try setup("--console", feed).ending == .exit(2), "\(feed)")
        }
    }
}
