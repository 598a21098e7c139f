// What a reader can ask for. The table in CommandTable.swift gives each its name, help and keys.

/// A command. The raw value is its name in settings files and docs.
package enum Command: String, CaseIterable, Hashable, Sendable {
    // Moving
    case nextPage = "next-page", previousPage = "previous-page"
    /// Physical: the page to the left or right of this one, by the page's direction.
    case pageLeft = "page-left", pageRight = "page-right"
    case lineDown = "line-down", lineUp = "line-up"
    case halfPageDown = "half-page-down", halfPageUp = "half-page-up"
    case firstPage = "first-page", lastPage = "last-page"
    case nextSection = "next-section", previousSection = "previous-section"
    case goToPage = "go-to-page"
    // Finding
    case contents, find, findNext = "find-next", findPrevious = "find-previous"
    // Around the article
    case related, story, links, nextLink = "next-link", previousLink = "previous-link", followLink = "follow-link"
    case back, forward
    // Triage
    case toggleRead = "toggle-read", markAllRead = "mark-all-read", undo, nextUnread = "next-unread", removeArticle = "remove-article"
    case saveSearch = "save-search", tagArticle = "tag-article", nextSort = "next-sort"
    /// Bringing in, from the screen.
    case pipe
    case refresh, addAddress = "add-address", feeds
    // The library
    case frontPage = "front-page", library, bookmark, bookmarks
    case nextTab = "next-tab", previousTab = "previous-tab"
    case nextArticle = "next-article", previousArticle = "previous-article"
    // Sharing
    case mark, extendMark = "extend-mark", shrinkMark = "shrink-mark"
    case highlight, highlights
    /// Reads aloud, or no longer.
    case speak
    case share, copy, copyParagraph = "copy-paragraph", copyWithSource = "copy-with-source", openInBrowser = "open-in-browser", showQRCode =
        "show-qr-code"
    case showPicture = "show-picture"
    // Looks
    case nextTheme = "next-theme", cycleDigits = "cycle-digits", cycleHarakat = "cycle-harakat", cycleTatweel = "cycle-tatweel"
    case cycleJustification = "cycle-justification", cycleColumns = "cycle-columns"
    case narrower, wider
    // Typing
    case confirm, cancel
    /// Ends a search and keeps the page that it led to.
    case cancelHere = "cancel-here"
    case deleteBackward = "delete-backward", deleteForward = "delete-forward", clearLine = "clear-line"
    /// Physical: the cursor goes where the eye expects it.
    case cursorLeft = "cursor-left", cursorRight = "cursor-right", lineStart = "line-start", lineEnd = "line-end"
    case deleteWord = "delete-word", deleteToEnd = "delete-to-end"
    case earlierQuery = "earlier-query", laterQuery = "later-query"
    // The program
    case redraw, nextOrder, reload, help, suspend, leave, quit
}
