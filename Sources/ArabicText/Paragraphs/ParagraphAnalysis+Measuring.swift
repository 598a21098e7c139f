// The short way, for counting lines: what changes a paragraph's width is the lam-alef ligature alone, so neither levels
// nor forms are needed. A test compares it with the full analysis.
import CUnicodeData

extension ParagraphAnalysis {
    /// Fills `records`, `opportunities` and `shaped` (0 at the alef of lam-alef, else the scalar itself). Levels are not
    /// touched. Falls back to `analyse` where embeddings or isolates could part a lam from its alef.
    package func analyseForMeasuring(_ text: UnsafeBufferPointer<UInt32>, base: BaseDirection) {
        guard let facts = prepareForMeasuring(text) else { return analyse(text, base: base) }
        findOpportunities(text, facts, units(in: text, facts), numberGroups(in: text, facts))
    }

    @inline(__always)
    private func prepareForMeasuring(_ text: UnsafeBufferPointer<UInt32>) -> Facts? {
        reserve(text.count)
        count = text.count
        var isAfterLam = false
        var facts = Facts()
        let (records, shaped) = (records, shaped)
        for index in text.indices {
            let scalar = text[index]
            let record = qari_record(scalar)
            records[index] = record
            shaped[index] = scalar
            facts.seen |= 1 << record.bidiClass
            if isAfterLam {
                if isLigatingAlef(scalar) {
                    shaped[index] = 0
                } else if record.joiningType == QARI_JOINING_T {
                    continue
                }
            }
            let bidiClass = record.bidiClass
            if bidiClass >= QARI_BIDI_LRE { return nil }
            isAfterLam = scalar == "ل"
        }
        return facts
    }

    /// The alefs that ligate with lam: with madda, with hamza above, with hamza below, bare.
    @inline(__always)
    private func isLigatingAlef(_ scalar: UInt32) -> Bool {
        scalar == "ا" || scalar == "آ" || scalar == "أ" || scalar == "إ"
    }
}
