// A terminal that answers the questions at the start, and keeps back its status reports from then on until a test lets them go.
import TestSupport

final class HeldTerminal {
    static let report = "\u{1B}[0n"
    private let usual = TerminalAnswers.usual
    private var isHolding = false
    /// Reports that it owes.
    private(set) var owed = 0

    /// A reader whose terminal owes nothing yet.
    func reader(environment: [String: String?] = [:], size: (columns: Int, rows: Int) = (80, 24)) throws -> Reader {
        let text = "أسفار | يوميات مسافر\n\n" + FixtureArticle.travels
        let reader = try Reader([text], environment: environment, size: size) { self.reply(to: $0) }
        reader.terminal.settle()
        isHolding = true
        return reader
    }

    /// A reader on its second page, for which the terminal owes its report.
    func readerAhead(environment: [String: String?] = [:], size: (columns: Int, rows: Int) = (80, 24)) throws -> Reader {
        let reader = try reader(environment: environment, size: size)
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.terminal.wait("the question behind the page") { _ in self.owed == 1 }
        return reader
    }

    private func reply(to output: [UInt8]) -> [UInt8] {
        let reply = usual.reply(to: output)
        guard isHolding else { return reply }
        let report = Array(Self.report.utf8)
        owed += reply.indices.count { reply[$0...].starts(with: report) }
        return []
    }

    /// All that is owed. What is asked later is answered at once.
    func release() -> String {
        defer { owed = 0 }
        isHolding = false
        return String(repeating: Self.report, count: owed)
    }
}
