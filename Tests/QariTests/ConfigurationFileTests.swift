// Settings as a file: what is written is read back, and what is wrong is named with its place.
import ReaderCore
import TestSupport
import Testing

@testable import qari

@Suite("Configuration file")
struct ConfigurationFileTests {
    private let folder = TemporaryFolder()

    private func load(_ text: String) -> (settings: Settings, problems: [Problem]) {
        var settings = Settings()
        let problems = ConfigurationFile.load(folder.write("config.toml", text), isNamed: true, into: &settings)
        return (settings, problems)
    }

    /// Values that a setting takes, its default among them.
    private func values(of entry: SettingEntry) -> [String] {
        switch entry.name {
        case "width": ["20", "72", "300"]
        case "refresh": ["0", "30", "1440"]
        case "theme": ["auto", "sepia", "my own \"theme\""]
        default: entry.allowed.split(separator: ",").map { String($0.filter { $0 != " " }) }
        }
    }

    @Test("any settings, written as a file, are read back the same", arguments: 1...20)
    func roundTrip(_ seed: UInt64) {
        var random = SplitMix(seed)
        var settings = Settings()
        for entry in SettingEntry.table {
            let value = values(of: entry).randomElement(using: &random) ?? ""
            #expect(entry.write(&settings, value), "\(entry.name) = \(value)")
            #expect(entry.read(settings) == value)
        }
        for key in ["x", "Ctrl-D", "Alt-→", "\"", "\\", "#", "'", "=", "ض", "Space", "F12"] where Bool.random(using: &random) {
            settings.keys[key] = Command.allCases.filter { KeyRefusal.of(key, for: $0) == nil }.randomElement(using: &random)
        }
        let text = SettingEntry.file(of: settings)
        let (read, problems) = load(text)
        #expect(problems.isEmpty, "\(problems)\n\(text)")
        #expect(read == settings, "\(text)")
    }

