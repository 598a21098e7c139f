// The articles in a folder and all under it: by their names (`SourceFormat`), hidden ones left out.
import Glibc

package enum FolderWalk {
    private static let depth = 32
    private static let files = 200_000

    /// Paths of articles and of folders under a folder, in the order of their names, the folders that could not be read, and how many
    /// other files there are: hidden ones count as nothing.
    /// A link to a folder is not followed: it may lead back.
    package static func contents(of folder: String) -> (files: [String], folders: [String], unreadable: [String], others: Int) {
        var found: (files: [String], folders: [String], unreadable: [String], others: Int) = ([], [], [], 0)
        var waiting = [(path: trimmed(folder), depth: 0)]
        while let (path, level) = waiting.popLast(), found.files.count < files {
            guard let names = entries(of: path) else {
                found.unreadable.append(path)
                continue
            }
            found.folders.append(path)
            var inner: [String] = []
            for name in names {
                let full = (path == "/" ? "" : path) + "/" + name
                switch kind(of: full) {
                case S_IFDIR: inner.append(full)
                case S_IFREG where SourceFormat.isTakenFromFolders(name): found.files.append(full)
                case S_IFREG: found.others += 1
                default: break
                }
            }
            if level < depth { waiting += inner.reversed().map { ($0, level + 1) } }
        }
        return found
    }

    /// The files among them that are links: what these lead to may lie anywhere.
    package static func links(in folder: String) -> [String] {
        contents(of: folder).files.filter { path in
            var status = stat()
            return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        }
    }

    static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func entries(of folder: String) -> [String]? {
        guard let directory = opendir(folder) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The kind of a file, a link to a file counting as one; a link to a folder as nothing.
    private static func kind(of path: String) -> mode_t {
        var status = stat()
        guard lstat(path, &status) == 0 else { return 0 }
        guard status.st_mode & S_IFMT == S_IFLNK else { return status.st_mode & S_IFMT }
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
        return S_IFREG
    }
}
