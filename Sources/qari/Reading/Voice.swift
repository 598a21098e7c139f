// Reads aloud by way of speech-dispatcher's `spd-say`, beside the reading: the text is an argument of it and passes no shell. What is being
// spoken goes on in the dispatcher after its client has ended, so that silence is asked for by name.
import ArabicText
import Processes
import ReaderCore

struct Voice {
    private static let program = "spd-say"
    private let wake: WakeUp
    private var speaking: (process: ChildProcess, number: Int)?

    init(wake: WakeUp) { self.wake = wake }

    /// - Returns: why it can't be spoken.
    mutating func speak(_ text: [UInt32], _ language: String, _ number: Int) -> Message? {
        end()
        // It ends once the text is spoken, or was cut off.
        guard let process = Self.start(["--wait", "--language", language, "--", String(codePoints: text)]) else {
            return .spoken(.unavailable, number: number)
        }
        wake.watch(process.descriptor)
        speaking = (process, number)
        return nil
    }

    /// What is being spoken ends.
    mutating func hush() {
        guard speaking != nil else { return }
        end()
        // One that can't be started leaves the voice to end its sentence.
        // The long option of the same name wants an argument that it then ignores (0.11): only the short one stops.
        silencing = Self.start(["-S"])
        if let silencing { wake.watch(silencing.descriptor) }
    }

    private var silencing: ChildProcess?

    private mutating func end() {
        guard let (process, _) = speaking else { return }
        speaking = nil
        wake.forget(process.descriptor)
        process.stop()
    }

    private static func start(_ arguments: [String]) -> ChildProcess? {
        try? ChildProcess(program, [program] + arguments, grouping: .ownSession)
    }

    /// What has been spoken meanwhile.
    mutating func news() -> [Message] {
        if silencing?.ending != nil { silencing = nil }
        guard let (process, number) = speaking, let ending = process.ending else { return [] }
        speaking = nil
        switch ending {
        case .exit(0): return [.spoken(.spoken, number: number)]
        case .exit(127): return [.spoken(.unavailable, number: number)]
        case .exit(let status): return [.spoken(.failed(status), number: number)]
        case .signal(let signal): return [.spoken(.failed(128 + signal), number: number)]
        }
    }
}
