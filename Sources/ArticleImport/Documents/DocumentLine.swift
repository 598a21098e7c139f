// A paragraph of a document while it is read: its markup, and what its letters look like.
import ArabicText

struct DocumentLine {
    private(set) var markup = ""
    private(set) var letters = 0
    private(set) var boldLetters = 0
    private(set) var lastLetter: Unicode.Scalar?
    var style: String?
    /// Links that are open in it.
    private var links = 0

    /// A paragraph is read no further.
    private static let length = 1 << 20

    mutating func add(_ text: String, isBold: Bool = false, raised: String? = nil) {
        guard markup.utf8.count < Self.length, !text.isEmpty else { return }
        let count = text.unicodeScalars.count { $0.properties.isAlphabetic }
        letters += count
        if isBold { boldLetters += count }
        lastLetter = text.unicodeScalars.last { $0 > " " && $0 != "\u{A0}" } ?? lastLetter
        let escaped = HTMLText.escaped(text)
        markup += raised.map { "<\($0)>\(escaped)</\($0)>" } ?? escaped
    }

    mutating func breakLine() { markup += "<br>" }

    mutating func openLink(_ address: String) {
        markup += "<a href=\"\(HTMLText.escaped(address))\">"
        links += 1
    }

    mutating func closeLink() {
        guard links > 0 else { return }
        markup += "</a>"
        links -= 1
    }

    mutating func addNote(_ number: Int) { markup += "<sup><a href=\"#note\">\(number)</a></sup>" }

    /// All its markup, with what was left open closed.
    var whole: String { markup + String(repeating: "</a>", count: links) }

    var isEmpty: Bool { lastLetter == nil }

    /// A short line all in bold that ends no sentence: what stands as a heading where nobody uses styles.
    var looksLikeHeading: Bool {
        letters > 0 && boldLetters * 10 >= letters * 9 && letters <= 80 && !markup.contains("<br>")
            && !".،؛!…".unicodeScalars.contains(lastLetter ?? " ")
    }
}
