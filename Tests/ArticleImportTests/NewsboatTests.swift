// newsboat's list of feeds and its searches; lists of feeds as they are written.
import Testing

@testable import ArticleImport

@Suite("Other readers' lists")
struct NewsboatTests {
    @Test("addresses, names and tags of newsboat's list; its searches in this program's words; the rest is told")
    func urls() {
        let list = NewsboatFeeds(
            Array(
                """
                # comment
                https://a.example/rss "أخبار محلية" "~جريدة الميناء" عاجل
                http://b.example/feed?x=1#y "!" plain

                "query:غير المقروء:unread = \\"yes\\" and tags # \\"عاجل\\""
                "query:Titles:(title =~ \\"جسر\\" or author =~ \\"هدى\\") and age < 7" وسم "~عناوين"
                "query:بلا معنى:content =~ \\"a.*b\\""
                "exec:~/bin/feed.sh" news
                file:///tmp/feed.xml
                """.utf8))
        #expect(
            list.feeds == [
                .init(url: "https://a.example/rss", name: "جريدة الميناء", tags: ["أخبار محلية", "عاجل"]),
                .init(url: "http://b.example/feed?x=1#y", name: nil, tags: ["plain"]),
            ])
        #expect(list.searches.map(\.name) == ["غير المقروء", "عناوين"])
        #expect(list.searches.map(\.search) == ["is:unread category:عاجل", "(title:جسر or author:هدى) since:7d"])
        #expect(list.left.map(\.line) == [7, 8, 9])
    }

    @Test(
        "filters of newsboat that have a meaning here",
        arguments: [
            ("unread = \"no\"", "is:read"), ("unread != \"no\"", "is:unread"), ("age between 1:7", "since:7d before:1d"),
            ("feedtitle = \"صحيفة الميناء\"", "source:\"صحيفة الميناء\""), ("title !~ \"إعلان\"", "-title:إعلان"), ("tags !# \"a\"", "-category:a"),
            ("title =~ \".*سوق.*|ميناء قديم\"", "(title:سوق or title:\"ميناء قديم\")"),
            ("author !~ \"أ|ب\" and unread = \"yes\"", "-author:أ -author:ب is:unread"),
            ("title =~ \"سوق|\"", nil), ("tags # \"a|b\"", nil), ("enclosure_url =~ \"mp3\"", nil), ("unread", nil), ("(title = \"a\"", nil),
            ("", nil),
        ] as [(String, String?)])
    func filters(filter: String, search: String?) { #expect(NewsboatFilter.search(filter) == search) }

    @Test("a list of feeds that is written is read again, with its categories and whatever letters they have")
    func opml() {
        let feeds = [
            OPMLFeed(url: "https://a.example/?a=1&b=2", title: "«أ» & \"ب\"", site: "https://a.example/", category: nil),
            OPMLFeed(url: "https://b.example/", title: nil, site: nil, category: "محليات <1>"),
            OPMLFeed(url: "https://c.example/", title: "ج", site: nil, category: "محليات <1>"),
        ]
        let read = OPML.read(Array(OPML.text(of: feeds, title: "قارئ").utf8))
        #expect(read.problem == nil && read.refused.isEmpty && read.feeds.map(\.url) == feeds.map(\.url))
        #expect(read.feeds.map(\.category) == feeds.map(\.category) && read.feeds.map(\.title) == ["«أ» & \"ب\"", "https://b.example/", "ج"])
        #expect(read.feeds[0].site == "https://a.example/")
    }
}
