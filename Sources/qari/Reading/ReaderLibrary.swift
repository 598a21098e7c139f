// The library as the reading program uses it: opened when it is first needed, asked at once, written to behind the reader's back.
// Another program that writes may hold the library for seconds; turning a page must not wait for it.
import ArabicText
import ArticleLibrary
import ArticleModel
import Dispatch
import Glibc
import ReaderCore
import Synchronization

final class ReaderLibrary: Sendable {
    private struct Notice {
        var problem: Problem?
        var hasSaidReadOnly = false
    }

    let path: String
    /// Held while it is being opened, which the writer's queue may do as well.
    private let opened = Mutex<Library?>(nil)
    private let writer = LibraryWriter()
    /// What opening it had to do beside; told once.
    private let notice = Mutex(Notice())
    private let filePlaces = Mutex<[String: ReadingPlace]>([:])

    init(path: String) { self.path = path }

    /// True when there is one: reading a file does not make it.
    var exists: Bool { access(path, F_OK) == 0 }

    /// Kilobytes of the library that each of its connections keeps: many may read on one machine, whose own cache they share.
    private static let cache = 4_000

    private func library() throws -> Library {
        try opened.withLock { opened in
            if let opened { return opened }
            let library = try LibraryAccess.open(path, cache: Self.cache) { problem in notice.withLock { $0.problem = problem } }
            opened = library
            return library
        }
    }

    /// The notice, the first time.
    func takeNotice() -> Problem? {
        let told = notice.withLock { notice in
            defer { notice.problem = nil }
            return notice.problem
        }
        return told ?? writer.takeProblem()
    }

    /// Asks the library; what was changed a moment ago is in the answer.
    private func ask<Value>(_ body: (Library) throws -> Value) throws -> Value {
        let library = try library()
        if library.isReadOnly { sayReadOnly() }
        writer.settle()
        return try LibraryAccess.saying { try body(library) }
    }

    private func sayReadOnly() {
        notice.withLock { notice in
            guard !notice.hasSaidReadOnly else { return }
            notice.hasSaidReadOnly = true
            notice.problem = notice.problem ?? .libraryReadOnly(path)
        }
    }

    // MARK: Answers

    func open(_ id: Int64, request: Int) -> Message {
        let path = LibraryPath.path(of: id)
        do {
            return try ask { library in
                guard let headline = try library.headline(id), let bytes = try library.text(id) else {
                    throw LibraryProblem.noSuchArticle(id, path: library.path)
                }
                let place = try library.position(.article(id)).map { SavedPlace(part: $0.part, offset: $0.offset, scalar: $0.logicalOffset) }
                let text = EncodedText(TextBytes(copying: bytes), encoding: .utf8)
                return .openedArticle(headline, text: text, place: place, request: request)
            }
        } catch { return .couldNotOpen(Self.problem(error), path: path, request: request) }
    }

    func headlines(_ query: HeadlineQuery, _ range: Range<Int>, request: Int) -> Message {
        if case .search(let text) = query, let part = SearchQuery(text, now: 0).misunderstood.first { return .libraryProblem(.badSearch(part)) }
        return answering {
            let total = try $0.count(query)
            // A library asks itself for what is like an article; it need not look for more than there is.
            let limit = max(0, min(range.count, total - range.lowerBound))
            let rows = limit == 0 ? [] : try $0.headlines(query, offset: range.lowerBound, limit: limit)
            return .headlines(query, rows: rows, total: total, request: request)
        }
    }

    func sources(request: Int) -> Message {
        answering { library in
            let sources = try library.sources().map { SourceEntry(name: $0.source, count: $0.articles, unread: $0.unread) }
            return .sources(sources, request: request)
        }
    }

    func breaking(since: Int64) -> Message { answering { .breaking(try $0.breaking(since: since)) } }

    /// How fresh the feeds are. One that alone is dead says nothing of the others: cut off is who got nothing the last time.
    func supply() -> Message? {
        guard let feeds = try? ask({ try $0.feeds() }) else { return nil }
        guard let last = feeds.compactMap(\.fetched).max() else { return .supply(nil) }
        let good = feeds.compactMap(\.succeeded).max()
        let isCutOff = good.map { last - $0 > Self.refreshSeconds } ?? true
        return .supply(ArticleSupply(lastGood: good, failing: isCutOff ? feeds.count { $0.failures > 0 } : 0))
    }

    /// A refresh of all feeds takes no longer.
    private static let refreshSeconds: Int64 = 600

