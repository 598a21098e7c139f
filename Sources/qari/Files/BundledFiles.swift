// The files carried inside the program.
import ArabicText
import ArticleModel
import CBundledData

enum BundledFiles {
    /// What the path of a bundled article begins with, where a file's path is asked for.
    static let prefix = ArticleRef.bundledPrefix

    static var paths: [String] { (0..<qari_bundled_count()).map { String(cString: qari_bundled_at($0).path) } }

    static func contents(_ path: String) -> UnsafeRawBufferPointer? {
        for index in 0..<qari_bundled_count() {
            let file = qari_bundled_at(index)
            if String(cString: file.path) == path { return UnsafeRawBufferPointer(start: file.bytes, count: file.count) }
        }
        return nil
    }
}
