// What `qari doctor` knows of the terminal, and the words for it: plain lines, the same on screen and in a bug report.
import ArabicText
import TerminalScreen

/// The facts. Names and answers of terminals are theirs, so they are the same in both languages.
package struct DoctorReport: Sendable {
    package var version = ""
    package var variables: [(name: String, value: String)] = []
    /// The questions that were put, by their names; empty when the terminal is one that prints questions.
    package var questions: [String] = []
    package var answers: [String] = []
    package var terminal = ""
    /// False when it is a guess by the environment.
    package var isCertain = false
    /// The terminal around a multiplexer; nil when there is none.
    package var outer: String?
    package var order = DisplayOrder.visual
    package var reason = OrderReason.unknown
    package var traits = TerminalTraits()
    package var size = ScreenSize(columns: 80, rows: 24)
    package var colors = 0
    package var isSynchronized = false
    /// Bytes of base64.
    package var clipboard = 0

    package init() {}

    /// The report, line by line.
    package func lines(in language: Language) -> [String] {
        let phrases = Phrases(language)
        var lines = ["qari \(version) · \(size.columns)×\(size.rows)"]
        lines += variables.map { "\($0.name)=\($0.value)" }
        lines.append(phrases.doctorAsked(questions))
        lines.append(answers.isEmpty ? phrases.doctorNoAnswers : phrases.doctorAnswered(answers))
        lines.append(phrases.doctorTerminal(terminal, isCertain: isCertain))
        if let outer { lines.append(phrases.doctorOuter(outer)) }
        lines.append(phrases.doctorOrder(phrases.name(of: order), phrases.words(for: reason)))
        lines.append(phrases.doctorMarks(traits.showsMarks, hasArabicDigits: traits.hasArabicDigits))
        lines.append(phrases.doctorColors(colors, isSynchronized: isSynchronized))
        lines.append(phrases.doctorClipboard(kilobytes: clipboard / 4 * 3 / 1000))
        return lines
    }

    /// Every shape of a letter that joins on both sides: in a font without Arabic there are boxes, or gaps between letters of another font.
    package static let joinedLetters = "ـبـتـثـنـيـ ـجـحـخـ ـسـشـصـضـ ـطـظـ ـعـغـفـقـ ـكـلـمـهـ لا"

    /// Letters, لا, harakat, digits, brackets, mixed text: what goes wrong first.
    package static let sample = [
        "قالت هدى (الجارة): «لا بأس، ولا ضرر»؛ ثم الآن والأرض.",
        "مُحَمَّدٌ كَتَبَ: لَا لِلْعَجَلَةِ. العدد ١٢٣ في 3/4/2024 بسعر 12.50$ أو 30%.",
        "زر الموقع example.org [القسم الثاني] ثم اقرأ The Fox معنا.",
    ]
}
