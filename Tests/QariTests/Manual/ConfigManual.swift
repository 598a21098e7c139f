// qari-config(5): the file of settings and keys.
import ReaderCore

enum ConfigManual {
    static func page(in language: Language) -> String {
        var page = RoffPage(
            "qari-config", section: 5, in: language, summary: ("إعدادات قارئ ومفاتيحه", "settings and keys of qari"))
        page.heading("الصيغة", "SYNOPSIS")
        page.synopsis(["~/.config/qari/config.toml"])
        page.heading("الوصف", "DESCRIPTION")
        page.paragraph(
            "ملف بصيغة TOML 1.0 بترميز UTF-8. موضعه `$XDG_CONFIG_HOME/qari/config.toml`، ومن دون المتغير `~/.config/qari/config.toml`؛ ويسمّي الخيار `--config` غيره. ولا يلزم وجوده. ويطبع `qari config` الإعدادات السارية ملفًا مشروحًا، فالبداية به أيسر:",
            "A file of TOML 1.0, in UTF-8. It is `$XDG_CONFIG_HOME/qari/config.toml`, without the variable `~/.config/qari/config.toml`; `--config` names another. It need not be there. `qari config` prints the settings in force as a commented file, which is a good start:"
        )
        page.example(["mkdir -p ~/.config/qari", "qari config > ~/.config/qari/config.toml"])
        page.paragraph(
            "خيار سطر الأوامر (`--width 60`) مقدم على المتغير (`QARI_WIDTH=60`)، والمتغير على الملف، والملف على القيمة المفترضة. وما كان خطأ في الملف يُذكر بسطره وعموده وبالمسموح، ويسري الباقي؛ أما خطأ الخيار أو المتغير أو الملف الذي سمّاه `--config` فينهي البرنامج برمز الخروج 2.",
            "A flag (`--width 60`) goes over a variable (`QARI_WIDTH=60`), a variable over the file, the file over the default. What is wrong in the file is told with its line, its column and what is allowed, and the rest is in force; what is wrong in a flag, in a variable or in a file named by `--config` ends the program with exit status 2."
        )
        page.heading("الإعدادات", "SETTINGS")
        for entry in SettingEntry.table { page.setting(entry, names: [entry.name]) }
        keys(&page)
        page.heading("مثال", "EXAMPLE")
        page.example(
            [
                "lang = \"ar\"", "theme = \"sepia\"", "width = 64", "digits = \"arabic\"", "", "[keys]", "\"x\" = \"next-page\"",
                "\"Ctrl-D\" = \"half-page-down\"",
            ])
        page.heading("الملفات", "FILES")
        page.entry(["~/.config/qari/config.toml"], "هذا الملف", "this file")
        page.entry(["~/.config/qari/themes"], "سماتك؛ انظر `qari-theme`(5)", "your own themes; see `qari-theme`(5)")
        page.heading("البيئة", "ENVIRONMENT")
        page.entry(
            ["XDG_CONFIG_HOME"], "المجلد الذي فيه `qari/config.toml`؛ مسار تام وإلا لم يُلتفت إليه",
            "the folder that holds `qari/config.toml`; a whole path, else it counts for nothing")
        page.entry(
            ["QARI_NAME"], "إعداد باسمه: `QARI_WIDTH` للإعداد `width`، و`QARI_SCREEN_READER` للإعداد `screen-reader`",
            "the setting of that name: `QARI_WIDTH` for `width`, `QARI_SCREEN_READER` for `screen-reader`")
        page.seeAlso([("qari", 1), ("qari-theme", 5), ("qari-kiosk", 8)])
        return page.text
    }

    private static func keys(_ page: inout RoffPage) {
        page.heading("المفاتيح", "KEYS")
        page.paragraph(
            "الجدول `[keys]` في آخر الملف يعطي مفتاحًا أمرًا: اسم المفتاح بين علامتي اقتباس، ثم اسم الأمر. والمفتاح حرف، أو أحد هذه الأسماء: `Space` و`Enter` و`Tab` و`Esc` و`Backspace` و`Delete` و`Insert` و`Home` و`End` و`PgUp` و`PgDn` و`←` و`→` و`↑` و`↓` ومن `F1` إلى `F24`؛ وقد يسبقه `Ctrl-` أو `Alt-` أو `Shift-`. والمفتاح الذي لا يصلح يُذكر مع سببه.",
            "The table `[keys]` at the file's end gives a key a command: the key's name in quotation marks, then the command's. A key is a character, or one of `Space`, `Enter`, `Tab`, `Esc`, `Backspace`, `Delete`, `Insert`, `Home`, `End`, `PgUp`, `PgDn`, `←`, `→`, `↑`, `↓`, `F1` to `F24`; `Ctrl-`, `Alt-` or `Shift-` may stand before it. A key that can't be given a command is told with the reason."
        )
        page.paragraph("والأوامر، ومفاتيحها المفترضة:", "The commands, with the keys that they have:")
        // A command may have a row for each screen.
        var seen: [Command] = []
        for entry in CommandEntry.table where !seen.contains(entry.command) {
            seen.append(entry.command)
            let rows = CommandEntry.table.filter { $0.command == entry.command }
            var keys: [String] = []
            for key in rows.flatMap(\.keys) where !keys.contains(key) { keys.append(key) }
            page.entry(
                [entry.command.rawValue], "\(rows.map(\.arabic).joined(separator: "؛ ")) (\(keys.joined(separator: " ")))",
                "\(rows.map(\.english).joined(separator: "; ")) (\(keys.joined(separator: " ")))")
        }
    }
}
