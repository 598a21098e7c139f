// Whether a file that has changed may replace its article: a good one is not replaced by its own first half, by an error page, or at
// once by something that looks like the beginning of another.
import ArabicText
import ArticleImport
import ArticleLibrary

struct Replacement {
    enum Judgement {
        case good
        /// A copy that was broken off.
        case beginning
        /// What a server or a script wrote in the article's place.
        case error
        /// Much less than there was: perhaps all of it, perhaps not yet.
        case doubtful
    }

    let article: StoredArticle
    let file: FolderWatch.File
    let isPage: Bool
    /// The text of the article that is there.
    let known: [UInt8]

    /// Milliseconds for which a doubtful file must have been left alone.
    static let patience: Int64 = 300_000
    /// Bytes from which an article is worth guarding.
    private static let someLength = 600

    var judgement: Judgement {
        if isBrokenOff { return .beginning }
        guard known.count >= Self.someLength, !isFlash else { return .good }
        if isError { return .error }
        return article.text.utf8.count * 2 < known.count ? .doubtful : .good
    }

    /// A text is the other's beginning; a page lacks its own end and its text is the beginning, but for the words about its break.
    private var isBrokenOff: Bool {
        guard article.text.utf8.count < known.count else { return false }
        guard isPage else { return known.starts(with: article.text.utf8) }
        let end = String(decoding: file.bytes.suffix(2048), as: UTF8.self).lowercased()
        guard !end.contains("</html"), !end.contains("</body") else { return false }
        return zip(known, article.text.utf8).prefix { $0 == $1 }.count * 5 >= article.text.utf8.count * 4
    }

    /// Breaking news is short, and doesn't wait. A line that has its end was not broken off.
    private var isFlash: Bool { article.isBreaking && file.bytes.last == "\n" }

    // MARK: Error pages

    private static let statuses = 400...599
    private static let words = [
        "bad gateway", "not found", "error", "unavailable", "timeout", "time-out", "forbidden", "denied", "خطأ", "خطا", "غير موجود", "غير متاح",
        "تعذر",
    ]

    /// Few words, or none, under a headline; or few under one that tells of a server's failure.
    private var isError: Bool {
        let bytes = Array(article.text.utf8)
        let body = String(decoding: bytes[article.body.clamped(to: 0..<bytes.count)], as: UTF8.self)
        let count = body.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) }
        guard count > 3 else { return true }
        let title = article.title.lowercased()
        let numbers = title.split { !$0.isNumber }.map { $0.compactMap(\.wholeNumberValue).reduce(0) { ($0 * 10 + $1) % 10_000 } }
        return count <= 40 && numbers.contains(where: Self.statuses.contains) && Self.words.contains { title.contains($0) }
    }
}
