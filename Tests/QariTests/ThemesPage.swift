// docs/themes.md: the bundled themes, the roles, and how to write one's own.
import ReaderCore

@testable import qari

enum ThemesPage {
    /// What each role paints.
    static let meanings: [(role: String, meaning: String)] = [
        ("body", "paragraphs, and everything that a theme says nothing of"), ("credits", "the editors' credits above an article"),
        ("kicker", "the word above the title"), ("title", "the title"), ("byline", "who wrote it"), ("dateline", "date, source, reading time"),
        ("lead", "the first paragraph"), ("heading", "headings of sections"), ("quotation", "quotations"), ("caption", "captions of pictures"),
        ("list", "items of lists"), ("cross-reference", "“read also” lines inside an article"), ("link", "links in the text"),
        ("link-selected", "the chosen link"), ("related", "related articles under an article"), ("related-selected", "the chosen one of them"),
        ("separator", "rules across the page"), ("masthead", "the name over the front page"), ("masthead-date", "the date beside it"),
        ("masthead-rule", "the rule under it"), ("tab", "tabs of the front page"), ("tab-selected", "the open tab"),
        ("lead-title", "the lead story's title"),
        ("headline", "titles in lists of articles"), ("headline-read", "titles of articles already read"), ("headline-selected", "the chosen title"),
        ("source", "where an article is from"), ("age", "how old it is"), ("mark", "marks of unread and kept articles"),
        ("snippet", "the words around a hit in the library"), ("breaking-strip", "the line of breaking news"), ("hit", "what a search found"),
        ("hit-current", "the hit that the reader is at"), ("running-head", "the line above later pages"), ("footer", "the line under the page"),
        ("footer-key", "keys named in it"), ("progress", "how far the reader is"), ("progress-track", "the rest of the way"),
        ("message", "what the program says"), ("warning", "what it warns of"), ("error", "what went wrong"), ("breaking", "breaking news"),
        ("overlay", "lists over the page"), ("overlay-title", "their title"), ("overlay-key", "keys and numbers in them"),
        ("overlay-selected", "the chosen row"), ("border", "their border"), ("prompt", "the word before what is typed"),
        ("prompt-text", "what is typed"),
    ]

    static var markdown: String {
        var text = """
            # Themes

            Made from `themes/` and `Sources/ReaderCore/Themes/Role.swift` by `make docs`.

            `qari themes` shows them; `theme = "sepia"` in the settings, `--theme sepia` or the key `T` chooses one. `auto` takes `dark` or `light` by the
            terminal's background, and `monochrome` where there are no colours.

            | name | | made for |
            |---|---|---|

            """
        for theme in ProgramThemes.all {
            let paper = theme.style(for: .body).background == .standard ? "any background" : theme.isDark ? "dark" : "light"
            text += "| `\(theme.name)` | \(theme.title(in: .english)) · \(theme.title(in: .arabic)) | \(paper) |\n"
        }
        text += """

            ## Your own

            A theme is a file `NAME.toml` in the folder `themes` beside the configuration file. The least is a parent and what differs:

            ```toml
            inherits = "dark"
            name.ar = "زيتون"
            name.en = "Olive"

            [palette]
            accent = "#b9c46a"
            ```

            - `inherits`: another theme. Its palette and roles are taken first; a palette entry of yours recolours its roles.
            - `appearance`: `dark`, `light` or `any`: the background that the theme is made for.
            - `[palette]`: names for colours, each `#rrggbb`.
            - `[palette-16]`: for the same names, which of the terminal's own colours stands for them where there are only 8 or 16.
            - `[roles]`: for each role `{ fg = …, bg = …, attributes = […] }`, where a colour is a name of the palette, `#rrggbb`, a colour of the
              terminal, or `default` for its own.

            Colours of the terminal: \(list(ThemeResolver.terminalColors)).
            Attributes: \(list(ThemeResolver.attributes.keys.sorted())).

            Text should stand out from its background by 4.5 to 1 at least (WCAG AA), as it does in every bundled theme; the high-contrast ones keep
            7 to 1 (AAA). A name, colour or attribute that does not exist is told with the file and what is allowed.

            ## Roles

            | role | what it paints |
            |---|---|

            """
        for (role, meaning) in meanings { text += "| `\(role)` | \(meaning) |\n" }
        return text
    }

    private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
