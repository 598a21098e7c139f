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
    /// The row of the item that it stands on, and the cells before it there.
    var row = 0
    var start = 0
}

struct HeadlineComposer {
    /// How much of an article is shown.
    enum Form: Hashable {
        case compact
        /// With so many rows of the lead.
        case item(passage: Int)
        /// The first story of all: behind its lead it is told in so many rows of columns below its title, each so many cells wide and apart.
        case lead(passage: Int, columns: Int, width: Int, apart: Int)
    }

    let engine: LayoutEngine
    let phrases: Phrases
    let clock: ClockTime?
    var width: Int
    let digits: DigitStyle
    let showsHarakat: Bool
    /// What a search was for, folded: lit in titles and snippets.
    var hits: [FoldedText] = []

    var context: HeadlineCache.Context {
        HeadlineCache.Context(
            digits: digits, showsHarakat: showsHarakat, language: phrases.language, clock: clock, hits: hits.map(\.scalars))
    }

    private var options: LayoutOptions { LayoutOptions(width: width, showsHarakat: showsHarakat, digits: digits) }

    func lines(of headline: Headline, _ form: Form) -> [HeadlineLine] {
        let role: Role = headline.isRead ? .headlineRead : .headline
        switch form {
        case .compact: return title(headline, role, rows: 1)
        case .item(let rows):
            let found = passage(headline.snippet, headline, .snippet, rows: Self.mostFound)
            let tale = found.isEmpty && rows > 0 ? tale(of: headline) : []
            let told = tale.isEmpty ? found : text(tale, headline, .snippet, rows: rows)
            return stacked(title(headline, role, rows: rows > 0 ? Self.mostTitle : 2) + told + facts(of: headline))
        case .lead(let rows, let columns, let width, let apart):
            let above = stacked(leadHead(of: headline))
            let told = rows > 0 ? columned(headline, rows, columns, width: width, apart: apart) : []
            let foot = above.count + height(of: told)
            return above + told.map { moved($0, down: above.count) } + facts(of: headline).map { moved($0, down: foot) }
        }
    }

    private static let mostTitle = 3
    private static let mostFound = 2
    private static let mostLead = 4

    /// What a form's lines take, without setting them.
    func measure(_ headline: Headline, _ form: Form) -> HeadlineMeasure {
        let facts = facts(of: headline, naming: 0).0.isEmpty ? 0 : 1
        switch form {
        case .compact: return HeadlineMeasure(untold: 1, told: 1, text: 0)
        case .item:
            let found = rows(of: codePoints(headline.snippet ?? ""), headline, width)
            let title = rows(of: kicker(of: headline) + codePoints(headline.title), headline, width)
            return HeadlineMeasure(
                untold: min(2, title) + facts, told: min(Self.mostTitle, title) + facts,
                text: found > 0 ? 0 : rows(of: tale(of: headline), headline, width), always: min(Self.mostFound, found))
        case .lead(_, let columns, let width, _):
            let above = leadHead(of: headline).count + facts
            let text = rows(of: opening(of: headline), headline, width)
            return HeadlineMeasure(untold: above, told: above, text: (text + columns - 1) / columns)
        }
    }

    private func rows(of text: [UInt32], _ headline: Headline, _ width: Int) -> Int {
        guard !text.isEmpty else { return 0 }
        var options = options
        options.width = width
        return text.withUnsafeBufferPointer { engine.lineCount(of: $0, base: .inherited(headline.direction), options: options) }
    }

    private func height(of lines: [HeadlineLine]) -> Int { (lines.map(\.row).max() ?? -1) + 1 }

    private func moved(_ line: HeadlineLine, down rows: Int) -> HeadlineLine {
        var line = line
        line.row += rows
        return line
    }

    private func stacked(_ lines: [HeadlineLine]) -> [HeadlineLine] { lines.enumerated().map { moved($1, down: $0) } }

    /// Kicker, title and lead of the first story, across all that it has.
    private func leadHead(of headline: Headline) -> [HeadlineLine] {
        var lines: [HeadlineLine] = []
        if let kicker = headline.kicker, !kicker.isEmpty { lines += text(codePoints(kicker), headline, .kicker, rows: 1) }
        lines += text(codePoints(headline.title), headline, .leadTitle, rows: Self.mostTitle, isBalanced: true)
        return lines + passage(headline.lead, headline, .lead, rows: Self.mostLead)
    }

