// The matter before the body: credits, kicker, title, byline, date, source, furniture, lead. Looks at the first lines only.
import ArabicText

struct HeadParser<Source: LineSource> {
    let source: Source
    var head: ArticleHead
    private var lines: [SourceLine] = []
    /// Where the lines end that say who wrote the article without a word for it.
    var unlabelledEnd = 0
    /// The title with the name that it ended with.
    var signedTitle: PhraseKey?
    /// Where a menu of the page over the title ends.
    private var menuEnd = 0
    /// Whether the text is Persian, Urdu, Kurdish or Hebrew; nil as long as nothing has asked.
    var foundNeighbours: Bool?

    init(source: Source) {
        self.source = source
        head = ArticleHead(bodyStart: source.startOffset)
    }

    /// Reads lines until one belongs to the body.
    mutating func parse() -> ArticleHead {
        var offset = source.startOffset
        var isAfterBlank = true
        var seen = 0
        while seen < ReaderTextRules.headLines, offset - source.startOffset < ReaderTextRules.headBound,
            let line = source.line(startingAt: offset)
        {
            let next = source.nextLineStart(after: line)
            let text = LineKind.trimmed(line.scalars)
            if text.isEmpty {
                isAfterBlank = true
            } else {
                guard take(text, line, isAfterBlank: isAfterBlank, next: next) else { break }
                isAfterBlank = false
                seen += 1
            }
            offset = next
            if text.isEmpty == false { head.bodyStart = next }
            if head.lead != nil {
                takeSignature(behindLead: offset)
                break
            }
        }
        return head
    }

    /// Takes a line into the head; false when the body starts at it.
    private mutating func take(_ text: ArraySlice<UInt32>, _ line: SourceLine, isAfterBlank: Bool, next: Int) -> Bool {
        guard !line.continuesLine else { return false }
        // A date may stand behind the page's own words.
        if isPageMatter(text), head.date != nil || LineKind.date(text) == nil {
            add(.furniture, text, line)
            return true
        }
        // A list of facts: «- بقلم فلان», «- 4/8/2026», «- 5570».
        if let (_, start) = LineKind.listMarker(text), case let fact = LineKind.trimmed(text[start...]), !fact.isEmpty {
            if isPageMatter(fact) {
                add(.furniture, fact, line)
                return true
            }
            if head.title != nil, isSignatureOrDate(fact) { return takeFact(fact, line, next: next) }
            // «* سارا نوری»
            if head.title != nil, isOfNeighbours(), NameSigns.isKnownName(fact, isOfNeighbours: true), takeUnlabelled(fact, line, next: next) {
                return true
            }
        }
        if head.title == nil, LineKind.isSeparator(text) {
            add(.separator, text, line)
            return true
        }
        if head.title == nil, takePageTop(text, line, next: next) || takeNameOverTitle(text, line, next: next) { return true }
        return takeFact(text, line, next: next) || takeTitle(text, line, next: next) || takeUnlabelled(text, line, next: next)
            || takeSubtitle(text, line, next: next) || takeLead(text, line, next: next)
    }

    /// Furniture, and what is furniture only in a head: how long ago, how often it was read, a label without a value, the title over again,
    /// a second date.
    private func isPageMatter(_ text: ArraySlice<UInt32>) -> Bool {
        if LineKind.isFurniture(text) || LineKind.isAge(text) || head.date != nil && LineKind.isTimeOfDay(text) { return true }
        guard let title = head.title else {
            let saysNothing = text.count <= 3 && !text.contains { LineKind.isLetter($0) || LineKind.isDigit($0) }
            return saysNothing || isRelatedHeading(text) || head.date != nil && LineKind.date(text) != nil
        }
        if LineKind.isBareDateLabel(text) || isDateLabelAlone(text) || head.date != nil && LineKind.date(text) != nil { return true }
        if LineKind.isCount(text) { return head.date != nil || text.count > 1 || text.allSatisfy { ["0", "٠", "۰"].contains($0) } }
        let key = PhraseKey(text)
        return key == PhraseKey(codePoints(title)) || key == signedTitle
    }

