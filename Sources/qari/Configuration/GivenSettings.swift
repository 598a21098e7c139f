// The settings that a command was given, and the effective ones made of them: flag over variable over file over default.
import Glibc
import ReaderCore

struct GivenSettings {
    /// The flags' values, by the settings' names.
    var values: [String: String] = [:]
    /// Another configuration file (`--config`).
    var configuration: String?

    private var path: String { configuration ?? ConfigurationFile.defaultPath }

    /// Where the theme in force was named.
    var placeOfTheme: String {
        if values["theme"] != nil { return "--theme" }
        if getenv("QARI_THEME") != nil { return "QARI_THEME" }
        return ConfigurationFile.place(of: "theme", in: path)
    }

    /// The effective settings. A problem in the default configuration file goes to `note`, and reading goes on without
    /// what is wrong; a problem in a flag, a variable or a file named by `--config` ends the program.
    /// - Parameter isPrinting: leaves `--width` to `qari print`, which wraps at widths that no screen has.
    func load(isPrinting: Bool = false, note: (Problem) -> Void = { _ in }) throws -> Settings {
        var settings = Settings()
        let problems = ConfigurationFile.load(path, isNamed: configuration != nil, into: &settings)
        if let first = problems.first {
            if configuration != nil { throw ProgramExit.usage(first, language(settings)) }
            problems.forEach(note)
        }
        for entry in SettingEntry.table {
            let variable = getenv(entry.variable).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
            if let variable { try write(variable, as: entry, at: entry.variable, &settings) }
            if let value = values[entry.name], !(isPrinting && entry.name == "width") { try write(value, as: entry, at: entry.flag, &settings) }
        }
        try expectTheme(of: settings)
        return settings
    }

    /// A theme that a flag or a variable names is there, as the value of any other setting is allowed. What the file names is known to be there
    /// only where themes are loaded anyway.
    private func expectTheme(of settings: Settings) throws {
        guard values["theme"] != nil || getenv("QARI_THEME").map({ $0.pointee != 0 }) ?? false, let wanted = settings.theme else { return }
        let (themes, problems) = ThemeLoader.all()
        guard !themes.contains(where: { $0.name == wanted }) else { return }
        let names = themes.map(\.name).joined(separator: ", ")
        throw ProgramExit.usage(
            problems.first ?? .unknownTheme(place: placeOfTheme, name: OutsideName.shown(wanted), allowed: names), language(settings))
    }

    private func write(_ value: String, as entry: SettingEntry, at place: String, _ settings: inout Settings) throws {
        guard !entry.write(&settings, value) else { return }
        let language = language(settings)
        let allowed = entry.allowed(in: language)
        throw ProgramExit.usage(.badSetting(place: place, name: entry.name, value: OutsideName.shown(value), allowed: allowed), language)
    }

    private func language(_ settings: Settings) -> Language { values["lang"].flatMap(Language.init(rawValue:)) ?? settings.language }
}
