// The language of what is said before the settings are known, or when they can't be.
import Glibc
import ReaderCore

enum MessageLanguage {
    /// `--lang`, else `QARI_LANG`, else the configuration file, else Arabic; what is wrong with any of them is not said here.
    static var current: Language {
        var settings = Settings()
        _ = ConfigurationFile.load(ConfigurationFile.defaultPath, isNamed: false, into: &settings)
        guard let entry = SettingEntry.table.first(where: { $0.name == "lang" }) else { return settings.language }
        if let value = getenv("QARI_LANG").map({ String(cString: $0) }) { _ = entry.write(&settings, value) }
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count { _ = entry.write(&settings, arguments[index + 1]) }
            if argument.hasPrefix("--lang=") { _ = entry.write(&settings, String(argument.dropFirst("--lang=".count))) }
        }
        return settings.language
    }
}
