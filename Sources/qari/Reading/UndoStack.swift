// The changes that the reader can take back, the last one last. Used on the writer's queue.
import ArticleLibrary
import ArticleModel
import ReaderCore
import Synchronization

final class UndoStack: Sendable {
    /// What makes things as they were.
    enum Change: Sendable {
        case read([Int64], isRead: Bool)
        case removed(RemovedArticle)
        case bookmark(Int64, isMarked: Bool)
        case tags(Int64, [String])
        case highlighted(Int64)
        case highlightDropped(Highlight)
        case note(Int64, String)
        case feedDropped(DroppedFeed)
        case feedName(Int64, String?)
        case feedCategory(Int64, String?)
    }

    private let changes = Mutex<[Change]>([])
    private static let bound = 100

    func push(_ change: Change) {
        if case .read(let ids, _) = change, ids.isEmpty { return }
        changes.withLock { changes in
            changes.append(change)
            if changes.count > Self.bound { changes.removeFirst() }
        }
    }

    /// More articles of the change that was pushed last, one that goes piece by piece.
    func extend(_ more: [Int64]) {
        changes.withLock { changes in
            guard case .read(let ids, let isRead)? = changes.last else { return }
            changes[changes.count - 1] = .read(ids + more, isRead: isRead)
        }
    }

    /// Takes the last change back. What of it could not be taken back is the last change still.
    /// - Parameter each: told of each piece of a change of many articles, once it is saved.
    func undo(in library: Library, each: (MarkedPiece) -> Void = { _ in }) throws -> Triage {
        guard let change = changes.withLock({ $0.popLast() }) else { return .nothingToUndo }
        switch change {
        case .read(let ids, let isRead):
            var left = ids.sorted()[...]
            do {
                try library.setRead(ids, isRead) { piece in
                    left = left.dropFirst(piece.done - (ids.count - left.count))
                    each(piece)
                    return true
                }
            } catch {
                push(.read(Array(left), isRead: isRead))
                throw error
            }
            return .undone(.read(ids.count))
        case .removed(let article):
            try library.restore(article)
            return .undone(.removed)
        case .bookmark(let id, let isMarked):
            try library.setBookmarked(id, isMarked)
            return .undone(.bookmark)
        case .tags(let id, let tags):
            try library.setTags(tags, of: id)
            return .undone(.tags)
        case .highlighted(let id):
            try library.removeHighlight(id)
            return .undone(.highlight)
        case .highlightDropped(let highlight):
            try library.keep(highlight)
            return .undone(.highlight)
        case .note(let id, let note):
            try library.setNote(note, of: id)
            return .undone(.highlight)
        case .feedDropped(let feed):
            return try library.restore(feed) ? .undone(.feed) : .feedIsFollowed
        case .feedName(let id, let name):
            try library.rename(feed: id, to: name)
            return .undone(.feed)
        case .feedCategory(let id, let category):
            try library.file(feed: id, under: category)
            return .undone(.feed)
        }
    }
}

extension LibraryChange {
    /// True for what the reader waits to see kept; that an article was opened, and where it was left, nobody asked for.
    var isAskedFor: Bool {
        switch self {
        case .opened, .visited, .place, .highlightMoved: false
        case .bookmark, .read, .readAll, .removed, .tags, .search, .noSearch, .feedName, .feedCategory, .feedDropped, .highlighted,
            .highlightDropped, .highlightNote, .undone:
            true
        }
    }
}
