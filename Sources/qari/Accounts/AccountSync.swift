// One account's part of `qari sync`, by the Google Reader API: its feeds, its marks both ways, its items. Requests go by way of the process
// that fetches, which alone knows the password; whatever the server answers is bounded.
import ArabicText
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

final class AccountSync {
    enum List: CaseIterable { case unread, starred, newest }

    /// A feed that its server is to follow from now on, and where it is filed there.
    struct Wish {
        var address: String
        var folder: String?
    }

    enum Step {
        case subscriptions
        /// What is to be followed, and then filed under the name that the server gives it.
        case subscription(Wish)
        case filing
        /// A list's page, and how many have come before.
        case list(List, page: Int)
        case marks(AccountChange, [Int64])
        case items([Int64])
        /// Items that are here, in which something may have changed.
        case again([Int64])
        /// A feed that the reader has dropped here is to be followed there no more.
        case unsubscription(String)
    }

    private var account: Account
    let name: AccountName
    /// What it follows, by the server's names, and the feeds here.
    private var streams: [String: ReaderSubscription] = [:]
    private var feeds: [String: Int64?] = [:]
    private var known: [Int64: Feed] = [:]
    /// The numbers that lists have named, and which lists did not come to their ends.
    private var numbers: [List: Set<Int64>] = [:]
    private var broken: Set<List> = []
    /// Requests of the stage that it is in.
    private var outstanding = 0
    private var isMerged = false
    private var problem: Problem?
    private(set) var (sent, taken) = (0, 0)
    /// What is to be followed: asked for once the list is there, for what is in it needs no asking.
    var wishes: [Wish]
    var isWishing = false

    /// Of a list's page, of pages of a list, of items in one run, of a request.
    private static let pageLength = 10_000
    private static let newestLength = 1_000
    private static let mostPages = 20
    private static let mostItems = 10_000
    private static let itemsTogether = 50
    private static let marksTogether = 200
    /// So many of the newest items that are here are looked at again.
    private static let lookedAtAgain = 100
    /// Of more feeds than these not more than half are dropped at once: a library that has lost its feeds must not take them from the server.
    private static let fewFeeds = 10
    private static let readingList = "user/-/state/com.google/reading-list"

    /// nil for an account whose name is none.
    /// - Parameter wishes: feeds that are to be followed there first.
    init?(_ account: Account, following wishes: [Wish] = []) {
        guard let name = AccountName(base: account.base, user: account.user) else { return nil }
        (self.account, self.name, self.wishes) = (account, name, wishes)
    }

    func begin(in run: ImportRun) { ask(.subscriptions, name.address("subscription/list", ["output": "json"]), in: run) }

    // MARK: Asking

    func ask(_ step: Step, _ address: String, form: String? = nil, in run: ImportRun) {
        var request = FetchRequest(url: address, reach: run.reach)
        (request.account, request.form, request.followsRedirects) = (name, form, false)
        request.maximumBytes = FeedReader.bound
        outstanding += 1
        run.ask(request, .account(self, step))
    }

    private func ask(_ list: List, page: Int, continuation: String? = nil, in run: ImportRun) {
        let length = "\(list == .newest ? Self.newestLength : Self.pageLength)"
        let starred = "user/-/state/com.google/starred"
        let fields: KeyValuePairs<String, String> =
            switch list {
            case .unread: ["output": "json", "s": Self.readingList, "xt": "user/-/state/com.google/read", "n": length]
            case .starred: ["output": "json", "s": starred, "n": length]
            case .newest: ["output": "json", "s": Self.readingList, "n": length]
            }
        let rest = continuation.map { "&" + ReaderForm.text(["c": $0]) } ?? ""
        ask(.list(list, page: page), name.address("stream/items/ids", fields) + rest, in: run)
    }

    private func ask(forItems numbers: [Int64], in run: ImportRun) {
        ask(.items(numbers), name.address("stream/items/contents"), form: "output=json&" + Self.items(numbers), in: run)
    }

    private static func items(_ numbers: [Int64]) -> String { numbers.map { ReaderForm.text(["i": ReaderItemID.long($0)]) }.joined(separator: "&") }

    // MARK: Answers

