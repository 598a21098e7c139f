// Every format through every door of the program: what is read is read alike, what is not is refused by its name and never stored.
import Glibc
import TestSupport
import Testing

@Suite("Formats at every door")
struct FormatDoorTests {
    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/library.db", "QARI_LANG": "en"] }

    private func run(_ arguments: String..., input: [UInt8]? = nil) throws -> ProgramRun {
        try ProgramRun(arguments, input: input, environment: environment)
    }

    /// A server that gives the sample of a number.
    private func server(_ samples: [SampleFile]) throws -> LoopbackServer {
        try LoopbackServer { request in
            let index = request.path.dropFirst().prefix { $0.isNumber }
            guard let number = Int(index), samples.indices.contains(number) else { return .respond(status: 404, headers: [:], body: []) }
            return .respond(status: 200, headers: ["Content-Type": "application/octet-stream"], body: samples[number].bytes)
        }
    }

    @Test("what is read opens as a file, from standard input and from the web")
    func readable() throws {
        let samples = SampleFile.readable + [SampleFile.feedList]
        let server = try server(samples)
        for (number, sample) in samples.enumerated() {
            let file = folder.write("\(number).\(sample.suffix)", sample.bytes)
            #expect(try run("print", file).text.contains(SampleFile.words), "\(sample.format)")
            #expect(try run("print", server.url("/\(number).\(sample.suffix)")).text.contains(SampleFile.words), "\(sample.format)")
            #expect(try run("print", "-", input: sample.bytes).text.contains(SampleFile.words), "\(sample.format)")
        }
    }

    @Test("what was compressed twice is read, as a file and from standard input; three times is told as damaged")
    func compressedTwice() throws {
        let text = Array("عنوان الخبر\n\n\(SampleFile.words) في سطر من النص.\n".utf8)
        let twice = gzipped(gzipped(text))
        for name in ["a.txt.gz.gz", "a.gz", "a.txt.gz", "a"] {
            #expect(try run("print", folder.write(name, twice)).text.contains(SampleFile.words), "\(name)")
        }
        #expect(try run("print", "-", input: twice).text.contains(SampleFile.words))
        let refused = try run("print", folder.write("b.gz", gzipped(twice)))
        #expect(refused.ending == .exit(1) && refused.errorText.contains("damaged"))
    }

    @Test("what is read comes into the library, from files and from the web; a folder gives the articles in it")
    func added() throws {
        let server = try server(SampleFile.readable)
        for (number, sample) in SampleFile.readable.enumerated() {
            let file = folder.write("in/\(number).\(sample.suffix)", sample.bytes)
            for source in [file, server.url("/\(number).\(sample.suffix)")] {
                let library = folder.path + "/\(number)-\(source == file).db"
                let added = try run("add", "--library", library, source)
                #expect(added.ending == .exit(0) && added.errorText.hasSuffix("1 added.\n"), "\(sample.format): \(added.errorText)")
                #expect(try run("search", "--library", library, "الميناء").output.isEmpty == false)
            }
        }
        let whole = try run("add", folder.path + "/in")
        #expect(whole.errorText.contains("Left: 4 files with names") && whole.errorText.contains(".shtml"))
        #expect(whole.ending == .exit(0) && whole.errorText.contains("added"))
    }

    /// What is said of a file that is not read.
    private static func told(_ sample: SampleFile) -> String {
        switch sample.format {
        case "binary data": "is not text"
        case "Office document": "(Office document) is encrypted"
        default: "is no article: \(sample.format). "
        }
    }

    @Test("what is not read is refused by its name, with a remedy, and nothing of it is stored")
    func refused() throws {
        let server = try server(SampleFile.refused)
        let known = SampleFile.refused.enumerated().filter { $0.element.isKnownByBytes }
        for (number, sample) in SampleFile.refused.enumerated() {
            let file = folder.write("\(number).\(sample.suffix)", sample.bytes)
            let run = try run("print", file)
            let told = Self.told(sample)
            #expect(run.ending == .exit(1) && run.output.isEmpty && run.errorText.contains(told), "\(sample.format): \(run.errorText)")
        }
        for (number, sample) in known {
            let told = Self.told(sample)
            #expect(try run("print", "-", input: sample.bytes).errorText.contains(told), "\(sample.format)")
            #expect(try run("print", server.url("/\(number)")).errorText.contains(told), "\(sample.format)")
        }
        let sources =
            SampleFile.refused.enumerated().map { folder.path + "/\($0.offset).\($0.element.suffix)" } + known.map { server.url("/\($0.offset)") }
        let added = try ProgramRun(["add"] + sources, environment: environment)
        #expect(added.ending == .exit(1) && added.errorText.hasSuffix("qari: \(sources.count) failed.\n"), "\(added.errorText.suffix(200))")
    }

    @Test("a kiosk's folder takes articles of every kind, and leaves what only bears an article's name")
    func kiosk() throws {
        let room = KioskRoom()
        for (number, sample) in SampleFile.refused.enumerated() where sample.isKnownByBytes { room.drop("no-\(number).html", sample.bytes) }
        for (number, sample) in SampleFile.readable.enumerated() where sample.suffix != "rss" {
            room.drop("yes-\(number).\(sample.suffix)", sample.bytes)
        }
        let log = open(room.folder.path + "/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        defer { close(log) }
        let terminal = try PseudoTerminal(["kiosk-fetch", "--library", room.library, room.incoming], standardError: log)
        let isLogged = KioskRoom.eventually {
            SampleFile.refused.filter(\.isKnownByBytes).allSatisfy { room.log.contains("no article but \($0.format); left out") }
        }
        #expect(isLogged, "\(room.log)")
        let isIn = KioskRoom.eventually {
            (try? ProgramRun(["list", "--library", room.library]).text.contains("زيارة الميناء")) ?? false
        }
        #expect(isIn && terminal.child.state == .running)
        #expect(try !ProgramRun(["search", "--library", room.library, "تذاكر"]).text.contains("no-"))
    }
}
