// qari-theme(5): a theme's file.
import ReaderCore

enum ThemeManual {
    static func page(in language: Language) -> String {
        var page = RoffPage("qari-theme", section: 5, in: language, summary: ("ملفات سمات قارئ", "theme files of qari"))
        page.heading("الصيغة", "SYNOPSIS")
        page.synopsis(["~/.config/qari/themes/NAME.toml"])
        page.heading("الوصف", "DESCRIPTION")
        page.paragraph(
            "تعطي السمة كل دور في الصفحة لونًا وخلفية وهيئة. يسرد `qari themes` السمات، ويختار واحدة منها الإعداد `theme` أو الخيار `--theme` أو المفتاح `T`؛ و`auto` يأخذ `dark` أو `light` بحسب خلفية الطرفية، و`monochrome` حيث لا ألوان.",
            "A theme gives each role of the page a colour, a background and attributes. `qari themes` lists the themes; the setting `theme`, the flag `--theme` or the key `T` chooses one. `auto` takes `dark` or `light` by the terminal's background, and `monochrome` where there are no colours."
        )
        page.paragraph(
            "وسمتك ملف TOML باسم `NAME.toml` في المجلد `themes` بجانب ملف الإعدادات، واسمها اسم الملف. فإن كان لها اسم سمة مرفقة بالبرنامج حلّت محلها. وأقل ما فيها سمة ترثها وما يخالفها:",
            "Your own theme is a file of TOML, `NAME.toml`, in the folder `themes` beside the configuration file, and is called as the file is. One that is called as a theme of the program stands for it. The least is a parent and what differs:"
        )
        page.example(["inherits = \"dark\"", "name.ar = \"زيتون\"", "name.en = \"Olive\"", "", "[palette]", "accent = \"#b9c46a\""])
        page.heading("المفاتيح", "KEYS OF THE FILE")
        page.entry(
            ["inherits"], "سمة أخرى تؤخذ لوحتها وأدوارها أولًا. ولونٌ في لوحتك يبدّل لون كل دور يستعمله.",
            "Another theme. Its palette and roles are taken first; a palette entry of yours recolours its roles.")
        page.entry(["name.ar", "name.en"], "اسمها كما يُعرض.", "Its name as it is shown.")
        page.entry(
            ["appearance"], "`dark` أو `light` أو `any`: الخلفية التي وُضعت السمة لها.",
            "`dark`, `light` or `any`: the background that the theme is made for.")
        page.entry(["[palette]"], "أسماء لألوان، كل منها `#rrggbb`.", "Names for colours, each `#rrggbb`.")
        page.entry(
            ["[palette-16]"], "للأسماء نفسها: أي ألوان الطرفية يحل محلها حيث لا ألوان إلا 8 أو 16.",
            "For the same names, which of the terminal's own colours stands for them where there are only 8 or 16.")
        page.entry(
            ["[roles]"],
            "لكل دور `{ fg = …, bg = …, attributes = […] }`، واللون اسم من اللوحة، أو `#rrggbb`، أو لون من ألوان الطرفية، أو `default` للونها هي.",
            "For each role `{ fg = …, bg = …, attributes = […] }`, where a colour is a name of the palette, `#rrggbb`, a colour of the terminal, or `default` for its own."
        )
        let colors = ThemeResolver.terminalColors.map { "`\($0)`" }
        let attributes = ThemeResolver.attributes.keys.sorted().map { "`\($0)`" }
        page.paragraph("ألوان الطرفية: \(colors.joined(separator: "، ")).", "Colours of the terminal: \(colors.joined(separator: ", ")).")
        page.paragraph("الهيئات: \(attributes.joined(separator: "، ")).", "Attributes: \(attributes.joined(separator: ", ")).")
        page.paragraph(
            "وما ليس من هذا يُذكر بالملف والسطر والعمود وبالمسموح، ويعرض `qari themes` الباقي وينتهي برمز الخروج 1. وينبغي أن يبين النص من خلفيته بنسبة 4.5 إلى 1 على الأقل (WCAG AA)، وهي حال كل سمة مرفقة؛ وسمات التباين العالي تحفظ 7 إلى 1.",
            "What is none of these is told with file, line, column and what is allowed; `qari themes` shows the others and ends with exit status 1. Text should stand out from its background by 4.5 to 1 at least (WCAG AA), as it does in every theme of the program; the high-contrast ones keep 7 to 1."
        )
        page.heading("الأدوار", "ROLES")
        for (role, english, arabic) in ThemesPage.meanings { page.entry([role], arabic, english) }
        page.heading("السمات المرفقة", "THEMES OF THE PROGRAM")
        for theme in ProgramThemes.all { page.entry([theme.name], theme.title(in: .arabic), theme.title(in: .english)) }
        page.heading("الملفات", "FILES")
        page.entry(["~/.config/qari/themes/*.toml"], "سماتك", "your own themes")
        page.heading("مثال", "EXAMPLE")
        page.paragraph("سمة بخلفية داكنة وعناوين تحتها خط:", "A theme with underlined headings on a dark background:")
        page.example([
            "inherits = \"dark\"", "appearance = \"dark\"", "", "[palette]", "paper = \"#101418\"", "", "[roles]",
            "body = { fg = \"#d8d8d0\", bg = \"paper\" }", "heading = { fg = \"#e0c070\", attributes = [\"underline\"] }",
        ])
        page.seeAlso([("qari", 1), ("qari-config", 5)])
        return page.text
    }
}
