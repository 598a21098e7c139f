// The reader's own list of names that are written in several ways: `names.txt` beside the settings.
import ArticleLibrary
import Glibc

enum NamesFile {
    static var path: String { ConfigurationFile.folder + "/names.txt" }

    /// More than so many bytes are no list of names.
    private static let bound = 1 << 20

    /// The program's names, and those of the file where there is one.
    static var spellings: NameSpellings {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return .known(and: "") }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: bound)
        let count = read(descriptor, &bytes, bound)
        return .known(and: String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
    }
}
