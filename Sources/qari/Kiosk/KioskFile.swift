// The file of a kiosk's library, open to be read, and followed: another one may come to have its name.
import ArticleLibrary
import Glibc
import ReaderCore
import Synchronization

final class KioskFile: Sendable {
    /// What tells a file from another of its name.
    private struct Mark {
        private let status: stat
        /// True while SQLite's index of what was written last lies beside it. A process that may not make that file can read a library
        /// that nobody has open for writing only as one that never changes.
        let hasIndex: Bool

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (self.status, hasIndex) = (status, access(path + "-shm", F_OK) == 0)
        }

        func isSame(as other: Mark) -> Bool { status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino }

        /// True when a library that was opened as one that never changes has changed, or is about to.
        func hasComeAlive(since old: Mark) -> Bool {
            guard !old.hasIndex else { return false }
            let (now, before) = (status.st_mtim, old.status.st_mtim)
            return hasIndex || (now.tv_sec, now.tv_nsec) != (before.tv_sec, before.tv_nsec) || status.st_size != old.status.st_size
        }
    }

    /// What became of the library's file.
    enum Following: Sendable {
        case same
        /// It was opened while nobody wrote it, and somebody does now: it is open anew.
        case reopened
        /// Another file has its name, and is what is shown now.
        case replaced
        /// Another file has its name, and can't be opened yet: it is still being written, say.
        case waiting(Problem)
        /// Another file has its name in another folder, which this process may not open any more.
        case outOfReach
    }

    private struct Open {
        var library: Library
        var mark: Mark?
        /// The library's edition at the last look; nil when it can't be told.
        var edition: Int?
    }

    let path: String
    private let open: Mutex<Open>
    /// Kilobytes of the library's file that each process keeps: a screen's worth and a search's, for months and for two hundred readers.
    /// The system keeps the rest, once for all of them.
    static let cache = 2_000

    /// - Throws: `Problem`.
    init(_ path: String) throws {
        self.path = path
        open = Mutex(try Self.open(path))
    }

    /// What is open now. One that another takes the place of is closed by who lets go of it last.
    var library: Library { open.withLock { $0.library } }

    /// The library and the file that it is, looked at before it is opened: what happens in between is seen at the next look.
    private static func open(_ path: String) throws -> Open {
        let mark = Mark(path)
        let library = try LibraryAccess.open(path, .readOnly, cache: cache)
        _ = try LibraryAccess.saying { try library.edition }
        return Open(library: library, mark: mark)
    }

    /// A library that was restored from a copy, or salvaged, has another file under its name; the one that is open would be read for
    /// ever, and nothing would ever come in.
    func follow() -> Following {
        guard let found = Mark(path) else { return .same }
        let mark = open.withLock { $0.mark }
        let isOther = mark.map { !found.isSame(as: $0) } ?? true
        guard isOther || mark.map({ found.hasComeAlive(since: $0) }) ?? false else { return .same }
        do {
            let fresh = try Self.open(path)
            open.withLock { $0 = fresh }
            return isOther ? .replaced : .reopened
        } catch {
            guard isOther else { return .same }
            // Its permissions would let it be opened (which `access` looks at alone): what forbids it is for good.
            if access(path, R_OK) == 0, Self.reasonNotToOpen(path) == EACCES { return .outOfReach }
            return .waiting(error as? Problem ?? .cannotRead(path, reason: "\(error)"))
        }
    }

    /// True when something has been brought in since this was last asked, or it can't be told.
    var hasNews: Bool {
        let edition = try? library.edition
        return open.withLock { open in
            defer { open.edition = edition }
            return edition == nil || edition != open.edition
        }
    }

    /// Why a file can't be opened; 0 when it can. `access` knows nothing of Landlock.
    private static func reasonNotToOpen(_ path: String) -> Int32 {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno }
        Glibc.close(descriptor)
        return 0
    }
}
