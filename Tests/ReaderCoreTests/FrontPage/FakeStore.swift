// A library in memory that answers the core's effects as the real one does, and a reader in front of it: keys in, screen out.
import ArabicText
import ArticleModel
import TerminalScreen

@testable import ReaderCore

/// Articles by number, the newest first in `order`.
final class FakeStore {
    var articles: [Int64: Headline] = [:]
    var texts: [Int64: String] = [:]
    var places: [Int64: TextPlace] = [:]
    private(set) var order: [Int64] = []
    private(set) var opened: [Int64] = []
    private(set) var marked: [Int64] = []
    var similar: [Int64] = []
    /// It can be read alone.
    var isReadOnly = false
    /// How many more it counts than it gives.
    var withheld = 0
    /// Files beside the library, and the places kept in them.
    var files: [String: String] = [:]
    var filePlaces: [String: TextPlace] = [:]
    /// What was asked for, for tests of how much is.
    private(set) var asked: [(query: HeadlineQuery, range: Range<Int>)] = []

    /// Nothing is answered: a change is being saved that takes long, and lists wait for it.
    var isBusy = false

    func add(_ headline: Headline, text: String? = nil) {
        articles[headline.id] = headline
        order.append(headline.id)
        texts[headline.id] = text ?? "\(headline.title)\n\nهذا نص قصير يملأ مكانه.\n"
    }

    /// Puts one above all others, as a refreshed feed does.
    func insertFirst(_ headline: Headline) {
        add(headline)
        order.insert(order.removeLast(), at: 0)
    }

    /// What can be taken back: whether articles were read.
    private var changes: [[Int64: Bool]] = []
    private(set) var searches: [ShelvedSearch] = []

    /// What stands beside the articles.
    var shelf: LibraryShelf { LibraryShelf(searches: searches, feeds: feeds, unread: list(.unread).count) }
    var feeds: [ShelvedFeed] = []
    var highlights: [Highlight] = []
    private var dropped: [Highlight] = []
    private var droppedFeeds: [ShelvedFeed] = []
    /// The other articles of a story.
    var tellings: [Int64: [Int64]] = [:]

    func list(_ query: HeadlineQuery) -> [Int64] {
        switch query {
        case .newest: order
        case .unread: order.filter { articles[$0]?.isRead == false }
        case .source(let name): order.filter { articles[$0]?.source == name }
        case .bookmarks: marked.reversed()
        case .history: opened.reversed()
        case .search(let words), .saved(let words):
            order.filter { id in
                let text = FoldedText(codePoints((articles[id]?.title ?? "") + " " + (texts[id] ?? "")))
                return FrontPageScreen.words(of: codePoints(words)).allSatisfy { !text.matches(of: FoldedText($0)).isEmpty }
            }
        case .related: similar
        case .ordered(let inner, let order):
            switch order {
            case .newest: list(inner)
            case .oldest: list(inner).reversed()
            case .source: list(inner).sorted { (articles[$0]?.source ?? "", -$0) < (articles[$1]?.source ?? "", -$1) }
            }
        }
    }

    func answer(_ effect: Effect) -> Message? {
        if isBusy { return nil }
        switch effect {
        case .open(.library(let id), let ticket):
            guard let headline = articles[id], let text = texts[id] else { return .couldNotOpen(.noSuchFile("\(id)"), ticket) }
            return .openedArticle(headline, text: Self.encoded(text), place: places[id], highlights: highlights.filter { $0.article == id }, ticket)
        case .open(let ref, let ticket):
            guard let text = files[ref.argument] else { return .couldNotOpen(.noSuchFile(ref.argument), ticket) }
            return .opened(text: Self.encoded(text), ref, ticket)
        case .openLink(let address, _, let ticket):
            let id = articles.values.first { $0.url == address }?.id
            return answer(.open(id.map { .library($0) } ?? ArticleRef(argument: address), ticket))
        case .loadHeadlines(let query, let range, let ticket):
            asked.append((query, range))
            let all = list(query)
            let rows = all[range.clamped(to: 0..<all.count)].compactMap { articles[$0] }
            return .headlines(rows, total: all.count + withheld, ticket)
        case .loadSources(let ticket):
            let names = Set(articles.values.compactMap(\.source)).sorted()
            let entries = names.map { name in
                let ids = list(.source(name))
                return SourceEntry(
                    name: name, count: ids.count, unread: ids.count { articles[$0]?.isRead == false },
                    newest: ids.compactMap { articles[$0]?.date }.max(),
                    latest: ids.prefix(SourceEntry.mostLatest(ofEach: names.count)).compactMap { articles[$0] })
            }
            return .sources(entries, ticket)
        case .loadBreaking(let since, let ticket):
            return .breaking(order.compactMap { articles[$0] }.filter { $0.isBreaking && $0.effectiveDate >= since }, ticket)
        case .loadRelated(let question, let ticket):
            let found = question.own.map { item in articles.values.first { $0.title == item.title } }
            return .related(found: found, similar: similar.compactMap { articles[$0] }, ticket)
        case .loadPlace(let ref, let ticket): return filePlaces[ref.argument].map { .place($0, ticket) }
        case .loadHighlights(let id, let ticket):
            return .highlights(
                highlights.filter { id == nil || $0.article == id }.compactMap { kept in articles[kept.article].map { KeptHighlight(kept, of: $0) } },
                ticket)
        case .loadStory(let id, let ticket): return .story(([id] + (tellings[id] ?? [])).compactMap { articles[$0] }, ticket)
        case .keepPlace(let place, let ref):
            filePlaces[ref.argument] = place
            return nil
        case .keep(let change):
            if isReadOnly { return .notKept(change, .libraryReadOnly("library.db")) }
            return keep(change)
        default: return nil
        }
    }

