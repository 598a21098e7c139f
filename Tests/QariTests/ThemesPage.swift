// docs/themes.md: the bundled themes, the roles, and how to write one's own.
import ReaderCore

@testable import qari

enum ThemesPage {
    /// What each role paints.
    static let meanings: [(role: String, meaning: String, arabic: String)] = [
        ("body", "paragraphs, and everything that a theme says nothing of", "الفقرات، وكل ما لم تذكره السمة"),
        ("credits", "the editors' credits above an article", "هيئة التحرير فوق المقال"),
        ("kicker", "the word above the title", "الكلمة فوق العنوان"),
        ("title", "the title", "العنوان"),
        ("byline", "who wrote it", "اسم الكاتب"),
        ("dateline", "date, source, reading time", "التاريخ والمصدر ومدة القراءة"),
        ("lead", "the first paragraph", "الفقرة الأولى"),
        ("heading", "headings of sections", "عناوين الأقسام"),
        ("quotation", "quotations", "الاقتباسات"),
        ("caption", "captions of pictures", "شروح الصور"),
        ("list", "items of lists", "بنود القوائم"),
        ("cross-reference", "“read also” lines inside an article", "سطور «اقرأ أيضًا» داخل المقال"),
        ("link", "links in the text", "الروابط في النص"),
        ("link-selected", "the chosen link", "الرابط المختار"),
        ("related", "related articles under an article", "المقالات ذات الصلة تحت المقال"),
        ("related-selected", "the chosen one of them", "المختار منها"),
        ("separator", "rules across the page", "الخطوط بعرض الصفحة"),
        ("column-rule", "the rule between two columns; a theme that says nothing of it draws none", "الخط بين عمودين؛ سمة لا تذكره لا ترسمه"),
        ("masthead", "the name over the front page", "الاسم فوق الصفحة الأولى"),
        ("masthead-date", "the date beside it", "التاريخ بجانبه"),
        ("masthead-rule", "the rule under it", "الخط تحته"),
        ("tab", "tabs of the front page", "تبويبات الصفحة الأولى"),
        ("tab-selected", "the open tab", "التبويب المفتوح"),
        ("lead-title", "the lead story's title", "عنوان الخبر الأول"),
        ("headline", "titles in lists of articles", "العناوين في قوائم المقالات"),
        ("headline-read", "titles of articles already read", "عناوين ما قُرئ"),
        ("headline-selected", "the chosen title", "العنوان المختار"),
        ("source", "where an article is from", "مصدر المقال"),
        ("age", "how old it is", "عمره"),
        ("mark", "marks of unread and kept articles", "علامات ما لم يُقرأ وما حُفظ"),
        ("snippet", "the words around a hit in the library", "الكلمات حول نتيجة في المكتبة"),
        ("breaking-strip", "the line of breaking news", "شريط الأخبار العاجلة"),
        ("hit", "what a search found", "ما وجده البحث"),
        ("hit-current", "the hit that the reader is at", "النتيجة التي بلغها القارئ"),
        (
            "highlight", "a passage that the reader keeps; where it looks as paragraphs do, a bar stands beside it",
            "مقتطف حفظه القارئ؛ وإن كان كالفقرات رُسم خط بجانبه"
        ),
        ("running-head", "the line above later pages", "السطر فوق الصفحات التالية"),
        ("footer", "the line under the page", "السطر تحت الصفحة"),
        ("footer-key", "keys named in it", "المفاتيح المذكورة فيه"),
        ("progress", "how far the reader is", "ما قُطع من المقال"),
        ("progress-track", "the rest of the way", "ما بقي منه"),
        ("message", "what the program says", "ما يقوله البرنامج"),
        ("warning", "what it warns of", "ما يحذّر منه"),
        ("error", "what went wrong", "الأخطاء"),
        ("breaking", "breaking news", "الأخبار العاجلة"),
        ("overlay", "lists over the page", "القوائم فوق الصفحة"),
        ("overlay-title", "their title", "عنوانها"),
        ("overlay-key", "keys and numbers in them", "المفاتيح والأرقام فيها"),
        ("overlay-selected", "the chosen row", "السطر المختار"),
        ("border", "their border", "إطارها"),
        ("prompt", "the word before what is typed", "الكلمة قبل ما يُكتب"),
        ("prompt-text", "what is typed", "ما يُكتب"),
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
        for (role, meaning, _) in meanings { text += "| `\(role)` | \(meaning) |\n" }
        return text
    }

    private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
