// A file's bytes, read and written where they stand: for what SQLite can't or must not open.
import Glibc

/// Closed when it goes.
final class RawFile {
    private let descriptor: Int32

    /// Nil where it can't be opened.
    init?(_ path: String, forWriting: Bool = false) {
        descriptor = open(path, (forWriting ? O_RDWR : O_RDONLY) | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Up to `count` bytes from an offset on: fewer at the file's end, or where it can't be read.
    func read(_ count: Int, at offset: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            length = 0
            while length < count {
                let read = pread(descriptor, buffer.baseAddress.map { $0 + length }, count - length, off_t(offset + length))
                if read < 0, errno == EINTR { continue }
                guard read > 0 else { return }
                length += read
            }
        }
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(LibraryProblem) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written, off_t(offset + written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw errno == ENOSPC ? .full(path: "") : .cannotOpen(path: "", reason: String(cString: strerror(errno))) }
            written += count
        }
    }

    /// Copies a file's bytes into a new one, which only its owner may read.
    static func copy(_ path: String, to other: String) throws(LibraryProblem) {
        guard let source = RawFile(path) else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
        let made = open(other, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if made >= 0 { close(made) }
        guard made >= 0, let copy = RawFile(other, forWriting: true) else { throw .cannotOpen(path: other, reason: String(cString: strerror(errno))) }
        var offset = 0
        while true {
            let piece = source.read(1 << 20, at: offset)
            if piece.isEmpty { return }
            try copy.write(piece, at: offset)
            offset += piece.count
        }
    }
}
