// The simplest source of lines, for the parser's tests: a string, split at line feeds.
import ArabicText
import ArticleModel

struct TextLines: LineSource {
    private let lines: [(start: Int, text: String)]
    let endOffset: Int
    var startOffset: Int { 0 }

    init(_ text: String) {
        var lines: [(Int, String)] = []
        var offset = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append((offset, String(line)))
            offset += line.utf8.count + 1
        }
        if lines.last?.1.isEmpty == true { lines.removeLast() }
        self.lines = lines.map { (start: $0.0, text: $0.1) }
        endOffset = text.utf8.count
    }

    func line(startingAt offset: Int) -> SourceLine? {
        lines.first { $0.start == offset }.map {
            SourceLine(range: $0.start..<$0.start + $0.text.utf8.count, scalars: codePoints($0.text))
        }
    }

    func nextLineStart(after line: SourceLine) -> Int { min(endOffset, line.range.upperBound + 1) }
    func previousLineStart(before offset: Int) -> Int? { lines.last { $0.start < offset }?.start }
    func lineStart(containing offset: Int) -> Int { lines.last { $0.start <= offset }?.start ?? 0 }
}
