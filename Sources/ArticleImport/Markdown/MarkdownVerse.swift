// Verses in a text in Markdown, which joins the lines of a paragraph and takes a wide gap for one space: there the line is the verse, and the
// gap parts its halves.
import ArabicText
import ArticleModel
import CCmark
import Glibc

enum MarkdownVerse {
    /// Makes breaks that stay of those between verses.
    static func keepLines(of document: OpaquePointer) {
        guard let walk = cmark_iter_new(document) else { return }
        defer { cmark_iter_free(walk) }
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE else { return }
            guard event == CMARK_EVENT_EXIT, let paragraph = cmark_iter_get_node(walk), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
            else { continue }
            keepLines(ofParagraph: paragraph)
        }
    }

    private static func keepLines(ofParagraph paragraph: OpaquePointer) {
        var (lines, breaks, texts): ([[UInt32]], [OpaquePointer], [OpaquePointer]) = ([[]], [], [])
        var child = cmark_node_first_child(paragraph)
        while let node = child {
            let kind = cmark_node_get_type(node)
            if kind == CMARK_NODE_TEXT, let literal = cmark_node_get_literal(node) {
                lines[lines.count - 1] += codePoints(String(cString: literal))
                texts.append(node)
            } else if kind == CMARK_NODE_SOFTBREAK || kind == CMARK_NODE_LINEBREAK {
                lines.append([])
                breaks.append(node)
            } else {
                // A link, emphasis: prose.
                return
            }
            child = cmark_node_next(node)
        }
        guard VerseLine.areVerses(lines) else { return }
        for node in breaks where cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK {
            guard let lasting = cmark_node_new(CMARK_NODE_LINEBREAK) else { return }
            cmark_node_replace(node, lasting)
            cmark_node_free(node)
        }
        for node in texts { keepGaps(of: node) }
    }

    /// A page makes one space of a tab and of three spaces or more: what parts the halves then is the sign that nothing but verse has.
    private static func keepGaps(of text: OpaquePointer) {
        guard let literal = cmark_node_get_literal(text) else { return }
        let scalars = codePoints(String(cString: literal))
        var kept: [UInt32] = []
        for part in scalars.split(omittingEmptySubsequences: false, whereSeparator: { !LineKind.isSpace($0) }) {
            kept += part.contains(codePoint(.tab)) || part.count >= 3 ? codePoints(" *** ") : Array(part)
            if part.endIndex < scalars.endIndex { kept.append(scalars[part.endIndex]) }
        }
        guard kept != scalars else { return }
        cmark_node_set_literal(text, String(codePoints: kept))
    }
}
