// What `--help` prints, in the interface's language. The parser writes it, with the commands' own words in that language (HelpLanguage);
// its few own words are put into Arabic here, and what an option is called is kept apart from what it is, so that neither turns the other.
import ArabicText
import Glibc
import ReaderCore

enum HelpScreen {
    private static let usage = "الاستعمال: "
    /// The parser's own words. None of them begins another.
    private static let words = [
        ("OVERVIEW: ", ""), ("USAGE: ", usage), ("ARGUMENTS:", "المعطيات:"), ("OPTIONS:", "الخيارات:"), ("SUBCOMMANDS:", "الأوامر:"),
        ("Show help information.", "يعرض هذه المساعدة."), ("Show the version.", "يعرض الإصدار."), ("(default)", "(وهو المفترض)"),
        ("(default: ", "(المفترض: "), ("; default: ", "؛ المفترض: "), ("(values: ", "(القيم: "),
        ("See 'qari help <subcommand>' for detailed help.", "ولأمر بعينه: qari help <أمر>"),
    ]
    /// What stands for what is to be written, in a line of usage.
    private static let places = [("<subcommand>", "<أمر>"), ("<options>", "<خيارات>")]
    /// Where the parser begins what it says of an option.
    private static let textColumn = 26

    /// True where help is what a command line asks for.
    static func isAsked(_ arguments: [String]) -> Bool { arguments.first == "help" || arguments.contains { $0 == "--help" || $0 == "-h" } }

    /// How wide help is to be written.
    static var columns: Int { max(40, OrderedLines.columns(of: STDOUT_FILENO) - 1) }

    /// Prints help that the parser wrote, `columns` wide.
    static func print(_ text: String, _ language: Language) throws(OutputFailure) {
        var output = Output(STDOUT_FILENO)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { language == .arabic ? arabic(String($0)) : String($0) }
        if OrderedLines.isWanted(on: STDOUT_FILENO, language) {
            OrderedLines.write(lines, columns: OrderedLines.columns(of: STDOUT_FILENO), to: &output)
        } else {
            output.write(lines.map { $0.withoutIsolates + "\n" }.joined())
        }
        try output.flush()
    }

    private static func arabic(_ line: String) -> String {
        let line = words.reduce(line) { line, word in
            guard let start = line.indices.first(where: { line[$0...].hasPrefix(word.0) }) else { return line }
            return line[..<start] + word.1 + line[start...].dropFirst(word.0.count)
        }
        if line.hasPrefix(usage) {
            let text = places.reduce(String(line.dropFirst(usage.count))) {
                $0.split(separator: $1.0, omittingEmptySubsequences: false).joined(separator: $1.1)
            }
            return usage + text.isolated(.leftToRight)
        }
        guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return line }
        // `  --name <value>      what it is`, or the name alone where it is a long one.
        let name = line.count > textColumn && line.dropFirst(textColumn - 1).first == " " ? line.prefix(textColumn) : line[...]
        let ending = name.reversed().prefix { $0 == " " }.count
        return "  " + String(name.dropFirst(2).dropLast(ending)).isolated(.leftToRight) + String(repeating: " ", count: ending)
            + line.dropFirst(name.count)
    }
}
