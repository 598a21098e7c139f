// What an article is called, who made it and when, on pages that say it badly: poor titles, days that the text tells of, authors
// who are nobody.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleImport

@Suite("A page's facts")
struct PageFactsTests {
    private func article(_ html: String, url: String? = nil) -> Article { PageImporter.article(html: html, url: url).article }

    private let first = "<p>فتحت المكتبة العامة قاعاتها أمام القراء صباح اليوم، بعد شهرين من العمل في رفوفها وفهارسها.</p>"
    private let second = "<p>ويقول القائمون عليها إن عدد الكتب زاد بالثلث، وإن الإعارة صارت تُطلب من البيت وتُسلَّم في الحي.</p>"
    private let third = "<p>وتنتظر قاعة الأطفال أثاثها الذي يصل في الشهر المقبل، وقد رُسمت جدرانها بحكايات يعرفها الصغار.</p>"
    private var text: String { first + second + third }

    private func texts(_ article: Article) -> [String] {
        article.sections.flatMap { [$0.heading ?? ""] + $0.blocks.map { String(codePoints: $0.text) } }
    }

    // MARK: Pictures

    @Test(
        "the picture that a page shows for its article elsewhere is kept where none stands in its text, but the site's sign is not",
        arguments: [
            ("<meta property='og:image' content='/p/library.jpg'>", "https://paper.example/p/library.jpg"),
            ("<meta name='twitter:image' content='https://img.example/a.png?w=800'>", "https://img.example/a.png?w=800"),
            (
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"خبر\",\"image\":{\"@type\":\"ImageObject\",\"url\":\"https://img.example/b.jpg\"}}</script>",
                "https://img.example/b.jpg"
            ), ("<meta property='og:image' content='https://paper.example/img/site-logo.png'>", nil),
            ("<meta property='og:image' content='javascript:alert(1)'>", nil),
            ("<meta property='og:image' content='data:image/png;base64,AAAA'>", nil),
            ("", nil),
        ] as [(String, String?)])
    func picture(_ meta: String, _ expected: String?) {
        let page = "<title>المكتبة العامة تعود إلى قرائها</title>\(meta)<body><h1>المكتبة العامة تعود إلى قرائها</h1><div>\(text)</div>"
        #expect(article(page, url: "https://paper.example/a/1").picture == expected)
        let shown = page.replacing(second, with: "<figure><img src='/p/own.jpg'><figcaption>قاعة القراءة بعد الترميم</figcaption></figure>" + second)
        #expect(article(shown, url: "https://paper.example/a/1").picture == nil)
    }

    // MARK: Titles

    @Test(
        "the headline that a page shows is its title, whatever the title element says, and stands once",
        arguments: ["صحيفة المدينة", "خبر", "صحيفة المدينة :: أخبار محلية", ""])
    func shownHeadline(_ pageTitle: String) {
        for body in ["<div><h1>المكتبة العامة تعود إلى قرائها</h1>\(text)</div>", "<h1>المكتبة العامة تعود إلى قرائها</h1><div>\(text)</div>"] {
            let article = article("<title>\(pageTitle)</title><body><div id=top>صحيفة المدينة</div>\(body)")
            #expect(article.title == "المكتبة العامة تعود إلى قرائها")
            #expect(article.sections.count == 1 && article.sections[0].heading == nil && article.sections[0].blocks.count == 3)
        }
    }

    @Test("a line of news under its headline has both, and «خبر عاجل» for a kicker")
    func shortNews() {
        let imported = PageImporter.article(
            html:
                "<title>خبر عاجل</title><body><article><h1>وصول أول قطار إلى المدينة</h1><p>وصل القطار صباح اليوم إلى محطته الجديدة في وسط المدينة.</p></article>",
            url: nil)
        #expect(imported.article.title == "وصول أول قطار إلى المدينة" && imported.article.kicker == "خبر عاجل" && imported.isBreaking)
        #expect(texts(imported.article).contains("وصل القطار صباح اليوم إلى محطته الجديدة في وسط المدينة."))
    }

