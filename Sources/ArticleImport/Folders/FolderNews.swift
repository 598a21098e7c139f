// What a watch has to tell of its folders, and what is made of it.

extension FolderWatch {
    package struct File {
        package let path: String
        package let bytes: [UInt8]
        /// What the file looked like: equal as long as it has not changed, also to another process.
        package let mark: String
        /// For how long it has been as it is, in milliseconds, as far as this watch has seen.
        package let quiet: Int64
    }

    package enum News {
        /// New, or other than when it was last given, and settled.
        case file(File)
        /// A file that was given, or marked as given, is there no more: removed or moved away, while its folder stands.
        case removed(String)
        /// Something that nothing comes in from, told once.
        case obstacle(FolderObstacle)
    }

    package enum Verdict {
        case done
        /// Give the file again, so many milliseconds later at the earliest.
        case later(Int64)
        /// It could not be dealt with at all: give it again later, and nothing else for a moment.
        case failed
    }
}

/// Why something in a folder does not come in. Numbers are the system's.
package enum FolderObstacle: Hashable, Sendable {
    case noFolder(String)
    case closedFolder(String, number: Int32)
    case unreadable(String, number: Int32)
    /// More bytes than are read.
    case tooLarge(String, most: Int)
    case tooMany(String, most: Int)

    var path: String {
        switch self {
        case .noFolder(let path), .closedFolder(let path, _), .unreadable(let path, _), .tooLarge(let path, _), .tooMany(let path, _): path
        }
    }
}

package struct FolderWatchProblem: Error, Hashable, Sendable {
    /// The system's number for it.
    package var number: Int32
}
