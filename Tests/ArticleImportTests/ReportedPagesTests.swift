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
        "description of its beginning": Case(head: "<meta name=\"description\" content=\"\(sentences[0].prefix(70))...\">", beside: side),
    ]

    @Test("the article is whole, its facts are its own, and nothing of the template is in it", arguments: cases.keys.sorted())
    func page(_ name: String) throws {
        let page = try #require(Self.cases[name])
        let language = name == "language of the template" ? "en-US" : "ar"
        let text = Self.paragraphs[0] + page.between + Self.paragraphs.dropFirst().joined()
        let article = PageImporter.article(
            html: """
                <!doctype html><html lang="\(language)" dir="rtl"><head><meta charset="utf-8"><title>\(Self.title) - أخبار الساحل</title>\(page.head)</head>
                <body><div class="wrap"><article><h1>\(Self.title)</h1>\(page.before)\(page.holder)\(text)\(page.after)</div></article></div>\(page.beside)</body></html>
                """, url: "https://a.example/n/1"
        ).article
        #expect(article.title == Self.title && article.kicker == nil)
        let shown = article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) }
        #expect(shown == Self.sentences)
        #expect(article.sections.allSatisfy { $0.heading == nil })
        #expect(article.byline == page.byline && article.date == page.date)
        #expect(article.related.map(\.title) == page.related)
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
