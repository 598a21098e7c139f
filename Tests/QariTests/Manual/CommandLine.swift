// The command line as its parser describes it, in one language.
import Foundation
import ReaderCore

@testable import qari

/// The program, or a command of it.
struct CommandLineEntry: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable { var kind, name: String }
        var kind: String
        var shouldDisplay, isOptional, isRepeating: Bool
        var names: [Name]?
        var valueName, defaultValue, abstract: String?

        var spellings: [String] { (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name } }
    }
    var commandName: String
    var abstract, discussion: String?
    var shouldDisplay: Bool
    var subcommands: [CommandLineEntry]?
    var arguments: [Argument]?

    /// Those that the manual speaks of.
    var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

    /// Those that are no setting: what every command has stands in a place of its own.
    var own: [Argument] {
        let takesSettings = shown.contains { $0.spellings.contains("--config") }
        let shared = Set((takesSettings ? SettingEntry.table.map(\.flag) + ["--config"] : []) + ["--help", "--version"])
        return shown.filter { !$0.spellings.contains(where: shared.contains) }
    }

    private struct Dump: Decodable { var command: CommandLineEntry }

    static func program(in language: Language) throws -> CommandLineEntry {
        try HelpLanguage.$current.withValue(language) { try JSONDecoder().decode(Dump.self, from: Data(Qari._dumpHelp().utf8)).command }
    }

    static func command(_ name: String, in language: Language) throws -> CommandLineEntry {
        let found = try program(in: language).subcommands?.first { $0.commandName == name }
        guard let found else { preconditionFailure("There is no command \(name).") }
        return found
    }
}
