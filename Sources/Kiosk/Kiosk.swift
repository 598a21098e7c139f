// The reader as a kiosk: the same program, with what it may do narrowed, a strip for breaking news, and a mind of its own when nobody
// is there. Time comes in as messages; there is no clock in here.
import ArticleModel
import ReaderCore
import TerminalScreen

package struct Kiosk {
    /// Whose the screen is.
    enum Stage: Hashable {
        /// A reader's. The session ends when no key comes.
        case attended
        /// The rotation's, between the front page and the first stories. The page turns at a moment, in milliseconds.
        case rotating(turn: Int64)
        /// Breaking news'.
        case takenOver(by: Int64, turn: Int64, end: Int64)
    }

    package internal(set) var app: Program
    /// The program as it was started: what it is again for the next reader.
    var fresh: Program
    var rules: KioskRules
    /// What it was started with, or given since: the hour may change something of it.
    var base: Settings
    /// Whether the console was told to switch the screen off; nil before it was told anything.
    var hasBlanked: Bool?
    /// Turns of the languages.
    var languageTurn = 0
    /// Emergency messages, as the library has them.
    var messages: [HeldMessage] = []
    /// The options that were last set are wrong, and are not in force.
    package var hasWrongOptions = false
    var stage = Stage.attended
    /// Milliseconds since some moment; nothing but differences counts.
    var now: Int64 = 0
    var lastKey: Int64 = 0
    var lastNews: Int64 = .min / 2
    /// The story that the rotation opens next.
    var story = 0
    /// Turns of the rotation since the front page was last its whole own: headlines turn a few pages only.
    var turns = 0
    /// Breaking news, newest first, as the library has it.
    var breaking: [Headline] = []
    /// Those that have had the screen.
    var announced: Set<Int64> = []
    /// How the process that fetches fares.
    var supply: ArticleSupply?
    var size: ScreenSize
    /// Which of the boards is shown to be touched, of what.
    var boardTurn = BoardTurn(context: .frontPage)
    /// What was typed last, by the places of its keys: whoever types the exit word need not know which layout is on.
    private var typed: [UInt32] = []
    /// Whether the article on the screen has a picture that may be shown.
    var hasPicture = false
    private var isOver = false
    /// Since when the process that brings articles in has been gone.
    private var forsaken: Int64?
    /// An article that was on screen when the last process ended.
    private let resumed: Int64?

    /// - Parameters:
    ///   - app: the program, with no files named.
    ///   - resuming: the article that the reader's lost session was at.
    package init(_ app: Program, rules: KioskRules, resuming: Int64? = nil) {
        var app = app
        app.narrow(to: rules.allowed, isTouched: rules.hasTouch)
        app.call(rules.masthead)
        (self.app, fresh, self.rules, resumed, size, base) = (app, app, rules, resuming, app.shared.size, app.shared.settings)
    }

    package var isRunning: Bool { !isOver }
    package var hasBackgroundWork: Bool { app.hasBackgroundWork }
    /// Somebody is there, or was a short while ago.
    package var isAttended: Bool { stage == .attended }

    package mutating func start() -> [Effect] {
        var effects = app.start()
        if let resumed { effects += app.open(article: resumed) }
        return permitted(effects)
    }

    // MARK: Messages

    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .event(let event):
            let effects = permitted(update(event) + settleBlanking())
            settleStrip()
            return effects
        case .clock:
            let effects = permitted(app.update(message))
            settleDay()
            settleStrip()
            return effects
        case .breaking(let found, _):
            breaking = found
            settleStrip()
            return permitted(app.update(message))
        case .openedArticle:
            let effects = permitted(app.update(message))
            hasPicture = rules.hasTouch && rules.allowed.contains(.showPicture) && app.hasPicture
            settleStrip()
            allowTime()
            return effects + permitted(askForPicture())
        case .picture:
            let effects = permitted(app.update(message))
            allowPicture()
            return effects
        default:
            let effects = permitted(app.update(message))
            settleStrip()
            return effects
        }
    }

    private mutating func update(_ event: Event) -> [Effect] {
        switch event {
        case .terminate:
            isOver = true
            return []
        case .resize(let new):
            size = new
            return app.update(.event(.resize(inner)))
        case .background, .backgroundUnknown, .traits:
            _ = fresh.update(.event(event))
            return app.update(.event(event))
        case .key(let key): return pressed(key)
        case .mouse(var mouse):
            if let board, mouse.row >= size.rows - board.rows { return touch(mouse, board) }
            if mouse.row < touchedStripRows {
                // Under a message, and in the dark, there is none to be seen.
                let isSeen = message == nil && !isDark
                return attend(nil) + (isSeen ? openStrip() : [])
            }
            mouse.row -= stripRows
            return touchPage(mouse) ?? attend { $0.update(.event(.mouse(mouse))) }
        case .paste: return attend { $0.update(.event(event)) }
        case .resumed: return app.update(.event(event))
        }
    }

    /// Somebody is there. While the screen was the rotation's, the first key only stops it: the page that caught the eye stays.
    /// - Parameter act: what is done; nil for nothing but that.
    mutating func attend(_ act: ((inout Program) -> [Effect])?) -> [Effect] {
        // Until it ends there is nothing else to be read.
        guard message == nil else { return [] }
        lastKey = now
        guard stage == .attended else {
            stage = .attended
            app.tell(app.phrases.kioskPaused)
            return []
        }
        guard let act else { return [] }
        return tried(act)
    }

    mutating func pressed(_ key: Key) -> [Effect] {
        if isExitWord(key) { return [] }
        return attend { $0.update(.event(.key(key))) }
    }

    /// What a key asks for that it may not have has not happened.
    private mutating func tried(_ act: (inout Program) -> [Effect]) -> [Effect] {
        let before = app
        let effects = act(&app)
        if app.isRunning || rules.allowed.contains(.quit), effects.allSatisfy(rules.allow) {
            if !app.isRunning { isOver = true }
            return effects
        }
        app = before
        app.forgetCount()
        app.tell(app.phrases.kioskForbids, .warning)
        return []
    }

    /// The gate: what the program asks of the world goes through here, whatever made it ask.
    package func permitted(_ effects: [Effect]) -> [Effect] {
        // What turned up by itself was read by nobody.
        effects.filter { effect in
            if case .keep = effect, stage != .attended { return false }
            return rules.allow(effect)
        }
    }

    private mutating func isExitWord(_ key: Key) -> Bool {
        guard !rules.exitCode.isEmpty, case .character(let scalar) = key.code, key.modifiers.isEmpty else { return false }
        let word = rules.exitCode.flatMap(ArabicKeyboard.places(of:))
        typed = (typed + ArabicKeyboard.places(of: scalar)).suffix(word.count)
        isOver = typed == word
        return isOver
    }

    // MARK: Time

    /// Time has passed.
    /// - Parameter milliseconds: since some moment, never less than before.
    package mutating func tick(_ milliseconds: Int64) -> [Effect] {
        now = max(now, milliseconds)
        if let limit = rules.leavesAfterSeconds, now - lastKey >= Int64(limit) * 1000 {
            isOver = true
            return []
        }
        if let end = endWhenForsaken, now >= end, !isAttended {
            isOver = true
            return []
        }
        var effects: [Effect] = []
        if app.shared.clock != nil, now - lastNews >= Int64(KioskRules.newsSeconds) * 1000 {
            lastNews = now
            effects += app.askForBreaking()
        }
        effects += live() + settleBlanking()
        settleStrip()
        return permitted(effects)
    }

    /// When `tick` has something to do next, in its milliseconds.
    package var nextTick: Int64? {
        var due = stageEnds
        if app.shared.clock != nil { due.append(lastNews + Int64(KioskRules.newsSeconds) * 1000) }
        if let limit = rules.leavesAfterSeconds { due.append(lastKey + Int64(limit) * 1000) }
        if let end = endWhenForsaken, !isAttended { due.append(end) }
        if let turn = nextStrip { due.append(turn) }
        if let end = messageEnds { due.append(end) }
        return due.min()
    }

    /// The process that brings articles in is gone, and can't be started from here.
    package mutating func isForsaken(at milliseconds: Int64) { forsaken = forsaken ?? milliseconds }

    /// Nothing new comes without that process: when nobody is there, the kiosk ends after so long, and both are started anew.
    private static let forsakenFor: Int64 = 60_000
    private var endWhenForsaken: Int64? { forsaken.map { $0 + Self.forsakenFor } }

    /// The process beside has told how it fares.
    package mutating func take(_ supply: ArticleSupply?) {
        self.supply = supply
        settleStrip()
    }

    // MARK: Options

    /// Other options than before: the page stays, and so does whoever reads it.
    package mutating func adopt(_ settings: Settings, _ rules: KioskRules) {
        (self.rules, base) = (rules, settings)
        for program in [\Self.fresh, \Self.app] {
            self[keyPath: program].adopt(settings)
            self[keyPath: program].narrow(to: rules.allowed, isTouched: rules.hasTouch)
            self[keyPath: program].call(rules.masthead)
        }
        if !rules.obeysMessages { messages = [] }
        settleDay()
        if case .rotating = stage { stage = .rotating(turn: now) }
    }

    // MARK: Screen

    /// Rows that the strip takes from the top of every screen: of a small one only for breaking news, and never the only one.
    var stripRows: Int {
        switch strip {
        case nil: 0
        case .breaking: size.rows < 2 ? 0 : 1
        case .stale: size.rows < 6 ? 0 : 1
        }
    }
    private var inner: ScreenSize { ScreenSize(columns: size.columns, rows: size.rows - stripRows - boardRows) }

    /// The program gets the rows that the strip leaves.
    mutating func settleStrip() {
        if boardTurn.context != app.touchContext { boardTurn = BoardTurn(context: app.touchContext) }
        if app.shared.size != inner { _ = app.update(.event(.resize(inner))) }
    }

    package func draw(into frame: inout Frame) {
        frame.picture = nil
        if let message {
            if frame.size != size { frame = Frame(size: size) }
            draw(message, into: &frame)
        } else if isDark {
            if frame.size != size { frame = Frame(size: size) }
            Self.drawDark(into: &frame)
        } else {
            drawPage(into: &frame)
        }
        if hasWrongOptions { drawCorner(into: &frame) }
    }

    /// In the last row's end, which holds hints: nothing that is read.
    private func drawCorner(into frame: inout Frame) {
        let (columns, row) = (frame.size.columns, frame.size.rows - 1)
        guard columns > 0, row >= 0 else { return }
        let band = app.shared.band(Rect(column: 0, row: row, columns: columns, rows: 1), row: row)
        app.shared.painter.label(" \(app.phrases.kioskWrongOptions) ", at: .end, of: band, role: .error, into: &frame)
    }

    private func drawPage(into frame: inout Frame) {
        guard inner != size else { return app.draw(into: &frame) }
        var page = Frame(size: inner)
        app.draw(into: &page)
        if frame.size != size { frame = Frame(size: size) }
        for row in 0..<page.size.rows { for column in 0..<size.columns { frame[column, row + stripRows] = page[column, row] } }
        frame.cursor = page.cursor.map { ($0.column, $0.row + stripRows) }
        frame.picture = page.picture?.moved(rows: stripRows)
        if stripRows > 0 { drawStrip(into: &frame) }
        board?.draw(into: &frame, app.shared)
    }
}
