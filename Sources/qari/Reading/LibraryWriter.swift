// Saves what the reader does, in the order it was done, beside the event loop, and finds the place of a file, which must not hold
// up its first page. Places in a text come by the line: the last of half a second is saved for all of them, so that a killed
// program loses no more than that.
import ArticleLibrary
import Dispatch
import ReaderCore
import Synchronization

final class LibraryWriter: Sendable {
    /// The library, opened where it is not yet; nil where nothing can be written. Called on the writer's queue.
    typealias Source = @Sendable () -> Library?

    private struct State {
        var places: [ReadingPlace: SavedPlace] = [:]
        var isScheduled = false
        var problem: Problem?
        var hasTold = false
        /// Places being looked for, and those found.
        var searches = 0
        var found: [(place: SavedPlace, request: Int)] = []
    }

    private let queue = DispatchQueue(label: "library")
    private let unsettled = DispatchGroup()
    private let state = Mutex(State())
    private static let delay = DispatchTimeInterval.milliseconds(500)

    func keep(_ change: LibraryChange, in source: @escaping Source) {
        switch change {
        case .opened(let id): write(in: source) { try $0.noteOpened(id) }
        case .bookmark(let id, let isMarked): write(in: source) { try $0.setBookmarked(id, isMarked) }
        case .place(let id, let place): keep(place, of: .article(id), in: source)
        }
    }

    func keep(_ place: SavedPlace, of text: ReadingPlace, in source: @escaping Source) {
        let isFirst = state.withLock { state in
            state.places[text] = place
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if isFirst { queue.asyncAfter(deadline: .now() + Self.delay) { self.savePlaces(in: source) } }
    }

    private func write(in source: @escaping Source, _ body: @escaping @Sendable (Library) throws -> Void) {
        queue.async(group: unsettled) {
            self.savePlaces(in: source)
            if let library = source() { self.telling { try body(library) } }
        }
    }

    private func savePlaces(in source: Source) {
        let places = state.withLock { state in
            defer { (state.places, state.isScheduled) = ([:], false) }
            return state.places
        }
        guard !places.isEmpty, let library = source() else { return }
        for (text, place) in places {
            let position = ReadingPosition(part: place.part, offset: place.offset, logicalOffset: place.scalar)
            telling { try library.savePosition(position, of: text) }
        }
    }

    /// The first failure is told; the reader knows then that nothing is kept.
    private func telling(_ body: () throws -> Void) {
        do { try LibraryAccess.saying(body) } catch {
            state.withLock { state in
                guard !state.hasTold else { return }
                (state.problem, state.hasTold) = (error as? Problem, true)
            }
        }
    }

    func takeProblem() -> Problem? {
        state.withLock { state in
            defer { state.problem = nil }
            return state.problem
        }
    }

    // MARK: Finding a place

    /// Looks a place up behind what is still to be saved; `takeFound` gives it once it is there.
    func find(_ text: ReadingPlace, request: Int, in library: @escaping Source) {
        state.withLock { $0.searches += 1 }
        queue.async {
            self.savePlaces(in: library)
            let position = try? library()?.position(text)
            self.state.withLock { state in
                state.searches -= 1
                guard let position else { return }
                let place = SavedPlace(part: position.part, offset: position.offset, scalar: position.logicalOffset)
                state.found.append((place, request))
            }
        }
    }

    /// True while a place is looked for or waits to be taken.
    var isFinding: Bool { state.withLock { $0.searches > 0 || !$0.found.isEmpty } }

    func takeFound() -> (place: SavedPlace, request: Int)? { state.withLock { $0.found.isEmpty ? nil : $0.found.removeFirst() } }

    // MARK: Waiting

    /// Waits until what was changed is saved, as it is after a millisecond; no longer than the eye would notice.
    func settle() { _ = unsettled.wait(timeout: .now() + .milliseconds(60)) }

    /// Saves all that is left. A library that was never opened, because another program holds it, is not waited for long.
    func finish(in source: @escaping Source, isPatient: Bool) {
        let saved = DispatchGroup()
        queue.async(group: saved) { self.savePlaces(in: source) }
        if isPatient { saved.wait() } else { _ = saved.wait(timeout: .now() + .seconds(1)) }
    }
}
