// What a feed answers: its entries, their pages, and what is kept of the feed itself.
import ArabicText
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

extension ImportRun {
    func take(_ response: FetchResponse, _ request: FetchRequest, of route: FeedRoute) throws {
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
            followed.append(feed.shownName ?? feed.url)
            newFeeds.append(feed.url)
        } else if isNaming {
            followedBefore.append(feed.shownName ?? feed.url)
        }
        var answer = Answer(feed: feed)
        // What broke off is asked for anew the next time.
        if document.problem == nil {
            (answer.feed.succeeded, answer.feed.failures) = (now, 0)
            answer.feed.clockAhead = response.clockAhead.map { Int64($0) }
            answer.page = marks(response, request, of: &answer.feed, at: route.address)
        } else {
            answer.feed.failures += 1
        }
        answer.outstanding = answers[feed.id]?.outstanding ?? 0
        // One that was followed before has been lost sight of where it tells of nothing that is known.
        if let archive = document.previousArchive, !isNew, route.feed.succeeded != nil, try isAllNew(document, of: feed) {
            ask(archiveRequest(archive, response.linkReach), .archive(feed: feed, number: 0))
            answer.outstanding += 1
        }
        let asked = try takeEntries(of: document, feed, response.linkReach)
        answer.outstanding += asked.count
        if isFull { answer.outstanding += try askForSummaries(of: feed, besides: asked, response.linkReach) }
        answers[feed.id] = answer
        try endAnswer(of: feed.id)
    }

    /// What a page of a feed tells: its articles, and those that are withdrawn.
    /// - Returns: the pages of articles that are asked for.
    private func takeEntries(of document: FeedDocument, _ feed: Feed, _ reach: FetchReach) throws -> Set<String> {
        var asked: Set<String> = []
        for entry in document.entries {
            guard let imported = EntryImporter.article(entry, of: document) else { continue }
            if isFull || feed.isFull, imported.isExcerpt, let link = imported.url, PageAddress.isWeb(link), try !hasWhole(imported, feed, link) {
                asked.insert(link)
                ask(FetchRequest(url: link, reach: reach), .page(imported, feed: feed))
            } else {
                keep(stored(imported, feed: feed), revives: false)
            }
        }
        counts.withdrawn += try store.withdraw(entries: document.withdrawn, ofFeed: feed.id)
        return asked
    }

    /// So many older pages of a feed are asked for in one run: ten thousand entries of a publisher of ours.
    private static let mostArchives = 400

    private func archiveRequest(_ address: String, _ reach: FetchReach) -> FetchRequest {
        var request = FetchRequest(url: address, reach: reach)
        request.maximumBytes = FeedReader.bound
        return request
    }

    private func isAllNew(_ document: FeedDocument, of feed: Feed) throws -> Bool {
        try document.entries.allSatisfy { entry in
            guard let imported = EntryImporter.article(entry, of: document) else { return true }
            return try store.id(ofEntry: stored(imported, feed: feed)) == nil
        }
    }

    /// Goes back page by page until one tells of something that is known.
    func takeArchive(_ response: FetchResponse, of feed: Feed, _ number: Int) throws {
        let document = FeedReader.read(response.body, url: response.url, charset: response.charset)
        if let problem = document.problem { fail(problem.told(of: response.url)) }
        let isAllNew = try isAllNew(document, of: feed)
        answers[feed.id]?.outstanding += try takeEntries(of: document, feed, response.linkReach).count
        guard isAllNew, number + 1 < Self.mostArchives, let next = document.previousArchive, next != response.url else { return }
        ask(archiveRequest(next, response.linkReach), .archive(feed: feed, number: number + 1))
        answers[feed.id]?.outstanding += 1
    }

    /// The pages of what the library has only a summary of, from when the feed was followed without them. The feed itself may say
    /// nothing of these any more.
    /// - Returns: how many are asked for.
    func askForSummaries(of feed: Feed, besides asked: Set<String>, _ reach: FetchReach) throws -> Int {
        var count = 0
        for summary in try store.summaries(ofFeed: feed.id) {
            guard let link = summary.url, PageAddress.isWeb(link), !asked.contains(link) else { continue }
            ask(FetchRequest(url: link, reach: reach), .page(ImportedArticle(summary), feed: feed, isStored: true))
            count += 1
        }
        return count
    }

    /// Keeps what a feed's answer says of the feed when nothing of it is fetched any more.
    func endAnswer(of id: Int64, pages change: Int = 0) throws {
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
    func moved(_ route: FeedRoute) throws -> Feed {
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
    func marks(_ response: FetchResponse, _ request: FetchRequest, of feed: inout Feed, at address: String) -> (String, PageState)? {
        let isUnchanged = response.isUnchanged
        let state = PageState(
            etag: isUnchanged ? request.etag : response.etag, lastModified: isUnchanged ? request.lastModified : response.lastModified, fetched: now)
        (feed.etag, feed.lastModified) = feed.url == address ? (state.etag, state.lastModified) : (nil, nil)
        return feed.url == address ? nil : (address, state)
    }

    func hasWhole(_ entry: ImportedArticle, _ feed: Feed, _ address: String) throws -> Bool {
        let article = stored(entry, feed: feed)
        guard let id = try store.id(ofEntry: article) ?? (article.linksElsewhere ? nil : store.id(of: address)) else { return false }
        return try store.article(id).map { !$0.isExcerpt } ?? false
    }

    /// The page's text, with what the feed knows better.
    func takePage(_ response: FetchResponse, of entry: ImportedArticle, _ feed: Feed, isStored: Bool) throws {
        var page = PageImporter.article(response.body, url: response.url, charset: response.charset)
        // A page that shows less than the feed (to those who do not pay) is no whole text either.
        guard response.format.reader == .page, !page.isExcerpt, page.length >= entry.length else {
            if !isStored { keep(stored(entry, feed: feed), revives: false) }
            return
        }
        noteBounds(of: page, response.url)
        page.complete(from: entry)
        var article = stored(page, feed: feed)
        article.entryLink = entry.url
        article.linksElsewhere = Self.leadsElsewhere(entry.url, from: [feed.url, feed.site])
        if let link = entry.url { article.otherAddresses.append(link) }
        keep(article, revives: false)
    }
}
