// Articles written as Markdown and HTML: what reads them finds the same parts.
import TestSupport
import Testing

@Suite("Exported formats")
struct ExportFormatTests {
    let folder = TemporaryFolder()

    private let source = """
        # درس في الأوامر

        تمهيد قصير للدرس [وفيه رابط](https://a.example/?a=1&copy=2).

        ## الجدول

        | الأمر | الوصف |
        |---|---|
        | a\\|b | تشغيل |

        ```sh
        if x; then
            y `z`

        fi
        ```

        7. سابع
        9. تاسع
           - فرع
             1. ثمرة

        > قال المعلم: اكتب \\*هذا\\* و&amp;copy; كما هو.

        ![صورة الدرس الأول](https://a.example/p.png)
        """

    private func run(_ arguments: String..., input: [UInt8]? = nil) throws -> ProgramRun { try ProgramRun(arguments, input: input) }

    @Test("Markdown out and in again is the same article")
    func markdown() throws {
        let file = folder.write("a.md", source)
        let once = folder.write("b.md", try run("export", "--format", "markdown", file).output)
        let text = try run("export", "--format", "markdown", file).text
        #expect(text.contains("| الأمر | الوصف |\n| --- | --- |\n| a\\|b | تشغيل |"))
        #expect(text.contains("\n```\nif x; then\n    y `z`\n\nfi\n```\n"))
        #expect(text.contains("7. سابع\n8. تاسع\n    - فرع\n        1. ثمرة"), "Markdown counts on from the first number.")
        #expect(text.contains("![صورة الدرس الأول](<https://a.example/p.png>)"))
        #expect(try run("export", "--format", "markdown", once).text == text)
        #expect(try run("print", file).text == run("print", once).text)
    }

    @Test("HTML has its parts as elements, each with its direction")
    func html() throws {
        let html = try run("export", "--format", "html", folder.write("a.md", source)).text
        #expect(html.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(html.contains("<thead>\n<tr><th>الأمر</th>") && html.contains("<tbody>\n<tr><td dir=\"ltr\">a|b</td>"))
        #expect(html.contains("<pre dir=\"ltr\"><code>if x; then\n    y `z`\n\nfi</code></pre>"))
        #expect(html.contains("<ol>\n<li value=\"7\">سابع\n</li>\n<li value=\"8\">تاسع\n<ul>\n<li>فرع\n<ol>"))
        #expect(try run("print", folder.write("b.html", html)).text.contains("    y `z`\n"))
    }

    @Test("code stands at the left of a page that reads from the right, on screen and in print")
    func code() throws {
        let file = folder.write("a.md", source)
        let lines = try run("print", "--order", "visual", "--width", "40", file).lines
        #expect(lines.contains("if x; then") && lines.contains("    y `z`") && lines.contains("fi"))
        let terminal = try PseudoTerminal([file], size: (60, 40))
        try terminal.wait(forText: "if x; then")
        let rows = (0..<40).map { terminal.picture.text(ofRow: $0) }.filter { $0.contains("if x; then") }
        #expect(rows.count == 1 && rows.allSatisfy { $0.prefix { $0 == " " }.count < 10 })
    }
}
