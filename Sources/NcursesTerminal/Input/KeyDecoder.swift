// Turns the bytes a terminal sends into events: UTF-8, CSI, SS3, OSC, mouse reports, pastes, answers. Bounded: a sequence
// that never ends is dropped, a paste that never ends is over after a second's silence.
import CodePoints
import TerminalScreen

/// A decoder. Feed it bytes as they come; when nothing comes for a moment and `isWaiting`, call `timeOut`.
package struct KeyDecoder {
    private var pending: [UInt8] = []
    private var pasted: [UInt8]?
    /// True once the terminal has told its background.
    private var knowsBackground = false
    /// Answers of the terminal, in the order they came; whoever asked takes them away.
    package internal(set) var answers: [TerminalAnswer] = []
    /// True while the terminal owes answers. A slow line may cut them anywhere, so more patience is had with them.
    package var awaitsAnswers = false
    /// Which answers count: none comes by itself, so what nobody asked for was typed, or is somebody's mischief.
    package var due: DueAnswers
    /// True while a status report is due. It comes behind keys and may be cut after its escape, which is then no key.
    package var awaitsStatus = false
    /// How much of what is pending came one by one after a silence, as keys do: an escape, a bracket, a zero. They are keys unless
    /// they turn out to begin a status report that is due.
    private var heldKeys = 0
    /// What the last silence took for a key, or dropped, though it may have been the beginning of an answer.
    private var cutBeginning: [UInt8] = []
    /// The rest of a paste's end that a silence cut: no keys, should it come yet.
    private var cutPasteEnd: [UInt8] = []
    private static let longestSequence = 4096
    private static let longestPaste = 1 << 20
    private static let status = Array("\u{1B}[0n".utf8)
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// - Parameter due: the answers that count; everything, for whoever knows of no questions.
    package init(due: DueAnswers = .everything) { self.due = due }

    /// True while bytes of something unfinished are held that a silence would end.
    package var isWaiting: Bool { !pending.isEmpty || pasted != nil }

    /// Milliseconds to wait for the rest of what is held. A paste comes without a pause but for the line's; one that was begun by hand,
    /// or whose end was lost, must not take the keyboard away.
    package var patience: Int32 {
        if pasted != nil { return 1000 }
        return isLoneEscape && heldKeys == 0 ? 25 : awaitsAnswers || awaitsStatus ? 500 : 100
    }

    /// Forgets all that is half there, and what was to come of it.
    package mutating func forget() { (pending, pasted, heldKeys, cutBeginning, cutPasteEnd) = ([], nil, 0, [], []) }

    private var isLoneEscape: Bool { pending.count == 1 && pending[0] == .escape }

    package mutating func takeAnswers() -> [TerminalAnswer] {
        defer { answers = [] }
        return answers
    }

    package mutating func feed(_ bytes: some Collection<UInt8>) -> [Event] {
        guard !bytes.isEmpty else { return [] }
        if !cutPasteEnd.isEmpty {
            let rest = cutPasteEnd
            cutPasteEnd = []
            if bytes.starts(with: rest) { return feed(Array(bytes.dropFirst(rest.count))) }
        }
        if continuesCut(bytes) { pending = cutBeginning }
        cutBeginning = []
        var events: [Event] = []
        if heldKeys > 0 {
            if bytes.count == 1, Self.status.dropLast().starts(with: pending + bytes) {
                heldKeys += 1
            } else {
                if !continuesHeld(bytes) { events = takeHeldKeys() }
                heldKeys = 0
            }
        }
        pending.append(contentsOf: bytes)
        return heldKeys > 0 ? events : events + decode(isFinal: false)
    }

    /// What is held means what it says: a lone escape is the key. Not so fast while a status report is due: what the key does could
    /// not be painted before anyway, and the report that comes behind it sets it free.
    package mutating func timeOut() -> [Event] {
        if let text = pasted { return endPaste(text) }
        if isLoneEscape, awaitsStatus, heldKeys == 0 {
            heldKeys = 1
            return []
        }
        if heldKeys < 2, Self.status.starts(with: pending) { cutBeginning = pending }
        return heldKeys > 0 ? takeHeldKeys() : decode(isFinal: true)
    }

    /// A paste has fallen silent: what came of it is all there is.
    private mutating func endPaste(_ text: [UInt8]) -> [Event] {
        // What is held is the beginning of its end, or of a status report.
        cutPasteEnd = Self.pasteEnd.starts(with: pending) && !pending.isEmpty ? Array(Self.pasteEnd.dropFirst(pending.count)) : []
        (pending, pasted) = ([], nil)
        return [Self.paste(text)]
    }

    private static func paste(_ bytes: [UInt8]) -> Event { .paste(String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)) }

    /// Whether bytes go on with what the last silence ended: no key begins like that, and no hand is so quick. It is an answer whose
    /// beginning came too early.
    private func continuesCut(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, !cutBeginning.isEmpty else { return false }
        let isLone = cutBeginning.count == 1
        if isLone, awaitsAnswers, bytes.count > 2, ["[", "]", "P", "_"].contains(first) { return true }
        let rest = Self.status.dropFirst(cutBeginning.count)
        // The escape is the only one of them that a hand may have typed.
        return awaitsStatus && rest.starts(with: bytes.prefix(rest.count)) && (!isLone || bytes.count > 1)
    }

    /// Whether bytes make a sequence of the held keys: a bracket that does not come alone, or all the rest at once.
    private func continuesHeld(_ bytes: some Collection<UInt8>) -> Bool {
        let rest = Array(bytes)
        if heldKeys == 1 { return rest[0] == "[" && rest.count > 1 && rest[1] != .escape }
        if (pending + rest).starts(with: Self.status) { return true }
        guard let end = rest.firstIndex(where: { !(" "..."?").contains($0) }), ("0"..."?").contains(rest[0]) else { return false }
        return end > 1 && ("@"..."~").contains(rest[end])
    }

    private mutating func takeHeldKeys() -> [Event] {
        defer { (pending, heldKeys) = ([], 0) }
        return [.key(Key(.escape))] + pending.dropFirst().map { .key(Key(.character(UInt32($0)))) }
    }

    private mutating func decode(isFinal: Bool) -> [Event] {
        var events: [Event] = []
        var index = 0
        while index < pending.count {
            if pasted != nil {
                index = takePaste(from: index, &events)
                if pasted != nil { break }
                continue
            }
            guard let (length, event) = next(at: index, isFinal: isFinal) else { break }
            if let event { events.append(event) }
            index += length
        }
        pending.removeFirst(min(index, pending.count))
        if pending.count > Self.longestSequence, pasted == nil { pending.removeAll() }
        return Self.joiningLamAlef(events)
    }

    /// The b key of the Arabic layout types lam and alef at once; the pair that arrives together is one key, written as
    /// its ligature. Typed one after the other they stay two.
    private static func joiningLamAlef(_ events: [Event]) -> [Event] {
        let ligatures: [UInt32: Unicode.Scalar] = [
            codePoint("ا"): "\u{FEFB}", codePoint("أ"): "\u{FEF7}", codePoint("آ"): "\u{FEF5}", codePoint("إ"): "\u{FEF9}",
        ]
        guard events.count == 2, case .key(let first) = events[0], first == Key(.character(codePoint("ل"))), case .key(let second) = events[1],
            case .character(let alef) = second.code, second.modifiers.isEmpty, let ligature = ligatures[alef]
        else { return events }
        return [.key(Key(.character(ligature.value)))]
    }

    private mutating func takePaste(from start: Int, _ events: inout [Event]) -> Int {
        let end = Self.pasteEnd
        var index = start
        while index < pending.count {
            if pending[index] == .escape {
                let rest = pending[index...].prefix(end.count)
                // A long paste comes in pieces, and the report may stand between two.
                if awaitsStatus, rest.starts(with: Self.status) {
                    answers.append(.status)
                    index += Self.status.count
                    continue
                }
                if awaitsStatus, Self.status.starts(with: rest) { break }
                if rest.count < end.count, end.starts(with: rest) { break }
                if rest.elementsEqual(end) {
                    events.append(Self.paste(pasted ?? []))
                    pasted = nil
                    return index + end.count
                }
            }
            if pasted?.count ?? 0 < Self.longestPaste { pasted?.append(pending[index]) }
            index += 1
        }
        return index
    }

    /// The event at an index and its length; an event of nil for what is understood and means nothing.
    private mutating func next(at index: Int, isFinal: Bool) -> (Int, Event?)? {
        let byte = pending[index]
        guard byte == .escape else { return plain(at: index, isFinal: isFinal).map { ($0.0, $0.1.map(Event.key)) } }
        guard index + 1 < pending.count else { return isFinal ? (1, .key(Key(.escape))) : nil }
        switch pending[index + 1] {
        case "[": return controlSequence(at: index, isFinal: isFinal)
        case "O":
            guard index + 2 < pending.count else { return isFinal ? (2, .key(.character("O", .alt))) : nil }
            return (3, Self.cursorKey(pending[index + 2], []).map(Event.key))
        case "]", "P", "_", "^": return string(at: index, isFinal: isFinal)
        case .escape: return (1, .key(Key(.escape)))
        default:
            guard let (length, key) = plain(at: index + 1, isFinal: isFinal) else { return nil }
            return (length + 1, key.map { .key(Key($0.code, $0.modifiers.union(.alt))) })
        }
    }

    private func plain(at index: Int, isFinal: Bool) -> (Int, Key?)? {
        let byte = pending[index]
        switch byte {
        case "\r", "\n": return (1, Key(.enter))
        case "\t": return (1, Key(.tab))
        case .delete, "\u{8}": return (1, Key(.backspace))
        case "\0": return (1, Key(.character(codePoint(" ")), .control))
        // Control takes the high bits of a letter, or of a sign, away.
        case 0x01..<0x1B: return (1, Key(.character(UInt32(byte) + codePoint("`")), .control))
        case 0x1C..<0x20: return (1, Key(.character(UInt32(byte) + codePoint("@")), .control))
        case " "..."~": return (1, Key(.character(UInt32(byte))))
        default: break
        }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        guard index + length <= pending.count else { return isFinal ? (1, nil) : nil }
        let text = String(decoding: pending[index..<(index + length)], as: UTF8.self).unicodeScalars
        guard text.count == 1, let scalar = text.first, scalar.value != .replacement else { return (1, nil) }
        return (length, Key(.character(scalar.value)))
    }

    private mutating func controlSequence(at index: Int, isFinal: Bool) -> (Int, Event?)? {
        var end = index + 2
        while end < pending.count, (" "..."?").contains(pending[end]) { end += 1 }
        guard end < pending.count else { return isFinal ? (pending.count - index, nil) : nil }
        let (final, length) = (pending[end], end + 1 - index)
        // Cut short by another sequence, or garbled: what follows is not its end.
        guard ("@"..."~").contains(final) else { return (length - 1, nil) }
        let body = pending[(index + 2)..<end]
        if body.first == "<" { return (length, mouse(body.dropFirst(), isPress: final == "M")) }
        if let answer = TerminalAnswer(controlSequence: body, final: final) {
            guard due.take(answer) else { return (length, nil) }
            answers.append(answer)
            // The answer to DA1 is the fence: an answer about the background would have come before it.
            if case .primary = answer, !knowsBackground { return (length, .backgroundUnknown) }
            return (length, nil)
        }
        if let first = body.first, ("<"..."?").contains(first) { return (length, nil) }
        let parameters = Self.numbers(body)
        // A report of the cursor from elsewhere than we asked, or a foreign one (dvtm's row 1, column 0): F3 comes with a modifier from 2 to
        // 16 behind a 1, and nobody presses it while such reports are due.
        if final == "R", parameters.count == 2, parameters[0] != 1 || !(2...16).contains(parameters[1]) || due.isDue(.cursor) {
            return (length, nil)
        }
        let modifiers = Self.modifiers(parameters.count > 1 ? parameters[1] : 1)
        switch final {
        case "~":
            if parameters.first == 200 {
                pasted = []
                return (length, nil)
            }
            return (length, Self.tildeKey(parameters.first ?? 0).map { .key(Key($0, modifiers)) })
        case "u": return (length, Self.encodedKey(parameters.first ?? 0, modifiers).map(Event.key))
        case "Z": return (length, .key(Key(.tab, .shift)))
        default: return (length, Self.cursorKey(final, modifiers).map(Event.key))
        }
    }

    /// OSC, DCS, APC, PM: the answer to a question.
    private mutating func string(at index: Int, isFinal: Bool) -> (Int, Event?)? {
        for end in (index + 2)..<max(index + 2, pending.count) {
            let isST = pending[end] == .escape && end + 1 < pending.count && pending[end + 1] == "\\"
            // An escape that begins something else ends a garbled string; one at the end of what came may be half of ST.
            if pending[end] == .escape, end + 1 < pending.count, !isST { return (end - index, nil) }
            guard pending[end] == "\u{7}" || isST else { continue }
            let text = String(decoding: pending[(index + 2)..<end], as: UTF8.self)
            let length = end + (isST ? 2 : 1) - index
            guard let answer = TerminalAnswer(string: text, introducer: pending[index + 1]), due.take(answer) else { return (length, nil) }
            answers.append(answer)
            guard case .background(let color) = answer, let parts = Self.color(color) else { return (length, nil) }
            knowsBackground = true
            return (length, .background(red: parts.0, green: parts.1, blue: parts.2))
        }
        if isFinal, pending.count - index == 2 {
            return plain(at: index + 1, isFinal: true).map { ($0.0 + 1, $0.1.map { .key(Key($0.code, .alt)) }) }
        }
        return isFinal ? (pending.count - index, nil) : nil
    }

    /// A colour as X writes it, `rgb:` or `rgba:` and hexadecimal parts of any length.
    private static func color(_ text: String) -> (Double, Double, Double)? {
        let parts = text.drop { $0 != ":" }.dropFirst().split(separator: "/").compactMap { part in
            part.count > 8 ? nil : Int(part, radix: 16).map { Double($0) / Double((1 << (4 * part.count)) - 1) }
        }
        return parts.count >= 3 ? (parts[0], parts[1], parts[2]) : nil
    }

    private func mouse(_ body: ArraySlice<UInt8>, isPress: Bool) -> Event? {
        let numbers = Self.numbers(body)
        guard numbers.count == 3, isPress, numbers[0] & 32 == 0 else { return nil }
        let button: MouseButton
        switch numbers[0] & 0xC3 {
        case 0: button = .left
        case 1: button = .middle
        case 2: button = .right
        case 64: button = .wheelUp
        case 65: button = .wheelDown
        default: return nil
        }
        return .mouse(MouseEvent(button: button, column: numbers[1] - 1, row: numbers[2] - 1))
    }

    static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
        body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.prefix { $0.isASCIIDigit }.prefix(8).reduce(0) { $0 * 10 + $1.valueOfASCIIDigit }
        }
    }

    private static func modifiers(_ parameter: Int) -> KeyModifiers {
        let bits = max(1, parameter) - 1
        var modifiers: KeyModifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    private static func cursorKey(_ final: UInt8, _ modifiers: KeyModifiers) -> Key? {
        let codes: [Unicode.Scalar: KeyCode] = [
            "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "M": .enter, "P": .function(1), "Q": .function(2),
            "R": .function(3), "S": .function(4),
        ]
        return codes[Unicode.Scalar(final)].map { Key($0, modifiers) }
    }

    private static func tildeKey(_ number: Int) -> KeyCode? {
        let functions = [11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 17: 6, 18: 7, 19: 8, 20: 9, 21: 10, 23: 11, 24: 12]
        switch number {
        case 1, 7: return .home
        case 2: return .insert
        case 3: return .delete
        case 4, 8: return .end
        case 5: return .pageUp
        case 6: return .pageDown
        default: return functions[number].map(KeyCode.function)
        }
    }

    /// A key as kitty's keyboard protocol and xterm's modifyOtherKeys write it.
    private static func encodedKey(_ number: Int, _ modifiers: KeyModifiers) -> Key? {
        switch number {
        case 13: return Key(.enter, modifiers)
        case 9: return Key(.tab, modifiers)
        case 27: return Key(.escape, modifiers)
        case 127, 8: return Key(.backspace, modifiers)
        case 0x20...0x10FFFF: return Key(.character(UInt32(number)), modifiers.subtracting(.shift))
        default: return nil
        }
    }
}
