// A large piece of work as many small ones: done on the processors that there are, taken in their order. No more than a few wait to be taken,
// so memory stays the same however many there are.
import Dispatch
import Synchronization

package struct OrderedWork<Piece: Sendable> {
    /// Makes what does a piece, by its number: once for each thread, so that what it works with is its own.
    package typealias Worker = @Sendable () -> (Int) -> Piece

    /// More threads than that would wait for the one that takes.
    private static var mostThreads: Int { 8 }

    private let count: Int
    private let worker: Worker
    private let threads: Int?
    private let ahead: Int

    /// - Parameters:
    ///   - threads: for tests; as many as processors when nil.
    ///   - ahead: how many pieces of a thread may wait to be taken: more where taking some takes long and others not.
    package init(count: Int, worker: @escaping Worker, threads: Int? = nil, ahead: Int = 2) {
        (self.count, self.worker, self.threads, self.ahead) = (count, worker, threads, ahead)
    }

    /// Does all pieces and hands each over, in order, on the thread that calls.
    package func run<Failure: Error>(_ take: (Piece) throws(Failure) -> Void) throws(Failure) {
        let threads = min(threads ?? Processors.available, count, Self.mostThreads)
        guard threads > 1 else { return try runAlone(take) }
        let lanes = (0..<threads).map { Lane(first: $0, step: threads, count: count, ahead: ahead, worker) }
        // Whoever waits for room when nothing is taken any more goes home.
        defer { for lane in lanes { lane.end() } }
        guard lanes.allSatisfy({ $0.start() }) else { return try runAlone(take) }
        for number in 0..<count { try take(lanes[number % threads].next()) }
    }

    private func runAlone<Failure: Error>(_ take: (Piece) throws(Failure) -> Void) throws(Failure) {
        let work = worker()
        for number in 0..<max(0, count) { try take(work(number)) }
    }

    /// The pieces of one thread: every so many of all.
    private final class Lane: Sendable {
        private let numbers: StrideTo<Int>
        private let worker: Worker
        private let done = Mutex<(pieces: [Piece], isOver: Bool)>(([], false))
        private let (filled, room) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))

        private let ahead: Int

        init(first: Int, step: Int, count: Int, ahead: Int, _ worker: @escaping Worker) {
            (numbers, self.ahead, self.worker) = (stride(from: first, to: count, by: step), ahead, worker)
        }

        /// False where the system has no thread left.
        func start() -> Bool {
            for _ in 0..<ahead { room.signal() }
            return DetachedThread.start { [self] in
                let work = worker()
                for number in numbers {
                    room.wait()
                    if done.withLock({ $0.isOver }) { return }
                    let piece = work(number)
                    done.withLock { $0.pieces.append(piece) }
                    filled.signal()
                }
            }
        }

        func next() -> Piece {
            filled.wait()
            let piece = done.withLock { $0.pieces.removeFirst() }
            room.signal()
            return piece
        }

        func end() {
            done.withLock { $0.isOver = true }
            room.signal()
        }
    }
}
