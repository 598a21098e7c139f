// By what the bytes of a format are known.
import ArabicText
import ArticleModel

enum FormatSignature: Sendable {
    /// Bytes at a place, such as no text has there; nil stands for any.
    case magic([UInt8?], at: Int = 0)
    /// A ZIP archive that holds a file of this name; what follows the name is what an uncompressed file holds (APPNOTE.TXT, section 4.3.7).
    case archive(String)
    /// A compound file of Microsoft's (MS-CFB) that holds a stream of this name.
    case compound(String)
    /// The first element's name, or the document type's.
    case root([String])
    /// A declaration of XML, or a first element with a namespace.
    case xml
    /// What a text begins with, in small letters.
    case start([String])
    case text(@Sendable (FormatSample) -> Bool)

    /// ASCII letters as magic bytes, `?` for any byte.
    static func letters(_ text: String, at place: Int = 0) -> FormatSignature { .magic(text.utf8.map { $0 == "?" ? nil : $0 }, at: place) }

    var isMagic: Bool {
        switch self {
        case .magic, .archive, .compound: true
        case .root, .xml, .start, .text: false
        }
    }

    func fits(_ sample: FormatSample) -> Bool {
        switch self {
        case .magic(let bytes, let place):
            sample.bytes.count >= place + bytes.count && zip(sample.bytes.dropFirst(place), bytes).allSatisfy { $1 == nil || $0 == $1 }
        case .archive(let name): sample.isArchive(of: name)
        case .compound(let name): sample.isCompound(of: name)
        case .root(let names): sample.root.map(names.contains) ?? false
        case .xml: sample.starts(with: "<?xml") || sample.root != nil && sample.holds("xmlns")
        case .start(let starts): starts.contains(where: sample.starts)
        case .text(let fits): fits(sample)
        }
    }
}

// MARK: Texts of a fixed shape

extension FormatSignature {
    /// Subtitles: a number, and a line with the times of a cue.
    static let subRip = text { sample in
        let lines = sample.lines(3)
        guard lines.count == 3, !lines[0].isEmpty, lines[0].isASCIIDigits else { return false }
        return lines[1].contains("-->") && lines[1].first?.isNumber ?? false
    }

    /// A letter as it is sent (RFC 5322): fields alone before the first blank line, one of them such as nobody writes by hand.
    static let mail = text { sample in
        // In a box of letters a line stands before each (RFC 4155).
        let lines = sample.lines(40).prefix { !$0.isEmpty }.drop { $0.hasPrefix("from ") }
        let fields = lines.filter { $0.first != " " && $0.first != "\t" }
        let names = fields.map { $0.prefix { $0 != ":" } }
        guard names.count >= 2, zip(fields, names).allSatisfy({ $0.utf8.count > $1.utf8.count }) else { return false }
        let isNamed = names.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { ("!"..."~").contains($0) } }
        let sure: Set<Substring> = ["received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature", "x-mailer"]
        return isNamed && !sure.isDisjoint(with: names)
    }

    /// Letters in one file (RFC 4155): a line stands before each. One alone is a letter.
    static let mailbox = text { sample in sample.starts(with: "from ") && mail.fits(sample) && sample.holdsAnotherLetter }

    /// A page that a browser kept as a letter.
    static let webArchive = text { sample in
        guard mail.fits(sample) else { return false }
        return sample.holds("\nsnapshot-content-location:") || sample.starts(with: "from: <saved by")
            || sample.holds("multipart/related") && !sample.holds("\nreceived:") && !sample.holds("\nto:") && sample.holds("content-location:")
    }

    /// TeX: a class of documents stands before its text.
    static let tex = text { sample in
        sample.starts(with: "\\document") || (sample.starts(with: "%") || sample.starts(with: "\\")) && sample.holds("\n\\documentclass")
    }

    /// The list of feeds of newsboat: an address a line, and words that it is filed under; one of them such as no other list has.
    static let feedAddresses = text { sample in
        guard sample.mayBeginInASCII, listsAddresses(sample) else { return false }
        return ["\"~", "\"!", "query:", "exec:", "filter:"].contains(where: sample.holds)
    }

    /// Addresses and what newsboat has in their place, one a line, and nothing else.
    static func listsAddresses(_ sample: FormatSample) -> Bool {
        let lines = sample.lines(200).filter { !$0.isEmpty && !$0.hasPrefix("#") }
        // The last may be cut.
        let whole = sample.bytes.count > 4_000 ? lines.dropLast() : lines[...]
        let starts = ["http://", "https://", "file://", "query:", "exec:", "filter:"]
        return !whole.isEmpty && whole.allSatisfy { line in starts.contains { line.hasPrefix($0) || line.hasPrefix("\"" + $0) } }
    }

    /// Front matter of the program's own: it has no keys but those of marked text, and one at least that others do not have.
    static let markedText = text { sample in
        guard sample.mayBeginInASCII else { return false }
        let lines = sample.lines(100)
        guard lines.first == "---" else { return false }
        let head = lines.dropFirst().prefix { $0 != "---" }.filter { !$0.isEmpty }
        let keys = head.map { String($0.prefix { $0 != ":" }) }
        return keys.allSatisfy(MarkedText.keys.contains) && !MarkedText.commonKeys.isSuperset(of: keys)
    }

    /// JSON: brackets at both ends, and what may follow the first.
    static let json = text { sample in
        guard let first = sample.text.first, first == "{" || first == "[" else { return false }
        let next = sample.text.dropFirst().first { !$0.isASCIISpaceOrControl }
        let last = sample.bytes.last { !$0.isASCIISpaceOrControl }
        return first == "{" ? (next == "\"" || next == "}") && last == "}" : ["{", "[", "\""].contains(next ?? 0) && last == "]"
    }

    static let jsonFeed = text { sample in
        guard sample.text.first == "{" else { return false }
        return sample.holds("jsonfeed.org/version") || sample.holds("jsonfeed.org\\/version")
    }

    /// RDF is much; news of it has a channel and items.
    static let rdfFeed = text { sample in sample.root == "rdf" && ["rss/1.0", "rdf/simple/0.9", "<channel", "<item"].contains(where: sample.holds) }
}
