// The front page as a value: its tabs, each with its list and the reader's place in it.
import ArticleModel

package struct FrontPageState {
    package internal(set) var tab: FrontPageTab = .all
    /// The lists shown so far. That of the sources' tab is the open source's.
    var lists: [FrontPageTab: HeadlineList] = [:]
    var sources: [SourceEntry] = []
    var sourceSelection = 0
    var sourceTop = 0
    /// Fresh breaking news, newest first.
    var breaking: [Headline] = []
    /// The files that were left for the page, the last one last: an article opened from it does not take their place.
    var filesBehind: [AppState.Visit] = []
    /// Where one was before the results.
    var tabBeforeResults: FrontPageTab = .all
    /// The number of the last request for rows or sources.
    var request = 0
    /// The request whose reply will be opened: J or K went past what was held.
    var opensAfter: (index: Int, tab: FrontPageTab)?
    /// How fresh the feeds are; nil where none are followed.
    var supply: ArticleSupply?
    /// Why the library is not there, where it is not.
    var problem: Problem?
    /// True when the way back led here: going back once more must not lead forward again.
    var isWaysEnd = false
    /// Whether the library is somebody else's, as a kiosk's is: the reader is told of no command that fills it.
    var isGuest = false

    /// The list on screen; nil while the sources themselves are.
    var list: HeadlineList? {
        get { lists[tab] }
        set { lists[tab] = newValue }
    }

    /// A guest keeps no marks, and finds nobody else's.
    var tabs: [FrontPageTab] {
        (isGuest ? [.all, .sources, .results] : FrontPageTab.allCases).filter { $0 != .results || lists[.results] != nil }
    }

    /// Asks the library for a part of a tab's list, as `ask` of the list says; nil when nothing need be asked.
    mutating func load(_ tab: FrontPageTab, _ ask: (inout HeadlineList, inout Int) -> (range: Range<Int>, request: Int)?) -> [Effect] {
        guard var list = lists[tab] else { return [] }
        let asked = ask(&list, &request)
        lists[tab] = list
        return asked.map { [.loadHeadlines(list.query, range: $0.range, request: $0.request)] } ?? []
    }

    static func query(of tab: FrontPageTab) -> HeadlineQuery? {
        switch tab {
        case .all: .newest
        case .unread: .unread
        case .bookmarks: .bookmarks
        case .history: .history
        case .sources, .results: nil
        }
    }

    /// What is breaking, and not too old to be: six hours.
    static let breakingSeconds: Int64 = 6 * 3600
    /// Clocks differ by some minutes, in seconds. News from further ahead is of a clock that was wrong, or set back since, and would be
    /// breaking until that day comes.
    private static let tolerance: Int64 = 600

    /// True for an article that is still breaking news by its age.
    static func isFresh(_ news: Headline, at clock: ClockTime) -> Bool {
        (-tolerance..<breakingSeconds).contains(clock.seconds - news.effectiveDate)
    }
}
