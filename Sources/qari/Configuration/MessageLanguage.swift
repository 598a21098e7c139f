// How things are said before the settings are known, or when they can't be.
import Glibc
import ReaderCore

enum MessageLanguage {
    /// `--lang`, else `QARI_LANG`, else the configuration file, else Arabic.
    static var current: Language { settings.language }

    /// True for who listens (`screen-reader`): what is printed is then left in logical order, on a terminal too.
    static var isSpoken: Bool { settings.screenReader }

    /// What is wrong with a flag, a variable or the file is not said here.
    private static var settings: Settings {
        var settings = Settings()
        _ = ConfigurationFile.load(ConfigurationFile.defaultPath, isNamed: false, into: &settings)
        for entry in SettingEntry.table where ["lang", "screen-reader"].contains(entry.name) {
            if let value = getenv(entry.variable).map({ String(cString: $0) }) { _ = entry.write(&settings, value) }
            let (flag, arguments) = ("--" + entry.name, CommandLine.arguments)
            for (index, argument) in arguments.enumerated() {
                if argument == flag, index + 1 < arguments.count { _ = entry.write(&settings, arguments[index + 1]) }
                if argument.hasPrefix(flag + "=") { _ = entry.write(&settings, String(argument.dropFirst(flag.count + 1))) }
            }
        }
        return settings
    }
}
