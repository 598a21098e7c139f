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
    enum Purpose {
        /// A page, a feed or a list of feeds: what comes tells.
        case unknown
        case feed(FeedRoute)
        /// The page of a feed's entry, and what the feed itself gives of it; in the library already, or to be taken where the page fails.
        case page(ImportedArticle, feed: Feed, isStored: Bool = false)
        /// Older entries of a feed that has gone on for longer than its own page tells (RFC 5005), and how many such pages came before.
        case archive(feed: Feed, number: Int)
        /// A part of an account's answers.
        case account(AccountSync, AccountSync.Step)
        /// Where a site without a word on its feed may have one (`FeedGuess`), for the address that was named.
        case guess(FeedGuess)
    }

    /// What is kept of a feed's answer, its marks for the next request among it, once all that the answer brings is in: when a run is
    /// broken off before, the feed is asked for the same again.
    struct Answer {
        var feed: Feed
        /// The marks of an address that is not the feed's own.
        var page: (url: String, state: PageState)?
        /// Pages of its entries that are still fetched.
        var outstanding = 0
    }

    let store: Library
    let language: Language
    let isFull: Bool
    let reach: FetchReach
    let patience: Int
    let queue: ServedFetches<Purpose>
    var progress: ImportProgress
    /// What comes again with other words is unread again.
    var unreadsChanged = false
    /// Tells the program that has started this one how far it is.
    var reports = false
    private var waiting: [(article: PreparedArticle, revives: Bool)] = []
    /// Bytes of their texts.
    private var waitingBytes = 0
    /// By the feed's number.
    var answers: [Int64: Answer] = [:]
    var (done, total) = (0, 0)
    var counts = ImportCounts()
    var failures: [Problem] = []
    /// Pages and feeds that are longer than is read: what was read of them is in the library.
    var cut: [(name: String, isFeed: Bool)] = []
    /// Pages all of whose running text was taken.
    var larger: [String] = []
    /// Feeds that were not followed before.
    var followed: [String] = []
    /// Feeds that were followed before, of those that were named again.
    var followedBefore: [String] = []
    /// True where feeds are asked because the reader has named them.
    var isNaming = false
    /// Their addresses, of those that were asked themselves.
    var newFeeds: [String] = []
    /// What passed between here and each account: its server, marks that were sent, marks that were taken.
    var accountResults: [(server: String, sent: Int, taken: Int)] = []
    /// Files in folders whose names no article has.
    var passedOver = 0

    /// - Parameters:
    ///   - fetches: with nothing asked of it.
    ///   - isFull: fetch the pages of entries whose text is not whole.
    ///   - patience: seconds that a request may take.
    ///   - reach: how far what was named may reach, and what the library follows.
    init(
        _ store: Library, _ fetches: ServedFetches<Purpose>, _ language: Language, isFull: Bool, patience: Int = FetchRequest.patience,
        reach: FetchReach = .named
    ) {
        (self.store, self.language, self.isFull, self.patience, self.reach) = (store, language, isFull, patience, reach)
        queue = fetches
        progress = ImportProgress(language)
    }

    var now: Int64 { Int64(time(nil)) }

    // MARK: What to bring in

    /// An address, a folder or a file, as the reader names it.
    func add(_ name: String, encoding: TextEncoding?) throws {
        let ref = ArticleRef(argument: name)
        if case .web(let address) = ref { return ask(FetchRequest(url: address, reach: reach), .unknown) }
        if ref.isOfOtherProtocol { return fail(.notWeb(name)) }
        let path = LibraryFlags.absolute(name)
        var status = stat()
        guard stat(path, &status) == 0 else {
            let reason = errno
            // A host's name alone; what begins with a folder that is here names a file.
            let isHere = access(LibraryFlags.absolute(String(name.prefix { $0 != "/" })), F_OK) == 0
            if reason == ENOENT, !isHere, let address = PageAddress.typed(name) { return ask(FetchRequest(url: address, reach: reach), .unknown) }
            return fail(reason == EACCES ? .noPermission(name) : .noSuchFile(name))
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return try addFiles([path], encoding) }
        let contents = FolderWalk.contents(of: path)
        for folder in contents.unreadable { fail(.noPermission(folder)) }
        passedOver += contents.others
        try addFiles(contents.files, encoding)
    }

    func addFiles(_ paths: [String], _ encoding: TextEncoding?) throws {
        total += paths.count
        try FileContents.forEach(of: paths, encoding: encoding, for: store) { path, contents in try take(contents, path) }
    }

    /// A file that a watch has read.
    func add(_ file: FolderWatch.File, _ encoding: TextEncoding?) throws {
        total += 1
        let text = EncodedText(TextBytes(copying: file.bytes), encoding: encoding)
        try take(FileContents(text, file.path, encoding: encoding, for: store), file.path)
    }

    private func take(_ contents: FileContents, _ path: String) throws {
        switch contents {
        case .article(let article): keep(article, revives: true)
        case .page(let article, let isCut, let holdsMore):
            if isCut { noteCut(path) }
            if holdsMore { larger.append(path) }
            keep(article, revives: true)
        case .feed(let bytes): take(feedFile: bytes, path)
        case .feedList(let bytes): addList(bytes, path, reach)
        case .failure(let problem): fail(problem)
        }
        step(path)
        try saveWhenFull()
    }

    func addList(_ bytes: [UInt8], _ name: String, _ reach: FetchReach) {
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
    func take(feedFile bytes: [UInt8], _ path: String) {
        let document = FeedReader.read(bytes)
        if let problem = document.problem { fail(problem.told(of: path)) }
        if document.isCut { noteCut(path, isFeed: true) }
        for entry in document.entries {
            guard let imported = EntryImporter.article(entry, of: document) else { continue }
            var article = stored(imported)
            article.feedName = document.name
            article.linksElsewhere = Self.leadsElsewhere(imported.url, from: [document.site, document.address])
            keep(article, revives: true)
        }
    }

    /// Asks for a feed that is followed.
    func ask(_ feed: Feed) { ask(FeedRoute(feed, reach: reach)) }

    func ask(_ route: FeedRoute) {
        var request = FetchRequest(url: route.address, reach: route.reach)
        (request.followsRedirects, request.maximumBytes) = (false, FeedReader.bound)
        if route.address == route.feed.url {
            (request.etag, request.lastModified) = (route.feed.etag, route.feed.lastModified)
        } else if let known = try? store.pageState(url: route.address) {
            (request.etag, request.lastModified) = (known.etag, known.lastModified)
        }
        ask(request, .feed(route))
    }

    func ask(_ given: FetchRequest, _ purpose: Purpose) {
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
            switch purpose {
            case .page(_, let feed, _), .archive(let feed, _): try endAnswer(of: feed.id, pages: -1)
            case .unknown, .feed, .account, .guess: break
            }
            step(request.url)
        }
        try save()
        progress.clear()
    }

    func step(_ name: String) {
        done += 1
        if reports { ImportReportLine.progress(done: done, total: total).print() } else { progress.show(done, of: total, name) }
    }

    func fail(_ problem: Problem) {
        counts.failed += 1
        failures.append(problem)
    }

    /// What of a page is not sure to be the article's, or is not all of it.
    func noteBounds(of page: ImportedArticle, _ name: String) {
        if page.isCut { noteCut(name) }
        if page.holdsMore { larger.append(name) }
    }

    func noteCut(_ name: String, isFeed: Bool = false) {
        counts.cut += 1
        cut.append((name, isFeed))
    }

    func take(_ response: FetchResponse, _ request: FetchRequest, _ purpose: Purpose) throws {
        switch purpose {
        case .feed(var route):
            guard let redirect = response.redirect else { return try take(response, request, of: route) }
            do throws(FetchProblem) { try route.follow(redirect, isPermanent: response.isPermanent, reach: response.linkReach) } catch {
                return try take(error.told, request, purpose)
            }
            ask(route)
        case .page(let entry, let feed, let isStored): try takePage(response, of: entry, feed, isStored: isStored)
        case .archive(let feed, let number): try takeArchive(response, of: feed, number)
        case .account(let sync, let step): try sync.take(response, step, in: self)
        case .guess(let guess): try take(response, request, of: guess)
        case .unknown: do { try takeUnknown(response, request) } catch let problem as Problem { fail(problem) }
        }
    }

    /// What came from an address that was named.
    func takeUnknown(_ given: FetchResponse, _ request: FetchRequest) throws {
        let response = given.format.reader == .compressed ? try ArticleFile.unpacked(given) : given
        let format = response.format
        if response.isCut, format.isWhole { throw Problem.tooLarge(request.url, megabytes: FeedReader.bound >> 20) }
        switch format.use {
        case .read(.feedList): addList(response.body, request.url, response.linkReach)
        case .read(.feed):
            var feed = try store.feed(url: request.url) ?? store.feed(url: response.url) ?? Feed(url: request.url)
            feed.isFull = feed.isFull || isFull
            try take(response, request, of: FeedRoute(feed, endingAt: response.url))
        case .read(.text): try takeText(response, request.url)
        case .read(.markdown), .read(.book), .read(.wordDocument), .read(.openDocument), .read(.mail), .read(.webArchive), .read(.compressed):
            let imported = try ArticleFile.imported(ArticleSource(response), as: format)
            noteBounds(of: imported, request.url)
            var article = stored(imported)
            article.otherAddresses.append(request.url)
            article.source = article.source ?? PageAddress.host(request.url)
            keep(article, revives: true)
        case .read(.page): try takePage(response, request.url)
        case .refused: throw format.refusal(of: request.url)
        }
    }

    func take(_ problem: Problem, _ request: FetchRequest, _ purpose: Purpose) throws {
        switch purpose {
        case .unknown: fail(problem)
        case .account(let sync, let step): try sync.take(problem, step, in: self)
        case .guess(let guess): ask(guess)
        case .feed(let route):
            var feed = route.feed
            fail(.staleFeed(problem, address: feed.url, age: feed.succeeded.map { Phrases(language).age(of: $0, at: MinuteClock.now()) }))
            (feed.fetched, feed.error) = (now, problem.sentence(in: language))
            feed.failures += 1
            try store.save(feed)
        case .archive(let feed, _):
            fail(problem)
            // Its own page is asked for anew, and leads to this one.
            answers[feed.id]?.feed.etag = nil
            answers[feed.id]?.feed.lastModified = nil
        case .page(let entry, let feed, let isStored):
            fail(problem)
            if !isStored { keep(stored(entry, feed: feed), revives: false) }
        }
    }

    // MARK: Saving

    /// - Parameter revives: it was asked for by name.
    func keep(_ article: StoredArticle, revives: Bool) { keep(store.prepared(article), revives: revives) }

    private func keep(_ article: PreparedArticle, revives: Bool) {
        waiting.append((article, revives))
        waitingBytes += article.article.text.utf8.count
    }

    /// Many at once share pages of the file; more would wait in memory, and be lost with a killed process.
    private func saveWhenFull() throws { if waiting.count >= 2000 || waitingBytes >= 16 << 20 { try save() } }

    func save() throws {
        for revives in [false, true] {
            let batch = waiting.filter { $0.revives == revives }.map(\.article)
            guard !batch.isEmpty else { continue }
            for result in try store.save(batch, revives: revives, unreadsChanged: unreadsChanged) {
                switch result {
                case .added: counts.added += 1
                case .updated: counts.updated += 1
                case .unchanged: counts.unchanged += 1
                case .dismissed: counts.dismissed += 1
                }
            }
        }
        waiting.removeAll()
        waitingBytes = 0
    }
}
