// The one door by which text leaves the program, but for what is painted on the reading screen: whatever a text holds, nothing of it
// commands a terminal or turns the order of a line. Sequences of ours are named. Bytes go out in large writes.
import ArabicText
import Glibc

/// What was to be printed could not be: the system's number.
struct OutputFailure: Error { let number: Int32 }

struct Output {
    /// What the program itself tells a terminal.
    enum Command {
        /// Explicit mode, left to right, so that a terminal that reorders leaves the lines of ours alone (docs/terminals.md).
        case keepOrder
        case giveOrderBack
        /// The line begins anew, and is empty.
        case clearLine
        /// How letters look (SGR of ECMA-48), by its parameters.
        case style([Int])
    }

    private let descriptor: Int32
    private var pending: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Text as it is printed, its order that of the line.
    mutating func write(_ text: String) { write(Array(text.utf8)) }

    /// UTF-8.
    mutating func write(_ bytes: [UInt8]) { write(PrintableText(bytes)) }

    /// What was looked at elsewhere.
    mutating func write(_ text: PrintableText) { pending += text.bytes }

    mutating func command(_ command: Command) {
        let sequence =
            switch command {
            case .keepOrder: "\u{1B}[8l\u{1B}[1 k"
            case .giveOrderBack: "\u{1B}[8h\u{1B}[0 k"
            case .clearLine: "\r\u{1B}[K"
            case .style(let parameters): "\u{1B}[" + parameters.map(String.init).joined(separator: ";") + "m"
            }
        pending += sequence.utf8
    }

    /// Writes what is pending when there is much of it, or everything.
    mutating func flush(all: Bool = true) throws(OutputFailure) {
        guard all || pending.count > 64 << 10 else { return }
        defer { pending.removeAll(keepingCapacity: true) }
        var start = 0
        while start < pending.count {
            let count = pending.withUnsafeBytes { bytes in Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                // Whoever reads is slow, and shares the description with one that does not wait.
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, -1)
                continue
            }
            guard count > 0 else { throw OutputFailure(number: count < 0 ? errno : EIO) }
            start += count
        }
    }
}
