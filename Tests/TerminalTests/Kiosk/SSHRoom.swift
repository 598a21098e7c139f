// A real sshd on the loopback, set up from the packaged example for this user, a library kept by a process of its own, and real
// clients on terminals.
import Glibc
import TestSupport

final class SSHRoom {
    struct Failure: Error, CustomStringConvertible { let description: String }

    let room = KioskRoom()
    let port: UInt16
    private(set) var server: PseudoTerminal
    private let fetcher: PseudoTerminal
    private let user: String

    /// Why there can be no server here; nil when there can.
    static var obstacle: String? {
        for program in ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen", "/usr/bin/ssh-agent", "/usr/bin/ssh-add", "/usr/bin/sftp"]
        where access(program, X_OK) != 0 {
            return "\(program) is not installed"
        }
        if getuid() == 0 {
            mkdir("/run/sshd", 0o755)
            if access("/run/sshd", F_OK) != 0 { return "/run/sshd can't be made" }
        }
        if getuid() == 0, !accounts.contains(where: { $0[0] == "sshd" }) { return "there is no user sshd for privilege separation" }
        return userName == nil ? "this user has no name" : nil
    }

    /// The lines of the password file, parted; `getpwuid` is not for many threads.
    private static var accounts: [[Substring]] {
        KioskRoom.contents("/etc/passwd").split(separator: "\n").map { $0.split(separator: ":", omittingEmptySubsequences: false) }
    }
    private static var userName: String? { accounts.first { $0.count > 2 && UInt32($0[2]) == getuid() }.map { String($0[0]) } }

    private var folder: TemporaryFolder { room.folder }

    /// - Parameter isPackaged: false lets agents be forwarded, for the comparison.
    init(isPackaged: Bool = true) throws {
        user = Self.userName ?? "root"
        port = Self.freePort()
        let folder = room.folder
        for key in ["host", "reader", "other"] {
            _ = try ProgramRun(["-q", "-t", "ed25519", "-N", "", "-f", folder.path + "/" + key], program: "/usr/bin/ssh-keygen")
        }
        folder.write("readers", KioskRoom.contents(folder.path + "/reader.pub") + KioskRoom.contents(folder.path + "/other.pub"))
        chmod(folder.path + "/readers", 0o600)
        // A reading room's keeper has said nothing, unless a test says it: a client can't.
        let script = KioskRoom.contents(KioskRoom.project + "/packaging/lib/reading-room")
            .replacing("/usr/bin/qari", with: BuiltProgram.path).replacing("/var/lib/qari/library.db", with: room.library)
            .replacing("/var/lib/qari-readers", with: room.state).replacing("/etc/qari/reading-room", with: folder.path + "/options")
            .replacing("exec ", with: "env > \(folder.path)/environment.$$\nexec ")
        chmod(folder.write("reading-room", script), 0o755)
        var configuration = Self.configuration(user: user, port: port, folder: folder.path)
        if !isPackaged {
            configuration = configuration.replacing("DisableForwarding yes", with: "DisableForwarding no")
                .replacing("AllowAgentForwarding no", with: "AllowAgentForwarding yes")
        }
        folder.write("sshd_config", configuration)
        fetcher = try PseudoTerminal(["kiosk-fetch", "--library", room.library, room.incoming])
        server = try PseudoTerminal(["-D", "-f", folder.path + "/sshd_config", "-E", folder.path + "/sshd.log"], program: "/usr/sbin/sshd")
        let room = room
        // A newsroom's library begins empty when its fetcher opens it first; asking for its list earlier would be the first run of a
        // reader's own, with the bundled articles on its front page.
        guard KioskRoom.eventually({ room.isBegun && room.isFilled }) else {
            throw Failure(description: "The library was not filled.")
        }
        guard KioskRoom.eventually({ log.contains("Server listening") }) else { throw Failure(description: "sshd: \(log)") }
    }

    /// The packaged block, for this user; above it a server that would allow everything.
    private static func configuration(user: String, port: UInt16, folder: String) -> String {
        """
        Port \(port)
        ListenAddress 127.0.0.1
        HostKey \(folder)/host
        PidFile none
        StrictModes no
        UsePAM no
        LogLevel DEBUG1
        MaxStartups 300
        PermitRootLogin yes
        AllowTcpForwarding yes
        AllowAgentForwarding yes
        X11Forwarding yes
        PermitTunnel yes
        AcceptEnv *
        Subsystem sftp internal-sftp

        """
            + KioskRoom.contents(KioskRoom.project + "/packaging/ssh/qari.conf").replacing("Match User read", with: "Match User \(user)")
            .replacing("/usr/lib/qari/reading-room", with: folder + "/reading-room").replacing("/etc/qari/readers", with: folder + "/readers")
    }

    private static func freePort() -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length)
                getsockname(descriptor, pointer, &length)
            }
            return UInt16(bigEndian: $0.pointee.sin_port)
        }
    }

    var log: String { KioskRoom.contents(folder.path + "/sshd.log") }

    func options(key: String = "reader") -> [String] {
        [
            "-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=INFO", "-o",
            "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-i", folder.path + "/" + key,
        ]
    }

    /// A reader logs in.
    func login(
        _ more: [String] = [], key: String = "reader", command: [String] = [], environment: [String: String?] = [:],
        size: (columns: Int, rows: Int) = (80, 24)
    ) throws -> PseudoTerminal {
        let answers = TerminalAnswers.usual
        return try PseudoTerminal(
            options(key: key) + ["-tt", "-p", "\(port)"] + more + ["\(user)@127.0.0.1"] + command, environment: environment, size: size,
            program: "/usr/bin/ssh", answer: { answers.reply(to: $0) })
    }

    /// What the reading room's keeper sets for those who log in from now on.
    func set(_ options: String) { folder.write("options", "KIOSK_OPTIONS=\(options)\n") }

    /// An agent that holds the other reader's key: its socket, for as long as it lives.
    func agent() throws -> (process: PseudoTerminal, socket: String) {
        let socket = folder.path + "/agent"
        let process = try PseudoTerminal(["-D", "-a", socket], program: "/usr/bin/ssh-agent")
        guard KioskRoom.eventually({ access(socket, F_OK) == 0 }) else { throw Failure(description: "There is no agent.") }
        let added = try ProgramRun([folder.path + "/other"], environment: ["SSH_AUTH_SOCK": socket], program: "/usr/bin/ssh-add")
        guard added.ending == .exit(0) else { throw Failure(description: added.errorText) }
        return (process, socket)
    }

    /// The environments that readers' login shells were given.
    var environments: String { get throws { try ProgramRun(["-c", "cat \(folder.path)/environment.*"], program: "/bin/sh").text } }

    /// A client without a terminal, to its end.
    func run(_ more: [String], command: [String] = []) throws -> ProgramRun {
        try ProgramRun(options() + ["-p", "\(port)"] + more + ["\(user)@127.0.0.1"] + command, program: "/usr/bin/ssh")
    }

    func sftp() throws -> ProgramRun {
        try ProgramRun(options() + ["-P", "\(port)", "-b", "/dev/null", "\(user)@127.0.0.1"], program: "/usr/bin/sftp")
    }

    func effectiveConfiguration() throws -> [String] {
        try ProgramRun(["-T", "-f", folder.path + "/sshd_config", "-C", "user=\(user),host=localhost,addr=127.0.0.1"], program: "/usr/sbin/sshd")
            .lines
    }

    /// The kiosks of readers that are logged in.
    var kiosks: [pid_t] { KioskRoom.processes("kiosk --shared --library \(room.library)") }
}
