// The formats, one a row. Of rows that fit the same bytes the first counts. Signatures after the registrations of the media types and
// what `file` (its magic(5)) looks for.

extension SourceFormat {
    package static let plainText = SourceFormat(
        "نص", "plain text", ["txt", "text"], ["text/plain"], [], .read(.text), isTakenFromFolders: true)

    /// What no text is, and nothing else is known of.
    package static let binary = SourceFormat("ملف ثنائي", "binary data", [], [], [], .refused(.none))

    package static let table: [SourceFormat] = readable + documents + [page] + messages + media + archives

    private static let readable: [SourceFormat] = [
        plainText,
        SourceFormat("نص معلَّم", "marked text", [], [], [.markedText], .read(.text)),
        SourceFormat(
            "ماركداون", "Markdown", ["md", "markdown", "mdown", "mkd"], ["text/markdown", "text/x-markdown"], [], .read(.markdown),
            isTakenFromFolders: true),
        SourceFormat(
            "موجز RSS أو Atom", "RSS or Atom feed", ["rss", "atom", "rdf"],
            ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/x-rss+xml"],
            [.root(["rss", "feed", "channel"]), .rdfFeed], .read(.feed)),
        SourceFormat("موجز JSON", "JSON feed", [], ["application/feed+json"], [.jsonFeed], .read(.feed)),
        SourceFormat("قائمة موجزات OPML", "OPML list", ["opml"], ["text/x-opml", "text/x-opml+xml"], [.root(["opml"])], .read(.feedList)),
    ]

    private static let page = SourceFormat(
        "صفحة HTML", "HTML page", ["html", "htm", "xhtml", "xht", "shtml"], ["text/html", "application/xhtml+xml"],
        [.root(pageRoots)], .read(.page), isTakenFromFolders: true)

    /// What a page, or a piece of one, begins with.
    private static let pageRoots = [
        "html", "head", "body", "article", "main", "section", "header", "nav", "aside", "div", "p", "h1", "h2", "h3", "table", "ul", "ol",
        "blockquote",
        "span", "title", "meta", "link", "style", "script", "center", "font", "br", "hr", "a", "b", "strong", "img", "base", "noscript", "pre",
    ]

    private static let documents: [SourceFormat] = [
        SourceFormat(
            "كتاب EPUB", "EPUB book", ["epub"], ["application/epub+zip"],
            [.archive("mimetypeapplication/epub+zip"), .archive("META-INF/container.xml")], .read(.book), isTakenFromFolders: true),
        SourceFormat(
            "نص OpenDocument", "OpenDocument text", ["odt", "ott", "fodt"],
            ["application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-flat-xml"],
            [.archive("mimetypeapplication/vnd.oasis.opendocument.text"), .text { $0.root == "document" && $0.holds("opendocument.text") }],
            .read(.openDocument), isTakenFromFolders: true),
        SourceFormat(
            "مستند Word", "Word document", ["docx", "docm", "dotx"],
            [
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            ],
            [.archive("word/document.xml"), .archive("word/_rels/")], .read(.wordDocument), isTakenFromFolders: true),
        SourceFormat(
            "جدول أو عرض شرائح", "spreadsheet or presentation", ["xlsx", "pptx", "ods", "odp", "odg"],
            ["application/vnd.oasis.opendocument.", "application/vnd.openxmlformats-officedocument."],
            [.archive("mimetypeapplication/vnd.oasis.opendocument"), .archive("xl/workbook.xml"), .archive("ppt/presentation.xml")],
            .refused(.convert(with: "soffice --headless --convert-to pdf %"))),
        // Of a document with a password nothing says which program's it is (MS-OFFCRYPTO, section 2.3.4).
        SourceFormat("مستند Office", "Office document", [], [], [.compound("EncryptedPackage")], .refused(.unlock)),
        SourceFormat(
            "مستند Word قديم", "old Office document", ["doc", "ppt", "xls", "msg"], ["application/msword", "application/vnd.ms-"],
            [.magic(FormatSample.compound.map(\.self))], .refused(.convert(with: "antiword -m UTF-8.txt % | qari"))),
        SourceFormat(
            "مستند RTF", "RTF document", ["rtf"], ["application/rtf", "text/rtf"], [.letters("{\\rtf")],
            .refused(.convert(with: "pandoc -f rtf -t html % | qari"))),
        SourceFormat(
            "مستند PDF", "PDF document", ["pdf"], ["application/pdf", "application/x-pdf"], [.letters("%PDF-")],
            .refused(.convert(with: "pdftotext % - | qari"))),
        SourceFormat(
            "مستند PostScript", "PostScript document", ["ps", "eps"], ["application/postscript"], [.letters("%!PS")],
            .refused(.convert(with: "ps2pdf % - | pdftotext - - | qari"))),
        SourceFormat(
            "كتاب DjVu", "DjVu book", ["djvu", "djv"], ["image/vnd.djvu"], [.letters("AT&TFORM")], .refused(.convert(with: "djvutxt % | qari"))),
        SourceFormat(
            "كتاب Kindle", "Kindle book", ["mobi", "azw", "azw3", "prc"], ["application/x-mobipocket-ebook"], [.letters("BOOKMOBI", at: 60)],
            .refused(.convert(with: "ebook-convert % book.epub && qari book.epub"))),
        SourceFormat(
            "كتاب FB2", "FB2 book", ["fb2"], [], [.root(["fictionbook"])], .refused(.convert(with: "pandoc -f fb2 -t html % | qari"))),
        SourceFormat(
            "مستند TEI", "TEI document", ["tei"], ["application/tei+xml"], [.root(["tei", "tei.2", "teicorpus", "teicorpus.2"])],
            .refused(.nameItText)),
        SourceFormat(
            "مستند DocBook", "DocBook document", ["dbk", "docbook"], ["application/docbook+xml"],
            [.text { $0.root.map(["book", "article", "chapter", "refentry"].contains) ?? false && $0.holds("docbook") }],
            .refused(.convert(with: "pandoc -f docbook -t html % | qari"))),
        SourceFormat(
            "مستند TeX", "TeX document", ["tex", "latex", "ltx"], ["application/x-tex", "text/x-tex", "application/x-latex"], [.tex],
            .refused(.convert(with: "pandoc -f latex -t html % | qari"))),
    ]

