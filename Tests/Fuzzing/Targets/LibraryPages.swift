// A library's file in which bytes are other than they were written: whatever is asked of it is answered or fails.
import ArabicText
import ArticleLibrary
import ArticleModel
import Glibc

/// A library as it was written, and a folder in which damaged copies of it are opened.
private struct LibraryCopies: Sendable {
    static let shared = LibraryCopies()

    let folder: String
    let bytes: [UInt8]
    var path: String { folder + "/library.db" }

    private init() {
        // In memory where there is such a folder: a disk would be what takes the time.
        var template = Array((access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp").utf8CString.dropLast() + "/qari-fuzz-XXXXXX".utf8CString)
        folder = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
        let path = folder + "/library.db"
        bytes = (try? Self.made(path)) ?? []
        atexit { LibraryCopies.shared.remove() }
    }

    /// Small, with something in every table.
    private static func made(_ path: String) throws -> [UInt8] {
        let library = try Library.open(path: path)
        var feed = Feed(url: "https://news.example/feed", owner: FeedOwner(name: "newsroom", url: "https://news.example/feed"))
        feed.id = try library.save(feed)
        for number in 1...4 {
            var article = StoredArticle(
                title: "خبر رقم \(number)", text: "تفتح المكتبة العامة أبوابها مساء، ويقرأ الزوار صحف اليوم رقم \(number).")
            (article.source, article.date, article.url) = ("صحيفة الميناء", 1_780_000_000, "https://news.example/\(number)")
            (article.feed, article.kicker, article.lead, article.isExcerpt) = (feed.id, "محليات", "مقدمة الخبر", number == 2)
            article.links = [RelatedItem(title: "خبر آخر", url: "/\(number - 1)")]
            _ = try library.save(article)
            try library.savePosition(ReadingPosition(part: 1, offset: 2, logicalOffset: 3), of: .article(Int64(number)))
        }
        try library.setBookmarked(1, true)
        try library.noteOpened(2)
        library.close()
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    func remove() {
        guard let listing = opendir(folder) else { return }
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            unlink(folder + "/" + name)
        }
        closedir(listing)
        rmdir(folder)
    }

    /// Puts a copy in place that is other at some places, and takes away what the last one has left.
    func place(_ changed: [UInt8]) {
        if let listing = opendir(folder) {
            while let entry = readdir(listing) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                unlink(folder + "/" + name)
            }
            closedir(listing)
        }
        guard let file = fopen(path, "w") else { return }
        fwrite(changed, 1, changed.count, file)
        fclose(file)
    }
}

extension FuzzTarget {
    /// Five bytes of an input are a place in the file (four, of any size) and what stands there; an odd rest cuts the file.
    static let library = FuzzTarget(
        "library", longest: 160,
        seedBytes: [[], [0, 0, 0, 18, 9], [0, 0, 16, 0, 0xFF, 0, 0, 32, 5, 0x7F], [0, 0, 0, 100, 0, 1, 2], Array(repeating: 0x51, count: 60)]
    ) { bytes in
        let copies = LibraryCopies.shared
        var changed = copies.bytes
        try promise(changed.count > 4096, "no library could be made")
        for start in stride(from: 0, to: bytes.count - bytes.count % 5, by: 5) {
            let place = bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } % changed.count
            changed[place] = bytes[start + 4]
        }
        if bytes.count % 5 == 1, let last = bytes.last { changed.removeLast(changed.count * Int(last) / 256) }
        copies.place(changed)
        guard let library = try? Library.open(path: copies.path) else { return }
        defer { library.close() }
        for query in [HeadlineQuery.newest, .unread, .bookmarks, .history, .search("المكتبة"), .search("\"الزوار صحف\" -كلمة قاع*"), .related(1)] {
            for headline in (try? library.headlines(query, limit: 10)) ?? [] { _ = headline.title }
            _ = try? library.count(query)
        }
        for id in Int64(0)...5 {
            if let article = try? library.article(id) { _ = article.body.count }
            _ = try? library.text(id)
            _ = try? library.position(.article(id))
            _ = try? library.related(to: id, limit: 3)
        }
        _ = try? library.feeds()
        _ = try? library.sources()
        _ = try? library.status()
        var again = StoredArticle(title: "خبر رقم 3", text: "نص جديد للخبر.")
        again.url = "https://news.example/3"
        _ = try? library.save(again)
        _ = try? library.tidy()
    }
}
