// Base64 by RFC 4648: its own examples.
import Testing

@testable import NcursesTerminal

@Suite("Base64")
struct Base64Tests {
    @Test(
        "the RFC's examples, and bytes of all kinds",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
            ("مقال", "2YXZgtin2YQ="),
            ("\u{3FF}>?", "z78+Pw=="),
        ])
    func examples(_ text: String, _ expected: String) {
        #expect(Base64.text(of: text.utf8) == expected)
        #expect(Base64.length(of: text.utf8.count) == expected.utf8.count)
    }
}
