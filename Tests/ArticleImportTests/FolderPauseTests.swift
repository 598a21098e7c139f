// How a watch waits after failures, and which sizes of files it gives. Nothing is waited out here: how long it would be is asked,
// and then the watch is told that it is over.
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Folders: pauses and sizes")
struct FolderPauseTests {
    /// A watch of some files that have settled.
    private func watch(_ names: [String]) -> (watch: FolderWatch, folder: TemporaryFolder) {
        let folder = TemporaryFolder()
        for name in names { folder.write(name, "مقال \(name)") }
        var watch = FolderWatch([folder.path])
        watch.lookAtAll(0, pulse: {})
        settle(&watch)
        return (watch, folder)
    }

    /// Everything that is known has long been so, and every pause is over.
    private func settle(_ watch: inout FolderWatch) {
        for path in watch.known.keys { watch.known[path]?.since = FolderWatch.moment - 100_000 }
        for path in watch.hurried.keys { watch.hurried[path]?.due = 0 }
        watch.rest = 0
    }

    /// Gives news once, and says which files were given and how long the watch rests then.
    private func give(_ watch: inout FolderWatch, _ verdict: (String) -> FolderWatch.Verdict) -> (files: [String], rest: Range<Int64>) {
        var files: [String] = []
        let before = FolderWatch.moment
        watch.giveNews { news in
            guard case .file(let file) = news else { return .done }
            files.append(file.path)
            return verdict(file.path)
        }
        let patience = watch.patience
        // The rest began between the two moments.
        return (files, patience..<patience + FolderWatch.moment - before + 1)
    }

    @Test("each failure in a row doubles the rest, up to fifteen seconds, and one success ends the row")
    func rests() {
        var (watch, folder) = watch(["a.txt"])
        for expected: Int64 in [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000] {
            let (files, rest) = give(&watch) { _ in .failed }
            #expect(files.count == 1 && rest.contains(expected), "\(rest), not \(expected)")
            // While it rests nothing is given.
            let resting = give(&watch) { _ in .done }.files
            #expect(resting.isEmpty)
            settle(&watch)
        }
        let taken = give(&watch) { _ in .done }.files
        #expect(taken.count == 1)
        folder.write("b.txt", "مقال آخر")
        watch.lookAtAll(0, pulse: {})
        settle(&watch)
        let rest = give(&watch) { _ in .failed }.rest
        #expect(rest.contains(1_000))
    }

    @Test("a file that fails again and again lets others have their turn")
    func turns() {
        var (watch, folder) = watch(["a.txt", "b.txt"])
        let bad = folder.path + "/a.txt"
        var given: [String] = []
        for _ in 0..<12 where !given.contains(folder.path + "/b.txt") {
            given += give(&watch) { $0 == bad ? .failed : .done }.files
            // The rest is over, but no file's own pause.
            watch.rest = 0
        }
        #expect(given.last == folder.path + "/b.txt" && given.filter { $0 == bad }.count < 8, "\(given)")
    }

    @Test("a file of just the greatest size is given, one byte more is not, and an empty one waits for its text")
    func sizes() {
        let folder = TemporaryFolder()
        let whole = folder.write("whole.txt", [UInt8](repeating: 0x61, count: 1_000))
        folder.write("long.txt", [UInt8](repeating: 0x61, count: 1_001))
        folder.write("empty.txt", "")
        var watch = FolderWatch([folder.path], largestFile: 1_000)
        watch.lookAtAll(0, pulse: {})
        settle(&watch)
        let first = give(&watch) { _ in .done }.files
        #expect(first == [whole])
        let filled = folder.write("empty.txt", "جاء النص")
        watch.lookAtAll(0, pulse: {})
        settle(&watch)
        let second = give(&watch) { _ in .done }.files
        #expect(second == [filled])
    }
}
