// Letters: who wrote, about what, and what; in any encoding that they are sent in.
import ArabicText
import ArticleModel
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Letters")
struct MailTests {
    private static func read(_ letter: String, isPage: Bool = false) throws -> ImportedArticle {
        try Array(letter.utf8).withUnsafeBytes { try MailReader.article($0, isPage: isPage) }
    }

    private static func texts(_ imported: ImportedArticle) -> [String] {
        imported.article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) }
    }

    @Test("the fields of a letter in encoded words, its text in base64")
    func encoded() throws {
        let letter = """
            Return-Path: <desk@a.example>\r
            From: =?windows-1256?Q?=E3=CD=E3=CF_=C7=E1=D4=C7=E3=ED?= <m@a.example>\r
            Subject: =?utf-8?B?2KrZgtix2YrYsSA=?=\r
             =?utf-8?B?2KfZhNmF2YrZhtin2KE=?=\r
            Date: Fri, 02 Jan 2026 10:00:00 +0300\r
            Message-ID: <1@a.example>\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset="utf-8"\r
            Content-Transfer-Encoding: base64\r
            \r
            2KfZhNiz2YHZhiDZgdmKINin2YTZhdmK2YbYp9ihLg0KDQrZiNin2YTYt9mC2LMg2K3YsdmRLg==\r
            """
        let imported = try Self.read(letter)
        #expect(imported.article.title == "تقرير الميناء" && imported.article.byline == "محمد الشامي" && imported.guid == "<1@a.example>")
        #expect(Self.texts(imported) == ["السفن في الميناء.", "والطقس حرّ."] && imported.published?.iso.hasPrefix("2026-01-02") == true)
    }

    @Test("of a text and its HTML the text is read, unless it says nothing; what is attached stays")
    func alternatives() throws {
        func letter(_ text: String) -> String {
            """
            From: desk@a.example
            Subject: test
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=out

            --out
            Content-Type: multipart/alternative; boundary="in ner"

            --in ner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            \(text)
            --in ner
            Content-Type: text/html; charset=utf-8

            <p>\(BookTests.sentence)</p><ul><li>بند</li></ul>
            --in ner--
            --out
            Content-Type: text/plain
            Content-Disposition: attachment; filename="a.txt"

            مرفق
            --out--
            """
        }
        #expect(Self.texts(try Self.read(letter("=D8=A7"))) == [BookTests.sentence, "بند"])
        let long = String(repeating: "كلمة كثيرة ", count: 30)
        #expect(Self.texts(try Self.read(letter(long + "=\nوبعدها.")))[0].hasSuffix("كثيرة وبعدها."))
        #expect(try Self.read(letter("")).article.byline == "desk@a.example")
    }

    @Test("wrapped lines are put together, quoted ones are a quotation, short ones stand by themselves")
    func wrapped() {
        let long = "هذا سطر طويل قطعه برنامج البريد حين بلغ آخر الصفحة فانقطع الكلام فيه"
        let blocks = MailText.blocks("\(long)\nوتمّ هنا.\n\nسطر\nسطر آخر\n> قال المرسل\n> كذا\n-- \nمحمد", flows: false)
        #expect(blocks.map { String(codePoints: $0.text) } == ["\(long) وتمّ هنا.", "سطر", "سطر آخر", "قال المرسل", "كذا", "***", "محمد"])
        #expect(blocks.map(\.role) == [.paragraph, .paragraph, .paragraph, .quotation, .quotation, .separator, .paragraph])
        // Who is quoted by whom is kept apart, also where a line is long.
        let quoted = MailText.blocks("> \(long)\n>> \(long)\n> > قديم\n>\n> بعده\nكلام", flows: false)
        #expect(quoted.map(\.level) == [0, 1, 0, 0] && quoted.map(\.role) == [.quotation, .quotation, .quotation, .paragraph])
        #expect(quoted.map(\.standsApart) == [true, false, true, true])
        #expect(MailText.blocks("a \nb\nc", flows: true).map { String(codePoints: $0.text) } == ["a b", "c"])
    }

    @Test("a page that a browser kept is that page, with its address")
    func page() throws {
        let letter = String(decoding: SampleFile.readable.first { $0.suffix == "mht" }?.bytes ?? [], as: UTF8.self)
        #expect(SourceFormat.of(Array(letter.utf8)).reader == .webArchive)
        let imported = try Self.read(letter, isPage: true)
        #expect(imported.article.title == "زيارة الميناء" && imported.url == "https://a.example/port")
    }

    @Test("letters in letters without end, parts without number and an encrypted letter end in an article or a problem")
    func hostile() {
        let nested = String(repeating: "Content-Type: message/rfc822\n\n", count: 5_000) + "\nكلام"
        _ = try? Self.read(nested)
        let parts = "Content-Type: multipart/mixed; boundary=a\n\n" + String(repeating: "--a\n\nكلام\n", count: 100_000)
        #expect((try? Self.read(parts)) != nil)
        #expect { try Self.read("From: a\nContent-Type: application/pkcs7-mime\n\nabc") } throws: {
            if case DocumentProblem.locked = $0 { true } else { false }
        }
        #expect { try Self.read("From: a\nContent-Type: image/png\n\nabc") } throws: { if case DocumentProblem.empty = $0 { true } else { false } }
    }

    @Test("parts whose boundary is not named, or is named wrongly, are read by the one that is seen, and without any as one part")
    func unnamedBoundaries() throws {
        let parts = "Content-Type: text/plain; charset=utf-8\n\nوصلت السفينة أمس.\n"
        for type in ["multipart/mixed", "multipart/mixed; boundary=other", "multipart/alternative; boundary=\"\""] {
            let letter = "From: a\nSubject: السفن\nContent-Type: \(type)\n\n"
            #expect(Self.texts(try Self.read(letter + "--b\n" + parts + "--b--\n")) == ["وصلت السفينة أمس."])
            #expect(Self.texts(try Self.read(letter + "\n" + parts)) == ["وصلت السفينة أمس."])
        }
        let page = "From: a\nContent-Type: multipart/related; boundary=x\n\n\nContent-Type: text/html\n\n<p>وصلت السفينة أمس إلى الميناء الجديد.</p>"
        #expect(Self.texts(try Self.read(page, isPage: true)) == ["وصلت السفينة أمس إلى الميناء الجديد."])
        #expect { try Self.read("From: a\nContent-Type: multipart/mixed\n\n--\n") } throws: { $0 is DocumentProblem }
    }

    @Test("a letter with the line of a box before it is that letter; two are a box")
    func box() throws {
        let letter =
            "From desk@a.example Fri Jan  2 10:00:00 2026\nReceived: by a.example\nSubject: الميناء\n\nعادت السفن.\n\nFrom there on it is calm.\n"
        #expect(SourceFormat.of(Array(letter.utf8), name: "a.mbox").reader == .mail)
        #expect(try Self.read(letter).article.title == "الميناء")
        #expect(SourceFormat.of(Array((letter + "\n" + letter).utf8)).reader == nil)
    }

    @Test("a text in UTF-7, and one of western Europe that is called nothing or UTF-8; an Arabic one that is called nothing")
    func charsets() throws {
        func text(_ charset: String?, _ bytes: [UInt8]) throws -> String? {
            let header = "MIME-Version: 1.0\nSubject: a\nContent-Type: text/plain" + (charset.map { "; charset=\($0)" } ?? "") + "\n\n"
            return try (Array(header.utf8) + bytes).withUnsafeBytes { Self.texts(try MailReader.article($0, isPage: false)).first }
        }
        #expect(try text("utf-7", Array("+BicGRAZGBkUGJw- ok".utf8)) == "النما ok")
        // windows-1256 has the letters of French, and none of German.
        let german: [UInt8] = Array("Fr".utf8) + [0xF6] + Array("sche la".utf8) + [0xDF] + Array("t".utf8)
        #expect(try text(nil, german) == "Frösche laßt" && text("utf-8", german) == "Frösche laßt")
        #expect(try text(nil, [0xE3, 0xCD, 0xE3, 0xCF]) == "محمد")
    }
}
