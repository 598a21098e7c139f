// Hosts as they are shown: names that pass for others by their ASCII form.
import ArabicText
import Testing

@Suite("Hosts as they are shown")
struct HostNameTests {
    @Test(
        "a label in Punycode (RFC 3492)",
        arguments: [
            ("مثال", "mgbh0fb"), ("münchen", "mnchen-3ya"), ("قارئ-2026", "-2026-5chg4fsh"), ("يوتيوبgoogle", "google-vjip3ybtc"), ("abc", "abc-"),
            ("", ""),
        ])
    func punycode(label: String, ascii: String) { #expect(String(codePoints: HostName.punycode(codePoints(label))) == ascii) }

    @Test(
        "a name of one script is shown as it is, one that mixes them or is drawn as Latin is not, whatever its wrapping",
        arguments: [
            ("https://news.example/a", "https://news.example/a"), ("https://موقع.مثال/خبر", "https://موقع.مثال/خبر"),
            ("https://جريدة-24.example/", "https://جريدة-24.example/"), ("https://münchen.example/", "https://münchen.example/"),
            // Cyrillic а and о among Latin letters, and a whole name of Cyrillic ones.
            ("https://p\u{430}yp\u{430}l.example/x?y#z", "https://xn--pypl-53dc.example/x?y#z"),
            ("https://g\u{43E}ogle.example", "https://xn--gogle-jye.example"),
            ("http://\u{430}\u{440}\u{440}.example:8080/", "http://xn--80a6aa.example:8080/"),
            // Latin and Arabic in one label, though not in one name; a tatweel, a joiner, a mark.
            ("https://يوتيوبgoogle.example/", "https://xn--google-vjip3ybtc.example/"), ("https://مثال.example/", "https://مثال.example/"),
            ("https://مثـال.example/", "https://xn--mgbh7drb.example/"), ("https://ca\u{200D}fe.example/", "https://xn--cafe-676a.example/"),
            // Wide letters and dots are ASCII ones; capitals are small.
            ("https://\u{FF45}\u{FF56}il\u{3002}EXAMPLE/", "https://evil.example/"),
            ("https://P\u{410}YPAL.example/", "https://xn--pypal-4ve.example/"),
            // Who is called stands behind the sign.
            ("https://bank.example@g\u{43E}ogle.example/", "https://xn--gogle-jye.example/"), ("https://[2001:db8::1]/ä", "https://[2001:db8::1]/ä"),
        ])
    func shown(address: String, expected: String) {
        #expect(address.withTrueHosts == expected)
        #expect("تُجلب «\(address)»، ثم".withTrueHosts == "تُجلب «\(expected)»، ثم")
        #expect("Fetching “\(address)” now".withTrueHosts == "Fetching “\(expected)” now")
    }

    @Test("of an endless name its end is shown: that is whose it is")
    func endless() {
        let shown = ("https://www.bank.example." + String(repeating: "a", count: 200) + ".evil.example/").withTrueHosts
        #expect(shown.hasSuffix("a.evil.example/") && shown.count < 80 && !shown.contains("bank"))
    }

    @Test("text without addresses stays as it is")
    func text() {
        let text = "خبر: «الميناء» // https:// و://"
        #expect(text.withTrueHosts == text)
    }
}
