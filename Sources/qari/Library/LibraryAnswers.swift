// Answers a library's questions on threads of their own, and wakes the loop when an answer is there: SQLite may take seconds, another
// program may hold its file, and no key waits for either.
import Processes
import Synchronization

final class LibraryAnswers: Sendable {
    private struct State {
        var answers: [LibraryAnswer] = []
        /// When each question was asked that is not answered yet, by its number.
        var waiting: [Int: ContinuousClock.Instant] = [:]
        var asked = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wake: WakeUp
    /// One for what is to be opened, one for lists: a search through a hundred thousand articles holds up no page.
    private let (opening, listing): (WorkThread, WorkThread)

    /// - Parameter isPatient: one thread does for both; a kiosk's library has one connection, and its process little memory.
    init(wake: WakeUp, isPatient: Bool = false) {
        self.wake = wake
        opening = WorkThread()
        listing = isPatient ? opening : WorkThread()
    }

    /// - Parameters:
    ///   - isDue: called with what begins the work, which it may do later.
    ///   - body: the answers; called on a thread.
    func ask(
        _ question: LibraryQuestion, when isDue: (@escaping @Sendable () -> Void) -> Void = { $0() },
        _ body: @escaping @Sendable (LibraryQuestion) -> [LibraryAnswer]
    ) {
        let number = state.withLock { state in
            state.asked += 1
            state.waiting[state.asked] = .now
            return state.asked
        }
        let thread = question.isUrgent ? opening : listing
        isDue {
            thread.add {
                guard !self.state.withLock({ $0.isClosed }) else { return }
                let answers = body(question)
                self.state.withLock { state in
                    state.waiting[number] = nil
                    state.answers += answers
                }
                self.wake.signal()
            }
        }
    }

    /// Does something on the threads that is no question; the loop is woken behind it.
    func look(_ body: @escaping @Sendable () -> Void) {
        listing.add {
            body()
            self.wake.signal()
        }
    }

    /// Says something that nobody has asked for.
    func tell(_ answer: LibraryAnswer) {
        state.withLock { $0.answers.append(answer) }
        wake.signal()
    }

    func take() -> [LibraryAnswer] {
        state.withLock { state in
            defer { state.answers = [] }
            return state.answers
        }
    }

    var longestWait: Duration? { state.withLock { $0.waiting.values.min() }.map { ContinuousClock.now - $0 } }

    /// Nothing more is answered.
    /// - Returns: false when an answer is still being made after so long.
    func close(within milliseconds: Int32) -> Bool {
        state.withLock { $0.isClosed = true }
        return opening.finish(within: milliseconds) && listing.finish(within: milliseconds)
    }
}
