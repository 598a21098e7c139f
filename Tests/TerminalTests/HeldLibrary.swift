// A library that another program holds, for as long as a test wants: with the locks that SQLite itself takes on its files
// (sqlite.org/fileformat2.html, 'WAL-Index locks', and the lock bytes of os_unix.c).
import Glibc
import TestSupport

final class HeldLibrary {
    struct Failure: Error {
        let path: String
        let number: Int32
    }

    private let descriptor: Int32
    private var range = (start: off_t(0), length: off_t(0))

    /// The whole file: nobody opens it. For a library that no program has open.
    static func whole(_ path: String) throws -> HeldLibrary { try HeldLibrary(path, 0x4000_0000, 512) }

    /// Nobody begins to read it. For one that is open.
    static func fromReaders(_ path: String) throws -> HeldLibrary { try HeldLibrary(path + "-shm", 123, 5) }

    /// Nobody else writes it; it can be read.
    static func fromWriters(_ path: String) throws -> HeldLibrary { try HeldLibrary(path + "-shm", 120, 1) }

    private init(_ path: String, _ start: off_t, _ length: off_t) throws {
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        range = (start, length)
        // Somebody who reads just now is done in a moment.
        let end = ContinuousClock.now + .seconds(Patience.seconds)
        while !lock(F_WRLCK) {
            guard ContinuousClock.now < end else { throw Failure(path: path, number: errno) }
            usleep(5_000)
        }
    }

    private func lock(_ kind: Int32) -> Bool {
        var lock = flock()
        (lock.l_type, lock.l_whence, lock.l_start, lock.l_len) = (Int16(kind), Int16(SEEK_SET), range.start, range.length)
        return fcntl(descriptor, F_SETLK, &lock) == 0
    }

    func release() { _ = lock(F_UNLCK) }

    deinit { close(descriptor) }
}
