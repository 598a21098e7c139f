// Headlines already set: scrolling asks for an item's height many times over.
import ArabicText
import ArticleModel

/// Lines by article and form. Stale when anything but the headline itself changes: then all is set anew.
final class HeadlineCache {
    /// What lines depend on beside the headline.
    struct Context: Hashable {
        var width: Int
        var digits: DigitStyle
        var showsHarakat: Bool
        var language: Language
        var clock: ClockTime?
        var hits: [[UInt32]]
    }

    private struct Key: Hashable {
        var id: Int64
        var form: HeadlineComposer.Form
    }

    private var context: Context?
    private var lines: [Key: (headline: Headline, lines: [HeadlineLine])] = [:]

    func lines(of headline: Headline, _ form: HeadlineComposer.Form, in context: Context, _ set: () -> [HeadlineLine]) -> [HeadlineLine] {
        if context != self.context || lines.count > 1_000 {
            lines.removeAll(keepingCapacity: true)
            self.context = context
        }
        let key = Key(id: headline.id, form: form)
        if let known = lines[key], known.headline == headline { return known.lines }
        let found = set()
        lines[key] = (headline, found)
        return found
    }
}
