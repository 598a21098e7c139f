// What a book or a document says of itself.
import ArabicText
import ArticleModel

struct DocumentFacts {
    var title: String?
    var authors: [String] = []
    var translators: [String] = []
    var publisher: String?
    var date: String?
    var language: String?
    var subjects: [String] = []
    /// The direction that its pages turn in, where it says it.
    var isRightToLeft: Bool?

    /// Authors without those that a program puts in for nobody: who a machine belongs to, or the program.
    var namedAuthors: [String] {
        authors.filter { name in
            let key = LineFact.key(name)
            return !PageRules.nobodies.contains(key) && !Self.machines.contains(key)
        }
    }

    private static let machines = [
        "windows user", "microsoft office user", "microsoft", "hp", "dell", "acer", "lenovo", "asus", "pc", "owner", "unknown", "unknown author",
        "python-docx", "مستخدم", "مجهول", "غير معروف", "مؤلف غير معروف", "calibre", "user1", "home", "office", "test",
    ].map { LineFact.key($0) }
}

/// A part of a book: what its list of contents calls it, and its blocks.
struct DocumentChapter {
    var title: String?
    var blocks: [Block]
}

extension DocumentFacts {
    /// The article of chapters, each of which begins a section.
    /// - Parameter findsTitle: what stands first may be its title.
    func article(_ chapters: [DocumentChapter], findsTitle: Bool) -> ImportedArticle {
        var chapters = chapters
        var article = Article()
        article.title = title
        if findsTitle { Self.takeTitle(&article.title, from: &chapters) }
        let separator = isLeftToRight(chapters) ? ", " : "، "
        let names = namedAuthors
        article.byline = names.isEmpty ? nil : names.joined(separator: separator)
        article.credits = translators.map { Credit(role: isLeftToRight(chapters) ? "Translation" : "ترجمة", name: $0) }
        article.source = publisher
        article.language = language
        article.isRightToLeft = !isLeftToRight(chapters)
        let moment = date.flatMap { Moment($0) }
        article.date = moment.map { article.isRightToLeft == false ? $0.englishDay : $0.arabicDay } ?? CleanText.value(date, limit: 60)
        article.published = moment?.iso
        article.sections = Self.sections(chapters, title: article.title)
        var imported = ImportedArticle(article: article)
        (imported.published, imported.categories) = (moment, subjects)
        return imported
    }

    /// What the language says, then how pages turn; but letters that are nearly all of the other direction are believed first.
    private func isLeftToRight(_ chapters: [DocumentChapter]) -> Bool {
        var (right, left) = (0, 0)
        for scalar in codePoints(title ?? "") + chapters.lazy.flatMap(\.blocks).filter({ $0.role != .code }).prefix(300).flatMap(\.text) {
            if ("\u{590}"..."\u{8FF}").contains(scalar) { right += 1 } else if scalar.isASCIILetter { left += 1 }
        }
        if right > left * 9 || left > right * 9 { return left > right }
        if let direction = language.flatMap(TextDirection.init(language:)) { return direction == .leftToRight }
        return isRightToLeft.map { !$0 } ?? (left > right)
    }

    /// The heading that stands first is the title; where there is none, a first line that ends no sentence.
    private static func takeTitle(_ title: inout String?, from chapters: inout [DocumentChapter]) {
        guard let chapter = chapters.indices.first(where: { !chapters[$0].blocks.isEmpty }), let first = chapters[chapter].blocks.first else {
            return
        }
        let text = String(codePoints: first.text)
        let isSame = title.map { LineFact.key($0) == LineFact.key(text) } ?? false
        let isLine = first.role == .paragraph && first.text.count <= 120 && !LineFact.endsSentence(first.text) && chapters[chapter].blocks.count > 1
        guard isSame || first.role == .heading || isLine && first.links.isEmpty else { return }
        title = text
        chapters[chapter].blocks.removeFirst()
    }

    private static func sections(_ chapters: [DocumentChapter], title: String?) -> [Section] {
        var sections = [Section(heading: nil)]
        for chapter in chapters where !chapter.blocks.isEmpty {
            var blocks = chapter.blocks[...]
            if let title = chapter.title, blocks.first?.role != .heading {
                sections.append(Section(heading: title))
                // The list of contents says what the chapter's first line says.
                if let first = blocks.first, LineFact.key(String(codePoints: first.text)) == LineFact.key(title) { blocks = blocks.dropFirst() }
            } else if blocks.first?.role != .heading, sections.contains(where: { !$0.blocks.isEmpty }) {
                sections[sections.count - 1].blocks.append(Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0))
            }
            for block in blocks {
                if block.role == .heading {
                    sections.append(Section(heading: String(codePoints: block.text)))
                } else {
                    sections[sections.count - 1].blocks.append(block)
                }
            }
        }
        sections = sections.filter { $0.heading != nil || !$0.blocks.isEmpty }
        // The book's own name over again, on its title page.
        if let title, let first = sections.first, let heading = first.heading, LineFact.key(heading) == LineFact.key(title) {
            sections[0].heading = nil
        }
        return sections.filter { $0.heading != nil || !$0.blocks.isEmpty }
    }
}
