// Who wrote an article where no word says so: a name under the title or the lead, at the title's end, in the dateline.
import ArabicText

extension HeadParser {
    /// «5.6.2026», «שרה נור», and the title behind them.
    mutating func takeNameOverTitle(_ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int) -> Bool {
        guard head.byline == nil, head.blocks.last?.role == .date, LineKind.wordCount(text) <= 3, isOfNeighbours(),
            NameSigns.isKnownName(text, isOfNeighbours: true), let behind = following(next).map({ LineKind.trimmed($0.scalars) }),
            LineKind.looksLikeHeading(behind), LineFact.of(Array(behind), isBeforeTitle: true) == nil
        else { return false }
        head.byline = String(codePoints: text)
        add(.byline, text, line)
        return true
    }

    /// A title, and the name that it ends with where it does.
    mutating func setShownTitle(_ text: ArraySlice<UInt32>, _ line: SourceLine) {
        guard head.byline == nil, let (own, name) = NameSigns.signedTitle(text), isOfNeighbours() else {
            return setTitle(text, line, range: line.range)
        }
        let parts = split(line)
        setTitle(own, line, range: parts.first)
        signedTitle = PhraseKey(text)
        head.byline = String(codePoints: name)
        add(.byline, name, line, range: parts.second)
    }

    /// True where the line says who wrote the article: by a word, by a name that is known over the text or under the lead, by a dateline.
    mutating func isSigned(_ line: SourceLine) -> Bool {
        let text = LineKind.trimmed(line.scalars)
        switch LineFact.of(Array(text)) {
        case .byline, .credits, .source: return true
        case nil: break
        default: return false
        }
        guard isOfNeighbours(), let behind = following(source.nextLineStart(after: line)) else { return false }
        if isNameOverText(text, behind) { return true }
        guard text.count > ReaderTextRules.headingLength else { return false }
        if LineKind.datelineReporter(text, isOfNeighbours: true) != nil { return true }
        return following(source.nextLineStart(after: behind)).map { isNameOverText(LineKind.trimmed(behind.scalars), $0) } ?? false
    }

    /// A known name, with an asterisk before it or not, and a paragraph under it.
    private func isNameOverText(_ text: ArraySlice<UInt32>, _ behind: SourceLine) -> Bool {
        let name = LineKind.listMarker(text).map { LineKind.trimmed(text[$0.textStart...]) } ?? text
        return LineKind.wordCount(name) <= 5 && NameSigns.isKnownName(name, isOfNeighbours: true)
            && LineKind.trimmed(behind.scalars).count > ReaderTextRules.headingLength
    }

    /// Who wrote the article, from where and for whom, on lines between title and text that have no word for it: «القاهرة», «خاص», «طه حسين».
    mutating func takeUnlabelled(_ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int) -> Bool {
        guard head.title != nil else { return false }
        if line.range.lowerBound >= unlabelledEnd {
            guard let end = unlabelledLines(from: text, next: next) else { return false }
            unlabelledEnd = end
        }
        if head.kicker == nil, ReaderTextRules.kickers.contains(PhraseKey(text)) {
            head.kicker = String(codePoints: text)
            add(.kicker, text, line)
        } else {
            let name = String(codePoints: text)
            head.byline = head.byline.map { "\($0) · \(name)" } ?? name
            add(.byline, text, line)
        }
        return true
    }

