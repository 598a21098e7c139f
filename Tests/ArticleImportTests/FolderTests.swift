// Folders walked and watched.
import Foundation
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

    @Test("a watch tells of what is written and moved in, in new folders too")
    func watch() throws {
        let url = try folder()
        defer { try? FileManager.default.removeItem(at: url) }
        let watch = try FolderWatch([url.path])
        #expect(watch.changes().isEmpty)
        try Data("جديد".utf8).write(to: url.appending(path: "b/new.txt"))
        try Data("جديد".utf8).write(to: url.appending(path: "b/new.pdf"))
        #expect(watch.changes() == [url.path + "/b/new.txt"])
        try FileManager.default.createDirectory(at: url.appending(path: "d"), withIntermediateDirectories: true)
        #expect(watch.changes().isEmpty)
        try Data("أحدث".utf8).write(to: url.appending(path: "d/5.txt"))
        #expect(watch.changes() == [url.path + "/d/5.txt"])
    }
}
