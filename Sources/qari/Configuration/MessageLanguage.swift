// How things are said before the settings are known, or when they can't be.
import Glibc
import ReaderCore

enum MessageLanguage {
    /// `--lang`, else `QARI_LANG`, else the configuration file, else Arabic.
    static var current: Language { settings.language }

    /// True for who listens (`screen-reader`): what is printed is then left in logical order, on a terminal too.
    static var isSpoken: Bool { settings.screenReader }

    /// Whose newspapers dates are written as.
    static var dates: DateSetting { settings.dates }

    /// What is wrong with a flag, a variable or the file is not said here.
    private static var settings: Settings {
        var settings = Settings()
        let named = given("--config")
        _ = ConfigurationFile.load(named ?? ConfigurationFile.defaultPath, isNamed: named != nil, into: &settings)
        for entry in SettingEntry.table where ["lang", "screen-reader", "dates"].contains(entry.name) {
            if let value = getenv(entry.variable).map({ String(cString: $0) }) { _ = entry.write(&settings, value) }
            if let value = given("--" + entry.name) { _ = entry.write(&settings, value) }
        }
        return settings
    }

    /// What stands behind a flag, the last time it is given.
    private static func given(_ flag: String) -> String? {
        let arguments = CommandLine.arguments
        return arguments.indices.reversed().lazy.compactMap { index in
            if arguments[index] == flag, index + 1 < arguments.count { return arguments[index + 1] }
            return arguments[index].hasPrefix(flag + "=") ? String(arguments[index].dropFirst(flag.count + 1)) : nil
        }.first
    }
}
