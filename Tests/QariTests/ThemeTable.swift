// Sources/CBundledData/theme_data.c: the bundled themes as constant data, from their files.
import ReaderCore

@testable import qari

enum ThemeTable {
    static var source: String {
        let sources = ThemeLoader.bundledSources()
        let resolver = ThemeResolver(sources)
        var text = """
            // Made from themes/ and Sources/ReaderCore/Themes/Role.swift by `make docs`.
            #include "bundled_data.h"


            """
        var rows = ""
        for source in sources {
            guard let theme = try? resolver.theme(source.name, namedAt: source.name) else { continue }
            let name = "styles_" + theme.name.replacing("-", with: "_")
            text += "static const uint32_t \(name)[] = {\n"
            for role in Role.allCases {
                let (foreground, background, attributes) = PackedStyle.numbers(of: theme.ownStyle(for: role))
                text += "    \(hex(foreground)), \(hex(background)), \(hex(attributes)), // \(role.rawValue)\n"
            }
            text += "};\n"
            rows += "    {\"\(theme.name)\", \(quoted(source.arabicName)), \(quoted(source.englishName)), \(theme.isDark ? 1 : 0), \(name)},\n"
        }
        return text + """

            static const qari_bundled_theme themes[] = {
            \(rows)};

            size_t qari_bundled_role_count(void) { return \(Role.allCases.count); }
            size_t qari_bundled_theme_count(void) { return sizeof themes / sizeof *themes; }
            qari_bundled_theme qari_bundled_theme_at(size_t index) { return themes[index]; }

            """
    }

    private static func hex(_ number: UInt32) -> String {
        let digits = String(number, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static func quoted(_ text: String?) -> String {
        guard let text else { return "0" }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
