// What an account's server says, read: numbers in all their forms, texts cleaned, and who is asked in whose name.
import Foundation
import Glibc
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Answers of an account's server")
struct ReaderAnswersTests {
    @Test("an item's number is the same however it is written") func numbers() {
        for number in [1, 752, 1_764_400_000_000_000, -1, .max, .min] as [Int64] {
            #expect(ReaderItemID.number(ReaderItemID.long(number)) == number)
            #expect(ReaderItemID.number("\(number)") == number)
        }
        #expect(ReaderItemID.number("tag:google.com,2005:reader/item/2f2") == 754)
        #expect(ReaderItemID.number("18446744073709551615") == -1)
        for text in [
            "", "x", "0x12", "tag:google.com,2005:reader/item/", "tag:google.com,2005:reader/item/-2",
            "tag:google.com,2005:reader/item/11112222333344445", "1.5",
        ] {
            #expect(ReaderItemID.number(text) == nil, "\(text)")
        }
    }

    @Test("an address that carries a name, a question or a control character is none of an account") func names() {
        #expect(AccountName(base: "https://rss.example/api/greader.php/", user: "هدى")?.base == "https://rss.example/api/greader.php")
        for base in [
            "rss.example", "ftp://rss.example", "https://a:b@rss.example", "https://rss.example/?x", "https://rss.example/#x", "https://",
            "https://a\nb",
        ] {
            #expect(AccountName(base: base, user: "x") == nil, "\(base)")
        }
        #expect(AccountName(base: "https://rss.example", user: "") == nil)
        #expect(AccountName.places(of: "https://rss.example/").contains("https://rss.example/api/greader.php"))
        #expect(AccountName.places(of: "https://rss.example/api/greader.php") == ["https://rss.example/api/greader.php"])
    }

    @Test("subscriptions and items are cleaned, and only addresses of the web are taken") func cleaning() throws {
        let list = """
            {"subscriptions":[{"id":"feed/1","title":"الميناء\\u001b[31m","url":"http://a.example/f","htmlUrl":"javascript:x","categories":[{"label":"محليات"}]},
            {"id":"feed/file:///etc/passwd","title":"x"},{"id":"feed/http://b.example/f"},{"title":"بلا اسم"}]}
            """
        let feeds = try #require(ReaderAnswers.subscriptions(Array(list.utf8)))
        #expect(feeds.map(\.address) == ["http://a.example/f", "http://b.example/f"] && feeds[0].site == nil && feeds[0].labels == ["محليات"])
        #expect(feeds[0].title?.utf8.contains(0x1B) == false)
        let items = """
            {"items":[{"id":"5","title":"عنوان","published":9223372036854775807,"canonical":[{"href":"javascript:x"}],"alternate":[{"href":"http://a.example/5"}],
            "categories":["user/7/state/com.google/read","user/7/label/متابعة","محليات",8],"content":{"content":"<p>نص</p>"},"enclosure":[{"href":"file:///x"}]}]}
            """
        let item = try #require(ReaderAnswers.items(Array(items.utf8))?.first)
        #expect(item.entry.link == "http://a.example/5" && item.isRead && !item.isStarred && item.labels == ["متابعة"])
        #expect(item.entry.categories.first == "محليات" && item.entry.published == nil && item.entry.enclosures.isEmpty)
    }

    @Test("who fetches adds what says who asks to the account's own requests alone, and sends no form for others") func desk() throws {
        let server = try LoopbackServer { request in
            .respond(status: 200, headers: [:], body: Array((request.path.hasSuffix("ClientLogin") ? "Auth=sign\n" : "sign").utf8))
        }
        let other = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: []) }
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let name = try #require(AccountName(base: server.url("/api"), user: "هدى"))
        let link = ends[1]
        Thread.detachNewThread { FetchService.run(link: link, passwords: [name: "سر"]) }
        var requests = [FetchRequest(url: name.address("subscription/list"))]
        requests.append(FetchRequest(url: other.url("/reader/api/0/subscription/list")))
        requests.append(FetchRequest(url: server.url("/elsewhere")))
        for index in requests.indices { requests[index].account = name }
        var form = FetchRequest(url: other.url("/form"))
        form.form = "a=b"
        requests.append(form)
        for (number, request) in requests.enumerated() {
            var message = FetchMessageWriter()
            message.write(number)
            request.write(to: &message)
            let bytes = message.message
            #expect(write(ends[0], bytes, bytes.count) == bytes.count)
        }
        var answers: [Int: Bool] = [:]
        var received: [UInt8] = []
        while answers.count < requests.count {
            var piece = [UInt8](repeating: 0, count: 4_096)
            let count = read(ends[0], &piece, piece.count)
            guard count > 0 else { break }
            received += piece[..<count]
            while var message = try FetchMessageReader.first(of: &received) {
                guard let number = message.number(), let result = Result<FetchResponse, FetchProblem>(from: &message) else { break }
                answers[number] = if case .success = result { true } else { false }
            }
        }
        close(ends[0])
        #expect(answers == [0: true, 1: false, 2: false, 3: true])
        #expect(other.requests.allSatisfy { $0.path == "/form" && $0.headers["authorization"] == nil && $0.body.isEmpty })
        #expect(server.requests.map(\.path) == ["/api/accounts/ClientLogin", "/api/reader/api/0/subscription/list"])
        #expect(server.requests.last?.headers["authorization"] == "GoogleLogin auth=sign")
        #expect(String(decoding: server.requests[0].body, as: UTF8.self).contains("Passwd=%D8%B3%D8%B1"))
    }
}
