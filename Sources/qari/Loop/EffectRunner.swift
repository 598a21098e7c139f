// Carries out what a program asks of the world, for the reader and for the kiosk alike. Every effect is named here, so that one that is
// added does not compile until it is decided what becomes of it. Nothing here waits: what takes time is answered later.
import NcursesTerminal
import ReaderCore

final class EffectRunner {
    private let terminal: NcursesTerminal
    private let library: any ProgramLibrary
    /// Files, the web and the browser; nil for a process that is shut in.
    private var outside: Outside?
    /// Files whose place is to be looked for once they are on the screen.
    private var placesToFind: [(path: String, request: Int)] = []
    /// How many questions were asked whose answers come later.
    private(set) var questions = 0

    init(terminal: NcursesTerminal, library: any ProgramLibrary, outside: Outside?) {
        (self.terminal, self.library, self.outside) = (terminal, library, outside)
    }

    /// - Returns: what is known at once.
    func perform(_ effect: Effect) -> [Message] {
        switch effect {
        case .openFile(let path, let request): return open(path, request)
        case .openLink(let address, let path, let request): ask(.link(address, from: path, request: request))
        case .loadHeadlines(let query, let range, let request): ask(.headlines(query, range, request: request))
        case .loadSources(let request): ask(.sources(request: request))
        case .loadBreaking(let since): ask(.breaking(since: since))
        case .loadRelated(let question, let request): ask(.related(question, text: outside?.text(of: question.path), request: request))
        case .loadPlace(let path, let request): placesToFind.append((path, request))
        case .keepPlace(let place, let path): library.keep(place, ofFile: path)
        case .keep(let change): return library.keep(change).map { [$0] } ?? []
        case .makeQRCode(let text, let request): ask(.code(text, request: request))
        case .openInBrowser(let address): return [.browser(outside?.browse(address) ?? .unavailable, address: address)]
        case .copy(let text): return copy(text)
        case .repaint: terminal.repaint()
        case .endSession:
            library.endSession()
            // The next reader has not begun what is half typed.
            terminal.forgetInput()
        case .suspend: if outside != nil { terminal.suspend() }
        case .quit: break
        }
        return []
    }

    private func ask(_ question: LibraryQuestion) {
        questions += 1
        library.ask(question)
    }

    private func open(_ path: String, _ request: Int) -> [Message] {
        if let id = LibraryPath.id(in: path) {
            ask(.article(id, request: request))
            return []
        }
        return [outside?.open(path, request: request) ?? .couldNotOpen(.kioskForbids, path: path, request: request)]
    }

    private func copy(_ text: [UInt32]) -> [Message] {
        switch terminal.copy(String(codePoints: text)) {
        case .sent: []
        // Base64 makes four bytes of three.
        case .tooLong(let limit): [.notCopied(.tooLong(kilobytes: limit / 4 * 3 / 1000))]
        case .unsupported: [.notCopied(.unsupported)]
        }
    }

    // MARK: What comes later

    /// For how long the question that has waited longest has; nil when none waits.
    var longestWait: Duration? { library.longestWait }

    /// What has come since.
    func news() -> [Message] {
        var messages: [Message] = []
        for answer in library.takeAnswers() {
            switch answer {
            case .message(let message): messages.append(message)
            case .place(let path, let request): messages += open(path, request)
            case .isChanged: messages.append(.clock(MinuteClock.now()))
            }
        }
        return messages + (outside?.news() ?? [])
    }

    func hasPainted() {
        for file in placesToFind { library.ask(.place(path: file.path, request: file.request)) }
        placesToFind = []
    }
}