    /// «تاریخ انتشار» with nothing behind it, not even a colon.
    private func isDateLabelAlone(_ text: ArraySlice<UInt32>) -> Bool {
        text.count <= 40 && LineKind.wordCount(text) >= 2 && ReaderTextRules.dateLabels.contains(PhraseKey(text))
    }

    private func isSignatureOrDate(_ text: ArraySlice<UInt32>) -> Bool {
        switch LineFact.of(Array(text), isBeforeTitle: false) {
        case .byline, .date: true
        default: false
        }
    }

    private mutating func takeFact(_ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int) -> Bool {
        if let credits = LineKind.credits(text), !isOnlyTitle(text, credits, next: next) {
            head.credits += credits
            add(.credit, text, line)
        } else if LineKind.isByline(text, isBeforeTitle: head.title == nil) {
            // The colon of «كتب - فلان:» leads over to the text.
            let signature = LineKind.trimmed(text.last == ":" ? text.dropLast() : text)
            let name = String(codePoints: signature)
            head.byline = head.byline.map { "\($0) · \(name)" } ?? name
            add(.byline, signature, line)
        } else if head.date == nil, let (label, date) = LineKind.date(text) {
            head.date = String(codePoints: date)
            addLabelled(.date, label, date, line)
        } else if head.source == nil, head.title != nil || !LineKind.isAgencyLetters(text), let (label, name) = LineKind.source(text) {
            head.source = String(codePoints: name)
            addLabelled(.source, label, name, line)
        } else if head.title != nil, head.source == nil, text.count <= 60, text.last == ":", let name = LineKind.datelineSource(text) {
            // A dateline on a line of its own. It is shown whole; as a fact the place before the source has no other home.
            head.source = String(codePoints: name)
            let start = text.indices.first { text[$0...].starts(with: name) } ?? text.startIndex
            addLabelled(.source, text[..<start].prefix { $0 != "-" && $0 != "–" && $0 != "(" }, text, line)
        } else if let (name, between, date) = sideBySide(text) {
            head.byline = head.byline ?? String(codePoints: name)
            head.date = String(codePoints: date)
            let start = line.range.lowerBound
            add(.byline, name, line, range: start..<start + 1)
            add(.furniture, between, line, range: start + 1..<start + 2)
            add(.date, date, line, range: start + 2..<max(start + 3, line.range.upperBound))
        } else if head.title != nil, LineKind.isCaption(text) {
            add(.caption, text, line)
        } else {
            return false
        }
        return true
    }

    /// Who and when of a line that has both, and what stands between them between bars: «سارة نور | مقالات | 3/5/2026».
    private func sideBySide(_ text: ArraySlice<UInt32>) -> (name: ArraySlice<UInt32>, between: ArraySlice<UInt32>, date: ArraySlice<UInt32>)? {
        guard head.title != nil, head.date == nil, text.count <= 120, let bar = text.firstIndex(of: codePoint("|")) else { return nil }
        let parts = text.split(separator: codePoint("|")).map { LineKind.trimmed($0) }
        guard parts.count == 3, let (_, date) = LineKind.date(parts[2]), parts.dropLast().allSatisfy({ LineKind.date($0) == nil }),
            (2...4).contains(LineKind.wordCount(parts[0])), NameSigns.isName(parts[0]), parts.allSatisfy({ LineKind.wordCount($0) <= 6 })
        else { return nil }
        return (parts[0], LineKind.trimmed(text[(bar + 1)...].dropLast(date.count)), date)
    }

    /// True for a line before the title that says «role: …» and yet is the only one that can be a title: «المحرر الرياضي: ليلة سقوط البطل».
    /// A name that is known, or more than one credit, is none.
    private func isOnlyTitle(_ text: ArraySlice<UInt32>, _ credits: [Credit], next: Int) -> Bool {
        // «تحریر» with the yeh of Urdu signs, and nothing else.
        if text.starts(with: codePoints("تحریر")) { return false }
        guard head.title == nil, head.credits.isEmpty, credits.count == 1, let following = lineOfText(next) else { return false }
        return following.count > ReaderTextRules.titleLength || following.last == "."
    }

    /// True where the next line that states no fact could be a title.
    private func hasTitleBehind(_ next: Int) -> Bool {
        lineOfText(next).map { $0.count <= ReaderTextRules.titleLength && !LineKind.endsSentence($0) && $0.contains(where: LineKind.isLetter) }
            ?? false
    }

