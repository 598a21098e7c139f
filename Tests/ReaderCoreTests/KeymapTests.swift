// The keys that reading one article needs, each bound; the same keys on a keyboard in its Arabic layout.
import ReaderCore
import TerminalScreen
import Testing

@Suite("Keymap")
struct KeymapTests {
    private static let reading: [(keys: String, command: Command)] = [
        ("Space f PgDn", .nextPage), ("b PgUp", .previousPage), ("← h", .pageLeft), ("→ l", .pageRight), ("j ↓ Enter", .lineDown), ("k ↑", .lineUp),
        ("d", .halfPageDown), ("u", .halfPageUp), ("g Home", .firstPage), ("G End", .lastPage), ("]", .nextSection), ("[", .previousSection),
        ("t", .contents), ("/", .find), ("n", .findNext), ("N", .findPrevious), ("r", .related), ("Tab", .nextLink), ("Shift-Tab", .previousLink),
        ("Backspace Esc", .back), ("Alt-→ >", .forward), ("J", .nextArticle), ("K", .previousArticle), ("y", .copy), ("s", .share), ("T", .nextTheme),
        ("#", .cycleDigits), ("H", .cycleHarakat), ("~", .cycleTatweel), ("=", .cycleJustification), ("|", .cycleColumns), ("-", .narrower),
        ("+", .wider),
        ("Ctrl-L", .redraw),
        ("O", .nextOrder), ("R", .reload),
        ("? F1", .help), ("v", .mark), ("Y", .copyParagraph),
        ("q", .leave),
        ("Ctrl-C", .quit), ("Ctrl-Z", .suspend),
    ]

    @Test(
        "every key of a reader is bound to its command",
        arguments: reading.flatMap { entry in entry.keys.split(separator: " ").map { (String($0), entry.command) } })
    func bound(_ name: String, _ command: Command) throws {
        let key = try #require(KeyNotation.key(named: name))
        #expect(Keymap().command(for: key, in: .reading) == command)
        #expect(KeyNotation.name(of: key) == name)
    }

    @Test("every list can be left and moved in", arguments: [KeyContext.contents, .related, .help, .share])
    func lists(_ context: KeyContext) throws {
        for (name, command) in [
            ("Esc", Command.back), ("q", .back), ("j", .lineDown), ("↓", .lineDown), ("k", .lineUp), ("↑", .lineUp), ("Enter", .followLink),
            ("Ctrl-C", .quit),
        ] {
            #expect(Keymap().command(for: try #require(KeyNotation.key(named: name)), in: context) == command, "\(name)")
        }
    }

    /// The Arabic PC layout, key by key: what it types and the Latin letter in its place.
    private static let layout: [(arabic: Unicode.Scalar, latin: Unicode.Scalar)] = [
        ("ض", "q"), ("ص", "w"), ("ث", "e"), ("ق", "r"), ("ف", "t"), ("غ", "y"), ("ع", "u"), ("ه", "i"), ("خ", "o"), ("ح", "p"), ("ج", "["),
        ("د", "]"),
        ("ش", "a"), ("س", "s"), ("ي", "d"), ("ب", "f"), ("ل", "g"), ("ا", "h"), ("ت", "j"), ("ن", "k"), ("م", "l"), ("ك", ";"),
        ("ئ", "z"), ("ء", "x"), ("ؤ", "c"), ("ر", "v"), ("ى", "n"), ("ة", "m"), ("و", ","), ("ز", "."), ("ظ", "/"),
        // Shifted; lam-alefs come as one key, as their ligature.
        ("\u{FEFB}", "b"), ("\u{FEF7}", "G"), ("\u{FEF5}", "B"), ("\u{FEF9}", "T"),
        ("َ", "Q"), ("ً", "W"), ("ُ", "E"), ("ٌ", "R"), ("إ", "Y"), ("؛", "O"), ("÷", "U"), ("×", "O"), ("‘", "U"), ("ِ", "A"), ("ٍ", "S"),
        ("أ", "H"), ("ـ", "J"), ("،", "K"),
        ("ْ", "X"), ("آ", "N"), ("؟", "?"),
    ]

