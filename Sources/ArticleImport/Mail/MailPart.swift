// A letter as the parts that it is made of (MIME, RFC 2046).
import ArabicText

struct MailPart {
    let header: MailHeader
    /// As it was sent.
    let body: ArraySlice<UInt8>
    private(set) var parts: [MailPart] = []

    /// Parts in one another, and parts of a letter.
    private static let (depth, count) = (10, 1_000)

    init(_ bytes: ArraySlice<UInt8>) {
        var room = Self.count
        self.init(bytes, depth: 0, room: &room)
    }

    private init(_ bytes: ArraySlice<UInt8>, depth: Int, room: inout Int) {
        var rest = bytes
        header = MailHeader(&rest)
        body = rest
        guard depth < Self.depth, room > 0 else { return }
        if type.hasPrefix("multipart/") {
            for part in Self.pieces(of: rest, boundary: header.parameter("boundary", of: "content-type") ?? "") where room > 0 {
                room -= 1
                parts.append(MailPart(part, depth: depth + 1, room: &room))
            }
        } else if type == "message/rfc822" {
            room -= 1
            parts = [MailPart(TransferEncoding.decoded(rest, header["content-transfer-encoding"])[...], depth: depth + 1, room: &room)]
        }
    }

    /// In small letters; a part that says nothing is plain text.
    var type: String { header.value("content-type").flatMap { $0.isEmpty ? nil : $0 } ?? "text/plain" }
    var charset: String? { header.parameter("charset", of: "content-type") }
    var isAttachment: Bool { header.value("content-disposition") == "attachment" }
    var content: [UInt8] { TransferEncoding.decoded(body, header["content-transfer-encoding"]) }

    /// All parts that hold something themselves, in the letter's order.
    var leaves: [MailPart] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }

    /// The parts by the boundary that is named; where there is none, or none of its lines, by the one that is seen; and where none is, what
    /// begins as a part does is the only one.
    private static func pieces(of bytes: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
        let named = boundary.isEmpty ? [] : split(bytes, at: boundary)
        guard named.isEmpty else { return named }
        let body = bytes.drop { $0.isASCIISpaceOrControl }
        let first = body.prefix { $0 != "\n" && $0 != "\r" }
        if first.starts(with: Array("--".utf8)), first.count > 2 {
            return split(body, at: String(decoding: first.dropFirst(2), as: UTF8.self))
        }
        return String(decoding: first.prefix(8), as: UTF8.self).lowercased() == "content-" ? [body] : []
    }

    /// What stands between the lines of a boundary (RFC 2046, section 5.1.1); a letter that breaks off ends the last part.
    private static func split(_ bytes: ArraySlice<UInt8>, at boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array(("--" + boundary).utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = bytes.startIndex
        while line < bytes.endIndex {
            let next = bytes[line...].firstIndex(of: "\n").map { $0 + 1 } ?? bytes.endIndex
            if bytes[line] == "-", bytes[line..<next].starts(with: mark) {
                let after = bytes[(line + mark.count)..<next]
                let isEnd = after.starts(with: Array("--".utf8))
                if isEnd || after.allSatisfy({ $0.isASCIISpaceOrControl }) {
                    if let start { parts.append(bytes[start..<max(start, line - 1)]) }
                    start = isEnd ? nil : next
                    if isEnd || parts.count >= count { return parts }
                }
            }
            line = next
        }
        if let start, start < bytes.endIndex { parts.append(bytes[start...]) }
        return parts
    }
}
