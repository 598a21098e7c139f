// `qari config`: the effective settings as a file to start from.
import ArgumentParser
import Glibc
import ReaderCore

struct ConfigCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "config",
            abstract: told("يطبع الإعدادات السارية في صورة ملف إعدادات مشروح.", "Print the effective settings as a commented configuration file."),
            discussion: told(
                "احفظه باسم $XDG_CONFIG_HOME/qari/config.toml، وهو ~/.config/qari/config.toml إن لم يُضبط المتغير.",
                "Save it as $XDG_CONFIG_HOME/qari/config.toml, which is ~/.config/qari/config.toml where the variable is not set."))
    }

    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags

    func run() throws {
        let effective = try settings.load { MessagePrinter.print($0, MessageLanguage.current) }
        var output = Output(STDOUT_FILENO)
        output.write(SettingEntry.file(of: effective))
        try output.flush()
    }
}
