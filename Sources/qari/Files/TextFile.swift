// Opens a file or standard input as text: small ones are read, large ones mapped, so that any size opens alike. What comes through a
// pipe and is large is laid down first.
import ArabicText
import ArticleImport
import ArticleModel
import CMappedFile
import Glibc
import ReaderCore

enum TextFile {
    /// Files up to this size are copied to memory, where a writer elsewhere can't pull them from under the reader.
    private static let copied = 1 << 20

    /// - Throws: `Problem`, saying why it can't be read.
    static func open(_ ref: ArticleRef, encoding: TextEncoding?) throws -> EncodedText {
        let path = ref.argument
        if case .bundled(let name) = ref {
            guard let bytes = BundledFiles.contents("articles/" + name) else { throw Problem.noSuchFile(path) }
            return EncodedText(TextBytes(bytes: bytes) {}, encoding: .utf8)
        }
        let descriptor = ref == .stdin ? dup(STDIN_FILENO) : Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw problem(errno, path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw problem(errno, path) }
        if status.st_mode & S_IFMT == S_IFDIR { throw Problem.isDirectory(path) }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        let size = isRegular ? Int(status.st_size) : 0
        let bytes = size > copied ? try map(descriptor, size, path) : try read(descriptor, path, expecting: size, encoding)
        return EncodedText(bytes, encoding: encoding)
    }

    /// What another program cuts off a mapped file while it is read comes as zeros, which are no text.
    static func map(_ descriptor: Int32, _ count: Int, _ path: String, isCut: Bool = false) throws -> TextBytes {
        guard let address = qari_mapped_file(descriptor, count) else { throw problem(errno, path) }
        let page = Int(getpagesize())
        return TextBytes(
            bytes: UnsafeRawBufferPointer(start: address, count: count), isCut: isCut,
            leaving: { range in
                // Whole pages only; what is read again comes from the file again.
                let (start, end) = (range.lowerBound / page * page, range.upperBound / page * page)
                if start < end { madvise(UnsafeMutableRawPointer(mutating: address + start), end - start, MADV_DONTNEED) }
            }, release: { qari_mapped_file_end(address, count) })
    }

    /// Grows whenever a part of an open file turns out to be gone.
    static var cuts: Int { Int(qari_mapped_file_cuts()) }

    /// - Parameter size: what there is by what the system says of the file; what comes is what counts.
    private static func read(_ descriptor: Int32, _ path: String, expecting size: Int, _ encoding: TextEncoding?) throws -> TextBytes {
        // A FIFO opened without blocking must now wait for its writer.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        // One byte more than there is, so that a file is seen to end without more room.
        var buffer = InputBuffer(room: size > 0 ? size + 1 : 64 << 10)
        var mayBeSpooled = size == 0
        while true {
            let read = buffer.read(from: descriptor)
            if read == 0 { return TextBytes(bytes: buffer.bytes) { [start = buffer.start] in free(start) } }
            guard read > 0 else {
                let failure = problem(errno, path)
                buffer.release()
                throw failure
            }
            // What never ends is refused while it is short (a device), and not when the disk is full.
            if size == 0, buffer.count >= 64 << 10, buffer.count <= 192 << 10, isBinary(buffer.bytes, encoding) {
                buffer.release()
                throw Problem.isBinary(path)
            }
            guard mayBeSpooled, buffer.count > copied else { continue }
            mayBeSpooled = false
            guard var spool = SpooledInput() else { continue }
            defer { spool.close() }
            if spool.takeAll(&buffer, from: descriptor) {
                buffer.release()
                return try map(spool.file, spool.count, path, isCut: spool.isCut)
            }
        }
    }

    /// True for what no format's first bytes are.
    static func isBinary(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding?) -> Bool {
        SourceFormat.of(bytes, encoding: encoding).englishName == SourceFormat.binary.englishName
    }

    private static func problem(_ number: Int32, _ path: String) -> Problem {
        switch number {
        case ENOENT, ENOTDIR: .noSuchFile(path)
        case EISDIR: .isDirectory(path)
        case EACCES, EPERM: .noPermission(path)
        default: .cannotRead(path, reason: String(cString: strerror(number)))
        }
    }
}
