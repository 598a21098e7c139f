// The settings as flags: one for each entry of the table, so that none can be forgotten.
import ArgumentParser
import ReaderCore

struct SettingsFlags: ParsableArguments, CustomReflectable {
    private(set) var given = GivenSettings()

    private static let configuration = "config"

    /// A flag by its name; there is one for each row of the table, which no enum could say.
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init() {}

    init(from decoder: any Decoder) throws {
        let flags = try decoder.container(keyedBy: Name.self)
        func value(_ name: String) throws -> String? {
            try flags.decode(Option<String?>.self, forKey: Name(stringValue: name)).wrappedValue
        }
        for entry in SettingEntry.table { given.values[entry.name] = try value(entry.name) }
        given.configuration = try value(Self.configuration)
    }

    /// The parser finds a command's options by reflection; these are made of the table instead of declared.
    var customMirror: Mirror {
        func flag(_ name: String, _ help: String, isTold: Bool = true) -> (String, Any) {
            (name, Option<String?>(name: .customLong(name), help: ArgumentHelp(help, visibility: isTold ? .default : .hidden)))
        }
        let settings = SettingEntry.table.map { flag($0.name, $0.flagHelp(in: HelpLanguage.current), isTold: SettingsInHelp.isTold($0.name)) }
        return Mirror(self, children: settings + [flag(Self.configuration, HelpLanguage.told("ملف إعدادات آخر.", "Another configuration file."))])
    }

    func load(isPrinting: Bool = false, note: (Problem) -> Void = { _ in }) throws -> Settings { try given.load(isPrinting: isPrinting, note: note) }
}
