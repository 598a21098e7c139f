// Base64 (RFC 4648, section 4), which terminals take a clipboard's text in.

enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// How long so many bytes become.
    static func length(of count: Int) -> Int { (count + 2) / 3 * 4 }

    static func text(of bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(length(of: bytes.count))
        var (group, count): (UInt32, Int) = (0, 0)
        func append(_ digits: Int) {
            for place in 0..<4 { text.append(place < digits ? Self.digits[Int(group >> (18 - 6 * UInt32(place)) & 0x3F)] : UInt8(ascii: "=")) }
        }
        for byte in bytes {
            group |= UInt32(byte) << (16 - 8 * UInt32(count))
            count += 1
            if count == 3 {
                append(4)
                (group, count) = (0, 0)
            }
        }
        if count > 0 { append(count + 1) }
        return String(decoding: text, as: UTF8.self)
    }
}
