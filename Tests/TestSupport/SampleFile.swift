// A small file of every format that the program knows, for tests that go through all its doors.

package struct SampleFile: Sendable {
    /// The format's name in English.
    package let format: String
    /// How its name ends.
    package let suffix: String
    package let bytes: [UInt8]
    /// False for what only its name tells.
    package let isKnownByBytes: Bool

    private init(_ format: String, _ suffix: String, _ text: String, isKnownByBytes: Bool = true) {
        self.init(format, suffix, bytes: Array(text.utf8), isKnownByBytes: isKnownByBytes)
    }

    private init(_ format: String, _ suffix: String, bytes: [UInt8], isKnownByBytes: Bool = true) {
        (self.format, self.suffix, self.bytes, self.isKnownByBytes) = (format, suffix, bytes, isKnownByBytes)
    }

    /// Words that every sample of a readable format shows.
    package static let words = "يفتح الميناء أبوابه"
    private static let sentence = "يفتح الميناء أبوابه للزوار صباح الجمعة، ويدخلونه بلا تذاكر حتى المساء."

    private static func zip(_ name: String, _ content: String = "") -> [UInt8] { ArchiveSample.zip([name: content]) }

    /// Bytes of something else behind a beginning.
    private static func data(_ beginning: [UInt8]) -> [UInt8] { beginning + (0..<200).map { UInt8($0) } }

    package static let readable: [SampleFile] = [
        SampleFile("plain text", "txt", "زيارة الميناء\n\n\(sentence)\n", isKnownByBytes: false),
        SampleFile("marked text", "txt", "---\ntitle: زيارة الميناء\nbyline: قسم المدينة\n---\n\n\(sentence)\n"),
        SampleFile("Markdown", "md", "# زيارة الميناء\n\n\(sentence)\n", isKnownByBytes: false),
        SampleFile(
            "RSS or Atom feed", "rss",
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>أخبار</title><item><title>زيارة</title><description>\(sentence)</description></item></channel></rss>"
        ),
        SampleFile(
            "RSS or Atom feed", "atom",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>أخبار</title><entry><id>1</id><title>زيارة</title><summary>\(sentence)</summary></entry></feed>"
        ),
        SampleFile(
            "JSON feed", "json",
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"أخبار\", \"items\": [{\"id\": \"1\", \"content_text\": \"\(sentence)\"}]}"
        ),
        SampleFile("HTML page", "html", "<!doctype html><title>زيارة الميناء</title><article><h1>زيارة الميناء</h1><p>\(sentence)</p></article>"),
        SampleFile("EPUB book", "epub", bytes: ArchiveSample.epub(title: "زيارة الميناء", ["<h1>البداية</h1><p>\(sentence)</p>"])),
        SampleFile("OpenDocument text", "odt", bytes: ArchiveSample.odt("<text:h>زيارة الميناء</text:h><text:p>\(sentence)</text:p>")),
        SampleFile(
            "Word document", "docx",
            bytes: ArchiveSample.docx("<w:p><w:r><w:t>زيارة الميناء</w:t></w:r></w:p><w:p><w:r><w:t>\(sentence)</w:t></w:r></w:p>")),
        SampleFile(
            "mail message", "eml",
            "Received: from a.example\nFrom: desk@a.example\nSubject: =?utf-8?B?2LLZitin2LHYqSDYp9mE2YXZitmG2KfYoQ==?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n\(sentence)\n"
        ),
        SampleFile(
            "web archive", "mht",
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/port\nSubject: port\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://a.example/port\n\n<article><h1>زيارة الميناء</h1><p>\(sentence)</p></article>\n--b--\n"
        ),
        SampleFile(
            "gzip file", "gz",
            bytes: ArchiveSample.gzip(Array("<html><body><article><h1>زيارة الميناء</h1><p>\(sentence)</p></article></body></html>".utf8))),
        SampleFile("HTML page", "shtml", "<html><body><article><h1>زيارة الميناء</h1><p>\(sentence)</p></article></body></html>"),
    ]

    package static let feedList = SampleFile(
        "OPML list", "opml",
        "<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"\(words)\" xmlUrl=\"http://127.0.0.1:9/feed\"/></body></opml>")

    package static let refused: [SampleFile] = [
        SampleFile("spreadsheet or presentation", "ods", bytes: zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
        SampleFile("spreadsheet or presentation", "xlsx", bytes: zip("xl/workbook.xml")),
        SampleFile("old Office document", "doc", bytes: data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
        SampleFile(
            "Office document", "docx",
            bytes: data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }),
        SampleFile("RTF document", "rtf", "{\\rtf1\\ansi \(sentence)}"),
        SampleFile("PDF document", "pdf", "%PDF-1.7\n1 0 obj\n\(sentence)"),
        SampleFile("PostScript document", "ps", "%!PS-Adobe-3.0\n(\(sentence)) show\n"),
        SampleFile("DjVu book", "djvu", bytes: data(Array("AT&TFORM".utf8))),
        SampleFile("Kindle book", "mobi", bytes: [UInt8](repeating: 0, count: 60) + Array("BOOKMOBI".utf8)),
        SampleFile("FB2 book", "fb2", "<?xml version=\"1.0\"?><FictionBook><body><p>\(sentence)</p></body></FictionBook>"),
        SampleFile("TEI document", "tei", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>\(sentence)</p></body></text></TEI>"),
        SampleFile("DocBook document", "dbk", "<article xmlns=\"http://docbook.org/ns/docbook\"><para>\(sentence)</para></article>"),
        SampleFile("subtitles", "srt", "1\n00:00:01,000 --> 00:00:04,000\n\(sentence)\n"),
        SampleFile("subtitles", "vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n\(sentence)\n"),
        SampleFile(
            "mailbox", "mbox",
            [1, 2].map { "From desk@a.example Fri Jan  \($0) 10:00:00 2026\nReceived: from a.example\nFrom: desk@a.example\n\n\(sentence)\n\n" }
                .joined()),
        SampleFile("newsboat feed list", "urls", "https://a.example/rss \"~\(words)\" news\n\"query:new:unread = \\\"yes\\\"\"\n"),
        SampleFile("TeX document", "tex", "\\documentclass{article}\n\\begin{document}\n\(sentence)\n\\end{document}\n"),
        SampleFile("calendar or card", "ics", "BEGIN:VCALENDAR\nVERSION:2.0\nSUMMARY:\(sentence)\nEND:VCALENDAR\n"),
        SampleFile("SVG drawing", "svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>\(sentence)</text></svg>"),
        SampleFile("site map", "xml", "<?xml version=\"1.0\"?><urlset><url><loc>https://a.example/</loc></url></urlset>"),
        SampleFile("XML of a kind that is not read", "xml", "<?xml version=\"1.0\"?><note><to>\(sentence)</to></note>"),
        SampleFile("JSON data", "json", "{\"text\": \"\(sentence)\"}"),
        SampleFile("style sheet or script", "css", "p { color: red } /* \(sentence) */", isKnownByBytes: false),
        SampleFile("picture", "png", bytes: data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        SampleFile("picture", "jpg", bytes: data([0xFF, 0xD8, 0xFF, 0xE0])),
        SampleFile("sound", "mp3", bytes: data(Array("ID3\u{3}".utf8))),
        SampleFile("film", "mp4", bytes: data([0, 0, 0, 0x18] + Array("ftypisom".utf8))),
        SampleFile("font", "otf", bytes: data(Array("OTTO\0".utf8))),
        SampleFile("ZIP archive", "zip", bytes: zip("a.txt", sentence)),
        SampleFile("bzip2 file", "bz2", bytes: data(Array("BZh91AY".utf8))),
        SampleFile("xz file", "xz", bytes: data([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])),
        SampleFile("Zstandard file", "zst", bytes: data([0x28, 0xB5, 0x2F, 0xFD])),
        SampleFile("archive", "tar", bytes: Array("a.txt".utf8) + [UInt8](repeating: 0, count: 252) + Array("ustar".utf8)),
        SampleFile("database", "sqlite", bytes: data(Array("SQLite format 3\0".utf8))),
        SampleFile("program", "so", bytes: data(Array("\u{7F}ELF".utf8))),
        SampleFile("binary data", "what", bytes: [1, 2, 3, 0, 0, 0, 1, 0, 0, 255, 254, 0]),
    ]
}
