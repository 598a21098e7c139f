// What passes between the reader and the process that has pictures made: requests one way, answers the other, each with its number.
// Reading a message neither traps nor takes more than a bound, whatever the other end sends.
import ArticleImport
import TerminalScreen

struct PictureRequest {
    var number: Int
    var address: String
    /// The most cells that the picture may take.
    var columns: Int
    var rows: Int
    /// False: of the terminal's own two alone.
    var hasColors: Bool
    /// What it is made into besides; nil for cells alone.
    var graphics: TerminalGraphics?

    init(number: Int, address: String, columns: Int, rows: Int, hasColors: Bool, graphics: TerminalGraphics?) {
        (self.number, self.address, self.columns, self.rows, self.hasColors) = (number, address, columns, rows, hasColors)
        self.graphics = graphics
    }

    init?(from message: inout FetchMessageReader) {
        guard let number = message.number(), let address = message.text(), let columns = message.number(in: 1...500),
            let rows = message.number(in: 1...200), let hasColors = message.flag(), let kind = message.number(in: 0...3)
        else { return nil }
        self.init(number: number, address: address, columns: columns, rows: rows, hasColors: hasColors, graphics: nil)
        guard kind > 0 else { return }
        guard let width = message.number(in: 1...500), let height = message.number(in: 1...500), let longest = message.number(in: 1...(64 << 20))
        else { return nil }
        let kinds: [TerminalGraphics.Kind] = [.kitty, .sixel, .file]
        graphics = TerminalGraphics(kind: kinds[kind - 1], cell: SIMD2(width, height), longest: longest)
    }

    var message: [UInt8] {
        var message = FetchMessageWriter()
        message.write(number)
        message.write(address)
        message.write(columns)
        message.write(rows)
        message.write(hasColors)
        switch graphics?.kind {
        case nil: message.write(0)
        case .kitty: message.write(1)
        case .sixel: message.write(2)
        case .file: message.write(3)
        }
        if let graphics { for number in [graphics.cell.x, graphics.cell.y, graphics.longest] { message.write(number) } }
        return message.message
    }
}

enum PictureReply {
    /// What chafa has written: of cells, and in the terminal's own graphics; nothing of those where there are none, or the picture is too large.
    case made([UInt8], graphics: [UInt8])
    case noProgram
    case notFetched(FetchProblem)
    case noPicture

    func message(number: Int) -> [UInt8] {
        var message = FetchMessageWriter()
        message.write(number)
        switch self {
        case .made(let output, let graphics):
            message.write(0)
            message.write(output)
            message.write(graphics)
        case .noProgram: message.write(1)
        case .notFetched(let problem):
            message.write(2)
            Result<FetchResponse, FetchProblem>.failure(problem).write(to: &message)
        case .noPicture: message.write(3)
        }
        return message.message
    }

    /// - Parameter message: behind its number.
    init?(from message: inout FetchMessageReader) {
        switch message.number() {
        case 0:
            guard let output = message.body(), let graphics = message.body() else { return nil }
            self = .made(output, graphics: graphics)
        case 1: self = .noProgram
        case 2:
            guard case .failure(let problem)? = Result<FetchResponse, FetchProblem>(from: &message) else { return nil }
            self = .notFetched(problem)
        case 3: self = .noPicture
        default: return nil
        }
    }
}