    @Test("a key of the Arabic layout gives the command of the Latin key in its place", arguments: layout)
    func arabic(_ arabic: Unicode.Scalar, _ latin: Unicode.Scalar) {
        for context in KeyContext.allCases {
            #expect(Keymap().command(for: .character(arabic), in: context) == Keymap().command(for: .character(latin), in: context), "\(context)")
        }
    }

    /// What keyboards with Arabic letters type with Shift for the Latin keys from Q to ?, row by row: xkeyboard-config's `ara` and Windows'
    /// Arabic (101).
    private static let shifted: [(layout: String, typed: [Unicode.Scalar])] = [
        (
            "X11",
            [
                "َ", "ً", "ُ", "ٌ", "\u{FEF9}", "إ", "`", "÷", "×", "؛", "<", ">", "ِ", "ٍ", "]", "[", "\u{FEF7}", "أ", "ـ", "،", "/", ":", "\"", "~",
                "ْ", "}", "{", "\u{FEF5}", "آ", "'", ",", ".", "؟",
            ]
        ),
        (
            "Windows",
            [
                "َ", "ً", "ُ", "ٌ", "\u{FEF9}", "إ", "‘", "÷", "×", "؛", "<", ">", "ِ", "ٍ", "]", "[", "\u{FEF7}", "أ", "ـ", "،", "/", ":", "\"", "~",
                "ْ", "}", "{", "\u{FEF5}", "آ", "’", ",", ".", "؟",
            ]
        ),
    ]
    private static let latin = Array("QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?".unicodeScalars)
    /// Keys that stand for none: I types what O types on the other layout; what P types is O's under Windows' older one. D, F and L type
    /// signs that have commands of their own.
    private static let unreachable: Set<Unicode.Scalar> = ["I", "P", "D", "F", "L", "Z", "C", "V", "<", ">", "{", "}", ":", "\""]

