// Brings articles into the library: what is named is gathered, the web is asked for some at a time, what an answer brings is saved
// before the next is waited for, files are saved in batches, failures are kept for the end. One that fails stops no other.
import ArabicText
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

final class ImportRun {
    /// What a request is for.
    private enum Purpose {
        /// A page, a feed or a list of feeds: what comes tells.
        case unknown
        case feed(FeedRoute)
        /// The page of a feed's entry, and what the feed itself gives of it; in the library already, or to be taken where the page fails.
        case page(ImportedArticle, feed: Feed, isStored: Bool = false)
    }

    /// What is kept of a feed's answer, its marks for the next request among it, once all that the answer brings is in: when a run is
    /// broken off before, the feed is asked for the same again.
    private struct Answer {
        var feed: Feed
        /// The marks of an address that is not the feed's own.
        var page: (url: String, state: PageState)?
        /// Pages of its entries that are still fetched.
        var outstanding = 0
    }

    private let store: Library
    private let language: Language
    private let isFull: Bool
    private let reach: FetchReach
    private let patience: Int
    private let queue: FetchQueue<Purpose>
    private var progress: ImportProgress
    private var waiting: [(article: StoredArticle, revives: Bool)] = []
    /// By the feed's number.
    private var answers: [Int64: Answer] = [:]
    private var (done, total) = (0, 0)
    private(set) var counts = ImportCounts()
    private(set) var failures: [Problem] = []
    /// Pages and feeds that are longer than is read: what was read of them is in the library.
    private(set) var cut: [(name: String, isFeed: Bool)] = []
    /// Pages all of whose running text was taken.
    private(set) var larger: [String] = []
    /// Feeds that were not followed before.
    private(set) var followed: [String] = []
    /// Files in folders whose names no article has.
    private(set) var passedOver = 0

    /// - Parameters:
    ///   - isFull: fetch the pages of entries whose text is not whole.
    ///   - patience: seconds that a request may take.
    ///   - reach: how far what was named may reach, and what the library follows.
    init(_ store: Library, _ language: Language, isFull: Bool, patience: Int = FetchRequest.patience, reach: FetchReach = .named) {
        (self.store, self.language, self.isFull, self.patience, self.reach) = (store, language, isFull, patience, reach)
        queue = FetchQueue()
        progress = ImportProgress(language)
    }

    private var now: Int64 { Int64(time(nil)) }

    // MARK: What to bring in

    /// An address, a folder or a file, as the reader names it.
    func add(_ name: String, encoding: TextEncoding?) throws {
        let ref = ArticleRef(argument: name)
        if case .web(let address) = ref { return ask(FetchRequest(url: address, reach: reach), .unknown) }
        if ref.isOfOtherProtocol { return fail(.notWeb(name)) }
        let path = LibraryFlags.absolute(name)
        var status = stat()
        guard stat(path, &status) == 0 else { return fail(errno == EACCES ? .noPermission(name) : .noSuchFile(name)) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return try addFiles([path], encoding) }
        let contents = FolderWalk.contents(of: path)
        for folder in contents.unreadable { fail(.noPermission(folder)) }
        passedOver += contents.others
        try addFiles(contents.files, encoding)
    }

    func addFiles(_ paths: [String], _ encoding: TextEncoding?) throws {
        total += paths.count
        for path in paths {
            do { try addFile(path, encoding) } catch let problem as Problem { fail(problem) }
            step(path)
            if waiting.count >= 100 { try save() }
        }
    }

    /// A file that a watch has read.
    func add(_ file: FolderWatch.File, _ encoding: TextEncoding?) throws {
        total += 1
        do { try add(EncodedText(TextBytes(copying: file.bytes), encoding: encoding), file.path, encoding) } catch let problem as Problem {
            fail(problem)
        }
        step(file.path)
        if waiting.count >= 100 { try save() }
    }

    private func addFile(_ path: String, _ encoding: TextEncoding?) throws {
        try add(try TextFile.open(.file(path), encoding: encoding), path, encoding)
    }

    /// A greater file is no article.
    static let largestFile = 64 << 20

    private func add(_ text: EncodedText, _ path: String, _ encoding: TextEncoding?) throws {
        let format = ArticleFile.format(of: text, .file(path), encoding: encoding)
        guard let reader = format.reader else { throw format.refusal(of: path) }
        guard text.source.bytes.count <= Self.largestFile else { throw Problem.fileTooLarge(path, megabytes: Self.largestFile >> 20) }
        switch reader {
        case .feedList: addList(Array(text.source.bytes), path, reach)
        case .feed: try take(feedFile: Array(text.source.bytes), path)
        case .text: try take(text, path)
        case .page, .markdown:
            let imported = try ArticleFile.imported(ArticleSource(text, path, encoding: encoding), by: reader)
            noteBounds(of: imported, path)
            try take(ArticleFile.marked(imported), path)
        }
    }

