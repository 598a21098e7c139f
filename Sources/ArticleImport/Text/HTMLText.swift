// Text as HTML holds it.

package enum HTMLText {
    /// A text whose letters mean themselves in HTML, as content and in an attribute between quotation marks. Most texts have none that
    /// would not, and are given back as they are.
    package static func escaped(_ text: String) -> String {
        var text = text
        return text.withUTF8(escaped) ?? text
    }

    /// By bytes: what has to be spelled otherwise is ASCII, and in UTF-8 no part of any other letter.
    /// - Returns: nil where nothing has to be.
    private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard var place = bytes.firstIndex(where: { reference(to: $0) != nil }) else { return nil }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + bytes.count / 8 + 8)
        var start = 0
        while place < bytes.count {
            if let reference = reference(to: bytes[place]) {
                escaped.append(contentsOf: bytes[start..<place])
                escaped.append(contentsOf: reference.utf8)
                start = place + 1
            }
            place += 1
        }
        escaped.append(contentsOf: bytes[start...])
        return String(decoding: escaped, as: UTF8.self)
    }

    /// How a byte is spelled that means something else by itself.
    @inline(__always)
    private static func reference(to byte: UInt8) -> String? {
        // By far most of a text: nothing to say of it.
        if byte > UInt8(ascii: ">") { return nil }
        return switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }
}
