// A library's file in bad circumstances: not writable, damaged, full, of another version, used by many at once.
@testable import ArticleLibrary
import ArticleModel
import Foundation
import SQLiteStore
import TestSupport
import Testing

@Suite struct RobustnessTests {
    let folder = try! LibraryFolder()

    private func fill(_ library: Library, _ count: Int) throws {
        try library.save(
            (1...count).map { number in
                StoredArticle(
                    "خبر رقم \(number)", "نص الخبر رقم \(number) " + String(repeating: "كلمات كثيرة عن أمر \(number) ", count: 40),
                    url: "https://example.org/\(number)")
            })
    }

    @Test func closedItIsOneFileThatCanBeCopied() throws {
        let library = try folder.open()
        try fill(library, 20)
        try library.savePosition(ReadingPosition(part: 1, offset: 2, logicalOffset: 3), of: .article(1))
        _ = try library.headlines(.newest, limit: 5)
        library.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["library.db"])
        let copy = folder.path + "/copy.db"
        try FileManager.default.copyItem(atPath: folder.library, toPath: copy)
        #expect(try Library.open(path: copy).count(.newest) == 20)
    }

    @Test func aCopyIsMadeWhileItIsInUse() throws {
        let library = try folder.open()
        try fill(library, 20)
        let copy = folder.path + "/copy.db"
        try library.copy(to: copy)
        try fill(library, 30)
        let second = try Library.open(path: copy)
        #expect(try second.count(.newest) == 20)
        #expect(try second.search("رقم", limit: 50).count == 20)
        #expect(throws: LibraryProblem.self) { try library.copy(to: copy) }
    }

    @Test func manySessionsReadAndWriteAtOnce() async throws {
        let path = folder.library
        // All of them may be the first.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for session in 0..<6 {
                group.addTask {
                    let library = try Library.open(path: path)
                    for number in 0..<10 {
                        try library.save(StoredArticle("جلسة \(session)", "نص \(session) \(number)", url: "https://example.org/\(session)/\(number)"))
                        _ = try library.headlines(.newest, limit: 5)
                    }
                }
            }
            try await group.waitForAll()
        }
        let library = try folder.open()
        #expect(try library.count(.newest) == 60)
        #expect(try library.count(.search("نص")) == 60)
        #expect(try library.damage() == nil)
    }

    @Test func openedForReadingItIsNotWritten() throws {
        try fill(try folder.open(), 3)
        let library = try folder.open(.readOnly)
        #expect(library.isReadOnly)
        #expect(try library.count(.newest) == 3)
        #expect(throws: LibraryProblem.readOnly(path: folder.library)) { try library.noteOpened(1) }
        #expect(throws: LibraryProblem.self) { try Library.open(path: folder.path + "/none.db", mode: .readOnly) }
    }

    @Test func damageIsMovedAsideAndTheRestSaved() throws {
        let library = try folder.open()
        try fill(library, 400)
        try library.setBookmarked(400, true)
        library.close()
        // Pages in the middle of the file are lost.
        let file = try #require(FileHandle(forUpdatingAtPath: folder.library))
        let size = Int(try file.seekToEnd())
        for page in stride(from: 40, to: size / 4096 - 40, by: 60) {
            try file.seek(toOffset: UInt64(page * 4096))
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        }
        try file.close()
        // Some operation meets the damage; opening again mends it.
        #expect(throws: LibraryProblem.damaged(path: folder.library)) {
            let damaged = try folder.open()
            for id in Int64(1)...400 { _ = try damaged.article(id) }
            try fill(damaged, 400)
            try damaged.vacuum()
        }
        let mended = try folder.open()
        guard case .salvaged(let aside, let articles)? = mended.notice else {
            Issue.record("no notice")
            return
        }
        #expect(FileManager.default.fileExists(atPath: aside))
        #expect(aside.hasPrefix(folder.library + ".damaged-2026"))
        #expect(articles > 300 && articles < 400, "\(articles)")
        #expect(try mended.count(.newest) == articles)
        #expect(try mended.damage() == nil)
        #expect(try mended.search("كثيرة", limit: 1).count == 1)
        #expect(try folder.open().notice == nil)
    }

    private var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } }

    @Test(arguments: [
        "ليست هذه مكتبة، بل نص\n", "SQLite format 3\0 بداية لا شيء بعدها",
        // What speaks of a library is none.
        String(repeating: "CREATE TABLE articleText index-edition has-bundled-articles articleByContent\n", count: 500),
    ])
    func aFileThatIsNoLibraryIsLeftAsItIs(text: String) throws {
        let bytes = Data(text.utf8)
        try bytes.write(to: URL(filePath: folder.library))
        for mode in [Library.Mode.readWrite, .readOnly] {
            #expect(throws: LibraryProblem.notALibrary(path: folder.library)) { try folder.open(mode) }
        }
        #expect(try files == ["library.db"] && Data(contentsOf: URL(filePath: folder.library)) == bytes)
    }

    @Test(arguments: [false, true]) func aDatabaseOfAnotherProgramIsLeftAsItIs(keepsMigrations: Bool) throws {
        let other = try Connection(path: folder.library)
        // The table of changes has a name that other programs use, too; and a text may speak of a library.
        if keepsMigrations { try other.run(script: "CREATE TABLE grdb_migrations (identifier TEXT PRIMARY KEY); CREATE TABLE article (x)") }
        try other.run(script: "CREATE TABLE note (text); INSERT INTO note VALUES ('CREATE TABLE articleText … index-edition')")
        other.close()
        let bytes = try Data(contentsOf: URL(filePath: folder.library))
        for mode in [Library.Mode.readWrite, .readOnly] {
            #expect(throws: LibraryProblem.notALibrary(path: folder.library)) { try folder.open(mode) }
        }
        #expect(try files == ["library.db"] && Data(contentsOf: URL(filePath: folder.library)) == bytes)
    }

    @Test func anEmptyFileBecomesALibraryAndIsMarkedAsOne() throws {
        try Data().write(to: URL(filePath: folder.library))
        let library = try folder.open()
        try fill(library, 2)
        library.close()
        let copy = folder.path + "/copy.db"
        let again = try folder.open()
        #expect(try again.count(.newest) == 2)
        try again.copy(to: copy)
        again.close()
        for file in [folder.library, copy] { #expect(try Data(contentsOf: URL(filePath: file))[68..<72] == Data("QARI".utf8)) }
    }

    /// Those that were made before libraries were marked.
    @Test func aLibraryWithoutTheMarkIsReadAsEverAndGetsItWhenItIsWritten() throws {
        let library = try folder.open()
        try fill(library, 3)
        library.close()
        let raw = try Connection(path: folder.library)
        try raw.run(script: "PRAGMA application_id = 0; PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
        #expect(try Data(contentsOf: URL(filePath: folder.library))[68..<72] == Data(count: 4))
        let read = try folder.open(.readOnly)
        #expect(try read.count(.newest) == 3)
        read.close()
        try folder.open().close()
        #expect(try Data(contentsOf: URL(filePath: folder.library))[68..<72] == Data("QARI".utf8))
    }

    /// All it holds may be in the log beside it, after its maker was killed.
    @Test func aLibraryThatIsStillAllInItsLogIsOne() throws {
        let made = try folder.open()
        try fill(made, 3)
        let copy = folder.path + "/killed.db"
        for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: folder.library + suffix, toPath: copy + suffix) }
        #expect(try Data(contentsOf: URL(filePath: copy))[68..<72] == Data(count: 4))
        #expect(try Library.open(path: copy).count(.newest) == 3)
    }

    @Test func theLogOfALibraryInUseStaysShort() throws {
        let library = try folder.open()
        try fill(library, 3_000)
        let log = { try (FileManager.default.attributesOfItem(atPath: folder.library + "-wal")[.size] as? Int) ?? 0 }
        for number in 1...3 { try library.save(StoredArticle("خبر لاحق \(number)", "نص الخبر اللاحق \(number)")) }
        #expect(try log() <= 5 << 20)
    }

    @Test func aCopyIsNotWrittenOverAFile() throws {
        let library = try folder.open()
        let other = folder.path + "/other.txt"
        try Data("نص".utf8).write(to: URL(filePath: other))
        #expect(throws: LibraryProblem.alreadyThere(path: other)) { try library.copy(to: other) }
        #expect(try Data(contentsOf: URL(filePath: other)) == Data("نص".utf8))
    }

    /// The first page says where every table begins.
    @Test(arguments: [100, 4096], [false, true]) func aLostFirstPageLosesNoArticle(bytes: Int, isVacuumed: Bool) throws {
        let library = try folder.open()
        try fill(library, 150)
        try library.setBookmarked(77, true)
        if isVacuumed { try library.vacuum() }
        library.close()
        let file = try #require(FileHandle(forUpdatingAtPath: folder.library))
        try file.write(contentsOf: Data(repeating: 0, count: bytes))
        try file.close()
        let mended = try folder.open()
        guard case .salvaged(_, let articles)? = mended.notice else {
            Issue.record("no notice")
            return
        }
        #expect(articles == 150)
        #expect(try mended.headlines(.bookmarks, limit: 5).map(\.id) == [77])
        #expect(try mended.search("كثيرة", limit: 200).count == 150)
        #expect(try mended.damage() == nil)
        // The copies that were tried are gone.
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.filter { $0.contains(".first-page") || $0.contains(".new") || $0.contains(".salvaged") } == [])
    }

    /// The link still leads to the library, and what it led to was not written into.
    @Test func aDamagedLibraryBehindALinkIsSalvagedWhereItIs() throws {
        let library = try folder.open()
        try fill(library, 30)
        library.close()
        let real = folder.path + "/elsewhere.db"
        try FileManager.default.moveItem(atPath: folder.library, toPath: real)
        try FileManager.default.createSymbolicLink(atPath: folder.library, withDestinationPath: real)
        let file = try #require(FileHandle(forUpdatingAtPath: real))
        try file.write(contentsOf: Data(repeating: 0, count: 4096))
        try file.close()
        let damaged = try Data(contentsOf: URL(filePath: real))
        let mended = try folder.open()
        guard case .salvaged(let aside, 30)? = mended.notice else {
            Issue.record("\(String(describing: mended.notice))")
            return
        }
        #expect(aside.hasSuffix("/elsewhere.db.damaged-20260921-141320"))
        #expect(try Data(contentsOf: URL(filePath: aside)) == damaged)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.library) == real)
        #expect(try folder.open().count(.newest) == 30)
    }

    /// Broken off when the damaged file has gone aside and the new one is not in its place.
    @Test func aSalvageThatWasBrokenOffIsEnded() throws {
        let library = try folder.open()
        try fill(library, 20)
        library.close()
        try FileManager.default.moveItem(atPath: folder.library, toPath: folder.library + ".salvaged")
        try Data("سجل قديم".utf8).write(to: URL(filePath: folder.library + "-wal"))
        let again = try folder.open()
        #expect(try again.count(.newest) == 20)
        #expect(try again.damage() == nil)
    }

    /// What could not be salvaged is still there to be salvaged another time.
    @Test func aSalvageThatFailsTakesNothingAway() throws {
        let library = try folder.open()
        try fill(library, 20)
        library.close()
        let file = try #require(FileHandle(forUpdatingAtPath: folder.library))
        try file.write(contentsOf: Data(repeating: 0, count: 4096))
        try file.close()
        // A folder stands where the new library would be made.
        try FileManager.default.createDirectory(atPath: folder.library + ".new", withIntermediateDirectories: false)
        #expect(throws: LibraryProblem.self) { try folder.open() }
        try FileManager.default.removeItem(atPath: folder.library + ".new")
        #expect(try folder.open().count(.newest) == 20)
    }

    @Test func aTruncatedFileIsSalvaged() throws {
        let library = try folder.open()
        try fill(library, 200)
        library.close()
        let file = try #require(FileHandle(forUpdatingAtPath: folder.library))
        try file.truncate(atOffset: UInt64(try file.seekToEnd()) / 2 / 4096 * 4096)
        try file.close()
        var mended = try folder.open()
        if mended.notice == nil {
            _ = try? mended.vacuum()
            mended = try folder.open()
        }
        #expect(mended.notice != nil)
        try fill(mended, 5)
        #expect(try mended.damage() == nil)
    }

    @Test func aDamagedIndexIsMadeAnew() throws {
        let library = try folder.open()
        try fill(library, 50)
        library.close()
        let raw = try Connection(path: folder.library)
        try raw.run(script: "DELETE FROM words_data WHERE id > 10")
        raw.close()
        #expect(throws: LibraryProblem.damaged(path: folder.library)) { try folder.open().search("كثيرة", limit: 5) }
        let mended = try folder.open()
        #expect(mended.notice == nil)
        #expect(try mended.search("كثيرة", limit: 100).count == 50)
    }

    @Test func aFullDiskLosesNothingThatWasSaved() throws {
        let library = try folder.open()
        try fill(library, 50)
        let size = try library.status().bytes
        #expect(size > 0)
        let pages = try library.status().bytes / 4096
        try library.writeWithoutTransaction { try $0.execute("PRAGMA max_page_count = \(pages)") }
        #expect(throws: LibraryProblem.full(path: folder.library)) {
            for number in 100..<100_000 { try library.save(StoredArticle("خبر \(number)", String(repeating: "حشو\(number) ", count: 2000))) }
        }
        let count = try library.count(.newest)
        #expect(count >= 50)
        library.close()
        let again = try folder.open()
        #expect(try again.count(.newest) == count)
        #expect(try again.damage() == nil)
    }

    @Test func aLaterVersionsFileIsLeftAlone() throws {
        let library = try folder.open()
        library.close()
        let raw = try Connection(path: folder.library)
        try raw.run(script: "INSERT INTO grdb_migrations VALUES ('99')")
        raw.close()
        #expect(throws: LibraryProblem.tooNew(path: folder.library)) { try folder.open() }
        #expect(throws: LibraryProblem.tooNew(path: folder.library)) { try folder.open(.readOnly) }
    }

    @Test func aLibraryOfTheFirstVersionIsBroughtUpToDate() throws {
        let library = try folder.open()
        try library.save([
            StoredArticle("مكتبة القرية", "أعاد المتطوعون ترتيب كتب المكتبة، ورسم الأطفال على جدرانها سفنًا وأشجارًا."),
            StoredArticle("كتب للأطفال", "تبرع المتطوعون بكتب جديدة للأطفال، وتفتح المكتبة كل مساء حتى نهاية الصيف."),
        ])
        library.close()
        // As the first version left it.
        try folder.undoStories()
        let raw = try Connection(path: folder.library)
        try raw.run(
            script: """
                DROP TABLE articleStems;
                ALTER TABLE article ADD COLUMN stemCount INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE feed DROP COLUMN owner;
                ALTER TABLE feed DROP COLUMN ownerURL;
                DELETE FROM grdb_migrations WHERE identifier >= '2';
                UPDATE setting SET value = '1 of the first version' WHERE name = 'index-edition'
                """)
        raw.close()
        let again = try folder.open()
        #expect(try again.count(.newest) == 2)
        #expect(try again.related(to: 1, limit: 3).map(\.id) == [2])
        #expect(try again.damage() == nil)
    }

    @Test func anIndexOfOtherRulesIsMadeAnew() throws {
        let library = try folder.open()
        try fill(library, 5)
        try library.set(.indexEdition, to: "of other rules")
        library.close()
        let again = try folder.open()
        #expect(try again.search("كثيرة", limit: 9).count == 5)
        #expect(try again.setting(.indexEdition) != "of other rules")
        #expect(try again.remove([1, 2]) == 2)
        #expect(try again.search("كثيرة", limit: 9).count == 3)
    }

    /// A stem takes time by the square of its word's length: 400,000 letters took a minute, in which nothing else came in.
    @Test func aWordWithoutAnEndHoldsNothingUp() throws {
        let library = try LibraryFolder().open()
        let seconds = try Patience.processorSeconds {
            for letters in [100_000, 1_000_000] {
                try library.save(StoredArticle("كلمة من \(letters)", "بداية " + String(repeating: "ك", count: letters) + " نهاية"))
            }
            try library.save(StoredArticle("حركات", "ك" + String(repeating: "\u{64B}", count: 1_000_000) + " خاتمة"))
        }
        #expect(seconds < 20)
        #expect(try library.search("نهاية", limit: 10).count == 2 && library.search("خاتمة", limit: 10).count == 1)
        #expect(try library.remove([1, 2, 3]) == 3)
        #expect(try library.search("بداية", limit: 10).isEmpty && library.damage() == nil)
    }
}
