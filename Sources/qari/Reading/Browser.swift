// Opens a web address in the reader's browser: never through a shell, apart from our terminal, and only where there is a screen.
import Glibc
import Processes
import ReaderCore

struct Browser {
    private let wake: WakeUp
    /// Browsers started and not yet ended, with what is to be said of them.
    private var running: [(process: ChildProcess, name: String, address: String)] = []

    init(wake: WakeUp) { self.wake = wake }

    /// - Parameter address: http or https; the core sees to it.
    mutating func open(_ address: String) -> BrowserOutcome {
        let candidates = Self.commands(address)
        guard !candidates.isEmpty else { return .unavailable }
        for command in candidates {
            // In a session of its own, with nothing of our terminal: what it says would be written over the page.
            guard let process = try? ChildProcess(command[0], command, grouping: .ownSession) else { continue }
            wake.watch(process.descriptor)
            running.append((process, command[0], address))
            return .opened
        }
        return .failed(candidates[0][0])
    }

    /// The browsers that have failed meanwhile; ended ones are let go of.
    mutating func failures() -> [(name: String, address: String)] {
        var failed: [(name: String, address: String)] = []
        running.removeAll { browser in
            guard let ending = browser.process.ending else { return false }
            if !ending.isSuccess { failed.append((browser.name, browser.address)) }
            return true
        }
        return failed
    }

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
}