    func take(_ response: FetchResponse, _ step: Step, in run: ImportRun) throws {
        outstanding -= 1
        if response.redirect != nil || response.isCut, !isItems(step) {
            if case .list(let list, _) = step { broken.insert(list) }
            fail(.notAReader(name.base), in: run)
        } else {
            switch step {
            case .subscriptions: try takeSubscriptions(response.body, in: run)
            case .subscription(let wish): take(wish, response.body, in: run)
            case .filing: if !response.body.starts(with: "OK".utf8) { fail(.notAReader(name.base), in: run) }
            case .list(let list, let page): try take(list, page, response.body, in: run)
            case .marks(let change, let numbers):
                if response.body.starts(with: "OK".utf8) {
                    try run.store.noteSent(change, numbers, of: account.id)
                    sent += numbers.count
                } else {
                    fail(.notAReader(name.base), in: run)
                }
            case .items(let numbers): try takeItems(response, numbers, in: run)
            case .again(let numbers): try takeAgain(response, numbers, in: run)
            case .unsubscription(let stream):
                if response.body.starts(with: "OK".utf8) {
                    try run.store.forget(subscription: stream, of: account.id)
                } else {
                    fail(.notAReader(name.base), in: run)
                }
            }
        }
        try goOn(in: run)
    }

    func take(_ problem: Problem, _ step: Step, in run: ImportRun) throws {
        outstanding -= 1
        switch step {
        case .items(let numbers) where problem.isTooLarge && numbers.count > 1: askInHalves(numbers, in: run)
        case .again where problem.isTooLarge: break
        case .subscription(let wish) where problem.isRefusal: fail(.notFollowed(wish.address, server: name.base, reason: nil), in: run)
        case .list(let list, _):
            broken.insert(list)
            fail(problem, in: run)
        case .items, .again, .marks, .subscriptions, .subscription, .filing, .unsubscription: fail(problem, in: run)
        }
        try goOn(in: run)
    }

    private func isItems(_ step: Step) -> Bool {
        switch step {
        case .items, .again: true
        case .subscriptions, .subscription, .filing, .list, .marks, .unsubscription: false
        }
    }

    /// Of several failures of one account the first is told.
    func fail(_ problem: Problem, in run: ImportRun) {
        if self.problem == nil { run.fail(problem) }
        self.problem = self.problem ?? problem
    }

    private func takeSubscriptions(_ body: [UInt8], in run: ImportRun) throws {
        guard let subscriptions = ReaderAnswers.subscriptions(body) else { return fail(.notAReader(name.base), in: run) }
        streams = Dictionary(subscriptions.map { ($0.stream, $0) }) { first, _ in first }
        if !wishes.isEmpty { return wish(besides: subscriptions, in: run) }
        let before = try run.store.subscriptions(of: account.id)
        // A server that has lost its list is not believed that nothing is followed any more.
        guard !subscriptions.isEmpty || before.isEmpty else { return fail(.emptyAccount(name.base), in: run) }
        run.followed += try run.store.follow(
            subscriptions.map { AccountFeed(stream: $0.stream, url: $0.address, title: $0.title, site: $0.site, label: $0.labels.first) },
            of: account.id)
        feeds = try run.store.subscriptions(of: account.id)
        known = Dictionary(try run.store.feeds().map { ($0.id, $0) }) { first, _ in first }
        for list in List.allCases { ask(list, page: 0, in: run) }
        unsubscribe(in: run)
    }

    private func unsubscribe(in run: ImportRun) {
        let dropped = streams.keys.filter { if case .some(nil) = feeds[$0] { true } else { false } }.sorted()
        guard dropped.count <= max(Self.fewFeeds, streams.count / 2) else { return }
        for stream in dropped {
            ask(.unsubscription(stream), name.address("subscription/edit"), form: ReaderForm.text(["ac": "unsubscribe", "s": stream]), in: run)
        }
    }

    private func take(_ list: List, _ page: Int, _ body: [UInt8], in run: ImportRun) throws {
        guard let answer = ReaderAnswers.numbers(body) else {
            broken.insert(list)
            return fail(.notAReader(name.base), in: run)
        }
        let before = numbers[list]?.count ?? 0
        numbers[list, default: []].formUnion(answer.numbers)
        guard let continuation = answer.continuation else { return }
        // The newest are asked for until a page brings nothing that is not here.
        let goesOn = list == .newest ? try !run.store.unknown(answer.numbers, of: account.id).isEmpty : (numbers[list]?.count ?? 0) > before
        if goesOn, page + 1 < (list == .newest ? Self.mostItems / Self.newestLength : Self.mostPages) {
            ask(list, page: page + 1, continuation: continuation, in: run)
        } else if list != .newest, !answer.numbers.isEmpty {
            broken.insert(list)
        }
    }

