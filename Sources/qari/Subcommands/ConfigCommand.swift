// `qari config`: the effective settings as a file to start from.
import ArgumentParser
import Glibc
import ReaderCore

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Print the effective settings as a commented configuration file.",
        discussion: "Save it as \(ConfigurationFile.defaultPath.isEmpty ? "config.toml" : "$XDG_CONFIG_HOME/qari/config.toml").")

    @OptionGroup var settings: SettingsFlags

    func run() throws {
        let effective = try settings.load { MessagePrinter.print($0, MessageLanguage.current) }
        var output = Output(STDOUT_FILENO)
        output.write(SettingEntry.file(of: effective))
        try output.flush()
    }
}
