// The reader's own list of names that are written in several ways: `names.txt` beside the settings.
import ArticleLibrary

enum NamesFile {
    static var path: String { ConfigurationFile.folder + "/names.txt" }

    /// More than so many bytes are no list of names.
    private static let bound = 1 << 20

    /// The program's names, and those of the file where there is one.
    static var spellings: NameSpellings {
        .known(and: String(decoding: WholeFile.read(path, atMost: bound) ?? [], as: UTF8.self))
    }
}
