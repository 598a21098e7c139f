// What a server on loopback gives in tests of bringing articles in: pages, and a feed of them.

enum ServedNews {
    static let paragraph = "فقرة طويلة بما يكفي لتكون متنًا، وفيها فواصل ونقاط، وتقول للقارئ شيئًا عن يومه وعن مدينته التي يحبها."
    static func page(_ title: String) -> [UInt8] {
        let body = (1...4).map { "<p>\(paragraph) وهذا رقمها: \($0) من \(title).</p>" }.joined()
        return Array(
            "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>\(title)</title></head><body><nav><a href=/>الرئيسية</a></nav><article><h1>\(title)</h1>\(body)</article></body></html>"
                .utf8)
    }
    static func feed(_ items: [(title: String, path: String)], base: String) -> [UInt8] {
        let items = items.map {
            "<item><title>\($0.title)</title><link>\(base)\($0.path)</link><guid>\($0.path)</guid><description>موجز \($0.title)...</description></item>"
        }
        return Array("<rss version='2.0'><channel><title>موجز المدينة</title><link>\(base)/</link>\(items.joined())</channel></rss>".utf8)
    }
}
