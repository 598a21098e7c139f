// An article's text as it is copied: in logical order, plain letters and plain spaces, nothing that the interface has added.
import ArabicText
import ArticleModel

extension ArticleDocument {
    /// The text of a stretch: a line for each block, a blank one where the page has one.
    package func plainText(of stretch: TextStretch) -> [UInt32] {
        var text: [UInt32] = []
        var address: BlockAddress? = stretch.start.address
        while let here = address, here <= stretch.end.address {
            let block = block(at: here)
            if let range = stretch.range(in: here, of: block.text.count) {
                if !text.isEmpty { text += codePoints(block.spaceBefore > 0 ? "\n\n" : "\n") }
                if range.lowerBound == 0, let marker = block.marker { text += marker + [codePoint(" ")] }
                text += block.text[range]
            }
            address = self.address(after: here)
        }
        // A marked line ends in the space that it is broken at.
        var plain = Self.plain(text)
        while plain.last == " " { plain.removeLast() }
        return plain
    }

    /// Without what steers order and breaks lines: isolates, marks and embeddings of bidi, no-break spaces, soft hyphens.
    static func plain(_ text: [UInt32]) -> [UInt32] {
        text.compactMap { scalar in
            switch scalar {
            case .noBreakSpace, .narrowNoBreakSpace: codePoint(" ")
            case .lineSeparator: codePoint("\n")
            case Unicode.Scalar.leftToRightIsolate ... .popDirectionalIsolate, "\u{202A}"..."\u{202E}", "\u{200E}", "\u{200F}", .arabicLetterMark,
                "\u{AD}", "\u{2060}", "\u{FEFF}":
                nil
            default: scalar
            }
        }
    }
}
