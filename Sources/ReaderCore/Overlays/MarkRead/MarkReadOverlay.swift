// Which articles are to be marked read: the list on screen, the chosen article's source, what is old.
import ArabicText
import ArticleModel

struct MarkReadOverlay: ListOverlay {
    private enum Choice {
        case list, source(String), older(days: Int64)
    }

    var list: RowList
    private let query: HeadlineQuery
    private let choices: [Choice]
    private let now: Int64?
    var context: KeyContext? { .markRead }
    var opener: Command { .markAllRead }

    /// - Parameter now: seconds since 1970; what is old is not known without it.
    init(_ query: HeadlineQuery, source: String?, now: Int64?, _ shared: Shared) {
        (self.query, self.now) = (query, now)
        var choices: [Choice] = [.list]
        if let source, query != .source(source) { choices.append(.source(source)) }
        if now != nil { choices += [.older(days: 1), .older(days: 7)] }
        self.choices = choices
        let phrases = shared.phrases
        let rows = choices.map { choice in
            switch choice {
            case .list: ListRow(text: codePoints(phrases.allOfTheList))
            case .source(let name): ListRow(text: codePoints(phrases.allOfSource(name)))
            case .older(let days): ListRow(text: codePoints(days == 1 ? phrases.olderThanADay : phrases.olderThanAWeek))
            }
        }
        list = RowList(title: phrases.markAllRead, rows: rows)
    }

    func wishes(forItem index: Int) -> [Wish] {
        switch choices[index] {
        case .list: [.markRead(query, before: nil)]
        case .source(let name): [.markRead(.source(name), before: nil)]
        case .older(let days): [.markRead(query, before: now.map { $0 - days * 86_400 })]
        }
    }
}
