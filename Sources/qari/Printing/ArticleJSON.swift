// An article as JSON, for `qari print --json`: its parts in order, the body piece by piece, so that any size takes little memory.
import ArabicText
import ArticleModel
import Processes
import TextLayout

/// The shape of the JSON. Keys with nothing to say are null, so that a reader of it can rely on them.
struct ArticleJSON: Sendable {
    let text: EncodedText
    /// Furniture of the body that is kept while the sections are written; of more than that the body is gone through again.
    static let keptFurniture = 1 << 20

    func print(to descriptor: Int32) throws(OutputFailure) {
        let frame = ArticleParser(source: ArticleLines(text)).frame()
        var stream = JSONStream(descriptor)
        stream.json.open(.table)
        writeFacts(of: frame.article, to: &stream.json)
        let furniture = try writeSections(frame, to: &stream)
        try writeFurniture(frame, furniture, to: &stream)
        stream.json.close()
        stream.json.end()
        try stream.flush(all: true)
    }

    private func writeFacts(of article: Article, to json: inout JSONWriter) {
        for (key, value) in [
            ("kicker", article.kicker), ("title", article.title), ("byline", article.byline), ("date", article.date), ("source", article.source),
            ("lead", article.lead), ("relatedHeading", article.relatedHeading), ("published", article.published), ("url", article.url),
            ("language", article.language), ("direction", article.direction.rawValue),
        ] { json.put(value, key) }
        json.list("credits") { json in
            for credit in article.credits {
                json.table {
                    $0.put(credit.role, "role")
                    $0.put(credit.name, "name")
                }
            }
        }
        json.list("related") { json in
            for entry in article.related {
                json.table {
                    $0.put(entry.title, "title")
                    $0.put(entry.url, "url")
                }
            }
        }
    }

    // MARK: Sections

    /// - Returns: the body's furniture; nil where there is more of it than is kept.
    private func writeSections(_ frame: ArticleFrame, to stream: inout JSONStream) throws(OutputFailure) -> [[UInt8]]? {
        var sections = SectionsJSON()
        var furniture: [[UInt8]]? = []
        var kept = 0
        stream.json.open(.list, "sections")
        for section in frame.article.sections {
            sections.open(section.heading.map { JSONWriter.quoted(codePoints($0)[...]) }, &stream.json)
            for block in section.blocks { sections.take(BodyJSON.Part(block), &stream.json) }
        }
        let pieces = BodyPieces(text, body: frame.body)
        var number = 0
        try OrderedWork(count: pieces.count) { [text] in
            let parser = ArticleParser(source: ArticleLines(text))
            return { BodyJSON(parser, pieces.range(of: $0), of: frame) }
        }.run { piece throws(OutputFailure) in
            for part in piece.parts { sections.take(part, &stream.json) }
            kept += piece.furniture.reduce(0) { $0 + $1.count + 32 }
            if kept > Self.keptFurniture { furniture = nil } else { furniture? += piece.furniture }
            pieces.leave(number)
            number += 1
            try stream.flush()
        }
        sections.close(&stream.json)
        stream.json.close()
        return furniture
    }

    private func writeFurniture(_ frame: ArticleFrame, _ furniture: [[UInt8]]?, to stream: inout JSONStream) throws(OutputFailure) {
        stream.json.open(.list, "furniture")
        for text in frame.article.furniture { stream.json.put(text) }
        if let furniture {
            for text in furniture { stream.json.put(quoted: text) }
        } else {
            let pieces = BodyPieces(text, body: frame.body)
            let parser = ArticleParser(source: ArticleLines(text))
            for number in 0..<pieces.count {
                for text in BodyJSON(parser, pieces.range(of: number), of: frame).furniture { stream.json.put(quoted: text) }
                pieces.leave(number)
                try stream.flush()
            }
        }
        for text in frame.closingFurniture { stream.json.put(text) }
        stream.json.close()
    }
}