    /// A file's article.
    private func take(_ text: EncodedText, _ path: String) throws {
        var article = ArticleText.article(text, of: .file(path))
        guard !article.text.allSatisfy(\.isWhitespace) else { throw Problem.notAnArticle(path) }
        article.path = path
        waiting.append((article, true))
    }

    private func addList(_ bytes: [UInt8], _ name: String, _ reach: FetchReach) {
        let (feeds, refused, problem) = OPML.read(bytes)
        if let problem { fail(problem.told(of: name)) }
        for address in refused { fail(.notWeb(address)) }
        for item in feeds {
            var feed = (try? store.feed(url: item.url)) ?? Feed(url: item.url)
            (feed.title, feed.site) = (feed.title ?? item.title, feed.site ?? item.site)
            feed.category = feed.category ?? item.category
            ask(FeedRoute(feed, reach: reach))
        }
    }

    /// A feed kept as a file: its articles, without following it.
    private func take(feedFile bytes: [UInt8], _ path: String) throws {
        let document = FeedReader.read(bytes)
        if let problem = document.problem { fail(problem.told(of: path)) }
        if document.isCut { noteCut(path, isFeed: true) }
        for entry in document.entries {
            guard let imported = EntryImporter.article(entry, of: document) else { continue }
            var article = stored(imported)
            article.feedName = document.name
            article.linksElsewhere = Self.leadsElsewhere(imported.url, from: [document.site, document.address])
            waiting.append((article, true))
        }
    }

    /// Asks for a feed that is followed.
    func ask(_ feed: Feed) { ask(FeedRoute(feed, reach: reach)) }

    private func ask(_ route: FeedRoute) {
        var request = FetchRequest(url: route.address, reach: route.reach)
        (request.followsRedirects, request.maximumBytes) = (false, FeedReader.bound)
        if route.address == route.feed.url {
            (request.etag, request.lastModified) = (route.feed.etag, route.feed.lastModified)
        } else if let known = try? store.pageState(url: route.address) {
            (request.etag, request.lastModified) = (known.etag, known.lastModified)
        }
        ask(request, .feed(route))
    }

    private func ask(_ given: FetchRequest, _ purpose: Purpose) {
        var request = given
        request.maximumSeconds = patience
        total += 1
        queue.add(request, tag: purpose)
    }

    // MARK: Running

    /// Takes in all that was asked for, and saves it.
    func finish() throws {
        while !queue.isEmpty {
            guard let (purpose, request, result) = queue.next() else { continue }
            switch result {
            case .success(let response): try take(response, request, purpose)
            case .failure(let problem): try take(problem.told, request, purpose)
            }
            // The next answer may be a minute away.
            try save()
            if case .page(_, let feed, _) = purpose { try endAnswer(of: feed.id, pages: -1) }
            step(request.url)
        }
        try save()
        progress.clear()
    }

    private func step(_ name: String) {
        done += 1
        progress.show(done, of: total, name)
    }

    private func fail(_ problem: Problem) {
        counts.failed += 1
        failures.append(problem)
    }

    /// What of a page is not sure to be the article's, or is not all of it.
    private func noteBounds(of page: ImportedArticle, _ name: String) {
        if page.isCut { noteCut(name) }
        if page.holdsMore { larger.append(name) }
    }

    private func noteCut(_ name: String, isFeed: Bool = false) {
        counts.cut += 1
        cut.append((name, isFeed))
    }

    private func take(_ response: FetchResponse, _ request: FetchRequest, _ purpose: Purpose) throws {
        switch purpose {
        case .feed(var route):
            guard let redirect = response.redirect else { return try take(response, request, of: route) }
            do throws(FetchProblem) { try route.follow(redirect, isPermanent: response.isPermanent, reach: response.linkReach) } catch {
                return try take(error.told, request, purpose)
            }
            ask(route)
        case .page(let entry, let feed, let isStored): try takePage(response, of: entry, feed, isStored: isStored)
        case .unknown: do { try takeUnknown(response, request) } catch let problem as Problem { fail(problem) }
        }
    }

    /// What came from an address that was named.
    private func takeUnknown(_ response: FetchResponse, _ request: FetchRequest) throws {
        let format = response.format
        switch format.use {
        case .read(.feedList): addList(response.body, request.url, response.linkReach)
        case .read(.feed):
            var feed = try store.feed(url: request.url) ?? store.feed(url: response.url) ?? Feed(url: request.url)
            feed.isFull = feed.isFull || isFull
            try take(response, request, of: FeedRoute(feed, endingAt: response.url))
        case .read(.text): try takeText(response, request.url)
        case .read(.markdown):
            let imported = try ArticleFile.imported(ArticleSource(response), by: .markdown)
            noteBounds(of: imported, request.url)
            var article = stored(imported)
            article.otherAddresses.append(request.url)
            article.source = article.source ?? PageAddress.host(request.url)
            waiting.append((article, true))
        case .read(.page): try takePage(response, request.url)
        case .refused: throw format.refusal(of: request.url)
        }
    }

