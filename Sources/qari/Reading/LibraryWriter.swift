// Saves what the reader does, in the order it was done, beside the event loop. Places in a text come by the line: the last of 300
// milliseconds is saved for all of them, so that a killed program loses less than half a second, on a busy machine too.
// What is not saved yet can be asked for.
import ArticleLibrary
import ArticleModel
import Dispatch
import Glibc
import ReaderCore
import Synchronization

final class LibraryWriter: Sendable {
    /// The library, opened where it is not yet; nil where nothing can be written. Called on the writer's queue.
    typealias Source = @Sendable () -> Library?

    private struct State {
        /// Places to be saved, and those that are being saved now.
        var (places, saving): ([ReadingPlace: TextPlace], [ReadingPlace: TextPlace]) = ([:], [:])
        var isScheduled = false
        /// Changes that are not saved yet; among them the bookmarks, the last of each article.
        var unsettled = 0
        var marks: [Int64: (isMarked: Bool, number: Int)] = [:]
        var changes = 0
        /// The number of the last change that the reader can take back, and of a change of many articles that is to stop, being taken back.
        var (newest, stopped) = (0, 0)
        var hasTold = false
    }

    private let queue = DispatchQueue(label: "library")
    private let state = Mutex(State())
    private let tell: @Sendable (Message) -> Void
    private let undoing = UndoStack()
    private static let delay = DispatchTimeInterval.milliseconds(300)

    /// - Parameter tell: told of the first failure; the reader knows then that nothing is kept.
    init(tell: @escaping @Sendable (Message) -> Void) { self.tell = tell }

    func keep(_ change: LibraryChange, in source: @escaping Source) {
        let number = number(of: change)
        switch change {
        case .opened(let id): write(in: source) { try $0.noteOpened(id) }
        case .bookmark(let id, let isMarked):
            write(mark: (id, isMarked), in: source) { [undoing] library in
                try library.setBookmarked(id, isMarked)
                undoing.push(.bookmark(id, isMarked: !isMarked))
            }
        case .visited(let id): write(in: source) { try $0.noteOpened(id, marksRead: false) }
        case .read(let id, let isRead):
            write(in: source) { [undoing] in undoing.push(.read(try $0.setRead(id, isRead), isRead: !isRead)) }
        case .readAll(let query, let before):
            write(in: source) { [self] in try markRead(query, before: before, number: number, in: $0, source) }
        case .removed(let id):
            write(in: source) { [undoing] in if let removed = try $0.removeForNow(id) { undoing.push(.removed(removed)) } }
        case .tags(let id, let tags):
            write(in: source) { [undoing] library in
                undoing.push(.tags(id, try library.tags(of: id)))
                try library.setTags(tags, of: id)
            }
        case .search(let search, let name): write(in: source) { try $0.save(SavedSearch(name: name, search: search)) }
        case .noSearch(let name): write(in: source) { _ = try $0.removeSavedSearch(name) }
        case .feedName(let id, let name):
            write(in: source) { [undoing] library in
                let before = try library.feed(id)?.name
                if try library.rename(feed: id, to: name.isEmpty ? nil : name) { undoing.push(.feedName(id, before)) }
            }
        case .feedCategory(let id, let category):
            write(in: source) { [undoing] library in
                let before = try library.feed(id)?.category
                if try library.file(feed: id, under: category.isEmpty ? nil : category) { undoing.push(.feedCategory(id, before)) }
            }
        case .feedDropped(let id):
            write(in: source) { [undoing] in if let dropped = try $0.dropForNow(feed: id) { undoing.push(.feedDropped(dropped)) } }
        case .highlighted(let highlight):
            write(in: source) { [undoing] library in
                let (id, known) = try library.keep(highlight)
                undoing.push(known.map { .note(id, $0.note) } ?? .highlighted(id))
            }
        case .highlightDropped(let id):
            write(in: source) { [undoing] in if let dropped = try $0.removeHighlight(id) { undoing.push(.highlightDropped(dropped)) } }
        case .highlightNote(let id, let note):
            write(in: source) { [undoing] in if let before = try $0.setNote(note, of: id) { undoing.push(.note(id, before)) } }
        case .highlightMoved(let id, let stretch):
            write(in: source) { try $0.moveHighlight(id, to: .init(stretch.start), .init(stretch.end)) }
        case .undone:
            write(in: source) { [self] library in
                tell(.triaged(try undoing.undo(in: library) { rest(after: $0, isUndone: true, source) }))
            }
        case .place(let id, let place): keep(place, of: .article(id), in: source)
        }
    }