    /// The next line of a title or a text: no fact, not blank, and not what leads over to a title.
    private func lineOfText(_ next: Int) -> ArraySlice<UInt32>? {
        var offset = next
        for _ in 0..<ReaderTextRules.headLines {
            guard let line = source.line(startingAt: offset) else { return nil }
            offset = source.nextLineStart(after: line)
            let text = LineKind.trimmed(line.scalars)
            if text.isEmpty || text.last == "؛" || LineFact.of(Array(text), isBeforeTitle: true) != nil { continue }
            return text
        }
        return nil
    }

    /// What the page put over the title: a menu, the way to it, its name.
    private mutating func takePageTop(_ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int) -> Bool {
        let top = PageTop(source: source)
        if line.range.lowerBound >= menuEnd { menuEnd = top.menuEnd(text, next: next) ?? 0 }
        if line.range.lowerBound < menuEnd {
            add(.furniture, text, line)
            return true
        }
        guard LineFact.of(Array(text), isBeforeTitle: true) == nil else { return false }
        let isForeign = NameSigns.isOfOtherScript(text) && !isNameInAddresses(text, next) && isOfNeighbours()
        switch top.part(text, next: next, isForeign: isForeign) {
        case .furniture: add(.furniture, text, line)
        case .outlet where head.source == nil:
            head.source = String(codePoints: text)
            add(.source, text, line)
        case .overTitle where head.kicker == nil:
            head.kicker = String(codePoints: text)
            add(.kicker, text, line)
        default: return false
        }
        return true
    }

    private mutating func takeTitle(_ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int) -> Bool {
        if takeShownTitle(text, line) { return true }
        guard head.title == nil else { return false }
        if isOverTitle(text, next: next) {
            head.kicker = String(codePoints: text.last == "؛" ? LineKind.trimmed(text.dropLast()) : text)
            add(.kicker, text, line)
            return true
        }
        if let (kicker, rest) = LineKind.kicker(text), head.kicker == nil {
            head.kicker = String(codePoints: kicker)
            if rest.isEmpty {
                add(.kicker, kicker, line)
                return true
            }
            let parts = split(line)
            add(.kicker, kicker, line, range: parts.first)
            setTitle(rest, line, range: parts.second)
            return true
        }
        let start = LineKind.markedHeading(text) ?? text.startIndex
        let title = text[start...]
        guard title.count <= ReaderTextRules.titleLength, title.contains(where: LineKind.isLetter) else { return false }
        // A sentence that ends with a full stop is text, unless it is short and more follows.
        if title.last == ".", title.count > 100 || following(next) == nil { return false }
        if LineKind.listMarker(title) != nil || LineKind.isCrossReference(title) || opensReport(title) { return false }
        setShownTitle(title, line)
        return true
    }

    /// The name of a section alone on its line, or what Persian papers lead over to the title with: «به مناسبت …؛».
    private func isOverTitle(_ text: ArraySlice<UInt32>, next: Int) -> Bool {
        let isSection = head.kicker == nil && (ReaderTextRules.sections.contains(PhraseKey(text)) || isNameInAddresses(text, next))
        return (isSection || text.last == "؛" && text.count <= ReaderTextRules.headingLength) && hasTitleBehind(next)
    }

    /// A section as addresses name it (`health`, `middle-east`), in small Latin letters over a title of several words in another script.
    private func isNameInAddresses(_ text: ArraySlice<UInt32>, _ next: Int) -> Bool {
        guard text.count >= 3, text.allSatisfy({ ("a"..."z").contains($0) || $0 == "-" || $0 == "_" }), let title = lineOfText(next) else {
            return false
        }
        return LineKind.wordCount(title) >= 3 && title.contains { [.arabicLetter, .rightToLeft].contains(CharacterProperties($0).bidiClass) }
    }

