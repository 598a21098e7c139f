// Brings a folder of published files to what the library says: pages first, then the feeds and lists that lead to them, then what is gone;
// the ledger last. Broken off anywhere, the next run does what is left, and whoever reads meanwhile finds whole files.
import ArticleLibrary
import Glibc
import ReaderCore

struct Publisher {
    /// What a run did.
    struct Outcome: Hashable {
        var (added, corrected, withdrawn) = (0, 0, 0)
        /// How many are published now.
        var total = 0

        var isNothing: Bool { added + corrected + withdrawn == 0 }
        var counts: PublicationCounts { PublicationCounts(added: added, corrected: corrected, withdrawn: withdrawn, total: total) }
    }

    let store: Library
    let folder: PublicFolder
    let site: PublishedSite
    let phrases: Phrases
    /// What is published of the library; nil for all of it.
    let query: String?

    /// So many events a page of the feed: what each follower is sent whenever anything happens is one page, and at most two.
    private static let pageSize: Int64 = 25
    /// So many articles on the front page.
    private static let frontCount = 60
    private static let nextEvent = "next event"
    /// Set in a ledger whose lists are all written page by page.
    private static let hasListPages = "list pages"

    /// What a run writes that has begun and has not ended.
    private var mark: [UInt8] { Array("\(getpid())\n".utf8) }

    /// A file that the first run would write over, and that is another's.
    func fileInWay(_ ledger: PublicationLedger) throws -> String? {
        guard try ledger.setting(Self.nextEvent) == nil, !folder.has(PublishedSite.unfinished) else { return nil }
        return PublishedSite.topFiles.first(where: folder.has)
    }

    /// Brings the folder up to date.
    func run(_ ledger: PublicationLedger) throws -> Outcome {
        try folder.make(PublishedSite.folders)
        let outcome = try ledger.transaction { try Run(self, ledger).run() }
        // Of another that has begun meanwhile it stays.
        try ledger.transaction { if mark == folder.text(of: PublishedSite.unfinished) { folder.remove(PublishedSite.unfinished) } }
        return outcome
    }

    /// What is published: its editions by the articles' numbers.
    private func editions() throws -> [ArticleEdition] {
        let all = try store.editions()
        guard let query else { return all }
        let found = Set(try store.headlines(.search(query), limit: .max).map(\.id))
        return all.filter { found.contains($0.id) }
    }

    /// One run: what it has found out and has not written yet.
    private final class Run {
        private let publisher: Publisher
        private let ledger: PublicationLedger
        private let index: PublishedIndex
        private var outcome = Outcome()
        private var event: Int64
        /// Pages of the feed, and parts of the site map, that are not what they were.
        private var (archives, mapParts): (Set<Int64>, Set<Int64>) = ([], [])
        private var listPages: Set<PublishedList.Page> = []
        /// The articles of the last events, so that none is read twice.
        private var fresh: [Int64: PublishedArticle] = [:]
        private var unlinked: [String] = []
        private let start = Int64(time(nil))
        /// The run before was broken off: what it wrote is known to nobody.
        private let isRepair: Bool

        private var site: PublishedSite { publisher.site }
        private var folder: PublicFolder { publisher.folder }

        init(_ publisher: Publisher, _ ledger: PublicationLedger) throws {
            (self.publisher, self.ledger) = (publisher, ledger)
            index = PublishedIndex(site: publisher.site, phrases: publisher.phrases)
            event = try ledger.setting(Publisher.nextEvent).flatMap { Int64($0) } ?? 0
            isRepair = publisher.folder.has(PublishedSite.unfinished)
        }

        func run() throws -> Outcome {
            let editions = try publisher.editions()
            let (changed, gone) = Self.differences(editions, try ledger.versions())
            outcome.total = editions.count
            let isNew = try ledger.setting(Publisher.hasListPages) == nil
            guard isNew || isRepair || !(changed.isEmpty && gone.isEmpty) || !folder.has(PublishedSite.feed) else { return outcome }
            try folder.write(publisher.mark, to: PublishedSite.unfinished)
            if isRepair { try lookAtAll() }
            for article in gone { try withdraw(article) }
            try PublishedPages(store: publisher.store, folder: folder)
                .write((isRepair ? editions : changed).sorted { ($0.sortDate, $0.id) < ($1.sortDate, $1.id) }, publish)
            if isNew { listPages.formUnion(try ledger.listPages()) }
            guard isNew || isRepair || !outcome.isNothing || !folder.has(PublishedSite.feed) else { return outcome }
            try writeFeeds()
            try writeLists()
            for name in unlinked { folder.remove(PublishedSite.page(name)) }
            if isRepair { try removeStrays() }
            try ledger.set(Publisher.nextEvent, to: "\(event)")
            try ledger.set(Publisher.hasListPages, to: "1")
            folder.settle()
            return outcome
        }

