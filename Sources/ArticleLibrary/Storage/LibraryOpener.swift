// Opens a library's file whatever state it is in: new, of an earlier version, read-only, damaged.
import Glibc
import SQLiteStore

struct LibraryOpener {
    let path: String
    /// Kilobytes of the file that a connection keeps.
    let cache: Int
    /// A library that is made may be read by the group of its file.
    var isForGroup = false
    let names: @Sendable () -> NameSpellings
    let clock: @Sendable () -> Int64
    /// Told of an index that is made anew.
    let progress: (Int, Int) -> Void

    func open(_ mode: Library.Mode) throws -> Library {
        if LibraryFile(path: path).kind == .foreign { throw LibraryProblem.notALibrary(path: path) }
        guard mode == .readWrite else { return try openForReading(notice: nil) }
        try Self.makeFolder(of: path)
        do {
            try endSalvage()
            makeFile()
            if access(Self.damageNote(path), F_OK) == 0 { return try salvage() }
            return try openForWriting(notice: nil)
        } catch let error as SQLiteError {
            switch error.code {
            case .corrupt, .notADatabase: return try salvage()
            // On a full disk not even the files beside it can be made.
            case .readOnly, .cannotOpen, .noPermission, .full, .inputOutput:
                guard access(path, R_OK) == 0, let library = try? openForReading(notice: .readOnly) else { throw error }
                return library
            default: throw error
            }
        }
    }

    private func options(_ access: ConnectionOptions.Access) -> ConnectionOptions {
        var options = ConnectionOptions(access: access)
        options.patience = Library.patience
        // In WAL mode NORMAL loses nothing to a killed process, and to a power cut at most the last moments.
        options.hasFullTextRank = true
        options.setUp = """
            PRAGMA synchronous = NORMAL; PRAGMA cache_size = -\(cache); PRAGMA temp_store = MEMORY; PRAGMA secure_delete = OFF;
            PRAGMA journal_size_limit = \(Self.longestLog)
            """
        return options
    }

    /// So many questions are answered at once.
    private static let readers = 3

    /// Bytes that the log beside the file keeps once its content is in the file: bringing in thousands of articles makes it far longer,
    /// and it would stay so for as long as anybody has the library open.
    private static let longestLog = 4 << 20

    // MARK: Writing

    /// Several processes may make the file at once: one wins, and the others find it made.
    func openForWriting(notice: LibraryNotice?) throws -> Library {
        var tries = 0
        while true {
            do {
                if access(path, F_OK) == 0, access(path, W_OK) != 0 { return try openForReading(notice: .readOnly) }
                return try openPool(notice: notice)
            } catch let error as SQLiteError where tries < 20 && (error.code == .busy || error.code == .locked) {
                tries += 1
                usleep(useconds_t(5_000 * tries))
            }
        }
    }

    private func openPool(notice: LibraryNotice?) throws -> Library {
        let store = try Store(path: path, options(.readWrite), readers: Self.readers)
        let migrator = Schema.migrator
        let isMarked = try store.read { db in
            if try db.value("PRAGMA application_id") == LibraryFile.mark { return true }
            let tables = try LibraryFile.tables(db)
            guard LibraryFile.isOwn(tables) || LibraryFile.isUnmade(tables) else { throw LibraryProblem.notALibrary(path: path) }
            return false
        }
        if try store.read({ try migrator.hasBeenSuperseded($0) }) { throw LibraryProblem.tooNew(path: path) }
        if try store.read({ try !migrator.isComplete($0) }) { try store.writeWithoutTransaction { try migrator.migrate($0) } }
        // No migration of its own: an earlier version of the program still opens the library, and one that can't be written is still read.
        if !isMarked { try store.write { try $0.execute("PRAGMA application_id = \(LibraryFile.mark)") } }
        let library = Library(path: path, store: store, names: names, notice: notice, clock: clock)
        try library.renewIndexIfStale(progress)
        return library
    }

