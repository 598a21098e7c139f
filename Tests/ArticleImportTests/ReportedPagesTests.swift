// Pages that were once read wrongly, each a kind of its own: the same article, and around it what a publisher's templates add.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleImport

@Suite("Reported pages")
struct ReportedPagesTests {
    private static let title = "مكتبة متنقلة تجوب قرى الساحل"
    private static let sentences = [
        "انطلقت من مرفأ المدينة صباح اليوم حافلة صفراء تحمل أربعة آلاف كتاب، في رحلة تمر بثلاثين قرية على طول الساحل.",
        "وقالت أمينة المكتبة إن الأطفال اصطفوا قبل وصول الحافلة بساعة، وإن أكثر ما سألوا عنه كتب البحر والنجوم.",
        "وأضافت أن كل قرية ستستقبل الحافلة مرتين في الشهر، وأن الكتب المستعارة تعاد في الزيارة التالية من غير رسوم.",
        "ومن المقرر أن تضاف حافلة ثانية في الربيع المقبل لتبلغ القرى البعيدة في سفوح الجبال.",
    ]
    private static let paragraphs = sentences.map { "<p>\($0)</p>" }

    /// What is asked of each page: the article whole, and these facts.
    private struct Case {
        var head = ""
        /// What stands before the text, between its first two paragraphs, and behind it, all inside of the article.
        var before = ""
        var between = ""
        var after = ""
        /// The tag of the element that holds the text.
        var holder = "<div class=\"entry-content\">"
        /// Behind the article.
        var beside = ""
        var byline: String?
        var date: String?
        var related: [String] = []
        var source: String?
        /// Declared in the head.
        var author: String?
    }

    private static let others = (0..<9).map { "<li><a href=\"/n\($0)\">خبر آخر من أخبار الساحل لا صلة له بهذا ورقمه \($0) في القائمة</a></li>" }
        .joined()
    private static let side = "<div class=\"side\"><ul>\(others)</ul></div>"

    private static let cases: [String: Case] = [
        "no-share": Case(holder: "<div class=\"entry-content no-share\">", beside: side),
        "has-tags": Case(holder: "<div class=\"post-content has-tags\">", beside: side),
        "no-comments": Case(holder: "<div class=\"single-content no-comments\">", beside: side),
        "with-sidebar": Case(holder: "<div class=\"article-body with-sidebar\">", beside: side),
        "adsCenter": Case(holder: "<div class=\"entry-content\" id=\"adsCenter\">", beside: side),
        "signature in a span": Case(
            before: "<span class=\"newsStoryDate\">السبت، 28 نوفمبر 2026 09:23 ص</span><span class=\"writeBy\">كتبت سلمى الساحلي</span>",
            byline: "سلمى الساحلي", date: "28 نوفمبر/تشرين الثاني 2026"),
        "author with a logo": Case(
            head: """
                <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"\(title)",\
                "datePublished":"2026-11-28T10:00:00Z","author":{"@type":"Organization","name":"صحيفة الساحل",\
                "logo":{"@type":"ImageObject","url":"https://a.example/logo.png"}}}</script>
                """, byline: "صحيفة الساحل", date: "28 نوفمبر/تشرين الثاني 2026"),
        "author in microdata": Case(
            before: """
                <div itemprop="author" itemscope itemtype="http://schema.org/Organization"><div itemprop="name">صحيفة الساحل</div>\
                <div itemprop="logo" itemscope itemtype="https://schema.org/ImageObject"><div itemprop="url">https://a.example/i/logo.png</div></div></div>
                """, byline: "صحيفة الساحل"),
        "box between paragraphs": Case(
            between: """
                <div class="b-inject"><div class="b-inject__head">من الأرشيف</div>\
                <div class="b-inject__content"><a href="/n/7">صيادو المرفأ يعودون إلى البحر</a></div></div>
                """, related: ["صيادو المرفأ يعودون إلى البحر"]),
        "skip links": Case(
            between: """
                <section role="region" aria-labelledby="r"><h2 id="r">قصص مقترحة</h2><div><a href="#end">تخطى قصص مقترحة وواصل القراءة</a>\
                <ul><li><a href="/n/9">صيادو المرفأ يعودون إلى البحر</a></li></ul><p id="end">قصص مقترحة نهاية</p></div></section>
                """, related: ["صيادو المرفأ يعودون إلى البحر"]),
        "question of an interface": Case(before: "<div class=\"feedback-feature\"><b class=\"label\">هل كان المقال مفيداً؟</b></div>"),
        "footer for printing": Case(
            after: """
                <div class="printfooter">مجلوبة من "<a href="http://a.example/i?t=x&oldid=1">http://a.example/i?t=x&amp;oldid=1</a>"</div>\
                <div class="feedback"><b>هل كان المقال مفيداً؟</b> <a href="#">نعم</a> <a href="#">لا</a></div>
                """),
        "tags": Case(
            after:
                "<div class=\"jeg_post_tags\"><span>تاجز:</span> <a href=\"/tag/a\" rel=\"tag\">كتب</a><a href=\"/tag/b\" rel=\"tag\">الساحل</a></div>"
        ),
        "language of the template": Case(
            head: "<meta property=\"article:published_time\" content=\"2026-11-28T10:00:00+00:00\">", date: "28 نوفمبر/تشرين الثاني 2026"),
        "site before the title": Case(head: "<meta property=\"og:title\" content=\"أخبار الساحل - \(title)\">"),
        "source between dashes": Case(after: "<p>--(بترا)</p>", source: "بترا"),
        "town and newspaper for a name": Case(
            head: "<meta name=\"author\" content=\"(الميناء - أخبار الساحل)\"><meta property=\"og:site_name\" content=\"أخبار الساحل\">",
            before: "<div class=\"metadata\"><span class=\"label\">المصدر:</span><ul><li>(الميناء - أخبار الساحل)</li></ul></div>"),
        "page before and after": Case(
            after: """
                <div class="story_tag"><h3><a href="/tag/1"></a>كتب</h3></div><div class="story_tag"><h3><a href="/tag/2"></a>الساحل</h3></div>\
                <div class="story_prev_next"><div><a href="/n/3"></a><div><span>التالي</span></div><div><span>صيادو المرفأ يعودون إلى البحر</span></div></div>\
                <div><a href="/n/4"></a><div><span>السابق</span></div><div><span>معرض للصور القديمة في بيت الثقافة</span></div></div></div>
                """),
        "number of a piece": Case(after: "<div dir=\"rtl\">17302</div>"),
        "end of a report in Persian": Case(after: "<p>انتهای پیام/ی</p>"),
        "facts in a list": Case(
            before: """
                <ul role="list"><li><span>Author,</span> <span>سلمى الساحلي</span></li><li><span>Role, </span><span>مراسلة الساحل</span></li>\
                <li><time datetime="2026-11-28">28 نوفمبر 2026</time></li></ul>
                """, byline: "سلمى الساحلي", date: "28 نوفمبر/تشرين الثاني 2026", author: "سلمى الساحلي"),
        "title in another order": Case(head: "<meta property=\"og:title\" content=\"قرى الساحل: مكتبة متنقلة تجوب\">"),
        "description of its beginning": Case(head: "<meta name=\"description\" content=\"\(sentences[0].prefix(70))...\">", beside: side),
    ]

