// What of a page is left out: never the running text, whatever it is called; the page's furniture, however it is called.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleImport

@Suite("A page's furniture")
struct FurnitureTests {
    private let paragraphs = [
        "أعاد مجلس القرية فتح الطاحونة القديمة أمس، بعد ترميم دام عامين وشارك فيه شبان من القرى المجاورة.",
        "وتدور الحجارة اليوم بماء الساقية كما كانت تدور قبل مئة عام، ولا يُستعمل فيها محرك ولا كهرباء.",
        "وقالت رئيسة المجلس إن الزوار سيشترون الدقيق من باب الطاحونة، وإن ثمنه يُصرف على صيانتها.",
        "ويأمل الأهالي أن تعيد الطاحونة إلى القرية بعض من هاجر منها، ففيها عمل لعشرين أسرة على الأقل.",
    ]
    private var text: String { paragraphs.map { "<p>\($0)</p>" }.joined() }
    /// A column of other news beside the text, with more letters than it.
    private var column: String {
        "<div class=side><ul>"
            + (1...14).map { "<li><a href='/n/\($0)'>خبر آخر من أخبار هذا الموقع رقمه \($0)، وله عنوان طويل كغيره</a></li>" }.joined() + "</ul></div>"
    }

    private func texts(_ html: String) -> [String] {
        let imported = PageImporter.article(html: "<html lang=ar dir=rtl><title>الطاحونة تدور</title><body>" + html, url: nil)
        return imported.article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) }
    }

    /// Ways in which a word comes into a class or an id.
    private static let positions: [@Sendable (String) -> String] = [
        { "class='\($0)'" }, { "id='\($0)'" }, { "class='entry-content no-\($0)'" }, { "class='post has-\($0)'" }, { "class='main with-\($0)'" },
        { "class='body' id='\($0)Center'" }, { "class='\($0)-wrapper'" }, { "class='text without\($0.prefix(1).uppercased())\($0.dropFirst())'" },
        { "class='story \($0)'" }, { "class='before-\($0)'" },
    ]

    @Test("what holds most of the running text is the article, whatever word its class or id has in it", arguments: positions.indices)
    func named(_ position: Int) {
        let words = (PageRules.strongWords.union(PageRules.weakWords).union(PageRules.authorBoxes)).sorted()
        // Every word in half of the places; all in all take a minute.
        for (number, word) in words.enumerated() where (number + position) % 4 < 2 {
            let name = Self.positions[position](word)
            let shown = texts("<div class=wrap><h1>الطاحونة تدور</h1><div \(name)>\(text)</div></div>\(column)")
            #expect(shown == paragraphs, "\(name)")
            // The text's own box is plain, one around it is not.
            let wrapped = texts("<div \(name)><h1>الطاحونة تدور</h1><div>\(text)</div></div>\(column)")
            #expect(wrapped == paragraphs, "around: \(name)")
        }
    }

    @Test("a part of the text in a box of its own stays too, when its name is one that texts have", arguments: PageRules.weakWords.sorted())
    func part(_ word: String) {
        let more = paragraphs.map { "<p>\($0.dropLast()) أيضًا.</p>" }.joined()
        let shown = texts("<article><h1>الطاحونة تدور</h1><div class=one>\(text)</div><div class='\(word)'>\(more)</div></article>\(column)")
        #expect(shown.count == 8, "\(word)")
    }

    @Test(
        "a box that asks for something in a line or two is left out by its name",
        arguments: [
            "sharedaddy", "copy-link", "appDownload", "join-channel", "report_error", "you-may-like", "post-views", "table-of-contents", "cta",
        ])
    func request(_ name: String) {
        let box = "<div class='\(name)'><p>احصل على تطبيقنا الجديد من متجر هاتفك.</p></div>"
        #expect(
            texts("<article><h1>الطاحونة تدور</h1><p>\(paragraphs[0])</p>\(box)\(paragraphs[1...].map { "<p>\($0)</p>" }.joined())</article>")
                == paragraphs)
    }

    @Test(
        "a box of links and labels is left out by the same words",
        arguments: ["share", "tags", "related", "comments", "newsletter", "ads", "popular"])
    func furniture(_ word: String) {
        let box = "<div class='\(word)'><span>من هذا الموقع</span> <a href=/1>القسم الأول</a> <a href=/2>القسم الثاني</a></div>"
        #expect(texts("<article><h1>الطاحونة تدور</h1><div>\(text)</div>\(box)</article>") == paragraphs)
        #expect(texts("<article><h1>الطاحونة تدور</h1>\(box)<div>\(text)</div></article>") == paragraphs)
    }

    @Test("more of readers' comments than of the article are comments all the same")
    func comments() {
        let comment = { (number: Int) in
            "<div class=comment><img src=/f/\(number)><time>2026-11-0\(number)</time><p>زرتها في الصيف رقم \(number) ولم أكن أظن أنها ستعود، وأشكر كل من عمل فيها من أهل القرية ومن جيرانها.</p></div>"
        }
        let list = "<div id=comments>" + (1...9).map(comment).joined() + "</div>"
        #expect(texts("<div class=page><h1>الطاحونة تدور</h1><div class=story>\(text)</div>\(list)</div>") == paragraphs)
    }

    @Test("the second tab of an article is text as the first is; a hidden copy of the text, and a hidden notice, are not")
    func tabs() {
        let half = { (range: Range<Int>) in paragraphs[range].map { "<p>\($0)</p>" }.joined() }
        let hidden = ["style='display:none'", "hidden", "aria-hidden=true", "style='visibility: hidden'"]
        for way in hidden {
            let tabs = "<div class='tab on'>\(half(0..<2))</div><div class='tab' \(way)>\(half(2..<4))</div>"
            #expect(texts("<article><h1>الطاحونة تدور</h1>\(tabs)</article>") == paragraphs, "\(way)")
            let panels = "<div role=tabpanel>\(half(0..<2))</div><div role=tabpanel \(way)>\(half(2..<4))</div>"
            #expect(texts("<article><h1>الطاحونة تدور</h1>\(panels)</article>") == paragraphs, "panel: \(way)")
            let copy = "<div class='text'>\(text)</div><div class='text' \(way)>\(text)</div>"
            #expect(texts("<article><h1>الطاحونة تدور</h1>\(copy)</article>") == paragraphs, "copy: \(way)")
            let notice = "<div class=window \(way)><p>انتهت مدة زيارتك، سجّل الدخول من جديد لتكمل القراءة في هذا الموقع.</p></div>"
            #expect(texts("<article><h1>الطاحونة تدور</h1>\(text)\(notice)</article>") == paragraphs, "notice: \(way)")
        }
    }

    @Test("a heading keeps its text, whatever letters its escaped name is made of")
    func escapedNames() {
        let shown = texts("<article><h1>الطاحونة تدور</h1>\(text)<h2><span id='.D8.AD.D8.AF.AD'>حجارة وماء</span></h2>\(text)</article>")
        #expect(shown.count == 8)
        let article = PageImporter.article(
            html: "<article><h1>الطاحونة تدور</h1>\(text)<h2><span id='.D8.AD.D8.AF.AD'>حجارة وماء</span></h2>\(text)", url: nil)
        #expect(article.article.sections.compactMap(\.heading) == ["حجارة وماء"])
    }

    @Test("a text that is printed twice, in two boxes, is read once")
    func twice() {
        #expect(texts("<main><h1>الطاحونة تدور</h1><div class=phone>\(text)</div><div class=screen>\(text)</div></main>") == paragraphs)
        let lead = "<div class='entry-summary'><p>\(paragraphs[0])</p></div>"
        #expect(texts("<main><h1>الطاحونة تدور</h1>\(lead)<div class=story>\(text)</div></main>") == paragraphs)
        let whole = "<div class=excerpt>\(paragraphs.joined(separator: " "))</div>"
        #expect(texts("<main><h1>الطاحونة تدور</h1>\(whole)<div class=story>\(text)</div></main>") == paragraphs)
        // The body that is called a summary too.
        #expect(texts("<main><h1>الطاحونة تدور</h1><div class='entry-content entry-summary'>\(text)</div></main>") == paragraphs)
    }

    @Test("where little of a page's running text was found, all of it is taken, and the article says so")
    func more() {
        // A short text, and after it boxes of links that outweigh what stands among them.
        let menu = "<div>" + (1...30).map { "<p><a href=/\($0)>خبر رقمه \($0) عنوانه طويل</a></p>" }.joined() + "</div>"
        let parts = (1...9).map { "<div><p>\(paragraphs[$0 % 4].dropLast()) للمرة رقم \($0).</p></div>\(menu)" }.joined()
        let shown = texts("<h1>الطاحونة تدور</h1>\(text)\(menu)\(parts)")
        #expect((1...9).allSatisfy { number in shown.contains { $0.hasSuffix("للمرة رقم \(number).") } })
        #expect(shown.last == "[لم يُعرف المقال في صفحته بيقين، فأُخذ كلامها كله.]")
        #expect(texts("<article><h1>الطاحونة تدور</h1>\(text)</article>\(column)").last == paragraphs.last)
    }

    @Test("sentences that come before the title's own line are text")
    func comesBackToItsName() {
        let story = "<p>\(paragraphs[0])</p><p>الطاحونة تدور</p><p>\(paragraphs[1])</p><p>\(paragraphs[2])</p>"
        #expect(texts("<article><h1>الطاحونة تدور</h1>\(story)</article>").first == paragraphs[0])
    }
}

