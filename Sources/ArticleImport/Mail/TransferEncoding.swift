// The bytes of a letter's part as they were before they were sent (RFC 2045, section 6), and of a word in its header (RFC 2047).
import ArabicText

enum TransferEncoding {
    /// - Parameter name: of `Content-Transfer-Encoding`; what is not known is taken as it stands.
    static func decoded(_ bytes: ArraySlice<UInt8>, _ name: String?) -> [UInt8] {
        switch name?.lowercased() {
        case "base64": base64(bytes)
        case "quoted-printable": quotedPrintable(bytes)
        default: Array(bytes)
        }
    }

    /// Letters of six bits each; others are passed over, and a sign of the end ends it.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count * 3 / 4)
        var (bits, count): (UInt32, UInt32) = (0, 0)
        for byte in bytes {
            let value: UInt8
            switch byte {
            case "A"..."Z": value = byte - UInt8(ascii: "A")
            case "a"..."z": value = byte - UInt8(ascii: "a") + 26
            case "0"..."9": value = byte - UInt8(ascii: "0") + 52
            case "+", "-": value = 62
            case "/", "_": value = 63
            case "=":
                // The next piece, where several were put one behind the other, begins anew.
                (bits, count) = (0, 0)
                continue
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            decoded.append(UInt8(truncatingIfNeeded: bits >> count))
        }
        return decoded
    }

    /// - Parameter isWord: of a header, where `_` stands for a space.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>, isWord: Bool = false) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            guard byte == "=" else {
                decoded.append(isWord && byte == "_" ? UInt8(ascii: " ") : byte)
                continue
            }
            if place + 1 < bytes.endIndex, let value = UInt8(String(decoding: bytes[place...(place + 1)], as: UTF8.self), radix: 16) {
                decoded.append(value)
                place += 2
                continue
            }
            // A line that goes on: spaces may have come behind its sign.
            let end = bytes[place...].firstIndex { $0 != " " && $0 != "\t" } ?? bytes.endIndex
            if end < bytes.endIndex, bytes[end] == "\r", end + 1 < bytes.endIndex, bytes[end + 1] == "\n" {
                place = end + 2
            } else if end < bytes.endIndex, bytes[end] == "\n" {
                place = end + 1
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }
}
