// Without a terminal: text, visual lines and JSON on standard output, messages and exit codes.
import Glibc
import TestSupport
import Testing

@Suite("Printing")
struct PrintingTests {
    let folder = TemporaryFolder()

    @Test("standard output that is no terminal gets the text in logical order, without escapes", arguments: [[], ["print"]])
    func plain(_ command: [String]) throws {
        let run = try ProgramRun(command + [folder.write("a.txt", FixtureArticle.news)])
        #expect(run.ending == .exit(0) && run.errorText.isEmpty)
        #expect(!run.output.contains(0x1B))
        #expect(run.lines.contains { $0.hasPrefix("انطلق القطار في السادسة صباحًا من رصيف المرفأ (الرصيف القديم)، وكان") })
        #expect(!run.lines.contains("شارك"))
    }

    @Test("no line is wider than asked for, and no word is lost", arguments: [1, 2, 10, 40, 72, 1000])
    func width(_ width: Int) throws {
        let file = folder.write("a.txt", FixtureArticle.news)
        let whole = try ProgramRun(["print", file])
        let run = try ProgramRun(["print", "--width", "\(width)", file])
        #expect(run.ending == .exit(0))
        func letters(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "─" } }
        #expect(letters(run.text) == letters(whole.text))
        // A lam-alef takes one cell, so cells are never more than characters; marks count with their letter.
        if width >= 10 { #expect(run.lines.allSatisfy { $0.count <= width + $0.count { $0 == "ا" || $0 == "أ" || $0 == "إ" || $0 == "آ" } }) }
    }

    @Test("visual lines are shaped, reordered, wrapped and right-aligned, and follow downward")
    func visual() throws {
        let text = "أعلنت شركة Nokia في 12 مايو 2024 إطلاق هاتف جديد لا يحتاج إلى شحن كل يوم.\n"
        let run = try ProgramRun(["print", "--order", "visual", "--width", "40", "-"], input: Array(text.utf8))
        #expect(run.ending == .exit(0))
        #expect(run.lines.first == "   ﻕﻼﻃﺇ 2024 ﻮﻳﺎﻣ 12 ﻲﻓ Nokia ﺔﻛﺮﺷ ﺖﻨﻠﻋﺃ", "\(run.text)")
        #expect(run.lines.dropFirst().first == "       .ﻡﻮﻳ ﻞﻛ ﻦﺤﺷ ﻰﻟﺇ ﺝﺎﺘﺤﻳ ﻻ ﺪﻳﺪﺟ ﻒﺗﺎﻫ", "\(run.text)")
    }

