// The text of a page or feed from its bytes: which encoding it is in, and its code points without what may not enter.
import ArabicText
import ArticleModel

enum PageText {
    /// The text of a page. The encoding is, after the WHATWG's order: a byte order mark's, the server's, the page's own
    /// (`meta`), and what the bytes look like. A label that the bytes contradict is not believed: bytes that are UTF-8
    /// through and through are UTF-8 whatever they are called, and bytes called UTF-8 that are none are looked at.
    static func decode(_ bytes: [UInt8], charset: String?, encoding given: TextEncoding? = nil) -> String {
        let source = TextBytes(copying: bytes)
        if let given { return decode(source, as: given) }
        let detected = TextEncoding.detect(in: source.bytes)
        if let legacy = legacy(bytes, source.bytes, charset: charset, detected) {
            // What may not enter goes out as from any other text.
            return decode(TextBytes(copying: legacy.utf8), as: .utf8)
        }
        return decode(source, as: encoding(of: source.bytes, charset: charset, detected))
    }

    private static func decode(_ source: TextBytes, as encoding: TextEncoding) -> String {
        let text = EncodedText(source, encoding: encoding)
        var scalars: [UInt32] = []
        scalars.reserveCapacity(source.bytes.count)
        var offset = text.startOffset
        while let range = text.lineRange(startingAt: offset) {
            text.decode(range, appendingTo: &scalars)
            offset = text.nextLineStart(afterLineEndingAt: range.upperBound)
            if offset > range.upperBound { scalars.append(codePoint(.lineFeed)) }
        }
        return String(codePoints: scalars)
    }

    /// The text in an encoding that is none of an Arabic text's, where the server or the page says so and the bytes don't contradict it.
    private static func legacy(_ bytes: [UInt8], _ source: UnsafeRawBufferPointer, charset: String?, _ detected: TextEncoding) -> String? {
        let declared = charset.flatMap(known) ?? metaCharset(source).flatMap(known)
        guard let label = declared, named(label) == nil else {
            // What is called nothing, or called UTF-8 and is none, may be of western Europe too.
            let isFree = declared.flatMap(named).map { $0 == .utf8 } ?? true
            let isSingle = isFree && [.windows1256, .iso8859_6].contains(detected)
            return isSingle && LegacyCharset.looksLatin(source) ? LegacyCharset.decode(bytes, named: "windows-1252") : nil
        }
        let isWide = label.lowercased().hasPrefix("utf-32") || label.lowercased().hasPrefix("ucs-4")
        guard isWide || source.contains(where: { !$0.isASCII }) || LegacyCharset.isOfSevenBits(label) else { return nil }
        let isMarked = ByteOrderMark.starts(source)
        guard isWide || LegacyCharset.isOfSevenBits(label) || !isMarked && detected != .utf8 else { return nil }
        if LegacyCharset.isLatin(label), !LegacyCharset.looksLatin(source) { return nil }
        return LegacyCharset.decode(bytes, named: label)
    }

    /// A label that may be a name.
    private static func known(_ label: String) -> String? {
        let name = label.filter { !" \t\n\r\"'".contains($0) }
        return name.isEmpty || name.utf8.contains { !("!"..."~").contains($0) } ? nil : name
    }

    static func encoding(of bytes: UnsafeRawBufferPointer, charset: String?) -> TextEncoding {
        encoding(of: bytes, charset: charset, TextEncoding.detect(in: bytes))
    }

    /// - Parameter detected: what the bytes look like.
    private static func encoding(of bytes: UnsafeRawBufferPointer, charset: String?, _ detected: TextEncoding) -> TextEncoding {
        let isMarked = ByteOrderMark.starts(bytes)
        if isMarked { return detected }
        let declared = charset.flatMap(named) ?? metaCharset(bytes).flatMap(named)
        guard let declared, declared != detected else { return detected }
        switch (declared, detected) {
        // Nothing but UTF-8 looks like it; and bytes that are none can't be read as it.
        case (_, .utf8): return bytes.contains { !$0.isASCII } || !declared.isWide ? .utf8 : declared
        case (.utf8, _): return detected
        case (.utf16LittleEndian, _), (.utf16BigEndian, _): return declared
        default: return declared
        }
    }

    /// The encoding of a label of the WHATWG's Encoding Standard; nil for those that say nothing of Arabic (Latin ones are
    /// as often as not wrong on Arabic pages) and unknown ones.
    static func named(_ label: String) -> TextEncoding? {
        let name = label.lowercased().filter { !" \t\n\r\"'".contains($0) }
        switch name {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "x-unicode20utf8": return .utf8
        case "windows-1256", "cp1256", "x-cp1256", "win-1256": return .windows1256
        case "iso-8859-6", "iso8859-6", "iso88596", "iso_8859-6", "arabic", "csisolatinarabic", "ecma-114", "asmo-708", "iso-ir-127", "iso-8859-6-e",
            "iso-8859-6-i":
            return .iso8859_6
        case "utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2", "csunicode", "unicodefeff": return .utf16LittleEndian
        case "utf-16be", "unicodefffe": return .utf16BigEndian
        default: return nil
        }
    }

    /// The label in `<meta charset=…>` or `<meta … content="…charset=…">`, and in an XML declaration, among the first 4 KB.
    /// A page that says UTF-16 there is not in it, or that could not be read.
    private static func metaCharset(_ bytes: UnsafeRawBufferPointer) -> String? {
        let start = String(decoding: bytes.prefix(4096).map { $0.isASCII ? $0 : UInt8(ascii: "?") }, as: UTF8.self).lowercased()
        var place = start.startIndex
        for mark in ["charset", "encoding"] {
            place = start.startIndex
            while let found = start.range(of: mark, from: place) {
                place = found.upperBound
                let tag = start[..<found.lowerBound].lastIndex(of: "<").map { start[$0..<found.lowerBound] } ?? ""
                guard tag.hasPrefix("<meta") || tag.hasPrefix("<?xml"), !tag.contains(">") else { continue }
                let rest = start[place...].drop { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "=" || $0 == "\"" || $0 == "'" }
                let label = String(rest.prefix { !" \"';>/?".contains($0) })
                return label.hasPrefix("utf-16") ? "utf-8" : label
            }
        }
        return nil
    }
}

extension TextEncoding {
    fileprivate var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}

extension String {
    /// The range of a text at or after a place.
    func range(of text: String, from start: Index) -> Range<Index>? {
        var place = start
        while let first = self[place...].firstIndex(of: text[text.startIndex]) {
            if self[first...].hasPrefix(text) { return first..<index(first, offsetBy: text.count) }
            place = index(after: first)
        }
        return nil
    }
}
