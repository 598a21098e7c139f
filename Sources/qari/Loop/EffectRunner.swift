// Carries out what a program asks of the world, for the reader and for the kiosk alike. Every effect is named here, so that one that is
// added does not compile until it is decided what becomes of it. Nothing here waits: what takes time is answered later.
import ArticleModel
import NcursesTerminal
import ReaderCore

final class EffectRunner {
    private let terminal: NcursesTerminal
    private let library: any ProgramLibrary
    /// Files, the web and the browser; nil for a process that is shut in.
    private var outside: Outside?
    /// Who fetches and decodes pictures; nil where none may be shown.
    private let pictures: ServedPictures?
    /// Files whose place is to be looked for once they are on the screen.
    private var placesToFind: [(ref: ArticleRef, ticket: Ticket)] = []
    /// How many questions were asked whose answers come later.
    private(set) var questions = 0

    init(terminal: NcursesTerminal, library: any ProgramLibrary, outside: Outside?, pictures: ServedPictures?) {
        (self.terminal, self.library, self.outside, self.pictures) = (terminal, library, outside, pictures)
    }

    /// - Returns: what is known at once.
    func perform(_ effect: Effect) -> [Message] {
        switch effect {
        case .open(let ref, let ticket): return open(ref, ticket)
        case .openLink(let address, let ref, let ticket): ask(.link(address, from: ref, ticket))
        case .loadHeadlines(let query, let range, let ticket): ask(.headlines(query, range, ticket))
        case .loadSources(let ticket): ask(.sources(ticket))
        case .loadBreaking(let since, let ticket): ask(.breaking(since: since, ticket))
        case .loadRelated(let question, let ticket): ask(.related(question, text: outside?.text(of: question.ref), ticket))
        case .loadHighlights(let id, let ticket): ask(.highlights(of: id, ticket))
        case .loadStory(let id, let ticket): ask(.story(id, ticket))
        case .loadPlace(let ref, let ticket): placesToFind.append((ref, ticket))
        case .keepPlace(let place, let ref): library.keep(place, of: ref)
        case .keep(let change): return library.keep(change).map { [$0] } ?? []
        case .bringIn(let what): return outside?.bringIn(what).map { [$0] } ?? []
        case .makeQRCode(let text, let ticket): ask(.code(text, ticket))
        case .loadPicture(let address, let room, let ticket):
            guard let pictures else { return [.picture(.noProgram, ticket)] }
            pictures.ask(for: address, room: room, hasColors: terminal.colorCount >= 256, graphics: terminal.strategy.traits.graphics, ticket)
        case .openInBrowser(let address): return [.browser(outside?.browse(address) ?? .unavailable, address: address)]
        case .pipe(let text, let command): return outside?.pipe(text, to: command).map { [$0] } ?? []
        case .speak(let text, let language, let number): return outside?.speak(text, language, number).map { [$0] } ?? []
        case .hush: outside?.hush()
        case .copy(let text): return copy(text)
        case .useOrder(let choice, let chain):
            terminal.choose(choice)
            TerminalMemory.keep(choice, for: chain)
        case .repaint: terminal.repaint()
        case .blank(let isOn): terminal.blank(isOn)
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

    private func open(_ ref: ArticleRef, _ ticket: Ticket) -> [Message] {
        if case .library(let id) = ref {
            ask(.article(id, ticket))
            return []
        }
        return [outside?.open(ref, ticket) ?? .couldNotOpen(.kioskForbids, ticket)]
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
            case .target(let ref, let ticket): messages += open(ref, ticket)
            case .isChanged: messages.append(.clock(MinuteClock.now()))
            }
        }
        return messages + (outside?.news() ?? []) + (pictures?.news() ?? [])
    }

    /// The program ends: nothing of it goes on.
    func end() { outside?.end() }

    func hasPainted() {
        for file in placesToFind { library.ask(.place(file.ref, file.ticket)) }
        placesToFind = []
        outside?.hasPainted()
    }
}
