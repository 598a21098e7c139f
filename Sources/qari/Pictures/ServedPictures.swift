// Pictures by way of the process beside (`PictureProcess`): asked for, and told of when they are there. One at a time. It is started by the
// first question, or before by who will be shut in.
import ArticleImport
import Glibc
import Processes
import ReaderCore
import TerminalScreen

final class ServedPictures {
    private let wake: WakeUp
    private let arguments: [String]
    private let environment: [String]?
    private var channel: FetchChannel?
    private var process: ChildProcess?
    private var asked: (number: Int, room: ScreenSize, graphics: TerminalGraphics?, ticket: Ticket)?
    private var count = 0

    /// - Parameters:
    ///   - allowsPrivate: a picture may stand in the reader's own network.
    ///   - environment: nil for this process'.
    init(wake: WakeUp, allowsPrivate: Bool, environment: [String]? = nil) {
        (self.wake, self.environment) = (wake, environment)
        arguments = ["qari", PictureProcess.name] + (allowsPrivate ? [PictureProcess.allowPrivate] : [])
    }

    func start() {
        guard channel == nil else { return }
        guard let started = try? FetchChannel.started("/proc/self/exe", arguments, environment: environment) else { return }
        (channel, process) = (started.channel, started.process)
        wake.watch(started.channel.descriptor)
    }

    /// - Parameter graphics: what it is shown by where it may be; nil for cells alone.
    func ask(for address: String, room: ScreenSize, hasColors: Bool, graphics: TerminalGraphics?, _ ticket: Ticket) {
        start()
        count += 1
        asked = (count, room, graphics, ticket)
        let request = PictureRequest(
            number: count, address: address, columns: max(1, room.columns), rows: max(1, room.rows), hasColors: hasColors, graphics: graphics)
        channel?.send(request.message)
        // What finds no room now goes when something has come: a request is shorter than any socket's room.
        if channel?.push() != true { wake.signal() }
    }

    func news() -> [Message] {
        guard let channel else { return give(.noProgram) }
        var waited = channel.waited
        guard poll(&waited, 1, 0) > 0 else { return [] }
        guard channel.advance() else {
            // It has ended: the next question starts it anew where it may.
            wake.forget(channel.descriptor)
            (self.channel, process) = (nil, nil)
            return give(.noPicture)
        }
        var messages: [Message] = []
        do throws(FetchMessageReader.Broken) {
            while var message = try channel.next() {
                guard let number = message.number(), let reply = PictureReply(from: &message) else { throw .init() }
                if let asked, asked.number == number { messages += give(outcome(of: reply, room: asked.room, asked.graphics)) }
            }
        } catch {
            wake.forget(channel.descriptor)
            (self.channel, process) = (nil, nil)
            messages += give(.noPicture)
        }
        return messages
    }

    private func outcome(of reply: PictureReply, room: ScreenSize, _ graphics: TerminalGraphics?) -> PictureOutcome {
        switch reply {
        case .made(let output, let drawn):
            guard var picture = CellPicture(chafa: output, room: room) else { return .noPicture }
            picture.pixels = graphics.flatMap { PixelPicture(chafa: drawn, for: $0, room: room) }
            return .made(picture)
        case .noProgram: return .noProgram
        case .notFetched(let problem): return .notFetched(problem.told)
        case .noPicture: return .noPicture
        }
    }

    private func give(_ outcome: PictureOutcome) -> [Message] {
        guard let asked else { return [] }
        self.asked = nil
        return [.picture(outcome, asked.ticket)]
    }
}
