// An article as plain text, in logical order or as visual lines. Reads block by block: any size in little memory, on all processors.
import ArabicText
import ArticleModel
import Processes
import ReaderCore
import TextLayout

struct ArticlePrinter: Sendable {
    let text: EncodedText
    let ref: ArticleRef
    let options: LayoutOptions
    /// nil leaves paragraphs unwrapped.
    let width: Int?
    let isVisual: Bool

    /// Layout as the settings ask for it; the printer sets the width. Lines are justified where that is asked for: what is printed goes on
    /// to other programs.
    static func options(_ settings: Settings) -> LayoutOptions {
        LayoutOptions(
            width: 80, showsHarakat: settings.harakat != .hide, collapsesTatweel: settings.tatweel == .collapse, digits: settings.digits,
            justification: settings.justify == .auto ? .none : settings.justify.justification(inColumnOf: 80))
    }

    /// Blocks as printed; whether a line parts them from what was printed before.
    private struct Piece: Sendable {
        var isApart = false
        var text = PrintableText()
    }

    func print(to descriptor: Int32) throws(OutputFailure) {
        var output = Output(descriptor)
        var isFirst = true
        func write(_ piece: Piece) throws(OutputFailure) {
            guard !piece.text.isEmpty else { return }
            if piece.isApart, !isFirst { output.write("\n") }
            isFirst = false
            output.write(piece.text)
            try output.flush(all: false)
        }
        let printer = blockPrinter()
        let document = printer.document
        try write(Self.piece(document.headBlocks, printer))
        let pieces = BodyPieces(text, body: document.body)
        if pieces.count > 1 {
            var number = 0
            let work = OrderedWork(count: pieces.count) { [self] in
                let printer = blockPrinter()
                return { Self.piece(printer.document.blocks(in: pieces.range(of: $0)), printer) }
            }
            try work.run { piece throws(OutputFailure) in
                try write(piece)
                pieces.leave(number)
                number += 1
            }
        } else {
            try write(Self.piece(document.blocks(in: document.body), printer))
        }
        try write(Self.piece(document.tailBlocks, printer))
        try output.flush()
    }

    private func blockPrinter() -> BlockPrinter {
        var options = options
        options.width = width ?? .max / 4
        if !isVisual { options.justification = .none }
        let document = ArticleDocument(text: text, ref: ref, options: options, phrases: nil, printsLines: isVisual && width != nil)
        return BlockPrinter(document, width: width, isVisual: isVisual)
    }

    private static func piece(_ blocks: some Sequence<ShownBlock>, _ printer: BlockPrinter) -> Piece {
        var piece = Piece()
        var bytes: [UInt8] = []
        var isFirst = true
        for block in blocks {
            let isApart = printer.document.spaceBefore(block) > 0
            if isFirst { piece.isApart = isApart } else if isApart { bytes.append("\n") }
            isFirst = false
            printer.append(block, to: &bytes)
        }
        piece.text = PrintableText(bytes)
        return piece
    }
}

/// Prints blocks one by one. Keeps its working memory between them.
private final class BlockPrinter {
    let document: ArticleDocument
    private let engine = LayoutEngine()
    private let width: Int?
    private let isVisual: Bool

    init(_ document: ArticleDocument, width: Int?, isVisual: Bool) {
        (self.document, self.width, self.isVisual) = (document, width, isVisual)
    }

    func append(_ block: ShownBlock, to bytes: inout [UInt8]) {
        if let lines = document.printedLines(of: block) {
            for line in lines {
                bytes.append(codePoints: line[..<(line.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)])
                bytes.append("\n")
            }
            return
        }
        if block.isRule { return bytes += (String(repeating: "─", count: min(width ?? 72, 72)) + "\n").utf8 }
        let item = PrintedItem(block, gap: codePoint(" "), in: document.direction, isVisual: isVisual)
        var text = item.text
        var options = document.options
        if !block.isJustifiable { options.justification = .none }
        // What reads stored text has its own means; the cells' isolates would be in its way.
        if block.isTableRow, !isVisual { text = text.withoutIsolates }
        let signs = QuotationSigns(block)
        if isVisual {
            options.width = max(1, options.width - signs.barColumns)
            let start = bytes.count
            text.withUnsafeBufferPointer {
                engine.appendVisualLines(
                    of: $0, base: item.base, options: options, alignsRight: document.isRightToLeft && !block.isCode ? true : nil,
                    fixed: item.fixed, to: &bytes)
            }
            if signs.count > 0 { bar(&bytes, from: start, signs) }
        } else if width != nil {
            options.width = max(1, options.width - signs.text.count)
            let layout = engine.layOut(text, base: block.base, options: options)
            for line in 0..<layout.lineCount {
                var words = text[layout.logicalRange(ofLine: line)]
                while words.last == " " || words.last == .lineSeparator { words.removeLast() }
                bytes += signs.text.utf8
                bytes.append(codePoints: words)
                bytes.append("\n")
            }
        } else {
            for index in text.indices where text[index] == .lineSeparator { text[index] = codePoint(.lineFeed) }
            for line in signs.count > 0 ? text.split(separator: codePoint(.lineFeed)) : [text[...]] {
                bytes += signs.text.utf8
                bytes.append(codePoints: line)
                bytes.append("\n")
            }
        }
    }

    /// Sets bars at the start edge of the lines from a place on.
    private func bar(_ bytes: inout [UInt8], from start: Int, _ signs: QuotationSigns) {
        let lines = bytes[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        bytes.replaceSubrange(start..., with: lines.flatMap { signs.barred($0, startsRight: document.isRightToLeft) + [UInt8(ascii: "\n")] })
    }
}
