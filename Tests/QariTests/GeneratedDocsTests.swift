// What is made from the program's tables: the pages of keys, settings and themes, the manual, and themes as constant data. RECORD_DOCS=1 (`make docs`) writes
// them anew; without it a page that is out of date fails.
import Foundation
import ReaderCore
import Testing

@testable import qari

@Suite("Generated documentation")
struct GeneratedDocsTests {
    private static let manual = ["qari.1", "qari-config.5", "qari-theme.5", "qari-kiosk.8"]

    @Test(
        "the page is what its table gives",
        arguments: ["docs/keys.md", "docs/settings.md", "docs/themes.md", "Sources/CBundledData/theme_data.c"]
            + manual.flatMap { ["packaging/man/\($0)", "packaging/man/ar/\($0)"] })
    func upToDate(_ path: String) throws {
        let page =
            switch path {
            case "docs/keys.md": CommandEntry.markdown
            case "docs/settings.md": SettingsPage.markdown
            case "docs/themes.md": ThemesPage.markdown
            case "Sources/CBundledData/theme_data.c": ThemeTable.source
            default: try Self.manualPage(path.split(separator: "/").last.map(String.init) ?? "", in: path.contains("/ar/") ? .arabic : .english)
            }
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)").standardized
        if ProcessInfo.processInfo.environment["RECORD_DOCS"] == "1" {
            try Data(page.utf8).write(to: file)
        } else {
            let written = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
            #expect(written == page, "\(path) is out of date: `make docs` makes it again.")
        }
    }

    private static func manualPage(_ name: String, in language: Language) throws -> String {
        switch name {
        case "qari-config.5": ConfigManual.page(in: language)
        case "qari-theme.5": ThemeManual.page(in: language)
        case "qari-kiosk.8": try KioskManual.page(in: language)
        default: try ReaderManual.page(in: language)
        }
    }

    @Test("every role is described, and nothing but roles")
    func roles() { #expect(Set(ThemesPage.meanings.map(\.role)) == Set(Role.allCases.map(\.rawValue))) }
}
