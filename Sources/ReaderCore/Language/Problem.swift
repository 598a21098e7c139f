// Everything that can go wrong, worded for the reader in the interface's language: what, where, and what to do.

/// A problem that the reader is told of.
package enum Problem: Error, Hashable, Sendable {
    case noSuchFile(String)
    case isDirectory(String)
    case noPermission(String)
    case isBinary(String)
    case cannotRead(String, reason: String)
    case noFiles
    case badUsage(detail: String)
    case badSetting(place: String, name: String, value: String, allowed: String)
    case unknownSetting(place: String, name: String, allowed: String)
    case badSyntax(place: String, detail: String)
    case unknownTheme(place: String, name: String, allowed: String)
    case badTheme(place: String, name: String, detail: String)
    case noTerminal

    /// The sentence, inserted names isolated so that they can't disturb their neighbours.
    package func sentence(in language: Language) -> String {
        language == .arabic ? arabic : english
    }

    private func named(_ text: String) -> String { "\u{2068}\(text)\u{2069}" }

    private var arabic: String {
        switch self {
        case .noSuchFile(let path): "لا يوجد ملف بهذا الاسم: \(named(path)). تحقّق من الاسم والمسار."
        case .isDirectory(let path): "\(named(path)) مجلد وليس ملفًا. اختر ملفًا من داخله."
        case .noPermission(let path): "لا إذن بقراءة \(named(path)). امنح نفسك الإذن بالأمر \(named("chmod u+r"))."
        case .isBinary(let path): "\(named(path)) ليس نصًّا. افتح ملفًا نصيًّا، أو سمِّ ترميزه بالخيار \(named("--encoding"))."
        case .cannotRead(let path, let reason): "تعذّرت قراءة \(named(path)): \(named(reason))."
        case .noFiles: "أين المقال؟ اكتب \(named("qari FILE"))، أو مرّر نصًّا عبر أنبوب. للمساعدة: \(named("qari --help"))"
        case .badUsage(let detail): "الأمر غير مفهوم: \(named(detail)) للمساعدة: \(named("qari --help"))"
        case .badSetting(let place, let name, let value, let allowed):
            "\(named(place)): القيمة \(named(value)) لا تصلح للإعداد \(named(name)). المسموح: \(named(allowed))."
        case .unknownSetting(let place, let name, let allowed): "\(named(place)): لا إعداد باسم \(named(name)). الإعدادات: \(named(allowed))."
        case .badSyntax(let place, let detail): "\(named(place)): خطأ في الكتابة: \(named(detail))."
        case .unknownTheme(let place, let name, let allowed): "\(named(place)): لا سمة باسم \(named(name)). السمات: \(named(allowed))."
        case .badTheme(let place, let name, let detail): "\(named(place)): في السمة \(named(name)) خطأ: \(named(detail))."
        case .noTerminal: "لا طرفية لعرض المقال عليها. استعمل \(named("qari print")) لإخراج النص."
        }
    }

    private var english: String {
        switch self {
        case .noSuchFile(let path): "There is no file “\(path)”. Check the name and the folder."
        case .isDirectory(let path): "“\(path)” is a folder. Choose a file in it."
        case .noPermission(let path): "“\(path)” may not be read. Allow it with chmod u+r."
        case .isBinary(let path): "“\(path)” is not text. Open a text file, or name its encoding with --encoding."
        case .cannotRead(let path, let reason): "“\(path)” could not be read: \(reason)."
        case .noFiles: "Which article? Try qari FILE, or pipe text in. See qari --help."
        case .badUsage(let detail): "The command is not understood: \(detail) See qari --help."
        case .badSetting(let place, let name, let value, let allowed):
            "\(place): “\(value)” is no value of “\(name)”. Allowed: \(allowed)."
        case .unknownSetting(let place, let name, let allowed): "\(place): there is no setting “\(name)”. There are: \(allowed)."
        case .badSyntax(let place, let detail): "\(place): \(detail)."
        case .unknownTheme(let place, let name, let allowed): "\(place): there is no theme “\(name)”. There are: \(allowed)."
        case .badTheme(let place, let name, let detail): "\(place): theme “\(name)”: \(detail)."
        case .noTerminal: "There is no terminal to show the article on. Use qari print for its text."
        }
    }
}
