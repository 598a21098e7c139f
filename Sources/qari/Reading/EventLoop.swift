// Runs the program: events in, effects out, a paint when nothing waits.
import ArticleModel
import FoundationEssentials
import Glibc
import NcursesTerminal
import ReaderCore
import TerminalScreen

final class EventLoop {
    private let terminal: NcursesTerminal
    private var opener: FileOpener
    private var frame = Frame(size: ScreenSize(columns: 0, rows: 0))
    private var endedBy: Int32?
    /// While work goes on in the background the footer's counts are painted this often.
    private static let paintInterval = Duration.milliseconds(100)

    init(terminal: NcursesTerminal, opener: FileOpener) {
        (self.terminal, self.opener) = (terminal, opener)
    }

    /// - Returns: the signal that ended it, if one did.
    func run(_ state: inout AppState) -> Int32? {
        run(state.start(), &state)
        // What is known of the terminal without asking, and what was typed ahead, goes into the first paint.
        take(waitingUpTo: 0, &state)
        paint(state)
        var lastPaint = ContinuousClock.now
        var isDirty = false
        while state.isRunning {
            let mayWait = !state.hasBackgroundWork && !isDirty
            if take(waitingUpTo: mayWait ? nil : 0, &state) {
                paint(state)
                (lastPaint, isDirty) = (.now, false)
            } else if state.hasBackgroundWork {
                run(state.update(.idle), &state)
                isDirty = true
                guard !state.hasBackgroundWork || ContinuousClock.now - lastPaint > Self.paintInterval else { continue }
                paint(state)
                (lastPaint, isDirty) = (.now, false)
            } else if isDirty {
                paint(state)
                isDirty = false
            }
        }
        return endedBy
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
    }

    /// Carries effects out, and those that their replies bring.
    private func run(_ effects: [Effect], _ state: inout AppState) {
        for effect in effects {
            switch effect {
            case .openFile(let path, let request):
                let reply: Message
                do { reply = .opened(text: try opener.open(path), path: path, request: request) } catch {
                    let problem = error as? Problem ?? .cannotRead(path, reason: "\(error)")
                    reply = .couldNotOpen(problem, path: path, request: request)
                }
                run(state.update(reply), &state)
            case .loadHeadlines(let query, _, let request): run(state.update(.headlines(query, rows: [], total: 0, request: request)), &state)
            case .loadSources(let request): run(state.update(.sources([], request: request)), &state)
            case .loadBreaking, .keep: break
            case .loadRelated(_, let request): run(state.update(.related(found: [], similar: [], request: request)), &state)
            case .makeQRCode(let text, let request): run(state.update(.qrCode(nil, text: text, request: request)), &state)
            case .openInBrowser(let address): run(state.update(.browser(.unavailable, address: address)), &state)
            case .copy(let text):
                switch terminal.copy(Data(String(codePoints: text).utf8).base64EncodedString()) {
                case .sent: break
                case .tooLong(let limit): state.tell(state.phrases.tooLongForClipboard(kilobytes: limit / 4 * 3 / 1000), .warning)
                case .unsupported: state.tell(state.phrases.noClipboard, .warning)
                }
            case .repaint: terminal.repaint()
            case .suspend: terminal.suspend()
            case .quit: break
            }
        }
    }
}
