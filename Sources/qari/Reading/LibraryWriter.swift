// Saves what the reader does, in the order it was done, beside the event loop. Places in a text come by the line: the last
// of half a second is saved for all of them, so that a killed program loses no more than that.
import ArticleLibrary
import Dispatch
import ReaderCore
import Synchronization

final class LibraryWriter: Sendable {
    private struct State {
        var places: [Int64: SavedPlace] = [:]
        var isScheduled = false
        var problem: Problem?
        var hasTold = false
    }

    private let queue = DispatchQueue(label: "library")
    private let unsettled = DispatchGroup()
    private let state = Mutex(State())
    private static let delay = DispatchTimeInterval.milliseconds(500)

    func keep(_ change: LibraryChange, in library: Library) {
        switch change {
        case .opened(let id): write(in: library) { try $0.noteOpened(id) }
        case .bookmark(let id, let isMarked): write(in: library) { try $0.setBookmarked(id, isMarked) }
        case .place(let id, let place):
            let isFirst = state.withLock { state in
                state.places[id] = place
                defer { state.isScheduled = true }
                return !state.isScheduled
            }
            if isFirst { queue.asyncAfter(deadline: .now() + Self.delay) { self.savePlaces(in: library) } }
        }
    }

    private func write(in library: Library, _ body: @escaping @Sendable (Library) throws -> Void) {
        queue.async(group: unsettled) {
            self.savePlaces(in: library)
            self.telling { try body(library) }
        }
    }

    private func savePlaces(in library: Library) {
        let places = state.withLock { state in
            defer { (state.places, state.isScheduled) = ([:], false) }
            return state.places
        }
        for (id, place) in places {
            let position = ReadingPosition(part: place.part, offset: place.offset, logicalOffset: place.scalar)
            telling { try library.savePosition(position, of: .article(id)) }
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

    /// Waits until what was changed is saved, as it is after a millisecond; no longer than the eye would notice.
    func settle() { _ = unsettled.wait(timeout: .now() + .milliseconds(60)) }

    /// Saves all that is left.
    func finish(in library: Library) { queue.sync { savePlaces(in: library) } }
}
