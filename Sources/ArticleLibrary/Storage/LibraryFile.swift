// Tells a library's file from any other. A library may be made where nothing is, and a damaged library is mended; what another
// program has written is neither opened nor moved. Nothing is written here, not even beside the file.
import Glibc
import SQLiteStore

struct LibraryFile {
    enum Kind {
        /// Nothing is there, or nothing is in it. Also what can't be looked at: opening it says why.
        case free
        /// A library, whatever state it is in.
        case library
        case foreign
    }

    let path: String

    /// SQLite's mark of whose file it is, at byte 68 (https://www.sqlite.org/fileformat2.html#application_id): `QARI`. Libraries that
    /// were made before there was one get it when they are next opened for writing.
    static let mark: Int32 = 0x5141_5249

    /// True where it can't be written because there is no room, not because nobody may.
    static func isOnFullDisk(_ path: String) -> Bool {
        var disk = statvfs()
        guard access(path, W_OK) == 0, statvfs(path, &disk) == 0 else { return false }
        // Beside it SQLite makes a file of 32 KB and more.
        return disk.f_flag & UInt(ST_RDONLY) == 0 && UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < 64 << 10
    }

    /// Another process may be making the library just now, or putting its log into it: only what stays so is foreign.
    var kind: Kind {
        for patience: useconds_t in [5_000, 20_000, 50_000] {
            let kind = kindNow
            if kind != .foreign { return kind }
            usleep(patience)
        }
        return kindNow
    }

    private var kindNow: Kind {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return .free }
        guard status.st_mode & S_IFMT == S_IFREG else { return .foreign }
        guard status.st_size > 0, let header = Self.start(of: path) else { return .free }
        guard header.starts(with: Self.magic) else { return hasOwnPages ? .library : .foreign }
        if header.count == 100, header[68..<72].reduce(0, { $0 << 8 | Int32($1) }) == Self.mark { return .library }
        guard let tables = try? Store(path: path, ConnectionOptions(access: .immutable)).read(Self.tables) else {
            return hasOwnPages ? .library : .foreign
        }
        if Self.isOwn(tables) { return .library }
        guard Self.isUnmade(tables) else { return .foreign }
        // What was written last is in the log alone.
        let isLogged = stat(path + "-wal", &status) == 0 && status.st_size > 0
        return !isLogged || logHolds([Self.migrations]) ? .free : .foreign
    }

    // MARK: A sound database

    private static let magic = Array("SQLite format 3\0".utf8)
    private static let migrations = Schema.migrationsTable

    static func tables(_ db: Connection) throws -> Set<String> {
        Set(try db.values("SELECT name FROM sqlite_master WHERE type = 'table'"))
    }

    static func isOwn(_ tables: Set<String>) -> Bool { tables.isSuperset(of: [migrations, "article", "articleText"]) }

    /// A database that nobody has put anything in.
    static func isUnmade(_ tables: Set<String>) -> Bool { tables.isSubset(of: [migrations]) }

    // MARK: A damaged one

    /// What stands in every library and in no other database: of its list of tables, and of its settings.
    private static let signs = ["CREATE TABLE articleText", "articleByContent", "index-edition", "has-bundled-articles"]
    /// So many bytes are looked at, a piece at a time: lists of tables and settings stand early in a file.
    private static let (bound, piece, page) = (64 << 20, 1 << 20, 4096)

    /// True when pages or a log of a library are left.
    private var hasOwnPages: Bool {
        logHolds(Self.signs)
            || Self.pieces(of: path).contains { piece, offset in
                Self.signs.contains { sign in Self.places(of: sign, in: piece).contains { Self.isTreePage(around: $0, of: piece, at: offset) } }
            }
    }

    private func logHolds(_ signs: [String]) -> Bool {
        guard let start = Self.start(of: path + "-wal"), start.starts(with: [0x37, 0x7F, 0x06]) else { return false }
        return Self.pieces(of: path + "-wal").contains { piece, _ in signs.contains { !Self.places(of: $0, in: piece).isEmpty } }
    }

    /// The signs may stand in any text about this program. In a database they stand in a page that begins with its kind and its number
    /// of cells, here less than 256.
    private static func isTreePage(around place: Int, of piece: [UInt8], at offset: Int) -> Bool {
        let start = place / page * page
        let head = offset + start == 0 ? 100 : start
        return head + 3 < piece.count && [2, 5, 10, 13].contains(piece[head]) && piece[head + 3] == 0
    }

    private static func start(of file: String) -> [UInt8]? { RawFile(file)?.read(100, at: 0) }

    private static func pieces(of file: String) -> some Sequence<([UInt8], Int)> {
        let raw = RawFile(file)
        return sequence(state: 0) { offset -> ([UInt8], Int)? in
            guard offset < bound, let read = raw?.read(piece, at: offset), !read.isEmpty else { return nil }
            defer { offset += read.count }
            return (read, offset)
        }
    }

    private static func places(of sign: String, in piece: [UInt8]) -> [Int] {
        var sign = sign
        return sign.withUTF8 { sign in
            piece.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress, let wanted = sign.baseAddress else { return [] }
                var (places, offset): ([Int], Int) = ([], 0)
                while offset + sign.count <= bytes.count, let found = memchr(start + offset, Int32(wanted[0]), bytes.count - offset) {
                    let place = start.distance(to: UnsafeRawPointer(found))
                    let isHere = place + sign.count <= bytes.count && memcmp(found, wanted, sign.count) == 0
                    if isHere { places.append(place) }
                    offset = place + (isHere ? sign.count : 1)
                }
                return places
            }
        }
    }
}
