// What a file of gzip holds (RFC 1952), unpacked by zlib to a bound.
import ArabicText
import CZlib

package enum GzipFile {
    /// Bytes that are unpacked.
    package static let bound = 64 << 20

    /// What was compressed; of a file that breaks off what came before.
    package static func contents(_ bytes: UnsafeRawBufferPointer, bound: Int = bound) throws(DocumentProblem) -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and a header of gzip alone.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw .broken }
        defer { inflateEnd(&stream) }
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        var place = 0
        while true {
            let given = min(1 << 20, bytes.count - place)
            stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.advanced(by: place).assumingMemoryBound(to: UInt8.self))
            stream.avail_in = UInt32(given)
            let (result, count) = piece.withUnsafeMutableBufferPointer { piece in
                stream.next_out = piece.baseAddress
                stream.avail_out = UInt32(piece.count)
                let result = inflate(&stream, Z_NO_FLUSH)
                return (result, piece.count - Int(stream.avail_out))
            }
            place += given - Int(stream.avail_in)
            contents += piece[..<count]
            guard contents.count <= bound else { throw .tooLarge(megabytes: bound >> 20) }
            switch result {
            case Z_OK where count > 0 || place < bytes.count: continue
            // One file may be compressed in several pieces.
            case Z_STREAM_END where place < bytes.count && bytes[place] == 0x1F && inflateReset(&stream) == Z_OK: continue
            case Z_STREAM_END: return contents
            default:
                if contents.isEmpty { throw .broken }
                return contents
            }
        }
    }

    /// The name of what a compressed file holds.
    package static func inner(_ name: String) -> String {
        let name = PageAddress.isWeb(name) ? String(name.prefix { $0 != "?" && $0 != "#" }) : name
        for (suffix, inner) in [(".gz", ""), (".tgz", ".tar"), (".svgz", ".svg"), (".z", "")] where name.lowercased().hasSuffix(suffix) {
            return String(name.dropLast(suffix.count)) + inner
        }
        return name
    }
}
