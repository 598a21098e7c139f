// Files that are whole, or are not there.
import Glibc

enum WholeFile {
    /// Writes all of it, however often it takes.
    /// - Returns: false where it can't be; `errno` says why.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// A small file's bytes.
    /// - Parameters:
    ///   - bound: of more that many are read.
    ///   - flags: for opening it, besides that nothing is waited for.
    /// - Returns: nil for a file that can't be opened; `errno` says why. One that can't be read on ends there.
    static func read(_ path: String, atMost bound: Int, flags: Int32 = 0) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var (bytes, piece): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: min(bound, 64 << 10)))
        while bytes.count < bound {
            let count = Glibc.read(descriptor, &piece, min(piece.count, bound - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        return bytes
    }

    /// Makes the folders that lead to a file.
    /// - Returns: those that there were not, the outermost first.
    @discardableResult
    static func makeFolders(to path: String, mode: mode_t) -> [String] {
        var (folder, made) = ("", [String]())
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            if mkdir(folder, mode) == 0 { made.append(folder) }
        }
        return made
    }

    /// Writes a file beside its place and moves it there. A link that stands beside it under that name is not followed.
    /// - Parameter suffix: of its name until then; of several that may write at once each has its own.
    /// - Returns: false where that can't be; `errno` says why, and nothing is left of it.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t, suffix: String = ".new") -> Bool {
        let beside = path + suffix
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { return false }
        let isWritten = write(bytes, to: descriptor)
        let reason = errno
        guard close(descriptor) == 0, isWritten else {
            unlink(beside)
            errno = isWritten ? errno : reason
            return false
        }
        guard rename(beside, path) == 0 else {
            let reason = errno
            unlink(beside)
            errno = reason
            return false
        }
        return true
    }
}
