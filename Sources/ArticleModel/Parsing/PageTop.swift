// What a page puts over an article's title: its menu a word a line, the way to the page, its own name. Looks at a line and the few behind it.
import ArabicText

struct PageTop<Source: LineSource> {
    let source: Source

    /// What a line over the title is.
    enum Part {
        case furniture
        /// The paper's or the agency's name.
        case outlet
        /// What stands over a title that the page shows twice.
        case overTitle
    }

    /// What the line is, where nothing in it tells a title from it; nil where it may be one.
    /// - Parameters:
    ///   - next: where the line behind it starts.
    ///   - isForeign: that it is in Latin letters over a Persian, Urdu, Kurdish or Hebrew text.
    func part(_ text: ArraySlice<UInt32>, next: Int, isForeign: Bool) -> Part? {
        guard text.count <= ReaderTextRules.titleLength else { return nil }
        if Self.isWayToPage(text) { return .furniture }
        guard let first = following(next, count: 1).first else { return nil }
        if isOutlet(text), couldBeTitle(first) || LineKind.date(first) != nil { return .outlet }
        guard isForeign || first.count <= ReaderTextRules.titleLength else { return nil }
        // Facts may stand between a page's words and the title.
        let behind = following(next, count: 3)
        if isForeign, let title = behind.first(where: couldBeTitle), !NameSigns.isOfOtherScript(title) { return .furniture }
        guard couldBeTitle(first) || ReaderTextRules.sections.contains(PhraseKey(first)) else { return nil }
        // A slogan over the section's name, the title and the date.
        if behind.count == 3, ReaderTextRules.sections.contains(PhraseKey(first)), couldBeTitle(behind[1]), LineKind.date(behind[2]) != nil {
            return .furniture
        }
        let isTwice = behind.count >= 2 && LineKind.wordCount(first) >= 3 && PhraseKey(first) == PhraseKey(behind[1])
        return isTwice && PhraseKey(first) != PhraseKey(text) && LineKind.wordCount(text) <= 8 ? .overTitle : nil
    }

    /// Where a menu ends that begins at this line: four lines and more of three words at most, one behind another, two of which at least are a
    /// section's name, the page's own words or what heads other articles. nil where there is none.
    func menuEnd(_ text: ArraySlice<UInt32>, next: Int) -> Int? {
        var (line, place) = (text, next)
        var (count, known) = (0, 0)
        // Of the run's last line: whether it is a page's, where it starts, and where what follows does.
        var last = (isKnown: false, start: next, behind: next)
        var lineStart = next
        for _ in 0..<ReaderTextRules.headLines {
            guard LineKind.wordCount(line) <= 3, line.count <= 30, !LineKind.endsSentence(line), line.contains(where: LineKind.isLetter) else {
                break
            }
            let isKnown = isPagesWord(line)
            guard isKnown || LineFact.of(Array(line), isBeforeTitle: true) == nil else { break }
            count += 1
            known += isKnown ? 1 : 0
            guard let (following, start, end) = nextLine(place) else { return nil }
            last = (isKnown, lineStart, start)
            (line, place, lineStart) = (following, end, start)
        }
        guard count >= 4, known >= 2 else { return nil }
        // A word that stands right over the text and is none of a page's is the title.
        return last.isKnown || couldBeTitle(line) || LineKind.date(line) != nil ? last.behind : last.start
    }

    private func isPagesWord(_ text: ArraySlice<UInt32>) -> Bool {
        let key = PhraseKey(text)
        return ReaderTextRules.sections.contains(key) || ReaderTextRules.relatedHeadings.contains(key) || ReaderTextRules.homeWords.contains(key)
            || LineKind.isFurniture(text)
    }

    /// «صفحه نخست > ورزش > فوتبال»: parted by what parts the steps of a way, home first.
    private static func isWayToPage(_ text: ArraySlice<UInt32>) -> Bool {
        let steps = text.split(whereSeparator: { [">", "»", "›", "«", "/", "|", "\\", "→", "←"].contains($0) }).map { LineKind.trimmed($0) }
        let named = steps.filter { !$0.isEmpty }
        return named.count >= 2 && ReaderTextRules.homeWords.contains(PhraseKey(named[0]))
    }

    /// «روزنامه شهر»: what such names begin with, and a word or two.
    private func isOutlet(_ text: ArraySlice<UInt32>) -> Bool {
        let words = LineKind.wordCount(text)
        guard (2...4).contains(words), text.count <= 40, !LineKind.endsSentence(text), !text.contains(where: LineKind.isDigit) else { return false }
        return ReaderTextRules.outletWords.hasBeginning(of: PhraseKey(text), isLonger: true)
    }

    private func couldBeTitle(_ text: ArraySlice<UInt32>) -> Bool {
        text.count <= ReaderTextRules.titleLength && !LineKind.endsSentence(text) && text.contains(where: LineKind.isLetter)
            && LineFact.of(Array(text), isBeforeTitle: true) == nil
    }

    /// The next lines that are not blank.
    private func following(_ start: Int, count: Int) -> [ArraySlice<UInt32>] {
        var (lines, place) = ([ArraySlice<UInt32>](), start)
        while lines.count < count, let (line, _, end) = nextLine(place) {
            lines.append(line)
            place = end
        }
        return lines
    }

    /// The next line that is not blank, where it starts and where the one behind it does.
    private func nextLine(_ start: Int) -> (text: ArraySlice<UInt32>, start: Int, end: Int)? {
        var place = start
        for _ in 0..<8 {
            guard let line = source.line(startingAt: place) else { return nil }
            let end = source.nextLineStart(after: line)
            let text = LineKind.trimmed(line.scalars)
            if !text.isEmpty { return (text, line.range.lowerBound, end) }
            place = end
        }
        return nil
    }
}
