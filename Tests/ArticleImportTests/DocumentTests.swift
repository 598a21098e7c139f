// Documents of word processors: their text as it stands, with what their styles and lists say; what is not their text is left out.
import ArabicText
import ArticleModel
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Documents")
struct DocumentTests {
    private static func word(_ body: String, parts: KeyValuePairs<String, String> = [:]) throws -> ImportedArticle {
        try WordReader.article(TextBytes(copying: ArchiveSample.docx(body, parts: parts)))
    }

    private static func open(_ text: String, styles: String = "", parts: KeyValuePairs<String, String> = [:]) throws -> ImportedArticle {
        try OpenDocumentReader.article(TextBytes(copying: ArchiveSample.odt(text, styles: styles, parts: parts)))
    }

    private static func paragraph(_ text: String, _ properties: String = "", run: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:rPr>\(run)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    private static func lines(_ article: Article) -> [String] {
        article.sections.flatMap { section in
            [section.heading.map { "# " + $0 }].compactMap(\.self)
                + section.blocks.map { block in
                    (block.marker.map { String(repeating: " ", count: block.level) + String(codePoints: $0) + " " } ?? "")
                        + String(codePoints: block.text)
                }
        }
    }

    // MARK: Word

    @Test("title and headings of Word by their styles, whatever the program calls these in its language")
    func wordStyles() throws {
        let styles = """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a3"><w:name w:val="Title"/></w:style>
            <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="x"><w:name w:val="خاص"/><w:basedOn w:val="1"/></w:style>
            <w:style w:styleId="10"><w:name w:val="toc 1"/></w:style></w:styles>
            """
        let body =
            Self.paragraph("تقرير الميناء", "<w:pStyle w:val=\"a3\"/>") + Self.paragraph("المقدمة......١", "<w:pStyle w:val=\"10\"/>")
            + Self.paragraph("المقدمة", "<w:pStyle w:val=\"1\"/>") + Self.paragraph("زاد عدد السفن هذا العام.")
            + Self.paragraph("الخاتمة", "<w:pStyle w:val=\"x\"/>") + Self.paragraph("انتهى التقرير.")
        let article = try Self.word(body, parts: ["word/styles.xml": styles]).article
        #expect(article.title == "تقرير الميناء" && article.isRightToLeft == true)
        #expect(Self.lines(article) == ["# المقدمة", "زاد عدد السفن هذا العام.", "# الخاتمة", "انتهى التقرير."])
    }

    @Test("lists, tables, notes, links and what was struck out or is there twice")
    func wordParts() throws {
        let numbering = """
            <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
            <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>
            """
        let notes = """
            <w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>—</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="2"><w:p><w:r><w:t>من دفتر الميناء.</w:t></w:r></w:p></w:footnote></w:footnotes>
            """
        let links = "<Relationships><Relationship Id=\"rId7\" Target=\"https://a.example/\" TargetMode=\"External\"/></Relationships>"
        func item(_ text: String, _ level: Int) -> String {
            Self.paragraph(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"5\"/></w:numPr>")
        }
        let body =
            Self.paragraph("عنوان") + item("أول", 0) + item("داخل", 1) + item("ثان", 0)
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>سفينة</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>١٢</w:t></w:r></w:p></w:tc></w:tr>"
            + "<w:tr><w:tc><w:p><w:r><w:t>قارب</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>٣٠</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:t>نص</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del>"
            + "<w:hyperlink r:id=\"rId7\"><w:r><w:t> رابط</w:t></w:r></w:hyperlink></w:p>"
            + "<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:p><w:r><w:t>صندوق.</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>صندوق.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
            + Self.paragraph("مخفي", run: "<w:vanish/>")
        let article = try Self.word(
            body, parts: ["word/numbering.xml": numbering, "word/footnotes.xml": notes, "word/_rels/document.xml.rels": links]
        ).article
        #expect(article.title == "عنوان")
        #expect(
            Self.lines(article) == ["3. أول", " • داخل", "4. ثان", "سفينة │ ١٢", "قارب │ ٣٠", "نص[1] رابط", "صندوق.", "***", "[1] من دفتر الميناء."],
            "\(Self.lines(article))")
        #expect(article.sections.flatMap(\.blocks).flatMap(\.links).map(\.url) == ["https://a.example/"])
    }