    // MARK: Stages

    /// Once all of a stage has come.
    private func goOn(in run: ImportRun) throws {
        guard outstanding == 0 else { return }
        if isWishing {
            // The list as it is now.
            isWishing = false
            return begin(in: run)
        }
        if !isMerged, !feeds.isEmpty, broken.count < List.allCases.count {
            isMerged = true
            let marks = AccountMarks(unread: whole(.unread), starred: whole(.starred))
            taken = try run.store.take(marks, of: account.id)
            try send(in: run)
            let missing = try missing(in: run.store)
            for numbers in Self.parts(of: missing, Self.itemsTogether) { ask(forItems: numbers, in: run) }
            for numbers in Self.parts(of: known(besides: missing), Self.itemsTogether) {
                ask(.again(numbers), name.address("stream/items/contents"), form: "output=json&" + Self.items(numbers), in: run)
            }
        }
        if outstanding == 0 { try finish(in: run) }
    }

    /// nil for a list that did not come to its end: what it does not name may be there all the same.
    private func whole(_ list: List) -> Set<Int64>? { broken.contains(list) ? nil : numbers[list] ?? [] }

    /// What is marked here and not there.
    private func send(in run: ImportRun) throws {
        for change in AccountChange.all {
            let tag = change.mark == .read ? "user/-/state/com.google/read" : "user/-/state/com.google/starred"
            for numbers in Self.parts(of: try run.store.items(toSend: change, of: account.id), Self.marksTogether) {
                let form = ReaderForm.text([change.isSet ? "a" : "r": tag]) + "&" + Self.items(numbers)
                ask(.marks(change, numbers), name.address("edit-tag"), form: form, in: run)
            }
        }
    }

    /// Items that have never come: the unread and the starred ones, and the newest of the others.
    private func missing(in store: Library) throws -> [Int64] {
        var order: [Int64] = []
        var seen: Set<Int64> = []
        for list in [List.newest, .unread, .starred] {
            for number in numbers[list, default: []].sorted(by: >) where seen.insert(number).inserted { order.append(number) }
        }
        return Array(try store.unknown(order, of: account.id).prefix(Self.mostItems))
    }

    /// The newest items that are here.
    private func known(besides missing: [Int64]) -> [Int64] {
        let missing = Set(missing)
        return Array(numbers[.newest, default: []].sorted(by: >).prefix(Self.lookedAtAgain).filter { !missing.contains($0) })
    }

    private static func parts(of numbers: [Int64], _ length: Int) -> [[Int64]] {
        stride(from: 0, to: numbers.count, by: length).map { Array(numbers[$0..<min(numbers.count, $0 + length)]) }
    }

    private func finish(in run: ImportRun) throws {
        account.fetched = run.now
        account.error = problem?.sentence(in: run.language)
        if problem == nil {
            account.succeeded = run.now
            if isMerged, broken.isEmpty { try run.store.forget(itemsBesides: Set(numbers.values.joined()), of: account.id) }
        }
        try run.store.save(account)
        run.accountResults.append((name.base, sent, taken))
    }

    // MARK: Items

    private func askInHalves(_ numbers: [Int64], in run: ImportRun) {
        for half in Self.parts(of: numbers, (numbers.count + 1) / 2) { ask(forItems: half, in: run) }
    }

