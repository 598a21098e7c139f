// Lines set to the measure: what may be put into them and where, and that nothing else changes.
import ArabicText
import TestSupport
import Testing

@testable import TextLayout

@Suite("Justification")
struct JustificationTests {
    private let engine = LayoutEngine()

    private func layout(_ text: String, width: Int, _ justification: Justification = .kashida) -> ParagraphLayout {
        engine.layOut(codePoints(text), base: .inherited(.rightToLeft), options: LayoutOptions(width: width, justification: justification))
    }

    private func lines(_ layout: ParagraphLayout) -> [VisualLine] { (0..<layout.lineCount).map(layout.visualLine) }

    /// A right-to-left line as plain letters in reading order.
    private func read(_ line: VisualLine) -> String {
        line.cells.reversed().map { String(codePoints: [$0.scalar]).precomposedStringWithCompatibilityMapping }.joined()
    }

    // MARK: Where a word is drawn out

    /// A word as it is drawn where its line has room: a word of two letters stands beside it, and the next one has no room.
    private func drawn(_ word: String) -> String {
        let first = lines(layout("\(word) من \(String(repeating: "x", count: 24))", width: 24))[0]
        return String(read(first).split(separator: " ")[0])
    }

    @Test(
        "a word is drawn out at the best of its points, the last of equals, by two cells",
        arguments: [
            // 1: after a tatweel that was typed; 2: after seen and sad; 3: before a final teh marbuta, heh, dal.
            ("مـكتبة", "مـــكتبة"), ("مسجد", "مســـجد"), ("قصور", "قصـــور"), ("سبب", "ســـبب"), ("حكمة", "حكمـــة"), ("كتبه", "كتبـــه"),
            ("حميد", "حميـــد"),
            // 4: before a final alef, tah, lam, kaf; lam-alef is one letter.
            ("كتبا", "كتبـــا"), ("محيط", "محيـــط"), ("جميل", "جميـــل"), ("ملك", "ملـــك"), ("جملا", "جمـــلا"),
            // 5: before a tooth in the middle and a reh or yeh; 6: before a final waw, ain, qaf, feh; 7: before any other final letter.
            ("كبيرة", "كبـــيرة"), ("مختبره", "مختـــبره"), ("كبير", "كبـــير"), ("دفع", "دفـــع"), ("طريق", "طريـــق"), ("لطيف", "لطيـــف"),
            ("علم", "علـــم"), ("كبيرون", "كبـــيرون"), ("النبي", "النـــبي"),
        ])
    func points(_ word: String, _ expected: String) {
        // Three marks stand for the typed or written one and the two put in.
        let typed = word.count { $0 == "ـ" }
        let wanted = expected.replacing("ـــ", with: typed > 0 ? "ـــ" : "ــ")
        #expect(drawn(word) == wanted)
    }

    @Test(
        "no point: a final yeh but after seen, الله in any dress, two letters, letters that do not join, a joiner, marks on the letters, a tag",
        arguments: [
            "علي", "علوي", "معالي", "الله", "والله", "لله", "عبدالله", "اللهم", "في", "هل", "دار", "ورود", "می\u{200C}رود", "بيت\u{200C}ها",
            "مُحَمَّدٌ", "@جميلة", "#مسجد_المدينة", "example.org/مسجد", "ولا", "أولا",
        ])
    func untouched(_ word: String) {
        #expect(!drawn(word).contains("ـ"), "\(drawn(word))")
    }

