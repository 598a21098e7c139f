// Opens the library for a subcommand or the event loop: what is to be told is told, and a new library gets its first articles.
import ArticleLibrary
import Glibc
import ReaderCore

enum LibraryAccess {
    /// - Throws: `Problem`.
    /// - Parameter progress: told of an index that is made anew.
    static func open(
        _ path: String, _ mode: Library.Mode = .readWrite, cache: Int = 32_000, progress: IndexProgress? = nil, note: (Problem) -> Void = { _ in }
    ) throws -> Library {
        guard !path.isEmpty else { throw Problem.noHome }
        let library = try saying {
            try Library.open(path: path, mode: mode, cache: cache, names: { NamesFile.spellings }, progress: { progress?.note($0, of: $1) })
        }
        if case .salvaged(let aside, let articles)? = library.notice {
            note(.librarySalvaged(path, aside: aside, articles: articles))
        }
        if !library.isReadOnly { try saying { try BundledArticles.add(to: library) } }
        return library
    }

    /// Words a library's failures for the reader.
    static func saying<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let problem as LibraryProblem { throw Self.problem(problem) }
    }

    static func problem(_ problem: LibraryProblem) -> Problem {
        switch problem {
        case .cannotOpen(let path, let reason): .libraryCannotOpen(path, reason: reason)
        case .full(let path): .libraryFull(path)
        case .readOnly(let path): .libraryReadOnly(path)
        case .damaged(let path): .libraryDamaged(path)
        case .busy(let path): .libraryBusy(path)
        case .tooNew(let path): .libraryTooNew(path)
        case .tooOld(let path): .libraryTooOld(path)
        case .notALibrary(let path): .notALibrary(path)
        case .alreadyThere(let path): .alreadyThere(path)
        case .noSuchArticle(let id, let path): .noSuchArticle("\(id)", library: path)
        }
    }
}
