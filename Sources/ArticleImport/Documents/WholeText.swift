// The blocks of markup that is all text: of a book's page, of what a document was turned into. Nothing is furniture there.
import ArabicText
import ArticleModel

enum WholeText {
    /// - Returns: `isCut` where the markup is longer than is read.
    static func blocks(xhtml: String) -> (blocks: [Block], isCut: Bool) { blocks(html: opened(xhtml)) }

    static func blocks(html: String) -> (blocks: [Block], isCut: Bool) {
        let tree = PageTree(html)
        let finder = BodyFinder(wholly: tree, keepsAll: true)
        var blocks = BlockBuilder(finder, base: nil, keepsLinkLists: true).blocks
        var letters = LetterCensus()
        for block in blocks.prefix(60) where !block.isVerbatim { letters.take(block.text) }
        DeclaredDirection.settle(&blocks, in: letters.direction)
        return (blocks.map { followable($0.block) }, tree.isCut)
    }

    /// Links into the book itself lead nowhere here.
    private static func followable(_ block: Block) -> Block {
        var block = block
        block.links.removeAll { !PageAddress.isWeb($0.url) && !$0.url.hasPrefix("mailto:") }
        return block
    }

    /// XHTML as HTML reads it: `<title/>` would have no end there, and the whole page would be its title.
    static func opened(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var html: [UInt8] = []
        html.reserveCapacity(bytes.count + 64)
        var place = 0
        while let start = bytes[place...].firstIndex(of: "<") {
            html += bytes[place..<start]
            place = start
            guard start + 1 < bytes.count, bytes[start + 1].isASCIILetter, let end = tagEnd(bytes, from: start) else {
                html.append("<")
                place = start + 1
                continue
            }
            let name = bytes[(start + 1)...].prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == ":" || $0 == "-" }
            if bytes[end - 1] == "/", !PageFilter.void.contains(String(decoding: name, as: UTF8.self).lowercased()) {
                html += bytes[start..<(end - 1)] + Array("></".utf8) + name + Array(">".utf8)
            } else {
                html += bytes[start...end]
            }
            place = end + 1
        }
        return String(decoding: html + bytes[place...], as: UTF8.self)
    }

    /// Where the tag that begins at a place ends; quotation marks may hold its sign.
    private static func tagEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        for place in (start + 1)..<min(bytes.count, start + PageFilter.tagLength) {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == "\"" || byte == "'" {
                quote = byte
            } else if byte == ">" {
                return place
            } else if byte == "<" {
                return nil
            }
        }
        return nil
    }
}
