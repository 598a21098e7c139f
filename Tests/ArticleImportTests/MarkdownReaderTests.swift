// Texts in Markdown as articles: what CommonMark and GFM mean, front matter, code.
import ArabicText
import ArticleModel
import TestSupport
import TextLayout
import Testing

@testable import ArticleImport

@Suite("Markdown")
struct MarkdownReaderTests {
    private func article(_ text: String) -> Article { MarkdownReader.article(Array(text.utf8)).article }

    private func blocks(_ text: String) -> [Block] { article(text).sections.flatMap(\.blocks) }

    private func texts(_ text: String) -> [String] { blocks(text).map { String(codePoints: $0.text) } }

    private let text = "تفتح المكتبة أبوابها كل صباح، ويقصدها أهل الحي."

    @Test("a table that would be filled up with more cells than there is text for is text; one that has its cells is a table, however large")
    func tableBombs() throws {
        let wide = String(repeating: "|a", count: 2_000) + "\n" + String(repeating: "|-", count: 2_000) + "\n"
        let quoted = "> " + wide.replacing("\n", with: "\n> ") + String(repeating: "\n> x", count: 90) + "\n\n"
        let bombs = [wide + String(repeating: "|x\n", count: 50_000), String(repeating: quoted, count: 30)]
        for text in bombs {
            let seconds = Patience.processorSeconds { #expect(!MarkdownReader.article(Array(text.utf8)).article.sections.isEmpty) }
            #expect(seconds < 60)
        }
        let row = "|" + (0..<40).map { "خلية \($0)" }.joined(separator: "|") + "|\n"
        let honest = row + String(repeating: "|-", count: 40) + "|\n" + String(repeating: row, count: 6_000)
        #expect(MarkdownTables.bounded(honest) == honest)
        #expect(MarkdownTables.bounded("|a|b|\n|-|-|\n|1\n") == "|a|b|\n|-|-|\n|1\n")
    }

    @Test("headings of both kinds; the first is the title")
    func headings() {
        let article = article("# درس في الخط\n\n\(text)\n\nالأدوات\n-------\n\n\(text)\n\nالمداد\n======\n\n### القصب ###\n\n\(text)\n")
        #expect(article.title == "درس في الخط" && article.sections.map(\.heading) == [nil, "الأدوات", "المداد", "القصب"])
        let named = self.article("---\ntitle: درس\n---\n\nمقدمة\n=====\n\n\(text)\n")
        #expect(named.title == "درس" && named.sections.map(\.heading) == ["مقدمة"])
        #expect(self.article("---\ntitle: درس\n---\n# درس\n\n\(text)\n").sections.map(\.heading) == [nil])
    }

    @Test("emphasis, code and what is struck out lose their signs; links, breaks, escapes and entities mean what they mean")
    func inline() {
        #expect(texts("هذا **غليظ** و*مائل* و`رمز *` و~~مشطوب~~ و\\*نجمة\\* &amp; &copy;\n") == ["هذا غليظ ومائل ورمز * ومشطوب و*نجمة* & ©"])
        let linked = blocks("انظر [الدليل](https://a.example/g \"ع\") و<https://a.example/h> و[هنا][1].\n\n[1]: https://a.example/i\n")
        #expect(linked.map { String(codePoints: $0.text) } == ["انظر الدليل وhttps://a.example/h وهنا."])
        #expect(linked[0].links.map(\.url) == ["https://a.example/g", "https://a.example/h", "https://a.example/i"])
        #expect(texts("سطر أول\nيتصل بالثاني\n") == ["سطر أول يتصل بالثاني"])
        #expect(texts("شطر أول  \nشطر ثان\\\nشطر ثالث\n") == ["شطر أول", "شطر ثان", "شطر ثالث"])
    }

    @Test("code keeps its lines, its spaces and its empty lines, and nothing in it is a heading")
    func code() {
        let all = blocks("\(text)\n\n```bash\n# تحديث\nif x; then\n    y  # \"z\"\n\n    z\nfi\n```\n\n\(text)\n")
        #expect(all.map(\.role) == [.paragraph, .code, .code, .code, .code, .code, .code, .paragraph])
        let code = ["# تحديث", "if x; then", "    y  # \"z\"", "", "    z", "fi"]
        #expect(all.filter { $0.role == .code }.map { String(codePoints: $0.text) } == code)
        #expect(all.map(\.standsApart) == [true, true, false, false, false, false, false, true])
        #expect(texts("~~~\nأمر\n~~~\n") == ["أمر"] && blocks("    indented code\n").map(\.role) == [.code])
        // As marked text and back.
        let marked = MarkedSource(MarkdownReader.article(Array("```\n\(code.joined(separator: "\n"))\n```\n".utf8)).text).blocks
        #expect(marked.map(\.role) == Array(repeating: .code, count: 6) && marked.map { String(codePoints: $0.text) } == code)
    }

    @Test("lists: their numbers, the lists in them, their levels through marked text")
    func lists() {
        let source = "3. ثالث\n4. رابع\n   - فرع\n     1. ثمرة\n\n- [x] تم\n- [ ] لم يتم\n"
        let all = blocks(source)
        #expect(all.map { String(codePoints: $0.text) } == ["ثالث", "رابع", "فرع", "ثمرة", "تم", "لم يتم"])
        #expect(all.map { String(codePoints: $0.marker ?? []) } == ["3.", "4.", "•", "1.", "☑", "☐"] && all.map(\.level) == [0, 0, 1, 2, 0, 0])
        let marked = MarkedSource(MarkdownReader.article(Array(source.utf8)).text).blocks
        #expect(marked.map(\.level) == [0, 0, 1, 2, 0, 0] && marked.map(\.marker) == all.map(\.marker))
    }

    @Test("what stands in a quotation is quoted: lists with their marks, quotations with their levels")
    func quoted() {
        let all = blocks("> قال المعلم:\n>\n> - اكتب\n>   - اقرأ\n> 1. احفظ\n>\n> > نعم\n>\n> ثم سكت.\n")
        #expect(all.allSatisfy { $0.role == .quotation } && all.map(\.level) == [0, 0, 0, 0, 1, 0])
        #expect(all.map { String(codePoints: $0.text) } == ["قال المعلم:", "•\u{A0}اكتب", "–\u{A0}اقرأ", "1.\u{A0}احفظ", "نعم", "ثم سكت."])
    }

    @Test("tables, quotations, rules, pictures and notes")
    func parts() {
        let table = blocks("| الأمر | الوصف |\n|:---|---:|\n| `play` | تشغيل |\n| a\\|b | إيقاف<br>فوري |\n")
        #expect(table.map(\.role) == [.tableRow, .separator, .tableRow, .tableRow])
        #expect(table.map { String(codePoints: $0.text) }.filter { $0 != "***" } == ["الأمر │ الوصف", "play │ تشغيل", "a|b │ إيقاف فوري"])
        let others = blocks("> قال المعلم: اكتب.\n\n\(text)\n\n***\n\n![باب المكتبة القديمة](/a.jpg)\n\n\(text)[^1]\n\n[^1]: نص الحاشية.\n")
        #expect(others.map(\.role) == [.quotation, .paragraph, .separator, .caption, .paragraph, .listItem])
        #expect(String(codePoints: others[4].text) == text + "[1]" && String(codePoints: others[5].text).hasPrefix("نص الحاشية."))
    }

    @Test("HTML inside is read as a page's: its tags are not shown, its scripts do nothing")
    func html() {
        let all = texts(
            "# ع\n\n<div dir=\"rtl\" align=\"center\">\n\n\(text)\n\n</div>\n\n<script>alert(1)</script>\n\nالعدد 10<sup>6</sup> وم<sub>2</sub><br>سطر <kbd>Q</kbd>\n\n[لا](javascript:x)\n"
        )
        #expect(all == [text, "العدد 10⁶ وم₂", "سطر Q", "لا"])
        #expect(blocks("[لا](javascript:x)\n")[0].links.isEmpty)
    }

    @Test("front matter in YAML: quoted, folded and listed values")
    func yaml() {
        let article = article(
            """
            ---
            layout: post
            title: >-
              عنوان طويل
              على سطرين
            author: 'ليلى ''أم سامي'''
            date: '2026-05-03'
            tags: [خط, "أدب، ونقد"]
            categories:
              - ثقافة
            lang: ar
            image:
              path: /a.jpg
            # تعليق
            draft: false # هنا
            ---
            \(text)
            """)
        #expect(article.title == "عنوان طويل على سطرين" && article.byline == "ليلى 'أم سامي'" && article.language == "ar")
        #expect(article.date == "3 مايو/أيار 2026" && article.published == "2026-05-03")
        #expect(article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) } == [text])
        let imported = MarkdownReader.article(
            Array("---\ntags: [خط, \"أدب، ونقد\"]\ncategories:\n- ثقافة\nauthors:\n  - name: ليلى\n  - name: سامي\n---\n\(text)\n".utf8))
        #expect(imported.categories == ["ثقافة", "خط", "أدب، ونقد"] && imported.article.byline == "ليلى، سامي")
        for title in ["\"قال: \\\"نعم\\\"\"", "'قال: \"نعم\"'", "قال: \"نعم\"", "|\n  قال: \"نعم\"", "\n  قال: \"نعم\""].dropLast() {
            #expect(self.article("---\ntitle: \(title)\n---\n\(text)\n").title == "قال: \"نعم\"", "\(title)")
        }
    }

    @Test("front matter in TOML")
    func toml() {
        let article = article(
            """
            +++
            title = "الخط العربي"
            date = 2026-05-03T09:30:00+03:00
            authors = ["ليلى حسن", 'سامي نور']
            draft = false
            [params]
            lang = "ar"
            +++

            \(text)
            """)
        #expect(article.title == "الخط العربي" && article.byline == "ليلى حسن، سامي نور" && article.published == "2026-05-03T09:30:00+03:00")
        #expect(article.language == "ar" && article.sections.flatMap(\.blocks).count == 1)
    }

    @Test("what is no front matter is text")
    func noFrontMatter() {
        #expect(texts("---\n\n\(text)\n\n---\n\n\(text)\n").filter { $0 != "***" } == [text, text])
        #expect(texts("---\n\(text)\n").filter { $0 != "***" } == [text])
        #expect(texts("+++\n\n\(text)\n") == ["+++", text])
        #expect(article("").sections.isEmpty && article("---").title == nil && article("---\n---\n").sections.isEmpty)
    }

    @Test("the program's own marked text under a Markdown name is read as marked text; a blog's text is not")
    func ownMarkedText() {
        let own = "---\ntitle: درس\nbyline: قسم المدينة\n---\n\nبيت أول\nبيت ثان\n"
        #expect(SourceFormat.of(Array(own.utf8), name: "a.md").reader == .text)
        for front in ["title: درس", "title: درس\nauthor: ليلى", "title: درس\nbyline: ليلى\ntags: [أ]", "title: >-\n  درس"] {
            #expect(SourceFormat.of(Array("---\n\(front)\n---\n\nنص\n".utf8), name: "a.md").reader == .markdown, "\(front)")
        }
        #expect(SourceFormat.of(Array("# ع\n".utf8), name: "https://a.example/README.md", mediaType: "text/plain").reader == .markdown)
    }

    @Test("hostile texts end: depths, brackets and fences without number")
    func hostile() {
        for text in [
            String(repeating: "> ", count: 50_000) + "أ", String(repeating: "[", count: 100_000), String(repeating: "- ", count: 20_000) + "أ",
            String(repeating: "*a_ ", count: 50_000), String(repeating: "`", count: 100_000) + "أ", String(repeating: "|", count: 50_000) + "\n|-|\n",
            String(repeating: "[^1]", count: 20_000) + "\n\n[^1]: أ\n", String(repeating: "<b>", count: 50_000),
        ] {
            _ = article(text)
        }
    }

    @Test(
        "the lines of a poem stay lines, whatever parts their halves; prose is joined",
        arguments: [" *** ", "   ", "\t", " … "])
    func verse(_ parting: String) {
        let verses = [
            "يا دارنا بين النخيل سلام\(parting)ما غيرتك عن القلوب الأعوام", "نمشي إليك وفي الخطا أشواقنا\(parting)وتضيء فيك لنا المدى الأحلام",
        ]
        let lines = blocks("\(text)\n\n\(verses.joined(separator: "\n"))\n\n\(text)\n").filter { VerseLine($0.text) != nil }
        #expect(lines.count == 2)
        for (line, verse) in zip(lines, verses) {
            // What is drawn of a gap is the same; a page has none, so stars stand for it.
            let words = String(codePoints: line.text).split(whereSeparator: \.isWhitespace).filter { $0 != "***" }
            #expect(words == verse.split(whereSeparator: \.isWhitespace).filter { $0 != "***" })
        }
        #expect(texts("كتب على الجدار ثلاث نجوم *** وكتب\nتحتها أسماء من زرعوا هذا الحقل كله قبل أن يرحلوا عنه جميعا.\n").count == 1)
    }
}

/// The blocks of a marked text.
private struct MarkedSource {
    let blocks: [Block]

    init(_ text: String) {
        let source = EncodedText(TextBytes(copying: Array(text.utf8)), encoding: .utf8)
        blocks = ArticleParser(source: ArticleLines(source)).article().sections.flatMap(\.blocks)
    }
}
