// What a simulated terminal replies to the questions of a program: a table of questions and answers. Questions may come
// in pieces; each is answered once for every time it is asked, in the order asked.

package final class TerminalAnswers {
    private let table: [(question: [UInt8], answer: [UInt8])]
    private var unread: [UInt8] = []
    /// The questions that were asked, in order.
    package private(set) var asked: [String] = []

    /// - Parameter table: of two questions that begin alike the longer must stand first.
    package init(_ table: [(question: String, answer: String)]) {
        self.table = table.map { (Array($0.question.utf8), Array($0.answer.utf8)) }
    }

    /// What most terminals say: a VT220 with a dark background, which reports its status. DA1 is the fence behind all questions.
    package static var usual: TerminalAnswers {
        TerminalAnswers([("\u{1B}]11;?\u{1B}\\", "\u{1B}]11;rgb:1010/1010/1010\u{1B}\\"), ("\u{1B}[5n", "\u{1B}[0n"), ("\u{1B}[c", "\u{1B}[?62;22c")])
    }

    /// The same, without reports of its status.
    package static var withoutStatus: TerminalAnswers {
        TerminalAnswers([("\u{1B}]11;?\u{1B}\\", "\u{1B}]11;rgb:1010/1010/1010\u{1B}\\"), ("\u{1B}[c", "\u{1B}[?62;22c")])
    }

    package func reply(to output: [UInt8]) -> [UInt8] {
        unread += output
        var reply: [UInt8] = []
        var index = 0
        while index < unread.count {
            if let entry = table.first(where: { unread[index...].starts(with: $0.question) }) {
                reply += entry.answer
                asked.append(String(decoding: entry.question, as: UTF8.self))
                index += entry.question.count
            } else if table.contains(where: { $0.question.starts(with: unread[index...]) }) {
                break
            } else {
                index += 1
            }
        }
        unread.removeFirst(index)
        return reply
    }

    static func range(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).first { bytes[$0...].starts(with: wanted) }.map { $0..<($0 + wanted.count) }
    }
}
