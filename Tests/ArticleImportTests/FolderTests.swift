// Folders walked and watched.
import Foundation
import Glibc
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Folders")
struct FolderTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "qari-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url.appending(path: "b/c"), withIntermediateDirectories: true)
        for name in ["2.txt", "1.html", "x.pdf", ".hidden.txt", "b/3.MD", "b/c/4.htm"] { try Data("نص".utf8).write(to: url.appending(path: name)) }
        try FileManager.default.createSymbolicLink(at: url.appending(path: "b/loop"), withDestinationURL: url)
        return url
    }

    @Test("articles of a folder and all under it, by name; a link that leads back is not followed")
    func walk() throws {
        let url = try folder()
        defer { try? FileManager.default.removeItem(at: url) }
        let found = FolderWalk.contents(of: url.path + "/")
        #expect(found.files.map { $0.dropFirst(url.path.count + 1) } == ["1.html", "2.txt", "b/3.MD", "b/c/4.htm"])
        #expect(found.folders.count == 3 && found.unreadable.isEmpty)
        #expect(FolderWalk.contents(of: url.path + "/none").unreadable == [url.path + "/none"])
    }

    /// What a watch gives until it has given some file, or for a while.
    private func given(_ watch: inout FolderWatch, until path: String) -> [String: String] {
        var found: [String: String] = [:]
        _ = Patience.wait {
            watch.takeNews()
            watch.giveSettled { found[$0.path] = String(decoding: $0.bytes, as: UTF8.self) }
            return found[path] != nil
        }
        return found
    }

    @Test("a watch gives what is new or changes, in new folders too, and nothing that it knew or that is no article")
    func watch() {
        let folder = TemporaryFolder()
        folder.write("known.txt", "قديم")
        folder.write("changing.txt", "قبل")
        var watch = FolderWatch([folder.path + "/"])
        watch.takeAsKnown()
        folder.write("b/noise.pdf", "ليس مقالًا")
        folder.write("b/.aside.txt", "يُكتب جانبًا")
        folder.write("b/empty.txt", "")
        folder.write("changing.txt", "بعد التغيير")
        let page = folder.write("b/c/Page.HTML", "<p>صفحة</p>")
        #expect(given(&watch, until: page) == [page: "<p>صفحة</p>", folder.path + "/changing.txt": "بعد التغيير"])
        rename(page, folder.path + "/moved.html")
        #expect(given(&watch, until: folder.path + "/moved.html") == [folder.path + "/moved.html": "<p>صفحة</p>"])
        #expect(watch.problem == nil)
    }

    @Test("a file that is still being written is not given before it is whole, whatever its date")
    func unsettled() {
        let folder = TemporaryFolder()
        var watch = FolderWatch([folder.path])
        let path = folder.path + "/growing.txt"
        // By its date it can't have been left alone for seconds.
        var future = [timespec](repeating: timespec(tv_sec: time(nil) + 3600, tv_nsec: 0), count: 2)
        for length in 1...5 {
            folder.write("growing.txt", String(repeating: "سطر\n", count: length))
            utimensat(AT_FDCWD, path, &future, 0)
            watch.takeNews()
            watch.giveSettled { _ in Issue.record("It was given after \(length) lines.") }
            #expect(watch.hasUnsettled)
        }
        #expect(given(&watch, until: path) == [path: String(repeating: "سطر\n", count: 5)])
        #expect(!watch.hasUnsettled)
    }

    @Test("a watch follows no link and is stopped by no device, giant or file that can't be read")
    func strangers() {
        let (folder, outside) = (TemporaryFolder(), TemporaryFolder())
        outside.write("secret.txt", "خارج المجلد")
        symlink(outside.path, folder.path + "/folder")
        symlink(outside.path + "/secret.txt", folder.path + "/link.txt")
        mkfifo(folder.path + "/pipe.txt", 0o600)
        folder.write("giant.txt", String(repeating: "ا", count: 600))
        var watch = FolderWatch([folder.path], largestFile: 1_000)
        let path = folder.write("z.txt", "مقال")
        #expect(given(&watch, until: path) == [path: "مقال"])
        #expect(!watch.hasUnsettled)
    }

    @Test("a folder that is not there yet is waited for")
    func late() {
        let folder = TemporaryFolder()
        var watch = FolderWatch([folder.path + "/late"])
        watch.giveSettled { _ in Issue.record("There is nothing.") }
        let path = folder.write("late/a.txt", "مقال")
        watch.takeAsKnown()
        rename(path, folder.path + "/late/b.txt")
        #expect(given(&watch, until: folder.path + "/late/b.txt") == [folder.path + "/late/b.txt": "مقال"])
    }

    /// All that a watch tells until a condition holds.
    /// - Parameter seconds: how long to look where nothing is to come.
    private func told(_ watch: inout FolderWatch, seconds: Double = Patience.seconds, until isEnough: ([String]) -> Bool) -> [String] {
        var lines: [String] = []
        let end = ContinuousClock.now + .seconds(seconds)
        while !isEnough(lines), ContinuousClock.now < end {
            watch.takeNews()
            watch.giveNews { news in
                switch news {
                case .file(let file): lines.append("file \(file.path)")
                case .removed(let path): lines.append("removed \(path)")
                case .obstacle(let obstacle): lines.append("\(obstacle)")
                }
                return .done
            }
            usleep(50_000)
        }
        return lines
    }

    @Test("a file that is open for writing has not settled, however long its writer takes")
    func open() {
        let folder = TemporaryFolder()
        folder.write("a.txt", "المقال كما كان")
        var watch = FolderWatch([folder.path])
        watch.takeAsKnown()
        let path = folder.path + "/a.txt"
        let descriptor = Glibc.open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        _ = write(descriptor, "half", 4)
        let other = folder.write("other.txt", "ملف آخر")
        #expect(given(&watch, until: other) == [other: "ملف آخر"])
        #expect(told(&watch, seconds: 3) { !$0.isEmpty } == [])
        _ = write(descriptor, " and half", 9)
        close(descriptor)
        #expect(given(&watch, until: path) == [path: "half and half"])
    }

    @Test("what is not taken is given again, and nothing is lost by an error")
    func again() {
        struct Passing: Error {}
        let folder = TemporaryFolder()
        let paths = [folder.write("a.txt", "أول"), folder.write("b.txt", "ثان")]
        var watch = FolderWatch([folder.path])
        var failures = 0
        _ = Patience.wait {
            watch.takeNews()
            do { try watch.giveSettled { _ in throw Passing() } } catch { failures += 1 }
            return failures == 2
        }
        #expect(failures == 2)
        #expect(told(&watch) { $0.count >= 2 }.sorted() == paths.map { "file \($0)" })
        var postponed = 0
        folder.write("a.txt", "أول ثم غيره")
        _ = Patience.wait {
            watch.takeNews()
            watch.giveNews { _ in
                postponed += 1
                return .later(200)
            }
            return postponed == 2
        }
        #expect(postponed == 2)
    }

    @Test("a name of a Windows computer is a name")
    func windowsName() {
        let folder = TemporaryFolder()
        let name: [UInt8] = Array(folder.path.utf8) + [0x2F, 0xCE, 0xC8, 0xD1] + Array(".txt".utf8)
        let descriptor = name.map(CChar.init(bitPattern:)).withUnsafeBufferPointer { bytes in
            (Array(bytes) + [0]).withUnsafeBufferPointer { Glibc.open($0.baseAddress!, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644) }
        }
        _ = write(descriptor, "text", 4)
        close(descriptor)
        var watch = FolderWatch([folder.path])
        #expect(given(&watch, until: folder.path + "/خبر.txt") == [folder.path + "/خبر.txt": "text"])
    }

    @Test("what nothing comes in from is told, each once")
    func obstacles() {
        let folder = TemporaryFolder()
        let giant = folder.write("in/giant.txt", String(repeating: "ا", count: 600))
        var watch = FolderWatch([folder.path + "/in", folder.path + "/none"], largestFile: 1_000)
        let expected: Set = ["\(FolderObstacle.noFolder(folder.path + "/none"))", "\(FolderObstacle.tooLarge(giant, most: 1_000))"]
        let lines = told(&watch, seconds: 2) { _ in false }
        #expect(lines.count == 2 && Set(lines) == expected)
        let late = folder.write("none/a.txt", "جاء المجلد")
        #expect(told(&watch) { !$0.isEmpty } == ["file \(late)"])
    }

    @Test("a removed file is told of; one that was renamed over, written anew or lost with its folder is not")
    func removed() {
        let folder = TemporaryFolder()
        let paths = ["a.txt", "b.txt", "c.txt", "deep/d.txt", "deep/e.txt"].map { folder.write("in/" + $0, "مقال \($0)") }
        var watch = FolderWatch([folder.path + "/in"])
        #expect(told(&watch) { $0.count == 5 }.count == 5)
        unlink(paths[0])
        rename(paths[1], folder.path + "/away.txt")
        unlink(paths[2])
        folder.write("in/c.txt", "مقال جديد")
        #expect(told(&watch) { $0.count >= 3 }.sorted() == ["file \(paths[2])", "removed \(paths[0])", "removed \(paths[1])"])
        rename(folder.path + "/in/deep", folder.path + "/deep")
        #expect(told(&watch) { $0.count >= 2 } == paths[3...].map { "removed \($0)" })
        // The folder itself goes, file by file.
        unlink(paths[2])
        rmdir(folder.path + "/in")
        let lines = told(&watch, seconds: 5) { $0.contains { $0.hasPrefix("removed") } }
        #expect(lines == ["\(FolderObstacle.noFolder(folder.path + "/in"))"])
    }

    @Test("the files of a folder that another one replaces have not been removed, whoever still holds the old one")
    func replaced() {
        let folder = TemporaryFolder()
        let path = folder.write("in/a.txt", "مقال")
        var watch = FolderWatch([folder.path + "/in"])
        #expect(told(&watch) { !$0.isEmpty } == ["file \(path)"])
        let held = Glibc.open(folder.path + "/in", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(held) }
        unlink(path)
        rmdir(folder.path + "/in")
        let other = folder.write("in/b.txt", "مقال آخر")
        #expect(told(&watch, seconds: 6) { $0.count > 1 } == ["file \(other)"])
    }

    @Test("what was dealt with before a start is not given again; what has gone since is told, but not of an empty folder")
    func marks() {
        let folder = TemporaryFolder()
        let paths = ["a.txt", "b.txt"].map { folder.write("in/" + $0, "مقال \($0)") }
        var marks: [String: String] = [:]
        var first = FolderWatch([folder.path + "/in"])
        _ = Patience.wait {
            first.giveSettled { marks[$0.path] = $0.mark }
            return marks.count == 2
        }
        var second = FolderWatch([folder.path + "/in"], marks: marks)
        #expect(told(&second, seconds: 3) { !$0.isEmpty } == [])
        folder.write("in/b.txt", "مقال غير الأول")
        unlink(paths[0])
        var third = FolderWatch([folder.path + "/in"], marks: marks)
        #expect(told(&third) { $0.count >= 2 }.sorted() == ["file \(paths[1])", "removed \(paths[0])"])
        unlink(paths[1])
        var fourth = FolderWatch([folder.path + "/in"], marks: marks)
        #expect(told(&fourth, seconds: 4) { !$0.isEmpty } == [])
    }

    @Test("in a large folder a change is looked at alone")
    func large() {
        let folder = TemporaryFolder()
        for number in 0..<4_000 { folder.write("\(number).txt", "مقال") }
        var watch = FolderWatch([folder.path])
        watch.takeAsKnown()
        watch.giveSettled { _ in }
        let seconds = Patience.processorSeconds {
            for number in 0..<100 {
                folder.write("noise.log", "\(number)")
                watch.takeNews()
                watch.giveSettled { _ in }
            }
        }
        #expect(seconds < 1, "of processor time for a hundred small writes")
    }
}