        // MARK: After a run that was broken off

        /// It may have written anything that this one does not: pages, and places on them, of what has left the library since.
        private func lookAtAll() throws {
            archives.formUnion(0..<event / Publisher.pageSize)
            if event > 0 { mapParts.formUnion(0...(event - 1) / PublishedIndex.siteMapSize) }
            listPages.formUnion(try ledger.listPages())
        }

        /// What that run wrote and nothing leads to. Files that are not named as the program names its own are another's, and stay.
        private func removeStrays() throws {
            let (pages, full) = (try ledger.pageNames(), event / Publisher.pageSize)
            func sweep(_ folder: String, _ isStray: (_ name: Substring) -> Bool) {
                for file in self.folder.names(in: folder) {
                    // What was being written has its file's name and one more ending.
                    let isHalf = file.hasSuffix(".new")
                    let name = isHalf ? file.dropLast(4) : file[...]
                    if isHalf ? PublishedSite.isOwn(name, in: folder) : PublishedSite.isOwn(name, in: folder) && isStray(name) {
                        self.folder.remove("\(folder)/\(file)")
                    }
                }
            }
            sweep("a") { !pages.contains(String($0.dropLast(5))) }
            sweep("archive") { Int64($0.dropLast(5)).map { $0 >= full } ?? false }
            let lists = try ledger.listPages()
            let known = Set(lists.map(PublishedSite.page) + lists.map { PublishedSite.newest($0.list) })
            for folder in ["day", "section"] { sweep(folder) { !known.contains("\(folder)/\($0)") } }
            sweep("sitemap") { Int64($0.dropLast(4)).map { $0 * PublishedIndex.siteMapSize >= self.event } ?? false }
        }

        /// Both in the order of the articles' numbers.
        private static func differences(
            _ editions: [ArticleEdition], _ published: [(article: Int64, version: String)]
        ) -> (changed: [ArticleEdition], gone: [Int64]) {
            var (changed, gone): ([ArticleEdition], [Int64]) = ([], [])
            var place = 0
            for edition in editions {
                while place < published.count, published[place].article < edition.id {
                    gone.append(published[place].article)
                    place += 1
                }
                if place < published.count, published[place].article == edition.id {
                    if published[place].version != edition.version { changed.append(edition) }
                    place += 1
                } else {
                    changed.append(edition)
                }
            }
            return (changed, gone + published[place...].map(\.article))
        }

        // MARK: Articles

        private func publish(_ page: PublishedPages.Page) throws {
            let (edition, article) = (page.edition, page.article)
            let old = try ledger.item(edition.id)
            let id = try old?.id ?? newID(of: edition.id)
            let (day, section) = (MomentText.day(article.date), article.section)
            let item = PublishedItem(
                article: edition.id, version: edition.updated < start ? edition.version : "", event: event, id: id,
                name: page.name, day: day, date: article.date, section: section, title: article.title,
                dayPlace: try old.flatMap { $0.day == day ? $0.dayPlace : nil } ?? ledger.nextPlace(in: .day(day)),
                sectionPlace: try section.map { section in
                    try old.flatMap { $0.section == section ? $0.sectionPlace : nil } ?? ledger.nextPlace(in: .section(section))
                })
            // What changed is nothing that is published.
            if let old, old.name == item.name { return try ledger.set(version: item.version, of: item.article) }
            if let old {
                outcome.corrected += 1
                touch(old)
                if old.name != item.name { try folder.write(Array(index.moved(to: item.name).utf8), to: PublishedSite.page(old.name)) }
            } else {
                outcome.added += 1
                // Who comes to the older page later must not take it away again.
                archives.formUnion(try ledger.revive(id).map { $0 / Publisher.pageSize })
            }
            try ledger.put(item, replacing: old?.name)
            touch(item)
            fresh[event] = article
            try endEvent()
        }

