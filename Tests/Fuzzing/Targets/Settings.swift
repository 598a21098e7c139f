// Settings and themes, a terminal's keys and answers, what the process that fetches says, and what pictures are made of.
import ArabicText
import ArticleImport
import NcursesTerminal
import ReaderCore
import TOML
import TerminalScreen

extension FuzzTarget {
    static let toml = FuzzTarget(
        "toml",
        seeds: [
            "# إعدادات\ntheme = \"sepia\"\nwidth = 0x2A\nratio = -1.5e3\nwhen = 2026-05-03T06:30:00.5+03:00\nday = 2026-05-03\nhour = 06:30:00\n[keys]\n\"next-page\" = ['ن', \"\\u0646\", '''x''', \"\"\"\\\n  y\"\"\"]\n[[list]]\na.b.c = { d = 1, e = [ ] }\n[[list]]\ninf = -inf\n",
            "a = 1\na = 2\n", "[a]\n[a]\n", "x = 1979-02-30", "b = \"\\U0010FFFF\\x\"",
        ]
    ) { bytes in
        let lines = bytes.count { $0 == 0x0A } + 1
        do {
            let table = try TOMLTable(parsing: bytes)
            for entry in table.entries {
                try promise((1...lines).contains(entry.position.line) && entry.position.column >= 1, "\(entry.key) at \(entry.position)")
                try promise(table[entry.key] == entry.value || entry.value != entry.value, "\(entry.key) is not found by its name")
            }
        } catch let mistake as TOMLMistake {
            try promise((1...lines).contains(mistake.position.line) && mistake.position.column >= 1, "a mistake at \(mistake.position) of \(lines)")
        }
    }

    static let keys = FuzzTarget(
        "keys",
        seeds: [
            "q\u{1B}[A\u{1B}OP\u{1B}[1;5C\u{1B}[<0;10;5M\u{1B}[<64;1;1m\u{1B}[200~لصق\u{1B}[201~\u{1B}",
            "\u{1B}P>|XTerm(367)\u{1B}\\\u{1B}[?62;4c\u{1B}[>1;7402;0c\u{1B}[0n",
            "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}\u{1B}[?2026;2$y\u{1B}[12;40R\u{1B}_Gi=31;OK\u{1B}\\", "ن\u{1B}[27;5;97~\u{1B}[97;5u\u{1B}[I\u{1B}[O",
        ]
    ) { bytes in
        var (whole, parted) = (KeyDecoder(), KeyDecoder())
        let events = whole.feed(bytes) + whole.timeOut()
        // Byte by byte it means the same, as long as nobody waits in between.
        var pieces: [Event] = []
        for byte in bytes { pieces += parted.feed([byte]) }
        pieces += parted.timeOut()
        try promise(!whole.isWaiting && !parted.isWaiting, "something is held after all time has passed")
        try promise(events == pieces, "at once \(events.count) events, byte by byte \(pieces.count)")
    }

    static let fetchMessages = FuzzTarget("fetch-messages", longest: 1024, seedBytes: FetchMessageSamples.all) { bytes in
        try promise(FetchMessageSamples.isKept(bytes), "a message that was read is not written as it was")
    }

    /// The first two bytes are the room.
    static let picture = FuzzTarget(
        "picture",
        seeds: [
            "\u{28}\u{10}\u{1B}[0m\u{1B}[38;5;196;48;5;232m▀▄\u{1B}[7m█ \u{1B}[38;2;1;2;3m▀\u{1B}[0m\n\u{1B}[97;101m▄\n",
            "\u{2}\u{1}\u{1B}]0;x\u{7}▀▀▀▀\n▀\u{1B}[38;5m\u{1B}[48;2;9m\u{1B}",
        ]
    ) { bytes in
        let room = ScreenSize(columns: 1 + Int(bytes.first ?? 0), rows: 1 + Int(bytes.dropFirst().first ?? 0))
        guard let picture = CellPicture(chafa: Array(bytes.dropFirst(2)), room: room) else { return }
        let (columns, rows) = (picture.size.columns, picture.size.rows)
        try promise((1...room.columns).contains(columns) && (1...room.rows).contains(rows), "\(columns) by \(rows) cells in \(room)")
        for row in 0..<rows {
            for column in 0..<columns {
                let cell = picture[column, row]
                try promise(codePoints(" ▀▄█").contains(cell.scalar) && cell.marks == .zero, "U+\(String(cell.scalar, radix: 16)) in a picture")
            }
        }
    }
}
