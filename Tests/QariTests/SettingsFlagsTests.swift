// A row of the table of settings is all that a setting takes: flag, variable and help come from it, and no field is without one.
import ArgumentParser
import Glibc
import ReaderCore
import Testing

@testable import qari

@Suite("Settings as flags and variables", .serialized)
struct SettingsFlagsTests {
    /// A value that the setting takes and that is not its default.
    private func other(_ entry: SettingEntry) -> String {
        switch entry.name {
        case "width": "61"
        case "refresh": "30"
        case "theme": "sepia"
        default: entry.allowed.split(separator: ", ").map(String.init).last { $0 != entry.read(Settings()) } ?? ""
        }
    }

    /// Those that show articles, or settings.
    private static let commands: [any ParsableCommand.Type] = [ReadCommand.self, ConfigCommand.self, KioskCommand.self]

    @Test("every setting has its flag, written either way, and stands in the help of what it counts for", arguments: SettingEntry.table.map(\.name))
    func flags(_ name: String) throws {
        let entry = try #require(SettingEntry.table.first { $0.name == name })
        for arguments in [["--\(name)", other(entry)], ["--\(name)=\(other(entry))"]] {
            let command = try ConfigCommand.parse(arguments + ["--config", "/dev/null"])
            #expect(entry.read(try command.settings.load()) == other(entry))
        }
        for command in Self.commands {
            let help = SettingsInHelp.$command.withValue(command.configuration.commandName) { command.helpMessage(columns: 400) }
            #expect(help.contains("--\(name) <\(name)>"), "\(command)")
        }
        #expect(Qari.completionScript(for: .bash).contains("--\(name)"))
    }

    @Test("every setting has its variable, and a flag goes over it", arguments: SettingEntry.table.map(\.name))
    func variables(_ name: String) throws {
        let entry = try #require(SettingEntry.table.first { $0.name == name })
        #expect(entry.variable == "QARI_" + name.uppercased().replacing("-", with: "_"))
        setenv(entry.variable, other(entry), 1)
        defer { unsetenv(entry.variable) }
        #expect(entry.read(try ConfigCommand.parse(["--config", "/dev/null"]).settings.load()) == other(entry))
        let standard = entry.read(Settings())
        #expect(entry.read(try ConfigCommand.parse(["--config", "/dev/null", "--\(name)", standard]).settings.load()) == standard)
    }

    @Test("what a flag or a variable may not say ends the command and names both", arguments: SettingEntry.table.map(\.name).filter { $0 != "theme" })
    func refusals(_ name: String) throws {
        #expect(throws: ProgramExit.self) { try ConfigCommand.parse(["--config", "/dev/null", "--\(name)", "nonsense"]).settings.load() }
    }

    @Test("the names that tell a command from a file are the commands' own")
    func commandNames() {
        #expect(Set(CommandOrder.names) == Set(Qari.configuration.subcommands.map { $0.configuration.commandName } + ["help"]))
    }

    @Test("every field of the settings is written by a row")
    func rows() {
        func fields(_ settings: Settings) -> [String: String] {
            Dictionary(uniqueKeysWithValues: Mirror(reflecting: settings).children.map { ($0.label ?? "", String(describing: $0.value)) })
        }
        let standard = fields(Settings())
        var written: Set<String> = ["keys"]
        for entry in SettingEntry.table {
            var settings = Settings()
            #expect(entry.write(&settings, other(entry)), "\(entry.name)")
            let changed = fields(settings).filter { standard[$0.key] != $0.value }.keys
            #expect(changed.count == 1, "\(entry.name) changes \(changed)")
            written.formUnion(changed)
        }
        #expect(written == Set(standard.keys), "A field has no row: no flag, no variable, no place in the file.")
    }
}