    /// The text behind the lead in columns of one height, as a newspaper sets it.
    private func columned(_ headline: Headline, _ rows: Int, _ columns: Int, width: Int, apart: Int) -> [HeadlineLine] {
        var narrow = self
        narrow.width = width
        let whole = self.rows(of: opening(of: headline), headline, width)
        let height = min(rows, (whole + columns - 1) / columns)
        guard height > 0 else { return [] }
        let lines = narrow.text(opening(of: headline), headline, .snippet, rows: height * columns)
        // The first of them is where the story's own reading begins.
        let isTurned = BaseDirection(headline.direction) != phrases.base
        return lines.enumerated().map { number, line in
            var line = line
            let column = isTurned ? columns - 1 - number / height : number / height
            (line.row, line.start) = (number % height, column * (width + apart))
            return line
        }
    }

    private func kicker(of headline: Headline) -> [UInt32] { headline.kicker.map { $0.isEmpty ? [] : codePoints($0 + " | ") } ?? [] }

    /// Kicker and title in one, the kicker in its own colour.
    private func title(_ headline: Headline, _ role: Role, rows: Int) -> [HeadlineLine] {
        let kicker = kicker(of: headline)
        let roles: [(range: Range<Int>, role: Role)] = kicker.isEmpty ? [] : [(0..<(kicker.count - 1), .kicker)]
        return text(kicker + codePoints(headline.title), headline, role, rows: rows, roles: roles, isBalanced: true)
    }

    private func passage(_ text: String?, _ headline: Headline, _ role: Role, rows: Int) -> [HeadlineLine] {
        guard let text, !text.isEmpty else { return [] }
        return self.text(codePoints(text), headline, role, rows: rows)
    }

    /// The lead, and how the text goes on.
    private func tale(of headline: Headline) -> [UInt32] { joined([headline.lead ?? ""] + headline.opening) }

    private func opening(of headline: Headline) -> [UInt32] { joined(headline.opening) }

    /// Paragraphs below each other, each but the first a little further in.
    private func joined(_ paragraphs: [String]) -> [UInt32] {
        let paragraphs = paragraphs.filter { !$0.isEmpty }.map { codePoints($0) }
        return Array(paragraphs.joined(separator: [codePoint(.lineSeparator), codePoint(.noBreakSpace), codePoint(.noBreakSpace)]))
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
    /// - Parameter isBalanced: lines are of about one length where all of it has room: a title has no last line of one word.
    private func text(
        _ scalars: [UInt32], _ headline: Headline, _ role: Role, rows: Int, roles: [(range: Range<Int>, role: Role)] = [], isBalanced: Bool = false
    ) -> [HeadlineLine] {
        // A text may be far longer than what is shown of it.
        let scalars = Array(scalars.prefix(6 * (rows + 1) * max(width, 1)))
        var layout = engine.layOut(scalars, base: .inherited(headline.direction), options: options)
        if isBalanced, (2...max(2, rows)).contains(layout.lineCount) {
            var narrow = options
            narrow.width = engine.balancedWidth(of: scalars, base: .inherited(headline.direction), options: options)
            layout = engine.layOut(scalars, base: .inherited(headline.direction), options: narrow)
        }
        let lights = roles + lit(scalars)
        guard layout.lineCount > rows else {
            return (0..<layout.lineCount).map { HeadlineLine(line: layout.visualLine($0), roles: lights, role: role) }
        }
        var lines = (0..<(rows - 1)).map { HeadlineLine(line: layout.visualLine($0), roles: lights, role: role) }
        let start = layout.logicalRange(ofLine: rows - 1).lowerBound
        let base: BaseDirection = layout.isRightToLeft ? .rightToLeft : .leftToRight
        // The rest is far longer than a line at times; two lines' worth is enough to be cut.
        let rest = Array(scalars[start..<min(scalars.count, layout.logicalRange(ofLine: min(rows, layout.lineCount - 1)).upperBound)])
        // Nothing of the next paragraph stands on the last line of one.
        let shown = rest.firstIndex { $0 == .lineSeparator }.map { rest[..<$0] + codePoints(" …") } ?? rest
        let last = engine.singleLine(shown, base: base, options: options)
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