    static func makeFolder(of path: String) throws {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
            if mkdir(folder, 0o700) != 0, errno != EEXIST, access(folder, F_OK) != 0 {
                throw LibraryProblem.cannotOpen(path: path, reason: String(cString: strerror(errno)))
            }
        }
    }

    /// What somebody reads is theirs alone; SQLite gives the files beside it the same mode. A file that is there keeps its own.
    private func makeFile() {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isForGroup ? 0o640 : 0o600)
        if descriptor >= 0 { close(descriptor) }
    }

    // MARK: Reading

    private func openForReading(notice: LibraryNotice?) throws -> Library {
        guard access(path, R_OK) == 0 else { throw LibraryProblem.cannotOpen(path: path, reason: String(cString: strerror(errno))) }
        do {
            return Library(path: path, store: try opened(.readOnly), names: names, notice: notice, clock: clock)
        } catch let error as SQLiteError where [.cannotOpen, .readOnly, .full, .inputOutput].contains(error.code) {
            // In a folder that can't be written, or on a full disk, SQLite can't make the files beside it that WAL needs; with nobody
            // able to write there, it needs none.
            return Library(path: path, store: try opened(.immutable), names: names, notice: notice, clock: clock)
        }
    }

    private func opened(_ access: ConnectionOptions.Access) throws -> Store {
        let store = try Store(path: path, options(access))
        let migrator = Schema.migrator
        try store.read {
            if try migrator.hasBeenSuperseded($0) { throw LibraryProblem.tooNew(path: path) }
            if try !migrator.isComplete($0) { throw LibraryProblem.tooOld(path: path) }
        }
        return store
    }

    // MARK: Damage

    static func damageNote(_ path: String) -> String { path + ".check" }

    static func noteDamage(of path: String) {
        let descriptor = Glibc.open(damageNote(path), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// What was salvaged, whole, until it takes the damaged file's place.
    private static func salvaged(_ path: String) -> String { path + ".salvaged" }

    /// Makes a new library of what can be read of a damaged one, which then goes aside. A file that proves sound stays. Wherever
    /// this is broken off, the damaged file is still there, or all that was read of it is.
    private func salvage() throws -> Library {
        let file = try behindLink()
        // Only one process may do it; the others wait for it and then open what it has made.
        let lock = Glibc.open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { if lock >= 0 { Glibc.close(lock) } }
        if lock >= 0 { flock(lock, LOCK_EX) }
        defer { unlink(path + ".lock") }
        if isSound(), let library = try withNewIndex() { return library }
        let new = file + ".new"
        for suffix in ["", "-wal", "-shm"] { unlink(new + suffix) }
        let fresh = try LibraryOpener(path: new, cache: cache, names: names, clock: clock, progress: { _, _ in }).openForWriting(notice: nil)
        let count = try Salvage(from: file, into: fresh).run()
        fresh.close()
        // Who may read it stays as it was.
        var status = stat()
        if stat(file, &status) == 0 { chmod(new, status.st_mode & 0o777) }
        let aside = file + ".damaged-" + Self.stamp(clock())
        try move([(new, Self.salvaged(file)), (file, aside)])
        try putSalvagedInPlace(of: file, logsTo: aside)
        unlink(Self.damageNote(path))
        return try openForWriting(notice: .salvaged(from: aside, articles: count))
    }

    /// The library of a sound file: then it was the index, which SQLite's check does not look into. Nil where not even that can be
    /// replaced, such as tables whose definition has lost a byte.
    private func withNewIndex() throws -> Library? {
        let library = try openForWriting(notice: nil)
        do { try library.rebuildIndex() } catch LibraryProblem.damaged, LibraryProblem.cannotOpen {
            library.close()
            return nil
        }
        unlink(Self.damageNote(path))
        return library
    }

    /// Where the file itself is: a link to it stays.
    private func behindLink() throws -> String {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
        guard let real = realpath(path, nil) else { throw LibraryProblem.cannotOpen(path: path, reason: String(cString: strerror(errno))) }
        defer { free(real) }
        return String(cString: real)
    }

    private func move(_ files: [(from: String, to: String)]) throws {
        for (old, new) in files where rename(old, new) != 0 {
            throw LibraryProblem.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// The damaged file's log goes first: SQLite would take it for the new file's.
    private func putSalvagedInPlace(of file: String, logsTo aside: String) throws {
        let logs = ["-wal", "-shm"].filter { access(file + $0, F_OK) == 0 }
        try move(logs.map { (file + $0, aside + $0) } + [(Self.salvaged(file), file)])
    }

    /// Ends a salvage that was broken off between its last steps.
    private func endSalvage() throws {
        guard access(path, F_OK) != 0, LibraryFile(path: Self.salvaged(path)).kind == .library else { return }
        try putSalvagedInPlace(of: path, logsTo: path + ".damaged-" + Self.stamp(clock()))
    }

    private func isSound() -> Bool {
        guard let store = try? Store(path: path, options(.readWrite)) else { return false }
        defer { store.close() }
        return (try? store.read { try $0.value("PRAGMA integrity_check(1)") == "ok" }) ?? false
    }

    /// A time as `20261124-201530`, in UTC.
    private static func stamp(_ seconds: Int64) -> String {
        var (moment, parts) = (time_t(seconds), tm())
        gmtime_r(&moment, &parts)
        var text = [CChar](repeating: 0, count: 32)
        strftime(&text, text.count, "%Y%m%d-%H%M%S", &parts)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
