// What was learnt of a kiosk that was asked how it fares, here or on another machine.
import ReaderCore

struct KioskAnswer {
    /// As it was asked for; empty for this machine.
    let host: String
    let status: KioskStatus?
    /// Why there is no status.
    var silence: KioskSilence?

    /// By the clock of the kiosk's own machine, which may be wrong, where that says what it has.
    func health(at now: Int64) -> KioskStatus.Health { status.map { $0.health(at: $0.asked ?? now) } ?? .unknown }
}
