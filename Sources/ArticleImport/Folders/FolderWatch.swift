// Watches folders by inotify: articles written or moved into them, folders made in them too.
import Glibc

package final class FolderWatch {
    /// Readable when something has changed.
    package let descriptor: Int32
    private var folders: [Int32: String] = [:]

    /// - Throws: the number of the system's error.
    package init(_ paths: [String]) throws(FolderWatchProblem) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw FolderWatchProblem(number: errno) }
        for path in paths { for folder in FolderWalk.contents(of: path).folders { try watch(folder) } }
    }

    deinit { close(descriptor) }

    private func watch(_ folder: String) throws(FolderWatchProblem) {
        let wanted = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE) | UInt32(IN_ONLYDIR)
        let number = inotify_add_watch(descriptor, folder, wanted)
        guard number >= 0 else { throw FolderWatchProblem(number: errno) }
        folders[number] = folder
    }

    /// The articles changed since the last time, each once; folders made meanwhile are watched, and what stands in them
    /// counts as changed.
    package func changes() -> [String] {
        var changed: [String] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { bytes in
                var place = 0
                while place + MemoryLayout<inotify_event>.size <= count {
                    let event = bytes.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
                    let start = place + MemoryLayout<inotify_event>.size
                    let name = String(decoding: bytes[start..<(start + Int(event.len))].prefix { $0 != 0 }, as: UTF8.self)
                    take(event, name, into: &changed)
                    place = start + Int(event.len)
                }
            }
        }
        var seen: Set<String> = []
        return changed.filter { seen.insert($0).inserted }
    }

    private func take(_ event: inotify_event, _ name: String, into changed: inout [String]) {
        guard let folder = folders[event.wd], !name.isEmpty, !name.hasPrefix(".") else { return }
        let path = folder + "/" + name
        if event.mask & UInt32(IN_ISDIR) != 0 {
            let contents = FolderWalk.contents(of: path)
            for folder in contents.folders { try? watch(folder) }
            changed += contents.files
        } else if event.mask & (UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO)) != 0, FolderWalk.isArticle(name) {
            changed.append(path)
        }
    }
}

package struct FolderWatchProblem: Error, Hashable, Sendable {
    /// The system's number for it.
    package var number: Int32
}
