// The table of commands: for each its keys, its help in Arabic and English, and the screens it works on. Help, docs/keys.md
// and the keymap are made from it.

/// One command's entry.
package struct CommandEntry: Sendable {
    package let command: Command
    /// In KeyNotation, parted by spaces.
    private let keyNames: String
    package var keys: [String] { keyNames.split(separator: " ").map(String.init) }
    package let arabic: String
    package let english: String
    package let contexts: [KeyContext]

    private init(_ command: Command, _ keys: String, _ arabic: String, _ english: String, _ contexts: [KeyContext] = [.reading]) {
        (self.command, self.arabic, self.english, self.contexts) = (command, arabic, english, contexts)
        keyNames = keys
    }

    /// Whether a key, by its name, is one of its keys: asked of every entry with every key that is pressed, so nothing is taken apart.
    func has(key name: String) -> Bool {
        var rest = keyNames.utf8[...]
        while !rest.isEmpty {
            let key = rest.prefix { $0 != UInt8(ascii: " ") }
            if key.elementsEqual(name.utf8) { return true }
            rest = rest.dropFirst(key.count + 1)
        }
        return false
    }

    private static let lists: [KeyContext] = [.contents, .links, .related, .help, .share, .markRead, .feeds, .highlights, .story]
    private static let screens: [KeyContext] = [.reading, .frontPage]
    private static let everywhere: [KeyContext] = screens + lists
    private static let atAllTimes: [KeyContext] = everywhere + [.marking]

    package static let table: [CommandEntry] = [
        CommandEntry(.nextPage, "Space f PgDn", "الصفحة التالية", "next page", everywhere),
        CommandEntry(.previousPage, "b PgUp", "الصفحة السابقة", "previous page", everywhere),
        CommandEntry(.pageLeft, "← h", "اقلب نحو اليسار", "page to the left, by the article's direction"),
        CommandEntry(.pageRight, "→ l", "اقلب نحو اليمين", "page to the right, by the article's direction"),
        CommandEntry(.lineDown, "j ↓ Enter", "سطر إلى أسفل", "line down"),
        CommandEntry(.lineDown, "j ↓", "البند التالي", "next item", [.frontPage] + lists),
        CommandEntry(.lineUp, "k ↑", "سطر إلى أعلى", "line up", everywhere),
        CommandEntry(.halfPageDown, "d", "نصف صفحة إلى أسفل", "half a page down", everywhere),
        CommandEntry(.halfPageUp, "u", "نصف صفحة إلى أعلى", "half a page up", everywhere),
        CommandEntry(.firstPage, "g Home", "أول صفحة، أو الصفحة المكتوب رقمها", "first page, or the page of the number typed", everywhere),
        CommandEntry(.lastPage, "G End", "آخر صفحة", "last page", everywhere),
        CommandEntry(.nextSection, "]", "القسم التالي", "next section"),
        CommandEntry(.previousSection, "[", "القسم السابق", "previous section"),
        CommandEntry(.contents, "t", "محتويات المقال", "contents", [.reading, .contents]),
        CommandEntry(.find, "/", "بحث", "search"),
        CommandEntry(.find, "/", "ابحث في المكتبة", "search the library", [.frontPage]),
        CommandEntry(.findNext, "n", "النتيجة التالية", "next hit"),
        CommandEntry(.findPrevious, "N", "النتيجة السابقة", "previous hit"),
        CommandEntry(.related, "r", "مقالات ذات صلة", "related articles", screens + [.related]),
        CommandEntry(.story, "c", "مصادر الخبر الواحد جنبًا إلى جنب", "the same story as other sources tell it", screens + [.story]),
        CommandEntry(.pageLeft, "← h", "المصدر الذي إلى يساره", "the source to the left", [.story]),
        CommandEntry(.pageRight, "→ l", "المصدر الذي إلى يمينه", "the source to the right", [.story]),
        CommandEntry(.links, "U", "روابط المقال كلها بأرقامها", "all links of the article, numbered", [.reading, .links]),
        CommandEntry(.showPicture, "i", "صورة المقال، إن كان chafa مثبتًا", "the article's picture, where chafa is installed"),
        CommandEntry(.nextLink, "Tab", "الرابط التالي", "next link"),
        CommandEntry(.previousLink, "Shift-Tab", "الرابط السابق", "previous link"),
        CommandEntry(.followLink, "Enter", "افتح البند المختار", "open the chosen item", [.frontPage] + lists),
        CommandEntry(.nextTab, "Tab ←", "التبويب التالي، أو رقمه", "next tab, or its number", [.frontPage]),
        CommandEntry(.previousTab, "Shift-Tab →", "التبويب السابق", "previous tab", [.frontPage]),
        CommandEntry(.frontPage, "F", "الصفحة الأولى", "front page", screens),
        CommandEntry(.library, "L", "قائمة المكتبة حيث تركتها", "the library's list as you left it", screens),
        CommandEntry(.bookmark, "m", "احفظ المقال أو أزل حفظه", "bookmark the article, or no longer", screens),
        CommandEntry(.bookmarks, "B", "المحفوظات", "bookmarks", screens),
        CommandEntry(.toggleRead, "x", "عُدّ المقال مقروءًا أو غير مقروء", "mark the article read, or unread", screens),
        CommandEntry(
            .markAllRead, "A", "عُدّ القائمة أو المصدر أو القديم مقروءًا", "mark the list, the source or what is old read", [.frontPage, .markRead]),
        CommandEntry(.undo, "z", "تراجع عمّا غيّرته في المكتبة", "undo the last change to the library", screens + [.feeds]),
        CommandEntry(.nextUnread, ".", "غير المقروء التالي", "next unread article", screens),
        CommandEntry(.removeArticle, "D Delete", "احذف المقال من المكتبة", "remove the article from the library", screens),
        CommandEntry(.saveSearch, "S", "احفظ البحث تبويبًا، أو أزل تبويبه", "keep the search as a tab, or no longer", [.frontPage]),
        CommandEntry(.tagArticle, "w", "وسوم المقال", "the article's tags", screens),
        CommandEntry(.nextSort, ",", "ترتيب آخر للقائمة", "another order of the list", [.frontPage]),
        CommandEntry(.addAddress, "a", "أضف صفحة أو موجزًا بعنوانه", "add a page or a feed by its address", [.frontPage]),
        CommandEntry(.pipe, "!", "مرّر نص المقال إلى أمر", "pipe the article's text to a command"),
        CommandEntry(.pipe, "! |", "مرّر المعلَّم إلى أمر", "pipe what is marked to a command", [.marking]),
        CommandEntry(.feeds, "E", "الموجزات المتابَعة", "the feeds that are followed", [.frontPage, .feeds]),
        CommandEntry(.tagArticle, "w", "صنّف الموجز", "file the feed", [.feeds]),
        CommandEntry(.removeArticle, "D Delete", "اترك متابعة الموجز", "follow the feed no longer", [.feeds]),
        CommandEntry(.openInBrowser, "o", "افتح الموجز في المتصفح", "open the feed in the browser", [.feeds]),
        CommandEntry(.back, "Backspace Esc", "ارجع", "back", screens),
        CommandEntry(.back, "Esc q Backspace", "أغلق", "close", lists),
        CommandEntry(.forward, "Alt-→ >", "تقدّم", "forward", screens),
        CommandEntry(.nextArticle, "J", "المقال التالي", "next article"),
        CommandEntry(.previousArticle, "K", "المقال السابق", "previous article"),
        CommandEntry(
            .copy, "y", "انسخ رابط المقال، أو نصه إن لم يكن له رابط", "copy the article's link, or its text when it has none", screens + [.share]),
        CommandEntry(.copyParagraph, "Y", "انسخ الفقرة أو الاقتباس في أول الصفحة", "copy the paragraph or quotation that the page begins with"),
        CommandEntry(.mark, "v", "علّم جملة، ثم وسّعها وانسخها", "mark a sentence, then more of the text, and copy it"),
        CommandEntry(.mark, "v", "علّم بالجمل، فالأسطر، فالفقرات", "mark by sentences, by lines, by paragraphs", [.marking]),
        CommandEntry(.lineDown, "j ↓ Space", "العلامة على ما يلي", "the mark on what follows", [.marking]),
        CommandEntry(.lineUp, "k ↑ b", "العلامة على ما قبله", "the mark on what stands before", [.marking]),
        CommandEntry(.extendMark, "J Shift-↓ + ]", "وسّع العلامة إلى ما يلي", "more of what follows", [.marking]),
        CommandEntry(.shrinkMark, "K Shift-↑ - [", "قصّر العلامة، أو وسّعها إلى ما قبلها", "less, or more of what stands before", [.marking]),
        CommandEntry(.copy, "y Enter", "انسخ المعلَّم بحروفه وترتيب قراءته", "copy what is marked, letters in the order of reading", [.marking]),
        CommandEntry(.copyWithSource, "Y s", "انسخ المعلَّم مع مصدره ورابطه", "copy what is marked with its source and link", [.marking]),
        CommandEntry(.highlight, "h m", "احفظ المعلَّم مقتطفًا، ومعه ملاحظة إن شئت", "keep what is marked as a highlight, with a note", [.marking]),
        CommandEntry(.highlights, "M", "مقتطفاتك في المقال، ثم كلها", "your highlights in the article, then all of them", screens + [.highlights]),
        CommandEntry(.tagArticle, "w", "ملاحظة المقتطف", "the highlight's note", [.highlights]),
        CommandEntry(.removeArticle, "D Delete", "احذف المقتطف", "drop the highlight", [.highlights]),
        CommandEntry(.speak, "p", "اقرأ المقال بصوت، أو توقف", "read the article aloud, or stop"),
        CommandEntry(.back, "Esc q Backspace", "دع التعليم", "mark nothing", [.marking]),
        CommandEntry(.showQRCode, "Q", "رمز QR للرابط", "QR code of the link", screens + [.share]),
        CommandEntry(.openInBrowser, "o", "افتح الرابط في المتصفح", "open the link in the browser", screens + [.share]),
        CommandEntry(.share, "s", "مشاركة", "share", screens + [.share]),
        CommandEntry(.nextTheme, "T", "السمة التالية", "next theme", screens),
        CommandEntry(.cycleDigits, "#", "الأرقام", "digits", screens),
        CommandEntry(.cycleHarakat, "H", "الحركات", "harakat", screens),
        CommandEntry(.cycleTatweel, "~", "التطويل المكتوب في النص", "typed tatweel"),
        CommandEntry(.cycleJustification, "=", "ضبط السطور", "justification"),
        CommandEntry(.cycleColumns, "|", "الأعمدة", "columns"),
        CommandEntry(.narrower, "-", "نص أضيق", "narrower text"),
        CommandEntry(.wider, "+", "نص أعرض", "wider text"),
        CommandEntry(.confirm, "Enter", "ابحث", "search for what is typed", [.prompt]),
        CommandEntry(.cancel, "Esc", "اترك البحث وارجع إلى موضعك", "leave the search, back to where you were", [.prompt]),
        CommandEntry(.cancelHere, "Ctrl-C Ctrl-G", "اترك البحث وابقَ هنا", "leave the search and stay here", [.prompt]),
        CommandEntry(.deleteBackward, "Backspace Ctrl-H", "احذف ما قبل المؤشر", "delete before the cursor", [.prompt]),
        CommandEntry(.deleteForward, "Delete", "احذف ما بعد المؤشر", "delete after the cursor", [.prompt]),
        CommandEntry(.clearLine, "Ctrl-U", "امحُ المكتوب", "clear what is typed", [.prompt]),
        CommandEntry(.deleteWord, "Ctrl-W", "احذف الكلمة التي قبل المؤشر", "delete the word before the cursor", [.prompt]),
        CommandEntry(.deleteToEnd, "Ctrl-K", "احذف ما بعد المؤشر كله", "delete all behind the cursor", [.prompt]),
        CommandEntry(.cursorLeft, "←", "المؤشر إلى اليسار", "cursor to the left", [.prompt]),
        CommandEntry(.cursorRight, "→", "المؤشر إلى اليمين", "cursor to the right", [.prompt]),
        CommandEntry(.lineStart, "Home Ctrl-A", "إلى أول المكتوب", "to the start of what is typed", [.prompt]),
        CommandEntry(.lineEnd, "End Ctrl-E", "إلى آخر المكتوب", "to the end of what is typed", [.prompt]),
        CommandEntry(.earlierQuery, "↑", "ما بحثت عنه قبله", "what was searched for before", [.prompt]),
        CommandEntry(.laterQuery, "↓", "ما بحثت عنه بعده", "what was searched for after it", [.prompt]),
        CommandEntry(.redraw, "Ctrl-L", "أعد الرسم", "redraw", atAllTimes),
        CommandEntry(
            .nextOrder, "O", "ترتيب آخر للحروف، إن قلبت الطرفية السطور", "another order of letters, where the terminal turns lines round", screens),
        CommandEntry(.reload, "R", "أعد التحميل", "reload"),
        CommandEntry(.refresh, "R", "حدّث الموجزات", "refresh the feeds", [.frontPage]),
        CommandEntry(.help, "? F1", "المساعدة", "help", screens + [.marking, .help]),
        CommandEntry(.suspend, "Ctrl-Z", "أوقف مؤقتًا", "suspend", atAllTimes),
        CommandEntry(.leave, "q", "خروج، أو عودة إلى المكتبة من مقال فيها", "quit, or back to the library from an article of it"),
        CommandEntry(.quit, "q", "خروج", "quit", [.frontPage]),
        CommandEntry(.quit, "Ctrl-C", "خروج", "quit", atAllTimes),
    ]

    package func help(in language: Language) -> String { language == .arabic ? arabic : english }

    /// The key table as Markdown: docs/keys.md.
    package static var markdown: String {
        var text = "# Keys\n\nMade from `Sources/ReaderCore/Commands/CommandTable.swift`; change it there.\n\n"
        text += "| keys | command | does | يفعل | screens |\n|---|---|---|---|---|\n"
        for entry in table {
            let keys = entry.keys.map { "`\($0)`" }.joined(separator: " ")
            let screens = entry.contexts.map(\.rawValue).joined(separator: ", ")
            text += "| \(keys) | `\(entry.command.rawValue)` | \(entry.english) | \(entry.arabic) | \(screens) |\n"
        }
        return text + """

            A number before a command repeats it; a number before `g` or `G` goes to that page. Keys of the Arabic keyboard layout count as
            the Latin keys in their places, and Arabic-Indic and Persian digits count as digits. Signs that a Latin layout types too keep their
            own meaning: Shift-ب types `[` and Shift-م types `/`, so `F` and `L` are not to be had there; `q` leads to the list. On the Persian layout, and the phonetic one of Urdu,
            keys count by their places once a letter was typed, as a key or in a prompt, that the Arabic layout has not (ی ک; ہ ے ٹ ڈ ڑ ں ھ). Remap keys in the configuration file:

            ```toml
            [keys]
            "x" = "next-page"
            ```

            """
    }
}
