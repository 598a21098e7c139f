// Fetches one picture after the other and has it decoded: what was asked for last counts, what was under way before is given up. Picture and
// answer are bounded in bytes and in time.
import ArticleImport
import Glibc
import Processes
import ReaderCore
import TerminalScreen

struct PictureService {
    private enum Work {
        case fetching(Fetch)
        /// - Parameters:
        ///   - cells: what is made already, while the terminal's own graphics are; nil before.
        case decoding(ChildProcess, output: Int32, bytes: [UInt8], picture: [UInt8], cells: [UInt8]?)

        var descriptor: Int32 {
            switch self {
            case .fetching(let fetch): fetch.descriptor
            case .decoding(_, let output, _, _, _): output
            }
        }
    }

    private let channel: FetchChannel
    private let reach: FetchReach
    private var request: PictureRequest?
    private var work: Work?
    private static let mostBytes = 16 << 20
    private static let mostSeconds = 30

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
        if case .decoding(let process, let output, _, _, _) = work {
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
            case .success(let response):
                guard !response.isCut, !response.body.isEmpty else { return answer(.noPicture) }
                decode(response.body, cells: nil)
            }
        case .decoding: readOn()
        case nil: break
        }
    }

    /// Cells first, which every terminal shows.
    private mutating func decode(_ picture: [UInt8], cells: [UInt8]?) {
        guard let request else { return }
        work = nil
        let room = ScreenSize(columns: request.columns, rows: request.rows)
        let form: PictureDecoder.Form =
            if cells != nil, let graphics = request.graphics { .graphics(graphics) } else { .cells(hasColors: request.hasColors) }
        guard let (process, output) = PictureDecoder.start(on: picture, room: room, form) else { return end(with: nil, cells) }
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
        work = .decoding(process, output: output, bytes: [], picture: picture, cells: cells)
    }

    /// A decoder has ended, well or not (nil). What can't be shown by graphics is shown by cells.
    private mutating func end(with bytes: [UInt8]?, _ cells: [UInt8]?) {
        guard case .decoding(_, let output, _, let picture, _) = work else {
            return answer(cells.map { PictureReply.made($0, graphics: []) } ?? .noPicture)
        }
        if let cells { return answer(.made(cells, graphics: bytes ?? [])) }
        guard let bytes else { return answer(.noPicture) }
        guard request?.graphics != nil else { return answer(.made(bytes, graphics: [])) }
        close(output)
        decode(picture, cells: bytes)
    }

    private mutating func readOn() {
        guard case .decoding(let process, let output, var bytes, let picture, let cells) = work else { return }
        let longest = cells == nil ? PictureDecoder.longestOutput : (request?.graphics?.longest ?? 0) + PixelPicture.frame
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(output, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN || errno == EWOULDBLOCK { break }
            if count <= 0 {
                let isGood = process.waitForEnd().isSuccess
                return end(with: isGood && !bytes.isEmpty ? bytes : nil, cells)
            }
            bytes += piece[..<count]
            if bytes.count > longest { return end(with: nil, cells) }
        }
        work = .decoding(process, output: output, bytes: bytes, picture: picture, cells: cells)
    }
}
