// A server that follows feeds for its owner and speaks the Google Reader API, as the public descriptions of it have it. In two manners:
// one knows who asks by a header alone and numbers items by their moment, the other wants its token with all that is posted and numbers
// them from one.
import Foundation
import Synchronization
import TestSupport

final class ReaderServer: Sendable {
    enum Manner: CaseIterable, Sendable {
        case byMoment, fromOne

        var base: String { self == .byMoment ? "/api/greader.php" : "" }
        var first: Int64 { self == .byMoment ? 1_764_400_000_000_000 : 1 }
    }

    struct Item: Sendable {
        var number: Int64
        var feed: Int
        var title: String
        var isRead = false
        var isStarred = false
        var labels: [String] = []
        /// Its text's first sentence.
        var text = "وصلت السفينة إلى الرصيف."
    }

    struct State: Sendable {
        /// Each with its title, its address and its label.
        var feeds: [(title: String, url: String, label: String)] = []
        var items: [Item] = []
        var isDown = false
        /// What says who asks; another one, and all who came before must log in again.
        var sign = "huda/abcdef"
        /// The most numbers in one answer.
        var page = 1_000
        /// How many items each request to mark some had.
        var marked: [Int] = []
        var logins = 0
        /// What is answered instead, by the path's end.
        var instead: [String: [UInt8]] = [:]
        /// Where whoever asks is sent.
        var redirect: String?
        /// Feeds by their numbers that are followed no more.
        var left: Set<Int> = []
    }

    static let password = "سر-الميناء 77&="

    private final class Box: Sendable {
        let state = Mutex(State())
    }

    let manner: Manner
    private let box: Box
    private let server: LoopbackServer

    init(_ manner: Manner = .byMoment, feeds: Int = 2, items: Int = 6) throws {
        let box = Box()
        (self.manner, self.box) = (manner, box)
        box.state.withLock { state in
            for feed in 1...max(1, feeds) {
                state.feeds.append(
                    (feed == 1 ? "صحيفة الميناء" : "أخبار الجبل \(feed)", "http://paper\(feed).example/feed.xml", feed == 1 ? "محليات" : "جبال"))
            }
            for item in 0..<items {
                state.items.append(
                    Item(
                        number: manner.first + Int64(item), feed: item % feeds + 1, title: "خبر الرصيف رقم \(item)", isRead: item == 1,
                        isStarred: item == 2))
            }
            state.items.reverse()
        }
        server = try LoopbackServer { request in Self.answer(request, manner, box) }
    }

    var url: String { server.url("") }
    var api: String { server.url(manner.base) }
    var requests: [LoopbackServer.Request] { server.requests }
    func change<Value: Sendable>(_ body: @Sendable (inout State) -> Value) -> Value { box.state.withLock { body(&$0) } }
    func item(_ place: Int) -> Item { change { [first = manner.first] state in state.items.first { $0.number == first + Int64(place) }! } }

    // MARK: Answers

    private static func reply(_ text: String, _ status: Int = 200) -> LoopbackServer.Reply {
        .respond(status: status, headers: [:], body: Array(text.utf8))
    }

    private static func json(_ value: Any) -> LoopbackServer.Reply {
        .respond(
            status: 200, headers: ["Content-Type": "application/json"], body: Array((try? JSONSerialization.data(withJSONObject: value)) ?? Data()))
    }

    private static func fields(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }

