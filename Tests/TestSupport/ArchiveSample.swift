// Archives for tests: files stored as they are, in ZIP's order and gzip's. What a test wants to be wrong it says.

package enum ArchiveSample {
    /// A ZIP archive of files, not compressed.
    /// - Parameters:
    ///   - declaredSize: what is said of each file's size, where that is to be a lie.
    ///   - packedSize: the contents are compressed already (`deflated`), and make so much.
    package static func zip(_ files: [(name: String, content: [UInt8])], declaredSize: UInt32? = nil, packedSize: UInt32? = nil) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.name.utf8)
            let size = UInt32(file.content.count)
            let facts = number(crc(file.content)) + number(size) + number(packedSize ?? declaredSize ?? size) + half(name.count) + half(0)
            let start = number(UInt32(bytes.count))
            // Names in UTF-8 (bit 11), stored, on the first day that ZIP knows.
            let head = half(20) + half(0x800) + half(packedSize == nil ? 0 : 8) + half(0) + half(0x21)
            bytes += Array("PK\u{3}\u{4}".utf8) + head + facts + name + file.content
            directory += Array("PK\u{1}\u{2}".utf8) + half(20) + head + facts + half(0) + half(0) + half(0) + number(0) + start + name
        }
        let end = half(0) + half(0) + half(files.count) + half(files.count) + number(UInt32(directory.count)) + number(UInt32(bytes.count)) + half(0)
        return bytes + directory + Array("PK\u{5}\u{6}".utf8) + end
    }

    package static func zip(_ files: KeyValuePairs<String, String>) -> [UInt8] { zip(files.map { ($0.key, Array($0.value.utf8)) }) }

    /// A byte so often, compressed as deflate does it (RFC 1951, section 3.2.6): a bomb of 158 to one.
    package static func deflated(_ byte: UInt8, count: Int) -> [UInt8] {
        precondition(byte < 144)
        var bytes: [UInt8] = []
        var (bits, length): (UInt64, UInt64) = (0, 0)
        func put(_ value: UInt64, _ count: UInt64) {
            bits |= value << length
            length += count
            while length >= 8 {
                bytes.append(UInt8(bits & 0xFF))
                (bits, length) = (bits >> 8, length - 8)
            }
        }
        /// Huffman's codes begin with their highest bit.
        func code(_ value: UInt64, _ count: UInt64) { put((0..<count).reduce(0) { $0 | (value >> $1 & 1) << (count - 1 - $1) }, count) }
        put(0b011, 3)
        code(0x30 + UInt64(byte), 8)
        for _ in 0..<(count / 258) {
            code(0b1100_0101, 8)
            code(0, 5)
        }
        code(0, 7)
        put(0, 7)
        return bytes
    }

    /// A file of gzip that is a bomb.
    package static func gzipBomb(count: Int) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated(UInt8(ascii: "a"), count: count) + [UInt8](repeating: 0, count: 8)
    }

    /// A file of gzip, its content in blocks that are stored.
    package static func gzip(_ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var rest = content[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            bytes += [rest.isEmpty ? 1 : 0] + half(block.count) + half(0xFFFF - block.count) + block
        } while !rest.isEmpty
        return bytes + number(crc(content)) + number(UInt32(truncatingIfNeeded: content.count))
    }

    // MARK: Books and documents

    /// A book of chapters, each the content of a page's body.
    /// - Parameters:
    ///   - metadata: elements of the package document, behind the title.
    ///   - spine: attributes of the order of reading.
    package static func epub(
        title: String, _ chapters: [String], metadata: String = "<dc:language>ar</dc:language>", spine: String = "",
        extra: [(name: String, content: [UInt8])] = []
    ) -> [UInt8] {
        let numbers = chapters.indices
        let items = numbers.map { "<item id=\"c\($0)\" href=\"text/c\($0).xhtml\" media-type=\"application/xhtml+xml\"/>" }.joined()
        let order = numbers.map { "<itemref idref=\"c\($0)\"/>" }.joined()
        let package = """
            <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>\(title)</dc:title>\(metadata)</metadata>
            <manifest>\(items)</manifest><spine \(spine)>\(order)</spine></package>
            """
        let container = """
            <?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
            """
        let pages = numbers.map { ("OEBPS/text/c\($0).xhtml", page(chapters[$0])) }
        return zip(
            ([("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("OEBPS/content.opf", package)] + pages).map {
                ($0.0, Array($0.1.utf8))
            } + extra)
    }

    private static func page(_ body: String) -> String {
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title/></head><body>\(body)</body></html>"
    }

    /// A Word document of the paragraphs' markup.
    package static func docx(_ body: String, parts: KeyValuePairs<String, String> = [:]) -> [UInt8] {
        let document = """
            <?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>\(body)</w:body></w:document>
            """
        return zip(
            ([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)] + parts.map { ($0.key, $0.value) }).map {
                ($0.0, Array($0.1.utf8))
            })
    }

    /// An OpenDocument text of the markup of its text, and of its styles.
    package static func odt(_ text: String, styles: String = "", parts: KeyValuePairs<String, String> = [:]) -> [UInt8] {
        let content = """
            <?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
            xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>\(styles)</office:automatic-styles>
            <office:body><office:text>\(text)</office:text></office:body></office:document-content>
            """
        return zip(
            ([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)] + parts.map { ($0.key, $0.value) }).map {
                ($0.0, Array($0.1.utf8))
            })
    }

    // MARK: Numbers

    private static func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    private static func half(_ value: Int) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)] }

    /// CRC-32, as ZIP and gzip have it.
    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }
}
