// The byte order mark at the head of a file, in each encoding that has one (the Unicode Standard, section 23.8).

package enum ByteOrderMark {
    package static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
    package static let utf16LittleEndian: [UInt8] = [0xFF, 0xFE]
    package static let utf16BigEndian: [UInt8] = [0xFE, 0xFF]

    package static func starts(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.starts(with: utf8) || bytes.starts(with: utf16LittleEndian) || bytes.starts(with: utf16BigEndian)
    }
}
