// Expat as a stream of elements and texts. Refuses what no feed needs: entity declarations (the bombs are made of them),
// external entities, deep nesting, endless texts and attributes.
import ArticleModel
import CExpat

/// What takes in the events of a document. Names are `namespace local` with a space between, or the local name alone.
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

    private let receiver: any XMLReceiver
    private var depth = 0
    private var textLength = 0
    private var events = 0
    private var isTooLarge = false
    private var declaresEntities = false
    private var parser: XML_Parser?

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
        guard let parser = XML_ParserCreateNS("utf-8", 0x20) else { return .notAFeed }
        self.parser = parser
        defer { XML_ParserFree(parser) }
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(parser, { XMLEvents.of($0)?.start($1, $2) }, { XMLEvents.of($0)?.end($1) })
        XML_SetCharacterDataHandler(parser) { XMLEvents.of($0)?.take($1, $2) }
        XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in XMLEvents.of(data)?.refuseDeclaration() }
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

    private func problem(_ parser: XML_Parser) -> FeedProblem {
        let line = Int(XML_GetCurrentLineNumber(parser))
        let code = XML_GetErrorCode(parser)
        if declaresEntities { return .declaresEntities(line: line) }
        // The protection of Expat itself stops at the ratio that a bomb expands by.
        if isTooLarge || code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH { return .tooLarge(line: line) }
        return .malformed(line: line, detail: XML_ErrorString(code).map { String(cString: $0) } ?? "?")
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLEvents? {
        data.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }

    private func refuseDeclaration() {
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
        receiver.start(String(cString: name), found)
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        (depth, textLength) = (depth - 1, 0)
        if let name { receiver.end(String(cString: name)) }
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
