// What stands in a page's article: tables, lists, pictures and preformatted text as blocks; the article where there is little of it.
import ArabicText
import ArticleModel
import TestSupport
import Testing

@testable import ArticleImport

@Suite("A page's blocks")
struct PageBlocksTests {
    private let text = """
        <p>فتح السوق القديم أبوابه صباح اليوم، بعد شهرين من العمل في سقوفه وأرصفته ودكاكينه كلها.</p>
        <p>ويقول التجار إن الزبائن عادوا منذ الساعة الأولى، وإن الحركة في الأزقة كما كانت قبل الترميم.</p>
        """

    private func blocks(_ html: String) -> [Block] {
        PageImporter.article(
            html:
                "<article><h1>السوق القديم يعود</h1>\(text)\(html)<p>وتُفتح البوابة الشرقية في الأسبوع المقبل، كما تقول البلدية في بيانها.</p></article>",
            url: nil
        )
        .article.sections.flatMap(\.blocks)
    }

    private func rows(_ table: String) -> [[String]] {
        blocks("<table>\(table)</table>").filter { $0.role == .tableRow }.map { row in
            String(codePoints: row.text).split(separator: " │ ", omittingEmptySubsequences: false).map(String.init)
        }
    }

    // MARK: Formulas

    private static let picture = "<img class=\"mwe-math-fallback\" alt=\"{\\displaystyle E}\" src=\"/e.svg\">"

    @Test(
        "a formula is a line of text",
        arguments: [
            ("<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>", "E = mc²"),
            ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>12</mn></mfrac></math>", "(a + b)/12"),
            ("<math><msqrt><mi>x</mi><mo>−</mo><mn>1</mn></msqrt></math>", "√(x − 1)"),
            ("<math><mroot><mi>x</mi><mn>3</mn></mroot></math>", "³√x"),
            (
                "<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub></math>",
                "∑_(i = 1)ⁿx_(i)"
            ),
            ("<math><semantics><mi>π</mi><annotation encoding=\"application/x-tex\">\\pi</annotation></semantics></math>", "π"),
            ("<math alttext=\"a:b\"></math>", "a:b"),
            ("<span><span style=\"display: none\"><math><mi>E</mi></math></span>\(picture)</span>", "E"),
        ])
    func formulas(_ formula: String, _ expected: String) {
        let found = blocks("<p>وكتب المعلم على اللوح \(formula) ثم شرح ما كتبه لتلاميذه.</p>").map { String(codePoints: $0.text) }
        #expect(found.contains("وكتب المعلم على اللوح \u{2066}\(expected)\u{2069} ثم شرح ما كتبه لتلاميذه."))
        #expect(found.count == 4)
    }

    // MARK: Pictures

    @Test("pictures side by side with a few words each are a gallery whatever it is called, and the words are captions")
    func gallery() {
        func box(_ words: String, _ element: String = "div") -> String { "<\(element)><img src=\"/p.jpg\"><span>\(words)</span></\(element)>" }
        func roles(_ html: String, _ words: String) -> [BlockRole] {
            blocks(html).filter { String(codePoints: $0.text).contains(words) }.map(\.role)
        }
        let names = ["سقف السوق بعد الترميم", "الباب الشرقي من الخارج", "دكان العطار عند المدخل", "رصيف السوق الجديد"]
        for element in ["div", "section"] {
            let html = "<div>" + names.map { box($0, element) }.joined() + "</div>"
            #expect(names.flatMap { roles(html, $0) } == Array(repeating: .caption, count: 4))
        }
        #expect(names.flatMap { roles("<ul>" + names.map { box($0, "li") }.joined() + "</ul>", $0) } == Array(repeating: .caption, count: 4))
        // Two are no gallery, and sentences are text.
        #expect(names.prefix(2).flatMap { roles("<div>" + names.prefix(2).map { box($0) }.joined() + "</div>", $0) } == [.paragraph, .paragraph])
        let sentences = names.map { box("وقف الناس عند \($0) طويلًا.") }.joined()
        #expect(roles("<div>\(sentences)</div>", "وقف الناس") == Array(repeating: .paragraph, count: 4))
    }

    // MARK: Tables

