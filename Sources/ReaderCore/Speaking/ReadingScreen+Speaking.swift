// What is read aloud, piece by piece: a paragraph, or as many of its sentences as are soon spoken, so that the page follows the voice.
import ArabicText
import ArticleModel

extension ReadingScreen {
    /// Sentences are spoken together up to so many scalars; a longer one is spoken by itself, up to the bound.
    private static let pieceLength = 400
    private static let pieceBound = 4_000

    /// The first piece of the page; nil where there is no text on it.
    func firstPiece(_ shared: Shared) -> TextStretch? { firstMarkable(shared).flatMap { piece(from: $0) } }

    /// The piece that begins at a place or behind it; nil at the article's end.
    func piece(from place: TextPlace) -> TextStretch? {
        var address: BlockAddress? = place.address
        var start = place.scalar
        while let here = address {
            if isMarkable(here), let range = piece(of: document.block(at: here).text, from: start) { return TextStretch(here, range) }
            (address, start) = (document.address(after: here), 0)
        }
        return nil
    }

    private func piece(of text: [UInt32], from start: Int) -> Range<ScalarOffset>? {
        let sentences = SentenceBreaking.sentences(of: text).filter { $0.upperBound > start }
        guard let first = sentences.first else { return nil }
        let lower = max(first.lowerBound, start)
        let upper = sentences.dropFirst().prefix { $0.upperBound - lower <= Self.pieceLength }.last?.upperBound ?? first.upperBound
        return lower..<min(upper, lower + Self.pieceBound)
    }

    /// The piece is marked, and its page is shown.
    mutating func follow(_ piece: TextStretch, _ shared: Shared) {
        spoken = piece
        show(document.line(of: piece.start), shared)
    }

    /// The article's language as a voice is chosen by it.
    var spokenLanguage: String {
        let stated = document.head.language?.lowercased().prefix { ("a"..."z").contains($0) } ?? ""
        return (2...3).contains(stated.count) ? String(stated) : document.isRightToLeft ? "ar" : "en"
    }
}
