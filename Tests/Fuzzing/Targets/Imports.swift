// What comes from files and the web: Markdown, pages, feeds, lists of feeds.
import ArabicText
import ArticleImport
import ArticleModel

private func expectKept(_ imported: ImportedArticle) throws {
    try expectClean(imported.article)
    for text in [imported.url, imported.canonicalURL, imported.guid] + imported.categories { try expectClean(text, "a fact of the import") }
    try expectKept(imported.article, as: imported.text)
}

private func expectKept(_ feed: FeedDocument) throws {
    for text in [feed.title, feed.site, feed.language, feed.category, feed.author] { try expectClean(text, "a fact of the feed") }
    for entry in feed.entries {
        if let article = EntryImporter.article(entry, of: feed) { try expectKept(article) }
    }
}

extension FuzzTarget {
    static let markdown = FuzzTarget(
        "markdown",
        seeds: [
            "# عنوان\n\nنص *مائل* و**غامق** жзи و[رابط](https://a.example/ \"ع\").\n\n1. أول\n2. ثان\n   - داخلي\n\n> قول\n\n| أ | ب |\n|---|---|\n| ج | د |\n\n```swift\nlet x = 1\n```\n\n![صورة](a.png)\n\n[^1]: حاشية\n\n<b>وسم</b>\n",
            "---\ntitle: عنوان\nauthor: كاتب\ndate: 2026-05-03\n---\n\nنص[^1] абв\n\n---\n",
        ]
    ) { try expectKept(MarkdownReader.article($0)) }

    static let page = FuzzTarget(
        "page", longest: 8192,
        seeds: [
            "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>خبر — موقع</title><meta property=og:title content=خبر><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"خبر\",\"author\":{\"name\":\"كاتب\"},\"datePublished\":\"2026-05-03T06:30:00Z\"}</script></head><body><nav><a href=/>الرئيسية</a></nav><article><h1>خبر المدينة</h1><p class=byline>كتب: فلان</p><figure><img src=a.jpg alt=صورة><figcaption>شرح</figcaption></figure><p>نص أول طويل بما يكفي жзи ليكون متنًا، وفيه <a href='/x'>رابط</a> و<b>غامق</b>.</p><h2>قسم</h2><ul><li>أول<ol><li>داخلي</ol><li>ثان</ul><blockquote>قول</blockquote><table><tr><th>أ<th>ب<tr><td rowspan=2>ج<td>د<tr><td>ه</table><pre>  رمز</pre><p>نص ثان طويل بما يكفي ليكون متنًا، وفيه كلام كثير عن الأسواق.</p><div class=related><h3>اقرأ أيضًا</h3><a href=/1>خبر آخر</a></div></article><footer>حقوق</footer></body></html>",
            "<meta charset=windows-1256><body><p>\u{C7}\u{E1}<noscript><p>نص</noscript><svg><title>x</title></svg><template>ق</template>",
        ]
    ) { bytes in
        try expectKept(PageImporter.article(bytes, url: "https://news.example/a"))
        try expectClean(PageImporter.feed(bytes, url: "https://news.example/", charset: nil), "a page's feed")
    }

    static let xmlFeed = FuzzTarget(
        "feed-xml", longest: 8192,
        seeds: [
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>موجز</title><link>https://news.example/</link><language>ar</language><item><title>خبر &amp; خبر</title><link>/1</link><guid isPermaLink='false'>1</guid><pubDate>Sun, 03 May 2026 06:30:00 GMT</pubDate><dc:creator>كاتب</dc:creator><category>محليات</category><description>&lt;p&gt;نص жзи&lt;/p&gt;</description><content:encoded><![CDATA[<p>نص كامل طويل بما يكفي.</p><p>نص ثان.</p>]]></content:encoded><media:content url='/a.jpg'><media:title>صورة</media:title></media:content><enclosure url='/a.mp3' type='audio/mpeg' length='12'/></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://news.example/'><title type='html'>موجز</title><link href='/'/><link rel='self' href='/feed'/><author><name>كاتب</name></author><entry><id>tag:1</id><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>خبر</div></title><link href='1'/><updated>2026-05-03T06:30:00+03:00</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>نص абв</p></div></content></entry></feed>",
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>موجز</title></channel><item rdf:about='https://news.example/1'><title>خبر</title><description>نص</description></item></rdf:RDF>",
            "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel><item><title>&a;&nbsp;&lt;</title></item></channel></rss>",
        ]
    ) { try expectKept(FeedReader.read($0, url: "https://news.example/feed")) }

