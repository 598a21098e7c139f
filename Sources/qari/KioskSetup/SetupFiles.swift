// Files of a set-up, read whole, and told apart by what is in them.
import ArticleLibrary

enum SetupFiles {
    private static let largest = 1 << 20

    /// Nil for a file that is not there, or can't be read.
    static func text(of path: String) -> String? { WholeFile.read(path, atMost: largest).map { String(decoding: $0, as: UTF8.self) } }

    /// Whether a file is still what was written, among those who may write it anyway.
    static func mark(_ text: String) -> String { Fingerprint.hex(Array(text.utf8)) }
}