        /// Entries of two feeds may lead to one address, and are two articles: the second is known by its number too.
        private func newID(of article: Int64) throws -> String {
            let name = try publisher.store.lastingName(of: article) ?? ""
            let id = site.id(ofArticle: name)
            return try ledger.has(id: id) ? site.id(ofArticle: "\(name) \(article)") : id
        }

        private func withdraw(_ article: Int64) throws {
            guard let item = try ledger.item(article) else { return }
            touch(item)
            // Not before what it takes back, whatever the clock has been set to (RFC 6721, section 3).
            let moment = max(start, item.version.split(separator: "-").first.flatMap { Int64($0) } ?? 0)
            unlinked += try ledger.withdraw(item, event: event, at: moment)
            outcome.withdrawn += 1
            try endEvent()
        }

        /// A page of the feed that has become full is written at once: nothing is kept in memory of a hundred thousand articles.
        private func endEvent() throws {
            event += 1
            guard event % Publisher.pageSize == 0 else { return }
            let page = event / Publisher.pageSize - 1
            try writeArchive(page)
            archives.remove(page)
            // The page that followers ask for goes back by one.
            fresh = fresh.filter { $0.key >= page * Publisher.pageSize }
        }

        private func touch(_ item: PublishedItem) {
            archives.insert(item.event / Publisher.pageSize)
            mapParts.insert(item.event / PublishedIndex.siteMapSize)
            listPages.formUnion(item.listPages)
        }

        // MARK: Feeds

        private func writeFeeds() throws {
            let full = event / Publisher.pageSize
            for page in archives.sorted() where page < full { try writeArchive(page) }
            let start = max(0, full - 1)
            let feed = PublishedFeed(
                site: site, events: try events(start * Publisher.pageSize..<event), archive: nil, previous: start > 0 ? start - 1 : nil)
            try folder.write(Array(feed.atom(updated: updated(feed)).utf8), to: PublishedSite.feed)
            try folder.write(feed.json(), to: PublishedSite.jsonFeed)
        }

        private func writeArchive(_ page: Int64) throws {
            let range = page * Publisher.pageSize..<(page + 1) * Publisher.pageSize
            let feed = PublishedFeed(site: site, events: try events(range), archive: page, previous: page > 0 ? page - 1 : nil)
            try folder.write(Array(feed.atom(updated: updated(feed)).utf8), to: PublishedSite.archive(page))
        }

        /// When the newest of a page changed; of an empty one the day on which time begins, so that it is the same always.
        private func updated(_ feed: PublishedFeed) -> Int64 {
            feed.events.map { event in
                switch event {
                case .article(_, let article): article.updated
                case .withdrawal(let item): item.moment
                }
            }.max() ?? 0
        }

        private func events(_ range: Range<Int64>) throws -> [PublishedFeed.Event] {
            var events: [PublishedFeed.Event] = try ledger.withdrawn(events: range).map { .withdrawal($0) }
            for item in try ledger.items(events: range) { if let article = try article(item) { events.append(.article(item, article)) } }
            return events.sorted { $0.number > $1.number }
        }

        private func article(_ item: PublishedItem) throws -> PublishedArticle? {
            if let article = fresh[item.event] { return article }
            guard let stored = try publisher.store.article(item.article), let edition = try publisher.store.edition(of: item.article) else {
                return nil
            }
            return PublishedArticle(stored, edition)
        }

        // MARK: Lists

        private func writeLists() throws {
            func write(_ text: String, _ file: String) throws { try folder.write(Array(text.utf8), to: file) }
            let all = try ledger.days()
            try PublishedLists(folder: folder, ledger: ledger, index: index).write(listPages)
            for part in mapParts {
                let items = try ledger.items(events: part * PublishedIndex.siteMapSize..<(part + 1) * PublishedIndex.siteMapSize)
                try write(index.siteMapPart(items), PublishedSite.siteMapPart(part))
            }
            let parts = event == 0 ? 0 : (event - 1) / PublishedIndex.siteMapSize + 1
            for part in 0..<parts where !folder.has(PublishedSite.siteMapPart(part)) {
                try write(index.siteMapPart([]), PublishedSite.siteMapPart(part))
            }
            try write(index.siteMap(0..<parts), PublishedSite.siteMap)
            try write(index.allDays(all), PublishedSite.days)
            try write(index.feedList, PublishedSite.list)
            try write(index.goneRules(try ledger.goneNames()), PublishedSite.goneRules)
            try write(index.front(try ledger.newest(Publisher.frontCount), sections: try ledger.sections(), days: all), PublishedSite.index)
        }
    }
}
