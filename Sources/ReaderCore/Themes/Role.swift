// The roles a theme gives styles to. A theme names roles, never places in the code.

/// What a piece of the screen is. The raw value is its name in a theme file.
package enum Role: String, CaseIterable, Hashable, Sendable {
    // The page
    case body, credits, kicker, title, byline, dateline, lead, heading, quotation, caption, list, crossReference = "cross-reference"
    case link, linkSelected = "link-selected", related, relatedSelected = "related-selected", separator
    case columnRule = "column-rule"
    // The front page
    case masthead, mastheadDate = "masthead-date", mastheadRule = "masthead-rule", tab, tabSelected = "tab-selected"
    case leadTitle = "lead-title", headline, headlineRead = "headline-read", headlineSelected = "headline-selected", source, age, mark, snippet
    case breakingStrip = "breaking-strip"
    // Search
    case hit, hitCurrent = "hit-current"
    /// A passage that the reader keeps.
    case highlight
    // Around the page
    case runningHead = "running-head", footer, footerKey = "footer-key", progress, progressTrack = "progress-track"
    case message, warning, error, breaking
    // Overlays and prompts
    case overlay, overlayTitle = "overlay-title", overlayKey = "overlay-key", overlaySelected = "overlay-selected", border
    case prompt, promptText = "prompt-text"

    /// Its place in `allCases`: an enum without values is laid out as the number of its case. (Hashing a role would hash its name.)
    var ordinal: Int { Int(withUnsafeBytes(of: self) { $0[0] }) }
}
