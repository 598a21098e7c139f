// The command of a command line: options that every command has may stand before its name, as other programs let them (`qari --lang en
// list`; the parser wants them behind it), and a name that is none but nearly one is no file's.
import ArgumentParser
import Glibc
import ReaderCore

enum CommandOrder {
    /// Options with a value that may be moved.
    private static let movable = Set((SettingEntry.table.map(\.name) + ["config", "library"]).map { "--" + $0 })

    /// Every command's name. They stand here too because asking the commands themselves makes all of their descriptions.
    static let names = [
        "read", "print", "themes", "config", "doctor", "add", "sync", "list", "search", "saved", "rule", "tag", "related", "remove", "highlights",
        "feed", "account", "import-newsboat", "vacuum", "export", "export-all", "import", "publish", "kiosk", "kiosk-message", "kiosk-setup",
        "status",
        "kiosk-fetch", "help",
    ]

    static func isCommand(_ argument: String) -> Bool { names.contains(argument) }

    /// The arguments with the command first, where options alone stand before it.
    ///
    /// Help takes no options: the language that it is asked for in is known without it (`MessageLanguage`).
    static func commandFirst(_ arguments: [String]) -> [String] {
        guard let place = firstWord(arguments), isCommand(arguments[place]) else { return arguments }
        if arguments[place] == "help" { return ["help"] + withoutMovable(arguments[(place + 1)...]) }
        guard place > 0 else { return arguments }
        return [arguments[place]] + arguments[..<place] + arguments[(place + 1)...]
    }

    private static func withoutMovable(_ arguments: ArraySlice<String>) -> [String] {
        var (words, rest) = ([String](), arguments)
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), movable.contains(String(word.prefix { $0 != "=" })) else {
                words.append(word)
                continue
            }
            if !word.contains("=") { _ = rest.popFirst() }
        }
        return words
    }

    /// Where the first argument stands that is no option that may be moved; nil where there is none.
    private static func firstWord(_ arguments: [String]) -> Int? {
        var end = 0
        while end < arguments.count, arguments[end].hasPrefix("--") {
            let name = arguments[end].prefix { $0 != "=" }
            guard movable.contains(String(name)) else { return nil }
            end += name.count < arguments[end].count ? 1 : 2
        }
        return end < arguments.count ? end : nil
    }

    /// A command that there is not: what was asked to be explained, or what no file is called and a command nearly is.
    /// - Returns: what to say; nil where all is well.
    static func mistyped(_ arguments: [String]) -> Problem? {
        if arguments.count > 1, arguments[0] == "help", !arguments[1].hasPrefix("-") {
            return isCommand(arguments[1]) ? nil : .unknownCommand(OutsideName.shown(arguments[1]), meant: nearest(arguments[1]))
        }
        guard let place = firstWord(arguments), !isCommand(arguments[place]), let meant = nearest(arguments[place]),
            access(arguments[place], F_OK) != 0
        else { return nil }
        return .unknownCommand(arguments[place], meant: meant)
    }

    /// The command that a word of small letters was most likely meant for: a letter wrong, too many, missing, or two of them changed about.
    static func nearest(_ word: String) -> String? {
        guard word.utf8.count > 2, word.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        return names.first { isOneMistakeApart(Array(word.utf8), Array($0.utf8)) }
    }

    private static func isOneMistakeApart(_ word: [UInt8], _ name: [UInt8]) -> Bool {
        guard abs(word.count - name.count) < 2 else { return false }
        let start = zip(word, name).prefix { $0 == $1 }.count
        let (restOfWord, restOfName) = (word[start...], name[start...])
        if restOfWord.dropFirst().elementsEqual(restOfName.dropFirst()) { return true }
        if restOfWord.dropFirst().elementsEqual(restOfName) || restOfWord.elementsEqual(restOfName.dropFirst()) { return true }
        return restOfWord.count > 1 && restOfWord.dropFirst(2).elementsEqual(restOfName.dropFirst(2))
            && restOfWord.prefix(2).reversed().elementsEqual(restOfName.prefix(2))
    }
}
