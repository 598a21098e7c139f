// Opens a web address in the reader's browser: never through a shell, apart from our terminal, and only where there is a screen.
import Glibc
import ReaderCore

struct Browser {
    /// Browsers started and not yet ended, with what is to be said of them.
    private var running: [(id: pid_t, name: String, address: String)] = []

    /// - Parameter address: http or https; the core sees to it.
    mutating func open(_ address: String) -> BrowserOutcome {
        let candidates = Self.commands(address)
        guard !candidates.isEmpty else { return .unavailable }
        for command in candidates {
            if let id = Self.start(command) {
                running.append((id, command[0], address))
                return .opened
            }
        }
        return .failed(candidates[0][0])
    }

    /// The browsers that have failed meanwhile; ended ones are let go of.
    mutating func failures() -> [(name: String, address: String)] {
        var failed: [(name: String, address: String)] = []
        running.removeAll { browser in
            var status: Int32 = 0
            guard waitpid(browser.id, &status, WNOHANG) == browser.id else { return false }
            if status != 0 { failed.append((browser.name, browser.address)) }
            return true
        }
        return failed
    }

    var isWatching: Bool { !running.isEmpty }

    /// What may be run, first choice first: each command of BROWSER (parted by colons, `%s` for the address), or the
    /// desktop's own way where there is a desktop.
    static func commands(_ address: String) -> [[String]] {
        if let named = variable("BROWSER") {
            return named.split(separator: ":").compactMap { entry in
                var words = entry.split(separator: " ").map(String.init)
                guard !words.isEmpty else { return nil }
                if words.contains(where: { $0.contains("%s") }) {
                    words = words.map { word in word == "%s" ? address : word }
                } else {
                    words.append(address)
                }
                return words
            }
        }
        guard variable("DISPLAY") != nil || variable("WAYLAND_DISPLAY") != nil else { return [] }
        return [["xdg-open", address]]
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }

    /// POSIX_SPAWN_SETSID, which Swift does not see.
    private static let newSession: Int32 = 0x80

    /// In a session of its own, with nothing of our terminal: what it says would be written over the page.
    private static func start(_ command: [String]) -> pid_t? {
        var attributes = posix_spawnattr_t()
        var files = posix_spawn_file_actions_t()
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&files)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&files)
        }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(Self.newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0) }
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        return posix_spawnp(&id, command[0], &files, &attributes, &arguments, environ) == 0 ? id : nil
    }
}
