// Sets one headline in lines: kicker, title, lead or snippet, source and age.
import ArabicText
import ArticleModel
import TextLayout

/// A line of an item, ready to be painted.
struct HeadlineLine {
    var line: VisualLine
    /// Roles by the scalars of the line's text.
    var roles: [(range: Range<Int>, role: Role)]
    var role: Role
}

struct HeadlineComposer {
    /// How much of an article is shown.
    enum Form: Hashable {
        case compact
        /// With so many rows of the lead.
        case item(passage: Int)
        case lead
    }

    let engine: LayoutEngine
    let phrases: Phrases
    let clock: ClockTime?
    let width: Int
    let digits: DigitStyle
    let showsHarakat: Bool
    /// What a search was for, folded: lit in titles and snippets.
    var hits: [FoldedText] = []

    var context: HeadlineCache.Context {
        HeadlineCache.Context(
            width: width, digits: digits, showsHarakat: showsHarakat, language: phrases.language, clock: clock, hits: hits.map(\.scalars))
    }

    private var options: LayoutOptions { LayoutOptions(width: width, showsHarakat: showsHarakat, digits: digits) }

    func lines(of headline: Headline, _ form: Form) -> [HeadlineLine] {
        let role: Role = headline.isRead ? .headlineRead : .headline
        guard form != .compact else { return title(headline, role, rows: 1) }
        if case .item(let rows) = form {
            let told = passage(headline.snippet, headline, .snippet, rows: 2)
            let lead = told.isEmpty && rows > 0 ? passage(headline.lead, headline, .snippet, rows: rows) : told
            return title(headline, role, rows: rows > 0 ? 3 : 2) + lead + facts(of: headline)
        }
        var lines: [HeadlineLine] = []
        if let kicker = headline.kicker, !kicker.isEmpty { lines += text(codePoints(kicker), headline, .kicker, rows: 1) }
        lines += text(codePoints(headline.title), headline, .leadTitle, rows: 3)
        lines += passage(headline.lead, headline, .lead, rows: 4)
        return lines + facts(of: headline)
    }

    /// Kicker and title in one, the kicker in its own colour.
    private func title(_ headline: Headline, _ role: Role, rows: Int) -> [HeadlineLine] {
        var kicker: [UInt32] = []
        if let word = headline.kicker, !word.isEmpty { kicker = codePoints(word + " | ") }
        return text(kicker + codePoints(headline.title), headline, role, rows: rows, roles: kicker.isEmpty ? [] : [(0..<(kicker.count - 1), .kicker)])
    }

    private func passage(_ text: String?, _ headline: Headline, _ role: Role, rows: Int) -> [HeadlineLine] {
        guard let text, !text.isEmpty else { return [] }
        return self.text(codePoints(text), headline, role, rows: rows)
    }

    /// Sources, age and what has changed, isolated from each other; as many of the sources by name as there is room for.
    private func facts(of headline: Headline) -> [HeadlineLine] {
        var named = min(headline.otherSources.count, Self.mostSources)
        var (facts, sources) = facts(of: headline, naming: named)
        while named > 0, !fits(facts) {
            named -= 1
            (facts, sources) = self.facts(of: headline, naming: named)
        }
        guard !facts.isEmpty else { return [] }
        addDetails(of: headline, to: &facts)
        let line = engine.singleLine(facts, base: phrases.base, options: options)
        return [HeadlineLine(line: line, roles: sources > 0 ? [(0..<sources, .source)] : [], role: .age)]
    }

    /// Who signs it, what it is filed under and the reader's own tags, as far as the line has room for each.
    private func addDetails(of headline: Headline, to facts: inout [UInt32]) {
        let details = [headline.byline].compactMap(\.self) + headline.categories.prefix(2) + headline.tags.prefix(4).map { "#" + $0 }
        for detail in details where !detail.isEmpty {
            let longer = facts + codePoints(" · ") + codePoints(detail).isolated()
            guard fits(longer) else { return }
            facts = longer
        }
    }

    /// More sources than these are counted.
    private static let mostSources = 8

    private func fits(_ text: [UInt32]) -> Bool {
        text.withUnsafeBufferPointer { engine.lineCount(of: $0, base: phrases.base, options: options) == 1 }
    }

    /// - Returns: the line, and how much of it are the sources.
    private func facts(of headline: Headline, naming named: Int) -> ([UInt32], sources: Int) {
        var parts: [[UInt32]] = []
        if let source = headline.source, !source.isEmpty {
            let names = ([source] + headline.otherSources.prefix(named)).map { codePoints($0).isolated() }
            let others = headline.otherSources.count - named
            parts.append(
                Array(names.joined(separator: codePoints(phrases.comma))) + (others > 0 ? codePoints(" " + phrases.otherSources(others)) : []))
        }
        let sources = parts.first?.count ?? 0
        if let clock {
            parts.append(codePoints(phrases.age(of: headline.effectiveDate, at: clock)).isolated())
            if headline.hasUnseenChange, let changed = headline.changed, clock.seconds - changed < Self.changeSeconds {
                parts.append(codePoints(phrases.changed(phrases.age(of: changed, at: clock))).isolated())
            }
        }
        return (Array(parts.joined(separator: codePoints(" · "))), sources)
    }

    /// For so long a change is news: a week.
    private static let changeSeconds: Int64 = 7 * 86_400

    /// A text of a headline, in its article's direction, in at most so many rows, the last one cut with an ellipsis.
    private func text(
        _ scalars: [UInt32], _ headline: Headline, _ role: Role, rows: Int, roles: [(range: Range<Int>, role: Role)] = []
    ) -> [HeadlineLine] {
        let layout = engine.layOut(scalars, base: .inherited(headline.direction), options: options)
        let lights = roles + lit(scalars)
        guard layout.lineCount > rows else {
            return (0..<layout.lineCount).map { HeadlineLine(line: layout.visualLine($0), roles: lights, role: role) }
        }
        var lines = (0..<(rows - 1)).map { HeadlineLine(line: layout.visualLine($0), roles: lights, role: role) }
        let start = layout.logicalRange(ofLine: rows - 1).lowerBound
        let base: BaseDirection = layout.isRightToLeft ? .rightToLeft : .leftToRight
        // The rest is far longer than a line at times; two lines' worth is enough to be cut.
        let rest = Array(scalars[start..<min(scalars.count, layout.logicalRange(ofLine: min(rows, layout.lineCount - 1)).upperBound)])
        let last = engine.singleLine(rest, base: base, options: options)
        let moved = lights.compactMap { light -> (range: Range<Int>, role: Role)? in
            let range = (light.range.lowerBound - start)..<(light.range.upperBound - start)
            return range.upperBound > 0 ? (range, light.role) : nil
        }
        lines.append(HeadlineLine(line: last, roles: moved, role: role))
        return lines
    }

    private func lit(_ scalars: [UInt32]) -> [(range: Range<Int>, role: Role)] {
        guard !hits.isEmpty else { return [] }
        let folded = FoldedText(scalars)
        return hits.flatMap { folded.matches(of: $0) }.map { ($0, .hit) }
    }
}
