// What is sent to a terminal, decided from who it is: the order of rows, the switches and their inverse, what the views
// should know. A pure value; the terminal carries it out.
import TerminalScreen

package struct Strategy: Hashable, Sendable {
    package var order: DisplayOrder
    package var reason: OrderReason
    package var traits = TerminalTraits()
    /// How control sequences reach the terminal that shows the text.
    var passage = Passage.direct
    /// Reordering switched off beside BDSM: sent when this strategy is adopted, undone on leaving; through the passage.
    var switchOff = ""
    var switchOn = ""
    /// True when BDSM goes through the passage too.
    var passesBDSM = false
    /// False where BDSM must stay as it is, since the terminal's own reordering is made use of.
    var usesBDSM = true
    /// True when paints are bracketed by DEC 2026.
    package var isSynchronized = false
    /// True where changed rows are sent whole, so that nothing of the last page stays beside its letters.
    package var sweepsRows = false
    /// True where a page that is turned has other blanks than the one before, so that its blank cells are drawn again.
    package var changesBlanks = false
    /// Bytes of base64 that OSC 52 may carry; 0 where it is known to do nothing.
    package var clipboard: Int

    /// - Parameter isSpoken: rows are listened to; the terminal may do with them on the glass what it does.
    package init(_ identity: TerminalIdentity, choice: BidiChoice, isSpoken: Bool = false) {
        let profile = identity.profile
        (order, reason, clipboard) = (.visual, profile.kind == .unknown ? .unknown : .leavesRowsAlone, profile.clipboard)
        isSynchronized = [1, 2].contains(identity.own.state(ofMode: 2026, isPrivate: true) ?? 0)
        usesBDSM = identity.mayBeAsked && (choice == .auto || choice == .visual)
        if profile.kind.isMultiplexer { goThrough(profile, identity) } else { decide(profile, identity) }
        (sweepsRows, changesBlanks) = (profile.leavesSpecks, profile.redrawsChangesAlone)
        if profile.kind == .xterm, Self.lacksArabic(identity) { traits.hint = .lacksArabic }
        // A guess is no ground for a hint.
        if !identity.own.isSettled, identity.mayBeAsked { traits.hint = nil }
        if identity.own.probedWidths.first == 2 || !profile.showsMarks || profile.kind.isMultiplexer && !identity.outerProfile.profile.showsMarks {
            traits.showsMarks = false
        }
        // Of the terminals that may stand around mosh some lose the letter under a mark.
        if profile.kind == .mosh, identity.outerProfile.profile.kind == .unknown, order(of: choice) == .visual {
            traits.showsMarks = false
        }
        if identity.isOnLinuxConsole { (traits.showsMarks, traits.hasArabicDigits) = (false, false) }
        traits.graphics = Self.graphics(of: profile, identity)
        obey(choice)
        (traits.chain, traits.choice) = (identity.chain, choice)
        guard isSpoken else { return }
        (order, reason, traits.hint, traits.graphics) = (.visual, .setting, nil, nil)
        (switchOff, switchOn, passesBDSM, usesBDSM) = ("", "", false, false)
    }

    /// What has said itself that it shows pictures, with nothing between that would have to know of them, in cells whose size is known.
    private static func graphics(of profile: TerminalProfile, _ identity: TerminalIdentity) -> TerminalGraphics? {
        guard !profile.kind.isMultiplexer, identity.own.isSettled, let cell = identity.cellNow,
            (1...500).contains(cell.x), (1...500).contains(cell.y)
        else { return nil }
        // What a line that may be slow carries is no more than half blocks take.
        let longest = identity.variable("SSH_CONNECTION") == nil ? 4 << 20 : 128 << 10
        if identity.own.hasKittyGraphics { return TerminalGraphics(kind: .kitty, cell: cell, longest: longest) }
        if identity.own.hasSixels { return TerminalGraphics(kind: .sixel, cell: cell, longest: longest) }
        return identity.takesPictureFiles ? TerminalGraphics(kind: .file, cell: cell, longest: longest) : nil
    }

    private mutating func decide(_ profile: TerminalProfile, _ identity: TerminalIdentity) {
        if [1, 2].contains(identity.own.state(ofMode: 8, isPrivate: false) ?? 0) {
            // Whatever it is, it lets us own the order.
            reason = .obeysBDSM
        } else {
            adopt(profile, isCertain: identity.isCertain, answers: identity.own, identity)
        }
    }

    private mutating func adopt(_ profile: TerminalProfile, isCertain: Bool, answers: AnswerRecord, _ identity: TerminalIdentity) {
        if !profile.switchOff.isEmpty {
            guard isCertain else { return }
            (switchOff, switchOn, reason) = (profile.switchOff, profile.switchOn, .switchedOff)
            return
        }
        switch profile.order {
        case .visual: if profile.kind == .vte { reason = .obeysBDSM }
        case .logical where profile.kind == .iterm2 && !Self.reorders(iTerm2: answers.version ?? identity.variable("LC_TERMINAL_VERSION")):
            reason = .leavesRowsAlone
        case .logical:
            (order, reason) = (profile.order, .reordersItself)
            if !profile.isSeenRight { traits.hint = .reorders(terminal: profile.title) }
        case .kittyWords, .kittyOneFont, .kittyLetters:
            (order, reason) = (Self.kittyOrder(font: answers.capability(Probe.fontQuestion)), .kitty)
        // No terminal of its own: found out where one stands in another.
        case .nested: order = profile.order
        }
    }

    /// The terminal around a multiplexer decides, as far as it can be found and reached.
    private mutating func goThrough(_ profile: TerminalProfile, _ identity: TerminalIdentity) {
        reason = .throughMultiplexer
        let (outer, isOuterCertain) = identity.outerProfile
        // A wrapped sequence is printed by those who don't know it, so it goes to the one who has said who it is.
        if identity.isCertain, !outer.kind.isMultiplexer {
            if profile.kind == .tmux { passage = identity.outerTerm?.mayPass == false ? .closed : .tmux }
            if profile.kind == .screen { passage = .screen }
        }
        if [.editor, .emacsTerminal].contains(profile.kind) { passage = .closed }
        let isReachable = passage == .tmux || passage == .screen
        adopt(outer, isCertain: isOuterCertain && isReachable, answers: identity.outer ?? AnswerRecord(), identity)
        if reason == .leavesRowsAlone || reason == .obeysBDSM { reason = .throughMultiplexer }
        passesBDSM = isReachable && [.unknown, .vte, .mintty, .wezterm].contains(outer.kind)
        let isOuterKnown = outer.kind != .unknown && outer.kind != .plain
        // A tmux on the other side of SSH can't be asked whether it lets sequences pass.
        let surelyPasses = passage == .screen || identity.outerTerm?.mayPass == true
        guard !surelyPasses || outer.kind.isMultiplexer, identity.own.isSettled else { return }
        // It reorders, and can't be told not to: then its reordering is made use of.
        if passage == .closed || profile.kind == .mosh, isOuterCertain, let untold = outer.untold {
            (order, reason) = (.logical(untold), .unreachable)
        }
        if profile.kind == .emacsTerminal { return goThroughEmacs() }
        if profile.kind == .mosh { return goThroughMosh(identity) }
        // What stands between draws our cells as they are.
        if reason == .unreachable { return }
        let isUntellable = passage == .closed && !outer.switchOff.isEmpty && outer.untold == nil
        if isUntellable || !isOuterKnown || outer.kind.isMultiplexer, traits.hint == nil, isAsked(identity, profile) {
            traits.hint = .closedMultiplexer(profile.title)
        }
    }

    /// Emacs reorders its lines; a terminal around it may do so once more.
    private mutating func goThroughEmacs() {
        (order, reason) = (order == .visual ? .logical(.emacs) : .nested(outer: order, inner: .emacs), .reordersItself)
        traits.hint = nil
    }

    /// What is around mosh is a guess at best, so that the hint is for all; but not before that guess is made.
    private mutating func goThroughMosh(_ identity: TerminalIdentity) {
        if identity.own.reportsFocus != nil { traits.hint = .closedMultiplexer("mosh") }
        // Konsole, kitty, and PuTTY or mlterm: VTE would have reported.
        traits.trials =
            order == .visual
            ? [.konsole, .kitty, .logical, .logicalLeftToRight, .kittyLetters] : [.visual, .konsole, .kitty, .logical, .kittyLetters]
    }

    /// True when nothing more is awaited of tmux.
    private func isAsked(_ identity: TerminalIdentity, _ profile: TerminalProfile) -> Bool {
        profile.kind != .tmux || identity.variable("TMUX") == nil || identity.own.outerDescription != nil
    }

    /// The order that a choice stands for; `logical` and `kitty` are the program's own where that is one.
    private func order(of choice: BidiChoice) -> DisplayOrder {
        switch choice {
        case .auto: order
        case .visual: .visual
        case .logical: if case .logical = order { order } else { .logical(.firstStrongBesideRules) }
        case .logicalLeftToRight: .logical(.leftToRight)
        case .konsole: .logical(.leftToRightUnmirrored)
        case .kitty: if case .kittyOneFont = order { order } else { .kittyWords }
        case .kittyLetters: .kittyLetters
        }
    }

    /// Trials that would show what was shown before are none.
    private mutating func thinOutTrials() {
        var tried = [order]
        var trials: [BidiChoice] = []
        for choice in traits.trials where !tried.contains(order(of: choice)) {
            tried.append(order(of: choice))
            trials.append(choice)
        }
        traits.trials = trials
    }

    private mutating func obey(_ choice: BidiChoice) {
        thinOutTrials()
        guard choice != .auto else { return }
        order = order(of: choice)
        (reason, traits.hint) = (.setting, nil)
        if choice != .visual { (switchOff, switchOn, passesBDSM) = ("", "", false) }
    }

    /// Explicit mode (BDSM reset) with a left-to-right direction (SCP): a terminal that reorders by the recommendation of the
    /// terminal working group then leaves our visual order alone; the others ignore both.
    static let explicitMode = "\u{1B}[8l\u{1B}[1 k"
    static let implicitMode = "\u{1B}[8h" + ownDirection
    /// SCP's default.
    static let ownDirection = "\u{1B}[0 k"

    /// From 3.7 on iTerm2 reorders.
    private static func reorders(iTerm2 version: String?) -> Bool {
        let numbers = (version ?? "").split { !$0.isNumber && $0 != "." }.last?.split(separator: ".").compactMap { Int($0) } ?? []
        guard let major = numbers.first else { return false }
        return major > 3 || major == 3 && (numbers.count > 1 ? numbers[1] : 0) >= 7
    }

    /// xterm's own fonts of bitmaps have no joined letters, but for two. By its own word, where it tells its font; else by the size of a cell,
    /// which is that of the font that it starts with.
    private static func lacksArabic(_ identity: TerminalIdentity) -> Bool {
        guard let font = identity.own.font else { return identity.firstCell == SIMD2(6, 13) }
        let isBitmap = font == "fixed" || font.hasPrefix("-misc-fixed-") || font.hasPrefix("-Misc-Fixed-") || font.first?.isNumber == true
        return isBitmap && !["--15-140-75-75-c-90", "--20-200-75-75-c-100", "9x15", "10x20"].contains { font.lowercased().contains($0) }
    }

    private static func kittyOrder(font: String?) -> DisplayOrder {
        guard let font else { return .kittyWords }
        guard hasArabic(font) else { return .kittyLetters }
        // With a font whose ligatures leave cells without ink behind them kitty deals out cells otherwise.
        return font.lowercased().contains("cascadia") ? .kittyWords : .kittyOneFont
    }

    /// Fixed-width fonts that have Arabic letters. kitty draws punctuation beside them from the same font only then.
    private static func hasArabic(_ font: String) -> Bool {
        let fonts = [
            "dejavu", "freemono", "unifont", "kawkab", "vazir", "courier new", "cascadia", "arabic", "amiri", "naskh", "kufi", "plex sans arabic",
        ]
        let name = font.lowercased()
        return fonts.contains { name.contains($0) }
    }
}