    /// Where such lines end that begin with `text`; nil where they are none. They are few, each could be a name, the text or a date follows
    /// them, and one of them at least is known: by a given name, by its first letter with a full stop, by what says for whom it was written.
    /// Before a date two words need not be.
    mutating func unlabelledLines(from text: ArraySlice<UInt32>, next: Int) -> Int? {
        var (text, next) = (text, next)
        var (isKnown, areKnown) = (false, true)
        // Most lines are too long, whatever they are written in.
        guard LineKind.wordCount(text) <= 10, case let neighbours = isOfNeighbours() else { return nil }
        var start = 0
        for number in 0..<4 {
            if neighbours, NameSigns.isNameWithProfession(text) {
                isKnown = true
            } else {
                // Behind the name the first heading may stand, where each line of them must be known.
                if neighbours, number > 0, isKnown, areKnown, LineKind.looksLikeHeading(text),
                    !NameSigns.isKnownUnlabelled(text, isOfNeighbours: true), !NameSigns.isOfOtherScript(text),
                    let behind = following(next), behind.scalars.count > ReaderTextRules.headingLength
                {
                    return start
                }
                guard isPlain(text), NameSigns.couldBeUnlabelled(text, isOfNeighbours: neighbours) else { return nil }
                let isKnownHere = NameSigns.isKnownUnlabelled(text, isOfNeighbours: neighbours)
                // A town before the name is an Arabic paper's; elsewhere a second title stands there.
                areKnown = areKnown && (!neighbours || isKnownHere || NameSigns.isOfOtherScript(text))
                isKnown = isKnown || isKnownHere
            }
            guard let line = followingPageMatter(next) else { return nil }
            let following = LineKind.trimmed(line.scalars)
            switch LineFact.of(Array(following)) {
            // A name of two words at most; what is longer may be a second title.
            case .date: return isKnown || LineKind.wordCount(text) <= 2 ? line.range.lowerBound : nil
            case .byline, .source, .caption: return isKnown && areKnown ? line.range.lowerBound : nil
            case nil: break
            default: return nil
            }
            if following.count > ReaderTextRules.headingLength || LineKind.endsSentence(following) && LineKind.wordCount(following) >= 4 {
                return isKnown && areKnown ? line.range.lowerBound : nil
            }
            start = line.range.lowerBound
            (text, next) = (following, source.nextLineStart(after: line))
        }
        return nil
    }

    /// The next line that is not blank and none of the page's own: «مشاركة» and how often a piece was read stand between name and text.
    private func followingPageMatter(_ start: Int) -> SourceLine? {
        var place = start
        for _ in 0..<6 {
            guard let line = following(place) else { return nil }
            let text = LineKind.trimmed(line.scalars)
            // One figure alone numbers what follows.
            guard LineKind.isFurniture(text) || LineKind.isAge(text) || LineKind.isCount(text) && text.count > 1 else { return line }
            place = source.nextLineStart(after: line)
        }
        return nil
    }

    /// Who reports and for whom, as the dateline of the lead tells: «دبي (CNN) --», «گروه شهری- سارا نوری:». The line itself stays whole.
    mutating func takeDateline(_ text: ArraySlice<UInt32>) {
        guard text.prefix(70).contains(where: { [":", "(", "-", "–", "—", "ـ"].contains($0) }) else { return }
        if isUnsigned, let name = LineKind.datelineReporter(text, isOfNeighbours: isOfNeighbours()) {
            head.byline = ([String(codePoints: name)] + [head.byline].compactMap(\.self)).joined(separator: " · ")
        } else if head.source == nil, let name = LineKind.datelineSource(text) ?? (isOfNeighbours() ? LineKind.datelineDesk(text) : nil) {
            head.source = String(codePoints: name)
        }
    }

    /// True as long as nobody signs, but for who took the pictures or translated.
    private var isUnsigned: Bool { head.byline.map { LineFact.credit(inByline: $0).map(LineFact.isAssistance) ?? false } ?? true }

    /// A name alone between the lead and the text signs the article; where more such lines follow, they head what is said of those people.
    mutating func takeSignature(behindLead start: Int) {
        guard isUnsigned, let line = following(start), case let text = LineKind.trimmed(line.scalars), LineKind.wordCount(text) <= 4,
            isOfNeighbours(), isPlain(text), NameSigns.isKnownName(text, isOfNeighbours: true)
        else { return }
        let end = source.nextLineStart(after: line)
        guard let behind = following(end), behind.scalars.count > ReaderTextRules.headingLength else { return }
        var place = end
        for _ in 0..<24 {
            guard let other = following(place) else { break }
            if NameSigns.isKnownName(LineKind.trimmed(other.scalars), isOfNeighbours: true) { return }
            place = source.nextLineStart(after: other)
        }
        head.byline = ([String(codePoints: text)] + [head.byline].compactMap(\.self)).joined(separator: " · ")
        add(.byline, text, line)
        head.bodyStart = end
    }

    /// Told by the first lines, where a rule asks for it.
    mutating func isOfNeighbours() -> Bool {
        if let foundNeighbours { return foundNeighbours }
        var sample: [UInt32] = []
        var place = source.startOffset
        for _ in 0..<ReaderTextRules.headLines where sample.count < 1500 {
            guard let line = source.line(startingAt: place) else { break }
            sample += line.scalars.prefix(800)
            place = source.nextLineStart(after: line)
        }
        let found = NameSigns.isOfNeighbours(text: sample)
        foundNeighbours = found
        return found
    }
}
