// What tells the program's own marked text from other texts with front matter.

package enum MarkedText {
    /// The keys that its front matter may have.
    package static let keys: Set<String> = Set(FrontMatter.Key.allCases.map(\.rawValue))

    /// Keys that others use too: a text that has no more than these may as well be somebody's Markdown.
    package static let commonKeys: Set<String> = ["title", "date", "url", "language"]
}
