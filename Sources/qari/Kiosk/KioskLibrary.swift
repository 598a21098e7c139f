// The library as a kiosk's interface has it: to be read, never written. Answers the program's questions at once.
import ArabicText
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

struct KioskLibrary {
    /// Which file the library is: another one may come to have its name.
    private struct File {
        private let status: stat
        /// True while SQLite's index of what was written last lies beside it. A process that may not make that file can read a library
        /// that nobody has open for writing only as one that never changes.
        let hasIndex: Bool

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (self.status, hasIndex) = (status, access(path + "-shm", F_OK) == 0)
        }

        func isSame(as other: File) -> Bool { status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino }

        /// True when a library that was opened as one that never changes has changed, or is about to.
        func hasComeAlive(since old: File) -> Bool {
            guard !old.hasIndex else { return false }
            let (now, before) = (status.st_mtim, old.status.st_mtim)
            return hasIndex || (now.tv_sec, now.tv_nsec) != (before.tv_sec, before.tv_nsec) || status.st_size != old.status.st_size
        }
    }

    /// What became of the library's file.
    enum Following {
        case same
        /// It was opened while nobody wrote it, and somebody does now: it is open anew.
        case reopened
        /// Another file has its name, and is what is shown now.
        case replaced
        /// Another file has its name, and can't be opened yet: it is still being written, say.
        case waiting(Problem)
        /// Another file has its name in another folder, which this process may not open any more.
        case outOfReach
    }

    private(set) var library: Library
    private var file: File?
    private let start = ContinuousClock.now
    /// The process beside that brings articles in; nil where another keeps the library.
    let companion: Companion?
    /// Kilobytes of the library's file that each process keeps: a screen's worth and a search's, for months and for two hundred readers.
    /// The system keeps the rest, once for all of them.
    static let cache = 2_000
    /// The longest text whose likes are looked for, in bytes: they are found by taking it apart, which takes twenty times its length.
    private static let longestCompared = 1 << 20

    /// - Throws: `Problem`.
    init(path: String, companion: Companion?) throws {
        self.companion = companion
        (library, file) = try Self.open(path)
    }

    /// The library and the file that it is, looked at before it is opened: what happens in between is seen at the next look.
    private static func open(_ path: String) throws -> (Library, File?) {
        let file = File(path)
        let library = try LibraryAccess.open(path, .readOnly, cache: cache)
        _ = try LibraryAccess.saying { try library.edition }
        return (library, file)
    }

    /// A library that was restored from a copy, or salvaged, has another file under its name; the one that is open would be read for
    /// ever, and nothing would ever come in.
    mutating func follow() -> Following {
        guard let found = File(library.path) else { return .same }
        let isOther = file.map { !found.isSame(as: $0) } ?? true
        guard isOther || file.map({ found.hasComeAlive(since: $0) }) ?? false else { return .same }
        do {
            let (fresh, freshFile) = try Self.open(library.path)
            library.close()
            (library, file) = (fresh, freshFile)
            return isOther ? .replaced : .reopened
        } catch {
            guard isOther else { return .same }
            // Its permissions would let it be opened (which `access` looks at alone): what forbids it is for good.
            if access(library.path, R_OK) == 0, reasonNotToOpen(library.path) == EACCES { return .outOfReach }
            return .waiting(error as? Problem ?? .cannotRead(library.path, reason: "\(error)"))
        }
    }

    /// Why a file can't be opened; 0 when it can. `access` knows nothing of Landlock.
    private func reasonNotToOpen(_ path: String) -> Int32 {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno }
        Glibc.close(descriptor)
        return 0
    }

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
                let isGiant = try library.text(id).map { $0.count > Self.longestCompared } ?? false
                let similar = isGiant ? [] : try library.related(to: id, limit: question.limit)
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

    /// How its sources fare; nil where all is well.
    var supply: ArticleSupply? {
        let feeds = (try? library.feeds()) ?? []
        let beat = (try? library.setting(.fetcherBeat)).flatMap { $0 }.flatMap { Int64($0) }
        // A process that this one has just started may not have said yet that it lives: what is there is the last one's word.
        let isHeard = companion == nil || ContinuousClock.now - start > .seconds(ArticleSupply.longestSilence)
        return ArticleSupply(
            succeeded: feeds.compactMap(\.succeeded), failing: feeds.count { $0.failures > 0 }, beat: isHeard ? beat : nil,
            isCutOff: companion?.hasEnded ?? false, now: Int64(time(nil)))
    }
}
