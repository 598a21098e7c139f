// A file of the reader's own configuration, whole and no larger than such files are.
import Glibc
import ReaderCore

enum ConfigurationBytes {
    /// Larger is no configuration, and a device never ends.
    private static let largest = 4 << 20

    /// Nil where there is no such file.
    static func read(_ path: String) throws(Problem) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: return nil
            case EACCES, EPERM: throw .noPermission(path)
            default: throw cannotRead(path)
            }
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw cannotRead(path) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path) }
        // A pipe that was opened without blocking must now wait for its writer.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        return try contents(of: descriptor, path)
    }

    private static func contents(of descriptor: Int32, _ path: String) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw cannotRead(path) }
            bytes.append(contentsOf: chunk[..<count])
            if bytes.count > largest { throw .fileTooLarge(path, megabytes: largest >> 20) }
        }
    }

    private static func cannotRead(_ path: String) -> Problem { .cannotRead(path, reason: String(cString: strerror(errno))) }
}