    @Test(
        "the site's name in a heading is no headline: it is called a logo, leads home, or is what the page calls its newspaper",
        arguments: [
            "<header><h1><a href='/'>صحيفة المدينة</a></h1></header>", "<header><a href='https://city.example'><h1>صحيفة المدينة</h1></a></header>",
            "<div class='site-logo'><h1>صحيفة المدينة</h1></div>", "<div><h1 class=screen-reader-text>صحيفة المدينة</h1></div>",
            "<meta property='og:site_name' content='صحيفة المدينة'><div><h1>صحيفة المدينة</h1></div>", "<div><h1>صحيفة المدينة</h1></div>",
        ])
    func logo(_ logo: String) {
        let page = "<title>المكتبة العامة تعود إلى قرائها - صحيفة المدينة</title>\(logo)<div><h2>المكتبة العامة تعود إلى قرائها</h2>\(text)</div>"
        let article = article(page)
        #expect(article.title == "المكتبة العامة تعود إلى قرائها" && !texts(article).contains("صحيفة المدينة"))
    }

    @Test("a page that declares its newspaper's name for a title has the headline that it shows")
    func declaredName() {
        let meta = "<meta property='og:title' content='صحيفة المدينة'><meta property='og:site_name' content='صحيفة المدينة'>"
        #expect(article("\(meta)<article><h1>المكتبة تعود</h1>\(text)</article>").title == "المكتبة تعود")
        // A headline in the middle of the text is a section's.
        let late = article("<title>المكتبة تعود</title><article>\(text)\(text)<h1>ما بقي</h1>\(first)</article>")
        #expect(late.title == "المكتبة تعود" && late.sections.map(\.heading) == [nil, "ما بقي"])
    }

    // MARK: Dates

    @Test(
        "a day in the middle of the text is one that the text tells of: it stays there and dates nothing",
        arguments: ["<h2>23 يوليو 1952</h2>", "<p>23 يوليو 1952</p>", "<h3 class=date>23 يوليو 1952</h3>", "<p><time>23 يوليو 1952</time></p>"])
    func told(_ line: String) {
        let article = article("<title>ذكرى</title><article><h1>ذكرى يوم بعيد</h1>\(first)\(second)\(line)\(third)</article>")
        #expect(article.date == nil && article.published == nil && texts(article).contains("23 يوليو 1952"))
        let dated = self.article(
            "<meta property='article:published_time' content='2026-07-22'><article><h1>ذكرى يوم بعيد</h1>\(first)\(line)\(second)\(third)</article>")
        #expect(dated.published == "2026-07-22" && texts(dated).contains("23 يوليو 1952"))
    }

    @Test("a post that is shown in the article lends it no date, and neither does a year in the headline")
    func post() {
        let post =
            "<blockquote class='twitter-tweet'><p>نعلن القرار غدًا.</p>— الوزارة <a href='https://x.example/1'>November 20, 2026</a></blockquote>"
        #expect(article("<article><h1>القرار غدًا</h1>\(first)\(post)\(second)\(third)</article>").date == nil)
        #expect(article("<article><h1>ما جرى في 23 يوليو 1952</h1>\(text)</article>").date == nil)
    }

    @Test(
        "a date counts under the title, before it, under the lead, and after the text",
        arguments: [
            "<h1>المكتبة تعود</h1><div>نشر يوم 3 مايو 2026</div>@", "<div class=date>3 مايو 2026</div><h1>المكتبة تعود</h1>@",
            "<h1>المكتبة تعود</h1><time datetime='2026-05-03'>أمس</time>@", "<h1>المكتبة تعود</h1>@<p>نشر في: 3 مايو 2026</p>",
            "<h1>المكتبة تعود</h1><p>المكتبة تفتح قاعاتها أمام القراء من جديد.</p><p>3 مايو 2026</p>@",
            "<h1>المكتبة تعود</h1><p>الأحد 3 مايو 2026 - 16 ذو القعدة 1447</p>@",
        ])
    func usualPlaces(_ body: String) {
        let article = article("<article>" + body.split(separator: "@", omittingEmptySubsequences: false).joined(separator: text) + "</article>")
        #expect(article.published == "2026-05-03" && !texts(article).contains { $0.contains("2026") })
    }

