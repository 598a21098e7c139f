// Web addresses within a text: where they begin and where the sentence goes on.
import Testing

@testable import ArabicText

@Suite("Web addresses in a text")
struct WebAddressTests {
    @Test(
        "an address ends before what the sentence puts behind it",
        arguments: [
            ("انظر https://a.example/b، ثم عد", ["https://a.example/b"]), ("هل زرت https://a.example/b؟", ["https://a.example/b"]),
            ("زر https://a.example/b؛ ثم عد", ["https://a.example/b"]), ("(https://a.example/b)", ["https://a.example/b"]),
            ("«https://a.example/b»", ["https://a.example/b"]), ("\"https://a.example/b\"", ["https://a.example/b"]),
            ("<https://a.example/b>", ["https://a.example/b"]), ("[https://a.example/b]", ["https://a.example/b"]),
            ("https://a.example/b.", ["https://a.example/b"]), ("https://a.example/b!?", ["https://a.example/b"]),
            ("https://a.example/b:", ["https://a.example/b"]), ("https://a.example/b'", ["https://a.example/b"]),
            ("https://a.example/b\u{A0}ثم", ["https://a.example/b"]), ("https://a.example/b\u{2069}", ["https://a.example/b"]),
        ])
    func ends(_ text: String, _ expected: [String]) { #expect(addresses(text) == expected) }

    @Test(
        "what belongs to an address stays in it",
        arguments: [
            "http://a.example", "https://a.example/?q=1&r=2#s", "https://a.example/a.b/c,d;e:f", "HTTPS://A.EXAMPLE/", "https://a.example/جسر/قديم",
            "https://user@a.example:8080/~x/",
        ])
    func whole(_ text: String) {
        #expect(addresses(text) == [text])
        #expect(addresses("قبل \(text) بعد") == [text])
    }

    @Test(
        "only http and https, and only with something behind them",
        arguments: ["ftp://a.example", "http://", "https:// a", "xhttp://a.example", "://a", "https:/a"])
    func none(_ text: String) { #expect(addresses(text).isEmpty) }

    @Test("several in one text, each by itself")
    func several() { #expect(addresses("من http://a.example/1 إلى https://b.example/2.") == ["http://a.example/1", "https://b.example/2"]) }

    private func addresses(_ text: String) -> [String] {
        let scalars = text.unicodeScalars.map(\.value)
        return WebAddress.ranges(in: scalars).map { String(String.UnicodeScalarView(scalars[$0].compactMap(Unicode.Scalar.init))) }
    }
}
