// Pages and plain texts of the web as articles of the library.
import ArabicText
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

extension ImportRun {
    func takePage(_ response: FetchResponse, _ address: String) throws {
        let page = PageImporter.article(response.body, url: response.url, charset: response.charset)
        if page.isExcerpt {
            // A front page has no article of its own, but mostly a feed.
            if let feed = PageImporter.feed(response.body, url: response.url, charset: response.charset) {
                return ask(FeedRoute(try store.feed(url: feed) ?? Feed(url: feed), reach: response.linkReach))
            }
            return ask(FeedGuess(site: response.url, named: address, reach: response.linkReach))
        }
        noteBounds(of: page, address)
        var article = stored(page)
        article.otherAddresses.append(address)
        keep(article, revives: true)
    }

    /// Asks for the next place where a site's feed may be; where there is none left, there is no feed.
    func ask(_ guess: FeedGuess) {
        var guess = guess
        guard let address = guess.next() else { return fail(.notAnArticle(guess.named)) }
        var request = FetchRequest(url: address, reach: guess.reach)
        request.maximumBytes = FeedReader.bound
        ask(request, .guess(guess))
    }

    /// What answers there: a feed, or a page that says there is nothing.
    func take(_ response: FetchResponse, _ request: FetchRequest, of guess: FeedGuess) throws {
        guard case .read(.feed) = response.format.use else { return ask(guess) }
        let feed = try store.feed(url: request.url) ?? store.feed(url: response.url) ?? Feed(url: response.url)
        try take(response, request, of: FeedRoute(feed, endingAt: response.url))
    }

    /// A plain text of the web.
    func takeText(_ response: FetchResponse, _ address: String) throws {
        var article = ArticleText.article(try ArticleFile.text(of: response), of: .web(address))
        (article.url, article.otherAddresses) = (response.url.withoutCredentials, [address])
        article.source = article.source ?? PageAddress.host(address)
        keep(article, revives: true)
    }

    func stored(_ imported: ImportedArticle, feed: Feed? = nil) -> StoredArticle {
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
    static func leadsElsewhere(_ link: String?, from addresses: [String?]) -> Bool {
        let hosts = addresses.compactMap(\.self).compactMap(PageAddress.host)
        guard let host = link.flatMap(PageAddress.host), !hosts.isEmpty else { return false }
        return !hosts.contains { $0 == host || host.hasSuffix("." + $0) || $0.hasSuffix("." + host) }
    }
}