    // MARK: Declared in JSON-LD

    @Test("an article in a list of others is not the page's")
    func list() {
        let list =
            #"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle","headline":"خبر آخر","datePublished":"2020-01-01"}},{"@type":"NewsArticle","headline":"ثالث","datePublished":"2020-01-02","author":"آخر"}]}"#
        let article = article("<script type='application/ld+json'>\(list)</script><article><h1>المكتبة تعود</h1>\(text)</article>")
        #expect(article.title == "المكتبة تعود" && article.date == nil && article.byline == nil)
    }

    @Test(
        "facts are read out of the wrappings of old scripts",
        arguments: [("//<![CDATA[\n", "\n//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<!--\n", "\n//-->"), ("<![CDATA[", "]]>"), ("\n", ";\n")])
    func wrapped(_ start: String, _ end: String) {
        let data = #"{"@type":"NewsArticle","headline":"المكتبة تعود","datePublished":"2026-05-03","author":[{"name":"قسم الثقافة"}]}"#
        let article = article("<title>x</title><script type='application/ld+json'>\(start)\(data)\(end)</script><article>\(text)</article>")
        #expect(article.title == "المكتبة تعود" && article.published == "2026-05-03" && article.byline == "قسم الثقافة")
    }

    // MARK: Who made it

    @Test("an author who is nobody stands back for one that the page shows, and stands where it shows none", arguments: ["admin", "مدير الموقع"])
    func nobody(_ name: String) {
        let meta = "<meta name=author content='\(name)'>"
        #expect(article("\(meta)<article><h1>المكتبة تعود</h1><a rel=author href='/1'>مراسلتنا</a>\(text)</article>").byline == "مراسلتنا")
        #expect(article("\(meta)<article><h1>المكتبة تعود</h1><p>بقلم: مراسلنا</p>\(text)</article>").byline == "مراسلنا")
        #expect(article("\(meta)<article><h1>المكتبة تعود</h1>\(text)</article>").byline == name)
    }

    @Test("«كتب - …:» is the byline; who took the pictures and who translated stand among the credits, at the head and at the end")
    func bylines() {
        let signed = article("<article><h1>المكتبة تعود</h1><p>كتب - مراسلنا:</p>\(text)</article>")
        #expect(signed.byline == "مراسلنا" && signed.lead?.hasPrefix("فتحت") == true)
        let lines = "<p>إعداد وتقديم: مراسلتنا</p><p>تصوير: قسم الصور</p><p>ترجمة: قسم الترجمة</p>"
        let credits = [Credit(role: "تصوير", name: "قسم الصور"), Credit(role: "ترجمة", name: "قسم الترجمة")]
        let head = article("<article><h1>المكتبة تعود</h1>\(lines)\(text)</article>")
        #expect(head.byline == "مراسلتنا" && head.credits == credits)
        let assistants = "<p>تصوير: قسم الصور</p><p>ترجمة: قسم الترجمة</p><p>بقلم: مراسلتنا</p>"
        let reordered = article("<article><h1>المكتبة تعود</h1>\(assistants)\(text)</article>")
        #expect(reordered.byline == "مراسلتنا" && reordered.credits == credits)
        let tail = article(
            "<article><h1>المكتبة تعود</h1><p>بقلم: مراسلتنا</p>\(text)<p>تصوير: قسم الصور</p><p>شارك في التغطية: قسم المدن</p></article>")
        #expect(Set(tail.credits) == [credits[0], Credit(role: "شارك في التغطية", name: "قسم المدن")] && texts(tail).count == 4)
    }
}
