// Every command takes every setting as a flag; its help tells those that count for what it does, after its own options, and where the others
// stand. A command that stands in no row is about the library alone.
import ReaderCore

enum SettingsInHelp {
    /// The command whose help is written; nil where all settings are wanted (completions, the manual).
    @TaskLocal static var command: String?

    /// Settings of commands that show no article on a screen, beside the language of what they say.
    private static let used: [String: Set<String>] = [
        "print": ["width", "columns", "justify", "digits", "harakat", "tatweel"],
        "themes": ["theme"],
        "doctor": ["bidi"],
        "add": ["changed-unread", "allow-private"],
        "sync": ["changed-unread", "allow-private"],
        "list": ["dates"],
        "search": ["dates"],
        "related": ["dates"],
        "highlights": ["dates"],
    ]
    /// Commands for which all of them count.
    private static let whole: Set<String> = ["read", "kiosk", "config"]

    static func isTold(_ setting: String) -> Bool {
        guard let command, !whole.contains(command) else { return true }
        return setting == "lang" || used[command]?.contains(setting) == true
    }

    /// What stands over them.
    static var title: String { HelpLanguage.told("الإعدادات", "Settings") }

    private static var pointer: String {
        HelpLanguage.told("وللإعدادات كلها: qari help read، و\u{2066}man qari\u{2069}", "All settings: qari help read, and man qari")
    }

    /// The parser names a few options in the line of usage one by one; they are all told below it, and what is to be written besides is seen
    /// at once without them.
    private static func shortUsage(_ part: String) -> String {
        guard part.hasPrefix("USAGE: ") else { return part }
        var words: [Substring] = []
        var (isOption, hasOptions) = (false, false)
        for word in part.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if word.hasPrefix("[--") {
                if !hasOptions { words.append("<options>") }
                (isOption, hasOptions) = (true, true)
            }
            if !isOption { words.append(word) }
            if isOption, word.hasSuffix("]") || word.hasSuffix("...]") { isOption = false }
        }
        return hasOptions ? words.joined(separator: " ") : part
    }

    /// The parser sets what has a title before a command's own options; here it comes last.
    static func last(in help: String) -> String {
        var parts = help.split(separator: "\n\n", omittingEmptySubsequences: false).map { shortUsage(String($0)) }
        guard let place = parts.firstIndex(where: { $0.hasPrefix(title.uppercased() + ":") }) else { return help }
        var settings = parts.remove(at: place)
        while settings.last == "\n" { settings.removeLast() }
        while parts.last?.allSatisfy(\.isWhitespace) == true { parts.removeLast() }
        if parts.last?.last == "\n" { parts[parts.count - 1].removeLast() }
        parts.append(settings)
        if let command, !whole.contains(command) { parts.append("  " + pointer) }
        return parts.joined(separator: "\n\n")
    }
}
