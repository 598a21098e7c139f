// The command line describes itself in both languages, each text beside the other; this says which one is asked for. Only help asks:
// what is parsed is the same in both.
import ArgumentParser
import ReaderCore

enum HelpLanguage {
    @TaskLocal static var current = Language.english

    static func told(_ arabic: String, _ english: String) -> String { current == .arabic ? arabic : english }
}

extension ArgumentHelp {
    /// What an option or an argument is, in the language of help.
    static func told(_ arabic: String, _ english: String) -> ArgumentHelp { ArgumentHelp(HelpLanguage.told(arabic, english)) }
}

extension ParsableArguments {
    /// What a command does, in the language of help.
    static func told(_ arabic: String, _ english: String) -> String { HelpLanguage.told(arabic, english) }
}
