// What can go wrong with a library. `qari` words it for the reader.
import SQLiteStore

/// Why the library can't do what it was asked. Each carries the library's file.
package enum LibraryProblem: Error, Hashable, Sendable {
    /// The file or its folder can't be opened or made.
    case cannotOpen(path: String, reason: String)
    /// The disk is full, or the file may not grow. What was saved before is there.
    case full(path: String)
    /// It was opened for reading only.
    case readOnly(path: String)
    /// The file is damaged. Opening it again for writing moves it aside and saves what can be read.
    case damaged(path: String)
    /// Another program holds it for too long.
    case busy(path: String)
    /// A later version of the program made it.
    case tooNew(path: String)
    /// An earlier version made it, and it can't be brought up to date where it can't be written.
    case tooOld(path: String)
    /// Another program's file, or a text: it is left as it is.
    case notALibrary(path: String)
    /// A copy is not written over what is there.
    case alreadyThere(path: String)
    case noSuchArticle(Int64, path: String)

    init(_ error: any Error, path: String) {
        switch error {
        case let problem as LibraryProblem: self = problem
        case let error as SQLiteError:
            switch error.code {
            case .full: self = .full(path: path)
            case .readOnly: self = .readOnly(path: path)
            case .corrupt, .notADatabase: self = .damaged(path: path)
            case .busy, .locked: self = .busy(path: path)
            default: self = .cannotOpen(path: path, reason: error.message)
            }
        default: self = .cannotOpen(path: path, reason: "\(error)")
        }
    }
}

/// What opening a library had to do beside opening it.
package enum LibraryNotice: Hashable, Sendable {
    /// The file was damaged: it now has another name, and so many of its articles are in the new library.
    case salvaged(from: String, articles: Int)
    /// It can be read, not written: its file, folder or disk does not allow it.
    case readOnly
}
