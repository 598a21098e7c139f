// Options that every command has may stand before its name, as other programs let them: `qari --lang en list`. The parser wants them
// behind it, and would take the name for a file's.
import ArgumentParser
import ReaderCore

enum CommandOrder {
    /// Options with a value that may be moved.
    private static let movable = Set((SettingEntry.table.map(\.name) + ["config", "library"]).map { "--" + $0 })

    /// The arguments with the command first, where options alone stand before it.
    static func commandFirst(_ arguments: [String]) -> [String] {
        var end = 0
        while end < arguments.count, arguments[end].hasPrefix("--") {
            let name = arguments[end].prefix { $0 != "=" }
            guard movable.contains(String(name)) else { return arguments }
            end += name.count < arguments[end].count ? 1 : 2
        }
        let names = Qari.configuration.subcommands.map { $0.configuration.commandName }
        guard end > 0, end < arguments.count, names.contains(arguments[end]) else { return arguments }
        return [arguments[end]] + arguments[..<end] + arguments[(end + 1)...]
    }
}