/// JSON on its way out.
struct JSONStream {
    var json = JSONWriter()
    private var output: Output

    init(_ descriptor: Int32) { output = Output(descriptor) }

    mutating func flush(all: Bool = false) throws(OutputFailure) {
        guard all || json.bytes.count > 64 << 10 else { return }
        output.write(json.takeBytes())
        try output.flush(all: all)
    }
}

/// A piece of the body, its texts quoted for JSON.
struct BodyJSON: Sendable {
    enum Part: Sendable {
        case heading([UInt8])
        case block(BlockRole, text: [UInt8], scalars: Int, links: [BlockLink], marker: [UInt32]?)
        /// The next piece of a line that the source cut.
        case more(text: [UInt8], scalars: Int, links: [BlockLink])

        init(_ block: Block) {
            let text = JSONWriter.quoted(block.text[...])
            if block.continuesLine {
                self = .more(text: text, scalars: block.text.count, links: block.links)
            } else if block.role == .heading {
                self = .heading(text)
            } else {
                self = .block(block.role, text: text, scalars: block.text.count, links: block.links, marker: block.marker)
            }
        }
    }

    private(set) var parts: [Part] = []
    private(set) var furniture: [[UInt8]] = []

    init(_ parser: ArticleParser<ArticleLines>, _ range: Range<ByteOffset>, of frame: ArticleFrame) {
        parser.forEachBlock(in: range, of: frame) { block in
            if let trailing = block.trailingFurniture { furniture.append(JSONWriter.quoted(trailing[...])) }
            if block.role == .furniture { furniture.append(JSONWriter.quoted(block.text[...])) } else { parts.append(Part(block)) }
        }
    }
}

/// The sections on their way: what is open of them. A block stays open until the next begins, since its line may go on.
private struct SectionsJSON {
    private var isInSection = false
    /// What follows the text of the block that is open.
    private var links: [BlockLink] = []
    private var marker: [UInt32]?
    private var isInBlock = false
    private var scalars = 0

    mutating func open(_ heading: [UInt8]?, _ json: inout JSONWriter) {
        close(&json)
        isInSection = true
        json.open(.table)
        if let heading { json.put(quoted: heading, "heading") } else { json.put(nil as String?, "heading") }
        json.open(.list, "blocks")
    }

    mutating func take(_ part: BodyJSON.Part, _ json: inout JSONWriter) {
        switch part {
        case .heading(let text): open(text, &json)
        case .block(let role, let text, let scalars, let links, let marker):
            begin(role, &json)
            json.continueText(text)
            (self.scalars, self.links, self.marker) = (scalars, links, marker)
        case .more(let text, let scalars, let links):
            if !isInBlock { begin(.paragraph, &json) }
            json.continueText(text)
            self.links += links.map { $0.moved(by: self.scalars) }
            self.scalars += scalars
        }
    }

    private mutating func begin(_ role: BlockRole, _ json: inout JSONWriter) {
        closeBlock(&json)
        if !isInSection { open(nil, &json) }
        json.open(.table)
        json.put(role.rawValue, "type")
        json.beginText("text")
        (isInBlock, scalars, links, marker) = (true, 0, [], nil)
    }

    private mutating func closeBlock(_ json: inout JSONWriter) {
        guard isInBlock else { return }
        json.endText()
        if !links.isEmpty {
            json.list("links") { json in
                for link in links {
                    json.table {
                        $0.put(Int64(link.range.lowerBound), "start")
                        $0.put(Int64(link.range.upperBound), "end")
                        $0.put(link.url, "url")
                    }
                }
            }
        }
        if let marker { json.put(String(codePoints: marker), "marker") }
        json.close()
        isInBlock = false
    }

    mutating func close(_ json: inout JSONWriter) {
        closeBlock(&json)
        guard isInSection else { return }
        json.close()
        json.close()
        isInSection = false
    }
}