    private func take(_ problem: Problem, _ request: FetchRequest, _ purpose: Purpose) throws {
        switch purpose {
        case .unknown: fail(problem)
        case .feed(let route):
            var feed = route.feed
            fail(.staleFeed(problem, address: feed.url, age: feed.succeeded.map { Phrases(language).age(of: $0, at: MinuteClock.now()) }))
            (feed.fetched, feed.error) = (now, problem.sentence(in: language))
            feed.failures += 1
            try store.save(feed)
        case .page(let entry, let feed, let isStored):
            fail(problem)
            if !isStored { waiting.append((stored(entry, feed: feed), false)) }
        }
    }

    // MARK: Feeds

    private func take(_ response: FetchResponse, _ request: FetchRequest, of route: FeedRoute) throws {
        let document = response.isUnchanged ? FeedDocument() : FeedReader.read(response.body, url: response.url, charset: response.charset)
        var feed = document.problem == nil ? try moved(route) : route.feed
        let isNew = feed.id == 0
        if let problem = document.problem { fail(problem.told(of: feed.url)) }
        if document.isCut { noteCut(feed.url, isFeed: true) }
        (feed.fetched, feed.error) = (now, document.problem?.told(of: feed.url).sentence(in: language))
        if case .declaresEntities = document.problem, isNew { return }
        if document.problem == .notAFeed, isNew { return }
        (feed.title, feed.site, feed.category) = (document.title ?? feed.title, document.site ?? feed.site, feed.category ?? document.category)
        if isNew {
            feed.id = try store.save(feed)
            followed.append(feed.title ?? feed.url)
        }
        var answer = Answer(feed: feed)
        // What broke off is asked for anew the next time.
        if document.problem == nil {
            (answer.feed.succeeded, answer.feed.failures) = (now, 0)
            answer.page = marks(response, request, of: &answer.feed, at: route.address)
        } else {
            answer.feed.failures += 1
        }
        answer.outstanding = answers[feed.id]?.outstanding ?? 0
        var asked: Set<String> = []
        for entry in document.entries {
            guard let imported = EntryImporter.article(entry, of: document) else { continue }
            if isFull || feed.isFull, imported.isExcerpt, let link = imported.url, PageAddress.isWeb(link), try !hasWhole(imported, feed, link) {
                asked.insert(link)
                ask(FetchRequest(url: link, reach: response.linkReach), .page(imported, feed: feed))
                answer.outstanding += 1
            } else {
                waiting.append((stored(imported, feed: feed), false))
            }
        }
        if isFull { answer.outstanding += try askForSummaries(of: feed, besides: asked, response.linkReach) }
        answers[feed.id] = answer
        try endAnswer(of: feed.id)
    }

    /// The pages of what the library has only a summary of, from when the feed was followed without them. The feed itself may say
    /// nothing of these any more.
    /// - Returns: how many are asked for.
    private func askForSummaries(of feed: Feed, besides asked: Set<String>, _ reach: FetchReach) throws -> Int {
        var count = 0
        for summary in try store.summaries(ofFeed: feed.id) {
            guard let link = summary.url, PageAddress.isWeb(link), !asked.contains(link) else { continue }
            ask(FetchRequest(url: link, reach: reach), .page(ImportedArticle(summary), feed: feed, isStored: true))
            count += 1
        }
        return count
    }

    /// Keeps what a feed's answer says of the feed when nothing of it is fetched any more.
    private func endAnswer(of id: Int64, pages change: Int = 0) throws {
        guard var answer = answers[id] else { return }
        answer.outstanding += change
        answers[id] = answer
        guard answer.outstanding <= 0 else { return }
        answers[id] = nil
        try save()
        if let (url, state) = answer.page { try store.save(state, url: url) }
        try store.save(answer.feed)
    }

    /// The feed under the address that it has moved to for good, unless that is another feed of the library's.
    private func moved(_ route: FeedRoute) throws -> Feed {
        var feed = route.feed
        guard let address = route.movedTo else { return feed }
        if feed.id == 0 {
            if let known = try store.feed(url: address) { return known }
            feed.url = address
        } else if try store.moveFeed(feed.id, to: address) {
            feed.url = address
        } else if feed.succeeded == nil, let known = try store.feed(url: address) {
            // Named again by its old address: one is enough.
            try store.removeFeed(url: feed.url)
            return known
        }
        return feed
    }

