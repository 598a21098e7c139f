// Addresses of pages: followed from their page, written for the wire, known by their host.
import Testing

@testable import ArticleImport

@Suite("Page addresses")
struct AddressTests {
    @Test(
        "a reference is followed as RFC 3986 says",
        arguments: [
            ("?q=1", "http://a.example/b/c?x=2#s", "http://a.example/b/c?q=1"), ("?q=1", "http://a.example", "http://a.example/?q=1"),
            ("d", "http://a.example/b/c", "http://a.example/b/d"),
            ("d", "http://a.example", "http://a.example/d"), ("../d", "http://a.example/b/c/e", "http://a.example/b/d"),
            ("../../../d", "http://a.example/b/c", "http://a.example/d"),
            ("./d", "http://a.example/b/c", "http://a.example/b/d"), ("/d/./e/../f", "http://a.example/b/c", "http://a.example/d/f"),
            ("//b.example/x", "https://a.example/", "https://b.example/x"),
            ("http://b.example/", "http://a.example/", "http://b.example/"), ("..", "http://a.example/b/c/", "http://a.example/b/"),
            ("d?x=../y", "http://a.example/b/", "http://a.example/b/d?x=../y"),
            ("mailto:a@b.example", "http://a.example/", "mailto:a@b.example"),
        ])
    func resolved(_ reference: String, _ base: String, _ expected: String) { #expect(PageAddress.resolve(reference, against: base) == expected) }

    @Test(
        "an address as people type it is one of the web; a file's name is none",
        arguments: [
            ("news.example", "https://news.example"), ("news.example/path/page.html", "https://news.example/path/page.html"),
            ("www.news.example:8080/feed", "https://www.news.example:8080/feed"), ("http://news.example/", "http://news.example/"),
            ("أخبار.مثال/خبر", "https://أخبار.مثال/خبر"), ("article.txt", nil), ("book.epub", nil), ("notes", nil), ("./news.example", nil),
            ("../news.example", nil), ("/tmp/news.example", nil), (".hidden", nil), ("a..b", nil), ("ftp://news.example", nil),
            ("two words.example", nil),
            ("", nil),
        ] as [(String, String?)])
    func typed(_ text: String, _ expected: String?) { #expect(PageAddress.typed(text) == expected) }

    @Test(
        "what leads nowhere or must not be followed is no address",
        arguments: ["", "#top", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://", "JAVASCRIPT:x"])
    func none(_ reference: String) { #expect(PageAddress.resolve(reference, against: "http://a.example/") == nil) }

    @Test(
        "spaces and Arabic letters are escaped as they are sent, what is escaped already stays",
        arguments: [
            ("http://a.example/جسر", "http://a.example/%D8%AC%D8%B3%D8%B1"), ("http://a.example/a b?c d", "http://a.example/a%20b?c%20d"),
            ("http://a.example/%20%D8%AC?x=1&y=2", "http://a.example/%20%D8%AC?x=1&y=2"), ("http://a.example/é#ص", "http://a.example/%C3%A9#%D8%B5"),
        ])
    func encoded(_ address: String, _ expected: String) { #expect(PageAddress.encoded(address) == expected) }

    @Test(
        "a host is known without www, port and path",
        arguments: ["http://www.a.example/x", "https://a.example:8443", "http://a.example?q", "HTTP://a.example#s"])
    func host(_ address: String) { #expect(PageAddress.host(address) == "a.example") }
}
