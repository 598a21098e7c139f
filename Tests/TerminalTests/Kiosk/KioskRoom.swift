// A kiosk under test: a library filled from a folder, the program on a terminal.
import Glibc
import TestSupport
import Testing

struct KioskRoom {
    let folder = TemporaryFolder()
    var library: String { folder.path + "/library/library.db" }
    var incoming: String { folder.path + "/incoming" }
    var state: String { folder.path + "/state" }

    /// Enough text for many pages.
    static func long(_ subject: String = "المقال الطويل") -> String {
        (1...60).map { "الفقرة رقم \($0) عن \(subject)، وفيها ما يكفي من الكلام لتملأ سطرين من سطور هذه الشاشة أو أكثر قليلًا.\n\n" }.joined()
    }

    private static let photographs = (1...60).map {
        "تظهر الصورة رقم \($0) حجارة الجسر قبل الترميم وبعده، وقد وقف المهندسون على ضفة النهر ينظرون إلى ما صنعت أيديهم.\n\n"
    }.joined()
    private static let swimming = (1...60).map {
        "في السباق رقم \($0) قطع السباحون المسافة وتبادلوا المراكز حتى آخر متر، والجمهور واقف يهتف لهم من أوله إلى آخره.\n\n"
    }.joined()

    init() {
        drop("a.txt", "محلي | الجسر القديم يفتح للمشاة\n\nأعلن المهندسون انتهاء ترميم الجسر الحجري فوق النهر.\n\n" + Self.long("ترميم الجسر"))
        drop("b.txt", "محلي | ترميم الجسر الحجري في صور\n\nصور من ترميم الجسر الحجري فوق النهر وعمل المهندسين.\n\n" + Self.photographs)
        drop("c.txt", "رياضة | منتخب السباحة يعود بثلاث ميداليات\n\nعاد المنتخب من البطولة.\n\n" + Self.swimming)
    }

    /// Puts an article in the folder as the docs say: written aside, then renamed, and old enough to be settled.
    func drop(_ name: String, _ text: String) { drop(name, Array(text.utf8)) }

    func drop(_ name: String, _ bytes: [UInt8]) {
        let path = folder.write("incoming/." + name, bytes)
        var times = [timespec(tv_sec: time(nil) - 5, tv_nsec: 0), timespec(tv_sec: time(nil) - 5, tv_nsec: 0)]
        utimensat(AT_FDCWD, path, &times, 0)
        rename(path, incoming + "/" + name)
    }

    /// - Parameter feeds: followed beside the folder.
    func open(
        _ options: [String] = [], feeds: [String] = [], environment: [String: String?] = [:], size: (columns: Int, rows: Int) = (80, 24),
        waitsForFrontPage: Bool = true, answers: TerminalAnswers = .usual
    ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            ["kiosk", "--library", library, "--state", state, "--log", folder.path + "/log", "--allow-private", "true"] + options + [incoming]
                + feeds,
            environment: environment,
            size: size, answer: { answers.reply(to: $0) })
        if waitsForFrontPage { try terminal.waitForFrontPage(of: self) }
        return terminal
    }

    static let titles = ["الجسر القديم يفتح للمشاة", "ترميم الجسر الحجري في صور", "منتخب السباحة يعود بثلاث ميداليات"]

    /// True when the fetcher has made the library and said that no bundled articles belong in it.
    var isBegun: Bool { ["", "-wal"].contains { Self.contents(library + $0).contains("has-bundled-articles") } }

    /// True when all articles of the room are in its library.
    var isFilled: Bool {
        let list = try? ProgramRun(["list", "--library", library]).text
        return list.map { text in Self.titles.allSatisfy { text.contains($0) } } ?? false
    }

    var log: String { Self.contents(folder.path + "/log") }

    static func contents(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// What the kiosk has written of its readers' places, whoever they are.
    var keptPlaces: String { Self.files(below: state).map(Self.contents).joined() }

    private static func files(below folder: String) -> [String] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var files: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            if name == "." || name == ".." { continue }
            files += Int32(entry.pointee.d_type) == Int32(DT_DIR) ? Self.files(below: folder + "/" + name) : [folder + "/" + name]
        }
        return files.sorted()
    }

    /// Makes every article that comes into a library take so much processor time that many of them take for ever, however quick the
    /// machine is: the library works in the meantime.
    static func slowDown(_ library: String) throws {
        let count = 1_000_000
        let trigger =
            "CREATE TRIGGER slow AFTER INSERT ON article BEGIN SELECT (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < \(count)) SELECT max(x) FROM n); END"
        let script = "import sqlite3; c = sqlite3.connect('\(library)', isolation_level=None); c.execute('\(trigger)')"
        try #require(try ProgramRun(["-c", script], program: "/usr/bin/python3").ending == .exit(0))
    }

    /// Processes whose command line holds a text, by their numbers.
    static func processes(_ text: String) -> [pid_t] {
        guard let listing = opendir("/proc") else { return [] }
        defer { closedir(listing) }
        var found: [pid_t] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            guard let id = pid_t(name), id != getpid() else { continue }
            if contents("/proc/\(id)/cmdline").replacing("\0", with: " ").contains(text) { found.append(id) }
        }
        return found
    }

    /// Waits for something outside any terminal; false when it does not come to.
    static func eventually(_ condition: () -> Bool) -> Bool { Patience.wait(until: condition) }

    /// The top folder of the project.
    static var project: String {
        var parts = #filePath.split(separator: "/").map(String.init)
        parts.removeLast(4)
        return "/" + parts.joined(separator: "/")
    }
}

extension PseudoTerminal {
    /// Waits until the room's articles are in and the front page shows one. Which of them a small screen has room for depends on the
    /// seconds in which they came.
    func waitForFrontPage(of room: KioskRoom) throws {
        try wait("the front page") { terminal in KioskRoom.titles.contains { terminal.picture.reads($0) } }
        try wait("the library to be filled") { _ in room.isFilled }
    }

    /// Sends keys one by one, each when what the one before has changed is written: a program that is killed then has lost nothing.
    func send(_ keys: String, keptIn contents: () -> String) throws {
        for key in keys {
            let before = contents()
            send(String(key))
            try wait("the place after «\(key)» to be kept") { _ in contents() != before }
        }
        // Should something older have been written meanwhile, so is this soon.
        settle(milliseconds: 1_000)
    }

    /// Finds an article from the front page and opens it.
    /// Each step waits for the one before: the library answers beside the keys, and a key is for the screen that it is pressed on.
    func find(_ words: String, andWaitFor text: String) throws {
        send("/\(words)\r")
        try wait("the results of «\(words)»") { $0.picture.reads("النتائج") && $0.picture.reads("1 من ") }
        send("\r")
        // The list of results shows passages of it.
        try wait("the article with «\(text)»") { !$0.picture.reads("النتائج") && $0.picture.reads(text) }
    }
}