    /// The title as the page shows it, where the line before has the site's name or more beside it: «الجريدة - العنوان - نسخة للطباعة».
    private mutating func takeShownTitle(_ text: ArraySlice<UInt32>, _ line: SourceLine) -> Bool {
        guard let title = head.title, head.subtitle == nil, head.byline == nil, LineKind.wordCount(text) >= 3,
            let place = head.blocks.lastIndex(where: { $0.role == .title })
        else { return false }
        let parts = codePoints(title).split { ["|", "-", "–", "—", "»"].contains($0) }
        guard parts.count > 1, parts.contains(where: { PhraseKey($0) == PhraseKey(text) }) else { return false }
        head.blocks[place].role = .furniture
        setShownTitle(text, line)
        return true
    }

    mutating func setTitle(_ text: ArraySlice<UInt32>, _ line: SourceLine, range: Range<Int>) {
        head.title = String(codePoints: text)
        add(.title, text, line, range: range)
    }

    /// A heading between the title and those who wrote the article: a second title, or the first one over again.
    private mutating func takeSubtitle(_ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int) -> Bool {
        let text = LineKind.markedHeading(text).map { text[$0...] } ?? text
        guard let title = head.title, head.subtitle == nil, head.byline == nil, LineKind.looksLikeHeading(text), isPlain(text),
            let following = following(next), isSigned(following)
        else { return false }
        if PhraseKey(text) == PhraseKey(codePoints(title)) {
            add(.furniture, text, line)
        } else {
            head.subtitle = String(codePoints: text)
            add(.heading, text, line)
        }
        return true
    }

    /// The first paragraph under the title.
    private mutating func takeLead(_ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int) -> Bool {
        guard head.title != nil || opensReport(text) else { return false }
        let isText = text.count > ReaderTextRules.headingLength || LineKind.endsSentence(text) && text.last != ":"
        // A line that the source cut is too long for a lead.
        let isWhole = next >= source.endOffset || source.line(startingAt: next).map { !$0.continuesLine } ?? true
        guard isText, isPlain(text), isWhole, LineKind.trailingFurniture(text) == nil else { return false }
        head.lead = String(codePoints: text)
        takeDateline(text)
        add(.lead, text, line)
        return true
    }

    /// A line without a marker or a phrase that makes it anything but text.
    func isPlain(_ text: ArraySlice<UInt32>) -> Bool {
        LineKind.listMarker(text) == nil && LineKind.quotationStart(text) == nil && LineKind.markedHeading(text) == nil
            && !LineKind.isCrossReference(text) && !isRelatedHeading(text) && !LineKind.isSeparator(text) && VerseLine(text)?.isPlain != true
    }

    /// A sentence behind a dateline: a report that an agency sent without a title.
    private mutating func opensReport(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.last == "." || text.last == "۔" || text.last == "…" else { return false }
        if text.last == ".", LineKind.datelineSource(text) != nil { return true }
        return isOfNeighbours() && LineKind.datelineReporter(text, isOfNeighbours: true) != nil
    }

    private func isRelatedHeading(_ text: ArraySlice<UInt32>) -> Bool {
        text.count <= 60 && ReaderTextRules.relatedHeadings.contains(PhraseKey(text))
    }

    /// The next line that is not blank.
    func following(_ start: Int) -> SourceLine? {
        var offset = start
        for _ in 0..<8 {
            guard let line = source.line(startingAt: offset) else { return nil }
            if !LineKind.trimmed(line.scalars).isEmpty { return line }
            offset = source.nextLineStart(after: line)
        }
        return nil
    }

    // MARK: Blocks

    mutating func add(_ role: BlockRole, _ text: ArraySlice<UInt32>, _ line: SourceLine, range: Range<Int>? = nil) {
        head.blocks.append(Block(role: role, text: Array(text), sourceRange: range ?? line.range))
    }

    /// A label is page furniture; its value is the article's.
    private mutating func addLabelled(
        _ role: BlockRole, _ label: ArraySlice<UInt32>, _ value: ArraySlice<UInt32>, _ line: SourceLine
    ) {
        let parts = split(line)
        if !label.isEmpty { add(.furniture, LineKind.trimmed(Array(label)), line, range: parts.first) }
        add(role, value, line, range: parts.second)
    }

    /// Two parts of one line: their ranges only tell them apart and keep their order.
    func split(_ line: SourceLine) -> (first: Range<Int>, second: Range<Int>) {
        let middle = min(line.range.upperBound, line.range.lowerBound + 1)
        return (line.range.lowerBound..<middle, middle..<line.range.upperBound)
    }
}
