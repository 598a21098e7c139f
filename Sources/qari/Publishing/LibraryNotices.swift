// Word of a library's changes for who follows it: the kernel's (inotify), and a look once a second, since of a disk in the network it tells
// nothing. What is written is no change until it is saved, so the library's own count decides.
import ArticleLibrary
import Glibc

final class LibraryNotices {
    enum Word {
        case changed
        /// Another file has come to have its name: a library that was restored, or salvaged.
        case replaced
        /// A signal ends the program.
        case ended
    }

    /// What tells a file from another, and whether it is still being written.
    private struct Mark: Equatable {
        let (device, inode, size, seconds, nanoseconds): (UInt64, UInt64, Int64, Int, Int)

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, inode, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int64(status.st_size))
            (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        }

        func isFile(of other: Mark) -> Bool { device == other.device && inode == other.inode }
    }

    private let store: Library
    private let notices = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    private let file: Mark?
    private var edition: Int
    /// Another file that was there at the last look, and since when.
    private var other: (mark: Mark, since: ContinuousClock.Instant)?

    /// Milliseconds between two looks: the shortest, behind the kernel's word, and the longest.
    private static let (soon, late): (Int32, Int32) = (10, 1000)
    /// So long another file has been the same before it is taken for whole.
    private static let whole: Duration = .seconds(1)

    /// What changes from now on is told, the first time once something is waited for.
    init(_ store: Library) throws {
        self.store = store
        file = Mark(store.path)
        edition = try store.edition
        guard let path = realpath(store.path, nil) else { return }
        defer { free(path) }
        let folder = String(cString: path).split(separator: "/").dropLast().joined(separator: "/")
        inotify_add_watch(notices, "/" + folder, UInt32(IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM))
    }

    deinit { if notices >= 0 { close(notices) } }

    /// Waits for the next one.
    /// - Parameters:
    ///   - ending: a descriptor that becomes readable when the program is to end.
    ///   - pause: for so many milliseconds nothing but that is waited for.
    func wait(ending: Int32, after pause: Int32) throws -> Word {
        if Self.isReadable(ending, within: pause) { return .ended }
        var patience = Self.soon
        while true {
            let now = try store.edition
            if now != edition {
                edition = now
                return .changed
            }
            if isReplaced { return .replaced }
            var sources = [pollfd(fd: ending, events: Int16(POLLIN), revents: 0), pollfd(fd: notices, events: Int16(POLLIN), revents: 0)]
            poll(&sources, 2, patience)
            if sources[0].revents != 0 { return .ended }
            guard sources[1].revents & Int16(POLLIN) != 0 else {
                patience = min(patience * 2, Self.late)
                continue
            }
            // Much is told of one transaction, the end of it last.
            if Self.isReadable(ending, within: Self.soon) { return .ended }
            drain()
            patience = Self.soon
        }
    }

    static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
        var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&source, 1, milliseconds) > 0
    }

    /// True when another file has the name, and is not being copied any more.
    private var isReplaced: Bool {
        guard let now = Mark(store.path), now.size > 0, !(file.map(now.isFile(of:)) ?? true) else {
            other = nil
            return false
        }
        guard let other, other.mark == now else {
            self.other = (now, .now)
            return false
        }
        return other.since.duration(to: .now) >= Self.whole
    }

    private func drain() {
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        while read(notices, &bytes, bytes.count) > 0 {}
    }
}
