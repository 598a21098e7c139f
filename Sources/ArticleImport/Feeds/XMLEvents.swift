// Expat as a stream of elements and texts. Refuses what no feed needs: entity declarations (the bombs are made of them),
// external entities, deep nesting, endless texts and attributes.
import ArabicText
import ArticleModel
import CExpat

/// What takes in the events of a document. Names are `namespace local` with a space between, or the local name alone where there is no
/// namespace. A prefix that nobody declared stands for what it stands for everywhere (`XMLNamespaces`).
protocol XMLReceiver: AnyObject {
    func start(_ name: String, _ attributes: [String: String])
    func text(_ text: String)
    func end(_ name: String)
}

final class XMLEvents {
    /// Elements in one another; bytes of one element's texts.
    static let depth = 200
    static let textLength = 8 << 20
    static let events = 2_000_000
    /// Entities that a document may declare, and the bytes of each.
    private static let entities = 500
    private static let entityLength = 64

    private let receiver: any XMLReceiver
    private var depth = 0
    private var textLength = 0
    private var events = 0
    private var entities = 0
    private var isTooLarge = false
    private var declaresEntities = false
    private var parser: XML_Parser?
    private var namespaces = XMLNamespaces()

    private init(_ receiver: any XMLReceiver) { self.receiver = receiver }

    /// Reads a document; what was read before a fault has been received.
    /// - Parameter text: the document, decoded: what it says of its encoding no longer counts.
    static func read(_ text: String, into receiver: any XMLReceiver) -> FeedProblem? {
        let events = XMLEvents(receiver)
        var text = text
        return text.withUTF8 { events.run(UnsafeRawBufferPointer($0)) }
    }

    /// Reads a document, and one that is not well formed once more with its references mended (`XMLMending`).
    /// - Parameter receiver: makes what receives it; a second one for a second reading.
    static func readLeniently<Receiver: XMLReceiver>(_ text: String, into receiver: () -> Receiver) -> (receiver: Receiver, problem: FeedProblem?) {
        let first = receiver()
        let problem = read(text, into: first)
        guard case .malformed = problem, let mended = XMLMending.mended(text) else { return (first, problem) }
        let second = receiver()
        return (second, read(mended, into: second))
    }

    private func run(_ bytes: UnsafeRawBufferPointer) -> FeedProblem? {
        // Namespaces are resolved here: Expat ends at a prefix that nobody declared, as many a feed has.
        guard let parser = XML_ParserCreate("utf-8") else { return .notAFeed }
        self.parser = parser
        defer { XML_ParserFree(parser) }
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(parser, { XMLEvents.of($0)?.start($1, $2) }, { XMLEvents.of($0)?.end($1) })
        XML_SetCharacterDataHandler(parser) { XMLEvents.of($0)?.take($1, $2) }
        XML_SetEntityDeclHandler(parser) { data, name, isParameter, value, length, _, _, _, _ in
            XMLEvents.of(data)?.judge(declared: name, isParameter != 0, value, length)
        }
        // Entities of HTML stand in feeds undeclared. Where a document type is named elsewhere they are passed over and told.
        XML_UseForeignDTD(parser, XML_Bool(1))
        XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_ALWAYS)
        XML_SetExternalEntityRefHandler(parser) { parser, context, _, _, _ in XMLEvents.readNothing(parser, context) }
        XML_SetSkippedEntityHandler(parser) { data, name, isParameter in if isParameter == 0 { XMLEvents.of(data)?.skip(name) } }
        var offset = 0
        while offset < bytes.count || bytes.isEmpty {
            let count = min(64 << 10, bytes.count - offset)
            let isLast = offset + count == bytes.count
            let start = bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
            if XML_Parse(parser, start, Int32(count), isLast ? 1 : 0) == XML_STATUS_ERROR { return problem(parser) }
            offset += count
            if isLast { break }
        }
        return nil
    }

    /// An external entity is read as an empty one: nothing is fetched.
    private static func readNothing(_ parser: XML_Parser?, _ context: UnsafePointer<CChar>?) -> Int32 {
        guard let inner = XML_ExternalEntityParserCreate(parser, context, nil) else { return 0 }
        defer { XML_ParserFree(inner) }
        return XML_Parse(inner, "", 0, 1) == XML_STATUS_ERROR ? 0 : 1
    }

    private func problem(_ parser: XML_Parser) -> FeedProblem? {
        let line = Int(XML_GetCurrentLineNumber(parser))
        let code = XML_GetErrorCode(parser)
        if declaresEntities { return .declaresEntities(line: line) }
        // All of the document has been read; what a server appends is none of it.
        if code == XML_ERROR_JUNK_AFTER_DOC_ELEMENT { return nil }
        // The protection of Expat itself stops at the ratio that a bomb expands by.
        if isTooLarge || code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH { return .tooLarge(line: line) }
        return .malformed(line: line, detail: XML_ErrorString(code).map { String(cString: $0) } ?? "?")
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLEvents? {
        data.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }

    /// An entity that stands for some letters is read; one that refers to others, to a file, or is long is refused: a few lines of them
    /// can expand without end. Whatever one expands to counts as text, and Expat bounds how much more it may be than the document.
    private func judge(declared name: UnsafePointer<CChar>?, _ isParameter: Bool, _ value: UnsafePointer<CChar>?, _ length: Int32) {
        let text = value.map { UnsafeRawBufferPointer(start: $0, count: Int(max(0, length))) }
        entities += 1
        if !isParameter, entities <= Self.entities, let text, text.count <= Self.entityLength {
            // `&lt;` and its kin may be declared as what they are (XML 1.0, section 4.6).
            let isPredefined = name.map { ["lt", "amp", "gt", "apos", "quot"].contains(String(cString: $0)) } ?? false
            if isPredefined || !text.contains("&") && !text.contains("<") { return }
        }
        declaresEntities = true
        XML_StopParser(parser, XML_Bool(0))
    }

    /// Ends the reading: past a bound.
    private func refuse() {
        isTooLarge = true
        XML_StopParser(parser, XML_Bool(0))
    }

    private func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        (depth, textLength, events) = (depth + 1, 0, events + 1)
        guard depth <= Self.depth, events <= Self.events, let name else { return refuse() }
        var found: [String: String] = [:]
        var place = 0
        while let key = attributes?[place], let value = attributes?[place + 1], place < 200 {
            found[String(cString: key)] = String(cString: value)
            place += 2
        }
        namespaces.open(found, depth: depth)
        let resolved = Dictionary(found.map { (namespaces.attribute($0.key), $0.value) }) { first, _ in first }
        receiver.start(namespaces.element(String(cString: name)), resolved)
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        if let name { receiver.end(namespaces.element(String(cString: name))) }
        namespaces.close(depth: depth)
        (depth, textLength) = (depth - 1, 0)
    }

    private func take(_ text: UnsafePointer<CChar>?, _ count: Int32) {
        guard let text else { return }
        textLength += Int(count)
        guard textLength <= Self.textLength else { return refuse() }
        receiver.text(String(decoding: UnsafeRawBufferPointer(start: text, count: Int(count)), as: UTF8.self))
    }

    /// `&nbsp;`, `&laquo;` and their kin, which XML does not know.
    private func skip(_ name: UnsafePointer<CChar>?) {
        guard let name else { return }
        receiver.text(XMLMending.entity(String(cString: name)) ?? "")
    }
}
