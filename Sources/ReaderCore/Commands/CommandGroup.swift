// What a reader wants to do, as help groups the commands.

enum CommandGroup: CaseIterable {
    case moving, finding, leading, library, sharing, looks, program

    init(_ command: Command) {
        switch command {
        case .nextPage, .previousPage, .pageLeft, .pageRight, .lineDown, .lineUp, .halfPageDown, .halfPageUp, .firstPage, .lastPage, .goToPage,
            .nextSection, .previousSection, .nextTab, .previousTab:
            self = .moving
        case .contents, .find, .findNext, .findPrevious: self = .finding
        case .related, .story, .links, .showPicture, .nextLink, .previousLink, .followLink, .back, .forward, .nextArticle, .previousArticle:
            self = .leading
        case .frontPage, .library, .bookmark, .bookmarks, .reload, .toggleRead, .markAllRead, .undo, .nextUnread, .removeArticle, .saveSearch,
            .tagArticle, .nextSort, .refresh, .addAddress, .feeds:
            self = .library
        case .mark, .extendMark, .shrinkMark, .highlight, .highlights, .speak, .share, .copy, .copyParagraph, .copyWithSource, .pipe, .openInBrowser,
            .showQRCode:
            self = .sharing
        case .nextTheme, .cycleDigits, .cycleHarakat, .cycleTatweel, .cycleJustification, .cycleColumns, .narrower, .wider: self = .looks
        default: self = .program
        }
    }
}

extension Phrases {
    func name(of group: CommandGroup) -> String {
        switch group {
        case .moving: say("التنقّل", "Moving")
        case .finding: say("البحث", "Finding")
        case .leading: say("الروابط والمقالات", "Links and articles")
        case .library: say("المكتبة", "The library")
        case .sharing: say("المشاركة", "Sharing")
        case .looks: say("المظهر", "Looks")
        case .program: say("البرنامج", "The program")
        }
    }
}
