// The machine's own files of the keyboard and the console (keyboard(5), console-setup(5)): assignments of a shell, a line each. What an
// administrator has set stays; a second layout is added, so that a reader can type Arabic.

struct KeyboardFile {
    private var lines: [String]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    var text: String { lines.joined(separator: "\n") }

    private func place(of name: String) -> Int? { lines.lastIndex { $0.hasPrefix(name + "=") } }

    /// What is set under a name, without its quotes; of several lines the last one counts. Nil where there is none.
    func value(_ name: String) -> String? {
        place(of: name).map { lines[$0].dropFirst(name.utf8.count + 1).filter { $0 != "\"" && $0 != "'" } }
    }

    mutating func set(_ name: String, _ value: String) {
        let line = "\(name)=\"\(value)\""
        if let place = place(of: name) { lines[place] = line } else { lines.insert(line, at: lines.last == "" ? lines.count - 1 : lines.count) }
    }

    /// The first layout, which stays the one that the keyboard begins with.
    var firstLayout: String { value("XKBLAYOUT")?.split(separator: ",").first.map(String.init) ?? "us" }

    /// Arabic as one more layout, and the keys that change to it where none do yet.
    mutating func addArabic() {
        var layouts = (value("XKBLAYOUT") ?? "").split(separator: ",").map(String.init)
        if layouts.isEmpty { layouts = ["us"] }
        // The protocol has room for four.
        guard !layouts.contains("ara"), layouts.count < 4 else { return }
        set("XKBLAYOUT", (layouts + ["ara"]).joined(separator: ","))
        let variants = (value("XKBVARIANT") ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if variants.contains(where: { !$0.isEmpty }) {
            let missing = layouts.count + 1 - variants.count
            set("XKBVARIANT", (variants + Array(repeating: "", count: max(0, missing))).joined(separator: ","))
        }
        let options = (value("XKBOPTIONS") ?? "").split(separator: ",").map(String.init)
        if !options.contains(where: { $0.hasPrefix("grp:") }) { set("XKBOPTIONS", (options + ["grp:alt_shift_toggle"]).joined(separator: ",")) }
    }
}
