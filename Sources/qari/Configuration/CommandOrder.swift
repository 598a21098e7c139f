// Options that every command has may stand before its name, as other programs let them: `qari --lang en list`. The parser wants them
// behind it, and would take the name for a file's.
import ArgumentParser
import ReaderCore

enum CommandOrder {
    /// Options with a value that may be moved.
    private static let movable = Set((SettingEntry.table.map(\.name) + ["config", "library"]).map { "--" + $0 })

    /// Every command's name. They stand here too because asking the commands themselves makes all of their descriptions.
    static let names = [
        "read", "print", "themes", "config", "doctor", "add", "sync", "list", "search", "related", "remove", "vacuum", "export", "kiosk",
        "kiosk-fetch", "help",
    ]

    static func isCommand(_ argument: String) -> Bool { names.contains(argument) }

    /// The arguments with the command first, where options alone stand before it.
    static func commandFirst(_ arguments: [String]) -> [String] {
        var end = 0
        while end < arguments.count, arguments[end].hasPrefix("--") {
            let name = arguments[end].prefix { $0 != "=" }
            guard movable.contains(String(name)) else { return arguments }
            end += name.count < arguments[end].count ? 1 : 2
        }
        guard end > 0, end < arguments.count, isCommand(arguments[end]) else { return arguments }
        return [arguments[end]] + arguments[..<end] + arguments[(end + 1)...]
    }
}