    private static func answer(_ request: LoopbackServer.Request, _ manner: Manner, _ box: Box) -> LoopbackServer.Reply {
        box.state.withLock { state in
            if state.isDown { return .raw([]) }
            guard request.path.hasPrefix(manner.base + "/") else { return reply("<html>لا شيء</html>", 404) }
            let path = request.path.dropFirst(manner.base.count)
            let (name, query) = (path.prefix { $0 != "?" }, fields(String(path.drop { $0 != "?" }.dropFirst())))
            let form = fields(String(decoding: request.body, as: UTF8.self))
            func field(_ name: String) -> String? { (form + query).first { $0.name == name }?.value }
            if name == "/accounts/ClientLogin" {
                guard field("Email") == "huda", field("Passwd") == password else { return reply("Error=BadAuthentication", 401) }
                state.logins += 1
                return reply("SID=\(state.sign)\nLSID=null\nAuth=\(state.sign)\n")
            }
            let isPost = !request.body.isEmpty
            let isKnown = request.headers["authorization"] == "GoogleLogin auth=\(state.sign)"
            let isAllowed = isPost && manner == .fromOne ? field("T") == state.sign : isKnown
            guard isAllowed else { return reply("Unauthorized", 401) }
            if let redirect = state.redirect { return .respond(status: 302, headers: ["Location": redirect], body: []) }
            if let other = state.instead.first(where: { name.hasSuffix($0.key) }) { return .respond(status: 200, headers: [:], body: other.value) }
            switch name.dropFirst("/reader/api/0/".count) {
            case "token": return reply(state.sign)
            case "subscription/list": return json(["subscriptions": subscriptions(state)])
            case "stream/items/ids": return numbers(state, field)
            case "stream/items/contents":
                let asked = Set(form.filter { $0.name == "i" }.map(\.value))
                return json(["items": state.items.filter { asked.contains(long($0.number)) }.map { contents($0, state) }])
            case "subscription/quickadd":
                guard field("T") == state.sign, let address = field("quickadd") else { return reply("Bad Request", 400) }
                if address.contains("broken") { return reply("Internal Server Error", 500) }
                if address.contains("nothing") { return json(["numResults": 0, "error": "No feed there"]) }
                state.feeds.append(("نشرة الجزيرة", address, "أخرى"))
                let number = state.feeds.count
                state.items.insert(
                    Item(number: 9_000 + Int64(number), feed: number, title: "خبر الجزيرة", isRead: false, isStarred: false), at: 0)
                return json(["numResults": 1, "query": address, "streamId": "feed/\(number)", "streamName": "نشرة الجزيرة"])
            case "subscription/edit" where field("ac") == "edit":
                guard field("T") == state.sign, let feed = field("s").flatMap({ Int($0.dropFirst("feed/".count)) }),
                    let label = field("a"), label.hasPrefix("user/-/label/")
                else { return reply("Bad Request", 400) }
                state.feeds[feed - 1].label = String(label.dropFirst("user/-/label/".count))
                return reply("OK")
            case "subscription/edit":
                guard field("T") == state.sign, field("ac") == "unsubscribe", let feed = field("s").flatMap({ Int($0.dropFirst("feed/".count)) })
                else { return reply("Bad Request", 400) }
                state.left.insert(feed)
                state.items.removeAll { $0.feed == feed }
                return reply("OK")
            case "edit-tag":
                guard field("T") == state.sign else { return reply("Unauthorized", 401) }
                let asked = Set(form.filter { $0.name == "i" }.map(\.value))
                state.marked.append(asked.count)
                for index in state.items.indices where asked.contains(long(state.items[index].number)) {
                    for (field, isSet) in [(field("a"), true), (field("r"), false)] {
                        if field == "user/-/state/com.google/read" { state.items[index].isRead = isSet }
                        if field == "user/-/state/com.google/starred" { state.items[index].isStarred = isSet }
                    }
                }
                return reply("OK")
            default: return reply("", 400)
            }
        }
    }

    private static func long(_ number: Int64) -> String {
        let digits = String(number, radix: 16)
        return "tag:google.com,2005:reader/item/" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func subscriptions(_ state: State) -> [[String: Any]] {
        state.feeds.enumerated().filter { !state.left.contains($0.offset + 1) }.map { place, feed in
            [
                "id": "feed/\(place + 1)", "title": feed.title, "url": feed.url, "htmlUrl": "http://paper\(place + 1).example/",
                "categories": [["id": "user/-/label/" + feed.label, "label": feed.label]],
            ]
        }
    }

    private static func numbers(_ state: State, _ field: (String) -> String?) -> LoopbackServer.Reply {
        let isStarred = field("s") == "user/-/state/com.google/starred"
        let isUnread = field("xt") == "user/-/state/com.google/read"
        let all = state.items.filter { (!isStarred || $0.isStarred) && (!isUnread || !$0.isRead) }
        let start = min(field("c").flatMap { Int($0) } ?? 0, all.count)
        let end = min(all.count, start + min(state.page, field("n").flatMap { Int($0) } ?? 20))
        var answer: [String: Any] = ["itemRefs": all[start..<end].map { ["id": "\($0.number)"] }]
        if end < all.count { answer["continuation"] = "\(end)" }
        return json(answer)
    }

    private static func contents(_ item: Item, _ state: State) -> [String: Any] {
        let feed = state.feeds[item.feed - 1]
        var categories = ["user/-/state/com.google/reading-list", "user/-/label/" + feed.label, "موانئ"] + item.labels.map { "user/1/label/" + $0 }
        if item.isRead { categories.append("user/-/state/com.google/read") }
        if item.isStarred { categories.append("user/-/state/com.google/starred") }
        let words = (1...30).map { "كلمة\(item.number)س\($0)" }.joined(separator: " ")
        return [
            "id": long(item.number), "title": item.title, "published": 1_795_900_000 + Int(item.number % 1_000) * 60, "author": "سعاد الريس",
            "categories": categories, "canonical": [["href": "http://paper\(item.feed).example/\(item.number)"]],
            "summary": ["content": "<p>\(item.text) \(words)</p>"],
            "origin": ["streamId": "feed/\(item.feed)", "title": feed.title, "htmlUrl": "http://paper\(item.feed).example/"],
        ]
    }
}
