// Shuts the interface in: after this it can open nothing but its library and its own state, run nothing, reach nobody.
import CLateLibraries
import CSandbox
import Glibc

enum Sandbox {
    /// A path that stays open.
    struct Opening {
        var path: String
        var isWritable = true
    }

    /// Files: to be called while there is one thread, before the library is opened.
    /// - Returns: what to log.
    static func closeFiles(but openings: [Opening]) -> String {
        // What is loaded when it is needed can't be any more.
        qari_late_libraries_load()
        var paths: [qari_sandbox_path] = openings.map { qari_sandbox_path(path: strdup($0.path), is_writable: $0.isWritable ? 1 : 0) }
        let result = qari_sandbox_landlock(&paths, paths.count)
        for path in paths { free(UnsafeMutablePointer(mutating: path.path)) }
        if result > 0 { return "Landlock \(result): only \(openings.map(\.path).joined(separator: ", ")) can be opened" }
        return "Landlock is not available (\(reason(result))): files are guarded by their permissions alone"
    }

    /// System calls: once everything that needs more has happened.
    static func closeSystemCalls() -> String {
        let result = qari_sandbox_system_calls()
        if result == 0 { return "seccomp: programs, processes, sockets and tracing are refused" }
        return "seccomp is not available (\(reason(result))): system calls are not filtered"
    }

    private static func reason(_ result: Int32) -> String { String(cString: strerror(-result)) }
}
