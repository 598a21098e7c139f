// What a suite is named that takes more than ten seconds by itself on a quiet machine, mostly by waiting: `@Suite("…", .slow)`.
import Glibc
import Testing

extension Trait where Self == ConditionTrait {
    /// Left out by `make test QUICK=1`.
    package static var slow: Self { .disabled(if: getenv("QARI_QUICK") != nil, "slow, left out by QUICK=1") }
}
