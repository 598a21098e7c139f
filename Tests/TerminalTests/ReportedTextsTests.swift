// What readers of other programs reported, in words of our own: each report is a line of text and what must stand on the screen.
import Foundation
import TestSupport
import Testing

@Suite("Texts that readers reported")
struct ReportedTextsTests {
    let folder = TemporaryFolder()

    /// A line, and the same from left to right as letters without their forms.
    struct Report: Sendable, CustomTestStringConvertible {
        let line: String
        let shown: String
        var testDescription: String { line }
    }

    private static let reports = [
        Report(line: "iPhone هاتف عرضته الشركة أمس.", shown: ".سمأ ةكرشلا هتضرع فتاه iPhone"),
        Report(line: "(CNN)-- وصل الوفد أمس.", shown: ".سمأ دفولا لصو --(CNN)"),
        Report(line: "- Windows يعمل هنا!", shown: "!انه لمعي Windows •"),
        Report(line: "عاش (١٨٧٠-١٩٣١) وكتب «النهر» وقال: (نعم)!", shown: "!(معن) :لاقو «رهنلا» بتكو (١٩٣١-١٨٧٠) شاع"),
        Report(line: "زاد 12% ثم ٤٧٪ وبلغ 8,300 $ أو €75 اليوم.", shown: ".مويلا 75€ وأ $ 8,300 غلبو ٪٤٧ مث %12 داز"),
        Report(line: "هبط -4.5% وزاد \u{61C}-6 وبقي +2%.", shown: ".%2+ يقبو 6- دازو %4.5- طبه"),
        Report(line: "قالت @reader_one example.org/b إن الخبر صحيح.", shown: ".حيحص ربخلا نإ example.org/b @reader_one تلاق"),
        Report(line: "الرابط https://example.org/by/4.0/ والسلام.", shown: ".ملاسلاو https://example.org/by/4.0/ طبارلا"),
        Report(line: "انظر https://example.org/wiki/قارئ_(برنامج) بعده.", shown: ".هدعب https://example.org/wiki/(جمانرب)_ئراق رظنا"),
    ]

    @Test("A line is in the order in which it is read", arguments: reports)
    func line(_ report: Report) throws {
        let file = folder.write("a.txt", "عنوان قصير\n\nتمهيد يسبق السطر، وفيه ما يكفي من الكلام ليكون فقرة.\n\n\(report.line)\n\nختام الكلام.\n")
        let lines = try ProgramRun(["print", "--order", "visual", "--width", "70", file]).text.split(separator: "\n").map(plain)
        #expect(lines.contains(report.shown), "\(lines)")
    }

    /// Without the blanks before it and the forms that letters take.
    private func plain(_ line: Substring) -> String {
        line.trimmingCharacters(in: .whitespaces).precomposedStringWithCompatibilityMapping
    }

    @Test("A pause mark after a blank stands on the blank, and a phrase in one letter is written out")
    func marks() throws {
        let file = folder.write("a.txt", "عنوان\n\nتمهيد يسبق السطر، وفيه ما يكفي من الكلام.\n\nقول \u{6D6} ثم تمام الكلام \u{FDFD} بعده.\n")
        let shown = try ProgramRun(["print", "--order", "visual", "--width", "70", file]).text
        #expect(shown.unicodeScalars.contains("\u{6D6}") && !shown.unicodeScalars.contains("\u{25CC}"))
        #expect(!shown.unicodeScalars.contains("\u{FDFD}") && plain(shown[...]).contains("ميحرلا نمحرلا هللا مسب"))
        #expect(try ProgramRun(["print", file]).text.unicodeScalars.contains("\u{FDFD}"), "The source's own letter is what is kept.")
    }

    @Test("A page's powers, code and author are what they were")
    func page() throws {
        let body = String(repeating: "وقال المعلم إن الدرس طويل وإن على التلاميذ أن يراجعوه. ", count: 6)
        let html = """
            <html dir="rtl"><title>درس في القياس</title><article><h1>درس في القياس</h1><div class="post-author">ليلى حسن</div>
            <p>المليون 10<sup>6</sup> والجزء 10<sup>-8</sup> والمربع x<sup>2</sup> معًا. \(body)</p>
            <p dir="rtl">Android نظام معروف.</p><pre>if x:
                y  = 1

            z</pre><p>\(body)</p></article></html>
            """
        let file = folder.write("a.html", html)
        let text = try ProgramRun(["print", file]).text
        #expect(text.contains("المليون 10⁶ والجزء 10⁻⁸ والمربع x² معًا."))
        #expect(text.contains("\nif x:\n    y  = 1\n\nz\n"))
        #expect(text.contains("\nليلى حسن\n"))
        let shown = try ProgramRun(["print", "--order", "visual", "--width", "70", file]).text.split(separator: "\n").map(plain)
        #expect(shown.contains(".فورعم ماظن Android"))
    }

    @Test("Front matter, emphasis, headings, fences and tables of Markdown are read")
    func markdown() throws {
        let file = folder.write(
            "a.md",
            """
            ---
            title: >-
              ترجمة
              طويلة
            author: ليلى حسن
            date: '2026-11-20'
            ---

            تمهيد **قوي** و`شفرة` و~~خطأ~~ قبله.

            باب أول
            -------

            نص الباب.

            ```
            # ليس عنوانًا
            ```

            <div dir="rtl">

            | أ | ب |
            |---|---|
            | 1 | 2 |

            </div>
            """)
        let text = try ProgramRun(["print", file]).text
        #expect(text.hasPrefix("ترجمة طويلة\n\nليلى حسن\n20 نوفمبر/تشرين الثاني 2026\n"))
        #expect(text.contains("تمهيد قوي وشفرة وخطأ قبله.\n\nباب أول\n\nنص الباب.\n"))
        #expect(text.contains("\n# ليس عنوانًا\n") && text.contains("أ │ ب") && !text.contains("<div"))
        let headings = try ProgramRun(["print", "--json", file]).text.split(separator: "\n").filter { $0.contains("\"heading\" : \"") }
        #expect(headings.map { $0.trimmingCharacters(in: .whitespaces) } == ["\"heading\" : \"باب أول\","])
    }

    @Test("A word is found in its forms, a number with and without its separators")
    func search() throws {
        let library = folder.path + "/a.db"
        let texts = ["ناقش البرلمان الأمر.", "رفع الأمر للبرلمان.", "وصل إلى ولبنان قبله.", "دفع ١٬٢٣٤ دينارًا.", "دفع 1234 دينارًا."]
        for (number, text) in texts.enumerated() {
            let file = folder.write("\(number).txt", "خبر رقم \(number + 1)\n\n\(text) وهذا كلام آخر في الخبر نفسه.\n")
            _ = try ProgramRun(["add", "--library", library, file])
        }
        func titles(_ question: String) throws -> Set<Substring> {
            Set(try ProgramRun(["search", "--library", library, "--json", question]).text.split(separator: "\n").filter { $0.contains("\"title\"") })
        }
        #expect(try titles("برلمان").count == 2)
        #expect(try titles("لبنان").count == 1)
        #expect(try titles("1234").count == 2 && titles("1,234").count == 2)
    }
}
