// Long input that comes through a pipe, laid down in a file without a name: it is mapped then as any long file is, and takes no
// memory that the system could not take back. The file is gone with the program, however that ends.
import Glibc

struct SpooledInput {
    let file: Int32
    /// Bytes in it.
    private(set) var count = 0
    /// True where the limit was met before the end.
    private(set) var isCut = false

    /// Beyond it nothing more is read: half of what was free, so that a text without an end does not fill the disk.
    private let limit: Int
    /// Where no folder takes a file, so many bytes are read at most.
    static let longestInMemory = 1 << 30

    /// Folders that a long file may be laid down in: the user's own choice, then those of the Filesystem Hierarchy Standard (5.15, 3.18).
    private static var folders: [String] { [getenv("TMPDIR").map { String(cString: $0) }, "/var/tmp", "/tmp"].compactMap { $0 } }

    /// O_TMPFILE (open(2)), a macro of two flags, which Swift does not read.
    private static let withoutName = 0o20_000_000 | O_DIRECTORY

    /// Nil where no folder takes such a file.
    init?() {
        let files = Self.folders.lazy.map { open($0, Self.withoutName | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR) }
        guard let file = files.first(where: { $0 >= 0 }) else { return nil }
        self.file = file
        var system = statvfs()
        limit = fstatvfs(file, &system) == 0 ? Int(clamping: UInt64(system.f_bavail) / 2 * UInt64(system.f_frsize)) : .max
    }

    func close() { Glibc.close(file) }

    /// Takes what a buffer has and then all that comes.
    /// - Returns: true at the end, and at the limit. False where the disk is full or reading fails: the buffer has it all again then, and reading may go on.
    mutating func takeAll(_ buffer: inout InputBuffer, from descriptor: Int32) -> Bool {
        while true {
            let written = write(buffer.bytes)
            guard written == buffer.count else {
                giveBack(to: &buffer, written: written)
                return false
            }
            buffer.empty()
            let read = buffer.read(from: descriptor)
            if read == 0 { return true }
            if read > 0, count >= limit {
                isCut = true
                return true
            }
            guard read > 0 else {
                giveBack(to: &buffer, written: 0)
                return false
            }
        }
    }

    /// - Returns: the bytes that were written.
    private mutating func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        var done = 0
        while done < bytes.count {
            let written = Glibc.pwrite(file, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(count))
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { break }
            (done, count) = (done + written, count + written)
        }
        return done
    }

    /// All that is in the file, and behind it what of the buffer did not fit.
    private func giveBack(to buffer: inout InputBuffer, written: Int) {
        var whole = InputBuffer(room: count + buffer.count - written + 1)
        var part = InputBuffer(room: 1 << 16)
        lseek(file, 0, SEEK_SET)
        while whole.count < count, part.read(from: file) > 0 {
            whole.append(part.bytes)
            part.empty()
        }
        part.release()
        whole.append(UnsafeRawBufferPointer(rebasing: buffer.bytes[written...]))
        buffer.release()
        buffer = whole
    }
}
