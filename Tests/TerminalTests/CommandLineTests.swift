// The command line's own words: its version, its help, what it says of a line that is wrong; in both languages.
import ArticleImport
import Glibc
import ReaderCore
import TestSupport
import Testing

@testable import qari

@Suite("The command line")
struct CommandLineTests {
    private func run(_ arguments: [String], _ language: String = "en") throws -> ProgramRun {
        try ProgramRun(arguments, environment: ["QARI_LANG": language])
    }

    @Test("the version is version, commit and the libraries, each with its own version")
    func version() throws {
        let lines = try run(["--version"]).text.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.allSatisfy { $0.count == 2 })
        #expect(lines.first == ["qari", Substring(ProgramVersion.number)] && lines.dropFirst().first?.first == "commit")
        let libraries = lines.dropFirst(2)
        #expect(
            libraries.map(\.[0]) == [
                "FriBidi", "ncurses", "SQLite", "Snowball", "Expat", "Gumbo", "libzip", "zlib", "cmark-gfm", "libqrencode", "glibc",
            ])
        for library in libraries { #expect(library[1].contains { $0.isNumber } && library[1].contains("."), "\(library)") }
    }

    @Test("help is in the interface's language, that of commands too, each option with what it is", arguments: ["ar", "en"])
    func help(language: String) throws {
        let isArabic = language == "ar"
        let whole = try run(["--help"], language)
        #expect(whole.ending == .exit(0) && whole.text.contains(isArabic ? "الأوامر:" : "SUBCOMMANDS:"))
        for arguments in [["add", "--help"], ["help", "add"], ["--lang", language, "add", "-h"]] {
            let text = try ProgramRun(arguments, environment: ["QARI_LANG": arguments[0] == "--lang" ? (isArabic ? "en" : "ar") : language]).text
            #expect(text.contains(isArabic ? "الاستعمال: qari add" : "USAGE: qari add"), "\(arguments)")
            #expect(text.contains("  --watch  ") && text.contains(isArabic ? "لغة الواجهة" : "The interface's language"), "\(arguments)")
            // Nothing is left in the other language but names and values.
            #expect(!text.contains(isArabic ? "Show" : "يعرض") && !text.contains(isArabic ? "default" : "المفترض"), "\(arguments)")
        }
    }

    @Test("a command's help tells the settings that count for it, behind its own options, and takes the others all the same")
    func settingsInHelp() throws {
        for (command, own, setting, other) in [
            ("list", "--unread", "--dates", "--justify"), ("print", "--order", "--justify", "--mouse"),
            ("add", "--watch", "--allow-private", "--width"),
            ("tag", "--library", "--lang", "--dates"), ("read", "--guide", "--mouse", nil),
        ] {
            let text = try run([command, "--help"], "en").text
            #expect(text.contains("USAGE: qari \(command) ") && !text.contains("[--"), "\(text)")
            let places = ["\nOPTIONS:", "\n  \(own) ", "\nSETTINGS:", "\n  \(setting) "].map { text.firstRange(of: $0)?.lowerBound }
            #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(command)")
            #expect(text.contains("man qari") == (other != nil) && !(other.map { text.contains($0 + " ") } ?? false), "\(command)")
            #expect(try run([command, "--help"], "ar").text.contains("الإعدادات:"))
        }
        #expect(try run(["themes", "--justify", "none", "--width", "60"]).ending == .exit(0))
    }

    @Test("on a terminal help in Arabic is set from the right, an option before what it is")
    func helpOnTerminal() throws {
        let terminal = try PseudoTerminal(["vacuum", "--help"], size: (70, 60))
        #expect(try terminal.waitForEnd() == .exit(0))
        let row = try #require(terminal.picture.text.split(separator: "\n").first { $0.contains("--check") })
        #expect(row.hasSuffix("--check ") || row.hasSuffix("--check  ") || row.hasSuffix("--check"), "\(row)")
    }

    @Test(
        "a command that is mistyped is told and not opened as a file; a file of that name is one",
        arguments: [("prnt", "print"), ("pritn", "print"), ("lists", "list"), ("ynsc", nil), ("srch", nil), ("reed", "read"), ("vacum", "vacuum")])
    func mistyped(word: String, meant: String?) throws {
        let told = try run([word, "article.txt"])
        #expect(told.ending == .exit(meant == nil ? 1 : 2))
        #expect(told.errorText.contains(meant.map { "did you mean \($0)?" } ?? "There is no file “\(word)”"), "\(told.errorText)")
        #expect(try run([word, "article.txt"], "ar").errorText.contains(meant.map { "لعلك تقصد \($0)" } ?? "لا يوجد ملف"))
        let folder = TemporaryFolder()
        folder.write(word, "عنوان الملف\n\nنص الملف.\n")
        let opened = try ProgramRun(["-c", "cd \(folder.path) && '\(BuiltProgram.path)' \(word)"], program: "/bin/sh")
        #expect(opened.ending == .exit(0) && opened.text.contains("نص الملف"))
    }

    @Test("help of a command that there is not is wrong use")
    func helpOfNothing() throws {
        #expect(try run(["help", "nosuch"]).ending == .exit(2))
        #expect(try run(["help", "prnt"]).errorText.contains("did you mean print?"))
        #expect(try run(["help", "print"]).ending == .exit(0))
        for line in [["--lang", "en", "help", "print"], ["help", "--lang", "en", "print"], ["help", "print", "--lang=en"]] {
            let told = try run(line, "ar")
            #expect(told.ending == .exit(0) && told.text.contains("USAGE: qari print"), "\(line)")
        }
    }

    @Test(
        "what is wrong with a line is told in the interface's language, with what was typed",
        arguments: [
            (["list", "--jsno"], ["لا خيار باسم --jsno", "--json"], ["Unknown option '--jsno'"]),
            (["list", "--limit"], ["--limit <limit>", "بلا قيمة"], ["Missing value"]),
            (["export"], ["ينقص المعطى <article>"], ["Missing expected argument"]),
            (["list", "--limit", "x"], ["القيمة x لا تصلح"], ["'x' is invalid"]),
            (["themes", "ultra"], ["المعطى ultra زائد"], ["Unexpected argument 'ultra'"]),
            (["print", "--order", "odd", "x"], ["القيمة odd", "logical, visual"], ["Please provide one of"]),
            (["list", "--unread", "--feeds"], ["لا يجتمع اثنان"], ["exclude each other"]),
        ] as [([String], [String], [String])])
    func wrong(arguments: [String], arabic: [String], english: [String]) throws {
        for (language, words) in [("ar", arabic), ("en", english)] {
            let told = try run(arguments, language)
            #expect(told.ending == .exit(2) && told.output.isEmpty)
            for word in words { #expect(told.errorText.contains(word), "\(told.errorText)") }
        }
    }

    @Test(
        "a theme that there is not is wrong use wherever a flag or a variable names it",
        arguments: [["config"], ["print", "/dev/null"], ["themes"], ["list", "--library", "/nonexistent/x.db"]])
    func wrongTheme(arguments: [String]) throws {
        let flag = try run(arguments + ["--theme", "nosuch"])
        #expect(flag.ending == .exit(2) && flag.errorText.contains("--theme: there is no theme “nosuch”"), "\(flag.errorText)")
        let variable = try ProgramRun(arguments, environment: ["QARI_THEME": "nosuch", "QARI_LANG": "en"])
        #expect(variable.ending == .exit(2) && variable.errorText.contains("QARI_THEME: there is no theme “nosuch”"), "\(variable.errorText)")
    }

    @Test("the desktop is told of the media types that are read, all of them and no other")
    func mediaTypes() throws {
        let entry = KioskRoom.contents(KioskRoom.project + "/packaging/desktop/qari.desktop")
        let told = entry.split(separator: "\n").first { $0.hasPrefix("MimeType=") }?.dropFirst("MimeType=".count).split(separator: ";").map(
            String.init)
        let read = SourceFormat.table.filter { $0.reader != nil }.flatMap(\.mediaTypes)
        #expect(Set(told ?? []) == Set(read) && told?.count == Set(read).count)
    }

    @Test("a source archive says its commit, without git")
    func commit() throws {
        let folder = TemporaryFolder()
        folder.write("packaging/commit", "0123456789abcdef0123456789abcdef01234567 1795970742\n")
        let script = folder.write("scripts/commit", KioskRoom.contents(KioskRoom.project + "/scripts/commit"))
        let environment: [String: String?] = ["PATH": "/nonexistent:/usr/bin:/bin"]
        #expect(try ProgramRun([script], environment: environment, program: "/bin/sh").text == "0123456789abcdef0123456789abcdef01234567\n")
        #expect(try ProgramRun([script, "--time"], environment: environment, program: "/bin/sh").text == "1795970742\n")
    }
}
