// A ZIP archive in memory, read by libzip: files by their names, unpacked within bounds. Nothing is ever written, so a name is a key and
// no path; what an archive says of its files' sizes is not believed.
import ArabicText
import CZip

final class ZipArchive {
    /// Files in an archive, and bytes of one that is unpacked.
    static let files = 65_534
    static let largestFile = 16 << 20

    /// The files' names, in the archive's order.
    let names: [String]
    /// Bytes that may still be unpacked: a bomb is a bomb in pieces too.
    private var room: Int
    private let places: [String: UInt64]
    private let archive: OpaquePointer
    /// What libzip reads from.
    private let bytes: TextBytes

    /// - Parameter room: bytes that all unpacked files together may have.
    init(_ bytes: TextBytes, room: Int = 64 << 20) throws(DocumentProblem) {
        guard let count = Self.declaredFiles(bytes.bytes) else { throw .broken }
        guard count <= Self.files else { throw .tooLarge(megabytes: room >> 20) }
        guard let archive = Self.opened(bytes.bytes) else { throw .broken }
        (self.archive, self.bytes, self.room) = (archive, bytes, room)
        var names: [String] = []
        var places: [String: UInt64] = [:]
        for place in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
            guard let raw = zip_get_name(archive, place, 0), let name = Self.path(String(cString: raw)), places[name] == nil else { continue }
            names.append(name)
            places[name] = place
        }
        (self.names, self.places) = (names, places)
    }

    deinit { zip_discard(archive) }

    private static func opened(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else { return nil }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            return nil
        }
        return archive
    }

    /// How many files the record at the archive's end tells of (APPNOTE.TXT, section 4.3.16); nil where there is none. Asked before the
    /// library reads them all into memory.
    private static func declaredFiles(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let record = 22
        guard bytes.count >= record else { return nil }
        var place = bytes.count - record
        let end = max(0, place - 0xFFFF)
        while place >= end {
            if bytes[place] == "P", bytes[place + 1] == "K", bytes[place + 2] == 5, bytes[place + 3] == 6 {
                return Int(bytes[place + 10]) | Int(bytes[place + 11]) << 8
            }
            place -= 1
        }
        return nil
    }

    /// A name as it is asked for: without `.`, and nil for one that leads out of the archive.
    static func path(_ name: String) -> String? {
        var parts: [Substring] = []
        for part in name.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." {
            if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    // MARK: Files

    func holds(_ name: String) -> Bool { places[name] != nil }

    /// The bytes that a file is said to have when it is unpacked: good for an estimate, and believed for nothing else. 0 where nothing is said.
    func statedSize(of name: String) -> Int {
        var status = zip_stat_t()
        guard let place = places[name], zip_stat_index(archive, place, 0, &status) == 0, status.valid & zip_uint64_t(ZIP_STAT_SIZE) != 0 else {
            return 0
        }
        return Int(clamping: status.size)
    }

    /// What a file holds, to a bound; nil for one that is not there or can't be read.
    /// - Returns: `isCut` where the file is longer than that.
    func contents(_ name: String, limit: Int = largestFile) throws(DocumentProblem) -> (bytes: [UInt8], isCut: Bool)? {
        guard let place = places[name] else { return nil }
        guard let file = zip_fopen_index(archive, place, 0) else {
            if zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_NOPASSWD { throw .locked }
            return nil
        }
        defer { zip_fclose(file) }
        var contents: [UInt8] = []
        let bound = min(limit, room)
        guard bound > 0 else { throw .tooLarge(megabytes: 64) }
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while contents.count < bound {
            let read = zip_fread(file, &piece, zip_uint64_t(min(piece.count, bound - contents.count)))
            // What came before damage is there.
            guard read > 0 else { break }
            contents += piece[..<Int(read)]
        }
        room -= contents.count
        var next: UInt8 = 0
        return (contents, contents.count == bound && zip_fread(file, &next, 1) > 0)
    }
}
