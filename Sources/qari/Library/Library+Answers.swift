// Answers that a reader's library and a kiosk's give alike.
import ArabicText
import ArticleLibrary
import ArticleModel
import ReaderCore

extension Library {
    func answer(headlines query: HeadlineQuery, _ range: Range<Int>, _ ticket: Ticket) throws -> Message {
        let searched: String? = if case .search(let text) = query.base { text } else if case .saved(let text) = query.base { text } else { nil }
        if let text = searched, let part = SearchQuery(text, now: 0).misunderstood.first { return .libraryProblem(.badSearch(part)) }
        let total = try count(query)
        // A library asks itself for what is like an article; it need not look for more than there is.
        let limit = max(0, min(range.count, total - range.lowerBound))
        var rows = limit == 0 ? [] : try headlines(query, offset: range.lowerBound, limit: limit)
        if searched == nil, total <= ReaderCore.HeadlineList.mostTold {
            for index in rows.indices {
                guard let text = try beginning(of: rows[index].id, scalars: ArticleOpening.longest) else { continue }
                rows[index].opening = ArticleOpening.paragraphs(of: text, behind: rows[index].lead)
            }
        }
        return .headlines(rows, total: total, ticket)
    }

    func answerSources(_ ticket: Ticket) throws -> Message {
        let counted = try sources()
        let told = SourceEntry.mostLatest(ofEach: counted.count)
        let entries = try counted.map { source in
            let latest = told == 0 ? [] : try headlines(.source(source.source), limit: told)
            return SourceEntry(name: source.source, count: source.articles, unread: source.unread, newest: source.newest, latest: latest)
        }
        return .sources(entries, ticket)
    }

    /// An article, without a place in it.
    /// - Throws: `LibraryProblem` when it is not there.
    func article(_ id: Int64) throws -> (headline: Headline, text: EncodedText) {
        guard let headline = try headline(id), let bytes = try text(id) else { throw LibraryProblem.noSuchArticle(id, path: path) }
        return (headline, EncodedText(TextBytes(copying: bytes), encoding: .utf8))
    }

    /// The library's own article that a link means, by its number.
    func article(named link: String, from base: LinkBase) throws -> Int64? {
        try articles(named: [RelatedItem(title: "", url: link)], from: base).first.flatMap { $0 }
    }

    /// For each item that an article names what the library has of it.
    func found(_ items: [RelatedItem], from base: LinkBase) throws -> [Headline?] {
        try articles(named: items, from: base).map { id in try id.flatMap { try headline($0) } }
    }
}

extension LibraryQuestion {
    /// What is answered where the library can't.
    func refused(_ problem: Problem) -> [LibraryAnswer] {
        switch self {
        case .article(_, let ticket), .link(_, _, let ticket): [.message(.couldNotOpen(problem, ticket))]
        case .headlines, .sources, .breaking: [.message(.libraryProblem(problem))]
        case .related(_, _, let ticket): [.message(.related(found: [], similar: [], ticket))]
        case .code(let text, let ticket): [.message(.qrCode(nil, text: text, ticket))]
        case .highlights(of: .some, _): []
        case .highlights, .story: [.message(.libraryProblem(problem))]
        case .place: []
        }
    }
}
