// How the lines of a paragraph are brought to the measure.

/// What fills a line that is shorter than the measure (alreq, "Justification").
package enum Justification: String, CaseIterable, Hashable, Sendable {
    /// Set at the start edge, ragged at the end.
    case none
    /// Wider gaps between words.
    case spaces
    /// Gaps first, then letters drawn out by tatweel, then gaps again.
    case kashida
}
