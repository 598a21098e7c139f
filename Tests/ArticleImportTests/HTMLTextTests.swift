// Text as HTML holds it: what would be markup is spelled otherwise, and nothing else is touched.
import ArticleImport
import Testing

@Suite("Text in HTML")
struct HTMLTextTests {
    @Test(
        "what would be markup is spelled otherwise, wherever it stands",
        arguments: [
            ("", ""), ("نص بلا علامات.", "نص بلا علامات."), ("<", "&lt;"), ("أ<ب>ج", "أ&lt;ب&gt;ج"), ("&amp;", "&amp;amp;"),
            ("قال \"نعم\"", "قال &quot;نعم&quot;"),
            ("it's", "it's"), ("<<>>&&\"\"", "&lt;&lt;&gt;&gt;&amp;&amp;&quot;&quot;"), ("سطر\nوسطر\t<br>", "سطر\nوسطر\t&lt;br&gt;"),
        ])
    func escaping(_ text: String, _ escaped: String) { #expect(HTMLText.escaped(text) == escaped) }

    /// Letters are compared by their code points: what stands on `<` doesn't make another letter of it, nor `<` of its neighbours.
    @Test("letters of every length in UTF-8, joiners and marks that stand on what is spelled otherwise stay as they are")
    func letters() {
        for letter in ["a", "é", "ب", "\u{064E}", "\u{200F}", "\u{2067}", "—", "𝄞", "👨‍👩‍👧", "\0"] {
            let escaped = HTMLText.escaped(letter + "<" + letter + "&" + letter)
            #expect(Array(escaped.unicodeScalars) == Array((letter + "&lt;" + letter + "&amp;" + letter).unicodeScalars), "\(letter)")
            #expect(Array(HTMLText.escaped(letter).unicodeScalars) == Array(letter.unicodeScalars))
        }
    }
}
