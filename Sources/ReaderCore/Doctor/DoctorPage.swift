// The doctor's page: the sample, the question, and the report as far as there is room. Pure; the command runs it.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

/// Shows the sample in one order after another until the reader says that it reads right.
package struct DoctorPage {
    /// What the reader said.
    package enum Verdict: Hashable, Sendable {
        case readsRight(BidiChoice)
        case nothingFits
        case left
    }

    package var report: DoctorReport
    package private(set) var choice: BidiChoice
    package private(set) var verdict: Verdict?
    private let language: Language
    private var rest: [BidiChoice]
    private let engine = LayoutEngine()

    package init(report: DoctorReport, choice: BidiChoice, language: Language) {
        (self.report, self.choice, self.language) = (report, choice, language)
        rest = BidiChoice.allCases.filter { $0 != choice && $0 != .auto }
    }

    /// Takes a key; the order to try next, if there is one.
    package mutating func press(_ key: Key) -> BidiChoice? {
        guard verdict == nil else { return nil }
        if key == .character("c", .control) { verdict = .left }
        guard key.modifiers.isEmpty else { return nil }
        switch key.code {
        case .enter: verdict = .readsRight(choice)
        case .escape: verdict = .left
        case .character(let character):
            switch Unicode.Scalar(character) {
            // نعم, and where y is on the Arabic keyboard.
            case "y", "Y", "ن", "غ": verdict = .readsRight(choice)
            // لا, typed or by its own key, and where n is.
            case "n", "N", "ل", "ى", "ﻻ": return tryNext()
            case "q", "Q", "ض": verdict = .left
            default: break
            }
        default: break
        }
        return nil
    }

    private mutating func tryNext() -> BidiChoice? {
        // An order that is the same on this terminal as the one that failed is no news.
        while let next = rest.first {
            rest.removeFirst()
            if Phrases(language).name(of: report.order) == next.rawValue { continue }
            choice = next
            return next
        }
        verdict = .nothingFits
        return nil
    }

    package func draw(into frame: inout Frame) {
        frame = Frame(size: frame.size)
        let phrases = Phrases(language)
        let theme = Theme(name: "plain", isDark: true, styles: [.heading: Style(attributes: .bold)])
        let painter = Painter(engine: engine, theme: theme, digits: report.traits.hasArabicDigits ? .source : .european, base: phrases.base)
        let rect = Rect(column: 1, row: 0, columns: max(1, frame.size.columns - 2), rows: frame.size.rows)
        var row = 0
        func write(_ text: String, base: BaseDirection, role: Role = .body) {
            let options = LayoutOptions(width: rect.columns, showsHarakat: report.traits.showsMarks, digits: painter.digits)
            let layout = engine.layOut(codePoints(text), base: base, options: options)
            for line in 0..<layout.lineCount where row < frame.size.rows {
                painter.paint(layout.visualLine(line), in: Band(rect, row: row, startsRight: layout.isRightToLeft), into: &frame) { _ in
                    theme.style(for: role)
                }
                row += 1
            }
        }
        for line in DoctorReport.sample { write(line, base: .rightToLeft) }
        row += 1
        write(phrases.doctorQuestion, base: phrases.base, role: .heading)
        write(phrases.doctorKeys, base: phrases.base)
        write(phrases.doctorTrying(choice), base: phrases.base)
        row += 1
        write(DoctorReport.joinedLetters, base: .rightToLeft)
        write(phrases.doctorFont, base: phrases.base)
        row += 1
        for line in report.lines(in: language) { write(line, base: .automatic) }
    }
}