/// The lines and boxes between the paragraphs, and the lines of the head.
@Suite("A page's lines")
struct PageLinesTests {
    private let first = "<p>أعاد مجلس القرية فتح الطاحونة القديمة أمس، بعد ترميم دام عامين وشارك فيه شبان من القرى المجاورة.</p>"
    private let second = "<p>وتدور الحجارة اليوم بماء الساقية كما كانت تدور قبل مئة عام، ولا يُستعمل فيها محرك ولا كهرباء.</p>"

    private func article(_ body: String, head: String = "", root: String = "lang=ar dir=rtl") -> Article {
        PageImporter.article(html: "<html \(root)><head><title>الطاحونة تدور</title>\(head)</head><body>\(body)", url: "https://qarya.example/n/1")
            .article
    }
    private func texts(_ article: Article) -> [String] {
        article.sections.flatMap { [$0.heading].compactMap(\.self) + $0.blocks.map { String(codePoints: $0.text) } }
    }
    private func between(_ box: String) -> Article { article("<article><h1>الطاحونة تدور</h1>\(first)\(box)\(second)</article>") }

    @Test(
        "what a page says to its reader between the paragraphs is not the article's",
        arguments: [
            "<p>تابعونا على فيسبوك وتويتر وتلغرام ليصلكم كل جديد.</p>", "<p>لمتابعة أخبار القرى انضم إلى <a href=/w>قناتنا على واتساب</a></p>",
            "<p>تابع أخبار القرى على <a href=/g>غوغل نيوز</a></p>", "<p><b>اشترك في قناة القرى على يوتيوب</b></p>",
            "<div class=x>مجلوبة من «<a href=/i>https://qarya.example/index.php?oldid=7</a>»</div>",
            "<div><b>هل كان المقال مفيدًا؟</b><div><span>نعم</span> <span>لا</span></div></div>", "<div><a href=/2>المقال السابق</a></div>",
            "<p><a href=/3>الخبر التالي: سدّ جديد في الوادي</a></p>", "<p>اقرأ أيضًا:</p>", "<h3>اقرأ أيضاً</h3>", "<p><strong>اقرأ أيضا..</strong></p>",
            "<a href='#after'>تخطَّ القصص المقترحة وواصل القراءة</a><p id=after>القصص المقترحة نهاية</p>",
        ])
    func furniture(_ line: String) {
        #expect(texts(between(line)).count == 2, "\(line)")
    }

