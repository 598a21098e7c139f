// Searching: the prompt, the hit that follows every letter typed, next and previous.
import ArabicText
import TerminalScreen

extension AppState {
    mutating func type(_ key: Key) {
        guard var state = prompt else { return }
        switch key.code {
        case .escape:
            prompt = nil
            search = nil
            if let origin = state.origin { go(to: origin) }
            return
        case .character(0x63) where key.modifiers == .control,
            .character(0x67) where key.modifiers == .control:
            prompt = nil
            search = nil
            return
        case .enter:
            prompt = nil
            confirmSearch(state)
            return
        default:
            guard edit(key, &state) else { return }
        }
        let isChanged = state.editor.text != prompt?.editor.text
        prompt = state
        if isChanged { searchIncrementally(state) }
    }

    /// A key that edits what is typed. False for one that does nothing.
    mutating func edit(_ key: Key, _ state: inout PromptState) -> Bool {
        let base = phrases.base
        switch key.code {
        case .backspace,
            .character(0x68) where key.modifiers == .control:
            state.editor.deleteBackward()
        case .delete: state.editor.deleteForward()
        case .left: state.editor.moveVisually(left: true, base: base, engine: engine)
        case .right: state.editor.moveVisually(left: false, base: base, engine: engine)
        case .home: state.editor.moveToStart()
        case .end: state.editor.moveToEnd()
        case .up, .down: recall(key.code == .up ? 1 : -1, &state)
        case .character(0x75) where key.modifiers == .control: state.editor.replace([])
        case .character(0xFEFB) where key.modifiers.isEmpty: state.editor.insert([0x644, 0x627])
        case .character(let scalar) where key.modifiers.isEmpty && scalar >= 0x20: state.editor.insert([scalar])
        default:
            tell(phrases.keyMeansNothing(KeyNotation.name(of: key)))
            return false
        }
        return true
    }

    mutating func paste(_ text: [UInt32]) {
        guard prompt != nil else { return }
        prompt?.editor.insert(text.map { $0 < 0x20 ? 0x20 : $0 }.filter { $0 != 0x7F })
        if let prompt, !prompt.isForLibrary { searchIncrementally(prompt) }
    }

    private func recall(_ step: Int, _ state: inout PromptState) {
        guard !queries.isEmpty else { return }
        let index = (state.recalled ?? -1) + step
        guard queries.indices.contains(index) else { return }
        state.recalled = index
        state.editor.replace(queries[index])
    }

    private mutating func searchIncrementally(_ state: PromptState) {
        guard let document else { return }
        if let origin = state.origin { go(to: origin) }
        guard !state.editor.text.isEmpty else {
            search = nil
            return
        }
        var found = SearchState(query: state.editor.text, in: document)
        found.wanted = (anchor ?? SearchState.Hit(address: BlockAddress(part: .head, offset: 0), scalar: 0), true)
        found.extend(in: document, bytes: 256 << 10)
        (search, hasLandedOnHit) = (found, false)
        pursueWantedHit(isInclusive: true)
    }

    private mutating func confirmSearch(_ state: PromptState) {
        let query = state.editor.text
        guard !query.isEmpty else {
            search = nil
            return
        }
        queries.removeAll { $0 == query }
        queries.insert(query, at: 0)
        reportSearch()
    }

    func isNothingFound(_ search: SearchState) -> Bool { search.isWhole && search.count == 0 }

    mutating func reportSearch() {
        guard let search else { return }
        if isNothingFound(search) {
            tell(phrases.notFound(String(codePointsOf: search.query)), .warning)
        } else if let current = search.current, let index = search.hits.firstIndex(of: current) {
            tell(phrases.hit(index + 1, of: search.count, isWhole: search.isWhole))
        } else {
            tell(phrases.searching)
        }
    }

    mutating func findAgain(_ isForward: Bool) {
        guard let search, let anchor else {
            tell(phrases.noSearch)
            return
        }
        self.search?.wanted = (search.current ?? anchor, isForward)
        pursueWantedHit()
        reportSearch()
    }

    /// Goes to the hit that is wanted, if it is known by now.
    mutating func pursueWantedHit(isInclusive: Bool = false) {
        guard let document, let search, let wanted = search.wanted else { return }
        guard let hit = search.hit(wanted.isForward, from: wanted.from, inclusive: isInclusive || search.current == nil) else {
            if search.isWhole { self.search?.wanted = nil }
            return
        }
        self.search?.wanted = nil
        self.search?.current = hit
        show(Place(hit.address, line: document.layout(at: hit.address).line(containing: hit.scalar)))
        if prompt == nil { reportSearch() }
    }
}

extension String {
    init(codePointsOf scalars: [UInt32]) { self = scalars.map { Unicode.Scalar($0).map(String.init) ?? "\u{FFFD}" }.joined() }
}
