// The table of settings: name, help, allowed values, and how each is read and written. Its flag, its QARI_… variable, its row in
// the documentation and its place in the configuration file and in `qari config` are made from a row.
import ArabicText

/// One setting.
package struct SettingEntry: Sendable {
    /// Its name in the file; `--name` and `QARI_NAME` are made of it.
    package let name: String
    package var flag: String { "--" + name }
    /// What the command line's help says of the flag.
    package func flagHelp(in language: Language) -> String {
        guard language == .english else { return "\(arabicHelp) (\(allowed(in: .arabic)))." }
        return englishHelp.prefix(1).uppercased() + englishHelp.dropFirst() + " (\(allowed))."
    }
    package var variable: String {
        // Every start asks for each; a name is of small ASCII letters and hyphens.
        "QARI_" + String(decoding: name.utf8.map { $0 == "-" ? UInt8(ascii: "_") : $0.raisedASCII }, as: UTF8.self)
    }
    package let arabicHelp: String
    package let englishHelp: String
    /// What is allowed, in words for a message.
    package var allowed: String { allowedWords() }
    package func allowed(in language: Language) -> String { language == .arabic ? allowedInArabic ?? allowed : allowed }
    private let allowedWords: @Sendable () -> String
    /// Where that is more than values.
    private(set) var allowedInArabic: String?
    /// True when its value stands in quotes in a TOML file.
    package let isText: Bool
    package let read: @Sendable (Settings) -> String
    /// False when the value is not allowed.
    package let write: @Sendable (inout Settings, String) -> Bool

    /// Every setting, in the order of the configuration file.
    package static let table: [SettingEntry] = [
        choice("lang", \.language, "لغة الواجهة", "the interface's language"),
        SettingEntry(
            name: "theme", arabicHelp: "السمة، أو auto بحسب خلفية الطرفية", englishHelp: "a theme's name, or auto: by the terminal's background",
            allowedWords: { "auto, or a name that `qari themes` lists" }, allowedInArabic: "auto، أو اسم يعرضه `qari themes`", isText: true,
            read: { $0.theme ?? "auto" },
            write: { settings, value in
                guard !value.isEmpty else { return false }
                settings.theme = value == "auto" ? nil : value
                return true
            }),
        SettingEntry(
            name: "width", arabicHelp: "أقصى عرض للنص بالخانات", englishHelp: "the text's greatest width in cells", allowedWords: { "20–300" },
            isText: false, read: { "\($0.width)" },
            write: { settings, value in
                guard let width = Int(value), (20...300).contains(width) else { return false }
                settings.width = width
                return true
            }),
        choice(
            "columns", \.columns, "أعمدة الصحيفة، أو ما تتسع له الشاشة منها (auto)، والأول إلى اليمين",
            "newspaper columns, as far as the screen has room for them; the first at the right"),
        choice(
            "justify", \.justify, "ضبط السطور على العرض بالمسافات أو بالكشيدة؛ auto: بالكشيدة في العمود الضيق",
            "how lines are brought to the full width; auto: by kashida in a narrow column"),
        choice("arrows", \.arrows, "اتجاه السهمين", "what the arrow keys follow"),
        choice("digits", \.digits, "رسم الأرقام", "how digits are drawn"),
        choice("dates", \.dates, "كتابة التواريخ كما في صحف بلدك", "whose newspapers dates are written as"),
        choice("harakat", \.harakat, "إظهار الحركات", "whether harakat are shown"),
        choice("tatweel", \.tatweel, "التطويل المكتوب في النص", "whether typed tatweel is kept"),
        flag("mouse", \.mouse, "استعمال الفأرة", "whether the mouse is used"),
        flag(
            "places", \.places, "حفظ موضع القراءة، فيُفتح المقال حيث تُرك",
            "whether the place in an article is kept, so that it opens where it was left"),
        choice(
            "mark-read", \.markRead, "متى يُعد المقال مقروءًا: حين يُفتح أو في آخره أو بيدك وحدها",
            "when an article is read: once opened, at its end, or by hand alone"),
        flag(
            "changed-unread", \.changedIsUnread, "عدّ المقال غير مقروء من جديد حين يأتي من موجزه بنص آخر",
            "whether an article is unread again when its feed brings another text of it"),
        SettingEntry(
            name: "refresh", arabicHelp: "دقائق بين تحديث للموجزات وآخر والبرنامج مفتوح؛ و0 لا يحدّثها",
            englishHelp: "minutes between two refreshes of the feeds while the program is open; 0 for none", allowedWords: { "0–1440" },
            isText: false, read: { "\($0.refresh)" },
            write: { settings, value in
                guard let minutes = Int(value), (0...1440).contains(minutes) else { return false }
                settings.refresh = minutes
                return true
            }),
        flag(
            "screen-reader", \.screenReader, "لقارئ الشاشة أو لوحة برايل: النص بترتيبه وحروفه كما خُزّنت، بلا خطوط مرسومة، والمؤشر عند أول الصفحة",
            "for a screen reader or a Braille display: text as it is stored, no lines drawn, the cursor at the page's first line"),
        flag(
            "allow-private", \.allowsPrivate, "السماح لما يأتي من الوِب بأن يحيل إلى عناوين في شبكتك أو جهازك",
            "whether what comes from the web may lead to addresses in your own network or machine"),
        choice("bidi", \.bidi, "ترتيب الحروف في الطرفية؛ qari doctor يعينك عليه", "the order of letters that the terminal wants; see qari doctor"),
    ]

    // Key paths are made when a setting is read or written: most starts do neither.

    private static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ path: @autoclosure @escaping @Sendable () -> WritableKeyPath<Settings, Value>, _ arabic: String, _ english: String
    ) -> SettingEntry where Value.RawValue == String {
        SettingEntry(
            name: name, arabicHelp: arabic, englishHelp: english, allowedWords: { Value.allCases.map(\.rawValue).joined(separator: ", ") },
            isText: true, read: { $0[keyPath: path()].rawValue },
            write: { settings, value in
                guard let value = Value(rawValue: value) else { return false }
                settings[keyPath: path()] = value
                return true
            })
    }

    private static func flag(
        _ name: String, _ path: @autoclosure @escaping @Sendable () -> WritableKeyPath<Settings, Bool>, _ arabic: String, _ english: String
    ) -> SettingEntry {
        SettingEntry(
            name: name, arabicHelp: arabic, englishHelp: english, allowedWords: { "true, false" }, isText: false,
            read: { $0[keyPath: path()] ? "true" : "false" },
            write: { settings, value in
                guard value == "true" || value == "false" else { return false }
                settings[keyPath: path()] = value == "true"
                return true
            })
    }

    package static var names: String { table.map(\.name).joined(separator: ", ") }

    /// The effective settings as a commented TOML file.
    package static func file(of settings: Settings) -> String {
        let language = settings.language
        var text = language == .arabic ? "# إعدادات قارئ\n" : "# Settings of qari\n"
        for entry in table {
            let value = entry.read(settings)
            text += "\n# \(language == .arabic ? entry.arabicHelp : entry.englishHelp) (\(entry.allowed(in: language)))\n"
            text += "\(entry.name) = \(entry.isText ? quoted(value) : value)\n"
        }
        if !settings.keys.isEmpty {
            text += "\n[keys]\n"
            for (key, command) in settings.keys.sorted(by: { $0.key < $1.key }) { text += "\(quoted(key)) = \(quoted(command.rawValue))\n" }
        }
        return text
    }

    /// A basic string of TOML.
    private static func quoted(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }
}
