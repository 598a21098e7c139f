// The library as the reading program uses it: opened when it is first needed, asked and written to beside the loop. Another program
// that writes may hold it for seconds; turning a page must not wait for it.
import ArabicText
import ArticleLibrary
import ArticleModel
import Glibc
import Processes
import ReaderCore
import Synchronization

final class ReaderLibrary: ProgramLibrary, Sendable {
    let path: String
    /// Held while it is being opened, which the writer's queue may do as well.
    private let opened = Mutex<Library?>(nil)
    private let writer: LibraryWriter
    private let answers: LibraryAnswers
    private let hasSaidReadOnly = Atomic(false)
    /// What opening it had to do beside; told once, behind the answer that it was opened for.
    private let notices = Mutex<[Problem]>([])
    private let filePlaces = Mutex<[String: ReadingPlace]>([:])

    init(path: String, wake: WakeUp) {
        let answers = LibraryAnswers(wake: wake)
        (self.path, self.answers) = (path, answers)
        writer = LibraryWriter { answers.tell(.message($0)) }
    }

    /// True when there is one: reading a file does not make it.
    var exists: Bool { access(path, F_OK) == 0 }

    /// Kilobytes of the library that each of its connections keeps: many may read on one machine, whose own cache they share.
    private static let cache = 4_000

    private func library() throws -> Library {
        try opened.withLock { opened in
            if let opened { return opened }
            let progress = IndexProgress { self.answers.tell(.message(.renewingIndex(percent: $0))) }
            defer { if progress.told != nil { answers.tell(.message(.renewingIndex(percent: nil))) } }
            let library = try LibraryAccess.open(path, cache: Self.cache, progress: progress) { notice in notices.withLock { $0.append(notice) } }
            opened = library
            return library
        }
    }

    // MARK: Answers

    func ask(_ question: LibraryQuestion) {
        guard question.showsChanges else { return answers.ask(question, answer) }
        answers.ask(question, when: { begin in writer.afterChanges(begin) { self.answers.tell(.isChanged) } }, answer)
    }

    func takeAnswers() -> [LibraryAnswer] { answers.take() }

    var longestWait: Duration? { answers.longestWait }

    private func takeNotices() -> [LibraryAnswer] {
        notices.withLock { notices in
            defer { notices = [] }
            return notices.map { .message(.libraryProblem($0)) }
        }
    }

    private func answer(_ question: LibraryQuestion) -> [LibraryAnswer] { answered(question) + takeNotices() }

    private func answered(_ question: LibraryQuestion) -> [LibraryAnswer] {
        do {
            switch question {
            case .article(let id, let ticket): return [.message(try article(id, ticket))]
            case .link(let address, let ref, let ticket): return [.target(target(of: address, from: ref), ticket)]
            case .headlines(let query, let range, let ticket): return [.message(try ask { try $0.answer(headlines: query, range, ticket) })]
            case .sources(let ticket): return [.message(try ask { try $0.answerSources(ticket) })]
            case .breaking(let since, let ticket):
                tellShelf()
                return try ask { [.message(.breaking(try $0.breaking(since: since), ticket)), .message(.supply(Self.supply(try $0.feeds())))] }
            case .related(let question, let text, let ticket): return [.message(try related(question, text, ticket))]
            case .highlights(let id, let ticket):
                return [
                    .message(try ask { .highlights(try id.map($0.keptHighlights(of:)) ?? $0.keptHighlights(limit: Self.mostHighlights), ticket) })
                ]
            case .story(let id, let ticket): return [.message(try ask { .story(try $0.tellings(of: id), ticket) })]
            case .place(let ref, let ticket): return place(in: ref).map { [.message(.place($0, ticket))] } ?? []
            case .code(let text, let ticket): return [.message(.qrCode(QRCodeMaker.code(of: text), text: text, ticket))]
            }
        } catch { return question.refused(error as? Problem ?? .libraryCannotOpen(path, reason: "\(error)")) }
    }

    /// A longer list would serve nobody; `qari highlights` has them all.
    private static let mostHighlights = 2_000

    private func ask<Value>(_ body: (Library) throws -> Value) throws -> Value {
        let library = try library()
        if library.isReadOnly, !hasSaidReadOnly.exchange(true, ordering: .relaxed) { notices.withLock { $0.append(.libraryReadOnly(path)) } }
        return try LibraryAccess.saying { try body(library) }
    }

    /// What was changed a moment ago, and is not saved yet, counts.
    private func article(_ id: Int64, _ ticket: Ticket) throws -> Message {
        try ask { library in
            var (headline, text) = try library.article(id)
            if let isMarked = writer.pendingMark(of: id) { headline.isBookmarked = isMarked }
            let place = try writer.pendingPlace(of: .article(id)) ?? library.position(.article(id)).flatMap(TextPlace.init)
            return .openedArticle(headline, text: text, place: place, highlights: try library.highlights(of: id), ticket)
        }
    }

    /// Tells what stands beside the articles, behind the answers that a key waits for: to count the unread of a million takes its time.
    private func tellShelf() {
        answers.look { [self] in
            let shelf = try? ask { library in
                LibraryShelf(
                    searches: try library.savedSearches().map { ShelvedSearch(name: $0.name, search: $0.search) },
                    feeds: try Self.feeds(of: library), unread: try library.unreadCount())
            }
            if let shelf { answers.tell(.message(.shelf(shelf))) }
        }
    }

