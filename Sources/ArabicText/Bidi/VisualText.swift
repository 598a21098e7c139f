// Lines that were stored as they were seen, letters from left to right (by an old program, from a PDF, by `qari print --order visual`): put
// back into the order that they are read in. Told by the joined forms of their letters, which in that order end before they begin, or by
// letters that end words and stand at their beginnings. Where a number stands beside a Latin word its side can't be told, and is guessed.

package struct VisualText {
    /// What a text's lines say of their order.
    package struct Evidence: Sendable {
        package private(set) var visual = 0
        package private(set) var logical = 0
        /// Right-to-left letters, and how many of them are presentation forms.
        package private(set) var letters = 0
        package private(set) var forms = 0

        package init() {}

        package mutating func take(_ line: [UInt32]) {
            var (before, beforeThat) = (Shape.none, UInt32(0))
            for scalar in line {
                let shape = Shape(of: scalar)
                if shape == .mark { continue }
                if shape != .none {
                    letters += 1
                    if shape != .letter { forms += 1 }
                }
                if shape.joinsBefore, before.joinsNext { logical += shape.joinsNext && before.joinsBefore ? 0 : 1 }
                if shape.joinsNext, before.joinsBefore { visual += shape.joinsBefore && before.joinsNext ? 0 : 1 }
                // ة and ى end words, and the article begins them.
                if shape == .letter, before == .none, scalar == "ة" || scalar == "ى" { visual += 1 }
                if shape == .none, before == .letter, beforeThat == "ة" || beforeThat == "ى" { logical += 1 }
                (before, beforeThat) = (shape, scalar)
            }
        }

        package var isVisual: Bool { visual >= 3 && visual > 4 * logical }

        /// So many words speak for the order that texts are read in, and so few against it, that no more need be asked.
        package var isSurelyLogical: Bool { logical >= 12 && visual * 4 < logical }
    }

    /// A letter's joined form.
    fileprivate enum Shape {
        case none, mark, letter, alone, final, initial, medial

        init(of scalar: UInt32) {
            if scalar < 0x5D0 {
                self = .none
            } else if (0x621...0x64A).contains(scalar) {
                // By far most; the tatweel among them is no letter.
                self = scalar == .tatweel ? .none : .letter
            } else if scalar >= 0xFB50, let form = VisualText.forms[scalar] {
                self = form.shape
            } else {
                let properties = CharacterProperties(scalar)
                if properties.bidiClass == .nonspacingMark {
                    self = .mark
                } else {
                    self = [.arabicLetter, .rightToLeft].contains(properties.bidiClass) && properties.isLetter ? .letter : .none
                }
            }
        }

        var joinsBefore: Bool { self == .final || self == .medial }
        var joinsNext: Bool { self == .initial || self == .medial }
    }

    /// The letters of a form, in the order that they are read in.
    private struct Form {
        var letters: [UInt32]
        var shape: Shape
    }

    private static let forms: [UInt32: Form] = {
        var forms: [UInt32: Form] = [:]
        let shapes: [Shape] = [.alone, .initial, .final, .medial]
        for offset in 0..<256 {
            for (number, shape) in shapes.enumerated() {
                let form = LetterForms.table[4 * offset + number]
                let letter = 0x600 + UInt32(offset)
                if form != letter, forms[form] == nil { forms[form] = Form(letters: [letter], shape: shape) }
            }
        }
        for alef in codePoints("آأإا") {
            for joins in [false, true] {
                if let form = LetterForms.lamAlef(alef, joinsBefore: joins) {
                    forms[form] = Form(letters: [codePoint("ل"), alef], shape: joins ? .final : .alone)
                }
            }
        }
        return forms
    }()

    /// A line in the order that it is read in, its letters without forms; the spaces that set it at the right are left out.
    package static func logical(_ line: [UInt32]) -> [UInt32] {
        let units = units(of: line)
        var words: [[[UInt32]]] = units.reversed().split(omittingEmptySubsequences: false) { $0 == space }.map(Array.init)
        while words.last?.isEmpty == true { words.removeLast() }
        while words.first?.isEmpty == true { words.removeFirst() }
        var isAfterArabic = false
        var ordered: [[[UInt32]]] = []
        var start = 0
        while start < words.count {
            if Word(words[start]) == .arabic {
                ordered.append(turnedInside(words[start]))
                (isAfterArabic, start) = (true, start + 1)
                continue
            }
            let run = words[start...].prefix { Word($0) != .arabic }
            // Latin words side by side, and numbers among them, are read from left to right.
            if run.contains(where: { Word($0) == .latin }) {
                ordered.append(turned(Array(run.joined(separator: [space])), isAfterArabic: isAfterArabic))
            } else {
                ordered += run.map { turned($0, isAfterArabic: isAfterArabic) }
            }
            start += run.count
        }
        return ordered.joined(separator: [space]).flatMap { $0 }
    }

    /// True for a line of Latin alone that is part of a right-to-left sentence: the mark that ends it stands at its left.
    package static func endsAtItsLeft(_ line: [UInt32]) -> Bool {
        guard let first = line.first(where: { $0 != " " }), let last = line.last(where: { $0 != " " }) else { return false }
        return [".", ",", ":", "!", "?", "،", "؛", "؟"].contains(first) && CharacterProperties(last).isLetterOrDigit
    }

    // MARK: Parts

    private static let space = [codePoint(" ")]

    private enum Word {
        case arabic, latin, number

        init(_ units: [[UInt32]]) {
            let isArabic = units.contains { $0.contains { [.arabicLetter, .rightToLeft].contains(CharacterProperties($0).bidiClass) } }
            self =
                isArabic ? .arabic : units.contains { $0[0].isASCIILetter || CharacterProperties($0[0]).bidiClass == .leftToRight } ? .latin : .number
        }
    }

    /// A base with its marks, its letters without forms; a mark before which nothing stands belongs to what follows.
    private static func units(of line: [UInt32]) -> [[UInt32]] {
        func isMark(_ scalar: UInt32) -> Bool { CharacterProperties(scalar).bidiClass == .nonspacingMark }
        let marksFirst = zip([codePoint(" ")] + line, line).contains { $0 == " " && isMark($1) }
        var units: [[UInt32]] = []
        var waiting: [UInt32] = []
        for scalar in line {
            if isMark(scalar), !marksFirst, !units.isEmpty {
                units[units.count - 1].append(scalar)
            } else if isMark(scalar) {
                waiting.append(scalar)
            } else {
                let letters = forms[scalar]?.letters ?? [mirrored(scalar)]
                units.append(letters + waiting)
                waiting = []
            }
        }
        return waiting.isEmpty ? units : units + [waiting]
    }

    /// A word without right-to-left letters, its units in the order of the line until now: as it was typed, less the punctuation around it.
    private static func turned(_ word: [[UInt32]], isAfterArabic: Bool) -> [[UInt32]] {
        func isInner(_ unit: [UInt32]) -> Bool {
            CharacterProperties(unit[0]).isLetterOrDigit || ["#", "@", "/", "%", "$", "+", "°"].contains(unit[0])
        }
        guard let first = word.firstIndex(where: isInner), let last = word.lastIndex(where: isInner) else { return word }
        var inner = Array(word[first...last])
        let isNumber = !inner.contains { CharacterProperties($0[0]).bidiClass == .leftToRight }
        if isNumber, isAfterArabic {
            // Behind Arabic letters the numbers of a range stand from right to left (W2, W4).
            let parts = inner.split(omittingEmptySubsequences: false) { ["-", "–", "+"].contains($0[0]) }
            var signs = inner.filter { ["-", "–", "+"].contains($0[0]) }[...]
            inner = []
            for (index, part) in parts.enumerated() {
                if index > 0, let sign = signs.popFirst() { inner.append(sign) }
                inner += part.reversed()
            }
        } else {
            inner.reverse()
        }
        return Array(word[..<first]) + inner.map { $0.map(mirrored) } + Array(word[(last + 1)...])
    }

    /// The Latin and the numbers in a word that has right-to-left letters too: `لـCNN`, `2026م`.
    private static func turnedInside(_ word: [[UInt32]]) -> [[UInt32]] {
        func isLeft(_ unit: [UInt32]) -> Bool {
            [.leftToRight, .europeanNumber, .arabicNumber].contains(CharacterProperties(unit[0]).bidiClass) && !Shape.isLetter(unit[0])
        }
        var result: [[UInt32]] = []
        var index = 0
        while index < word.count {
            guard isLeft(word[index]) else {
                result.append(word[index])
                index += 1
                continue
            }
            var end = index + 1
            while end < word.count,
                isLeft(word[end]) || end + 1 < word.count && [".", ",", ":", "/", "٫", "٬"].contains(word[end][0]) && isLeft(word[end + 1])
            {
                end += 1
            }
            result += word[index..<end].reversed()
            index = end
        }
        return result
    }

}

extension VisualText.Shape {
    fileprivate static func isLetter(_ scalar: UInt32) -> Bool { ![.none, .mark].contains(Self(of: scalar)) }
}
