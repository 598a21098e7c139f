// Folders as articles are dropped into them: told by the kernel when something changes, read when it has settled. Follows no symbolic
// link, reads no device, no giant, and nothing that is still being written.
import CSandbox
import Glibc

struct FolderWatch {
    struct File {
        var path: String
        var name: String
        var bytes: [UInt8]
    }

    /// What a file looked like; the same twice means that it has settled.
    private struct Look: Equatable {
        var inode: UInt
        var size: Int
        var seconds: Int
        var nanoseconds: Int
    }

    /// Readable when something has changed.
    let descriptor: Int32
    private let folders: [String]
    private var watched: [Int32: String] = [:]
    private var seen: [String: Look] = [:]
    private var taken: [String: Look] = [:]
    private var isChanged = true
    private var lastScan: Int = 0
    private(set) var hasUnsettled = false
    static let largestFile = 8 << 20
    private static let deepest = 6
    private static let mostFiles = 100_000

    init(_ folders: [String]) {
        self.folders = folders
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    }

    /// Takes word of changes. Which they are is seen by looking.
    mutating func takeNews() {
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        while read(descriptor, &bytes, bytes.count) > 0 { isChanged = true }
    }

    /// Files that are new or other than when they were last given, and have settled: two looks saw the same, and the last change
    /// is a moment ago. A file that was renamed into place is given at the second look.
    mutating func settledFiles() -> [File] {
        let now = time(nil)
        // Once in a while also without word: a folder may have been made, or be of a network.
        guard isChanged || hasUnsettled || now - lastScan >= 60 else { return [] }
        (isChanged, hasUnsettled, lastScan) = (false, false, now)
        var files: [File] = []
        var present: [String: Look] = [:]
        for folder in folders { scan(folder, open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), 0, &present, &files) }
        seen = present
        taken = taken.filter { present[$0.key] != nil }
        return files
    }

    private mutating func scan(_ folder: String, _ descriptor: Int32, _ depth: Int, _ present: inout [String: Look], _ files: inout [File]) {
        guard descriptor >= 0, let listing = fdopendir(descriptor) else { return }
        defer { closedir(listing) }
        watch(folder)
        while let entry = readdir(listing), present.count < Self.mostFiles {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            guard !name.hasPrefix("."), !name.hasSuffix("~") else { continue }
            let path = folder + "/" + name
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR, depth < Self.deepest {
                scan(path, openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), depth + 1, &present, &files)
            } else if status.st_mode & S_IFMT == S_IFREG, Self.isArticle(name), status.st_size > 0, status.st_size <= Self.largestFile {
                let look = Look(
                    inode: UInt(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
                present[path] = look
                guard taken[path] != look else { continue }
                // At the first start nothing has been seen yet; what is old is settled.
                let isOld = lastScan - look.seconds >= 2
                guard isOld || seen[path] == look && lastScan - look.seconds >= 1, let bytes = Self.contents(descriptor, name, look.size) else {
                    hasUnsettled = true
                    continue
                }
                taken[path] = look
                files.append(File(path: path, name: name, bytes: bytes))
            }
        }
    }

    private static func isArticle(_ name: String) -> Bool { name.hasSuffix(".txt") || name.hasSuffix(".text") || name.hasSuffix(".md") }

    /// nil when it could not be read whole.
    private static func contents(_ folder: Int32, _ name: String, _ size: Int) -> [UInt8]? {
        let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
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

    private mutating func watch(_ folder: String) {
        let mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ONLYDIR | IN_DONT_FOLLOW
        let number = inotify_add_watch(descriptor, folder, UInt32(mask))
        if number >= 0 { watched[number] = folder }
    }
}
