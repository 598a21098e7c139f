// Mends what feeds get wrong most: an `&` or a `<` that stands for itself, entities of HTML, characters that XML does not have.
// Touches no declaration, no comment and no CDATA section, adds no line, and no reference that could expand.
import ArabicText

enum XMLMending {
    /// A document with more faults is none that was written by mistake.
    static let faults = 100_000

    /// The document with its references mended; nil when there is nothing to mend, or too much.
    static func mended(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var mended: [UInt8] = []
        mended.reserveCapacity(bytes.count + bytes.count / 16)
        var known: [String: [UInt8]] = [:]
        var (place, count) = (0, 0)
        while place < bytes.count {
            switch bytes[place] {
            case "<":
                let end = markup(bytes, at: place)
                if end == place { mended += Array("&lt;".utf8) } else { mended += bytes[place..<end] }
                count += end == place ? 1 : 0
                place = max(end, place + 1)
            case "&":
                let (replacement, end) = reference(bytes, at: place, &known)
                if let replacement { mended += replacement } else { mended += bytes[place..<end] }
                count += replacement == nil ? 0 : 1
                place = end
            default:
                mended.append(bytes[place])
                place += 1
            }
            if count > faults { return nil }
        }
        return count == 0 ? nil : String(decoding: mended, as: UTF8.self)
    }

    /// What is copied from a `<` on: all of a comment, a section or an instruction, of a tag the sign; nothing where it stands for itself.
    private static func markup(_ bytes: [UInt8], at place: Int) -> Int {
        for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] where bytes[place...].starts(with: start.utf8) {
            let closer = Array(end.utf8)
            var next = place + start.utf8.count
            while let found = bytes[next...].firstIndex(of: closer[0]) {
                if bytes[found...].starts(with: closer) { return found + closer.count }
                next = found + 1
            }
            return bytes.count
        }
        guard place + 1 < bytes.count else { return place }
        let next = bytes[place + 1]
        let isMarkup = isLetter(next) || !next.isASCII || ["!", "/", ":", "?", "_"].contains(next)
        return isMarkup ? place + 1 : place
    }

    /// What is to stand for a reference, nil for itself; and where it ends.
    private static func reference(_ bytes: [UInt8], at place: Int, _ known: inout [String: [UInt8]]) -> (replacement: [UInt8]?, end: Int) {
        let bare = (Array("&amp;".utf8), place + 1)
        guard let end = bytes[place...].prefix(34).firstIndex(of: ";"), end > place + 1 else { return bare }
        let name = bytes[(place + 1)..<end]
        // XML writes the `x` of a number small.
        if name.starts(with: "#X".utf8), isCharacter("x".utf8 + name.dropFirst(2)) {
            return (Array("&#x".utf8) + name.dropFirst(2) + ";".utf8, end + 1)
        }
        if name.first == "#" { return isCharacter(name.dropFirst()) ? (nil, end + 1) : (Array(" ".utf8), end + 1) }
        guard isLetter(name[place + 1]), name.allSatisfy({ isLetter($0) || ("0"..."9").contains($0) }) else { return bare }
        let word = String(decoding: name, as: UTF8.self)
        if ["amp", "lt", "gt", "quot", "apos"].contains(word) { return (nil, end + 1) }
        if known[word] == nil { known[word] = known.count < 1_000 ? entity(word).map { Array(HTMLText.escaped($0).utf8) } ?? [] : [] }
        guard let replacement = known[word], !replacement.isEmpty else { return bare }
        return (replacement, end + 1)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { ("A"..."Z").contains(byte) || ("a"..."z").contains(byte) }

    /// True for the number of a character that XML has (its production 2).
    private static func isCharacter(_ digits: some Collection<UInt8>) -> Bool {
        let text = String(decoding: digits, as: UTF8.self)
        let number = text.hasPrefix("x") ? Int(text.dropFirst(), radix: 16) : Int(text)
        return number.map {
            [0x09, 0x0A, 0x0D].contains($0) || (0x20...0xD7FF).contains($0) || (0xE000...0xFFFD).contains($0) || (0x1_0000...0x10_FFFF).contains($0)
        }
            ?? false
    }

    /// The text of an entity of HTML: `&nbsp;`, `&laquo;` and their kin, which XML does not know; nil for any other.
    static func entity(_ name: String) -> String? {
        let text = String(codePoints: PageTree("<p>&\(name);").nodes.flatMap(\.text))
        return text.isEmpty || text.hasPrefix("&") && text.count > 1 ? nil : text
    }
}