    /// - Parameter text: a file's text, for one that is not in the library.
    func related(_ question: ReaderCore.RelatedQuestion, text: () -> EncodedText?, request: Int) -> Message {
        let id = LibraryPath.id(in: question.path)
        guard id != nil || exists else { return .related(found: [], similar: [], request: request) }
        do {
            return try ask { library in
                let found = try library.articles(named: question.own, from: Self.base(of: question.path, in: library)).map { id in
                    try id.flatMap { try library.headline($0) }
                }
                if let id { return .related(found: found, similar: try library.related(to: id, limit: question.limit), request: request) }
                let similar = try text().map { try library.related(to: ArticleText.article($0, path: question.path), limit: question.limit) }
                return .related(found: found, similar: similar ?? [], request: request)
            }
        } catch { return .related(found: [], similar: [], request: request) }
    }

    /// Where an article's links are relative to. A file named without its folder is beside the reader.
    private static func base(of path: String, in library: Library) throws -> LinkBase {
        if let id = LibraryPath.id(in: path) { return try library.base(of: id) ?? LinkBase(url: nil, path: nil) }
        return path.contains("://")
            ? LinkBase(url: path, path: nil) : LinkBase(url: nil, path: path == "-" ? LibraryFlags.absolute(path) : ArticleText.place(path))
    }

    /// What to open for a link of an article: the library's own article, else a file that is there, else the likeliest place.
    func place(of link: String, from path: String) -> String {
        let isHere = LibraryPath.id(in: path) != nil
        if isHere || exists,
            let place = try? ask({ library in
                let base = try Self.base(of: path, in: library)
                if let id = try library.articles(named: [RelatedItem(title: "", url: link)], from: base)[0] { return LibraryPath.path(of: id) }
                return isHere ? Self.nearest(base.places(of: link)) : nil
            })
        {
            return place
        }
        return Self.nearest(LinkBase(url: path.contains("://") ? path : nil, path: path.contains("://") ? nil : path).places(of: link)) ?? link
    }

    private static func nearest(_ places: [String]) -> String? {
        places.first { !$0.contains("://") && access($0, R_OK) == 0 } ?? places.first
    }

    private func answering(_ body: (Library) throws -> Message) -> Message {
        do { return try ask(body) } catch { return .libraryProblem(Self.problem(error)) }
    }

    private static func problem(_ error: any Error) -> Problem { error as? Problem ?? .libraryCannotOpen("library", reason: "\(error)") }

    // MARK: Changes

    /// The library for what writes to it; nil where it can't be written.
    private var writable: LibraryWriter.Source { { (try? self.library()).flatMap { $0.isReadOnly ? nil : $0 } } }

    /// - Returns: the refusal of what the reader asked to keep where nothing can be. That an article was opened, and where it was left,
    ///   nobody asked for: opening the library has said that it is only read.
    func keep(_ change: LibraryChange) -> Message? {
        if case .bookmark = change, opened.withLockIfAvailable({ $0?.isReadOnly ?? false }) ?? false {
            return .notKept(change, .libraryReadOnly(path))
        }
        writer.keep(change, in: writable)
        return nil
    }

    // MARK: Places in files

    func keep(_ place: SavedPlace, ofFile path: String) {
        guard exists, let text = filePlace(of: path) else { return }
        writer.keep(place, of: text, in: writable)
    }

    /// Asked of the system once for a file: its disk may be a network's.
    private func filePlace(of path: String) -> ReadingPlace? {
        filePlaces.withLock { known in
            if let place = known[path] { return place }
            let place = FilePlace.place(of: path)
            known[path] = place
            return place
        }
    }

    /// Looks for the place where a file was left, beside the loop: the file is on the screen, and the library may be slow to open.
    func findPlace(ofFile path: String, request: Int) {
        guard exists, let text = filePlace(of: path) else { return }
        writer.find(text, request: request) { try? self.library() }
    }

    /// True while a place is looked for; the loop then waits no longer than `patience`, in milliseconds.
    var isFindingPlace: Bool { writer.isFinding }
    static let patience: Int32 = 10

    /// A place that was found.
    func foundPlace() -> Message? { writer.takeFound().map { .place($0.place, request: $0.request) } }

    /// Everything kept is saved when this returns, if the library lets it.
    func close() {
        let isOpen = opened.withLockIfAvailable { $0 != nil } ?? false
        writer.finish(in: writable, isPatient: isOpen)
        opened.withLockIfAvailable { opened in
            opened?.close()
            opened = nil
        }
    }
}
