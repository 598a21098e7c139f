// The beginning of a file, as far as a format is recognised by it.
import ArabicText
import Glibc

/// What a format is recognised by is worked out when it is asked for: of a text that begins with an Arabic letter, little is.
final class FormatSample {
    /// Bytes looked at; of markup whose first element is not among them, more.
    private static let length = 4 << 10
    private static let markupLength = 64 << 10

    /// The file's bytes, all of them.
    let bytes: UnsafeRawBufferPointer
    private let encoding: TextEncoding
    /// No text in any encoding.
    private(set) lazy var isBinary = TextEncoding.isBinary(bytes, encoding: encoding)
    private lazy var beginning = Self.beginning(of: bytes, encoding)
    /// The beginning in UTF-8, its ASCII letters small, white space before it left out.
    var text: [UInt8] { beginning.text }
    /// The name of the first element, small and without a prefix, or the document type's; nil where no markup begins.
    var root: String? { beginning.root }

    init(_ bytes: UnsafeRawBufferPointer, encoding given: TextEncoding?) {
        self.bytes = bytes
        encoding = given ?? TextEncoding.detect(in: bytes)
    }

    private static func beginning(of bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding) -> (text: [UInt8], root: String?) {
        var start = decoded(bytes.prefix(length), encoding)
        if start.first == "<", root(of: start[...]) == nil, bytes.count > length { start = decoded(bytes.prefix(markupLength), encoding) }
        let first = root(of: start[...])
        return (start, lateRoot(in: start, after: first) ?? first)
    }

    /// False where the first byte already says that the text begins with an Arabic letter (U+0600–U+06FF in UTF-8), which nothing takes
    /// out.
    var mayBeginInASCII: Bool { encoding != .utf8 || !(bytes.first.map { (0xD8...0xDB).contains($0) } ?? false) }

    /// True for a ZIP archive that holds a file of this name: it stands where the file does, and in the list at the archive's end.
    func isArchive(of name: String) -> Bool {
        guard bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) else { return false }
        let name = Array(name.utf8)
        return [bytes.prefix(Self.archiveStart), bytes.suffix(Self.archiveEnd)].contains { Self.holds(UnsafeRawBufferPointer(rebasing: $0), name) }
    }

    /// What a compound file begins with (MS-CFB, section 2.2).
    static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// True for a compound file with a stream of this name, which stands in its directory in UTF-16, wherever that is.
    func isCompound(of name: String) -> Bool {
        guard bytes.starts(with: Self.compound) else { return false }
        return Self.holds(bytes, name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    }

    /// Whether a second letter begins: behind an empty line one with «From », and a field below it.
    var holdsAnotherLetter: Bool {
        var (wasEmpty, isBegun) = (false, false)
        var rest = bytes[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != "\n" }
            if isBegun, let end = line.firstIndex(of: ":"), end > line.startIndex, line[..<end].allSatisfy({ ("!"..."~").contains($0) }) {
                return true
            }
            isBegun = wasEmpty && line.starts(with: "From ".utf8)
            wasEmpty = line.isEmpty || line.count == 1 && line.first == "\r"
            rest = rest[min(line.endIndex + 1, rest.endIndex)...]
        }
        return false
    }

    private static func holds(_ bytes: UnsafeRawBufferPointer, _ part: [UInt8]) -> Bool {
        guard let start = bytes.baseAddress, let first = part.first else { return false }
        var place = 0
        while place + part.count <= bytes.count, let found = memchr(start + place, Int32(first), bytes.count - place - part.count + 1) {
            if memcmp(found, part, part.count) == 0 { return true }
            place = UnsafeRawPointer(found) - start + 1
        }
        return false
    }

    private static let (archiveStart, archiveEnd) = (64 << 10, 512 << 10)

    /// True when the text begins so.
    func starts(with start: String) -> Bool { text.starts(with: start.utf8) }

    /// True when the text's beginning has it somewhere.
    func holds(_ part: String) -> Bool { Self.place(of: part, in: text[...]) != nil }

    /// The first lines, without their endings.
    func lines(_ count: Int) -> [String] {
        text.split(maxSplits: count, omittingEmptySubsequences: false) { $0 == "\n" }.prefix(count).map { line in
            String(decoding: line.last == "\r" ? line.dropLast() : line, as: UTF8.self)
        }
    }

    private static func decoded(_ bytes: Slice<UnsafeRawBufferPointer>, _ encoding: TextEncoding) -> [UInt8] {
        let text = EncodedText(TextBytes(copying: bytes), encoding: encoding)
        var scalars: [UInt32] = []
        var offset = text.startOffset
        while let line = text.lineRange(startingAt: offset) {
            text.decode(line, appendingTo: &scalars)
            offset = text.nextLineStart(afterLineEndingAt: line.upperBound)
            if offset > line.upperBound { scalars.append("\n") }
        }
        let start = scalars.drop { $0.isASCIISpaceOrControl || $0 == .byteOrderMark || $0 == .noBreakSpace }
        return Array(String(codePoints: start.map { $0.isASCIICapital ? $0.loweredASCII : $0 }).utf8)
    }

    // MARK: Markup

    /// The first element of a text that begins with markup: past declarations, instructions and comments.
    private static func root(of text: ArraySlice<UInt8>) -> String? {
        var rest = text.drop { $0.isASCIISpaceOrControl }
        while rest.first == "<" {
            if rest.starts(with: "<?".utf8) {
                guard let end = place(of: "?>", in: rest) else { return nil }
                rest = rest[(end + 2)...]
            } else if rest.starts(with: "<!--".utf8) {
                guard let end = place(of: "-->", in: rest) else { return nil }
                rest = rest[(end + 3)...]
            } else if rest.starts(with: "<!doctype".utf8) {
                return name(rest.dropFirst(9).drop { $0.isASCIISpaceOrControl })
            } else {
                return name(rest.dropFirst())
            }
            rest = rest.drop { $0.isASCIISpaceOrControl }
        }
        return nil
    }

    /// A server's warnings may stand before the declaration of a document.
    private static func lateRoot(in text: [UInt8], after root: String?) -> String? {
        guard root.map({ ["br", "b", "p", "div", "font"].contains($0) }) ?? (text.first != "<") else { return nil }
        guard let start = place(of: "<?xml", in: text[...]), start > 0, start < 2 << 10 else { return nil }
        let words = ["warning", "notice", "deprecated", "error"]
        guard words.contains(where: { place(of: $0, in: text[..<start]) != nil }) else { return nil }
        return Self.root(of: text[start...])
    }

    private static func name(_ text: ArraySlice<UInt8>) -> String? {
        guard let first = text.first, ("a"..."z").contains(first) || first == "_" || !first.isASCII else { return nil }
        let name = text.prefix { !$0.isASCIISpaceOrControl && $0 != "/" && $0 != ">" && $0 != "[" }
        return String(decoding: name.lastIndex(of: ":").map { name[($0 + 1)...] } ?? name, as: UTF8.self)
    }

    private static func place(of part: String, in text: ArraySlice<UInt8>) -> Int? {
        let part = Array(part.utf8)
        guard let first = part.first else { return nil }
        var rest = text
        while let found = rest.firstIndex(of: first) {
            if rest[found...].starts(with: part) { return found }
            rest = rest[(found + 1)...]
        }
        return nil
    }
}
