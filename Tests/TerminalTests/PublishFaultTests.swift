// What may befall `qari publish`: it is killed, its folder is another's, its library is another one or none, its clock is wrong.
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Publishing under faults")
struct PublishFaultTests {
    private let folder = TemporaryFolder()
    private var newsroom: [String: String?] { ["QARI_LIBRARY": folder.path + "/newsroom.db", "QARI_LANG": "en"] }
    private var site: String { folder.path + "/site" }

    @discardableResult
    private func run(_ arguments: String..., as who: [String: String?]? = nil) throws -> ProgramRun {
        let run = try ProgramRun(arguments, environment: who ?? newsroom)
        #expect(run.ending == .exit(0), "\(arguments): \(run.errorText)")
        return run
    }

    @discardableResult
    private func publish(to place: String? = nil) throws -> String {
        try run("publish", "--base", "https://news.example/", place ?? site).errorText
    }

    private func write(_ numbers: some Sequence<Int>, _ end: String = "ثم عاد الناس إلى بيوتهم.") {
        for number in numbers {
            folder.write(
                "in/\(number).txt", "خبر البستان رقم \(number)\n\n28 نوفمبر 2026\n\nأثمر البستان رقم \(number) هذا العام أكثر مما أثمر قبله. \(end)\n"
            )
        }
    }

    private func add(_ numbers: some Sequence<Int>, _ end: String = "ثم عاد الناس إلى بيوتهم.") throws {
        write(numbers, end)
        try run("add", folder.path + "/in")
    }