    @Test("a cell that spans rows or columns leaves the places that it covers empty, and the others stand under their headings")
    func spans() {
        #expect(
            rows(
                "<tr><th>العام</th><th>النسبة</th></tr><tr><td>2024</td><td>87%</td></tr><tr><td rowspan=2>2025</td><td>90%</td></tr><tr><td>91%</td></tr>"
            ) == [
                ["العام", "النسبة"], ["2024", "87%"], ["2025", "90%"], ["", "91%"],
            ])
        #expect(
            rows("<tr><th>الفريق</th><th>له</th><th>عليه</th><th>النقاط</th></tr><tr><td>أ</td><td colspan=2>لم يلعب</td><td>0</td></tr>") == [
                ["الفريق", "له", "عليه", "النقاط"], ["أ", "لم يلعب", "", "0"],
            ])
        // A block of two by two, beside it cells of one.
        #expect(
            rows("<tr><td rowspan=2 colspan=2>أ</td><td>ب</td></tr><tr><td>ج</td></tr><tr><td>د</td><td>ه</td><td>و</td></tr>") == [
                ["أ", "", "ب"], ["", "", "ج"], ["د", "ه", "و"],
            ])
    }

    @Test("a span ends with its group of rows, none means all of them, and what is no number is one")
    func groups() {
        let body = "<tbody><tr><td rowspan=0>أ</td><td>1</td></tr><tr><td>2</td></tr></tbody><tbody><tr><td>ب</td><td>3</td></tr></tbody>"
        #expect(rows(body) == [["أ", "1"], ["", "2"], ["ب", "3"]])
        #expect(rows("<tr><td rowspan=-4 colspan=x>أ</td><td>1</td></tr><tr><td>ب</td><td>2</td></tr>") == [["أ", "1"], ["ب", "2"]])
        #expect(
            rows("<thead><tr><th rowspan=9>أ</th><th>1</th></tr></thead><tbody><tr><td>ب</td><td>2</td></tr></tbody>") == [["أ", "1"], ["ب", "2"]])
    }

    @Test("a row of headings makes a table of facts, whatever boxes and lists stand in its cells; without one boxes lay out the page")
    func boxesInCells() {
        let body =
            "<tr><td><div>السوق</div></td><td>يفتح <br>ليلًا: <ul><li>الخميس</li><li>الجمعة</li></ul></td></tr><tr><td><p>المرفأ</p><p>القديم</p></td><td>مغلق</td></tr>"
        #expect(
            rows("<tr><th>المكان</th><th>الحال</th></tr>" + body) == [
                ["المكان", "الحال"], ["السوق", "يفتح ليلًا: • الخميس • الجمعة"], ["المرفأ القديم", "مغلق"],
            ])
        #expect(rows(body).isEmpty)
    }

    @Test("spans of any size make no table grow without end")
    func hostileSpans() {
        let wide = rows("<tr><td colspan=4000000000>أ</td><td>ب</td></tr><tr><td rowspan=65534 colspan=1000>ج</td><td>د</td></tr>")
        #expect(wide.allSatisfy { $0.count <= TableGrid.columns + 1 })
        var many: [[String]] = []
        let seconds = Patience.processorSeconds { many = rows(String(repeating: "<tr><td>أ<td rowspan=65534 colspan=1000>ب<td>ج", count: 4_000)) }
        #expect(many.joined().count < 60_000 && seconds < 20)
        // A cell that goes on to the last row stops where the empty ones are too many.
        let long = rows("<tr><th>أ<th colspan=58 rowspan=0>ب" + String(repeating: "<tr><td>ج<td>د", count: 3_000))
        #expect(long.joined().count < 30_000)
    }

    @Test("a long table of short cells does not outweigh the text that it stands in")
    func longTable() {
        let paragraphs = (1...12).map { "<p>الفقرة رقم \($0) من المقال، وفيها من الكلام ما يكفي لتكون متنًا يُقرأ من أوله إلى آخره.</p>" }.joined()
        let table = "<table>" + String(repeating: "<tr><td>عدن</td><td>12</td></tr>", count: 1_500) + "</table>"
        let found = blocks("<article>" + paragraphs + table + "</article>")
        #expect(found.contains { String(codePoints: $0.text).contains("الفقرة رقم 12") })
        #expect(found.count { String(codePoints: $0.text).contains("عدن") } == 1_500)
    }

    // MARK: Lists, pictures, preformatted text

    @Test("a mark that an item's text has is its marker, and a box before it too; a dash of its own says nothing beside a point")
    func ownMarkers() {
        let items = ["✓ تم", "– قال الحارس", "أ- أول", "2) ثانٍ", "- عادي", "نص - بشرطة", "<a href='/x'>- رابط</a>"]
        let all = blocks(
            "<p>\(text)</p><ul>" + items.map { "<li>\($0)</li>" }.joined() + "</ul><ul><li><input type=checkbox checked> أُنجز</li></ul><p>\(text)</p>"
        )
        .filter { $0.role == .listItem }
        #expect(
            all.map { String(codePoints: ($0.marker ?? []) + codePoints("|") + $0.text) }
                == ["✓|تم", "–|قال الحارس", "أ-|أول", "2)|ثانٍ", "•|عادي", "•|نص - بشرطة", "•|- رابط", "☑|أُنجز"])
    }

    @Test("a list in a list goes on without a gap")
    func nestedList() {
        let items = blocks("<ul><li>الدكاكين<ul><li>الذهب</li><li>الكتب</li></ul></li><li>المقاهي</li></ul>").filter { $0.role == .listItem }
        #expect(items.map { String(codePoints: $0.text) } == ["الدكاكين", "الذهب", "الكتب", "المقاهي"])
        #expect(items.map(\.standsApart) == [true, false, false, false])
    }

    @Test("every picture that is described has its caption; icons, files' names and empty words have none")
    func pictures() {
        let pictures = [
            "<p><img src='/a.jpg' alt='الجسر القديم عند الغروب'></p>", "<img data-src='/b.jpg' alt='سوق السمك'>",
            "<picture><source srcset='/c.webp'><img src='/c.jpg' alt='الميناء'></picture>",
            "<amp-img src='/d.jpg' alt='سوق الخضار المركزي'></amp-img>",
            "<figure><img src='/e.jpg' alt='البوابة'><figcaption></figcaption></figure>",
        ]
        let others = [
            "<img src='/f.jpg' alt='صورة الخبر'>", "<img src='/g.jpg' alt='IMG_2034.jpg'>", "<img src='/h.jpg' alt='سوق-المدينة-القديم'>",
            "<img src='/i.png' width=24 alt='مبتسم'>", "<img class=emoji src='/j.png' alt='ابتسامة'>", "<img src='/k.png' alt='فيسبوك'>",
        ]
        let all = blocks((pictures + others).joined(separator: "<p>وبين الصورة والصورة سطر من النص يصف ما في السوق.</p>"))
        #expect(
            all.filter { $0.role == .caption }.map { String(codePoints: $0.text) } == [
                "الجسر القديم عند الغروب", "سوق السمك", "الميناء", "سوق الخضار المركزي", "البوابة",
            ])
    }

    @Test("preformatted text keeps its lines, its stanzas and its indentation, in the marked text too")
    func preformatted() {
        let imported = PageImporter.article(
            html: "<article><h1>بيتان</h1>\(text)<pre>سطر أول\n    سطر ثان\n\n    سطر ثالث</pre>\(text)</article>", url: nil)
        let lines = imported.article.sections.flatMap(\.blocks).dropFirst(2).prefix(3)
        let space = "\u{A0}\u{A0}\u{A0}\u{A0}"
        #expect(lines.map { String(codePoints: $0.text) } == ["سطر أول", space + "سطر ثان", space + "سطر ثالث"])
        #expect(lines.map(\.standsApart) == [true, false, true])
        #expect(imported.text.contains("\nسطر أول\n\\\(space)سطر ثان\n\n\\\(space)سطر ثالث\n"))
    }

    // MARK: Where the article is

    @Test("one line is an article, whatever the page says of its cookies beside it")
    func oneLine() {
        let notice =
            "<p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك في موقعنا، وبمتابعتك للتصفح فأنت توافق على سياسة الخصوصية وشروط الاستخدام كما هي مبينة هنا.</p>"
        let other = "<p>عن الصحيفة: تصدر صحيفة المدينة كل صباح، ويقرؤها أهل الحي في المقاهي والبيوت.</p>"
        for rest in ["<div class=cookie-consent>\(notice)</div>", "<div>\(notice)</div>", "<div>\(other)</div>"] {
            let article = PageImporter.article(
                html: "<title>السوق</title><body><article><h1>السوق القديم يعود</h1><p>خبر من سطر واحد.</p></article>\(rest)", url: nil
            ).article
            #expect(
                article.title == "السوق القديم يعود" && article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) } == ["خبر من سطر واحد."]
            )
        }
    }

    @Test("the readers' comments in a list called so are left out")
    func commentList() {
        let comments = (1...5).map { "<li><p>قارئ \($0): سوق جميل حقًا، وقد زرته مع أهلي صباح أمس واشترينا منه الكثير من الكتب.</p></li>" }.joined()
        let article = PageImporter.article(
            html:
                "<title>السوق</title><body><div><h1>السوق القديم يعود</h1>\(text)\(text)</div><h3>آراء القراء</h3><ol class=commentlist>\(comments)</ol>",
            url: nil)
        #expect(!article.text.contains("قارئ") && !article.text.contains("آراء"))
    }

    @Test("a page whose text is all for those without scripts has that text; any other has none of it")
    func unscripted() {
        let hidden = "<noscript><article><h1>السوق القديم يعود</h1>\(text)\(text)</article></noscript>"
        let article = PageImporter.article(html: "<title>السوق</title><body><div id=app></div>\(hidden)", url: nil).article
        #expect(article.title == "السوق القديم يعود" && article.sections.flatMap(\.blocks).count == 4)
        let shown = PageImporter.article(html: "<title>السوق</title><body><article><h1>عنوان آخر</h1>\(text)\(text)</article>\(hidden)", url: nil)
        #expect(shown.article.title == "عنوان آخر" && !shown.text.contains("السوق القديم يعود"))
    }
}
