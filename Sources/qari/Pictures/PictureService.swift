// Fetches one picture after the other and has it decoded: what was asked for last counts, what was under way before is given up. Picture and
// answer are bounded in bytes and in time.
import ArticleImport
import CSandbox
import Glibc
import Processes

struct PictureService {
    private enum Work {
        case fetching(Fetch)
        case decoding(ChildProcess, output: Int32, bytes: [UInt8])

        var descriptor: Int32 {
            switch self {
            case .fetching(let fetch): fetch.descriptor
            case .decoding(_, let output, _): output
            }
        }
    }

    private let channel: FetchChannel
    private let reach: FetchReach
    private var request: PictureRequest?
    private var work: Work?
    private static let mostBytes = 16 << 20
    private static let mostSeconds = 30
    /// A cell's two colours and its block are some fifty bytes.
    private static let longestOutput = 1 << 20

    init(link: Int32, reach: FetchReach) { (channel, self.reach) = (FetchChannel(descriptor: link), reach) }

    /// Until the other end is closed, or sends what is no request.
    mutating func run() {
        while true {
            var waited = [channel.waited] + (work.map { [pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)] } ?? [])
            if poll(&waited, nfds_t(waited.count), -1) < 0, errno != EINTR { break }
            guard channel.advance() else { break }
            do throws(FetchMessageReader.Broken) {
                while var message = try channel.next() {
                    guard let request = PictureRequest(from: &message) else { throw .init() }
                    begin(request)
                }
            } catch { break }
            goOn()
            guard channel.push() else { break }
        }
        giveUp()
    }

    private mutating func giveUp() {
        if case .decoding(let process, let output, _) = work {
            process.stop()
            close(output)
        }
        (work, request) = (nil, nil)
    }

    private mutating func answer(_ reply: PictureReply) {
        guard let request else { return }
        giveUp()
        channel.send(reply.message(number: request.number))
    }

    // MARK: The steps

    private mutating func begin(_ request: PictureRequest) {
        giveUp()
        self.request = request
        // Before anything is fetched.
        guard PictureDecoder.program != nil else { return answer(.noProgram) }
        var asked = FetchRequest(url: request.address, reach: reach)
        (asked.maximumBytes, asked.keptBytes, asked.maximumSeconds) = (Self.mostBytes, Self.mostBytes, Self.mostSeconds)
        do throws(FetchProblem) { work = .fetching(try Fetch(asked)) } catch { answer(.notFetched(error)) }
    }

    private mutating func goOn() {
        switch work {
        case .fetching(let fetch):
            guard fetch.advance(), let result = fetch.result else { return }
            switch result {
            case .failure(let problem): answer(.notFetched(problem))
            case .success(let response): decode(response)
            }
        case .decoding: readOn()
        case nil: break
        }
    }

    private mutating func decode(_ response: FetchResponse) {
        guard let request, !response.isCut, !response.body.isEmpty else { return answer(.noPicture) }
        work = nil
        var ends: [Int32] = [-1, -1]
        guard let picture = Self.file(of: response.body), socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
        else { return answer(.noPicture) }
        defer {
            close(picture)
            close(ends[1])
        }
        let arguments = ["qari", PictureDecoder.name, "\(request.columns)", "\(request.rows)", request.hasColors ? "240" : "none"]
        guard let process = try? ChildProcess("/proc/self/exe", arguments, streams: [.same(picture), .same(ends[1]), .nothing]) else {
            close(ends[0])
            return answer(.noPicture)
        }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        work = .decoding(process, output: ends[0], bytes: [])
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

    private mutating func readOn() {
        guard case .decoding(let process, let output, var bytes) = work else { return }
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(output, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN || errno == EWOULDBLOCK { break }
            if count <= 0 {
                let isGood = process.waitForEnd().isSuccess
                return answer(isGood && !bytes.isEmpty ? .made(bytes) : .noPicture)
            }
            bytes += piece[..<count]
            if bytes.count > Self.longestOutput { return answer(.noPicture) }
        }
        work = .decoding(process, output: output, bytes: bytes)
    }
}