    @Test("a short line all in bold is a heading where nobody uses styles; who the machine belongs to is no author")
    func wordWithoutStyles() throws {
        let core =
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Microsoft Word - 1.docx</dc:title><dc:creator>Windows User</dc:creator></cp:coreProperties>"
        let body =
            Self.paragraph("تقرير الميناء") + Self.paragraph("كثرت السفن.") + Self.paragraph("الأسباب", run: "<w:bCs/>")
            + Self.paragraph("تحسّن الطقس.")
        let article = try Self.word(body, parts: ["docProps/core.xml": core]).article
        #expect(article.title == "تقرير الميناء" && article.byline == nil)
        #expect(Self.lines(article) == ["كثرت السفن.", "# الأسباب", "تحسّن الطقس."])
    }

    // MARK: OpenDocument

    @Test("title, headings, lists in lists, tables, notes and facts of an OpenDocument text")
    func openDocument() throws {
        let styles = """
            <style:style style:name="P1" style:parent-style-name="Title"/><text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>
            """
        let meta = """
            <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="m" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <office:meta><meta:initial-creator>سلمى رشدي</meta:initial-creator><dc:creator>غيرها</dc:creator><meta:creation-date>2025-02-01T10:00:00</meta:creation-date></office:meta></office:document-meta>
            """
        let text = """
            <text:tracked-changes><text:p>قديم</text:p></text:tracked-changes>
            <text:p text:style-name="P1">تقرير الميناء</text:p><text:h text:outline-level="1">المقدمة</text:h>
            <text:p>زاد<text:s text:c="3"/>عدد السفن<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>من الدفتر.</text:p></text:note-body></text:note>.</text:p>
            <text:list text:style-name="L1"><text:list-item><text:p>أول</text:p><text:list><text:list-item><text:p>داخل</text:p></text:list-item></text:list></text:list-item>
            <text:list-item><text:p>ثان</text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>سفينة</text:p></table:table-cell><table:table-cell><text:p>١٢</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell><text:p>قارب</text:p></table:table-cell><table:table-cell><text:p>٣٠</text:p></table:table-cell></table:table-row></table:table>
            """
        let imported = try Self.open(text, styles: styles, parts: ["meta.xml": meta])
        #expect(imported.article.title == "تقرير الميناء" && imported.article.byline == "سلمى رشدي" && imported.published != nil)
        #expect(
            Self.lines(imported.article)
                == ["# المقدمة", "زاد عدد السفن[1].", "1. أول", " 1. داخل", "2. ثان", "سفينة │ ١٢", "قارب │ ٣٠", "***", "[1] من الدفتر."],
            "\(Self.lines(imported.article))")
    }

    @Test("a flat OpenDocument file is read as one in an archive; an encrypted one is told")
    func flat() throws {
        let flat = """
            <?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h>عنوان</text:h><text:p>كلام.</text:p></office:text></office:body></office:document>
            """
        #expect(SourceFormat.of(Array(flat.utf8)).reader == .openDocument)
        let article = try OpenDocumentReader.article(TextBytes(copying: Array(flat.utf8))).article
        #expect(article.title == "عنوان" && Self.lines(article) == ["كلام."])
        let manifest =
            "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
        #expect { try Self.open("", parts: ["META-INF/manifest.xml": manifest]) } throws: {
            if case DocumentProblem.locked = $0 { true } else { false }
        }
    }

    @Test("a document that lies about its text gives a problem, one that breaks off what came before")
    func lies() throws {
        #expect(throws: DocumentProblem.self) { try WordReader.article(TextBytes(copying: ArchiveSample.zip(["word/document.xml": "no markup"]))) }
        #expect(throws: DocumentProblem.self) { try WordReader.article(TextBytes(copying: ArchiveSample.zip(["a": "b"]))) }
        let broken =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + Self.paragraph("عنوان.") + "<w:p><w:r>"
        let read = try WordReader.article(TextBytes(copying: ArchiveSample.zip(["word/document.xml": broken])))
        #expect(read.isCut && Self.lines(read.article).first == "عنوان.")
        let entities = "<!DOCTYPE a [<!ENTITY a \"&b;&b;\">]><office:document-content/>"
        #expect(throws: DocumentProblem.self) { try OpenDocumentReader.article(TextBytes(copying: ArchiveSample.zip(["content.xml": entities]))) }
    }

    private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    private static func relations(_ rows: [(id: String, kind: String, target: String)]) -> String {
        let rows = rows.map { "<Relationship Id=\"\($0.id)\" Type=\"\(officeRelations)\($0.kind)\" Target=\"\($0.target)\"/>" }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(rows.joined())</Relationships>"
    }

    @Test("text, styles and notes are the files that the document calls so, whatever their names")
    func namedParts() throws {
        let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let body = Self.paragraph("الميناء", "<w:pStyle w:val=\"a\"/>") + "<w:p><w:r><w:t>كلام</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
        let document = ArchiveSample.zip([
            "_rels/.rels": Self.relations([("r1", "officeDocument", "/word/document2.xml")]),
            "word/document2.xml": "<w:document \(word)><w:body>\(body)</w:body></w:document>",
            "word/_rels/document2.xml.rels": Self.relations([("r1", "styles", "styles7.xml"), ("r2", "footnotes", "notes7.xml")]),
            "word/styles7.xml": "<w:styles \(word)><w:style w:styleId=\"a\"><w:name w:val=\"Title\"/></w:style></w:styles>",
            "word/notes7.xml": "<w:footnotes \(word)><w:footnote w:id=\"1\">\(Self.paragraph("من الدفتر."))</w:footnote></w:footnotes>",
        ])
        #expect(SourceFormat.of(document).reader == .wordDocument)
        let article = try WordReader.article(TextBytes(copying: document)).article
        #expect(article.title == "الميناء" && Self.lines(article).last == "[1] من الدفتر.")
    }

    @Test("a large first letter belongs to the paragraph that it begins")
    func initial() throws {
        let body =
            Self.paragraph("ع", "<w:framePr w:dropCap=\"drop\" w:lines=\"3\"/>") + Self.paragraph("ادت السفن إلى الميناء.")
            + Self.paragraph("ثم رست.")
        #expect(Self.lines(try Self.word(body).article) == ["عادت السفن إلى الميناء.", "ثم رست."])
    }

    @Test("a page that a document holds as a file stands where the document has it", arguments: ["html", "mht"])
    func heldPage(_ suffix: String) throws {
        let page = "<html><body><h2>الأرصفة</h2><p>عادت السفن.</p></body></html>"
        let letter =
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html; charset=utf-8\n\n\(page)\n--a--\n"
        let relations = Self.relations([("c1", "aFChunk", "/word/held.\(suffix)"), ("c2", "aFChunk", "lost.html")])
        let body = Self.paragraph("قبلها.") + "<w:altChunk r:id=\"c1\"/>" + Self.paragraph("بعدها.")
        let parts: KeyValuePairs = ["word/_rels/document.xml.rels": relations, "word/held.\(suffix)": suffix == "html" ? page : letter]
        let whole = try Self.word(body, parts: parts)
        #expect(Self.lines(whole.article) == ["قبلها.", "# الأرصفة", "عادت السفن.", "بعدها."] && !whole.isCut)
        // One that is not there is missed.
        #expect(try Self.word(body + "<w:altChunk r:id=\"c2\"/>", parts: parts).isCut)
    }
}
