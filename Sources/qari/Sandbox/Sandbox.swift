// Shuts a process in, for good: what it opens, which system calls it makes. How much depends on its work: a kiosk's interface, a process
// that parses what comes from the web, one that fetches it by running programs. A kernel that lacks a part leaves the rest in force.
import CLateLibraries
import CSandbox
import Glibc

enum Sandbox {
    /// A path that stays open.
    struct Opening {
        enum Rights { case read, write, run }

        var path: String
        var rights = Rights.write
    }

    /// What a process does once it is shut in.
    enum Work {
        /// Shows what is in a library, on a terminal.
        case interface
        /// Parses files and answers of the web, and writes the library. Others fetch for it.
        case importing
    }

    /// Files: to be called while there is one thread, before the library is opened. No program in them can be run, nobody reached.
    /// - Returns: what to log.
    @discardableResult
    static func closeFiles(but openings: [Opening], for work: Work) -> String {
        // What is loaded when it is needed can't be any more.
        switch work {
        case .interface: qari_late_libraries_load(QARI_LATE_SQLITE | QARI_LATE_STEMMER | QARI_LATE_QRENCODE)
        case .importing: qari_late_libraries_load(QARI_LATE_SQLITE | QARI_LATE_STEMMER | QARI_LATE_GUMBO | QARI_LATE_EXPAT)
        }
        return restrict(openings, hasNetwork: false)
    }

    /// System calls: once everything that needs more has happened.
    /// - Returns: what to log.
    @discardableResult
    static func closeSystemCalls(for work: Work) -> String {
        let result = qari_sandbox_system_calls(work == .importing ? 1 : 0)
        if result == 0 { return "seccomp: programs, processes, sockets and tracing are refused" }
        return "seccomp is not available (\(reason(result))): system calls are not filtered"
    }

    /// For a process that runs programs, and for these: every file may be read and run, these folders alone written; what a program may
    /// ask of the kernel is what ours and curl have a use for. To be called while there is one thread.
    /// - Returns: what to log.
    @discardableResult
    static func narrow(writing folders: [String]) -> [String] {
        let openings = [Opening(path: "/", rights: .run), Opening(path: "/dev/null")] + folders.map { Opening(path: $0) }
        let files = restrict(openings, hasNetwork: true)
        let result = qari_sandbox_service_calls()
        if result == 0 { return [files, "seccomp: tracing, other name spaces, mounting and the like are refused"] }
        return [files, "seccomp is not available (\(reason(result))): system calls are not filtered"]
    }

    /// For a process that becomes a program which decodes a picture: that program and what all programs read can be opened, nothing can be
    /// written, nobody reached, no process started. To be called while there is one thread.
    static func closeAround(decoder program: String) -> [String] {
        let read = ["/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/ImageMagick-6", "/etc/ImageMagick-7"].map { Opening(path: $0, rights: .run) }
        let files = restrict(read + [Opening(path: folder(of: program), rights: .run)], hasNetwork: false)
        let result = qari_sandbox_decoder_calls()
        if result == 0 { return [files, "seccomp: processes, sockets, tracing and the like are refused"] }
        return [files, "seccomp is not available (\(reason(result))): system calls are not filtered"]
    }

    /// Where a library is written: the folder that it is named in, and the one that it lies in where the name is a link.
    static func folders(ofLibrary path: String) -> [String] {
        [path, target(of: path)].compactMap(\.self).filter { !$0.isEmpty }.map(folder)
    }

    /// Where a file lies.
    static func folder(of file: String) -> String {
        let folder = file[..<(file.lastIndex(of: "/") ?? file.startIndex)]
        return folder.isEmpty ? "/" : String(folder)
    }

    /// What a link leads to, whether it is there or is still to be made; nil for what is no link.
    private static func target(of path: String) -> String? {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard readlink(path, &bytes, bytes.count - 1) > 0 else { return nil }
        let target = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return target.hasPrefix("/") ? target : folder(of: path) + "/" + target
    }

    private static func restrict(_ openings: [Opening], hasNetwork: Bool) -> String {
        var paths = openings.map { qari_sandbox_path(path: strdup($0.path), rights: $0.rights.flag) }
        let result = qari_sandbox_landlock(&paths, paths.count, hasNetwork ? 1 : 0)
        for path in paths { free(UnsafeMutablePointer(mutating: path.path)) }
        if result > 0 { return "Landlock is in force (version \(result)): only \(openings.map(\.path).joined(separator: ", ")) can be opened" }
        return "Landlock is not available (\(reason(result))): files are guarded by their permissions alone"
    }

    private static func reason(_ result: Int32) -> String { String(cString: strerror(-result)) }
}

extension Sandbox.Opening.Rights {
    fileprivate var flag: qari_sandbox_rights {
        switch self {
        case .read: QARI_SANDBOX_READ
        case .write: QARI_SANDBOX_WRITE
        case .run: QARI_SANDBOX_RUN
        }
    }
}
