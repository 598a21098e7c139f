// Puts a first page in the place of one that is lost. Without it nothing of a file can be read, for it says where every table
// begins; but a library's tables are made in one order, so a new library's first page says the same.
import Foundation
import GRDB

/// Ways to read a library's file whose first page is damaged. File format: https://www.sqlite.org/fileformat2.html
struct FirstPage {
    let damaged: String
    /// A library that was just made.
    let fresh: Library

    private static let (headerSize, pageSize) = (100, 4096)

    /// Whether the file's list of tables can be read.
    static func isReadable(_ source: DatabaseQueue) -> Bool {
        (try? source.unsafeRead { try $0.tableExists("article") }) ?? false
    }

    /// Calls `body` with one repaired copy of the file after the other until it says true. The likeliest is first: the header alone
    /// lost; the page lost; the page lost of a library that was vacuumed, which lays tables out anew.
    func forEachRepair(_ body: (DatabaseQueue) -> Bool) throws {
        let size = (try FileManager.default.attributesOfItem(atPath: damaged)[.size] as? Int) ?? 0
        guard size > 4 * Self.pageSize else { return }
        let made = try newList()
        let vacuumed = try newList { try $0.execute(sql: "VACUUM") }
        for pages in [[Data(made[0].prefix(Self.headerSize))], made, vacuumed] {
            let copy = damaged + ".first-page"
            defer { remove(copy) }
            remove(copy)
            for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: damaged + suffix) {
                try FileManager.default.copyItem(atPath: damaged + suffix, toPath: copy + suffix)
            }
            try write(pages, into: copy)
            guard let source = try? DatabaseQueue(path: copy, configuration: Self.configuration) else { continue }
            defer { try? source.close() }
            if Self.isReadable(source), body(source) { return }
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        return configuration
    }

    private func remove(_ copy: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
    }

    /// The list of tables as this program makes it: the first page, and the leaves below it where one page does not hold it.
    private func newList(_ change: (Database) throws -> Void = { _ in }) throws -> [Data] {
        try fresh.writeWithoutTransaction { db in
            try change(db)
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        let file = try FileHandle(forReadingFrom: URL(filePath: fresh.path))
        defer { try? file.close() }
        func page(_ number: Int) throws -> Data {
            try file.seek(toOffset: UInt64((number - 1) * Self.pageSize))
            return try file.read(upToCount: Self.pageSize) ?? Data()
        }
        var first = try page(1)
        guard first.count == Self.pageSize else { return [first] }
        // Another "version-valid-for" than the change counter: the file's own size counts, not the new library's; and no free pages.
        first.replaceSubrange(92..<96, with: [0xFF, 0xFF, 0xFF, 0xFF])
        first.replaceSubrange(32..<40, with: [UInt8](repeating: 0, count: 8))
        return try [first] + Self.children(of: first).map { try page(Self.number(first, $0)) }
    }

    /// Where an inner first page names its children, four bytes each: in its cells, and the last one in its header.
    private static func children(of first: Data) -> [Int] {
        guard first.count == pageSize, first[headerSize] == 5 else { return [] }
        let cells = Int(first[headerSize + 3]) << 8 | Int(first[headerSize + 4])
        return (0..<cells).map { Int(first[headerSize + 12 + 2 * $0]) << 8 | Int(first[headerSize + 13 + 2 * $0]) } + [headerSize + 8]
    }

    private static func number(_ page: Data, _ offset: Int) -> Int {
        page[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// The first page goes where it was; its children go behind the file's end, since where they were is not known.
    private func write(_ pages: [Data], into copy: String) throws {
        let file = try FileHandle(forUpdating: URL(filePath: copy))
        defer { try? file.close() }
        var first = pages[0]
        var next = (Int(try file.seekToEnd()) + Self.pageSize - 1) / Self.pageSize
        for (page, offset) in zip(pages.dropFirst(), Self.children(of: first)) {
            try file.seek(toOffset: UInt64(next * Self.pageSize))
            try file.write(contentsOf: page)
            next += 1
            first.replaceSubrange(offset..<offset + 4, with: withUnsafeBytes(of: UInt32(next).bigEndian) { Array($0) })
        }
        try file.seek(toOffset: 0)
        try file.write(contentsOf: first)
    }
}
