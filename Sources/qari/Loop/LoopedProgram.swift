// What the loop runs: a program as a value, the reader or a kiosk around it.
import Kiosk
import ReaderCore
import TerminalScreen

protocol LoopedProgram {
    var isRunning: Bool { get }
    /// True while there is something to do whenever nothing else waits: `.idle` is sent then.
    var hasBackgroundWork: Bool { get }
    /// When `tick` has something to do next, in its milliseconds; nil when time alone changes nothing.
    var nextTick: Int64? { get }

    /// The effects to run first.
    mutating func start() -> [Effect]
    mutating func update(_ message: Message) -> [Effect]
    /// Time has passed; told before anything that happens at that time.
    /// - Parameter milliseconds: since some moment, never less than before.
    mutating func tick(_ milliseconds: Int64) -> [Effect]
    func draw(into frame: inout Frame)
}

extension Program: LoopedProgram {
    var nextTick: Int64? { nil }
    mutating func tick(_ milliseconds: Int64) -> [Effect] { [] }
}

extension Kiosk: LoopedProgram {}
