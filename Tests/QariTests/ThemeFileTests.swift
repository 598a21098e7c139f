// A theme of the reader's own: what it may say, and what is wrong told with file, line and column.
import ReaderCore
import TerminalScreen
import TestSupport
import Testing

@testable import qari

@Suite("Theme files")
struct ThemeFileTests {
    private func resolve(_ text: String) throws(Problem) -> Theme {
        let own = try ThemeFile(Array(text.utf8), path: "t.toml").source(named: "t")
        return try ThemeResolver(ThemeLoader.bundledSources() + [own]).theme("t", namedAt: "--theme")
    }

    private func problem(_ text: String) -> Problem? {
        do throws(Problem) {
            _ = try resolve(text)
            return nil
        } catch { return error }
    }

    @Test("a palette of one's own recolours the parent's roles; what it does not name stays the parent's")
    func inheritance() throws {
        let parent = try ThemeResolver(ThemeLoader.bundledSources()).theme("dark", namedAt: "")
        let theme = try resolve(
            "inherits = \"dark\"\nname.ar = \"زيتون\"\n[palette]\naccent = \"#b9c46a\"\n[roles]\nlink = { attributes = [\"bold\"] }\n")
        guard case .rgb(0xB9, 0xC4, 0x6A, _) = theme.style(for: .heading).foreground else {
            Issue.record("\(theme.style(for: .heading))")
            return
        }
        #expect(theme.style(for: .body) == parent.style(for: .body) && theme.isDark)
        #expect(theme.style(for: .link).foreground == parent.style(for: .link).foreground && theme.style(for: .link).attributes == .bold)
        #expect(theme.title(in: .arabic) == "زيتون" && theme.title(in: .english) == "t")
    }

    @Test("the bundled themes as constant data are what their files say")
    func constant() throws {
        let resolver = ThemeResolver(ThemeLoader.bundledSources())
        #expect(BundledThemes.count == ThemeLoader.bundledSources().count)
        for index in 0..<BundledThemes.count {
            #expect(BundledThemes.theme(at: index) == (try resolver.theme(BundledThemes.name(at: index), namedAt: "")))
        }
    }

    @Test(
        "what a theme may not say is told where it stands",
        arguments: [
            ("inherits = \"dark\"\nappearence = \"dark\"", "t.toml:2:1"), ("appearance = 3", "t.toml:1:14"), ("[palette]\nink = 7", "t.toml:2:7"),
            ("palette = \"x\"", "t.toml:1:11"), ("[roles]\nbody = \"ink\"", "t.toml:2:8"), ("[roles]\nbody = { colour = \"ink\" }", "t.toml:2:10"),
            ("[roles]\nbody = { attributes = \"bold\" }", "t.toml:2:23"), ("[roles]\nbody = { attributes = [\"bold\", 2] }", "t.toml:2:32"),
            ("name = \"ليل\"", "t.toml:1:8"), ("name.fr = \"Nuit\"", "t.toml:1:6"), ("appearance = \"dusk\"", "t.toml:1:14"),
            ("inherits = \"nowhere\"", "t.toml:1:12"), ("inherits = \"t\"", "t.toml:1:12"), ("[roles]\nbdy = { fg = \"red\" }", "t.toml:2:1"),
            ("[roles]\nbody = { fg = \"reddish\" }", "t.toml:2:15"), ("[palette]\nink = \"#12345\"\n[roles]\nbody = { fg = \"ink\" }", "t.toml:2:7"),
            ("[roles]\nbody = { attributes = [\"shiny\"] }", "t.toml:2:24"),
            ("[palette]\nink = \"#123456\"\n[palette-16]\nink = \"pink\"\n[roles]\nbody = { fg = \"ink\" }", "t.toml:4:7"),
            ("[roles\n", "t.toml:1:7"), ("[palette]\nink = \"#+12345\"\n[roles]\nbody = { bg = \"ink\" }", "t.toml:2:7"),
        ])
    func wrong(_ text: String, _ place: String) {
        let problem = problem(text)
        for language in Language.allCases {
            #expect(problem?.sentence(in: language).contains(place) == true, "\(text): \(problem?.sentence(in: language) ?? "nothing wrong")")
        }
    }
}
