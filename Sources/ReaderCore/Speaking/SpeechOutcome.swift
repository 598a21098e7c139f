// What has become of a text that was to be spoken.

package enum SpeechOutcome: Hashable, Sendable {
    case spoken
    /// There is no program that speaks.
    case unavailable
    /// It speaks nothing; with its exit code.
    case failed(Int32)
}
