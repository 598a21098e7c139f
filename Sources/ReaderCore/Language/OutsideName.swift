// Names and values of files that others have written, as a message may show them.
import ArabicText

package enum OutsideName {
    private static let longest = 60

    /// On one line, of a bounded length, without what commands a terminal or turns the message's order.
    package static func shown(_ text: String) -> String {
        var scalars = codePoints(text)
        Sanitizer.clean(&scalars)
        // Isolates and embeddings that the text leaves open would take the rest of the message in.
        scalars.removeAll { (0x202A...0x202E).contains($0) || (0x2066...0x2069).contains($0) }
        return String(codePoints: scalars.count > longest ? scalars.prefix(longest) + [0x2026] : scalars[...])
    }
}
