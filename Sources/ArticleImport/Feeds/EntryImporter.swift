// From a feed's entry to an article.
import ArabicText
import ArticleModel

package enum EntryImporter {
    /// Texts shorter than this, or cut off with an ellipsis, are summaries.
    private static let wholeLength = 600

    /// The article of an entry; nil for one that says nothing.
    package static func article(_ entry: FeedEntry, of feed: FeedDocument) -> ImportedArticle? {
        guard entry.saysAnything else { return nil }
        var article = Article()
        let base = entry.base ?? entry.link ?? feed.site
        var (blocks, related) = PageImporter.fragment(entry.content ?? "", base: base)
        let summary = PageImporter.fragment(entry.summary ?? "", base: base).blocks
        let letters = blocks.reduce(0) { $0 + $1.text.count }
        let usesSummary = letters < summary.reduce(0) { $0 + $1.text.count }
        if usesSummary { blocks = summary }
        setTitle(of: &article, entry, blocks)
        setFacts(of: &article, entry, feed)
        clean(&blocks, title: article.title)
        takeCredits(&blocks, to: &article)
        let moment = entry.published.flatMap { Moment($0) }
        // What is no moment is shown as it stands.
        (article.date, article.published) = (moment?.arabicDay ?? CleanText.value(entry.published, limit: 200), moment?.iso)
        setDirection(of: &article, feed, blocks)
        if article.isRightToLeft == false, let moment { article.date = moment.englishDay }
        addBody(blocks, entry, to: &article)
        related.removeAll { $0.url == entry.link }
        addAttachments(of: entry, to: &article)
        article.related = related
        if !related.isEmpty { article.relatedHeading = "مقالات ذات صلة" }
        var imported = ImportedArticle(article: article)
        (imported.published, imported.url, imported.guid, imported.categories) = (moment, entry.link, entry.guid, entry.categories)
        imported.sharesGuid = entry.sharesGuid
        imported.isBreaking = ImportedArticle.isBreaking(entry.categories.map { $0 } + [article.kicker])
        imported.isExcerpt = isExcerpt(entry, blocks)
        return imported
    }

    private static func setTitle(of article: inout Article, _ entry: FeedEntry, _ blocks: [Block]) {
        let title = entry.title ?? blocks.first.map { String(codePoints: $0.text.prefix(120)) } ?? entry.link ?? entry.enclosures.first?.url
        if let kicker = entry.kicker {
            (article.kicker, article.title) = (kicker, title)
        } else if let title, let (kicker, rest) = LineFact.kicker(title) {
            (article.kicker, article.title) = (kicker, rest)
        } else {
            article.title = title
        }
    }

    private static func setFacts(of article: inout Article, _ entry: FeedEntry, _ feed: FeedDocument) {
        article.byline = (entry.author ?? feed.author).map { LineFact.name(inByline: $0) }
        article.source = entry.source ?? feed.title ?? entry.link.flatMap(PageAddress.host)
        if let byline = article.byline, let source = article.source, LineFact.key(byline) == LineFact.key(source) { article.byline = nil }
        (article.url, article.language) = (entry.link, feed.language)
    }

    /// Furniture that feeds bring along, and the title again.
    private static func clean(_ blocks: inout [Block], title: String?) {
        let key = LineFact.key(title ?? "")
        blocks = blocks.filter { block in
            if block.role == .code { return true }
            let text = String(codePoints: block.text)
            if LineFact.of(block.text) == .furniture || LineFact.key(text) == key && !key.isEmpty { return false }
            // «The post … appeared first on …» and the word to read on.
            let isReadOn = block.links.count == 1 && block.text.count < 60 && LineFact.of(block.text) == .crossReference
            return !text.hasPrefix("The post ") && !isReadOn
        }
    }

    /// Lines before the text that say who did what.
    private static func takeCredits(_ blocks: inout [Block], to article: inout Article) {
        while let block = blocks.first, block.role == .paragraph, case .credits(let credits)? = LineFact.of(block.text), blocks.count > 1 {
            article.credits += credits.filter { !article.credits.contains($0) }
            blocks.removeFirst()
        }
    }

    private static func setDirection(of article: inout Article, _ feed: FeedDocument, _ blocks: [Block]) {
        var letters = LetterCensus()
        letters.take(codePoints(article.title ?? ""))
        for block in blocks.prefix(20) { letters.take(block.text) }
        article.isRightToLeft = (feed.language.flatMap(TextDirection.init(language:)) ?? letters.direction) == .rightToLeft
    }

    private static func addBody(_ blocks: [Block], _ entry: FeedEntry, to article: inout Article) {
        var sections = [Section(heading: nil)]
        var hasCaption = blocks.contains { $0.role == .caption }
        for block in blocks {
            if block.role == .heading {
                sections.append(Section(heading: String(codePoints: block.text)))
            } else if article.lead == nil, sections.count == 1, block.role == .paragraph, sections[0].blocks.allSatisfy({ $0.role == .caption }) {
                var lead = block
                lead.role = .lead
                article.lead = String(codePoints: block.text)
                sections[0].blocks.insert(lead, at: 0)
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        if !hasCaption, let text = entry.pictureCaption.map({ codePoints($0) }), let url = entry.pictureURL {
            hasCaption = true
            var caption = Block(role: .caption, text: text, sourceRange: 0..<0)
            caption.links = [BlockLink(range: 0..<text.count, url: url)]
            sections[0].blocks.insert(caption, at: sections[0].blocks.first?.role == .lead ? 1 : 0)
        }
        article.sections = sections.filter { $0.heading != nil || !$0.blocks.isEmpty }
    }

    /// What comes with the entry and is no text: where it is heard, seen and talked about.
    private static func addAttachments(of entry: FeedEntry, to article: inout Article) {
        let isArabic = article.isRightToLeft ?? true
        var lines = entry.enclosures.map { (name(of: $0, isArabic: isArabic), $0.url) }
        if let comments = entry.comments { lines.append((isArabic ? "التعليقات" : "Comments", comments)) }
        guard !lines.isEmpty else { return }
        if article.sections.isEmpty { article.sections = [Section(heading: nil)] }
        for (number, (text, url)) in lines.enumerated() {
            var block = Block(role: .crossReference, text: codePoints(text), sourceRange: 0..<0)
            (block.links, block.standsApart) = ([BlockLink(range: 0..<block.text.count, url: url)], number == 0)
            article.sections[article.sections.count - 1].blocks.append(block)
        }
    }

    private static func name(of enclosure: FeedEnclosure, isArabic: Bool) -> String {
        let kinds = [("audio/", "تسجيل صوتي", "Recording"), ("video/", "تسجيل مرئي", "Film"), ("image/", "صورة", "Picture")]
        let kind = kinds.first { enclosure.type?.hasPrefix($0.0) ?? false } ?? ("", "ملف مرفق", "Attached file")
        let size = enclosure.length.map { ($0 + 500_000) / 1_000_000 }.flatMap { $0 > 0 ? $0 : nil }
        return (isArabic ? kind.1 : kind.2) + (size.map { isArabic ? " (\($0) م.ب)" : " (\($0) MB)" } ?? "")
    }

    private static func isExcerpt(_ entry: FeedEntry, _ blocks: [Block]) -> Bool {
        guard let last = blocks.last else { return true }
        let text = String(codePoints: last.text.suffix(8))
        let isCut = ["…", "...", "[…]", "[...]"].contains { text.hasSuffix($0) }
        return isCut || blocks.reduce(0) { $0 + $1.text.count } < wholeLength
    }
}
