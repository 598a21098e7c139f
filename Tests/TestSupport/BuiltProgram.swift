// Where the program under test is, and the environment that tests give it.
import Glibc

package enum BuiltProgram {
    /// `qari` beside the test bundle, or the one that QARI_PROGRAM names (a release build, for one).
    package static var path: String {
        if let named = getenv("QARI_PROGRAM") { return String(cString: named) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let bundle = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
        return bundle[...(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "qari"
    }

    /// Nothing of the developer's own settings: no configuration, a plain UTF-8 locale, a terminal that all know.
    package static let environment = [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm-256color",
        // The runtime's own crash reporter would wait for a key.
        "SWIFT_BACKTRACE": "enable=no",
    ]

    /// That environment, changed; nil takes a variable away.
    static func environment(changing changes: [String: String?]) -> [String: String] {
        var environment = environment
        for (name, value) in changes { environment[name] = value }
        return environment
    }
}
