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

    /// Writes a file beside its place and moves it there.
    /// - Parameter suffix: of its name until then; of several that may write at once each has its own.
    /// - Returns: false where that can't be; `errno` says why, and nothing is left of it.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t, suffix: String = ".new") -> Bool {
        let beside = path + suffix
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
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
