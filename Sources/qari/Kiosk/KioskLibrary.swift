// The library as a kiosk's interface has it: to be read, never written. Answers the program's questions at once.
import ArabicText
import ArticleLibrary
import ArticleModel
import ReaderCore

struct KioskLibrary {
    let library: Library
    /// The process beside that brings articles in; nil where another keeps the library.
    let companion: Companion?
    /// Kilobytes of the library's file that each process keeps: a screen's worth and a search's, for months and for two hundred readers.
    /// The system keeps the rest, once for all of them.
    static let cache = 2_000

    /// The reply to an effect that asks the library; nil for any other effect.
    func reply(to effect: Effect, _ sessions: SessionStore) -> Message? {
        do {
            switch effect {
            case .openFile(let path, let request): return try open(path, request, sessions)
            case .openLink(let address, let path, let request):
                let base = try LibraryPath.id(in: path).flatMap { try library.base(of: $0) } ?? LinkBase(url: nil, path: nil)
                guard let id = try library.articles(named: [RelatedItem(title: "", url: address)], from: base)[0] else {
                    return .couldNotOpen(.kioskForbids, path: address, request: request)
                }
                return try open(LibraryPath.path(of: id), request, sessions)
            case .loadHeadlines(let query, let range, let request):
                if case .search(let text) = query, let part = SearchQuery(text, now: 0).misunderstood.first {
                    return .libraryProblem(.badSearch(part))
                }
                let rows = try library.headlines(query, offset: range.lowerBound, limit: range.count)
                return .headlines(query, rows: rows, total: try library.count(query), request: request)
            case .loadSources(let request):
                return .sources(try library.sources().map { SourceEntry(name: $0.source, count: $0.articles, unread: $0.unread) }, request: request)
            case .loadBreaking(let moment):
                return .breaking(try library.breaking(since: moment))
            case .loadRelated(let question, let request):
                guard let id = LibraryPath.id(in: question.path), let base = try library.base(of: id) else {
                    return .related(found: [], similar: [], request: request)
                }
                let found = try library.articles(named: question.own, from: base).map { id in try id.flatMap { try library.headline($0) } }
                let similar = try library.related(to: id, limit: question.limit)
                return .related(found: found, similar: similar, request: request)
            case .makeQRCode(let text, let request): return .qrCode(QRCodeMaker.code(of: text), text: text, request: request)
            case .openInBrowser(let address): return .browser(.unavailable, address: address)
            default: return nil
            }
        } catch let problem as LibraryProblem { return failed(effect, LibraryAccess.problem(problem)) } catch {
            return failed(effect, .cannotRead(library.path, reason: "\(error)"))
        }
    }

    private func failed(_ effect: Effect, _ problem: Problem) -> Message {
        switch effect {
        case .openFile(let path, let request), .openLink(let path, _, let request): .couldNotOpen(problem, path: path, request: request)
        default: .libraryProblem(problem)
        }
    }

    private func open(_ path: String, _ request: Int, _ sessions: SessionStore) throws -> Message {
        guard let id = LibraryPath.id(in: path), let headline = try library.headline(id), let bytes = try library.text(id) else {
            return .couldNotOpen(.noSuchFile(path), path: path, request: request)
        }
        let text = EncodedText(TextBytes(copying: bytes), encoding: .utf8)
        return .openedArticle(headline, text: text, place: sessions.place(of: id), request: request)
    }

    /// Another number when something has been brought in since; nil when it can't be told.
    var edition: Int? { try? library.edition }

    /// How its sources fare; nil where it has no feeds and all is well.
    var supply: ArticleSupply? {
        let feeds = (try? library.feeds()) ?? []
        let isCutOff = companion?.hasEnded ?? false
        guard !feeds.isEmpty || isCutOff else { return nil }
        return ArticleSupply(lastGood: feeds.compactMap(\.succeeded).max(), failing: feeds.count { $0.failures > 0 } + (isCutOff ? 1 : 0))
    }
}
