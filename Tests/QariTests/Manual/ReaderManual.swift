// qari(1): what one types, what is read from where, and what comes back.
import ReaderCore

@testable import qari

enum ReaderManual {
    static func page(in language: Language) throws -> String {
        let program = try CommandLineEntry.program(in: language)
        var page = RoffPage("qari", section: 1, in: language, summary: ("قراءة المقالات العربية في أي طرفية", "read Arabic articles in any terminal"))
        page.heading("الصيغة", "SYNOPSIS")
        page.synopsis(["qari [FILE...|ADDRESS...]", "qari COMMAND [OPTION...] [ARGUMENT...]"])
        description(&page)
        page.heading("الأوامر", "COMMANDS")
        page.paragraph(
            "يقبل كل أمر الإعدادات أيضًا (انظر «الإعدادات»)، ويصف `qari COMMAND --help` الأمر وحده.",
            "Every command takes the settings too (see SETTINGS); `qari COMMAND --help` describes one command.")
        for command in (program.subcommands ?? []) where command.shouldDisplay && command.commandName != "help" { section(command, &page) }
        settings(&page)
        keys(&page)
        surroundings(&page)
        examples(&page)
        page.seeAlso([("qari-config", 5), ("qari-theme", 5), ("qari-kiosk", 8), ("curl", 1), ("tmux", 1), ("less", 1)])
        return page.text
    }

    private static func description(_ page: inout RoffPage) {
        page.heading("الوصف", "DESCRIPTION")
        page.paragraph(
            "يصل البرنامج الحروف ويرتب السطور بنفسه، فتُقرأ العربية سليمة في الطرفيات التي لا تفعل ذلك وفي التي تفعله. ومن غير معطيات يفتح الصفحة الأولى للمكتبة؛ ومع أسماء ملفات، أو `-` للمدخل القياسي، أو عناوين `http` و`https`، يفتحها. وإن لم يكن المخرج القياسي طرفية طبع النص.",
            "Letters are joined and lines ordered by the program itself, so that Arabic reads right in terminals that do neither and in those that do both. Without arguments it opens the front page of the library; with files, `-` for standard input, or `http` and `https` addresses, it opens those. Where standard output is no terminal the text is printed."
        )
        page.paragraph(
            "يقرأ النص المجرد، والنص المعلَّم، وماركداون، وصفحات HTML، وموجزات RSS وAtom وJSON، وقوائم OPML، وكتب EPUB، ومستندات DOCX وODT، ورسائل البريد، وصفحات MHT المحفوظة، وأيًّا من ذلك مضغوطًا (`.gz`). وما عدا ذلك، مثل PDF والجداول، يُرفض باسمه مع أمر يعين على قراءته.",
            "Plain text, marked text, Markdown, pages of HTML, feeds (RSS, Atom, JSON), OPML lists, books (EPUB), documents (DOCX, ODT), letters, pages that a browser kept (MHT), and any of these behind `.gz` are read. What else is known (PDF, spreadsheets) is refused by its name, with a command that helps."
        )
        page.paragraph(
            "تُحفظ المقالات في المكتبة، وهي ملف واحد: يملؤها `qari add` و`qari sync`، ويُبحث فيها بالأمر `qari search` أو بالمفتاح `/` في الصفحة الأولى.",
            "Articles are kept in the library, one file: `qari add` and `qari sync` fill it, `qari search` or the key `/` on the front page search it."
        )
    }

    private static func section(_ command: CommandLineEntry, _ page: inout RoffPage) {
        let usage = command.shown.filter { $0.kind == "positional" }.map { argument in
            let name = (argument.valueName ?? "").uppercased() + (argument.isRepeating ? "..." : "")
            return argument.isOptional ? "[\(name)]" : name
        }
        let title = (["qari", command.commandName] + usage).joined(separator: " ")
        page.subheading(title, title)
        let text = [command.abstract, command.discussion].compactMap { $0 }.joined(separator: " ")
        page.paragraph(text, text)
        page.options(of: command)
    }

    private static func settings(_ page: inout RoffPage) {
        page.heading("الإعدادات", "SETTINGS")
        page.paragraph(
            "الخيار مقدم على المتغير، والمتغير على ملف الإعدادات، والملف على القيمة المفترضة. ويطبع `qari config` الملف، ويشرحه `qari-config`(5).",
            "A flag goes over a variable, a variable over the configuration file, the file over the default. `qari config` prints the file; `qari-config`(5) describes it."
        )
        for entry in SettingEntry.table { page.setting(entry, names: [entry.flag, entry.variable]) }
        page.entry(["--config"], value: "FILE", "ملف إعدادات آخر", "another configuration file")
        page.entry(["-h", "--help"], "يصف البرنامج أو الأمر، بلغة الواجهة", "describes the program or a command, in the interface's language")
        page.entry(
            ["--version"], "الإصدار، والإيداع الذي بُني منه، وإصدارات المكتبات المستعملة",
            "the version, the commit that it was built of, and the versions of the libraries that it works with")
    }

    private static func keys(_ page: inout RoffPage) {
        page.heading("المفاتيح", "KEYS")
        page.paragraph(
            "مفاتيح لوحة المفاتيح العربية بمنزلة المفاتيح اللاتينية في مواضعها. ورقمٌ قبل المفتاح يكرره. ويعرض `?` المفاتيح كلها.",
            "Keys of the Arabic keyboard layout count as the Latin keys in their places. A number before a key repeats it. `?` shows all keys.")
        for entry in CommandEntry.table {
            let screens = entry.contexts.map(\.rawValue).joined(separator: ", ")
            page.entry(entry.keys, "\(entry.arabic) (\(screens))", "\(entry.english) (\(screens))")
        }
    }

