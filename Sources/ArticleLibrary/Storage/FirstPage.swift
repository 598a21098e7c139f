// Puts a first page in the place of one that is lost. Without it nothing of a file can be read, for it says where every table
// begins; but a library's tables are made in one order, so a new library's first page says the same.
import Glibc
import SQLiteStore

/// Ways to read a library's file whose first page is damaged. File format: https://www.sqlite.org/fileformat2.html
struct FirstPage {
    let damaged: String
    /// A library that was just made.
    let fresh: Library

    private static let (headerSize, pageSize) = (100, 4096)

    /// How a damaged file is opened: what refers to nothing is dealt with when all is copied.
    static var options: ConnectionOptions {
        var options = ConnectionOptions()
        options.checksForeignKeys = false
        return options
    }

    /// Whether the file's list of tables can be read.
    static func isReadable(_ source: Connection) -> Bool { (try? source.columns(of: "article"))?.isEmpty == false }

    /// Calls `body` with one repaired copy of the file after the other until it says true. The likeliest is first: the header alone
    /// lost; the page lost; the page lost of a library that was vacuumed, which lays tables out anew.
    func forEachRepair(_ body: (Connection) -> Bool) throws {
        guard RawFile(damaged)?.size ?? 0 > 4 * Self.pageSize else { return }
        let made = try newList()
        let vacuumed = try newList { try $0.execute("VACUUM") }
        for pages in [[Array(made[0].prefix(Self.headerSize))], made, vacuumed] {
            let copy = damaged + ".first-page"
            defer { remove(copy) }
            remove(copy)
            for suffix in ["", "-wal"] where access(damaged + suffix, F_OK) == 0 { try RawFile.copy(damaged + suffix, to: copy + suffix) }
            try write(pages, into: copy)
            guard let source = try? Connection(path: copy, Self.options) else { continue }
            defer { source.close() }
            if Self.isReadable(source), body(source) { return }
        }
    }

    private func remove(_ copy: String) { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(copy + suffix) } }

    /// The list of tables as this program makes it: the first page, and the leaves below it where one page does not hold it.
    private func newList(_ change: (Connection) throws -> Void = { _ in }) throws -> [[UInt8]] {
        try fresh.writeWithoutTransaction { db in
            try change(db)
            try db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        }
        func page(_ number: Int) -> [UInt8] { RawFile(fresh.path)?.read(Self.pageSize, at: (number - 1) * Self.pageSize) ?? [] }
        var first = page(1)
        guard first.count == Self.pageSize else { return [first] }
        // Another "version-valid-for" than the change counter: the file's own size counts, not the new library's; and no free pages.
        first.replaceSubrange(92..<96, with: [0xFF, 0xFF, 0xFF, 0xFF])
        first.replaceSubrange(32..<40, with: [UInt8](repeating: 0, count: 8))
        return [first] + Self.children(of: first).map { page(Self.number(first, $0)) }
    }

    /// Where an inner first page names its children, four bytes each: in its cells, and the last one in its header.
    private static func children(of first: [UInt8]) -> [Int] {
        guard first.count == pageSize, first[headerSize] == 5 else { return [] }
        let cells = Int(first[headerSize + 3]) << 8 | Int(first[headerSize + 4])
        guard headerSize + 14 + 2 * cells <= pageSize else { return [] }
        let places = (0..<cells).map { Int(first[headerSize + 12 + 2 * $0]) << 8 | Int(first[headerSize + 13 + 2 * $0]) }
        return places.filter { $0 + 4 <= pageSize } + [headerSize + 8]
    }

    private static func number(_ page: [UInt8], _ offset: Int) -> Int { page[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }

    /// The first page goes where it was; its children go behind the file's end, since where they were is not known.
    private func write(_ pages: [[UInt8]], into copy: String) throws {
        guard let file = RawFile(copy, forWriting: true) else { return }
        var first = pages[0]
        var next = (file.size + Self.pageSize - 1) / Self.pageSize
        for (page, offset) in zip(pages.dropFirst(), Self.children(of: first)) {
            try file.write(page, at: next * Self.pageSize)
            next += 1
            first.replaceSubrange(offset..<offset + 4, with: withUnsafeBytes(of: UInt32(truncatingIfNeeded: next).bigEndian) { Array($0) })
        }
        try file.write(first, at: 0)
    }
}
