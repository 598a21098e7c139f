// `qari picture-decoder`, nobody's command: becomes chafa, shut in. Its standard input is the picture, its standard output what it makes of
// it. It can write nothing else, reach nobody, start nothing, and takes so much time and memory and no more.
import CSandbox
import Glibc
import Processes
import ReaderCore
import TerminalScreen

enum PictureDecoder {
    static let name = "picture-decoder"
    private static let seconds: UInt32 = 10
    private static let processorSeconds: rlim_t = 5
    /// Addresses, of which each thread reserves many.
    private static let addresses: rlim_t = 1 << 30

    /// chafa by its path; nil where it is not installed.
    static var program: String? {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return path.split(separator: ":").filter { $0.hasPrefix("/") }.map { $0 + "/chafa" }.first { access($0, X_OK) == 0 }
    }

    /// What a picture is made into.
    enum Form {
        /// Half blocks.
        case cells(hasColors: Bool)
        case graphics(TerminalGraphics)

        /// chafa's words for it. Graphics are asked for in squares of 8 pixels, since the decoder has no terminal to measure; small ones are
        /// enlarged as cells are.
        func words(_ room: ScreenSize) -> [String] {
            switch self {
            case .cells(let hasColors):
                return ["--format=symbols", "--symbols=vhalf", "--colors=\(hasColors ? "240" : "none")", "--size=\(room.columns)x\(room.rows)"]
            case .graphics(let graphics):
                let (format, squares) = (graphics.kind.isOfPixels ? "kitty" : "sixels", PixelPicture.squares(in: room, for: graphics))
                return ["--format=\(format)", "--scale=4", "--font-ratio=1/1", "--size=\(squares.columns)x\(squares.rows)"]
            }
        }
    }

    /// - Parameter arguments: chafa's words for what is to be made (`Form`).
    static func run(_ arguments: [String]) -> Never {
        if arguments.count == 2, arguments[0] == "--self-test" {
            SandboxTest.run(arguments[1], under: Sandbox.closeAround(decoder: "/usr/bin/chafa"))
        }
        guard arguments.count == 4, arguments.allSatisfy({ $0.hasPrefix("--") }), let program else { _exit(127) }
        limit(RLIMIT_CPU, processorSeconds)
        limit(RLIMIT_AS, addresses)
        limit(RLIMIT_CORE, 0)
        limit(RLIMIT_FSIZE, 0)
        limit(RLIMIT_NOFILE, 64)
        // A write past the limit ends it.
        signal(SIGXFSZ, SIG_DFL)
        _ = Sandbox.closeAround(decoder: program)
        // What is left of it goes on behind the change to another program.
        alarm(seconds)
        let words = ["chafa", "--animate=off"] + arguments + ["/dev/stdin"]
        let environment = ["PATH=/usr/bin:/bin", "HOME=/nonexistent", "LANG=C.UTF-8", "TERM=xterm-256color", "MALLOC_ARENA_MAX=2"]
        environment.withCStrings { environment in words.withCStrings { _ = execve(program, $0, environment) } }
        _exit(126)
    }

    /// Starts it on a picture.
    /// - Returns: the process, and what its output comes from; nil where nothing can be started.
    static func start(on picture: [UInt8], room: ScreenSize, _ form: Form) -> (process: ChildProcess, output: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard let file = file(of: picture) else { return nil }
        defer { close(file) }
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        defer { close(ends[1]) }
        let arguments = ["qari", name] + form.words(room)
        guard let process = try? ChildProcess("/proc/self/exe", arguments, streams: [.same(file), .same(ends[1]), .nothing]) else {
            close(ends[0])
            return nil
        }
        return (process, ends[0])
    }

    /// A cell's two colours and its block are some fifty bytes.
    static let longestOutput = 1 << 20

    /// The cells that it makes of a picture, in colours, waited for: ten seconds at most.
    static func made(of picture: [UInt8], room: ScreenSize) -> [UInt8]? {
        guard let (process, output) = start(on: picture, room: room, .cells(hasColors: true)) else { return nil }
        defer { close(output) }
        var (bytes, piece): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 64 << 10))
        while bytes.count <= longestOutput {
            let count = read(output, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        guard bytes.count <= longestOutput else {
            process.stop()
            return nil
        }
        return process.waitForEnd().isSuccess && !bytes.isEmpty ? bytes : nil
    }

    /// A file that has no name, and is nowhere but in memory: a decoder that reads it twice may.
    private static func file(of bytes: [UInt8]) -> Int32? {
        let file = qari_sandbox_memory_file()
        guard file >= 0 else { return nil }
        guard WholeFile.write(bytes, to: file), lseek(file, 0, SEEK_SET) == 0 else {
            close(file)
            return nil
        }
        return file
    }

    private static func limit(_ resource: __rlimit_resource, _ most: rlim_t) {
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}
