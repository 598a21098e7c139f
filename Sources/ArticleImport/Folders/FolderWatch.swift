// Folders as articles are dropped into them: told by the kernel when something changes, read when it has settled. Follows no symbolic
// link below the folders that it was given, reads no device, no giant, and nothing that is still being written.
import Glibc

package struct FolderWatch {
    package struct File {
        package let path: String
        package let bytes: [UInt8]
    }

    /// What a file looked like; the same for a while means that it has settled.
    private struct Look: Equatable {
        var inode: UInt
        var size: Int
        var seconds: Int
        var nanoseconds: Int
        /// Of its mode too: a file that may be read at last is read.
        var lastChange: Int
    }

    /// One look over the folders: what is there, and what is done with what has changed.
    private struct Scan {
        /// Seconds since 1970, and milliseconds since some moment.
        let now: Int
        let moment: Int64
        let take: (File) throws -> Void
        /// What is there is to be known, not given.
        var onlyLooks = false
        var present: [String: (look: Look, since: Int64)] = [:]
    }

    /// Readable when something has changed.
    package let descriptor: Int32
    /// Why the kernel does not tell of some folder; it is looked at once a minute all the same.
    package private(set) var problem: FolderWatchProblem?
    /// True while files wait for another look, half a second after the last.
    package private(set) var hasUnsettled = false
    private let folders: [String]
    private let largestFile: Int
    private var seen: [String: (look: Look, since: Int64)] = [:]
    private var taken: [String: Look] = [:]
    private var isChanged = true
    private var lastScan = 0
    private static let mostFiles = 200_000
    private static let deepest = 32

    /// - Parameters:
    ///   - folders: absolute paths. One that is not there yet is waited for.
    ///   - largestFile: in bytes; greater ones are left alone.
    package init(_ folders: [String], largestFile: Int = 8 << 20) {
        self.folders = folders.map(FolderWalk.trimmed)
        self.largestFile = largestFile
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        if descriptor < 0 { problem = FolderWatchProblem(number: errno) }
    }

    /// Takes word of changes. Which they are is seen by looking.
    package mutating func takeNews() {
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        while descriptor >= 0, read(descriptor, &bytes, bytes.count) > 0 { isChanged = true }
    }

    /// What is there now is known: from here on what is new or changes is given.
    package mutating func takeAsKnown() {
        // Giving nothing, it throws nothing.
        try? look(Scan(now: time(nil), moment: Self.moment, take: { _ in }, onlyLooks: true))
        isChanged = true
    }

    /// Gives files that are new or other than when they were last given, and have settled: last changed some seconds ago, or the
    /// same for a second. One at a time: a folder may hold more than memory does.
    package mutating func giveSettled(to take: (File) throws -> Void) rethrows {
        let now = time(nil)
        // Once in a while also without word: a folder may have been made, or be of a network.
        guard isChanged || hasUnsettled || now - lastScan >= 60 || now < lastScan else { return }
        try withoutActuallyEscaping(take) { try look(Scan(now: now, moment: Self.moment, take: $0)) }
    }

    /// Milliseconds since some moment, whatever becomes of the clock.
    private static var moment: Int64 {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        return Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000
    }

    // MARK: Looking

    private mutating func look(_ given: Scan) throws {
        var scan = given
        (isChanged, hasUnsettled, lastScan) = (false, false, scan.now)
        for folder in folders { try look(into: folder, open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), depth: 0, &scan) }
        seen = scan.present
        taken = taken.filter { scan.present[$0.key] != nil }
    }

    /// - Parameter descriptor: the folder, opened; it is closed here.
    private mutating func look(into folder: String, _ descriptor: Int32, depth: Int, _ scan: inout Scan) throws {
        guard descriptor >= 0, let listing = fdopendir(descriptor) else { return }
        defer { closedir(listing) }
        watch(folder, isGiven: depth == 0)
        for name in Self.names(in: listing) where scan.present.count < Self.mostFiles {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            let path = folder + "/" + name
            if status.st_mode & S_IFMT == S_IFDIR, depth < Self.deepest {
                try look(into: path, openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), depth: depth + 1, &scan)
            } else if status.st_mode & S_IFMT == S_IFREG, FolderWalk.isArticle(name), status.st_size > 0, status.st_size <= largestFile {
                try look(at: path, name, status, in: descriptor, &scan)
            }
        }
    }

    private mutating func look(at path: String, _ name: String, _ status: stat, in folder: Int32, _ scan: inout Scan) throws {
        let look = Look(
            inode: UInt(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
            lastChange: status.st_ctim.tv_sec)
        let since = seen[path].flatMap { $0.look == look ? $0.since : nil } ?? scan.moment
        scan.present[path] = (look, since)
        if scan.onlyLooks { taken[path] = look }
        guard taken[path] != look else { return }
        // What is of the future by its date can only be watched.
        guard scan.now - look.seconds >= 2 || scan.moment - since >= 1_000 else {
            hasUnsettled = true
            return
        }
        let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        taken[path] = look
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if let bytes = Self.contents(descriptor, look.size) { return try scan.take(File(path: path, bytes: bytes)) }
        // Of another size by now, it comes again; one that can't be read waits until it changes.
        var now = stat()
        guard fstat(descriptor, &now) == 0, now.st_size != status.st_size else { return }
        taken[path] = nil
        hasUnsettled = true
    }

    private static func names(in listing: OpaquePointer) -> [String] {
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// nil when it is no longer of that size, or can't be read.
    private static func contents(_ descriptor: Int32, _ size: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: size + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + count, $0.count - count) }
            if got < 0, errno == EINTR { continue }
            if got <= 0 { break }
            count += got
        }
        return count == size ? Array(bytes[..<count]) : nil
    }

    /// - Parameter isGiven: the folder is one of those that were named, which may be a link.
    private mutating func watch(_ folder: String, isGiven: Bool) {
        guard descriptor >= 0 else { return }
        let mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ONLYDIR | (isGiven ? 0 : IN_DONT_FOLLOW)
        if inotify_add_watch(descriptor, folder, UInt32(mask)) < 0 { problem = FolderWatchProblem(number: errno) }
    }
}

package struct FolderWatchProblem: Error, Hashable, Sendable {
    /// The system's number for it.
    package var number: Int32
}