    static let feedAddresses = SourceFormat(
        "قائمة موجزات newsboat", "newsboat feed list", ["urls"], [], [.feedAddresses], .refused(.convert(with: "qari import-newsboat %")))

    private static let messages: [SourceFormat] = [
        SourceFormat(
            "ترجمة مرئية", "subtitles", ["srt", "vtt", "ass", "ssa", "ttml", "dfxp", "sbv"],
            ["application/x-subrip", "text/vtt", "text/srt", "application/ttml+xml", "text/x-ssa"],
            [.start(["webvtt", "[script info]"]), .subRip, .root(["tt"])], .refused(.nameItText)),
        SourceFormat(
            "صندوق بريد", "mailbox", ["mbox"], ["application/mbox"], [.mailbox],
            .refused(.convert(with: "formail -s sh -c 'qari print -' < %"))),
        SourceFormat(
            "صفحة محفوظة MHT", "web archive", ["mht", "mhtml"], ["multipart/related", "application/x-mimearchive"], [.webArchive],
            .read(.webArchive), isTakenFromFolders: true),
        SourceFormat(
            "رسالة بريد", "mail message", ["eml"], ["message/rfc822", "message/global"], [.mail], .read(.mail), isTakenFromFolders: true),
        feedAddresses,
        SourceFormat(
            "تقويم أو بطاقة", "calendar or card", ["ics", "vcs", "vcf"], ["text/calendar", "text/vcard", "text/x-vcard"],
            [.start(["begin:vcalendar", "begin:vcard"])], .refused(.nameItText)),
        SourceFormat("رسم SVG", "SVG drawing", ["svg", "svgz"], ["image/svg+xml"], [.root(["svg"])], .refused(.none)),
        SourceFormat(
            "خريطة موقع", "site map", [], [], [.root(["urlset", "sitemapindex"])], .refused(.nameItText)),
        SourceFormat(
            "بيانات XML", "XML of a kind that is not read", ["xml", "xsl", "xslt", "kml", "gpx", "xmp", "plist"], ["application/xml", "text/xml"],
            [.xml],
            .refused(.nameItText)),
        SourceFormat(
            "بيانات JSON", "JSON data", ["json", "jsonl", "geojson", "ipynb"], ["application/json", "application/ld+json"], [.json],
            .refused(.nameItText)),
        SourceFormat(
            "ورقة تنسيق أو برنامج", "style sheet or script", ["css", "js", "mjs"], ["text/css", "text/javascript", "application/javascript"], [],
            .refused(.nameItText)),
    ]

