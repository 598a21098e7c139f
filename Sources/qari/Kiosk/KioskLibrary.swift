// The library as a kiosk's interface has it: to be read, never written. It follows its file, and answers beside the loop; what is to be
// kept goes to the reader's session.
import ArabicText
import ArticleLibrary
import ArticleModel
import Kiosk
import Processes
import ReaderCore

final class KioskLibrary: ProgramLibrary {
    private let file: KioskFile
    private let answers: LibraryAnswers
    private let sessions: SessionStore
    /// Where openings are counted, if they are; nil where nothing is kept.
    private let counts: ReadingCounts?
    var countsReads = false
    /// What came last, which is what is opened.
    private var arrived: Headline?
    /// The longest text whose likes are looked for, in bytes: they are found by taking it apart, which takes twenty times its length.
    private static let longestCompared = 1 << 20

    /// - Throws: `Problem`.
    init(path: String, sessions: SessionStore, wake: WakeUp, counts: ReadingCounts? = nil) throws {
        (self.sessions, self.counts) = (sessions, counts)
        file = try KioskFile(path)
        answers = LibraryAnswers(wake: wake, isPatient: true)
    }

    // MARK: Answers

    func ask(_ question: LibraryQuestion) { answers.ask(question) { [file] in Self.answer($0, file.library) } }

    /// An article opens where the session has it.
    func takeAnswers() -> [LibraryAnswer] {
        answers.take().map { answer in
            guard case .message(.openedArticle(let headline, let text, _, _, let ticket)) = answer else { return answer }
            arrived = headline
            return .message(.openedArticle(headline, text: text, place: sessions.place(of: headline.id), ticket))
        }
    }

    var longestWait: Duration? { answers.longestWait }

    private static func answer(_ question: LibraryQuestion, _ library: Library) -> [LibraryAnswer] {
        do {
            return [.message(try reply(to: question, library))]
        } catch let problem as LibraryProblem { return question.refused(LibraryAccess.problem(problem)) } catch {
            return question.refused(.cannotRead(library.path, reason: "\(error)"))
        }
    }

    private static func reply(to question: LibraryQuestion, _ library: Library) throws -> Message {
        switch question {
        case .article(let id, let ticket):
            let (headline, text) = try library.article(id)
            return .openedArticle(headline, text: text, place: nil, ticket)
        case .link(let address, let ref, let ticket):
            let base = if case .library(let id) = ref { try library.base(of: id) } else { LinkBase?.none }
            guard let id = try library.article(named: address, from: base ?? LinkBase(url: nil, path: nil)) else {
                return .couldNotOpen(.kioskForbids, ticket)
            }
            return try reply(to: .article(id, ticket), library)
        case .headlines(let query, let range, let ticket): return try library.answer(headlines: query, range, ticket)
        case .sources(let ticket): return try library.answerSources(ticket)
        case .breaking(let since, let ticket): return .breaking(try library.breaking(since: since), ticket)
        case .related(let question, _, let ticket):
            guard case .library(let id) = question.ref, let base = try library.base(of: id) else {
                return .related(found: [], similar: [], ticket)
            }
            let isGiant = try library.text(id).map { $0.count > longestCompared } ?? false
            let similar = isGiant ? [] : try library.related(to: id, limit: question.limit)
            return .related(found: try library.found(question.own, from: base), similar: similar, ticket)
        // What a reader's library keeps of the reader is nobody's here.
        case .highlights(_, let ticket): return .highlights([], ticket)
        case .story(_, let ticket): return .story([], ticket)
        case .place(_, let ticket): return .couldNotOpen(.kioskForbids, ticket)
        case .code(let text, let ticket): return .qrCode(QRCodeMaker.code(of: text), text: text, ticket)
        }
    }

    // MARK: The session

    func keep(_ change: LibraryChange) -> Message? {
        sessions.keep(change)
        if case .opened(let id) = change, countsReads, let counts, let arrived, arrived.id == id { counts.count(arrived) }
        return nil
    }

    func keep(_ place: TextPlace, of ref: ArticleRef) {}
    func endSession() { sessions.forget() }

    // MARK: Looking

    /// Has somebody look at what has become of the library, beside the loop.
    func look(_ looker: KioskWatch, isCutOff: Bool, isHeard: Bool) {
        answers.look { [file] in looker.look(file, isCutOff: isCutOff, isHeard: isHeard) }
    }
}