    /// - Returns: what the library says of it.
    private func keep(_ change: LibraryChange) -> Message? {
        switch change {
        case .visited(let id):
            opened.removeAll { $0 == id }
            opened.append(id)
        case .read(let id, let isRead):
            changes.append([id: articles[id]?.isRead ?? false])
            articles[id]?.isRead = isRead
        case .readAll(let query, let before):
            let ids = list(query).filter { articles[$0]?.isRead == false && (articles[$0]?.effectiveDate ?? 0) < before ?? .max }
            changes.append(Dictionary(uniqueKeysWithValues: ids.map { ($0, false) }))
            for id in ids { articles[id]?.isRead = true }
            return .triaged(.markedRead(ids.count))
        case .highlighted(var highlight):
            highlight.id = (highlights.map(\.id).max() ?? 0) + 1
            highlights.append(highlight)
        case .highlightDropped(let id):
            dropped += highlights.filter { $0.id == id }
            highlights.removeAll { $0.id == id }
        case .highlightNote(let id, let note): for index in highlights.indices where highlights[index].id == id { highlights[index].note = note }
        case .highlightMoved(let id, let stretch):
            for index in highlights.indices where highlights[index].id == id {
                (highlights[index].start, highlights[index].end) = (.init(stretch.start), .init(stretch.end))
            }
        case .undone where !dropped.isEmpty:
            highlights += dropped
            dropped = []
            return .triaged(.undone(.highlight))
        case .undone where !droppedFeeds.isEmpty:
            feeds += droppedFeeds
            droppedFeeds = []
            return .triaged(.undone(.feed))
        case .undone:
            guard let last = changes.popLast() else { return .triaged(.nothingToUndo) }
            for (id, isRead) in last { articles[id]?.isRead = isRead }
            return .triaged(.undone(.read(last.count)))
        case .removed(let id): order.removeAll { $0 == id }
        case .tags(let id, let tags): articles[id]?.tags = tags
        case .search(let search, let name): searches.append(ShelvedSearch(name: name, search: search))
        case .noSearch(let name): searches.removeAll { $0.name == name }
        case .feedName(let id, let name): for index in feeds.indices where feeds[index].id == id { feeds[index].name = name }
        case .feedCategory(let id, let category): for index in feeds.indices where feeds[index].id == id { feeds[index].category = category }
        case .feedDropped(let id):
            droppedFeeds = feeds.filter { $0.id == id }
            feeds.removeAll { $0.id == id }
        case .opened(let id):
            articles[id]?.isRead = true
            opened.removeAll { $0 == id }
            opened.append(id)
        case .place(let id, let place): places[id] = place
        case .bookmark(let id, let isMarked):
            articles[id]?.isBookmarked = isMarked
            marked.removeAll { $0 == id }
            if isMarked { marked.append(id) }
        }
        return nil
    }

    static func encoded(_ text: String) -> EncodedText { EncodedText(TextBytes(copying: Array(text.utf8)), encoding: .utf8) }
}

/// A reader at the keyboard.
struct FakeReader {
    var state: Program
    let store: FakeStore
    private(set) var frame: Frame
    /// Effects that the store does not answer: copying, quitting, the browser.
    var others: [Effect] = []
    /// 24 November 2026, 20:00 UTC.
    static let evening: Int64 = 1_795_550_400

    init(_ store: FakeStore, size: ScreenSize = ScreenSize(columns: 80, rows: 24), settings: Settings = Settings(), paths: [String] = []) {
        self.store = store
        state = Program(
            settings: settings, keymap: Keymap(), themes: [ReaderScreen.roles], files: paths.map { ArticleRef(argument: $0) }, size: size)
        frame = Frame(size: size)
        run(state.start())
        send(.clock(ClockTime(seconds: Self.evening, secondsEastOfUTC: 0)))
    }

    mutating func send(_ message: Message) { run(state.update(message)) }

    private mutating func run(_ effects: [Effect]) {
        for effect in effects {
            if let reply = store.answer(effect) { run(state.update(reply)) } else { others.append(effect) }
        }
        state.draw(into: &frame)
    }

    /// Keys in the key table's notation, parted by spaces.
    mutating func press(_ keys: String) {
        for name in keys.split(separator: " ") {
            guard let key = KeyNotation.key(named: String(name)) else { preconditionFailure("\(name) is no key.") }
            send(.event(.key(key)))
        }
    }

    mutating func type(_ text: String) {
        for scalar in text.unicodeScalars { send(.event(.key(.character(scalar)))) }
    }

    /// A row as it is read: from the right, its presentation forms as letters again, folded.
    func row(_ row: Int) -> String {
        let cells = (0..<frame.size.columns).map { frame[$0, row] }.reversed().filter { $0.scalar != 0 }
        let text = String(codePoints: FoldedText(cells.map(\.scalar)).scalars)
        return String(text.drop { $0 == " " })
    }

    /// What snapshots are made of.
    var screen: ReaderScreen { ReaderScreen(of: state, frame) }

    var rows: [String] { (0..<frame.size.rows).map(row) }

    /// True when a text stands on one row of the screen. Numbers within it would be mirrored: leave them out.
    func shows(_ text: String) -> Bool {
        let wanted = String(codePoints: FoldedText(codePoints(text)).scalars)
        return rows.contains { $0.contains(wanted) }
    }
}

extension Program {
    /// The live ticket of a slot, as a reply in time brings it; a stale one where nothing is awaited.
    func ticket(_ slot: Slot) -> Ticket { Ticket(slot: slot, number: inbox.live[slot] ?? 0) }

    /// The links of the page on screen.
    var links: [PageLink] { reading?.links(shared) ?? [] }
}

extension FakeReader {
    var layout: FrontPageLayout { FrontPageLayout(state.frontPage, state.shared) }
}
