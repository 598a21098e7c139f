// The lists of `qari publish`: a day's and a section's articles page by page.
import Foundation
import Glibc
import SQLiteStore
import TestSupport
import Testing

@Suite("Published lists")
struct PublishedListTests {
    private let folder = TemporaryFolder()
    private var newsroom: [String: String?] { ["QARI_LIBRARY": folder.path + "/newsroom.db", "QARI_LANG": "en"] }
    private var site: String { folder.path + "/site" }

    private func run(_ arguments: String...) throws {
        let run = try ProgramRun(arguments, environment: newsroom)
        #expect(run.ending == .exit(0), "\(arguments): \(run.errorText)")
    }

    private func publish() throws { try run("publish", "--base", "https://news.example/", site) }

    /// Articles of one day and one source.
    private func add(_ numbers: ClosedRange<Int>, _ end: String = "ثم عاد الناس إلى بيوتهم.") throws {
        for number in numbers {
            folder.write(
                "in/\(number).txt",
                "خبر الحديقة رقم \(number)\n\n28 نوفمبر 2026\nالمصدر: صحيفة المثال\n\nافتتحت البلدية حديقتها رقم \(number) على ضفة النهر. \(end)\n")
        }
        try run("add", folder.path + "/in")
    }

    private func text(_ name: String) throws -> String { try String(contentsOfFile: site + "/" + name, encoding: .utf8) }

    /// The pages of lists by their names, and which file each is.
    private func files() throws -> [String: UInt] {
        var found: [String: UInt] = [:]
        for kind in ["day", "section"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: site + "/" + kind) {
                var status = stat()
                #expect(stat("\(site)/\(kind)/\(name)", &status) == 0)
                found[kind + "/" + name] = UInt(status.st_ino)
            }
        }
        return found
    }

    private func link(_ relation: String, _ text: String) throws -> String? {
        text.firstMatch(of: try Regex("rel=\"\(relation)\" href=\"../([^\"]*)\"", as: (Substring, Substring).self)).map { String($0.1) }
    }

    /// The articles that pages lead to, from one on by links of a kind; each page's newest first.
    private func walk(_ relation: String, from first: String) throws -> [String] {
        var (found, next): ([String], String?) = ([], first)
        while let file = next {
            let page = try text(file)
            found += page.matches(of: /href="\.\.\/(a\/[^"]*)"/).map { String($0.1) }
            next = try link(relation, page)
            if found.count > 10_000 { break }
        }
        return found
    }

    private var section: String {
        get throws { try #require(text("index.html").firstMatch(of: /href="(section\/[^"]*)\.html"/).map { String($0.1) }) }
    }

    @Test("what comes to a day of many articles changes its last page alone, and every article is led to once")
    func pages() throws {
        try add(1...650)
        try publish()
        let lists = ["day/2026-11-28", try section]
        for list in lists {
            #expect(try files().keys.filter { $0.hasPrefix(list) }.sorted() == (0...3).map { "\(list)-\($0).html" } + ["\(list).html"])
            let back = try walk("prev", from: list + ".html")
            #expect(back.count == 650 && Set(back).count == 650)
            let forth = try walk("next", from: list + "-0.html")
            #expect(Set(forth) == Set(back) && forth.count == 650)
            #expect(try link("up", text(list + "-0.html")) == list + ".html")
        }
        let before = try files()
        try add(651...660)
        try publish()
        let after = try files()
        let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
        #expect(changed == lists.flatMap { ["\($0)-3.html", "\($0).html"] })
        #expect(before.keys.allSatisfy { after[$0] != nil })
        #expect(try walk("prev", from: lists[0] + ".html").count == 660)
    }

    @Test("a correction changes the page that its article stands on; a page whose articles are all withdrawn is led past")
    func changes() throws {
        try add(1...650)
        try publish()
        let list = "day/2026-11-28"
        let before = try files()
        let page = try text(list + "-1.html")
        let name = try #require(page.firstMatch(of: /href="\.\.\/a\/([^"]*)"/).map { String($0.1) })
        let number = try #require(page.firstMatch(of: /رقم ([0-9]+)/).flatMap { Int($0.1) })
        try add(number...number, "وصُحّح الخبر بعد ذلك.")
        try publish()
        let changed = try files().filter { $0.key.hasPrefix(list) && before[$0.key] != $0.value }.keys
        #expect(Array(changed) == [list + "-1.html"])
        #expect(try !text(list + "-1.html").contains(name) && text(list + "-1.html").contains("رقم \(number)<"))

        let numbers = try text(list + "-1.html").matches(of: /href="\.\.\/a\/([0-9]+)-/).map { String($0.1) }
        #expect(numbers.count == 200)
        let removal = try ProgramRun(["remove"] + numbers, environment: newsroom)
        #expect(removal.ending == .exit(0), "\(removal.errorText)")
        try publish()
        #expect(try files()[list + "-1.html"] == nil)
        #expect(try walk("prev", from: list + ".html").count == 450 && walk("next", from: list + "-0.html").count == 450)
    }

    @Test("a list of one page is that page alone, also when it was longer before")
    func short() throws {
        try add(1...205)
        try publish()
        let list = "day/2026-11-28"
        #expect(try files().keys.filter { $0.hasPrefix(list) }.count == 3)
        let numbers = try text(list + "-1.html").matches(of: /href="\.\.\/a\/([0-9]+)-/).map { String($0.1) }
        #expect(numbers.count == 5)
        _ = try ProgramRun(["remove"] + numbers, environment: newsroom)
        try publish()
        #expect(try files().keys.filter { $0.hasPrefix(list) } == [list + ".html"])
        #expect(try walk("prev", from: list + ".html").count == 200)
    }

    @Test("a folder that was published before lists had pages gets them with the next run")
    func older() throws {
        try add(1...450)
        try publish()
        let ledger = try Connection(path: site + "/.publication.db", ConnectionOptions())
        try ledger.run(
            script: """
                DROP INDEX itemByDay; DROP INDEX itemBySection;
                ALTER TABLE item DROP COLUMN dayPlace; ALTER TABLE item DROP COLUMN sectionPlace;
                CREATE INDEX itemByDay ON item(day, date DESC, article DESC);
                CREATE INDEX itemBySection ON item(section, date DESC, article DESC) WHERE section IS NOT NULL;
                DROP TABLE migration; DELETE FROM setting WHERE name = 'list pages';
                """)
        ledger.close()
        for name in try files().keys where name.contains(/-[0-9]\.html/) { unlink(site + "/" + name) }
        try publish()
        let list = "day/2026-11-28"
        #expect(try Set(walk("prev", from: list + ".html")).count == 450 && Set(walk("next", from: list + "-0.html")).count == 450)
        #expect(try Set(walk("prev", from: section + ".html")).count == 450)
    }
}
