// A word of a text as the index sees it.

/// A word: folded as the reader's search folds it, its stem, and where it stands.
struct Token: Hashable {
    let word: String
    /// Of an Arabic word; others are searched as they are.
    let stem: String?
    /// Bytes of the text (UTF-8).
    let range: Range<Int>

    /// A stem's form in the index, where no word can be taken for it.
    static func mark(_ stem: String) -> String { "_" + stem }
}