    private static func feeds(of library: Library) throws -> [ShelvedFeed] {
        let feeds = try library.feeds()
        return feeds.map { feed in
            let address = feed.url.withoutCredentials
            return ShelvedFeed(
                id: feed.id, address: address, name: feed.shownName ?? address, category: feed.category, problem: feed.error)
        }
    }

    /// How fresh the feeds are. One that alone is dead says nothing of the others: cut off is who got nothing the last time.
    private static func supply(_ feeds: [ArticleLibrary.Feed]) -> ArticleSupply? {
        guard let last = feeds.compactMap(\.fetched).max() else { return nil }
        let good = feeds.compactMap(\.succeeded).max()
        let isCutOff = good.map { last - $0 > refreshSeconds } ?? true
        return ArticleSupply(lastGood: good, failing: isCutOff ? feeds.count { $0.failures > 0 } : 0)
    }

    /// A refresh of all feeds takes no longer.
    private static let refreshSeconds: Int64 = 600

    /// - Parameter text: a file's text, for one that is not in the library.
    private func related(_ question: ReaderCore.RelatedQuestion, _ text: (@Sendable () -> EncodedText?)?, _ ticket: Ticket) throws -> Message {
        guard question.ref.isOfLibrary || exists else { return .related(found: [], similar: [], ticket) }
        return try ask { library in
            let found = try library.found(question.own, from: Self.base(of: question.ref, in: library))
            if case .library(let id) = question.ref {
                return .related(found: found, similar: try library.related(to: id, limit: question.limit), ticket)
            }
            let similar = try text?().map { try library.related(to: ArticleText.article($0, of: question.ref), limit: question.limit) }
            return .related(found: found, similar: similar ?? [], ticket)
        }
    }

    // MARK: Links

    /// Where an article's links are relative to. What is piped in, and a file named without its folder, is beside the reader.
    private static func base(of ref: ArticleRef, in library: Library) throws -> LinkBase {
        switch ref {
        case .library(let id): try library.base(of: id) ?? LinkBase(url: nil, path: nil)
        case .web(let address): LinkBase(url: address, path: nil)
        case .stdin: LinkBase(url: nil, path: LibraryFlags.absolute(ref.argument))
        case .file(let path): LinkBase(url: nil, path: LibraryFlags.absolute(path))
        case .bundled: LinkBase(url: nil, path: ref.argument)
        }
    }

    /// What to open for a link of an article: the library's own article, else a file that is there, else the likeliest place.
    private func target(of link: String, from ref: ArticleRef) -> ArticleRef {
        if ref.isOfLibrary || exists,
            let target = try? ask({ library in
                let base = try Self.base(of: ref, in: library)
                if let id = try library.article(named: link, from: base) { return ArticleRef.library(id) }
                return ref.isOfLibrary ? Self.nearest(base.places(of: link)) : nil
            })
        {
            return target
        }
        let base = if case .web(let address) = ref { LinkBase(url: address, path: nil) } else { LinkBase(url: nil, path: ref.argument) }
        return Self.nearest(base.places(of: link)) ?? ArticleRef(argument: link)
    }

    private static func nearest(_ places: [String]) -> ArticleRef? {
        let refs = places.map { ArticleRef(argument: $0) }
        return refs.first { if case .file(let path) = $0 { access(path, R_OK) == 0 } else { false } } ?? refs.first
    }

    // MARK: Changes

    /// The library for what writes to it; nil where it can't be written.
    private var writable: LibraryWriter.Source {
        {
            let library = try? self.library()
            self.takeNotices().forEach(self.answers.tell)
            return library.flatMap { $0.isReadOnly ? nil : $0 }
        }
    }

    /// - Returns: the refusal of what the reader asked to keep where nothing can be. That an article was opened, and where it was left,
    ///   nobody asked for: opening the library has said that it is only read.
    func keep(_ change: LibraryChange) -> Message? {
        if change.isAskedFor, opened.withLockIfAvailable({ $0?.isReadOnly ?? false }) ?? false {
            return .notKept(change, .libraryReadOnly(path))
        }
        writer.keep(change, in: writable)
        return nil
    }

    func endSession() {}

    // MARK: Places in files

    func keep(_ place: TextPlace, of ref: ArticleRef) {
        guard exists, let text = filePlace(of: ref) else { return }
        writer.keep(place, of: text, in: writable)
    }

    /// Asked of the system once for a file: its disk may be a network's.
    private func filePlace(of ref: ArticleRef) -> ReadingPlace? {
        guard case .file(let path) = ref else { return nil }
        return filePlaces.withLock { known in
            if let place = known[path] { return place }
            let place = FilePlace.place(of: path)
            known[path] = place
            return place
        }
    }

    private func place(in ref: ArticleRef) -> TextPlace? {
        guard exists, let text = filePlace(of: ref) else { return nil }
        if let place = writer.pendingPlace(of: text) { return place }
        return (try? library().position(text)).flatMap { $0 }.flatMap(TextPlace.init)
    }

    // MARK: The end

    /// Everything kept is saved when this returns, if the library lets it.
    func close() {
        let isOpen = opened.withLockIfAvailable { $0 != nil } ?? false
        writer.finish(in: writable, isPatient: isOpen)
        // A library in which something is still being looked for is left as it is: what is saved is saved.
        guard answers.close(within: 1_000) else { return }
        opened.withLockIfAvailable { opened in
            opened?.close()
            opened = nil
        }
    }
}

extension TextPlace {
    fileprivate init?(_ position: ReadingPosition) { self.init(part: position.part, offset: position.offset, scalar: position.logicalOffset) }
}