    @Test("the article is whole, its facts are its own, and nothing of the template is in it", arguments: cases.keys.sorted())
    func page(_ name: String) throws {
        let page = try #require(Self.cases[name])
        let language = name == "language of the template" ? "en-US" : "ar"
        let text = Self.paragraphs[0] + page.between + Self.paragraphs.dropFirst().joined()
        let article = PageImporter.article(
            html: """
                <!doctype html><html lang="\(language)" dir="rtl"><head><meta charset="utf-8"><title>\(Self.title) - أخبار الساحل</title>\(page.head)\
                \(page.author.map { "<meta name=\"author\" content=\"\($0)\">" } ?? "")</head>
                <body><div class="wrap"><article><h1>\(Self.title)</h1>\(page.before)\(page.holder)\(text)\(page.after)</div></article></div>\(page.beside)</body></html>
                """, url: "https://a.example/n/1"
        ).article
        #expect(article.title == Self.title && article.kicker == nil)
        let shown = article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) }
        #expect(shown == Self.sentences)
        #expect(article.sections.allSatisfy { $0.heading == nil })
        #expect(article.byline == page.byline && article.date == page.date)
        #expect(article.related.map(\.title) == page.related)
        if let source = page.source { #expect(article.source == source) }
    }

    @Test("a picture's words stand under it, whose it is said beside them or not, without the label of either")
    func labelledPicture() throws {
        let figure = """
            <figure><div><img src="/p/1.jpg" width="900"><p role="text"><span>صدر الصورة،</span><span>وكالة الساحل</span></p></div>\
            <figcaption><span><span>التعليق على الصورة،</span></span><p>الحافلة الصفراء في ساحة القرية</p></figcaption></figure>
            """
        let article = PageImporter.article(
            html: "<html lang=\"ar\" dir=\"rtl\"><body><article><h1>\(Self.title)</h1>\(figure)\(Self.paragraphs.joined())</article></body></html>",
            url: nil
        ).article
        let blocks = article.sections.flatMap(\.blocks)
        #expect(blocks.count == 5 && blocks.filter { $0.role == .caption }.map { String(codePoints: $0.text) } == ["الحافلة الصفراء في ساحة القرية"])
    }

    @Test("a line alone between two long paragraphs is a heading where the page marks none, and a question or a verse is not")
    func plainHeadings() {
        let long = [
            Self.sentences[0] + " " + Self.sentences[1], Self.sentences[2] + " " + Self.sentences[3], Self.sentences[1] + " " + Self.sentences[3],
        ]
        func headings(_ line: String) -> [String] {
            let body = long[0] + "<br><br>" + line + "<br><br>" + long[1] + "<br><br>" + long[2]
            let page = "<html lang=\"ar\" dir=\"rtl\"><body><h1>\(Self.title)</h1><div class=\"articleBody\">\(body)</div></body></html>"
            return PageImporter.article(html: page, url: nil).article.sections.compactMap(\.heading)
        }
        #expect(headings("انتكاسة جديدة") == ["انتكاسة جديدة"])
        #expect(headings("من يعيد الكتب إلى رفوفها؟") == [])
        #expect(headings("وقالت إنها ستعود.") == [] && headings("كتب") == [])
        #expect(headings("<strong>أرقام الرحلة</strong>") == ["أرقام الرحلة"])
    }

    @Test("a part of the article that a tab hides is read")
    func tabs() {
        let article = PageImporter.article(
            html: """
                <html lang="ar" dir="rtl"><body><article><h1>\(Self.title)</h1><div class="entry-content">
                <div class="tab"><h2>الرحلة الأولى</h2>\(Self.paragraphs[0])\(Self.paragraphs[1])</div>
                <div class="tab" style="display:none"><h2>الرحلة الثانية</h2>\(Self.paragraphs[2])\(Self.paragraphs[3])</div></div></article></body></html>
                """, url: nil
        ).article
        #expect(article.sections.compactMap(\.heading) == ["الرحلة الأولى", "الرحلة الثانية"])
        #expect(article.sections.flatMap(\.blocks).count { $0.role == .paragraph } == 4)
    }
}