    static let jsonFeed = FuzzTarget(
        "feed-json",
        seeds: [
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"موجز\",\"home_page_url\":\"https://news.example/\",\"language\":\"ar\",\"items\":[{\"id\":\"1\",\"url\":\"https://news.example/1\",\"title\":\"خبر\",\"content_html\":\"<p>نص жзи</p>\",\"date_published\":\"2026-05-03T06:30:00Z\",\"authors\":[{\"name\":\"كاتب\"}],\"tags\":[\"محليات\"],\"attachments\":[{\"url\":\"/a.mp3\",\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":1e300}]},{\"id\":2,\"content_text\":\"نص\\ud83d\\u0000\\u001b[0m\",\"summary\":null}]}"
        ]
    ) { try expectKept(FeedReader.read($0, url: "https://news.example/feed.json")) }

    static let feedList = FuzzTarget(
        "opml",
        seeds: [
            "<?xml version='1.0'?><opml version='2.0'><head><title>قائمة</title></head><body><outline text='محليات'><outline type='rss' text='موجز жзи' xmlUrl='https://news.example/feed' htmlUrl='https://news.example/'/></outline><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='HTTP://user:x@news.example/'/></body></opml>"
        ]
    ) { bytes in
        let list = OPML.read(bytes)
        for feed in list.feeds {
            for text in [feed.url, feed.title, feed.site, feed.category] { try expectClean(text, "a feed of the list") }
            try promise(PageAddress.isWeb(feed.url), "\(feed.url) is no address of the web")
        }
        for address in list.refused { try promise(!PageAddress.isWeb(address), "\(address) was refused") }
    }
}

extension FuzzTarget {
    static let letter = FuzzTarget(
        "letter", longest: 8192,
        seeds: [
            "From: =?utf-8?B?2YXYrdmF2K8=?= <m@a.example>\r\nSubject: =?windows-1256?Q?=CE=C8=D1?= жзи\r\nMessage-ID: <1@a.example>\r\nDate: Fri, 02 Jan 2026 10:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b b\"\r\n\r\n--b b\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=D9=86=D8=B5 =\r\nabc\r\n> =C2=9B1m\r\n-- \r\nme\r\n--b b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+2YbYtTwvcD4=\r\n--b b--\r\n",
            "Subject: a\nContent-Type: message/rfc822\n\nSubject: b\n\nنص\n",
        ]
    ) { bytes in
        for isPage in [false, true] {
            if let letter = try? bytes.withUnsafeBytes({ try MailReader.article($0, isPage: isPage) }) { try expectKept(letter) }
        }
        _ = try? bytes.withUnsafeBytes { try GzipFile.contents($0, bound: 1 << 20) }
    }

    static let document = FuzzTarget(
        "document", longest: 8192,
        seeds: [
            "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:xlink='http://www.w3.org/1999/xlink'><office:body><office:text><text:h text:outline-level='1'>عنوان</text:h><text:p>نص жзи<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية</text:p></text:note-body></text:note><text:a xlink:href='https://a.example/'>رابط</text:a></text:p><text:list><text:list-item><text:p>بند</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>أ</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document>"
        ]
    ) { bytes in
        let content = TextBytes(copying: bytes)
        for article in [try? OpenDocumentReader.article(content), try? WordReader.article(content), try? EPUBReader.article(content)] {
            if let article { try expectKept(article) }
        }
    }

    static let accountAnswers = FuzzTarget(
        "account",
        seeds: [
            "{\"subscriptions\":[{\"id\":\"feed/https://news.example/feed\",\"title\":\"موجز жзи\",\"url\":\"https://news.example/feed\",\"htmlUrl\":\"https://news.example/\",\"categories\":[{\"id\":\"user/-/label/محليات\",\"label\":\"محليات\"}]}]}",
            "{\"itemRefs\":[{\"id\":\"-81985529216486896\"},{\"id\":\"18364758544493064720\"}],\"continuation\":\"a\"}",
            "{\"items\":[{\"id\":\"tag:google.com,2005:reader/item/fedcba9876543210\",\"title\":\"خبر\",\"published\":1780000000,\"author\":\"كاتب\",\"canonical\":[{\"href\":\"https://news.example/1\"}],\"content\":{\"content\":\"<p>نص абв طويل بما يكفي.</p>\"},\"categories\":[\"user/-/state/com.google/read\",\"user/-/label/محليات\",\"رياضة\"],\"origin\":{\"streamId\":\"feed/1\",\"title\":\"موجز\"},\"enclosure\":[{\"href\":\"https://news.example/a.mp3\",\"length\":\"1e300\"}]}]}",
            "SID=1\nLSID=2\nAuth=reader/0123456789abcdef\n",
        ]
    ) { bytes in
        for subscription in ReaderAnswers.subscriptions(bytes) ?? [] {
            let texts = [subscription.stream, subscription.title, subscription.address, subscription.site] + subscription.labels
            for text in texts { try expectClean(text, "a subscription") }
            try promise(PageAddress.isWeb(subscription.address), "\(subscription.address) is no address of the web")
        }
        try expectClean(ReaderAnswers.numbers(bytes)?.continuation, "a continuation")
        for item in ReaderAnswers.items(bytes) ?? [] {
            for text in [item.stream, item.feedTitle, item.site] + item.labels { try expectClean(text, "an item") }
            try promise(ReaderItemID.number(ReaderItemID.long(item.number)) == item.number, "\(item.number) is written as another")
            if let article = EntryImporter.article(item.entry, of: FeedDocument()) { try expectKept(article) }
        }
        if let sign = AccountLogin.authorization(bytes) { try promise(sign.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "a header of \(sign)") }
    }
}
