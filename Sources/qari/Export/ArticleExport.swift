// An article written in another format, its body piece by piece: any size in little memory, on all processors.
import ArabicText
import ArticleModel
import Processes
import TextLayout

/// A part of an export, and what parts it from the one before.
struct ExportText: Sendable {
    var text: String
    /// False for a line that stands close under the one before, in formats that have such.
    var standsApart = true
}

/// A format. It is given the facts once and the body in pieces, and remembers nothing between them.
protocol ExportWriting: Sendable {
    /// What stands before the body, and what behind it.
    var opening: [ExportText] { get }
    var closing: [ExportText] { get }
    /// Between parts that stand apart.
    var gap: String { get }
    func parts(of section: Section) -> [ExportText]
    /// A block whose line goes on in the next piece: its beginning, and what is to follow when the line has ended.
    func beginning(of block: Block) -> (text: String, end: String)
    /// The text of such a line's next piece.
    func more(_ block: Block) -> String
}

struct ArticleExport: Sendable {
    let text: EncodedText
    let frame: ArticleFrame
    let writer: any ExportWriting
    /// For a format that counts on from one piece to the next.
    var isInOrder = false

    /// A piece as it is written.
    private struct Piece: Sendable {
        /// Of a line that began in a piece before.
        var more: String?
        /// That line goes on behind this piece too.
        var isAllMore = false
        var parts: [ExportText] = []
        /// What follows the last line once it has ended; nil where it ends here.
        var end: String?
    }

    func write(to descriptor: Int32) throws(OutputFailure) {
        var output = ExportOutput(descriptor, gap: writer.gap)
        output.write(writer.opening)
        let opening = frame.article.sections
        for section in opening { output.write(writer.parts(of: section)) }
        // The first block under the opening's heading, or under no block at all, stands apart whatever is before it.
        let isBare = opening.allSatisfy { $0.blocks.allSatisfy { $0.role == .lead } }
        let pieces = ExportPieces(text, frame)
        var number = 0
        try OrderedWork(
            count: pieces.count,
            worker: { [self] in
                let parser = ArticleParser(source: ArticleLines(text))
                return { piece($0, pieces, parser) }
            }, threads: isInOrder ? 1 : nil
        ).run { piece throws(OutputFailure) in
            if let more = piece.more { output.goOn(more) }
            if !piece.isAllMore {
                output.endLine()
                var parts = piece.parts
                if number == 0, isBare, !parts.isEmpty { parts[0].standsApart = true }
                output.write(parts)
                output.pendingEnd = piece.end
            }
            pieces.leave(number)
            number += 1
            try output.flush()
        }
        output.endLine()
        output.write(writer.closing)
        try output.finish()
    }

    private func piece(_ number: Int, _ pieces: ExportPieces, _ parser: ArticleParser<ArticleLines>) -> Piece {
        let range = pieces.range(of: number, parser)
        var sections = parser.sections(in: range, of: frame)
        var piece = Piece()
        let goesOn = parser.block(startingAt: range.upperBound, limit: frame.body.upperBound)?.block.continuesLine ?? false
        if let first = sections.first, first.heading == nil, let block = first.blocks.first, block.continuesLine {
            piece.more = writer.more(block)
            sections[0].blocks.removeFirst()
            if sections.count == 1, sections[0].blocks.isEmpty {
                piece.isAllMore = goesOn
                return piece
            }
        }
        var open: Block?
        if goesOn, let last = sections.last, !last.blocks.isEmpty { open = sections[sections.count - 1].blocks.removeLast() }
        piece.parts = sections.flatMap(writer.parts)
        if let open {
            let (text, end) = writer.beginning(of: open)
            piece.parts.append(ExportText(text: text, standsApart: open.standsApart))
            piece.end = end
        }
        return piece
    }
}

/// Parts on their way out, and what parts them.
private struct ExportOutput {
    private var output: Output
    private let gap: String
    private var hasBegun = false
    /// What follows the line that goes on.
    var pendingEnd: String?

    init(_ descriptor: Int32, gap: String) { (output, self.gap) = (Output(descriptor), gap) }

    mutating func write(_ parts: [ExportText]) {
        for part in parts {
            if hasBegun { output.write(part.standsApart ? gap : "\n") }
            output.write(part.text)
            hasBegun = true
        }
    }

    mutating func goOn(_ text: String) { output.write(text) }

    mutating func endLine() {
        if let pendingEnd { output.write(pendingEnd) }
        pendingEnd = nil
    }

    mutating func flush() throws(OutputFailure) { try output.flush(all: false) }

    mutating func finish() throws(OutputFailure) {
        output.write("\n")
        try output.flush()
    }
}

/// The body in pieces that begin with a block that stands apart, so that a list, a table or lines of code stay together. One that is longer
/// than a whole piece is cut.
struct ExportPieces: Sendable {
    private static let size = 256 << 10

    private let shares: BodyPieces
    private let end: ByteOffset

    init(_ text: EncodedText, _ frame: ArticleFrame) {
        (shares, end) = (BodyPieces(text, body: frame.body, size: Self.size), frame.body.upperBound)
    }

    var count: Int { shares.count }

    func range(of number: Int, _ parser: ArticleParser<ArticleLines>) -> Range<ByteOffset> {
        let start = number == 0 ? shares.body.lowerBound : start(in: shares.range(of: number), parser)
        let end = number + 1 < count ? self.start(in: shares.range(of: number + 1), parser) : shares.body.upperBound
        return start..<max(start, end)
    }

    private func start(in share: Range<ByteOffset>, _ parser: ArticleParser<ArticleLines>) -> ByteOffset {
        var offset = share.lowerBound
        var first: ByteOffset?
        while let (block, next) = parser.block(startingAt: offset, limit: end), block.sourceRange.lowerBound < share.upperBound {
            if block.standsApart { return block.sourceRange.lowerBound }
            first = first ?? block.sourceRange.lowerBound
            offset = next
        }
        return first ?? share.upperBound
    }

    /// What was gone through is not needed in memory any more.
    func leave(_ number: Int) { shares.leave(number) }
}
