// Names and values of files that others have written, as a message may show them.
import ArabicText

package enum OutsideName {
    private static let longest = 60

    /// On one line, of a bounded length, without what commands a terminal or turns the message's order.
    package static func shown(_ text: String) -> String {
        var scalars = codePoints(text)
        Sanitizer.clean(&scalars)
        // Isolates and embeddings that the text leaves open would take the rest of the message in.
        scalars.removeAll { (Unicode.Scalar.leftToRightEmbedding ... .rightToLeftOverride).contains($0) || Isolation.isMark($0) }
        return String(codePoints: scalars.count > longest ? scalars.prefix(longest) + codePoints("…") : scalars[...])
    }
}
