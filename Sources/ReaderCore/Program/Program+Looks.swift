// Themes, digits, harakat, width, and what the terminal turns out to be able to show: what changes the look of every screen.
import ArabicText
import TerminalScreen

extension Program {
    /// Lays out anew what depends on the size or the settings; the place is kept.
    mutating func relayout() { reading?.relayout(shared) }

    /// Lays out anew where marks or digits change; a hint is shown when it becomes known, once, to whoever can follow it.
    mutating func adopt(_ traits: TerminalTraits) {
        let old = (shared.showsHarakat, shared.drawnDigits, shared.traits.hint)
        shared.traits = traits
        if (shared.showsHarakat, shared.drawnDigits) != (old.0, old.1) { relayout() }
        if let hint = traits.hint, hint != old.2, !hintedChains.contains(traits.chain), isFollowable(hint) { self.hint = phrases.hint(hint) }
        if traits.hint == nil { hint = nil }
    }

    /// Another order is chosen by a key, which may be nobody's here.
    private func isFollowable(_ hint: TerminalTraits.Hint) -> Bool {
        switch hint {
        case .reorders, .closedMultiplexer: !shared.isTouched && !shared.forbidden.contains(.nextOrder)
        case .lacksArabic: true
        }
    }

    /// With the theme on auto, the theme for the terminal's background.
    func automaticTheme(isDark: Bool) -> Theme? {
        shared.settings.theme == nil ? shared.themes.first { $0.name == (isDark ? "dark" : "light") } : nil
    }

    mutating func changeLooks(_ command: Command) {
        switch command {
        case .nextTheme: nextTheme()
        case .cycleDigits: change("digits") { $0.digits = Self.next($0.digits) }
        case .cycleHarakat: change("harakat") { $0.harakat = $0.harakat == .hide ? .show : .hide }
        case .cycleTatweel: change("tatweel") { $0.tatweel = Self.next($0.tatweel) }
        case .cycleJustification:
            let justification = shared.layoutOptions.justification
            change("justify") { $0.justify = justification == .none ? .spaces : justification == .spaces ? .kashida : .none }
        case .cycleColumns: changeColumns()
        case .narrower: setWidth(shared.geometry.measure - 2)
        case .wider: setWidth(widerWidth)
        default: break
        }
    }

    /// Another order of letters, for a terminal that turns rows round without our knowing. What is said of it is Latin as well: until the
    /// right one is found Arabic may be unreadable.
    mutating func tryNextOrder() -> [Effect] {
        let choice = shared.traits.nextChoice
        shared.traits.choice = choice
        hintedChains.insert(shared.traits.chain)
        tell(phrases.order(choice))
        return [.useOrder(choice, chain: shared.traits.chain)]
    }

    private static func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
        let all = Array(Value.allCases)
        return all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
    }

    private mutating func change(_ name: String, _ change: (inout Settings) -> Void) {
        change(&shared.settings)
        relayout()
        if let entry = SettingEntry.table.first(where: { $0.name == name }) { tell(phrases.setting(entry, entry.read(shared.settings))) }
    }

    /// One column more, or one again where there is no room for more.
    private mutating func changeColumns() {
        let count = shared.geometry.columns
        change("columns") { $0.columns = ColumnSetting(rawValue: "\(count + 1)") ?? .one }
        guard shared.geometry.columns <= count, count + 1 <= Geometry.mostColumns else { return }
        change("columns") { $0.columns = .one }
        if count == 1 { tell(phrases.noRoomForColumns) }
    }

    /// Two cells more; where columns leave no room for that, so much that there are fewer of them.
    private var widerWidth: Int {
        let geometry = shared.geometry
        guard shared.settings.columns == .auto, geometry.columns > 1, shared.settings.width > geometry.measure else { return geometry.measure + 2 }
        let width = (geometry.measure + 2)...300
        return width.first { Geometry(size: geometry.size, width: $0, columns: nil).columns < geometry.columns } ?? geometry.measure + 2
    }

    private mutating func setWidth(_ cells: Int) {
        shared.settings.width = min(300, max(20, cells))
        relayout()
        tell(phrases.width(shared.geometry.measure))
    }

    private mutating func nextTheme() {
        let index = shared.themes.firstIndex { $0.name == shared.theme.name } ?? 0
        shared.theme = shared.themes[(index + 1) % shared.themes.count]
        shared.settings.theme = shared.theme.name
        tell(phrases.theme(shared.theme.title(in: shared.settings.language)))
    }
}