    @Test("every setting refuses what it does not allow, with the line, and the rest is in force")
    func refusals() {
        for entry in SettingEntry.table where entry.name != "theme" {
            let (settings, problems) = load("# a comment\n\ndigits = \"arabic\"\n\(entry.name == "digits" ? "" : "\(entry.name) = \"nonsense\"\n")")
            #expect(settings.digits == .arabic)
            if entry.name != "digits" {
                #expect(
                    problems == [
                        .badSetting(
                            place: "\(folder.path)/config.toml:4:\(entry.name.count + 4)", name: entry.name, value: "nonsense", allowed: entry.allowed
                        )
                    ])
            }
        }
    }

    @Test("unknown names, unknown keys and commands, and bad syntax are told with their lines")
    func wrong() {
        let place = "\(folder.path)/config.toml"
        #expect(
            load("colour = \"red\"\n").problems == [.unknownSetting(place: "\(place):1:1", name: "colour", allowed: SettingEntry.names + ", [keys]")])
        let keys = load("width = 60\n\n[keys]\n\"Hyper-x\" = \"quit\"\n\"x\" = \"fly\"\n\"y\" = \"quit\"\n")
        #expect(keys.problems.count == 2 && keys.settings.keys == ["y": .quit] && keys.settings.width == 60)
        #expect(keys.problems.first == .badKey(place: "\(place):4:1", key: "Hyper-x", .unknown))
        guard case .badSetting("\(place):5:7", "x", "fly", _)? = keys.problems.last else {
            Issue.record("\(keys.problems)")
            return
        }
        guard case .badSyntax(let at, _, _)? = load("width = 60\ntheme = \"dark\n").problems.first else {
            Issue.record("Bad syntax passed.")
            return
        }
        #expect(at == "\(place):2:9")
    }

    @Test(
        "a key that would never do what the file says is refused with its line and the reason",
        arguments: [
            ("3", KeyRefusal.digit), ("٣", .digit), ("Ctrl-I", .sentAs("Tab")), ("Ctrl-m", .sentAs("Enter")), ("Ctrl-[", .sentAs("Esc")),
            ("Ctrl-H", .sentAs("Backspace")), ("Alt-Ctrl-I", .sentAs("Alt-Tab")), ("Shift-a", .sentAs("A")), ("Alt-Shift-a", .sentAs("Alt-A")),
            ("Shift-1", .unsent), ("Ctrl-5", .unsent), ("Ctrl-ض", .unsent), ("Alt-[", .unsent), ("F13", .unsent), ("Super-x", .unknown),
            ("", .unknown), ("ab", .unknown),
        ])
    func refusedKeys(_ key: String, _ refusal: KeyRefusal) {
        let (settings, problems) = load("[keys]\n\n\"\(key)\" = \"next-page\"\n\"x\" = \"bookmark\"\n")
        #expect(problems == [.badKey(place: "\(folder.path)/config.toml:3:1", key: key, refusal)])
        #expect(settings.keys == ["x": .bookmark], "The rest is in force.")
    }

    @Test("a letter is refused for a command that is given where text is typed, since there it is a letter; another key is not")
    func keysOfPrompts() {
        let (settings, problems) = load("[keys]\n\"x\" = \"confirm\"\n\"Ctrl-T\" = \"confirm\"\n\"z\" = \"next-tab\"\n")
        #expect(problems == [.badKey(place: "\(folder.path)/config.toml:2:1", key: "x", .typed)])
        #expect(settings.keys == ["Ctrl-T": .confirm, "z": .nextTab])
    }

    @Test("a key that is written in two ways is one key, and may have one command")
    func sameKey() {
        let (settings, problems) = load("[keys]\n\"Ctrl-l\" = \"next-page\"\n\"Ctrl-L\" = \"redraw\"\n")
        #expect(problems == [.badKey(place: "\(folder.path)/config.toml:3:1", key: "Ctrl-L", .given(line: 2))])
        #expect(settings.keys == ["Ctrl-L": .nextPage])
    }

    @Test("every message is worded in both languages and names what it is about")
    func sentences() {
        let problems: [Problem] = [
            .noSuchFile("f.txt"), .isDirectory("f.txt"), .noPermission("f.txt"), .isBinary("f.txt"),
            .formatNotRead("f.txt", FormatReason(arabicName: "صورة", englishName: "picture", way: .none)),
            .formatBroken("f.txt", FormatReason(arabicName: "كتاب", englishName: "book", way: .none)),
            .formatLocked("f.txt", FormatReason(arabicName: "كتاب", englishName: "book", way: .none)),
            .formatEmpty("f.txt", FormatReason(arabicName: "كتاب", englishName: "book", way: .none)), .cannotRead("f.txt", reason: "why"),
            .badSetting(place: "p:1", name: "f.txt", value: "v", allowed: "a"), .unknownSetting(place: "p:1", name: "f.txt", allowed: "a"),
            .badSyntax(place: "f.txt:1", arabic: "خطأ", english: "d"), .unknownTheme(place: "p", name: "f.txt", allowed: "a"),
            .badTheme(place: "p", name: "f.txt", detail: "d"), .badKey(place: "f.txt:1", key: "k", .unknown),
            .badKey(place: "f.txt:1", key: "k", .digit),
            .badKey(place: "f.txt:1", key: "k", .sentAs("Tab")), .badKey(place: "f.txt:1", key: "k", .unsent),
            .badKey(place: "f.txt:1", key: "k", .typed),
            .badKey(place: "f.txt:1", key: "k", .given(line: 2)),
        ]
        for problem in problems {
            for language in Language.allCases { #expect(problem.sentence(in: language).contains("f.txt")) }
            #expect(problem.sentence(in: .arabic).unicodeScalars.contains { (0x621...0x64A).contains($0.value) })
            #expect(!problem.sentence(in: .english).unicodeScalars.contains { (0x621...0x64A).contains($0.value) })
        }
    }
}
