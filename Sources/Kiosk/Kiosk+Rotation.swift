// What the kiosk does when nobody is there: the session ends, headlines and first stories take turns at reading speed, breaking news
// takes the screen for a while.
import ArticleModel
import ReaderCore

extension Kiosk {
    /// A page stays at least so long, in milliseconds, whatever little is on it; and at most so long, whatever much.
    private static let shortest: Int64 = 6_000
    private static let longest: Int64 = 90_000
    /// Pages of headlines shown before a story; pages of a story shown before the headlines again.
    private static let headlinePages = 3
    private static let storyPages = 12

    /// What is due now.
    mutating func live() -> [Effect] {
        // Whoever reads the message is not away, and nobody turns pages in the dark.
        if message != nil { lastKey = now }
        guard message == nil, !isDark || stage == .attended else { return [] }
        switch stage {
        case .attended:
            guard now - lastKey >= Int64(rules.idleSeconds) * 1000 else { return [] }
            return endSession()
        case .rotating(let turn):
            if let news = unannounced { return announce(news) }
            guard rules.rotates, now >= turn else { return [] }
            return turnOver()
        case .takenOver(_, let turn, let end):
            if now >= end { return rest() }
            guard now >= turn, app.hasFurtherPage else { return [] }
            app.turnPage()
            app.forgetMessage()
            if case .takenOver(let id, _, let end) = stage { stage = .takenOver(by: id, turn: now + dwell, end: end) }
            return []
        }
    }

    /// When what is on screen has had its time, in milliseconds.
    var stageEnds: [Int64] {
        guard message == nil, !isDark else { return [] }
        return switch stage {
        case .attended: [lastKey + Int64(rules.idleSeconds) * 1000]
        case .rotating(let turn): unannounced != nil ? [now] : rules.rotates ? [turn] : []
        case .takenOver(_, let turn, let end): app.hasFurtherPage ? [turn, end] : [end]
        }
    }

    /// Search, history, theme, place: what a reader left is gone, the next one begins at the front page.
    private mutating func endSession() -> [Effect] {
        app = app.anew(like: fresh)
        (story, turns) = (0, 0)
        boardTurn = BoardTurn(context: app.touchContext)
        stage = .rotating(turn: now + Self.shortest * 2)
        settleDay()
        return [.endSession] + app.start() + (part?.list == nil ? [] : showHeadlines())
    }

    /// Back to the headlines, from the top.
    private mutating func rest() -> [Effect] {
        turns = 0
        stage = .rotating(turn: now + Self.shortest * 2)
        languageTurn += 1
        settleDay()
        return showHeadlines()
    }

    private mutating func turnOver() -> [Effect] {
        defer { app.forgetMessage() }
        if app.showsPicture {
            app.closePicture()
            stage = .rotating(turn: now + dwell)
            return []
        }
        // Whoever reads on waits for none.
        app.closePicture()
        let isInStory = app.front == .reading
        turns += 1
        if isInStory ? app.hasFurtherPage && turns < Self.storyPages : app.hasFurtherHeadlines && turns < Self.headlinePages {
            if isInStory { app.turnPage() }
            let effects = isInStory ? [] : app.turnHeadlines()
            stage = .rotating(turn: now + dwell)
            return effects
        }
        if isInStory { return rest() }
        turns = 0
        let count = min(rules.stories, app.headlineCount)
        guard count > 0 else { return rest() }
        let effects = app.openItem(story % count)
        story = (story + 1) % count
        // The story is not here yet; its first page gets its time when it is.
        stage = .rotating(turn: now + Self.shortest)
        return effects
    }

    /// How long what is on screen takes to read, in milliseconds.
    private var dwell: Int64 {
        min(Self.longest, max(Self.shortest, Int64(app.wordsOnScreen) * 60_000 / Int64(max(1, rules.wordsPerMinute))))
    }

    /// The page that has just been opened stays as long as reading it takes.
    mutating func allowTime() {
        if case .rotating = stage { stage = .rotating(turn: now + dwell) }
    }

    // MARK: Pictures

    /// A picture stays so long, in milliseconds.
    private static let pictureTime: Int64 = 9_000

    /// That of a story that has just been opened by itself.
    mutating func askForPicture() -> [Effect] {
        guard rules.rotatesPictures, case .rotating = stage else { return [] }
        return app.askForPicture()
    }

    /// It is there; or none is, which nobody is told.
    mutating func allowPicture() {
        guard case .rotating = stage else { return }
        app.forgetMessage()
        if app.showsPicture { stage = .rotating(turn: now + Self.pictureTime) }
    }

    // MARK: Breaking news

    /// Breaking news that is still fresh, newest first.
    var freshBreaking: [Headline] {
        guard let clock = app.shared.clock else { return [] }
        return breaking.filter { BreakingNews.isFresh($0, at: clock) }
    }

    private var unannounced: Headline? { freshBreaking.first { !announced.contains($0.id) } }

    private mutating func announce(_ news: Headline) -> [Effect] {
        announced.insert(news.id)
        // Numbers of news long gone are not kept for months.
        if announced.count > 500 { announced = Set(freshBreaking.map(\.id)).intersection(announced) }
        stage = .takenOver(by: news.id, turn: now + 2 * Self.shortest, end: now + Int64(rules.takeoverSeconds) * 1000)
        return app.open(article: news.id)
    }

    mutating func openStrip() -> [Effect] {
        guard case .breaking(let news)? = strip else { return [] }
        return app.openNews(news.id)
    }
}
