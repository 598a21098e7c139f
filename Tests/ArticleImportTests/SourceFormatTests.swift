// What a file is, by its bytes, its name and what a server says.
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Formats")
struct SourceFormatTests {
    private static let samples: [SampleFile] = SampleFile.readable + [SampleFile.feedList] + SampleFile.refused

    @Test("every row of the table has a sample, and every sample is a row")
    func everyRow() {
        let names = Set(SourceFormat.table.map(\.englishName) + [SourceFormat.binary.englishName])
        #expect(names == Set(Self.samples.map(\.format)))
        let suffixes = SourceFormat.table.flatMap(\.suffixes)
        #expect(Set(suffixes).count == suffixes.count && suffixes.allSatisfy { $0 == $0.lowercased() && !$0.contains(".") })
        for row in SourceFormat.table { #expect(!row.arabicName.isEmpty && row.englishName.utf8.allSatisfy { $0 < 0x80 }) }
    }

    @Test("a format is known by its bytes under any name that is not a text's", arguments: samples.indices)
    func bytes(_ index: Int) {
        let sample = Self.samples[index]
        guard sample.isKnownByBytes else { return }
        for name in [nil, "a", "a.\(sample.suffix)", "a.html", "/b.c/a.xml"] {
            #expect(SourceFormat.of(sample.bytes, name: name).englishName == sample.format, "\(name ?? "-")")
        }
        for type in ["text/html", "application/octet-stream", "text/plain", "application/xml"] {
            #expect(SourceFormat.of(sample.bytes, name: "https://a.example/\(sample.suffix)?a=b.txt", mediaType: type).englishName == sample.format)
        }
    }

    @Test("a format is known by its name, in letters of either case")
    func names() {
        for row in SourceFormat.table {
            for suffix in row.suffixes { #expect(SourceFormat.named("/تقارير.x/A.\(suffix.uppercased())")?.englishName == row.englishName) }
        }
        #expect(SourceFormat.named("https://a.example/feed.RSS?x=1.txt#a.md")?.englishName == "RSS or Atom feed")
        for name in ["a", ".txt", "", "/", "a.", "a.b/c"] { #expect(SourceFormat.named(name) == nil) }
    }

    @Test("a format is known by what the server says, where the bytes say nothing")
    func mediaTypes() {
        for row in SourceFormat.table where row.englishName != "plain text" {
            for type in row.mediaTypes {
                let type = type.hasSuffix("/") || type.hasSuffix(".") || type.hasSuffix("-") ? type + "x" : type
                #expect(SourceFormat.of(Array("كلام".utf8), name: "https://a.example/a", mediaType: type).englishName == row.englishName, "\(type)")
            }
        }
    }

    @Test("a text's name is believed: it may be about HTML, feeds or mail, but it is no picture")
    func textNames() {
        for sample in Self.samples where sample.isKnownByBytes {
            let isText = !sample.bytes.contains(0) && !["RTF document", "PDF document", "PostScript document"].contains(sample.format)
            #expect((SourceFormat.of(sample.bytes, name: "a.txt").reader == .text) == (isText && sample.format != "picture"), "\(sample.format)")
        }
        #expect(SourceFormat.of(Array("<p>كلام".utf8), name: "https://a.example/a.txt", mediaType: "text/html").reader == .page)
    }

    @Test("newsboat's list of feeds is known by its name or by what only such a list has; a list of addresses is a text")
    func feedAddresses() {
        let list = Array("https://a.example/rss\nhttps://b.example/rss\n".utf8)
        #expect(SourceFormat.of(list, name: "/r/.newsboat/urls").englishName == "newsboat feed list")
        #expect(SourceFormat.of(list).reader == .text && SourceFormat.of(list, name: "links.txt").reader == .text)
        #expect(SourceFormat.of(Array("كلام\n".utf8), name: "urls").reader == .text)
    }

    @Test("a text under the name of what no text is, is a text")
    func misnamed() {
        for name in ["a.doc", "a.pdf", "a.jpg", "a.bin"] { #expect(SourceFormat.of(Array("كلام\n".utf8), name: name).reader == .text) }
        for name in ["a.srt", "a.json", "a.mbox"] { #expect(SourceFormat.of(Array("كلام\n".utf8), name: name).reader == nil) }
    }

    @Test("plain texts that look a little like something else are plain texts")
    func plain() {
        for text in [
            "", "كلام", "[صورة] كلام\n", "{كلام}", "1\nكلام --> كلام\n", "1\n\nكلام", "From: القاهرة\nكلام كثير\n", "من: فلان\nإلى: فلان\n\nكلام",
            "< 5 كلام",
            "<<كلام>>", "ما معنى <?xml version=\"1.0\"?><rss> في كلامهم", "---\nكلام", "BEGIN كلام", "Subject: كلام\nDate: كلام\n\nكلام",
        ] {
            #expect(SourceFormat.of(Array(text.utf8)).reader == .text, "\(text)")
        }
    }

    @Test("markup is known past declarations, comments, prefixes, a server's warnings, and in UTF-16 with and without a mark")
    func markup() {
        let rss = "<rss version=\"2.0\"><channel/></rss>"
        let long = "<!-- " + String(repeating: "رخصة ", count: 3_000) + "-->"
        for start in [
            "\u{FEFF}", " \n\n", "<?xml version='1.0'?>\n", "<?xml-stylesheet href='a'?>", "<!-- <html> -->", long, "<!DOCTYPE rss PUBLIC 'a' 'b'>",
            "<br />\n<b>Warning</b>: foo in bar on line 3<br />\n<?xml version='1.0'?>", "PHP Notice: x in /a/b\n<?xml version='1.0'?>",
        ] {
            #expect(SourceFormat.of(Array((start + rss).utf8)).reader == .feed, "\(start.prefix(40))")
        }
        #expect(SourceFormat.of(Array("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"/>".utf8)).reader == .feed)
        #expect(SourceFormat.of(Array("<rdf:RDF xmlns:rdf=\"r\" xmlns=\"http://purl.org/rss/1.0/\"/>".utf8)).reader == .feed)
        #expect(SourceFormat.of(Array("<rdf:RDF xmlns:rdf=\"r\"><rdf:Description/></rdf:RDF>".utf8)).reader == nil)
        for text in [rss, "<opml/>", "<!doctype html>", "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss/>"] {
            for mark in ["", "\u{FEFF}"] {
                let units = Array((mark + text + " كلام عربي").utf16)
                let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
                let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
                for bytes in [little, big] { #expect(SourceFormat.of(bytes).englishName == SourceFormat.of(Array(text.utf8)).englishName) }
            }
        }
    }
}