    private static let media: [SourceFormat] = [
        SourceFormat(
            "صورة", "picture",
            ["png", "jpg", "jpeg", "jpe", "gif", "webp", "bmp", "tif", "tiff", "ico", "avif", "heic", "heif", "psd", "xcf", "jxl"],
            ["image/"],
            [
                .magic([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]), .magic([0xFF, 0xD8, 0xFF]), .letters("GIF87a"), .letters("GIF89a"),
                .letters("RIFF????WEBP"), .letters("\0\0\0?ftypavif"), .letters("\0\0\0?ftypheic"), .letters("\0\0\0?ftypmif1"), .letters("8BPS\0"),
                .letters("gimp xcf "), .magic([0x49, 0x49, 0x2A, 0x00]), .magic([0x4D, 0x4D, 0x00, 0x2A]), .magic([0x00, 0x00, 0x01, 0x00]),
                .magic([0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C]),
            ], .refused(.none)),
        SourceFormat(
            "صوت", "sound", ["mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac", "wav", "wma", "aiff", "mid", "amr"], ["audio/"],
            [
                .letters("ID3\u{2}"), .letters("ID3\u{3}"), .letters("ID3\u{4}"), .letters("OggS\0"), .letters("fLaC\0"), .letters("RIFF????WAVE"),
                .letters("\0\0\0?ftypM4A"), .magic([0xFF, 0xFB, 0x90]), .letters("MThd\0"), .letters("#!AMR\n"),
            ], .refused(.none)),
        SourceFormat(
            "مقطع مرئي", "film", ["mp4", "m4v", "mkv", "webm", "avi", "mov", "mpg", "mpeg", "wmv", "flv", "3gp"], ["video/"],
            [
                .letters("\0\0\0?ftyp"), .magic([0x1A, 0x45, 0xDF, 0xA3]), .letters("RIFF????AVI "), .letters("FLV\u{1}"),
                .magic([0x00, 0x00, 0x01, 0xBA]), .magic([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]),
            ], .refused(.none)),
        SourceFormat(
            "خط", "font", ["ttf", "otf", "woff", "woff2", "pcf", "psf"], ["font/", "application/font-"],
            [.magic([0x00, 0x01, 0x00, 0x00, 0x00]), .letters("OTTO\0"), .letters("wOFF"), .letters("wOF2")], .refused(.none)),
    ]

    static let zipArchive = SourceFormat(
        "أرشيف ZIP", "ZIP archive", ["zip", "jar", "apk"], ["application/zip", "application/x-zip-compressed"],
        [.letters("PK\u{3}\u{4}"), .letters("PK\u{5}\u{6}")], .refused(.unpack(with: "unzip %")))

    private static let archives: [SourceFormat] = [
        zipArchive,
        SourceFormat(
            "ملف gzip", "gzip file", ["gz", "tgz"], ["application/gzip", "application/x-gzip"], [.magic([0x1F, 0x8B, 0x08])], .read(.compressed)),
        SourceFormat(
            "ملف bzip2", "bzip2 file", ["bz2"], ["application/bzip2", "application/x-bzip2"], [.letters("BZh91AY")],
            .refused(.unpack(with: "bzip2 -dc % | qari"))),
        SourceFormat(
            "ملف xz", "xz file", ["xz", "lzma"], ["application/x-xz"], [.magic([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])],
            .refused(.unpack(with: "xz -dc % | qari"))),
        SourceFormat(
            "ملف Zstandard", "Zstandard file", ["zst"], ["application/zstd"], [.magic([0x28, 0xB5, 0x2F, 0xFD])],
            .refused(.unpack(with: "zstd -dc % | qari"))),
        SourceFormat(
            "أرشيف", "archive", ["tar", "7z", "rar", "cpio", "deb", "rpm", "iso", "cab"],
            ["application/x-tar", "application/x-7z-compressed", "application/vnd.rar", "application/x-rar-compressed"],
            [
                .letters("ustar", at: 257), .magic([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), .letters("Rar!\u{1A}\u{7}"), .letters("!<arch>\n"),
                .letters("CD001", at: 32769),
            ], .refused(.unpack(with: "bsdtar -xf %"))),
        SourceFormat(
            "قاعدة بيانات", "database", ["db", "sqlite", "sqlite3"], ["application/vnd.sqlite3", "application/x-sqlite3"],
            [.letters("SQLite format 3\0")], .refused(.none)),
        SourceFormat(
            "برنامج", "program", ["exe", "dll", "so", "o", "class", "wasm", "bin"], ["application/x-executable", "application/wasm"],
            [.letters("\u{7F}ELF"), .letters("MZ\u{90}\0"), .letters("\0asm"), .magic([0xCA, 0xFE, 0xBA, 0xBE])], .refused(.none)),
    ]
}