    @Test("who is quoted is told before every line, by a sign for each quotation that it stands in; what is printed is read as the same")
    func quotations() throws {
        let letter =
            "From: a@b.example\nSubject: رد\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nشكرًا لك.\n\n> سألت عن الميناء \n> ومواعيده.\n>> قيل هذا قبله.\n\nوهذا جوابي.\n"
        let file = folder.write("a.eml", letter)
        let lines = try ProgramRun(["print", file]).lines
        #expect(lines.suffix(7) == ["شكرًا لك.", "", "> سألت عن الميناء ومواعيده.", ">> قيل هذا قبله.", "", "وهذا جوابي.", ""], "\(lines)")
        let again = try ProgramRun(["print", folder.write("b.txt", lines.joined(separator: "\n"))]).lines
        #expect(again.filter { $0.hasPrefix(">") } == lines.filter { $0.hasPrefix(">") })
        let narrow = try ProgramRun(["print", "--width", "20", file]).lines
        #expect(narrow.contains("> سألت عن الميناء") && narrow.contains("> ومواعيده.") && narrow.allSatisfy { $0.count <= 21 }, "\(narrow)")
        for columns in ["1", "2"] {
            let visual = try ProgramRun(["print", "--order", "visual", "--width", "80", "--columns", columns, file]).text
            #expect(visual.contains(".ﻩﺪﻴﻋﺍﻮﻣﻭ ءﺎﻨﻴﻤﻟﺍ ﻦﻋ ﺖﻟﺄﺳ │") && visual.contains(".ﻪﻠﺒﻗ ﺍﺬﻫ ﻞﻴﻗ │ │"), "\(visual)")
        }
        // Quotation marks tell it themselves.
        #expect(
            try ProgramRun(["print", folder.write("c.txt", "عنوان\n\nقال الرجل لنا أمس:\n\n«هذا كل ما عندي من الأخبار اليوم.»\n")]).text.contains(
                "\n«هذا"))
        let html = try ProgramRun(["export", "--format", "html", file]).text
        let markdown = try ProgramRun(["export", "--format", "markdown", file]).text
        #expect(html.contains("<blockquote><blockquote") && markdown.contains("\n>> قيل"), "\(html) \(markdown)")
    }

    @Test("visual lines are justified where that is asked for, and not by themselves")
    func justified() throws {
        let file = folder.write("a.txt", FixtureArticle.news)
        func lines(_ setting: [String]) throws -> [String] {
            try ProgramRun(["print", "--order", "visual", "--width", "30"] + setting + [file]).lines
        }
        let plain = try lines([])
        #expect(try lines(["--justify", "none"]) == plain && lines(["--justify", "auto"]) == plain)
        let (spaces, kashida) = (try lines(["--justify", "spaces"]), try lines(["--justify", "kashida"]))
        #expect(spaces.contains { $0.contains("  ") && !$0.hasPrefix(" ") } && !spaces.contains { $0.contains("ـ") })
        #expect(kashida.contains { $0.contains("ـ") })
        for lines in [spaces, kashida] {
            #expect(ReaderLetters.sorted(lines.joined()) == ReaderLetters.sorted(plain.joined()))
        }
    }

    private static let tables = """
        ---
        title: قصيدة وجدول
        direction: rtl
        ---

        يا دارنا بين النخيل سلام *** ما غيرتك عن القلوب الأعوام
        نمشي إليك وفي الخطا أشواقنا *** وتضيء فيك لنا المدى الأحلام

        | المادة | الكمية في الموسم | البائع | البلدة |
        | --- | --- | --- | --- |
        | جذوع النخل | ٤٨ | سوق الخشب القديم | الواحة الشمالية |
        | الطين | ١٢٠ | مقلع الوادي | الوادي |

        """

    @Test("verse and tables are printed as the screen shows them: halves facing each other, columns with a rule, records where there is no room")
    func tables() throws {
        let file = folder.write("a.txt", Self.tables)
        func lines(_ settings: String...) throws -> [String] { try ProgramRun(["print", "--order", "visual"] + settings + [file]).lines }
        let wide = try lines("--width", "72")
        let verses = wide.filter { $0.contains("ﻡﻼﺳ") || $0.contains("ﻲﺸﻤﻧ") }
        #expect(verses.count == 2 && !wide.contains { $0.contains("***") })
        #expect(Set(verses.map { $0.prefix { $0 == " " }.count }).count == 1 && Set(verses.map(\.count)).count == 1, "\(verses)")
        #expect(wide.contains { $0.contains("┼") } && wide.count { $0.contains("│") } == 3)
        #expect(try lines("--width", "72", "--justify", "kashida").contains { $0.contains("ـ") && $0.contains("ﻲﻓ") })
        let narrow = try lines("--width", "30")
        #expect(narrow.count { $0.contains(":ﺓﺩﺎﻤﻟﺍ") } == 2 && narrow.contains { $0.contains("٤٨") && !$0.contains("│") }, "\(narrow)")
        let columns = try lines("--columns", "2", "--width", "150")
        #expect(columns.contains { $0.contains("┼") } && !columns.contains { $0.contains("***") })
        // Text that goes on to other programs stays what it is.
        #expect(try ProgramRun(["print", file]).lines.contains { $0.contains("***") })
    }

    @Test(
        "the markers of a list stand at the article's start edge, whatever their items are written in",
        arguments: [[], ["--columns", "2", "--width", "90"]])
    func markers(_ settings: [String]) throws {
        func lines(_ file: String) throws -> [String] {
            try ProgramRun(["print", "--order", "visual"] + settings + [file]).lines.map { $0.replacing("\u{A0}", with: " ") }
        }
        let items = "• Docker\n• Node.js 18+\n• no-reverse-value:\n1. npm install\n2. شغّل الخادم\n"
        let arabic = folder.write("a.txt", "عنوان الدليل\n\nتحتاج إلى البرامج الآتية قبل أن تبدأ، وكلها حرة.\n\n" + items)
        for item in ["Docker •", "Node.js 18+ •", "no-reverse-value: •", "npm install .1"] {
            #expect(try lines(arabic).contains { $0.contains(item) }, "\(item)")
        }
        let english = folder.write("e.txt", "The title\n\nYou need the following programs before you begin.\n\n• Docker\n• قاعدة بيانات\n• Linux\n")
        #expect(try lines(english).filter { $0.contains("• Docker") || $0.contains("• ﺕ") || $0.contains("• Linux") }.count == 3)
        // Text that goes on to other programs stays what it is.
        #expect(try ProgramRun(["print", arabic]).lines.contains("• no-reverse-value:"))
    }

    @Test("visual lines stand in columns where that is asked for and the width has room; nothing is lost", arguments: [80, 100, 200])
    func columns(_ width: Int) throws {
        let file = folder.write("a.txt", FixtureArticle.news)
        let plain = try ProgramRun(["print", "--order", "visual", file])
        let run = try ProgramRun(["print", "--order", "visual", "--columns", "2", "--width", "\(width)", file])
        #expect(run.ending == .exit(0))
        #expect(ReaderLetters.sorted(run.lines.joined()) == ReaderLetters.sorted(plain.lines.joined()))
        let body = run.lines.filter { $0.contains("│") }
        #expect(body.count > 10 && Set(body.map { $0.prefix { $0 != "│" }.count }).count == 1)
        let narrow = try ProgramRun(["print", "--order", "visual", "--columns", "2", "--width", "60", file])
        #expect(!narrow.lines.contains { $0.contains("│") })
    }

    /// What is neither put in nor drawn.
    private enum ReaderLetters {
        static func sorted(_ text: String) -> [Character] { text.filter { !$0.isWhitespace && !["─", "│", "ـ"].contains($0) }.sorted() }
    }

    @Test("print and add say, in the interface's language, that more of a page was taken than its article is known to be")
    func moreOfAPage() throws {
        let text = (1...15).map {
            "<p>تدور الطاحونة عند النهر منذ مئة عام كاملة، ويطحن فيها أهل القرية قمحهم وشعيرهم، وينتظرون دورهم في ظل الشجرة الكبيرة للمرة رقم \($0) في الموسم.</p>"
        }
        let menu = "<div>" + (1...30).map { "<p><a href=/\($0)>خبر رقمه \($0) عنوانه طويل</a></p>" }.joined() + "</div>"
        let page = folder.write(
            "page.html", "<h1>الطاحونة تدور</h1>" + text.prefix(3).joined() + menu + text.dropFirst(3).map { "<div>\($0)</div>\(menu)" }.joined())
        for arguments in [["print", page], ["print", "--json", page], ["add", page]] {
            let environment = ["QARI_LIBRARY": folder.path + "/\(arguments.count)\(arguments[0]).db"]
            let run = try ProgramRun(arguments, environment: environment)
            #expect(run.ending == .exit(0) && run.errorText.contains("فأُخذ كلامها كله"), "\(run.errorText)")
            let english = try ProgramRun(arguments + ["--lang", "en"], environment: environment)
            #expect(english.errorText.contains("all running text of the page was taken"), "\(english.errorText)")
        }
        let plain = folder.write("plain.html", "<article><h1>الطاحونة تدور</h1>" + text.joined() + "</article>")
        #expect(try ProgramRun(["print", plain]).errorText.isEmpty)
    }

    @Test("JSON holds the parsed article")
    func json() throws {
        let run = try ProgramRun(["print", "--json", folder.write("a.txt", FixtureArticle.news)])
        #expect(run.ending == .exit(0))
        for part in [
            "\"kicker\" : \"تقرير\"", "\"title\" : \"قطار الساحل يعود إلى سكته بعد عامين\"", "\"heading\" : \"ما ينتظر الخط\"", "museum.txt", "شارك",
        ] {
            #expect(run.text.contains(part), "\(part)")
        }
    }

    @Test("several files follow each other; one that can't be read is told of and the others come")
    func several() throws {
        let file = folder.write("a.txt", FixtureArticle.short)
        let run = try ProgramRun(["print", folder.path + "/none.txt", file])
        #expect(run.ending == .exit(1))
        #expect(run.text.contains("يفتح متحف المحطة أبوابه كل خميس"))
        #expect(run.errorText.contains("none.txt"))
    }

    @Test("a reader of the pipe that leaves ends it silently")
    func brokenPipe() throws {
        let run = try ProgramRun(["print", folder.write("large.txt", FixtureArticle.repeated(bytes: 3_000_000))], outputLimit: 1000)
        #expect(run.ending == .signal(SIGPIPE))
        #expect(run.errorText.isEmpty)
    }

    // MARK: Messages

    /// Every message names the file and says what to do.
    private func expectMessage(_ arguments: [String], _ arabic: [String], _ english: [String], exit: Int32 = 1, isOrdinaryUser: Bool = false) throws {
        for command in [[], ["print"]] {
            for (options, words) in [([], arabic), (["--lang", "en"], english)] {
                let run = try ProgramRun(command + options + arguments, isOrdinaryUser: isOrdinaryUser)
                #expect(run.ending == .exit(exit), "\(command + options + arguments)")
                #expect(run.output.isEmpty)
                for word in words { #expect(run.errorText.contains(word), "\(word) in: \(run.errorText)") }
            }
        }
    }

    @Test("a missing file")
    func missing() throws {
        try expectMessage([folder.path + "/none.txt"], ["لا يوجد ملف", "none.txt", "تحقّق"], ["There is no file", "none.txt", "Check"])
        try expectMessage([folder.write("a.txt", "a") + "/b.txt"], ["لا يوجد ملف"], ["There is no file"])
    }

    @Test("a folder")
    func directory() throws { try expectMessage([folder.path], ["مجلد", "اختر ملفًا"], ["is a folder", "Choose a file"]) }

    @Test("a file that may not be read")
    func noPermission() throws {
        let file = folder.write("secret.txt", "سر\n")
        chmod(file, 0)
        try expectMessage([file], ["لا إذن", "secret.txt", "chmod"], ["may not be read", "secret.txt", "chmod"], isOrdinaryUser: true)
    }

    @Test("a binary")
    func binary() throws {
        let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 7) } + [0, 0, 0, 1, 2, 3]
        try expectMessage(
            [folder.write("image.bin", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + bytes)], ["هو برنامج", "image.bin"],
            ["is no article: program", "image.bin"])
    }

    @Test("an empty file is no failure, and the reader is told")
    func empty() throws {
        let file = folder.write("empty.txt", "")
        let run = try ProgramRun(["print", file])
        #expect(run.ending == .exit(0) && run.output.isEmpty)
        let terminal = try PseudoTerminal([file])
        try terminal.wait(forText: "هذا الملف فارغ")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test(
        "wrong use: exit code 2, and what is allowed",
        arguments: [
            (["--width", "wide", "x"], ["--width", "wide", "20–300"]), (["--lang", "fr", "x"], ["fr", "ar, en"]), (["--theme"], ["--theme"]),
            (["--no-such-option"], ["--no-such-option"]), (["print", "--width", "0", "x"], ["--width", "1–1000"]),
            (["print", "--encoding", "ebcdic", "x"], ["ebcdic"]), (["--digits", "roman", "x"], ["roman", "source"]),
        ])
    func wrongUse(_ arguments: [String], _ words: [String]) throws {
        let run = try ProgramRun(arguments)
        #expect(run.ending == .exit(2))
        #expect(run.output.isEmpty)
        for word in words { #expect(run.errorText.contains(word), "\(word) in: \(run.errorText)") }
    }

    @Test("on a terminal a message is laid out in visual order, and bidi is given back")
    func messageOnTerminal() throws {
        let terminal = try PseudoTerminal([folder.path + "/none.txt"])
        #expect(try terminal.waitForEnd() == .exit(1))
        #expect(terminal.picture.reads("لا يوجد ملف بهذا الاسم"), "\(terminal.picture.framed)")
        #expect((terminal.lastPlace(of: "\u{1B}[8h") ?? -1) > terminal.lastPlace(of: "\u{1B}[8l") ?? 0)
    }

    @Test("a wrong line of the configuration file is named with its place and what is allowed")
    func configuration() throws {
        folder.write("qari/config.toml", "theme = \"dark\"\nwidth = 5\n")
        let run = try ProgramRun(["config"], environment: ["XDG_CONFIG_HOME": folder.path])
        #expect(run.errorText.contains("config.toml:2") && run.errorText.contains("20–300"), "\(run.errorText)")
        #expect(run.text.contains("theme = \"dark\""))
    }

    @Test("flag over variable over file over default")
    func precedence() throws {
        folder.write("qari/config.toml", "width = 30\ndigits = \"arabic\"\nharakat = \"hide\"\n")
        let environment = ["XDG_CONFIG_HOME": folder.path, "QARI_WIDTH": "40", "QARI_DIGITS": "european"]
        let run = try ProgramRun(["config", "--width", "50"], environment: environment)
        for line in ["width = 50", "digits = \"european\"", "harakat = \"hide\"", "tatweel = \"keep\""] {
            #expect(run.lines.contains(line), "\(line)\n\(run.text)")
        }
    }

    @Test("what qari config prints is read back to the same settings")
    func roundTrip() throws {
        let first = try ProgramRun(["config", "--width", "50", "--theme", "sepia", "--lang", "en", "--mouse", "true", "--arrows", "rtl"])
        let file = folder.write("copy.toml", first.output)
        let second = try ProgramRun(["config", "--config", file])
        #expect(second.ending == .exit(0) && second.text == first.text && first.text.contains("width = 50"))
    }
}
