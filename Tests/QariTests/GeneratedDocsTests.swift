// What is made from the program's tables: the pages of keys, settings and themes, the manual page, and themes as constant data. RECORD_DOCS=1 (`make docs`) writes
// them anew; without it a page that is out of date fails.
import Foundation
import ReaderCore
import Testing

@testable import qari

@Suite("Generated documentation")
struct GeneratedDocsTests {
    @Test(
        "the page is what its table gives",
        arguments: ["docs/keys.md", "docs/settings.md", "docs/themes.md", "packaging/man/qari.1", "Sources/CBundledData/theme_data.c"])
    func upToDate(_ path: String) throws {
        let page =
            switch path {
            case "docs/keys.md": CommandEntry.markdown
            case "docs/settings.md": SettingsPage.markdown
            case "docs/themes.md": ThemesPage.markdown
            case "Sources/CBundledData/theme_data.c": ThemeTable.source
            default: try ManualPage.roff
            }
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)").standardized
        if ProcessInfo.processInfo.environment["RECORD_DOCS"] == "1" {
            try Data(page.utf8).write(to: file)
        } else {
            let written = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
            #expect(written == page, "\(path) is out of date: `make docs` makes it again.")
        }
    }

    @Test("every role is described, and nothing but roles")
    func roles() { #expect(Set(ThemesPage.meanings.map(\.role)) == Set(Role.allCases.map(\.rawValue))) }
}
