// Addresses in a book as the names of its archive: relative to the file that has them, escaped as URLs are. What leads out of the book
// has no name.
import ArabicText

enum EPUBPath {
    static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

    /// The archive's name for an address; nil for one of the web, of another protocol, and for one that leads out.
    static func resolved(_ address: String, in folder: String) -> String? {
        let plain = address.prefix { $0 != "#" && $0 != "?" }
        guard !plain.isEmpty, !plain.contains(":") else { return nil }
        let whole = plain.hasPrefix("/") ? String(plain) : folder + "/" + plain
        return ZipArchive.path(unescaped(whole))
    }

    /// `%D9%81` as the letter that it stands for (RFC 3986, section 2.1).
    static func unescaped(_ text: String) -> String {
        guard text.contains("%") else { return text }
        let bytes = Array(text.utf8)
        var plain: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == "%", place + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                plain.append(value)
                place += 3
            } else {
                plain.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