    @Test("every key that Shift is held for has its command on both Arabic layouts, but for the signs that mean something themselves")
    func shiftedKeys() {
        for (layout, typed) in Self.shifted {
            #expect(typed.count == Self.latin.count)
            for (arabic, latin) in zip(typed, Self.latin) where !Self.unreachable.contains(latin) {
                for context in KeyContext.allCases {
                    #expect(
                        Keymap().command(for: .character(arabic), in: context) == Keymap().command(for: .character(latin), in: context),
                        "\(layout): \(arabic) for \(latin), \(context)")
                }
            }
        }
        // What can't be had by its key has another way.
        for latin in Self.unreachable {
            for entry in CommandEntry.table where entry.keys.contains(String(Character(latin))) && !entry.contexts.contains(.prompt) {
                #expect(entry.keys.count > 1 || ["F", "L", "~"].contains(latin), "\(latin)")
            }
        }
    }

    @Test(
        "letters that the Persian layout has and the Arabic one has not are the keys in their places",
        arguments: zip("یکچپ".unicodeScalars, "d;]m".unicodeScalars))
    func persian(_ letter: Unicode.Scalar, _ latin: Unicode.Scalar) {
        for context in KeyContext.allCases {
            #expect(Keymap().command(for: .character(letter), in: context) == Keymap().command(for: .character(latin), in: context))
        }
    }

    @Test("digits of all three kinds count")
    func digits() {
        for (index, digit) in "0123456789".unicodeScalars.enumerated() {
            for start: UInt32 in [0x660, 0x6F0] { #expect(Keymap().digit(of: Key(.character(start + UInt32(index)))) == index) }
            #expect(Keymap().digit(of: .character(digit)) == index)
        }
    }

    @Test(
        "a key given to a command works on every screen that the table names for it, and elsewhere means what it meant", arguments: Command.allCases)
    func remapped(_ command: Command) throws {
        for name in ["x", "q", "Enter", "Ctrl-L", "Alt-→"] {
            let keymap = Keymap(remapping: [name: command])
            let key = try #require(KeyNotation.key(named: name))
            for context in KeyContext.allCases {
                let isThere = CommandEntry.table.contains { $0.command == command && $0.contexts.contains(context) }
                #expect(keymap.command(for: key, in: context) == (isThere ? command : Keymap().command(for: key, in: context)), "\(name), \(context)")
                #expect(
                    keymap.keyNames(for: command, in: context).contains(name)
                        == (isThere || Keymap().keyNames(for: command, in: context).contains(name)))
                for other in Command.allCases where other != command && isThere {
                    #expect(!keymap.keyNames(for: other, in: context).contains(name), "\(other) has lost \(name) in \(context).")
                }
            }
        }
    }

    @Test("on the layouts of Persian and Urdu keys count by their places once a letter has told the layout; Arabic letters tell it back")
    func toldLayouts() {
        var keymap = Keymap()
        func command(_ letter: Unicode.Scalar) -> Command? { keymap.command(for: Key(.character(letter.value)), in: .reading) }
        func latin(_ letter: Unicode.Scalar) -> Command? { Keymap().command(for: Key(.character(letter.value)), in: .reading) }
        func note(_ letter: Unicode.Scalar) { keymap.note(Key(.character(letter.value))) }
        #expect(command("ظ") == latin("/") && command("د") == latin("]") && command("ذ") == nil)
        for letter: Unicode.Scalar in ["ش", "پ", "گ", "چ"] { note(letter) }
        #expect(command("ظ") == latin("/"))
        note("ک")
        let places = zip("ظطزرذدپوضصثقفغعهخحجشسیبلاتنمک".unicodeScalars, "zxcvbnm,qwertyuiop[asdfghjkl;".unicodeScalars)
        for (letter, key) in places {
            #expect(command(letter) == latin(key), "\(letter) is \(key)")
        }
        #expect(command("«") == latin("L") && command("آ") == latin("H") && command("÷") == latin("~"))
        note("ہ")
        note("ک")
        for (letter, key) in zip("قوعرتےءیہپاسدفگحجکلزشچطبنمڈھںڑ".unicodeScalars, "qwertyuiopasdfghjklzxcvbnmDHNR".unicodeScalars) {
            #expect(command(letter) == latin(key), "\(letter) is \(key)")
        }
        note("ي")
        #expect(command("ظ") == latin("/") && command("د") == latin("]"))
    }

    @Test("a letter typed into a prompt tells the layout too")
    func layoutToldInPrompt() {
        var screen = ReaderScreen()
        screen.type("ظ")
        #expect(screen.footer.contains("ابحث"))
        screen.type("کتاب")
        screen.press("Esc")
        screen.type("ظ")
        #expect(!screen.footer.contains("ابحث"), "\(screen.footer)")
        screen.type("يظ")
        #expect(screen.footer.contains("ابحث"), "\(screen.footer)")
    }

    @Test("on a keyboard in its Arabic layout a remapped key is the key in its place, but one given to the Arabic letter itself")
    func remappedArabic() throws {
        let keymap = Keymap(remapping: ["q": .bookmark, "ص": .share])
        #expect(keymap.command(for: .character("ض"), in: .frontPage) == .bookmark)
        #expect(keymap.command(for: .character("ص"), in: .reading) == .share)
        #expect(keymap.command(for: .character("w"), in: .reading) == .tagArticle)
    }

    @Test("no key has two commands on one screen")
    func unambiguous() {
        for context in KeyContext.allCases {
            let keys = CommandEntry.table.filter { $0.contexts.contains(context) }.flatMap(\.keys)
            #expect(Set(keys).count == keys.count, "\(context): \(keys.filter { key in keys.count { $0 == key } > 1 })")
        }
    }
}
