// The program as a value: what it knows, how a message changes it, what it draws. The commands are in the files beside it.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

/// The whole program, without a terminal. `update` changes it and asks for effects; `draw` paints it.
package struct AppState {
    typealias Place = FlowPlace<BlockAddress>

    /// What fills the screen.
    enum Screen { case reading, frontPage }

    /// A list over the page.
    struct ListState {
        var kind: KeyContext
        var selection = 0
        var top = 0
    }

    /// What is being typed into the search prompt, and where the reader was.
    struct PromptState {
        var editor = LineEditor()
        var origin: Place?
        var recalled: Int?
        /// It asks the library, not the article.
        var isForLibrary = false
    }

    /// An article left behind, and where in it.
    struct Visit {
        var path: String
        var anchor: SearchState.Hit?
    }

    package internal(set) var isRunning = true
    var settings: Settings
    let keymap: Keymap
    let themes: [Theme]
    var theme: Theme
    let paths: [String]
    var pathIndex = 0
    var size: ScreenSize
    var traits = TerminalTraits()
    var document: ArticleDocument?
    var pages: PageMap?
    /// The line at the top of the screen.
    var place: Place?
    /// The text at the top of the screen; changed by moving only, so that a new layout keeps the place.
    var anchor: SearchState.Hit?
    /// A place among the related articles to return to as soon as they are known, unless the reader moves first.
    var awaitedAnchor: SearchState.Hit?
    var list: ListState?
    var prompt: PromptState?
    var search: SearchState?
    /// What was searched for, latest first.
    var queries: [[UInt32]] = [] { didSet { queries.removeLast(max(0, queries.count - Self.mostQueries)) } }
    private static let mostQueries = 100
    var message: (text: String, role: Role)?
    /// What the footer says of a page on its way: when that is there, it is to go.
    var fetchingMessage: String?
    var count: Int?
    /// The page asked for by number, while it is not yet counted.
    var wantedPage: Int?
    var linkIndex: Int?
    /// The links that the list of links shows.
    var listedLinks: [PageLink] = []
    /// The way back, the latest last.
    var backward: [Visit] = [] { didSet { backward.removeFirst(max(0, backward.count - Self.mostVisits)) } }
    private static let mostVisits = 500
    var ahead: [Visit] = []
    var request = 0
    /// What to do when the file asked for is open.
    var arrival: Visit?
    /// Commands that a kiosk forbids: they do nothing, and help does not speak of them.
    var forbidden: Set<Command> = []
    // MARK: The library
    var screen = Screen.reading
    var frontPage = FrontPageState()
    var clock: ClockTime?
    /// What the library knows of the article being read; nil for a file.
    var headline: Headline?
    /// The place in the article that was to be kept last.
    var keptAnchor: SearchState.Hit?
    /// The words of the library's search: lit in its results, and looked for in an article opened from them.
    var resultWords: [FoldedText] = []
    var arrivalWords: [FoldedText] = []
    /// Where the library found them, in bytes of the article's text.
    var arrivalHit: Int?
    /// True while the search in force is the library's, from which the article was opened.
    var hasLandedOnHit = false
    var related: [RelatedEntry] = []
    var relatedRequest = 0
    var hasAskedForRelated = false
    /// The list of related articles is wanted as soon as it is known.
    var opensRelated = false
    /// The library has been asked for them and has not answered yet.
    var awaitsRelated = false
    /// What the terminal told of its own background.
    var isTerminalLight = false
    var qrCode: QRCode?
    var qrText = ""
    var qrRequest = 0
    let headlineCache = HeadlineCache()
    let engine: LayoutEngine

    /// - Parameters:
    ///   - paths: the files to read, in order; the first is asked for at once by the effects of `start`.
    ///   - themes: every theme there is, the bundled ones and the reader's own; at least one.
    package init(settings: Settings, keymap: Keymap, themes: [Theme], paths: [String], size: ScreenSize) {
        precondition(!themes.isEmpty, "There is at least one theme.")
        (self.settings, self.keymap, self.themes, self.paths, self.size) = (settings, keymap, themes, paths, size)
        engine = LayoutEngine(isSpoken: settings.screenReader)
        let wanted = settings.theme ?? "monochrome"
        theme = themes.first { $0.name == wanted } ?? themes[0]
        // Until the terminal has told its background, nothing that would flash when colours come.
        if settings.theme == nil { theme = theme.undecided }
    }

    package var phrases: Phrases { Phrases(settings.language) }
    var geometry: Geometry { Geometry(size: size, width: settings.width, isSpoken: settings.screenReader) }

    /// True while there is background work to do: the loop then sends `.idle` whenever nothing else waits.
    package var hasBackgroundWork: Bool {
        guard document != nil else { return false }
        return !(pages?.isWhole ?? true) || !(search?.isWhole ?? true)
    }

    /// The effects to run first.
    package mutating func start() -> [Effect] { paths.isEmpty ? showFrontPage(fromTop: true) : open(paths[0], arrival: nil) }

    /// Shows a message in the footer until the next key.
    package mutating func tell(_ text: String, _ role: Role = .message) { message = (text, role) }

    /// Takes a message in.
    package mutating func update(_ incoming: Message) -> [Effect] {
        let effects = respond(to: incoming)
        guard isRunning else { return effects }
        // An article is on its way: what is on screen now is as good as left.
        if effects.contains(where: { $0.opensArticle }) { return placeToKeep() + effects }
        return effects + placeToKeep() + loadWhatIsShown() + relatedWhenWanted(after: incoming)
    }

    private mutating func respond(to incoming: Message) -> [Effect] {
        switch incoming {
        case .event(let event): return update(event)
        case .opened(let text, let path, let number):
            guard number == request else { return [] }
            let isReturning = arrival != nil
            show(text, path)
            if settings.places, !isReturning { return [.loadPlace(path: path, request: number)] }
        case .couldNotOpen(let problem, _, let number):
            guard number == request else { return [] }
            arrival = nil
            // What was left for it is on the screen still.
            if let path = document?.path, backward.last?.path == path { backward.removeLast() }
            tell(problem.sentence(in: settings.language), .error)
        case .fetching(let address, let number):
            guard number == request else { return [] }
            tell(phrases.fetching(address))
            fetchingMessage = message?.text
        case .openedArticle(let headline, let text, let place, let number):
            guard number == request else { return [] }
            return show(text, headline, at: place)
        case .place(let saved, let number): take(saved, request: number)
        case .clock(let time): return take(time)
        case .headlines(let query, let rows, let total, let number): return take(rows, of: query, total: total, request: number)
        case .sources(let sources, let number): take(sources, request: number)
        case .breaking(let headlines): frontPage.breaking = headlines
        case .related(let found, let similar, let number): takeRelated(found: found, similar: similar, request: number)
        case .qrCode(let code, let text, let number): takeQRCode(code, of: text, request: number)
        case .browser(let outcome, let address): return takeBrowser(outcome, address: address)
        case .notCopied(.tooLong(let kilobytes)): tell(phrases.tooLongForClipboard(kilobytes: kilobytes), .warning)
        case .notCopied(.unsupported): tell(phrases.noClipboard, .warning)
        case .supply(let supply): frontPage.supply = supply
        case .notKept(let change, let problem):
            if case .bookmark(let id, let isMarked) = change { self.change(id) { $0.isBookmarked = !isMarked } }
            tell(phrases.notKept(problem), .error)
        case .libraryProblem(let problem):
            if screen == .frontPage, frontPageCount == 0 {
                frontPage.problem = problem
            } else {
                tell(problem.sentence(in: settings.language), .error)
            }
        case .idle: workInIdleTime()
        }
        return []
    }

    private mutating func update(_ event: Event) -> [Effect] {
        switch event {
        case .key(let key): return press(key)
        case .paste(let text): paste(text)
        case .mouse(let mouse): return use(mouse)
        case .resize(let newSize):
            size = newSize
            relayout()
        case .background(let red, let green, let blue):
            isTerminalLight = 0.299 * red + 0.587 * green + 0.114 * blue >= 0.5
            if let found = automaticTheme(isDark: !isTerminalLight) { theme = found.onOwnPaper }
        case .backgroundUnknown: if let found = automaticTheme(isDark: true) { theme = found }
        case .traits(let traits): adopt(traits)
        case .focus: break
        case .resumed: return [.repaint]
        case .terminate:
            isRunning = false
            return [.quit]
        }
        return []
    }

    /// With the theme on auto, the theme for the terminal's background.
    private func automaticTheme(isDark: Bool) -> Theme? {
        settings.theme == nil ? themes.first { $0.name == (isDark ? "dark" : "light") } : nil
    }

    /// Bytes of the source gone through at once: about a millisecond, which is what a key may have to wait.
    private static let slice = 32 << 10

    private mutating func workInIdleTime() {
        guard let document else { return }
        if search?.isWhole == false {
            search?.extend(in: document, bytes: Self.slice)
            pursueWantedHit()
        } else {
            pages?.extend(in: document, bytes: Self.slice)
            pursueWantedPage()
        }
    }

    private mutating func press(_ key: Key) -> [Effect] {
        (message, wantedPage) = (nil, nil)
        if qrCode != nil, key != .character("c", .control) {
            qrCode = nil
            return []
        }
        if let prompt {
            if prompt.isForLibrary { return typeLibraryQuery(key) }
            type(key)
            return []
        }
        if screen == .frontPage, list == nil, let digit = keymap.digit(of: key), digit > 0 { return openTab(numbered: digit) }
        if let digit = keymap.digit(of: key), list == nil || list?.kind == .related || list?.kind == .links, digit > 0 || count != nil {
            if list?.kind == .related { return chooseRelated(digit - 1) }
            if list?.kind == .links { return typeLinkNumber(digit) }
            count = min(99_999_999, (count ?? 0) * 10 + digit)
            tell(phrases.count(count ?? 0))
            return []
        }
        if list?.kind == .links, key.code == .enter, let number = count {
            count = nil
            return followListed(number - 1)
        }
        let context = list?.kind ?? (screen == .frontPage ? .frontPage : .reading)
        guard let command = keymap.command(for: key, in: context) else {
            count = nil
            tell(phrases.keyMeansNothing(KeyNotation.name(of: key)))
            return []
        }
        let times = count
        count = nil
        if command == .lineDown, key.code == .enter, list == nil, linkIndex != nil { return followLink() }
        return perform(command, times: times)
    }

    mutating func perform(_ command: Command, times: Int?) -> [Effect] {
        guard !forbidden.contains(command) else {
            tell(phrases.kioskForbids, .warning)
            return []
        }
        switch command {
        case .quit:
            isRunning = false
            return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.repaint]
        case .help where list == nil: list = ListState(kind: .help)
        default:
            if list != nil { return performInList(command, times: times ?? 1) }
            if screen == .frontPage { return performOnFrontPage(command, times: times) }
            return performInReading(command, times: times)
        }
        return []
    }
}