    @Test(
        "sentences that begin like these stay",
        arguments: [
            "تابع الأهالي الخبر على فيسبوك وتويتر بكثير من الفرح، وقالوا إنهم ينتظرون الافتتاح.", "هل كان المجلس مصيبًا؟ كثيرون يقولون نعم.",
            "اشترك في الترميم شبان من القناة ومن القرى التي حولها.", "السابقون من أهل القرية بنوا الطاحونة بأيديهم.",
        ])
    func sentences(_ sentence: String) {
        #expect(texts(between("<p>\(sentence)</p>")).count == 3)
        #expect(texts(between("<pre>طباعة\nشارك\nنعم لا</pre>")).count == 5)
    }

    @Test(
        "a box of other articles between the paragraphs is related, whatever it is made of and called",
        arguments: [
            "<div class=b-inject><div class=b-inject__head>سدود البلاد</div><div><a href=/7>سدّ جديد يحجز ماء الوادي كله</a></div></div>",
            "<section role=region aria-labelledby=r><h2 id=r>قصص مقترحة</h2><div><a href='#e'>تخطى قصص مقترحة وواصل القراءة</a><ul><li><a href=/7>سدّ جديد يحجز ماء الوادي كله</a></li></ul><p id=e>قصص مقترحة نهاية</p></div></section>",
            "<div><div><span>من القسم</span><a href=/7>سدّ جديد يحجز ماء الوادي كله</a></div></div>",
            "<ul class=q><li><a href=/7>سدّ جديد يحجز ماء الوادي كله</a></li></ul>",
            "<h4>اقرأ أيضًا</h4><div class=z><a href=/7>سدّ جديد يحجز ماء الوادي كله</a></div>",
        ])
    func related(_ box: String) {
        let article = between(box)
        #expect(texts(article).count == 2 && article.related.map(\.title) == ["سدّ جديد يحجز ماء الوادي كله"], "\(box)")
    }

    @Test("tags are neither text nor related")
    func tags() {
        let tags =
            "<div class=jeg_post_tags><span>تاجز:</span> <a href=/tag/a rel=tag>طواحين الماء القديمة</a><a href=/tag/b rel=tag>مجلس القرية</a></div>"
        for box in [tags, tags.replacingOccurrences(of: "class=jeg_post_tags", with: "")] {
            let article = article("<article><h1>الطاحونة تدور</h1>\(first)\(second)</article>\(box)")
            #expect(texts(article).count == 2 && article.related.isEmpty)
        }
    }