    @Test("after seen a final yeh may hang far")
    func seenYeh() { #expect(drawn("كرسي") == "كرســي") }

    @Test("lines of the Quran and of vocalised text have their gaps widened alone")
    func untouchable() {
        for text in [
            "﴿ جميلة مسجد ﴾ طريق xxxxxxxxxxxxxxxxxxxxxxxx", "جَمِيلَةٌ مَسْجِدٌ طَرِيقٌ xxxxxxxxxxxxxxxxxxxxxxxx", "جميلة ۖ مسجد طريق xxxxxxxxxxxxxxxxxxxxxxxx",
        ] {
            let line = lines(layout(text, width: 24))[0]
            #expect(!line.cells.contains { $0.scalar == .tatweel } && read(line).contains("   "), "\(read(line))")
        }
    }

    // MARK: Whole paragraphs

    private static let words = [
        "قال", "المدير", "مسجد", "في", "حكمة", "الله", "السلام", "لا", "بيتنا", "OpenAI", "2024", "(نعم)،", "«كبير»", "الديمقراطية", "كتبا", "طريق",
        "من",
        "علي", "مُحَمَّدٌ", "جميلة", "یك", "و", "https://a.example/b?c=1", "ـــ", "الـقدس", "12%", "\u{2028}",
    ]

    private func paragraph(_ seed: UInt64) -> String {
        var random = SplitMix(seed)
        return (0..<Int.random(in: 1...60, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            .replacing(#/\s*\u{2028}\s*/#, with: "\u{2028}")
    }

    @Test("nothing is lost and nothing invented but tatweel and wider gaps", arguments: 0..<60)
    func nothingLost(_ seed: UInt64) {
        let text = paragraph(seed)
        func inked(_ lines: [VisualLine]) -> [VisualCell] {
            lines.flatMap(\.cells).filter { $0.scalar != " " }.sorted { $0.logicalOffset < $1.logicalOffset }
        }
        for justification in [Justification.spaces, .kashida] {
            for width in [9, 16, 24, 40, 72] {
                var seen: Set<Int> = []
                let set = inked(lines(layout(text, width: width, justification))).filter { cell in
                    // What is put in comes again under the offset of its letter.
                    cell.scalar != .tatweel || seen.insert(cell.logicalOffset).inserted && codePoints(text)[cell.logicalOffset] == .tatweel
                }
                let plain = engine.layOut(codePoints(text), base: .inherited(.rightToLeft), options: LayoutOptions(width: width))
                #expect(set == inked(lines(plain)), "\(justification) at \(width)")
            }
        }
    }

    @Test(
        "a line is exactly the measure, or its gaps are as wide as they may be; the last line and what the text breaks are as they are",
        arguments: 0..<60)
    func filled(_ seed: UInt64) {
        let text = paragraph(seed)
        for justification in [Justification.spaces, .kashida] {
            for width in [16, 24, 30, 40, 72] {
                let layout = layout(text, width: width, justification)
                for number in 0..<layout.lineCount {
                    let line = layout.visualLine(number)
                    let isShort = line.isLastOfParagraph || codePoints(text)[line.logicalRange].last == .lineSeparator
                    let gaps = line.cells.split { $0.scalar != " " }.map(\.count)
                    #expect(line.width == line.cells.reduce(0) { $0 + $1.width })
                    #expect(gaps.allSatisfy { $0 <= (isShort ? 1 : 3) }, "\(read(line))")
                    if isShort { #expect(Set(line.cells.map(\.logicalOffset)).count == line.cells.count, "\(read(line))") }
                    // One cluster that is wider than the measure apart.
                    let isFilled = line.width == width || isShort || line.width > width && gaps.isEmpty
                    #expect(isFilled || gaps.allSatisfy { $0 == 3 }, "\(justification) at \(width): \(read(line))")
                }
            }
        }
    }

    @Test(
        "at most half the words of a line are drawn out, each at one point and by two cells; never below the tatweel of the line above",
        arguments: 0..<60)
    func moderate(_ seed: UInt64) {
        let text = paragraph(seed)
        for width in [16, 20, 24, 30, 40] {
            var above: Set<Int> = []
            for line in lines(layout(text, width: width)) {
                let typed = codePoints(text)
                var columns: Set<Int> = []
                var column = 0
                var points: [Int: Int] = [:]
                for cell in line.isRightToLeft ? line.cells.reversed() : line.cells {
                    let isPutIn = cell.scalar == .tatweel && (typed[cell.logicalOffset] != .tatweel || points[cell.logicalOffset] != nil)
                    if cell.scalar == .tatweel { points[cell.logicalOffset, default: typed[cell.logicalOffset] == .tatweel ? -1 : 0] += 1 }
                    if isPutIn { columns.insert(column) }
                    column += cell.width
                }
                let drawn = points.filter { $0.value > 0 }
                let words = line.cells.split { $0.scalar == " " }.count
                #expect(drawn.allSatisfy { $0.value <= 2 } && drawn.count <= (words + 1) / 2, "\(read(line))")
                #expect(columns.isDisjoint(with: above), "\(read(line))")
                above = columns
            }
        }
    }

    @Test("a line by itself is the line that it is after those before it", arguments: 0..<10)
    func byItself(_ seed: UInt64) {
        let text = paragraph(seed)
        let all = lines(layout(text, width: 24))
        for number in all.indices.reversed() { #expect(layout(text, width: 24).visualLine(number) == all[number]) }
    }

    @Test("the groups of a number stay together, the words beside it move apart")
    func groups() {
        let text = "بلغ عددهم 12 500 000 نسمة وعاد كثيرون إلى الديار"
        let first = lines(layout(text, width: 27, .spaces))[0].cells.map(\.scalar)
        let gaps = String(codePoints: first).split { $0 != " " }.map(\.count)
        #expect(first.count == 27 && gaps.count { $0 == 2 } > 0)
        #expect(String(codePoints: first).contains("12 500 000"))
    }

    @Test("text that runs from left to right has its gaps widened")
    func latin() {
        let text = "The line was closed for years and then it was opened again"
        let layout = engine.layOut(codePoints(text), base: .leftToRight, options: LayoutOptions(width: 20, justification: .kashida))
        for line in lines(layout).dropLast() { #expect(line.width == 20) }
    }

    // MARK: Breaking

    /// The least sum of squared slack over all ways to break words of these widths, the last line free.
    private func leastCost(_ words: [Int], width: Int) -> Int {
        var costs = [0]
        for end in 1...words.count {
            let ways = (0..<end).compactMap { start -> Int? in
                let slack = width - words[start..<end].reduce(end - start - 1, +)
                return slack < 0 ? nil : costs[start] + (end == words.count ? 0 : slack * slack)
            }
            costs.append(ways.min() ?? 0)
        }
        return costs[words.count]
    }

    @Test("no way to break a paragraph has less slack, squared and summed", arguments: 0..<80)
    func optimal(_ seed: UInt64) {
        var random = SplitMix(seed)
        let words = (0..<Int.random(in: 1...40, using: &random)).map { _ in Int.random(in: 1...9, using: &random) }
        let text = words.map { String(repeating: "ب", count: $0) }.joined(separator: " ")
        for width in [9, 12, 20, 33] {
            let justified = layout(text, width: width, .spaces)
            let scalars = codePoints(text)
            let cost = (0..<justified.lineCount - 1).reduce(0) { sum, number in
                let range = justified.logicalRange(ofLine: number)
                let slack = width - scalars[range].split(separator: codePoint(" ")).reduce(-1) { $0 + 1 + $1.count }
                return sum + slack * slack
            }
            #expect(cost == leastCost(words, width: width), "\(words) at \(width)")
        }
    }
}
