// Folding: spellings that a reader takes for the same become the same (harakat, tatweel and marks of direction dropped, alefs
// alike, ى as ي, ة as ه, presentation forms as letters, digits as 0–9, Latin in small letters). For search, and wherever else
// a phrase is recognised. The table is generated (scripts/generate-unicode, `folds`).
import CUnicodeData

@usableFromInline package enum SearchFolding {
    /// What a scalar becomes: nothing, one scalar or more, one at a time.
    @inlinable @inline(__always)
    package static func forEachFolded(_ scalar: UInt32, _ body: (UInt32) -> Void) {
        let place = qari_fold_offset(scalar)
        if place == UInt16.max { return body(scalar) }
        for index in 0..<qari_fold_count(place) { body(qari_fold_scalar(place, index)) }
    }
}