    private func files(_ name: String = "", of place: String? = nil) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: (place ?? site) + "/" + name).sorted()
    }

    private func text(_ name: String) throws -> String { try String(contentsOfFile: site + "/" + name, encoding: .utf8) }

    /// What the published articles are called, by the feed and its archive.
    private func told() -> Set<String> {
        let archives = (try? files("archive").map { "archive/" + $0 }) ?? []
        return Set(
            (["feed.atom"] + archives).flatMap { name in
                ((try? text(name)) ?? "").matches(of: /<title>(خبر[^<]*)</).map { String($0.1) }
            })
    }

    /// The numbers that the library has articles under.
    private func numbers() throws -> [String] {
        try run("search", "--json", "--limit", "0", "البستان").text.matches(of: /"id" : (\d+)/).map { String($0.1) }
    }

    /// Each link of the lists leads to a page that is there and whole, and there is no page but those.
    private func expectWhole(_ count: Int) throws {
        var linked: Set<String> = []
        for name in try ["index.html", "days.html"] + files("day").map({ "day/" + $0 }) + files("section").map({ "section/" + $0 }) {
            let page = try text(name)
            #expect(page.hasSuffix("</html>\n"), "\(name)")
            let folder = name.contains("/") ? name.prefix { $0 != "/" } + "/" : ""
            for link in page.matches(of: /href="([^":]*)"/) {
                let parts = (folder + link.1).split(separator: "/")
                let place = parts.count == 3 && parts[1] == ".." ? String(parts[2]) : parts.count == 4 ? "\(parts[2])/\(parts[3])" : folder + link.1
                #expect(access(site + "/" + place, F_OK) == 0, "\(name) leads to \(place)")
                if place.hasPrefix("a/") { linked.insert(String(place.dropFirst(2))) }
            }
        }
        let pages = try files("a")
        #expect(pages.count == count && Set(pages) == linked, "\(pages.count) pages, \(linked.count) links")
        for name in pages { #expect(try text("a/" + name).hasSuffix("</html>\n"), "\(name)") }
    }

    @Test("killed at any moment, the next run leaves what the library has and nothing else", .timeLimit(.minutes(10)))
    func killed() throws {
        try add(1...120)
        var kills = 0
        for turn in 0..<8 {
            let child = try PseudoTerminal(
                ["publish", "--base", "https://news.example/", site], environment: newsroom, size: (columns: 100, rows: 10))
            // As soon as so many pages are there.
            let wanted = turn * 17
            try child.wait("\(wanted) pages") { child in
                if case .ended = child.child.state { true } else { (try? files("a").count) ?? 0 >= wanted }
            }
            usleep(UInt32(turn) * 3_000)
            child.child.signal(SIGKILL)
            if try child.waitForEnd() == .signal(SIGKILL) { kills += 1 }
        }
        #expect(kills > 0)
        // What was written and is in the library no more.
        for number in 1...40 { unlink("\(folder.path)/in/\(number).txt") }
        let numbers = try numbers()
        #expect(numbers.count == 120)
        for number in numbers.prefix(40) { try run("remove", number) }
        try publish()
        try expectWhole(80)
        #expect(told().count == 80)
        #expect(!FileManager.default.fileExists(atPath: site + "/.publication.unfinished"))
    }

    @Test("after a run that was broken off strays go, what is cut short is whole again, and what others put there stays")
    func repaired() throws {
        try add(1...60)
        try publish()
        let hash = String(repeating: "0123456789abcdef", count: 4)
        let strays = [
            "a/9999-\(hash).html", "a/9999-\(hash).html.new", "archive/77.atom", "day/2001-02-03.html", "section/\(hash)-4.html", "sitemap/9.xml",
        ]
        let foreign = ["a/notes.html", "a/12-draft.html", "archive/readme.txt", "day/birthdays.html", "robots.txt", "a/9999.jpg", "section/x.new"]
        for name in strays + foreign { folder.write("site/" + name, "x") }
        let cut = try #require(files("a").first { $0.hasPrefix("7-") })
        folder.write("site/a/" + cut, "")
        // Without the mark nobody looks.
        try publish()
        #expect(FileManager.default.fileExists(atPath: site + "/" + strays[0]))
        folder.write("site/.publication.unfinished", "1\n")
        #expect(try publish().contains("Nothing new."))
        #expect(try text("a/" + cut).contains("رقم"))
        for name in strays { #expect(!FileManager.default.fileExists(atPath: site + "/" + name), "\(name)") }
        for name in foreign { #expect(FileManager.default.fileExists(atPath: site + "/" + name), "\(name)") }
        #expect(!FileManager.default.fileExists(atPath: site + "/.publication.unfinished"))
    }

    @Test("a folder with another's page of the same name is left alone; one with other files, or behind a link, is published to")
    func foreignFolder() throws {
        try add(1...2)
        folder.write("own/index.html", "<p>بيتي</p>")
        for _ in 0..<2 {
            let run = try ProgramRun(["publish", "--base", "https://news.example/", folder.path + "/own"], environment: newsroom)
            #expect(run.ending == .exit(1) && run.errorText.contains("index.html"))
        }
        #expect(try String(contentsOfFile: folder.path + "/own/index.html", encoding: .utf8) == "<p>بيتي</p>")
        #expect(try !files(of: folder.path + "/own").contains("feed.atom"))
        folder.write("real/notes.txt", "x")
        #expect(symlink(folder.path + "/real", folder.path + "/link") == 0)
        try publish(to: folder.path + "/link")
        #expect(try files(of: folder.path + "/real").contains("index.html") && files(of: folder.path + "/real").contains("notes.txt"))
        try publish(to: folder.path + "/link/")
    }

    @Test("a library that is not there withdraws nothing")
    func noLibrary() throws {
        try add(1...3)
        try publish()
        var other = newsroom
        other["QARI_LIBRARY"] = folder.path + "/elsewhere.db"
        let run = try ProgramRun(["publish", site], environment: other)
        #expect(run.ending == .exit(1) && run.errorText.contains("elsewhere.db"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/elsewhere.db"))
        #expect(try publish().contains("Nothing new."))
    }

    @Test("an article that was withdrawn and comes back is told as withdrawn by no page of the feed any more")
    func comesBack() throws {
        try add(1...30)
        try publish()
        let page = try #require(files("a").first { try text("a/" + $0).contains("البستان رقم 7 ") })
        unlink(folder.path + "/in/7.txt")
        try run("remove", String(page.prefix { $0.isNumber }))
        try publish()
        #expect(try text("feed.atom").contains("<at:deleted-entry"))
        try add(31...80)
        try publish()
        #expect(try text("archive/1.atom").contains("<at:deleted-entry") && !text("feed.atom").contains("<at:deleted-entry"))
        #expect(told().count == 79)
        try add(7...7)
        try publish()
        #expect(try told().count == 80 && text("feed.atom").contains("خبر البستان رقم 7<"))
        #expect(try !text("archive/1.atom").contains("<at:deleted-entry"))
    }

    @Test("--watch goes on with a library that takes the other's place, and after what could not be written")
    func watchGoesOn() throws {
        try add(1...2)
        try run("vacuum", "--into", folder.path + "/copy.db")
        try add(3...3)
        let terminal = try PseudoTerminal(
            ["publish", "--watch", "--base", "https://news.example/", site], environment: newsroom, size: (columns: 140, rows: 24))
        try terminal.wait(forText: "Following the library")
        for ending in ["", "-wal", "-shm"] { unlink(folder.path + "/newsroom.db" + ending) }
        #expect(rename(folder.path + "/copy.db", folder.path + "/newsroom.db") == 0)
        try terminal.wait("the older library's articles") { _ in told().count == 2 }
        try add(4...4)
        try terminal.wait("what came into it") { _ in told().contains("خبر البستان رقم 4") }
        // A folder that can't be written, as a full disk can't.
        #expect(rename(site + "/feed.atom", site + "/feed.old") == 0 && mkdir(site + "/feed.atom", 0o755) == 0)
        try add(5...5)
        try terminal.wait(forText: "feed.atom")
        #expect(rmdir(site + "/feed.atom") == 0)
        try terminal.wait("what came meanwhile") { _ in told().contains("خبر البستان رقم 5") }
        terminal.send("\u{3}")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("what comes into the library while the first run writes is published")
    func duringTheFirst() throws {
        try add(1...400)
        let terminal = try PseudoTerminal(
            ["publish", "--watch", "--base", "https://news.example/", site], environment: newsroom, size: (columns: 140, rows: 24))
        try terminal.wait("the first pages") { _ in (try? files("a").count) ?? 0 > 5 }
        write(401...401)
        try run("add", "\(folder.path)/in/401.txt")
        try terminal.wait("the one that came") { _ in told().contains("خبر البستان رقم 401") }
        terminal.send("\u{3}")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("two that publish to one folder wait for each other")
    func two() throws {
        try add(1...150)
        let both = try (0..<3).map { _ in
            try PseudoTerminal(["publish", "--base", "https://news.example/", site], environment: newsroom, size: (columns: 100, rows: 10))
        }
        for one in both { #expect(try one.waitForEnd() == .exit(0)) }
        try expectWhole(150)
        #expect(told().count == 150)
        #expect(!FileManager.default.fileExists(atPath: site + "/.publication.unfinished"))
    }

    @Test("titles of any kind are whole in their pages and lists, and no file's name")
    func titles() throws {
        let titles = [
            "../../etc/passwd", "أ/ب", "..", "قال 👩🏽‍🔬 «نعم» & <b>لا</b>", "\u{202B}العنوان\u{202C} \u{200F}هنا",
            String(repeating: "كلمة ", count: 2_000),
        ]
        for (number, title) in titles.enumerated() {
            folder.write("t/\(number).txt", "---\ntitle: \(title)\n---\n\nفي القرية نهر صغير رقم \(number)، وعلى ضفته طاحونة قديمة.\n")
        }
        try run("add", folder.path + "/t")
        try publish()
        #expect(try files("a").count == titles.count)
        for name in try files("a") { #expect(name.wholeMatch(of: /\d+-[0-9a-f]+\.html/) != nil, "\(name)") }
        let index = try text("index.html")
        #expect(index.contains("../../etc/passwd</a>") && index.contains("&amp; &lt;b&gt;لا&lt;/b&gt;") && index.contains("👩🏽‍🔬"))
        try expectWhole(titles.count)
    }
}
