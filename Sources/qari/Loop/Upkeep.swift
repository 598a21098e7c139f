// What is done beside a program while its loop goes round: a kiosk's library is looked after, its service manager told. It may not wait.
import ReaderCore

protocol Upkeep<Program> {
    associatedtype Program: LoopedProgram

    /// Milliseconds until `goRound` is due by time; nil for never.
    func patience(at now: Int64) -> Int64?
    /// Called whenever the loop has waited, whatever for.
    /// - Parameter now: the loop's milliseconds.
    /// - Returns: effects of what was told to the program; nil when it was told nothing.
    mutating func goRound(_ program: inout Program, at now: Int64) -> [Effect]?
    /// What is on the screen is what the program draws.
    mutating func hasPainted()
    /// The loop is to end, though the program would go on.
    var isOver: Bool { get }
}

/// A reader's: there is nothing beside it.
struct NoUpkeep: Upkeep {
    func patience(at now: Int64) -> Int64? { nil }
    func goRound(_ program: inout ReaderCore.Program, at now: Int64) -> [Effect]? { nil }
    func hasPainted() {}
    var isOver: Bool { false }
}
