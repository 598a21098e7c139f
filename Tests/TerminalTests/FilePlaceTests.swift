// The built program opens a file where it was left, and no library holds up its first page.
import ArticleLibrary
import Glibc
import TestSupport
import Testing

@Suite("Places in files") struct FilePlaceTests {
    private let folder = TemporaryFolder()
    private var library: String { folder.path + "/library.db" }

    private func start(_ arguments: [String]) throws -> PseudoTerminal {
        try PseudoTerminal(arguments, environment: ["QARI_LIBRARY": library], answer: { TerminalAnswers.usual.reply(to: $0) })
    }

    private func makeLibrary() throws {
        let store = try Library.open(path: library)
        try store.set(.hasBundledArticles, to: "1")
        store.close()
    }

    private func place(of file: String) throws -> ReadingPosition? {
        let store = try Library.open(path: library, mode: .readOnly)
        defer { store.close() }
        return try store.position(.file(file))
    }

    @Test("a file opens at the line where it was left, by whatever path") func returning() throws {
        try makeLibrary()
        let file = folder.write("a.txt", FixtureArticle.news)
        symlink(file, folder.path + "/link.txt")
        let first = try start([file])
        try first.wait(forText: "صفحة 1 من")
        first.send("  ")
        try first.wait(forText: "صفحة 3 من")
        first.send("j")
        first.settle()
        let line = first.picture.readingText(ofRow: 4)
        // At once: what was kept last is saved on the way out.
        first.send("q")
        #expect(try first.waitForEnd() == .exit(0))
        for path in [file, folder.path + "/../" + folder.path.dropFirst(5) + "/a.txt", folder.path + "/link.txt"] {
            let second = try start([path])
            try second.wait("the third page") { $0.picture.reads("صفحة 3 من") }
            #expect(second.picture.readingText(ofRow: 4) == line)
            second.send("q")
            #expect(try second.waitForEnd() == .exit(0))
        }
        let without = try start(["--places", "false", file])
        try without.wait(forText: "صفحة 1 من")
        without.settle()
        #expect(without.picture.reads("صفحة 1 من"))
        without.send(" q")
        #expect(try without.waitForEnd() == .exit(0))
        #expect(access(library + "-wal", F_OK) != 0, "All there is is in the one file.")
    }

    @Test("a line left by a killed program is kept as it was read") func killed() throws {
        try makeLibrary()
        let file = folder.write("a.txt", FixtureArticle.news)
        let first = try start([file])
        try first.wait(forText: "صفحة 1 من")
        first.send(" ")
        try first.wait(forText: "صفحة 2 من")
        try first.wait("the place") { _ in try place(of: file) != nil }
        first.child.signal(SIGKILL)
        _ = try first.waitForEnd()
        let second = try start([file])
        try second.wait("the second page") { $0.picture.reads("صفحة 2 من") }
        second.send("q")
        #expect(try second.waitForEnd() == .exit(0))
    }

    @Test("a library that another program holds keeps neither the first page waiting nor the keys") func held() throws {
        try makeLibrary()
        let file = folder.write("a.txt", FixtureArticle.news)
        // As SQLite itself locks a file exclusively.
        let descriptor = open(library, O_RDWR | O_CLOEXEC)
        var lock = flock()
        (lock.l_type, lock.l_whence, lock.l_start, lock.l_len) = (Int16(F_WRLCK), Int16(SEEK_SET), 0x4000_0000, 512)
        #expect(fcntl(descriptor, F_SETLK, &lock) == 0)
        defer { close(descriptor) }
        // Who waited for the library would wait as long as SQLite tries, each time.
        let isQuick = try Patience.isWithin(.seconds(8)) {
            let start = ContinuousClock.now
            let terminal = try self.start([file])
            try terminal.wait(forText: "صفحة 1 من")
            terminal.send(" ")
            try terminal.wait(forText: "صفحة 2 من")
            terminal.send("q")
            #expect(try terminal.waitForEnd() == .exit(0))
            return ContinuousClock.now - start
        }
        #expect(isQuick)
    }

    @Test("where there is no library none is made") func noLibrary() throws {
        let file = folder.write("a.txt", FixtureArticle.news)
        let alone = try start([file])
        try alone.wait(forText: "صفحة 1 من")
        alone.send(" ")
        try alone.wait(forText: "صفحة 2 من")
        alone.send("q")
        #expect(try alone.waitForEnd() == .exit(0))
        #expect(access(library, F_OK) != 0)
    }
}