    private func takeItems(_ response: FetchResponse, _ numbers: [Int64], in run: ImportRun) throws {
        if response.isCut {
            if numbers.count > 1 { return askInHalves(numbers, in: run) }
            // Larger than is read of anything: it is told once.
            try run.store.keep(numbers.map { AccountItem($0, isRead: true, isStarred: false, article: nil) }, of: account.id)
            return run.fail(.tooLarge(response.url, megabytes: FeedReader.bound >> 20))
        }
        guard response.redirect == nil, let items = ReaderAnswers.items(response.body) else { return fail(.notAReader(name.base), in: run) }
        let asked = Set(numbers)
        var seen: Set<Int64> = []
        var links: Set<String> = []
        var kept: [AccountItem] = []
        var waiting: [(item: ReaderItem, article: StoredArticle)] = []
        for item in items where asked.contains(item.number) && seen.insert(item.number).inserted {
            var result = AccountItem(item.number, isRead: item.isRead, isStarred: item.isStarred, article: nil)
            let feed = item.stream.flatMap { feeds[$0] }
            if case .some(nil) = feed {
                // Of a feed that the reader has dropped.
                kept.append(result)
                continue
            }
            let followed = (feed ?? nil).flatMap { known[$0] }
            if let followed, let link = item.entry.link,
                let article = try run.store.article(ofFeed: followed.id, url: link, besidesItemsOf: account.id)
            {
                result.article = article
                kept.append(result)
                run.counts.unchanged += 1
            } else if let article = try article(of: item, followed, &links, in: run) {
                waiting.append((item, article))
            } else {
                kept.append(result)
            }
        }
        kept += try save(waiting, in: run)
        try run.store.keep(kept, of: account.id)
    }

    /// What has changed on the server in items that are here. Nothing is added, and their marks have passed already.
    private func takeAgain(_ response: FetchResponse, _ numbers: [Int64], in run: ImportRun) throws {
        guard !response.isCut else { return }
        guard response.redirect == nil, let items = ReaderAnswers.items(response.body) else { return fail(.notAReader(name.base), in: run) }
        let asked = Set(numbers)
        for item in items where asked.contains(item.number) {
            guard let name = try run.store.entryName(ofItem: item.number, of: account.id), let link = item.entry.link,
                let feed = item.stream.flatMap({ feeds[$0] ?? nil }).flatMap({ known[$0] }),
                try name != nil || run.store.hasArticle(ofFeed: feed.id, url: link)
            else { continue }
            var document = FeedDocument()
            (document.title, document.site) = (feed.shownName ?? item.feedTitle, feed.site ?? item.site)
            var entry = item.entry
            entry.guid = name
            guard let imported = EntryImporter.article(entry, of: document) else { continue }
            for case .updated in try run.store.save([run.store.prepared(run.stored(imported, feed: feed))]) { run.counts.updated += 1 }
        }
    }

    /// - Parameter links: of the items that came with it, until now.
    private func article(of item: ReaderItem, _ feed: Feed?, _ links: inout Set<String>, in run: ImportRun) throws -> StoredArticle? {
        var document = FeedDocument()
        (document.title, document.site) = (feed?.shownName ?? item.feedTitle, feed?.site ?? item.site)
        var entry = item.entry
        // Its address names it, as that of an entry of the feed itself does; two items of one address are two.
        if let feed, let link = entry.link, try !links.insert(link).inserted || run.store.hasArticle(ofFeed: feed.id, url: link) {
            entry.guid = ReaderItemID.long(item.number)
        }
        guard let imported = EntryImporter.article(entry, of: document) else { return nil }
        return run.stored(imported, feed: feed)
    }

    private func save(_ waiting: [(item: ReaderItem, article: StoredArticle)], in run: ImportRun) throws -> [AccountItem] {
        guard !waiting.isEmpty else { return [] }
        let results = try run.store.save(waiting.map { run.store.prepared($0.article) })
        var kept: [AccountItem] = []
        for ((item, _), result) in zip(waiting, results) {
            var row = AccountItem(item.number, isRead: item.isRead, isStarred: item.isStarred, article: nil)
            switch result {
            case .added(let id):
                (row.article, run.counts.added) = (id, run.counts.added + 1)
                // What is not where its feed is filed is the reader's own word for it.
                let tags = item.labels.filter { !(item.stream.flatMap { streams[$0]?.labels } ?? []).contains($0) }
                if !tags.isEmpty { try run.store.setTags(tags, of: id) }
            case .updated(let id), .unchanged(let id): (row.article, run.counts.unchanged) = (id, run.counts.unchanged + 1)
            case .dismissed: run.counts.dismissed += 1
            }
            kept.append(row)
        }
        return kept
    }
}

extension Problem {
    fileprivate var isRefusal: Bool { if case .refused = self { true } else { false } }
    fileprivate var isTooLarge: Bool { if case .tooLarge = self { true } else { false } }
}
