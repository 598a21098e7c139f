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
        let end = ContinuousClock.now + .seconds(30)
        while found[path] == nil, ContinuousClock.now < end {
            watch.takeNews()
            watch.giveSettled { found[$0.path] = String(decoding: $0.bytes, as: UTF8.self) }
            usleep(50_000)
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
}
