// An article as plain text, in logical order or as visual lines. Reads block by block: any size in little memory.
import ArabicText
import ArticleModel
import Glibc
import ReaderCore
import TextLayout

struct ArticlePrinter {
    let document: ArticleDocument
    /// nil leaves paragraphs unwrapped.
    let width: Int?
    let isVisual: Bool
    /// Parts a block's own lines.
    private static let lineSeparator: UInt32 = codePoint(.lineSeparator)

    /// Layout as the settings ask for it; the printer sets the width.
    static func options(_ settings: Settings) -> LayoutOptions {
        LayoutOptions(
            width: 80, showsHarakat: settings.harakat != .hide, collapsesTatweel: settings.tatweel == .collapse, digits: settings.digits)
    }

    func print(to descriptor: Int32) throws(OutputFailure) {
        var output = Output(descriptor)
        let engine = LayoutEngine()
        var isFirst = true
        var place = document.firstAddress
        while let address = place {
            let block = document.block(at: address)
            if block.spaceBefore > 0, !isFirst { output.write("\n") }
            isFirst = false
            append(block, engine, &output)
            try output.flush(all: false)
            place = document.address(after: address)
        }
        try output.flush()
    }

    private func append(_ block: ShownBlock, _ engine: LayoutEngine, _ output: inout Output) {
        let indent = [UInt32](repeating: codePoint(" "), count: block.markerIndent)
        var text = block.marker.map { indent + $0 + codePoints(" ") + block.text } ?? block.text
        // What reads stored text has its own means; the cells' isolates would be in its way.
        if block.isTableRow, !isVisual { text = text.withoutIsolates }
        let options = LayoutOptions(
            width: width ?? .max / 4, showsHarakat: document.options.showsHarakat,
            collapsesTatweel: document.options.collapsesTatweel, digits: document.options.digits)
        if block.isRule {
            output.write(String(repeating: "─", count: min(width ?? 72, 72)) + "\n")
        } else if isVisual {
            var lines: [UInt8] = []
            text.withUnsafeBufferPointer {
                engine.appendVisualLines(
                    of: $0, base: block.base, options: options, alignsRight: document.isRightToLeft && !block.isCode ? true : nil, to: &lines)
            }
            output.write(lines)
        } else if width != nil {
            let layout = engine.layOut(text, base: block.base, options: options)
            for line in 0..<layout.lineCount {
                let range = layout.logicalRange(ofLine: line)
                var words = text[range]
                while words.last == " " || words.last == Self.lineSeparator { words.removeLast() }
                output.write(String(codePoints: words) + "\n")
            }
        } else {
            output.write(String(codePoints: text.map { $0 == Self.lineSeparator ? codePoint(.lineFeed) : $0 }) + "\n")
        }
    }
}
