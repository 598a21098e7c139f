// Archives that were made to hurt: bombs, names that lead out, lies about sizes, more files than any book has.
import ArabicText
import ArticleModel
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Hostile archives", .slow)
struct HostileArchiveTests {
    /// 200 MB of one letter, in a page of 1.3 MB.
    private static let bomb = ArchiveSample.deflated(UInt8(ascii: "a"), count: 200 << 20)

    private static func book(_ pages: [String], _ content: [UInt8], isPacked: Bool) -> [UInt8] {
        let files = pages.map { (name: $0, content: content) }
        return ArchiveSample.zip(files, declaredSize: isPacked ? 1 << 20 : nil, packedSize: isPacked ? UInt32(content.count) : nil)
    }

    @Test("a page that unpacks to much more than a page is read to its bound, and the article says so")
    func bomb() throws {
        let seconds = try Patience.processorSeconds {
            let read = try EPUBReader.article(TextBytes(copying: Self.book(["a.html"], Self.bomb, isPacked: true)))
            #expect(read.length < ZipArchive.largestFile + 200 && read.isCut)
        }
        #expect(seconds < 120)
    }

    @Test("bombs in many pages have one bound together")
    func manyBombs() throws {
        let archive = try ZipArchive(TextBytes(copying: Self.book((0..<40).map { "\($0).html" }, Self.bomb, isPacked: true)), room: 20 << 20)
        var total = 0
        #expect(throws: DocumentProblem.self) { for name in archive.names { total += try archive.contents(name)?.bytes.count ?? 0 } }
        #expect(total == 20 << 20)
    }

    @Test("a gzip bomb is refused at its bound, whatever it says of itself")
    func gzip() throws {
        #expect { try ArchiveSample.gzipBomb(count: 200 << 20).withUnsafeBytes { try GzipFile.contents($0) } } throws: {
            if case DocumentProblem.tooLarge(64) = $0 { true } else { false }
        }
        let good = ArchiveSample.gzip(Array(BookTests.sentence.utf8))
        #expect(throws: DocumentProblem.self) { try Array(good.prefix(12)).withUnsafeBytes { try GzipFile.contents($0) } }
        let (part, twice) = (Array(good.prefix(60)), good + good)
        let beginning = try part.withUnsafeBytes { try GzipFile.contents($0) }
        let both = try twice.withUnsafeBytes { try GzipFile.contents($0) }
        #expect(beginning.count == 45 && both == Array((BookTests.sentence + BookTests.sentence).utf8))
    }

    @Test("a name is a name: one that leads out of the archive names nothing, and nothing is written")
    func paths() throws {
        let page = Array("<p>\(BookTests.sentence)</p>".utf8)
        let archive = try ZipArchive(
            TextBytes(copying: Self.book(["../../etc/a.html", "/abs/b.html", "c/../d.html", "e\\f.html"], page, isPacked: false)))
        #expect(archive.names == ["abs/b.html", "d.html", "e/f.html"])
        for (address, folder) in [("../../../etc/passwd", "OEBPS"), ("file:///etc/passwd", ""), ("..%2F..%2Fetc/passwd", ""), ("", "a"), ("#a", "a")]
        {
            #expect(EPUBPath.resolved(address, in: folder) == nil, "\(address)")
        }
        #expect(EPUBPath.resolved("../text/%D8%A7.xhtml#b", in: "OEBPS/x") == "OEBPS/text/ا.xhtml")
    }

    @Test("a book of a million chapters is no book")
    func millions() throws {
        // The list at the end says how many there are: none of them need be there.
        var many = ArchiveSample.zip(["a.html": "<p>\(BookTests.sentence)</p>"])
        many.replaceSubrange((many.count - 14)..<(many.count - 10), with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect { try EPUBReader.article(TextBytes(copying: many)) } throws: { if case DocumentProblem.tooLarge = $0 { true } else { false } }
        // One file that is named a million times is read once.
        let order = String(repeating: "<itemref idref=\"c0\"/>", count: 1_000_000)
        let package = """
            <package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c0" href="c0.html" media-type="text/html"/></manifest>
            <spine>\(order)</spine></package>
            """
        let book = ArchiveSample.zip([
            "META-INF/container.xml": "<container><rootfile full-path=\"a.opf\"/></container>", "a.opf": package,
            "c0.html": "<p>\(BookTests.sentence)</p>",
        ])
        let article = try EPUBReader.article(TextBytes(copying: book))
        #expect(BookTests.texts(article.article) == [BookTests.sentence] && article.isCut == false || article.isCut)
        #expect(article.length < 200)
    }

    @Test("whatever is changed in an archive or a letter, reading it ends in an article or in a problem")
    func noise() {
        var random = SplitMix(21)
        for sample in SampleFile.readable where ["epub", "docx", "odt", "eml", "mht", "gz"].contains(sample.suffix) {
            for _ in 0..<300 {
                var bytes = sample.bytes
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                if Bool.random(using: &random) { bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))) }
                let content = TextBytes(copying: bytes)
                _ = try? EPUBReader.article(content)
                _ = try? WordReader.article(content)
                _ = try? OpenDocumentReader.article(content)
                _ = try? MailReader.article(content.bytes, isPage: sample.suffix == "mht")
                _ = try? GzipFile.contents(content.bytes)
            }
        }
    }
}