    func keep(_ place: TextPlace, of text: ReadingPlace, in source: @escaping Source) {
        let isFirst = state.withLock { state in
            state.places[text] = place
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if isFirst { queue.asyncAfter(deadline: .now() + Self.delay) { self.savePlaces(in: source) } }
    }

    // MARK: Many articles

    /// What a change that can be taken back is known by. Taking back the newest one stops it where it is still under way.
    private func number(of change: LibraryChange) -> Int {
        state.withLock { state in
            if case .undone = change { state.stopped = state.newest } else if change.isAskedFor { state.newest += 1 }
            return state.newest
        }
    }

    private func markRead(_ query: HeadlineQuery, before: Int64?, number: Int, in library: Library, _ source: Source) throws {
        var count = 0
        try library.markRead(query, before: before) { piece in
            // What is marked can be taken back, whatever becomes of the rest.
            if count == 0 { undoing.push(.read(piece.changed, isRead: false)) } else { undoing.extend(piece.changed) }
            count += piece.changed.count
            guard !state.withLock({ $0.stopped == number }) else { return false }
            rest(after: piece, isUndone: false, source)
            return true
        }
        tell(.triaged(.markedRead(count)))
    }

    /// So long another program has for what it waits to write, in microseconds: SQLite asks ten times a second whether it may.
    private static let rest: UInt32 = 120_000

    /// Between two pieces of a change of very many articles: the reader is told, places are saved, and other programs have their turn.
    private func rest(after piece: MarkedPiece, isUndone: Bool, _ source: Source) {
        guard piece.done < piece.total else { return }
        tell(.triaged(.marking(done: piece.done, total: piece.total, isUndone: isUndone)))
        savePlaces(in: source)
        usleep(Self.rest)
    }

    private func write(
        mark: (id: Int64, isMarked: Bool)? = nil, in source: @escaping Source, _ body: @escaping @Sendable (Library) throws -> Void
    ) {
        let number = state.withLock { state in
            (state.unsettled, state.changes) = (state.unsettled + 1, state.changes + 1)
            if let mark { state.marks[mark.id] = (mark.isMarked, state.changes) }
            return state.changes
        }
        let id = mark?.id
        queue.async {
            self.savePlaces(in: source)
            if let library = source() { self.telling { try body(library) } }
            self.state.withLock { state in
                state.unsettled -= 1
                if let id, state.marks[id]?.number == number { state.marks[id] = nil }
            }
        }
    }

    private func savePlaces(in source: Source) {
        let places = state.withLock { state in
            (state.saving, state.places, state.isScheduled) = (state.places, [:], false)
            return state.saving
        }
        defer { state.withLock { $0.saving = [:] } }
        guard !places.isEmpty, let library = source() else { return }
        for (text, place) in places {
            let (part, offset, scalar) = place.stored
            let position = ReadingPosition(part: part, offset: offset, logicalOffset: scalar)
            telling { try library.savePosition(position, of: text) }
        }
    }

    private func telling(_ body: () throws -> Void) {
        do { try LibraryAccess.saying(body) } catch {
            let isFirst = state.withLock { state in
                defer { state.hasTold = true }
                return !state.hasTold
            }
            if isFirst, let problem = error as? Problem { tell(.libraryProblem(problem)) }
        }
    }

    // MARK: What is not saved yet

    /// Where the reader left a text; nil when that is saved, or not known.
    func pendingPlace(of text: ReadingPlace) -> TextPlace? { state.withLock { $0.places[text] ?? $0.saving[text] } }

    /// Whether the reader marked an article; nil when that is saved, or not known.
    func pendingMark(of id: Int64) -> Bool? { state.withLock { $0.marks[id]?.isMarked } }

    /// A list of what the reader changed a moment ago waits for that to be saved, but not for long: another program may hold the library
    /// for many seconds, and reading it is still possible.
    private static let patience = DispatchTimeInterval.seconds(2)

    /// Calls `begin` once what was changed until now is saved, or has taken too long.
    /// - Parameter late: called when it is saved, where `begin` was not to wait for that.
    func afterChanges(_ begin: @escaping @Sendable () -> Void, late: @escaping @Sendable () -> Void) {
        guard state.withLock({ $0.unsettled > 0 }) else { return begin() }
        let hasBegun = Begun()
        queue.async { if hasBegun.isFirst { begin() } else { late() } }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { if hasBegun.isFirst { begin() } }
    }

    /// Which of two comes first.
    private final class Begun: Sendable {
        private let flag = Atomic(false)
        var isFirst: Bool { !flag.exchange(true, ordering: .relaxed) }
    }

    // MARK: The end

    /// Saves all that is left. A library that was never opened, because another program holds it, is not waited for long.
    func finish(in source: @escaping Source, isPatient: Bool) {
        let saved = DispatchGroup()
        queue.async(group: saved) { self.savePlaces(in: source) }
        if isPatient { saved.wait() } else { _ = saved.wait(timeout: .now() + .seconds(1)) }
    }
}
