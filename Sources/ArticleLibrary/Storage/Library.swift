// The library: articles kept on this machine in one SQLite file. This file opens it and guards every way
// into it; what it can do is in the extensions, a folder for each kind. It refuses to interpret an article's text: that is the
// importer's and the parser's.
import ArticleModel
import Glibc
import Processes
import SQLiteStore
import Synchronization

/// A library, open. Any number of them, in any number of processes, may be open on one file. All of it may be called from
/// any thread, and blocks; every failure is a `LibraryProblem`.
package final class Library: Sendable {
    package enum Mode: Sendable {
        /// Made when it is not there; falls back to reading when writing is not allowed (`isReadOnly`).
        case readWrite
        case readOnly
    }

    package let path: String
    package let isReadOnly: Bool
    /// What opening had to do beside; for the reader to be told.
    package let notice: LibraryNotice?
    let store: Store
    /// For saves and for comparing.
    let indexers: Indexers
    /// For searches: who asks does not wait for who brings articles in.
    let asker = Mutex(Indexer(for: .searching))
    private let knownNames = Mutex<NameSpellings?>(nil)
    private let makeNames: @Sendable () -> NameSpellings
    /// The time, in seconds since 1970.
    let clock: @Sendable () -> Int64

    init(
        path: String, store: Store, names: @escaping @Sendable () -> NameSpellings, notice: LibraryNotice?,
        clock: @escaping @Sendable () -> Int64
    ) {
        (self.path, self.store, makeNames, self.notice, self.clock) = (path, store, names, notice, clock)
        isReadOnly = store.isReadOnly
        indexers = isReadOnly ? Indexers(for: .comparing, count: 1) : Indexers(for: .storing, count: min(Processors.available, 8) + 1)
    }

    /// How long to wait for another process that writes, in milliseconds.
    static let patience: Int32 = 10_000

    /// - Parameter cache: the most that each of up to four connections keeps of the file in memory, in kilobytes. Much makes bringing
    ///   in thousands of articles quick; a process that lives for months, or is one of hundreds, wants little.
    /// - Parameter names: which spellings are one name; asked when something is first searched for.
    /// - Parameter progress: told, while an index that an earlier version made is made anew, how many articles are done, and of how many.
    package static func open(
        path: String, mode: Mode = .readWrite, cache: Int = 32_000, isForGroup: Bool = false,
        clock: @escaping @Sendable () -> Int64 = { Int64(time(nil)) },
        names: @escaping @Sendable () -> NameSpellings = { .known }, progress: @escaping (Int, Int) -> Void = { _, _ in }
    ) throws -> Library {
        do {
            return try LibraryOpener(path: path, cache: cache, isForGroup: isForGroup, names: names, clock: clock, progress: progress).open(mode)
        } catch { throw LibraryProblem(error, path: path) }
    }

    /// Makes the folder that a library's file is to be in, as `open` does: for a process that may make none afterwards.
    package static func makeFolder(of path: String) throws { try LibraryOpener.makeFolder(of: path) }

    /// Lets go of the file. With the last one closed, all there is is in the one file.
    package func close() { store.close() }

    deinit { close() }

    /// Names of which each spelling finds the others.
    var names: NameSpellings {
        knownNames.withLock { known in
            let names = known ?? makeNames()
            known = names
            return names
        }
    }

    /// Another number when another process, or another connection of this one, has written since.
    package var edition: Int { get throws { try read { try $0.value("PRAGMA data_version") ?? 0 } } }

    /// Breaks off the questions that are being answered now: each fails, with `cannotOpen`. From any thread.
    package func interrupt() { store.interruptReading() }

    // MARK: Ways in

    func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        do { return try store.read(body) } catch { throw noted(error) }
    }

    /// One transaction: all of it is saved when this returns, or none.
    func write<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        if isReadOnly { throw LibraryFile.isOnFullDisk(path) ? LibraryProblem.full(path: path) : .readOnly(path: path) }
        do { return try store.write(body) } catch { throw noted(error) }
    }

    func writeWithoutTransaction<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        if isReadOnly { throw LibraryFile.isOnFullDisk(path) ? LibraryProblem.full(path: path) : .readOnly(path: path) }
        do { return try store.writeWithoutTransaction(body) } catch { throw noted(error) }
    }

    /// False where the index's tables can't even be asked, since their definitions have lost a byte.
    private var hasIndex: Bool {
        let isThere = try? store.readWithoutTransaction { db in
            let tables: [String] = try db.values("SELECT name FROM sqlite_master WHERE name IN ('words', 'stems')")
            for table in tables { try db.execute("SELECT 1 FROM \(table) LIMIT 0") }
            return tables.contains("words")
        }
        return isThere ?? false
    }

    /// Damage met on the way is remembered beside the file: the next to open it for writing looks into it.
    private func noted(_ error: any Error) -> LibraryProblem {
        var problem = LibraryProblem(error, path: path)
        if (error as? SQLiteError)?.isOfStatement == true, !hasIndex { problem = .damaged(path: path) }
        if case .damaged = problem { LibraryOpener.noteDamage(of: path) }
        return problem
    }
}
