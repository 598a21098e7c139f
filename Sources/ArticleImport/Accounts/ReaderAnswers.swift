// What an account's server answers, read: subscriptions, numbers of items, items. Whatever it sends is bounded, and cleaned as what a feed
// says is; what is no answer of this kind is nil.
import ArabicText
import ArticleModel

package enum ReaderAnswers {
    /// Of one account, of one list and of one answer.
    package static let mostSubscriptions = 5_000
    private static let mostNumbers = 20_000
    private static let mostItems = 1_000
    private static let mostLabels = 30
    /// The year 3000, in seconds since 1970.
    private static let latest: Int64 = 32_503_680_000

    package static func subscriptions(_ answer: [UInt8]) -> [ReaderSubscription]? {
        guard let list = list(answer, "subscriptions") else { return nil }
        return list.prefix(mostSubscriptions).compactMap { item in
            guard let stream = name(item["id"]) else { return nil }
            let named = stream.hasPrefix("feed/") ? String(stream.dropFirst(5)) : stream
            guard let address = [name(item["url"]), named].compactMap(\.self).first(where: PageAddress.isWeb) else { return nil }
            let labels = (item["categories"]?.items ?? []).prefix(mostLabels).compactMap { category in
                CleanText.value(category["label"]?.text, limit: 100) ?? category["id"]?.text.flatMap(label)
            }
            return ReaderSubscription(
                stream: stream, title: CleanText.value(item["title"]?.text, limit: 500), address: address,
                site: name(item["htmlUrl"]).flatMap { PageAddress.isWeb($0) ? $0 : nil }, labels: labels)
        }
    }

    /// What a server says that was to follow a feed: its name there, or why it does not.
    package static func quickAdd(_ answer: [UInt8]) -> (stream: String?, reason: String?)? {
        guard let value = JSONValue(String(decoding: answer, as: UTF8.self)), case .table(let table) = value else { return nil }
        return (name(table["streamId"]), CleanText.value(table["error"]?.text, limit: 300))
    }

    package static func numbers(_ answer: [UInt8]) -> ReaderNumbers? {
        // A server with nothing to name may name no list.
        guard let value = JSONValue(String(decoding: answer, as: UTF8.self)), case .table(let table) = value else { return nil }
        let list = table["itemRefs"]?.items ?? []
        return ReaderNumbers(
            numbers: list.prefix(mostNumbers).compactMap { $0["id"]?.text.flatMap(ReaderItemID.number) },
            continuation: CleanText.value(table["continuation"]?.text, limit: 1_000))
    }

    package static func items(_ answer: [UInt8]) -> [ReaderItem]? { list(answer, "items")?.prefix(mostItems).compactMap(item) }

    private static func list(_ answer: [UInt8], _ name: String) -> [JSONValue]? {
        guard case .list(let items)? = JSONValue(String(decoding: answer, as: UTF8.self))?[name] else { return nil }
        return items
    }

    private static func name(_ value: JSONValue?) -> String? { CleanText.value(value?.text, limit: 2_000) }

    // MARK: Items

    private static func item(_ value: JSONValue) -> ReaderItem? {
        guard let number = value["id"]?.text.flatMap(ReaderItemID.number) else { return nil }
        var item = ReaderItem(number: number)
        item.stream = name(value["origin"]?["streamId"])
        item.feedTitle = CleanText.value(value["origin"]?["title"]?.text, limit: 500)
        item.site = name(value["origin"]?["htmlUrl"])
        item.entry = entry(value)
        for category in (value["categories"]?.items ?? []).prefix(100) {
            guard let text = category.text else { continue }
            if !text.hasPrefix("user/") {
                if let word = CleanText.value(text, limit: 100) { item.entry.add(category: word) }
            } else if text.hasSuffix("/state/com.google/read") {
                item.isRead = true
            } else if text.hasSuffix("/state/com.google/starred") {
                item.isStarred = true
            } else if let label = label(text), item.labels.count < mostLabels, !item.labels.contains(label) {
                item.labels.append(label)
            }
        }
        return item
    }

    /// The name in `user/…/label/NAME`.
    private static func label(_ text: String) -> String? {
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "user" && parts[2] == "label" ? CleanText.value(String(parts[3]), limit: 100) : nil
    }

    private static func entry(_ value: JSONValue) -> FeedEntry {
        var entry = FeedEntry()
        entry.title = CleanText.value(value["title"]?.text)
        entry.link = [value["canonical"], value["alternate"]].compactMap { $0?.items.first?["href"]?.text }.compactMap {
            PageAddress.resolve($0, against: nil)
        }.first(where: PageAddress.isWeb)
        for content in [value["content"], value["summary"]] { if let text = content?["content"]?.text { entry.take(content: text, base: nil) } }
        if let author = value["author"]?.text { entry.add(author: author) }
        entry.published = value["published"]?.text.flatMap { Int64($0) }.flatMap { (1..<latest).contains($0) ? Moment(seconds: $0).iso : nil }
        for enclosure in value["enclosure"]?.items ?? [] {
            guard let address = enclosure["href"]?.text.flatMap({ PageAddress.resolve($0, against: nil) }), PageAddress.isWeb(address) else {
                continue
            }
            entry.add(
                FeedEnclosure(
                    url: address, type: CleanText.value(enclosure["type"]?.text, limit: 100), length: enclosure["length"]?.text.flatMap { Int($0) }))
        }
        return entry.completed()
    }
}

/// A feed that an account follows.
package struct ReaderSubscription: Hashable, Sendable {
    /// What the server calls it.
    package var stream: String
    package var title: String?
    package var address: String
    package var site: String?
    /// What it is filed under.
    package var labels: [String]
}

/// Numbers of items, and how to ask for those that follow.
package struct ReaderNumbers: Hashable, Sendable {
    package var numbers: [Int64]
    package var continuation: String?
}

package struct ReaderItem: Hashable, Sendable {
    package let number: Int64
    package var stream: String?
    package var feedTitle: String?
    package var site: String?
    package var entry = FeedEntry()
    package var isRead = false
    package var isStarred = false
    package var labels: [String] = []

    init(number: Int64) { self.number = number }
}