    @Test("a question or a label of the page is no kicker; a kicker is")
    func kickers() {
        let page = { (before: String, after: String) in
            self.article("<article>\(before)<h1>الطاحونة تدور</h1>\(after)<div>\(self.first)\(self.second)</div></article>").kicker
        }
        for label in ["<div><b class=label>هل كان المقال مفيدًا؟</b></div>", "<span class=label>المصدر:</span>", "<span class=badge>شارك</span>"] {
            #expect(page("", label) == nil && page(label, "") == nil, "\(label)")
        }
        #expect(page("<span class=kicker>قرى الوادي</span>", "") == "قرى الوادي" && page("<span class=label>تراث</span>", "") == "تراث")
    }

    @Test(
        "the author is found by what sites call one, and is the name alone",
        arguments: [
            "<div class=post-author><a href=/a>هند الراوي</a></div>", "<span class=writeBy>كتبت هند الراوي</span>",
            "<div itemprop=author itemscope><div itemprop=name>هند الراوي</div><div itemprop=logo><div itemprop=url>https://qarya.example/l.png</div></div></div>",
            "<p class='author vcard'>بواسطة <a class='url fn n' href=/a>هند الراوي</a></p>", "<a rel=author href=/a>هند الراوي</a>",
            "<div class=byline>هند الراوي | تاريخ النشر: 28 نوفمبر 2026</div>", "<p>هند الراوي | تاريخ النشر: 28/11/2026</p>",
            "<p>هند الراوي - 28 نوفمبر 2026</p>", "<div class=author-name>بقلم: هند الراوي</div>",
            "<div class=meta><span class=author>كتابة هند الراوي - آخر تحديث: 28 نوفمبر 2026</span></div>",
        ])
    func authors(_ line: String) {
        let article = article("<main><h1>الطاحونة تدور</h1>\(line)<div>\(first)\(second)</div></main>")
        #expect(article.byline == "هند الراوي" && texts(article).count == 2, "\(line): \(article.byline ?? "")")
    }

    @Test("a comment's author is not the article's, and an author's word about himself is no name")
    func strangers() {
        let comment =
            "<div class=comments><div class=comment><b class='fn author'>قارئ من القرية</b><p>شكرا لكم على هذا الخبر المفرح.</p></div></div>"
        #expect(article("<main><h1>الطاحونة تدور</h1>\(first)\(second)\(comment)</main>").byline == nil)
        let box = "<div class=author>صحفية تكتب عن القرى منذ عشرين عامًا، ولها في ذلك كتابان.</div>"
        #expect(article("<main><h1>الطاحونة تدور</h1>\(first)\(second)\(box)</main>").byline == nil)
    }

    @Test("Arabic text on a page that is called English is Arabic, with an Arabic date, right to left")
    func language() {
        let date = "<meta property='article:published_time' content='2026-11-28T10:00:00Z'>"
        for root in ["lang=en-US dir=rtl", "lang=en", "lang=en-US dir=ltr"] {
            let article = article("<article><h1>الطاحونة تدور</h1>\(first)\(second)</article>", head: date, root: root)
            #expect(article.date == "28 نوفمبر/تشرين الثاني 2026" && article.language == "ar" && article.isRightToLeft == true, "\(root)")
        }
        let persian = "<p>شورای روستا دیروز آسیاب کهنه را پس از دو سال بازسازی دوباره گشود و گفت که چرخ آن با آب جوی می‌گردد.</p>"
        #expect(article("<article><h1>آسیاب می‌گردد</h1>\(persian)</article>", head: date, root: "lang=en").language == "fa")
    }

    @Test(
        "a title is without the site's name at either end, and with its own dashes",
        arguments: [
            ("صحيفة القرية - الطاحونة تدور من جديد", "<h1>الطاحونة تدور من جديد</h1>", "الطاحونة تدور من جديد"),
            ("الطاحونة تدور من جديد | أخبار القرى | صحيفة القرية", "<h1>الطاحونة تدور من جديد</h1>", "الطاحونة تدور من جديد"),
            ("الطاحونة تدور - ماء بلا كهرباء - صحيفة القرية", "<h1>الطاحونة تدور - ماء بلا كهرباء</h1>", "الطاحونة تدور - ماء بلا كهرباء"),
            ("الطاحونة تدور - ماء بلا كهرباء", "", "الطاحونة تدور - ماء بلا كهرباء"),
            ("qarya.example :: الطاحونة تدور من جديد", "", "الطاحونة تدور من جديد"),
        ])
    func titles(_ declared: String, _ shown: String, _ title: String) {
        let head = "<meta property='og:title' content='\(declared)'>"
        #expect(article("<article>\(shown)\(first)\(second)</article>", head: head).title == title)
    }
}
