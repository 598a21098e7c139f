// A store: who reads doesn't wait for who writes, and each change of the tables is made once.
import Glibc
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@Suite struct StoreTests {
    let folder = TemporaryFolder()
    private var path: String { folder.path + "/test.db" }

    private func open(readers: Int = 2) throws -> Store {
        var options = ConnectionOptions()
        options.patience = 60_000
        return try Store(path: path, options, readers: readers)
    }

    @Test func readersSeeOneStateWhateverIsWritten() throws {
        let store = try open()
        try store.write { try $0.run(script: "CREATE TABLE t (x); INSERT INTO t VALUES (1)") }
        try store.read { first in
            #expect(try first.value("SELECT count(*) FROM t") == 1)
            try store.write { try $0.execute("INSERT INTO t VALUES (2)") }
            #expect(try first.value("SELECT count(*) FROM t") == 1)
            #expect(try store.read { try $0.value("SELECT count(*) FROM t") } == 2)
        }
        #expect(throws: SQLiteError.self) { try store.read { try $0.execute("INSERT INTO t VALUES (3)") } }
    }

    @Test func manyThreadsReadAndWriteAtOnce() async throws {
        let store = try open()
        try store.write { try $0.run(script: "CREATE TABLE t (x)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    for turn in 0..<50 {
                        try store.write { try $0.execute("INSERT INTO t VALUES (?)", [number * 100 + turn]) }
                        _ = try store.read { try $0.values("SELECT x FROM t") as [Int] }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.read { try $0.value("SELECT count(DISTINCT x) FROM t") } == 400)
        store.close()
        #expect(access(path + "-wal", F_OK) != 0, "Closed, all is in the one file.")
    }

    @Test func aQuestionIsBrokenOffFromAnotherThread() async throws {
        let store = try open()
        let isAsking = Atomic(false)
        async let answer: SQLiteError? = {
            do {
                return try store.read { connection in
                    try connection.watching(
                        every: 100,
                        {
                            isAsking.store(true, ordering: .releasing)
                            return true
                        }
                    ) {
                        try connection.execute("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n")
                    }
                    return nil
                }
            } catch { return error as? SQLiteError }
        }()
        while !isAsking.load(ordering: .acquiring) { await Task.yield() }
        store.interruptReading()
        #expect(await answer?.code == .interrupted)
        #expect(try store.read { try $0.value("SELECT 1") } == 1)
    }

    @Test func aChangeOfTheTablesIsMadeOnceAndWholeOrNotAtAll() throws {
        let runs = Mutex(0)
        func migrator(_ names: [String]) -> Migrator {
            Migrator(
                table: "changes",
                names.map { name in
                    Migrator.Migration(name) { connection in
                        runs.withLock { $0 += 1 }
                        try connection.run(script: "CREATE TABLE \(name) (x)")
                    }
                })
        }
        let store = try open()
        try store.writeWithoutTransaction { try migrator(["a", "b"]).migrate($0) }
        try store.writeWithoutTransaction { try migrator(["a", "b"]).migrate($0) }
        #expect(runs.withLock { $0 } == 2)
        #expect(try store.read { try migrator(["a", "b"]).isComplete($0) && !migrator(["a", "b", "c"]).isComplete($0) })
        #expect(try store.read { try migrator(["a"]).hasBeenSuperseded($0) && !migrator(["a", "b", "c"]).hasBeenSuperseded($0) })
        #expect(throws: SQLiteError.self) { try store.writeWithoutTransaction { try migrator(["a", "b", "c", "no name"]).migrate($0) } }
        #expect(try store.read { try $0.columns(of: "c") } == [])
    }
}
