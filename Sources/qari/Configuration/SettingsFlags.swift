// The settings as flags, one for each entry of the table, and where the effective settings come from:
// flag over variable over file over default.
import ArgumentParser
import Glibc
import ReaderCore

struct SettingsFlags: ParsableArguments {
    @Option(help: "The interface's language: ar, en.") var lang: String?
    @Option(help: "A theme's name, or auto.") var theme: String?
    @Option(help: "The text's greatest width in cells: 20–300 on screen, 1–1000 printed.") var width: String?
    @Option(help: "What the arrow keys follow: auto, ltr, rtl.") var arrows: String?
    @Option(help: "How digits are drawn: source, arabic, european.") var digits: String?
    @Option(help: "Harakat: auto, show, hide.") var harakat: String?
    @Option(help: "Typed tatweel: keep, collapse.") var tatweel: String?
    @Option(help: "Use the mouse: true, false.") var mouse: String?
    @Option(help: "Keep the place in an article, to open it there again: true, false.") var places: String?
    @Option(name: .customLong("screen-reader"), help: "For a screen reader or a Braille display: true, false.") var screenReader: String?
    @Option(help: "The terminal's order of letters: auto, visual, logical, logical-ltr, kitty, kitty-letters.") var bidi: String?
    @Option(help: "Another configuration file.") var config: String?

    private var flags: [String: (flag: String, value: String?)] {
        [
            "lang": ("--lang", lang), "theme": ("--theme", theme), "width": ("--width", width), "arrows": ("--arrows", arrows),
            "digits": ("--digits", digits), "harakat": ("--harakat", harakat), "tatweel": ("--tatweel", tatweel), "mouse": ("--mouse", mouse),
            "places": ("--places", places), "screen-reader": ("--screen-reader", screenReader), "bidi": ("--bidi", bidi),
        ]
    }

    /// Where the theme in force was named.
    var placeOfTheme: String {
        if theme != nil { return "--theme" }
        if getenv("QARI_THEME") != nil { return "QARI_THEME" }
        return ConfigurationFile.place(of: "theme", in: config ?? ConfigurationFile.defaultPath)
    }

    /// The effective settings. A problem in the default configuration file goes to `note`, and reading goes on without
    /// what is wrong; a problem in a flag, a variable or a file named by `--config` ends the program.
    /// - Parameter isPrinting: leaves `--width` to `qari print`, which wraps at widths that no screen has.
    func load(isPrinting: Bool = false, note: (Problem) -> Void = { _ in }) throws -> Settings {
        var settings = Settings()
        let problems = ConfigurationFile.load(config ?? ConfigurationFile.defaultPath, isNamed: config != nil, into: &settings)
        if let first = problems.first {
            if config != nil { throw ProgramExit.usage(first, language(settings)) }
            problems.forEach(note)
        }
        for entry in SettingEntry.table {
            let variable = entry.variable
            if let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty, !entry.write(&settings, value) {
                throw ProgramExit.usage(.badSetting(place: variable, name: entry.name, value: value, allowed: entry.allowed), language(settings))
            }
            if let given = flags[entry.name], !(isPrinting && entry.name == "width"), let value = given.value, !entry.write(&settings, value) {
                throw ProgramExit.usage(.badSetting(place: given.flag, name: entry.name, value: value, allowed: entry.allowed), language(settings))
            }
        }
        return settings
    }

    private func language(_ settings: Settings) -> Language { lang.flatMap(Language.init(rawValue:)) ?? settings.language }
}
