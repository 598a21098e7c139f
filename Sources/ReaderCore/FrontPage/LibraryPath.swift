// How an article of the library is named where a file's path is asked for: in the history, in links.

package enum LibraryPath {
    private static let prefix = "qari:library/"

    package static func path(of id: Int64) -> String { prefix + "\(id)" }

    /// nil for any other path.
    package static func id(in path: String) -> Int64? {
        guard path.hasPrefix(prefix) else { return nil }
        return Int64(path.dropFirst(prefix.count))
    }
}
