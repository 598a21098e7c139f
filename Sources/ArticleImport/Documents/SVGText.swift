// What is written in a drawing (SVG) that is a page of a book: each text of it is a paragraph, in the drawing's order.
import ArabicText

final class SVGText: XMLReceiver {
    private(set) var markup = ""
    private var text = ""
    /// Texts in one another.
    private var depth = 0

    /// The paragraphs of a drawing as markup; of one that breaks off those that come before.
    static func markup(of drawing: String) -> String {
        let receiver = SVGText()
        _ = XMLEvents.read(FeedReader.trimmed(drawing), into: receiver)
        return receiver.markup
    }

    func start(_ name: String, _ attributes: [String: String]) {
        let local = XMLNames.local(name)
        if local == "text" { depth += 1 }
        // A part that is placed by itself is a line of its own.
        if local == "tspan", attributes["x"] != nil || attributes["y"] != nil { text += " " }
    }

    func text(_ text: String) { if depth > 0, self.text.utf8.count < 1 << 20 { self.text += text } }

    func end(_ name: String) {
        guard XMLNames.local(name) == "text", depth > 0 else { return }
        depth -= 1
        guard depth == 0 else { return }
        markup += "<p>\(HTMLText.escaped(text))</p>\n"
        text = ""
    }
}
