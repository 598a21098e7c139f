// The indexers of a library: articles are read for the index on several threads at once, and each indexer remembers the words it has met.
import Synchronization

final class Indexers: Sendable {
    /// An indexer, made when it is first needed, and the lock of who uses it.
    private final class Slot: @unchecked Sendable {
        private let purpose: Indexer.Purpose
        private let lock = Mutex(())
        private lazy var indexer = Indexer(for: purpose)

        init(_ purpose: Indexer.Purpose) { self.purpose = purpose }

        func use<Value>(_ body: (Indexer) throws -> Value) rethrows -> Value { try lock.withLock { _ in try body(indexer) } }

        /// Nil where another thread uses it.
        func useIfFree<Value>(_ body: (Indexer) throws -> Value) rethrows -> Value? { try lock.withLockIfAvailable { _ in try body(indexer) } }
    }

    private let slots: [Slot]

    /// - Parameter count: so many threads work at once without waiting for each other.
    init(for purpose: Indexer.Purpose, count: Int) { slots = (0..<max(1, count)).map { _ in Slot(purpose) } }

    /// Gives an indexer that no other thread uses meanwhile.
    func use<Value>(_ body: (Indexer) throws -> Value) rethrows -> Value {
        for slot in slots.dropLast() { if let value = try slot.useIfFree(body) { return value } }
        return try slots[slots.count - 1].use(body)
    }
}
