// Runs the program: events in, effects out, a paint when nothing waits and the terminal has shown the last one.
import ArabicText
import ArticleImport
import ArticleModel
import Glibc
import NcursesTerminal
import ReaderCore
import TerminalScreen

final class EventLoop {
    private let terminal: NcursesTerminal
    private var opener: FileOpener
    private let library: ReaderLibrary
    private var browser = Browser()
    private var web = WebOpener()
    private var frame = Frame(size: ScreenSize(columns: 0, rows: 0))
    private var endedBy: Int32?
    /// Files whose place is to be looked for once they are on the screen.
    private var placesToFind: [(path: String, request: Int)] = []
    /// While work goes on in the background the footer's counts are painted this often.
    private static let paintInterval = Duration.milliseconds(100)

    init(terminal: NcursesTerminal, opener: FileOpener, library: ReaderLibrary) {
        (self.terminal, self.opener, self.library) = (terminal, opener, library)
    }

    /// - Returns: the signal that ended it, if one did.
    func run(_ state: inout AppState) -> Int32? {
        var minute = tick(&state)
        run(state.start(), &state)
        // What is known of the terminal without asking, and what was typed ahead, goes into the first paint.
        take(waitingUpTo: 0, &state)
        paint(state)
        var lastPaint = ContinuousClock.now
        // Something has changed; and it has to be seen at once.
        var (isDirty, isDue) = (false, false)
        while state.isRunning {
            let hold = terminal.paintHold
            let mayWait = !state.hasBackgroundWork && (!isDirty || hold != nil)
            var patience = browser.isWatching ? min(1000, MinuteClock.untilNext) : MinuteClock.untilNext
            if web.isWaiting { patience = min(patience, WebOpener.patience) }
            if library.isFindingPlace { patience = min(patience, ReaderLibrary.patience) }
            if isDirty, let hold { patience = min(patience, hold) }
            let hasTaken = take(waitingUpTo: mayWait ? patience : 0, &state)
            if lookAround(&minute, &state) { isDirty = true }
            if let reply = web.reply() ?? library.foundPlace() {
                run(state.update(reply), &state)
                isDirty = true
            }
            let mayPaint = terminal.paintHold == nil
            if hasTaken {
                (isDirty, isDue) = (true, true)
            } else if state.hasBackgroundWork, !isDue || !mayPaint {
                run(state.update(.idle), &state)
                isDirty = true
                if !state.hasBackgroundWork || ContinuousClock.now - lastPaint > Self.paintInterval { isDue = true }
            } else if isDirty {
                isDue = true
            }
            guard isDue, mayPaint else { continue }
            paint(state)
            (lastPaint, isDirty, isDue) = (.now, false, false)
        }
        return endedBy
    }

    /// Tells the time.
    private func tick(_ state: inout AppState) -> Int64 {
        let now = MinuteClock.now()
        run(state.update(.clock(now)), &state)
        return now.seconds / 60
    }

    /// What happens without a key: a minute passes, a browser fails, the library has something to say.
    /// - Returns: true when there is something to paint.
    private func lookAround(_ minute: inout Int64, _ state: inout AppState) -> Bool {
        var isChanged = false
        if MinuteClock.now().seconds / 60 != minute {
            minute = tick(&state)
            isChanged = true
        }
        for failure in browser.failures() {
            run(state.update(.browser(.failed(failure.name), address: failure.address)), &state)
            isChanged = true
        }
        if let notice = library.takeNotice() {
            run(state.update(.libraryProblem(notice)), &state)
            isChanged = true
        }
        return isChanged
    }

    /// Takes an event, and what has arrived meanwhile: a held key is painted once, not once a press.
    @discardableResult
    private func take(waitingUpTo milliseconds: Int32?, _ state: inout AppState) -> Bool {
        var patience = milliseconds
        var hasTaken = false
        while state.isRunning, let event = terminal.nextEvent(waitingUpTo: patience) {
            if case .terminate(let signal) = event { endedBy = signal }
            run(state.update(.event(event)), &state)
            (patience, hasTaken) = (0, true)
        }
        return hasTaken
    }

    private func paint(_ state: AppState) {
        guard state.isRunning else { return }
        state.draw(into: &frame)
        terminal.present(frame)
        for file in placesToFind { library.findPlace(ofFile: file.path, request: file.request) }
        placesToFind = []
    }

    /// Carries effects out, and those that their replies bring.
    private func run(_ effects: [Effect], _ state: inout AppState) {
        for effect in effects {
            switch effect {
            case .openFile(let path, let request) where PageAddress.isWeb(path) && !opener.holds(path):
                run(state.update(.fetching(address: path, request: request)), &state)
                web.open(path, request: request)
            case .openLink(let address, let path, let request):
                run([.openFile(path: library.place(of: address, from: path), request: request)], &state)
            case .openFile(let path, let request):
                if let id = LibraryPath.id(in: path) {
                    run(state.update(library.open(id, request: request)), &state)
                    continue
                }
                let reply: Message
                do { reply = .opened(text: try opener.open(path), path: path, request: request) } catch {
                    let problem = error as? Problem ?? .cannotRead(path, reason: "\(error)")
                    reply = .couldNotOpen(problem, path: path, request: request)
                }
                run(state.update(reply), &state)
            case .loadHeadlines(let query, let range, let request):
                run(state.update(library.headlines(query, range, request: request)), &state)
            case .loadSources(let request): run(state.update(library.sources(request: request)), &state)
            case .loadBreaking(let since):
                run(state.update(library.breaking(since: since)), &state)
                if let supply = library.supply() { run(state.update(supply), &state) }
            case .loadRelated(let question, let request):
                run(state.update(library.related(question, text: { self.text(question.path) }, request: request)), &state)
            case .loadPlace(let path, let request): placesToFind.append((path, request))
            case .keepPlace(let place, let path): library.keep(place, ofFile: path)
            case .keep(let change): if let refusal = library.keep(change) { run(state.update(refusal), &state) }
            case .makeQRCode(let text, let request):
                run(state.update(.qrCode(QRCodeMaker.code(of: text), text: text, request: request)), &state)
            case .openInBrowser(let address): run(state.update(.browser(browser.open(address), address: address)), &state)
            case .copy(let text):
                switch terminal.copy(String(codePoints: text)) {
                case .sent: break
                case .tooLong(let limit): state.tell(state.phrases.tooLongForClipboard(kilobytes: limit / 4 * 3 / 1000), .warning)
                case .unsupported: state.tell(state.phrases.noClipboard, .warning)
                }
            case .repaint: terminal.repaint()
            case .suspend: terminal.suspend()
            case .endSession, .quit: break
            }
        }
    }

    /// A file's text, to be compared with the library's; a very large one is no article.
    private func text(_ path: String) -> EncodedText? {
        guard let text = try? opener.open(path), text.endOffset < 4 << 20 else { return nil }
        return text
    }
}