    /// The marks for the next request: the feed's where its own address gave them.
    /// - Returns: those of another address.
    private func marks(_ response: FetchResponse, _ request: FetchRequest, of feed: inout Feed, at address: String) -> (String, PageState)? {
        let isUnchanged = response.isUnchanged
        let state = PageState(
            etag: isUnchanged ? request.etag : response.etag, lastModified: isUnchanged ? request.lastModified : response.lastModified, fetched: now)
        (feed.etag, feed.lastModified) = feed.url == address ? (state.etag, state.lastModified) : (nil, nil)
        return feed.url == address ? nil : (address, state)
    }

    private func hasWhole(_ entry: ImportedArticle, _ feed: Feed, _ address: String) throws -> Bool {
        let article = stored(entry, feed: feed)
        guard let id = try store.id(ofEntry: article) ?? (article.linksElsewhere ? nil : store.id(of: address)) else { return false }
        return try store.article(id).map { !$0.isExcerpt } ?? false
    }

    /// The page's text, with what the feed knows better.
    private func takePage(_ response: FetchResponse, of entry: ImportedArticle, _ feed: Feed, isStored: Bool) throws {
        var page = PageImporter.article(response.body, url: response.url, charset: response.charset)
        // A page that shows less than the feed (to those who do not pay) is no whole text either.
        guard response.format.reader == .page, !page.isExcerpt, page.length >= entry.length else {
            if !isStored { waiting.append((stored(entry, feed: feed), false)) }
            return
        }
        noteBounds(of: page, response.url)
        page.complete(from: entry)
        var article = stored(page, feed: feed)
        article.entryLink = entry.url
        article.linksElsewhere = Self.leadsElsewhere(entry.url, from: [feed.url, feed.site])
        if let link = entry.url { article.otherAddresses.append(link) }
        waiting.append((article, false))
    }

    // MARK: Pages

    private func takePage(_ response: FetchResponse, _ address: String) throws {
        let page = PageImporter.article(response.body, url: response.url, charset: response.charset)
        if page.isExcerpt {
            // A front page has no article of its own, but mostly a feed.
            if let feed = PageImporter.feed(response.body, url: response.url, charset: response.charset) {
                return ask(FeedRoute(try store.feed(url: feed) ?? Feed(url: feed), reach: response.linkReach))
            }
            return fail(.notAnArticle(address))
        }
        noteBounds(of: page, address)
        var article = stored(page)
        article.otherAddresses.append(address)
        waiting.append((article, true))
    }

    /// A plain text of the web.
    private func takeText(_ response: FetchResponse, _ address: String) throws {
        var article = ArticleText.article(try ArticleFile.text(of: response), of: .web(address))
        (article.url, article.otherAddresses) = (response.url.withoutCredentials, [address])
        article.source = article.source ?? PageAddress.host(address)
        waiting.append((article, true))
    }

    private func stored(_ imported: ImportedArticle, feed: Feed? = nil) -> StoredArticle {
        let text = EncodedText(TextBytes(copying: Array(imported.text.utf8)), encoding: .utf8)
        var article = ArticleText.article(text, of: .stdin)
        if imported.article.title == nil { article.title = imported.url ?? article.title }
        (article.url, article.canonicalURL, article.guid) = (imported.url?.withoutCredentials, imported.canonicalURL, imported.guid)
        article.feed = feed?.id
        article.categories = imported.categories.isEmpty ? [feed?.category].compactMap(\.self) : imported.categories
        article.date = imported.published?.kept ?? article.date
        (article.isBreaking, article.isExcerpt, article.path) = (imported.isBreaking, imported.isExcerpt, nil)
        article.sharesGuid = imported.sharesGuid
        if let feed { article.linksElsewhere = Self.leadsElsewhere(imported.url, from: [feed.url, feed.site]) }
        return article
    }

    /// True for a link to another site than the feed's and its own site's, a part of either being the same.
    private static func leadsElsewhere(_ link: String?, from addresses: [String?]) -> Bool {
        let hosts = addresses.compactMap(\.self).compactMap(PageAddress.host)
        guard let host = link.flatMap(PageAddress.host), !hosts.isEmpty else { return false }
        return !hosts.contains { $0 == host || host.hasSuffix("." + $0) || $0.hasSuffix("." + host) }
    }

    // MARK: Saving

    private func save() throws {
        for revives in [false, true] {
            let batch = waiting.filter { $0.revives == revives }.map(\.article)
            guard !batch.isEmpty else { continue }
            for result in try store.save(batch, revives: revives) {
                switch result {
                case .added: counts.added += 1
                case .updated: counts.updated += 1
                case .unchanged: counts.unchanged += 1
                case .dismissed: counts.dismissed += 1
                }
            }
        }
        waiting.removeAll()
    }
}
