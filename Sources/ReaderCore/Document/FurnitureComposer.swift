// The head and the tail of an article as they are set: credits, kicker, title, byline, date and source, lead; related.
import ArabicText
import ArticleModel

struct FurnitureComposer {
    let direction: TextDirection
    /// nil leaves out what the interface adds (reading time) and what only a screen needs (isolates, rules).
    let phrases: Phrases?
    /// For who listens no lines are drawn.
    var isSpoken = false
    /// True when a text fits on one line of the measure.
    let fits: ([UInt32]) -> Bool

    private var base: BaseDirection { BaseDirection(direction) }
    private var inherited: BaseDirection { .inherited(direction) }

    /// - Parameter notes: what the library says of it: shown beside its facts.
    func head(_ head: ArticleHead, readingMinutes: Int, notes: [String] = []) -> [ShownBlock] {
        var blocks: [ShownBlock] = []
        func add(_ role: Role, _ text: [UInt32], base: BaseDirection, space: Int) {
            var block = ShownBlock(role, text, base: base)
            block.spaceBefore = blocks.isEmpty ? 0 : space
            blocks.append(block)
        }
        let hasTitle = head.title != nil
        func addCredits() {
            guard !head.credits.isEmpty else { return }
            add(.credits, joined(head.credits.map { unbroken("\($0.role): \($0.name)") }), base: base, space: isPrinted || !hasTitle ? 1 : 0)
        }
        // Where it is printed, in the order of the source; on a page what is read first stands first.
        if isPrinted { addCredits() }
        if let kicker = head.kicker {
            add(.kicker, codePoints(kicker), base: inherited, space: 1)
            blocks[blocks.count - 1].keepsWithNext = !isPrinted
        }
        if let title = head.title { addTitle(title, below: head.kicker, to: &blocks) }
        if let subtitle = head.subtitle {
            add(.heading, codePoints(subtitle), base: inherited, space: isPrinted ? 1 : 0)
            blocks[blocks.count - 1].keepsWithNext = true
        }
        if let byline = head.byline { add(.byline, codePoints(byline), base: base, space: isPrinted && hasTitle ? 1 : 0) }
        let time = readingMinutes > 0 ? phrases?.readingTime(minutes: readingMinutes) : nil
        let date = head.date.map { date in direction == .rightToLeft ? phrases?.restated(date) ?? date : date }
        let facts = ([date, head.source, hasTitle ? time : nil].compactMap(\.self) + notes).map { isolated(codePoints($0)) }
        if !facts.isEmpty { add(.dateline, joined(facts), base: base, space: isPrinted && head.byline == nil ? 1 : 0) }
        if !isPrinted { addCredits() }
        for caption in head.blocks where caption.role == .caption {
            add(.caption, caption.text, base: inherited, space: 1)
            setCaption(&blocks[blocks.count - 1], links: caption.links)
        }
        if let lead = head.lead {
            add(.lead, codePoints(lead), base: inherited, space: 1)
            blocks[blocks.count - 1].links = head.blocks.last { $0.role == .lead }?.links ?? []
            setLead(&blocks[blocks.count - 1])
        }
        return blocks
    }

    private var isPrinted: Bool { phrases == nil }

    /// The title in lines of about one length; below it a rule, which parts it from who wrote it and when.
    private func addTitle(_ title: String, below kicker: String?, to blocks: inout [ShownBlock]) {
        var block = ShownBlock(.title, codePoints(title), base: inherited)
        block.spaceBefore = blocks.isEmpty || kicker != nil ? 0 : 1
        block.keepsWithNext = true
        guard !isPrinted else { return blocks.append(block) }
        block.form = .headline
        blocks.append(block)
        if isSpoken { return }
        var rule = ShownBlock(.separator, [], base: base)
        (rule.form, rule.spaceBefore, rule.keepsWithNext) = (.rule(codePoint("━")), 0, true)
        blocks.append(rule)
    }

    /// As one in the body is set; what leads to its picture is no underlined text.
    private func setCaption(_ block: inout ShownBlock, links: [BlockLink]) {
        guard let phrases, !isSpoken else { return }
        (block.links, block.paintsLinks) = (links, false)
        guard !LineKind.isLabelledCaption(block.text[...]) else { return }
        let label = codePoints(phrases.picture(in: direction))
        (block.marker, block.indent, block.markerRole) = (label, label.count + 1, .source)
    }

    /// The lead has a rule at its start edge.
    private func setLead(_ block: inout ShownBlock) {
        guard !isPrinted else { return }
        block.indent = 2
        block.edge = (codePoint("│"), 0, .kicker)
    }

    func tail(_ tail: ArticleTail) -> [ShownBlock] {
        // On a screen a heading over nothing would be a page for nothing.
        guard let heading = tail.blocks.first(where: { $0.role == .relatedHeading }), phrases == nil || !tail.related.isEmpty else { return [] }
        var title = ShownBlock(.heading, heading.text, base: inherited)
        title.keepsWithNext = true
        var blocks = [title]
        for (index, item) in tail.related.enumerated() {
            var block = ShownBlock(.related, codePoints(item.title), base: inherited)
            block.marker = codePoints("•")
            block.indent = 2
            block.spaceBefore = 0
            block.relatedIndex = index
            blocks.append(block)
        }
        return isPrinted || isSpoken ? blocks : Self.boxed(blocks)
    }

    /// Blocks in a box, the first of them in its border.
    static func boxed(_ blocks: [ShownBlock]) -> [ShownBlock] {
        guard let first = blocks.first else { return [] }
        var boxed = blocks
        for index in boxed.indices { boxed[index].form = .box(index == 0 ? .top : .inside) }
        boxed[boxed.count - 1].keepsWithNext = true
        var bottom = ShownBlock(.separator, [], base: first.base)
        (bottom.form, bottom.spaceBefore) = (.box(.bottom), 0)
        return boxed + [bottom]
    }

    /// Side by side as far as they fit, the others on lines below, so that no line ends in the point between two.
    private func joined(_ parts: [[UInt32]]) -> [UInt32] {
        var lines: [[UInt32]] = []
        for part in parts {
            if let last = lines.last, case let longer = last + codePoints(" · ") + part, fits(longer) {
                lines[lines.count - 1] = longer
            } else {
                lines.append(part)
            }
        }
        return Array(lines.joined(separator: [codePoint(.lineSeparator)]))
    }

    /// A credit stays on one line: its spaces don't break.
    private func unbroken(_ text: String) -> [UInt32] {
        phrases == nil ? codePoints(text) : isolated(codePoints(text).map { $0 == " " ? codePoint(.noBreakSpace) : $0 })
    }

    private func isolated(_ text: [UInt32]) -> [UInt32] { phrases == nil ? text : text.isolated() }
}
