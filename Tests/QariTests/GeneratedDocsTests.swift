// The pages of docs/ that are made from the program's tables: keys, settings, themes. RECORD_DOCS=1 (`make docs`) writes
// them anew; without it a page that is out of date fails.
import Foundation
import ReaderCore
import Testing

@testable import qari

@Suite("Generated documentation")
struct GeneratedDocsTests {
    @Test("the page is what its table gives", arguments: ["keys.md", "settings.md", "themes.md"])
    func upToDate(_ name: String) throws {
        let page = name == "keys.md" ? CommandEntry.markdown : name == "settings.md" ? SettingsPage.markdown : ThemesPage.markdown
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/\(name)").standardized
        if ProcessInfo.processInfo.environment["RECORD_DOCS"] == "1" {
            try Data(page.utf8).write(to: file)
        } else {
            let written = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
            #expect(written == page, "docs/\(name) is out of date: `make docs` makes it again.")
        }
    }

    @Test("every role is described, and nothing but roles")
    func roles() { #expect(Set(ThemesPage.meanings.map(\.role)) == Set(Role.allCases.map(\.rawValue))) }
}