    private static func surroundings(_ page: inout RoffPage) {
        page.heading("البيئة", "ENVIRONMENT")
        page.paragraph(
            "لكل إعداد متغير باسم `QARI_…`، كما في «الإعدادات». ولا يثق `qari kiosk` بأي متغير مما يلي.",
            "Each setting has a variable `QARI_…`, as SETTINGS says. `qari kiosk` trusts none of the following.")
        page.entry(["QARI_LIBRARY"], "ملف المكتبة", "the library's file")
        page.entry(
            ["XDG_CONFIG_HOME", "XDG_DATA_HOME"], "أين الإعدادات وأين المكتبة؛ وإلا ففي `~/.config` و`~/.local/share`",
            "where settings and library are; else `~/.config` and `~/.local/share`")
        page.entry(["TERM"], "الطرفية، كما تعرفها terminfo", "the terminal, as terminfo knows it")
        page.entry(
            ["COLORTERM", "NO_COLOR"], "ألوان مباشرة إن قال الأول ذلك؛ ولا ألوان إن ضُبط الثاني",
            "direct colour where the first says so; no colour where the second is set")
        page.entry(["BROWSER"], "البرنامج الذي يفتح العناوين؛ وإلا `xdg-open`", "the program that opens addresses; else `xdg-open`")
        page.entry(
            ["http_proxy", "https_proxy", "all_proxy", "no_proxy"], "الخوادم الوسيطة، كما يفهمها `curl`(1)", "proxies, as `curl`(1) understands them")
        page.entry(
            ["SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"], "شهادات الثقة، كما يفهمها `curl`(1)",
            "certificates to trust, as `curl`(1) understands them")
        page.heading("الملفات", "FILES")
        page.entry(["~/.config/qari/config.toml"], "الإعدادات والمفاتيح؛ انظر `qari-config`(5)", "settings and keys; see `qari-config`(5)")
        page.entry(["~/.config/qari/themes/*.toml"], "سماتك؛ انظر `qari-theme`(5)", "your own themes; see `qari-theme`(5)")
        page.entry(
            ["~/.config/qari/names.txt"],
            "أسماء تُكتب على أكثر من وجه ويجدها البحث بأيٍّ منها: اسم في كل سطر، تفصل وجوهه علامة `=`، والملاحظات بعد `#`",
            "names that are written in several ways and found by any: a name a line, its spellings parted by `=`, remarks behind `#`")
        page.entry(
            ["~/.local/share/qari/library.db"],
            "المكتبة، ملف SQLite. تُنسخ بلا برنامج يستعملها، أو بالأمر `qari vacuum --into`. وملفا `-wal` و`-shm` بجانبها منها ما دامت مستعملة",
            "the library, a file of SQLite. Copy it while nobody uses it, or by `qari vacuum --into`. The files `-wal` and `-shm` beside it belong to it while it is in use"
        )
        page.entry(["/var/lib/qari/library.db"], "مكتبة الشاشة العامة؛ انظر `qari-kiosk`(8)", "a kiosk's library; see `qari-kiosk`(8)")
        page.heading("رمز الخروج", "EXIT STATUS")
        page.entry(["0"], "تم كل شيء.", "All went well.")
        page.entry(
            ["1"], "تعذّرت قراءة شيء أو جلبه أو حفظه أو طبعه، أو لم يجد البحث شيئًا؛ والسبب في مخرج الأخطاء.",
            "Something could not be read, fetched, kept or printed, or a search found nothing; standard error says what.")
        page.entry(["2"], "استعمال خاطئ: أمر أو خيار أو قيمة لا تصلح.", "Wrong use: a command, an option or a value that there is not.")
        page.entry(["127"], "مكتبة برمجية لازمة ليست في النظام.", "A library that the program needs is not installed.")
    }

    private static func examples(_ page: inout RoffPage) {
        page.heading("أمثلة", "EXAMPLES")
        let lines = [
            ("فتح مقال", "Open an article", "qari article.txt"),
            ("قراءة مستند من أنبوب", "Read a document from a pipe", "pandoc -t plain report.docx | qari"),
            ("متابعة موجز ومجلد", "Follow a feed and a folder", "qari add --watch ~/articles https://news.example/feed.xml"),
            ("تجديد الموجزات كل ساعة، سطر لـcrontab(1)", "Refresh the feeds every hour, a line for crontab(1)", "0 * * * * qari sync 2>/dev/null"),
            ("البحث والنتائج في صورة JSON", "Search, with the results as JSON", "qari search --json 'الميناء منذ:7d'"),
            (
                "سطور مرتبة لطرفية تترك النص وشأنه", "Lines in visual order, for a terminal that leaves text alone",
                "qari print --order visual --width 60 article.txt"
            ), ("نسخة احتياطية من المكتبة", "A copy of the library", "qari vacuum --into copy.db"),
        ]
        for (arabic, english, line) in lines {
            page.paragraph("\(arabic):", "\(english):")
            page.example([line])
        }
    }
}

extension RoffPage {
    mutating func setting(_ setting: SettingEntry, names: [String]) {
        let given = setting.read(Settings())
        entry(
            names, "\(setting.arabicHelp): \(setting.allowed(in: .arabic)) (المفترض: \(given))",
            "\(setting.englishHelp): \(setting.allowed) (default: \(given))")
    }
}
