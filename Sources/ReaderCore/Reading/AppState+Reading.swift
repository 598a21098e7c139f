// The commands of the reading screen.
import ArabicText

extension AppState {
    mutating func performInReading(_ command: Command, times: Int?) -> [Effect] {
        let repeats = times ?? 1
        let isRightToLeft = settings.arrows == .auto ? document?.isRightToLeft ?? true : settings.arrows == .rtl
        switch command {
        case .nextPage: turnForward(repeats)
        case .previousPage: turnBack(repeats)
        case .pageLeft: isRightToLeft ? turnForward(repeats) : turnBack(repeats)
        case .pageRight: isRightToLeft ? turnBack(repeats) : turnForward(repeats)
        case .lineDown: scroll(repeats)
        case .lineUp: scroll(-repeats)
        case .halfPageDown: scroll(repeats * max(1, geometry.laterHeight / 2))
        case .halfPageUp: scroll(-repeats * max(1, geometry.laterHeight / 2))
        case .firstPage, .goToPage: goToPage(repeats)
        case .lastPage: if let times { goToPage(times) } else { goToEnd() }
        case .nextSection: goToSection(true, times: repeats)
        case .previousSection: goToSection(false, times: repeats)
        case .contents: openContents()
        case .links: openLinks()
        case .find: prompt = PromptState(origin: place)
        case .findNext: findAgain(true)
        case .findPrevious: findAgain(false)
        case .related:
            opensRelated = true
            let effects = askForRelated()
            if effects.isEmpty, !awaitsRelated {
                opensRelated = false
                openRelated()
            }
            return effects
        case .nextLink: selectLink(1)
        case .previousLink: selectLink(-1)
        case .followLink: return followLink()
        case .back: return goBack()
        case .forward: return goForward()
        case .nextArticle: return openNeighbour(repeats)
        case .previousArticle: return openNeighbour(-repeats)
        case .copy, .share, .openInBrowser, .showQRCode: return performSharing(command)
        case .frontPage: return showFrontPage(fromTop: true)
        case .library: return showFrontPage()
        case .bookmark: return toggleBookmark()
        case .bookmarks:
            screen = .frontPage
            return openTab(.bookmarks)
        case .leave:
            if isInLibrary { return showFrontPage() }
            isRunning = false
            return [.quit]
        case .nextTab, .previousTab: break
        case .nextTheme: nextTheme()
        case .cycleDigits: change("digits") { $0.digits = Self.next($0.digits) }
        case .cycleHarakat: change("harakat") { $0.harakat = $0.harakat == .hide ? .show : .hide }
        case .narrower: setWidth(geometry.measure - 2)
        case .wider: setWidth(geometry.measure + 2)
        case .reload: return reload()
        case .help, .suspend, .redraw, .quit: break
        }
        return []
    }

    private static func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
        let all = Array(Value.allCases)
        return all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
    }

    private mutating func change(_ name: String, _ change: (inout Settings) -> Void) {
        change(&settings)
        relayout()
        if let entry = SettingEntry.table.first(where: { $0.name == name }) { tell(phrases.setting(entry, entry.read(settings))) }
    }

    private mutating func setWidth(_ cells: Int) {
        settings.width = min(300, max(20, cells))
        relayout()
        tell(phrases.width(geometry.measure))
    }

    private mutating func nextTheme() {
        let index = themes.firstIndex { $0.name == theme.name } ?? 0
        theme = themes[(index + 1) % themes.count]
        settings.theme = theme.name
        tell(phrases.theme(theme.title(in: settings.language)))
    }
}
