// A library's file in the hands of whole processes: killed in the middle, two at once, stopped by a limit.
import ArticleLibrary
import Foundation
import Testing

@Suite struct ProcessTests {
    let folder = try! LibraryFolder()

    /// Starts a program that fills the library; `LibraryBench` stands beside the test bundle.
    private func filler(_ articles: Int, seed: Int, limit: String = "") throws -> (process: Process, output: FileHandle) {
        let process = Process()
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = bundle[...(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "LibraryBench"
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "\(limit) exec \"$0\" fill \(articles) \"$1\" \(seed)", String(program), folder.library]
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
        try process.run()
        try pipe.fileHandleForWriting.close()
        return (process, pipe.fileHandleForReading)
    }

    /// The last count that a filler said.
    private static func lastCount(_ data: Data) -> Int {
        String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }.last ?? 0
    }

    private func expectWhole(atLeast count: Int) throws {
        let library = try folder.open()
        #expect(library.notice == nil)
        #expect(try library.damage() == nil)
        let found = try library.count(.newest)
        #expect(found >= count && found % 50 == 0, "\(found) of \(count)")
        // The index knows what the list knows.
        let last = try #require(try library.headlines(.newest, limit: 1).first)
        #expect(try library.related(to: last.id, limit: 3).count == 3)
    }

    @Test func aKilledProcessLosesNothingThatItSaved() throws {
        let (process, output) = try filler(100_000, seed: 1)
        var said = Data()
        while Self.lastCount(said) < 200, let piece = try output.read(upToCount: 64), !piece.isEmpty { said += piece }
        kill(process.processIdentifier, SIGKILL)
        said += try output.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(Self.lastCount(said) >= 200)
        try expectWhole(atLeast: Self.lastCount(said))
    }

    @Test func twoProcessesWriteAtOnce() throws {
        let fillers = try [filler(200, seed: 1), filler(200, seed: 2)]
        for (process, output) in fillers {
            #expect(Self.lastCount(try output.readToEnd() ?? Data()) == 200)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        try expectWhole(atLeast: 400)
        #expect(try folder.open().count(.newest) == 400)
    }

    @Test func aFileThatMayNotGrowKeepsWhatItHas() throws {
        // In blocks of 512 bytes.
        let (process, output) = try filler(100_000, seed: 1, limit: "ulimit -f 8000;")
        let count = Self.lastCount(try output.readToEnd() ?? Data())
        process.waitUntilExit()
        #expect(process.terminationStatus != 0 || process.terminationReason == .uncaughtSignal)
        #expect(count >= 50)
        try expectWhole(atLeast: count)
    }
}
