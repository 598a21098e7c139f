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

    @Test("sentences that come before the title's own line are text")
    func comesBackToItsName() {
        let story = "<p>\(paragraphs[0])</p><p>الطاحونة تدور</p><p>\(paragraphs[1])</p><p>\(paragraphs[2])</p>"
        #expect(texts("<article><h1>الطاحونة تدور</h1>\(story)</article>").first == paragraphs[0])
    }
}
