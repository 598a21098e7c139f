// Why a book, a document, a letter or a compressed file gives no article.

package enum DocumentProblem: Error, Sendable {
    /// It breaks off, or is not what it calls itself.
    case broken
    /// Its text is encrypted.
    case locked
    /// Nothing in it can be read.
    case empty
    /// More than is unpacked of any file.
    case tooLarge(megabytes: Int)
    /// What was compressed is no text either.
    case holds(SourceFormat)
}
