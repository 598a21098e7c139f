// Headlines already set: scrolling asks for an item's height many times over.
import ArabicText
import ArticleModel

/// Lines and rows by article, width and form. Stale when anything but the headline itself changes: then all is set anew.
final class HeadlineCache {
    /// What lines depend on beside the headline.
    struct Context: Hashable {
        var digits: DigitStyle
        var showsHarakat: Bool
        var language: Language
        var clock: ClockTime?
        var hits: [[UInt32]]
    }

    private struct Key: Hashable {
        var id: Int64
        var width: Int
        var form: HeadlineComposer.Form
    }

    private var context: Context?
    private var lines: [Key: (headline: Headline, lines: [HeadlineLine])] = [:]
    private var measures: [Key: (headline: Headline, measure: HeadlineMeasure)] = [:]
    private static let most = 1_000

    func lines(of headline: Headline, _ form: HeadlineComposer.Form, _ composer: HeadlineComposer) -> [HeadlineLine] {
        settle(composer.context)
        let key = Key(id: headline.id, width: composer.width, form: form)
        if let known = lines[key], known.headline == headline { return known.lines }
        let found = composer.lines(of: headline, form)
        lines[key] = (headline, found)
        return found
    }

    /// - Parameter form: with no passage: what is told does not matter.
    func measure(_ headline: Headline, _ form: HeadlineComposer.Form, _ composer: HeadlineComposer) -> HeadlineMeasure {
        settle(composer.context)
        let key = Key(id: headline.id, width: composer.width, form: form)
        if let known = measures[key], known.headline == headline { return known.measure }
        let found = composer.measure(headline, form)
        measures[key] = (headline, found)
        return found
    }

    private func settle(_ context: Context) {
        if context != self.context || lines.count > Self.most || measures.count > Self.most {
            lines.removeAll(keepingCapacity: true)
            measures.removeAll(keepingCapacity: true)
            self.context = context
        }
    }
}
