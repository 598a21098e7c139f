// A word of a text as the index sees it.

/// A word: folded as the reader's search folds it, its stem, and where it stands.
struct Token {
    let term: IndexTerm
    /// Of an Arabic word, marked as the index has it (`IndexTerm.stemMark`); others are searched as they are.
    let stem: IndexTerm?
    /// Bytes of the text (UTF-8).
    let range: Range<Int>

    var word: String { term.text }
    /// What tells what a text is about: the stem of a word that has one.
    var subject: IndexTerm { stem ?? term }
}
