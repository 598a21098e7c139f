// Encodings that no Arabic text is in, but that pages and feeds of the world name: by the system's own tables (iconv).
import ArabicText
import Glibc

enum LegacyCharset {
    /// The text of bytes in an encoding of this name; nil for a name that the system does not know. What means nothing in it is U+FFFD.
    static func decode(_ bytes: [UInt8], named label: String) -> String? {
        let name = label.lowercased()
        // The standard of the web reads these as their supersets (Encoding Standard, section 4.2).
        let supersets = [
            "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252",
            "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
            "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "tis-620": "windows-874",
        ]
        let converter = iconv_open("UTF-8", supersets[name] ?? name)
        guard let converter, Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        var piece = [CChar](repeating: 0, count: 64 << 10)
        input.withUnsafeMutableBufferPointer { input in
            var (rest, left) = (input.baseAddress, input.count)
            while left > 0 {
                let written = piece.withUnsafeMutableBufferPointer { piece in
                    var (place, room) = (piece.baseAddress, piece.count)
                    let result = iconv(converter, &rest, &left, &place, &room)
                    let reason = errno
                    output += piece.prefix(piece.count - room).map { UInt8(bitPattern: $0) }
                    return result != -1 || reason == E2BIG
                }
                if !written, left > 0 {
                    output += "\u{FFFD}".utf8
                    (rest, left) = (rest?.advanced(by: 1), left - 1)
                }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// True for encodings whose letters are ASCII bytes behind a sign.
    static func isOfSevenBits(_ label: String) -> Bool { ["iso-2022", "utf-7", "hz-gb"].contains(where: label.lowercased().hasPrefix) }

    /// True for the encodings of western Europe, which Arabic texts are called as often as not.
    static func isLatin(_ label: String) -> Bool {
        ["iso-8859-1", "iso-8859-15", "windows-1252", "cp1252", "latin1", "latin-1", "us-ascii", "ascii", "x-cp1252"].contains(label.lowercased())
    }

    /// True when the letters above ASCII stand in words with ASCII letters, as accented ones do («ações»): an Arabic word has no others.
    static func looksLatin(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var (mixed, whole) = (0, 0)
        var (letters, high) = (0, 0)
        var hasHigh = false
        func end() {
            if letters > 0, high > 0 { mixed += 1 } else if high >= 3 { whole += 1 }
            (letters, high) = (0, 0)
        }
        for byte in bytes.prefix(64 << 10) {
            if !byte.isASCII {
                high += 1
                hasHigh = true
            } else if byte.isASCIILetter {
                letters += 1
            } else {
                end()
            }
        }
        end()
        // Where nothing above ASCII was seen nothing is known.
        return hasHigh && (whole == 0 || mixed > 3 * whole)
    }
}
