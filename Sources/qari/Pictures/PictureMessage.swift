// What passes between the reader and the process that has pictures made: requests one way, answers the other, each with its number.
// Reading a message neither traps nor takes more than a bound, whatever the other end sends.
import ArticleImport

struct PictureRequest {
    var number: Int
    var address: String
    /// The most cells that the picture may take.
    var columns: Int
    var rows: Int
    /// False: of the terminal's own two alone.
    var hasColors: Bool

    init(number: Int, address: String, columns: Int, rows: Int, hasColors: Bool) {
        (self.number, self.address, self.columns, self.rows, self.hasColors) = (number, address, columns, rows, hasColors)
    }

    init?(from message: inout FetchMessageReader) {
        guard let number = message.number(), let address = message.text(), let columns = message.number(in: 1...500),
            let rows = message.number(in: 1...200), let hasColors = message.flag()
        else { return nil }
        self.init(number: number, address: address, columns: columns, rows: rows, hasColors: hasColors)
    }

    var message: [UInt8] {
        var message = FetchMessageWriter()
        message.write(number)
        message.write(address)
        message.write(columns)
        message.write(rows)
        message.write(hasColors)
        return message.message
    }
}

enum PictureReply {
    /// What chafa has written.
    case made([UInt8])
    case noProgram
    case notFetched(FetchProblem)
    case noPicture

    func message(number: Int) -> [UInt8] {
        var message = FetchMessageWriter()
        message.write(number)
        switch self {
        case .made(let output):
            message.write(0)
            message.write(output)
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
            guard let output = message.body() else { return nil }
            self = .made(output)
        case 1: self = .noProgram
        case 2:
            guard case .failure(let problem)? = Result<FetchResponse, FetchProblem>(from: &message) else { return nil }
            self = .notFetched(problem)
        case 3: self = .noPicture
        default: return nil
        }
    }
}
