// Standard input that is a pipe and does not end at once (`tail -f`, a slow command): what has come is on the screen while the rest is read.
// Whole lines are shown, and a place in them is the same place when more has come. What is no plain text, or was wrapped or stored in
// another order and has to be put right as a whole, is waited for.
import ArabicText
import ArticleImport
import ArticleModel
import Glibc
import ReaderCore

/// Used by the thread that opens it, and then by the one that reads the rest.
final class PipedText: @unchecked Sendable {
    private let descriptor: Int32
    private let encoding: TextEncoding?
    private var buffer = InputBuffer(room: 64 << 10)
    private var hasEnded = false
    private var failure: Int32?
    /// Once it is there: it can be asked for again.
    private var whole: EncodedText?

    /// So long the whole of a text may take to come before its beginning is shown, in milliseconds.
    private static let patience: Int32 = 250
    /// So often what has come since is shown.
    private static let interval: Int32 = 1_000
    /// So much of something binary is read before it is refused: a book's bytes say what they are.
    private static let binarySample = 64 << 10
    /// What is longer is laid down in a file, and shown when it is whole.
    private static let longestInMemory = 16 << 20
    /// So much of it is shown until then.
    private static let longBeginning = 1 << 20

    /// Nil where the descriptor is no pipe: a file needs no waiting, and who types a text says when it ends.
    init?(_ descriptor: Int32, encoding: TextEncoding?) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFIFO || status.st_mode & S_IFMT == S_IFSOCK else { return nil }
        let own = dup(descriptor)
        guard own >= 0 else { return nil }
        (self.descriptor, self.encoding) = (own, encoding)
    }

    deinit {
        close(descriptor)
        buffer.release()
    }

    // MARK: Opening

    /// The whole, where it comes within the time that it is waited for, or a beginning.
    /// - Throws: `Problem`.
    func opening() throws -> ArticleFile.Opening {
        read(within: Self.patience)
        while !hasEnded, failure == nil {
            if buffer.count >= Self.binarySample, TextFile.isBinary(buffer.bytes, encoding) { throw Problem.isBinary(ArticleRef.stdin.argument) }
            if let beginning = beginning() { return ArticleFile.Opening(text: beginning) { [self] tell in rest(tell) } }
            if isLong { break }
            read(within: Self.patience)
        }
        let text = try readToEnd()
        return ArticleFile.Opening(text: try ArticleFile.article(text, .stdin, encoding: encoding))
    }

    /// The lines that are there; nil where there are none yet, and where the whole alone can be read.
    private func beginning() -> EncodedText? {
        guard SourceFormat.of(buffer.bytes, encoding: encoding).reader == .text,
            let end = endOfLines(within: isLong ? Self.longBeginning : buffer.count)
        else { return nil }
        let text = text(to: end)
        // What is long is not put right when it is whole either.
        guard text.encoding.isOfSingleBytes, isLong || PlainText.asWritten(text) === text else { return nil }
        return self.text(to: end, isBeginning: true)
    }

    /// Reads to the end and tells now and then what has come.
    private func rest(_ tell: (EncodedText) -> Void) -> EncodedText {
        if let whole { return whole }
        var told = endOfLines(within: buffer.count) ?? 0
        while !hasEnded, failure == nil, !isLong {
            read(within: Self.interval)
            // What is long is not gone through anew for every line.
            guard !hasEnded, let end = endOfLines(within: buffer.count), end - told > (told > 1 << 20 ? told / 16 : 0) else { continue }
            told = end
            tell(text(to: end, isBeginning: true))
        }
        let text = (try? readToEnd()) ?? text(to: buffer.count)
        whole = text
        return text
    }

    // MARK: Reading

    private var isLong: Bool { buffer.count > Self.longestInMemory }

    private func endOfLines(within count: Int) -> Int? { buffer.bytes.prefix(count).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } }

    private func text(to end: Int, isBeginning: Bool = false, isCut: Bool = false) -> EncodedText {
        EncodedText(
            TextBytes(copying: UnsafeRawBufferPointer(rebasing: buffer.bytes[..<end]), isCut: isCut), encoding: encoding,
            expectedLength: isBeginning ? end : nil)
    }

    /// Reads what comes, for so many milliseconds or until much is there.
    private func read(within milliseconds: Int32) {
        let end = ContinuousClock.now + .milliseconds(Int(milliseconds))
        while !hasEnded, failure == nil, !isLong {
            let left = (end - ContinuousClock.now) / .milliseconds(1)
            guard left > 0 else { return }
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let found = poll(&wanted, 1, Int32(left.rounded(.up)))
            if found == 0 { return }
            guard found > 0 else {
                if errno == EINTR { continue }
                failure = errno
                return
            }
            take()
        }
    }

    private func take() {
        switch buffer.read(from: descriptor) {
        case 0: hasEnded = true
        case ..<0: failure = errno
        default: break
        }
    }

    /// The whole as a text as it came, a long one in a file.
    private func readToEnd() throws -> EncodedText {
        if let failure { throw Problem.cannotRead(ArticleRef.stdin.argument, reason: String(cString: strerror(failure))) }
        if !hasEnded, var spool = SpooledInput() {
            defer { spool.close() }
            if spool.takeAll(&buffer, from: descriptor) {
                buffer.release()
                let bytes = try TextFile.map(spool.file, spool.count, ArticleRef.stdin.argument, isCut: spool.isCut)
                return EncodedText(bytes, encoding: encoding)
            }
        }
        while !hasEnded, failure == nil, buffer.count <= SpooledInput.longestInMemory { take() }
        return text(to: buffer.count, isCut: !hasEnded)
    }
}
