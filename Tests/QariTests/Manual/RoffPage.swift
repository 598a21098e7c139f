// A page in roff's man macros. The English pages are ASCII, so that groff reads them as they are, whatever the reader's locale; the
// Arabic ones are UTF-8, as man-db and mandoc expect of them, and can be read as they stand.
import ReaderCore

@testable import qari

struct RoffPage {
    let language: Language
    private(set) var text: String

    /// - Parameter summary: what `whatis` says.
    init(_ name: String, section: Int, in language: Language, summary: (arabic: String, english: String)) {
        self.language = language
        text = #"""
            .\" Made from the tables of the program: make docs.
            .TH \#(name.uppercased()) \#(section) \#(ProgramVersion.day) "qari \#(ProgramVersion.number)"

            """#
        heading("الاسم", "NAME")
        text += "\(name) \\-\n\(escaped(say(summary)))\n"
    }

    private func say(_ texts: (arabic: String, english: String)) -> String { language == .arabic ? texts.arabic : texts.english }

    // MARK: Parts

    mutating func heading(_ arabic: String, _ english: String) { text += ".SH \(escaped(say((arabic, english))))\n" }

    mutating func subheading(_ arabic: String, _ english: String) { text += ".SS \(escaped(say((arabic, english))))\n" }

    /// How the program is called: a line each, its words bold, names in capital letters italic.
    mutating func synopsis(_ lines: [String]) {
        for (index, line) in lines.enumerated() {
            if index > 0 { text += ".br\n" }
            text += wrapped(
                line.split(separator: " ").map { word in
                    word.contains { $0.isUppercase } || word.contains("[") ? "\\fI\(escaped(word))\\fR" : "\\fB\(escaped(word))\\fR"
                })
        }
    }

    /// Running text; what stands in grave accents is bold. Each but the first behind a heading begins with a space.
    mutating func paragraph(_ arabic: String, _ english: String) {
        if !text.split(separator: "\n").last!.hasPrefix(".S") { text += ".PP\n" }
        text += running(say((arabic, english)))
    }

    /// What something is called, and what it is.
    mutating func entry(_ names: [String], value: String? = nil, _ arabic: String, _ english: String) {
        let value = value.map { " \\fI\(escaped($0))\\fR" } ?? ""
        text += ".TP\n" + names.map { "\\fB\(escaped($0))\\fR\(value)" }.joined(separator: ", ") + "\n"
        text += running(say((arabic, english)))
    }

    /// Lines as they are typed or stand in a file.
    mutating func example(_ lines: [String]) {
        if !text.split(separator: "\n").last!.hasPrefix(".S") { text += ".PP\n" }
        text += ".nf\n.RS 4\n" + lines.map { "\(guarded(escaped($0)))\n" }.joined() + ".RE\n.fi\n"
    }

    mutating func seeAlso(_ pages: [(name: String, section: Int)]) {
        heading("انظر أيضًا", "SEE ALSO")
        text += pages.enumerated().map { index, page in
            ".BR \(escaped(page.name)) (\(page.section))\(index + 1 < pages.count ? "," : "")\n"
        }.joined()
    }

    /// The options of a command, its settings apart.
    mutating func options(of command: CommandLineEntry) {
        for argument in command.own where argument.kind != "positional" {
            let value = argument.kind == "option" ? (argument.valueName ?? "value").uppercased() : nil
            let given = argument.defaultValue.map { language == .arabic ? " (المفترض: \($0))" : " (default: \($0))" } ?? ""
            let told = (argument.abstract ?? "") + given
            entry(argument.spellings, value: value, told, told)
        }
    }

    // MARK: Roff

    private func running(_ text: String) -> String {
        var words: [String] = []
        var isBold = false
        for word in text.split(whereSeparator: \.isWhitespace) {
            // A span in grave accents may hold several words; each is bold by itself, so that lines may break between them.
            var line = isBold ? "\\fB" : ""
            for part in word.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
                if part.offset > 0 {
                    isBold.toggle()
                    line += isBold ? "\\fB" : "\\fR"
                }
                line += escaped(String(part.element))
            }
            words.append(line + (isBold ? "\\fR" : ""))
        }
        precondition(!isBold, "A grave accent is not closed: \(text)")
        return wrapped(words)
    }

    /// Lines of 80 bytes at most, as mandoc wants them.
    private func wrapped(_ words: [String]) -> String {
        var lines = [""]
        for word in words {
            if lines[lines.count - 1].utf8.count + word.utf8.count > 79 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.filter { !$0.isEmpty }.map { guarded($0) + "\n" }.joined()
    }

    /// A line that begins with a dot or an apostrophe would be a request; one of Arabic that begins with a Latin character is measured by
    /// mandoc as it writes Arabic letters to itself, eight bytes each.
    private func guarded(_ line: String) -> String {
        guard let first = line.first, first != "\\" else { return line }
        return first == "." || first == "'" || language == .arabic && first.isASCII ? "\\&" + line : line
    }

    /// One line of text as roff's: its escape, hyphens that are typed as such, and in English what is no ASCII by its code point.
    private func escaped(_ text: some StringProtocol) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": line += "\\e"
            case "-": line += "\\-"
            case "'": line += "\\(aq"
            case "`": line += "\\(ga"
            case "^": line += "\\(ha"
            case "~": line += "\\(ti"
            case "\"": line += "\\(dq"
            case _ where scalar.value > 0x7E && language == .english:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                line += "\\[u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + "]"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}
