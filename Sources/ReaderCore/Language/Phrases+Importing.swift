// What bringing articles in says: progress, counts, and what it waits for.

/// What came of bringing articles in.
package struct ImportCounts: Hashable, Sendable {
    package var added = 0
    package var updated = 0
    /// There already: the same, or a double.
    package var unchanged = 0
    /// Removed by the reader before: left out.
    package var dismissed = 0
    package var failed = 0
    /// Of those brought in: longer than is read.
    package var cut = 0

    package init() {}
}

extension Phrases {
    package func importing(_ done: Int, of all: Int, _ name: String) -> String {
        let name = name.isEmpty ? "" : " · " + isolated(name)
        return language == .arabic ? "\(isolated("\(done)/\(all)"))\(name)" : "\(done)/\(all)\(name)"
    }

    /// `أُضيف 12 مقالًا، وحُدّث 3 مقالات، …`
    package func imported(_ counts: ImportCounts) -> String {
        var parts: [String] = []
        func add(_ count: Int, _ arabic: String, _ english: String) {
            if count > 0 { parts.append(language == .arabic ? "\(arabic) \(isolated("\(count)"))" : "\(count) \(english)") }
        }
        add(counts.added, "أُضيف:", "added")
        add(counts.updated, "حُدّث:", "updated")
        add(counts.unchanged, "كان موجودًا:", "already there")
        add(counts.dismissed, "تُرك لأنك أزلته من قبل:", "left out, removed before")
        add(counts.failed, "تعذّر:", "failed")
        add(counts.cut, "قُصّر لطوله:", "cut short")
        if parts.isEmpty { return language == .arabic ? "لا مقالات لإضافتها." : "There was nothing to bring in." }
        return parts.joined(separator: language == .arabic ? "، " : ", ") + "."
    }

    package func cutShort(_ name: String) -> String {
        language == .arabic ? "\(isolated(name)) أطول مما يُقرأ؛ أُخذ أوله." : "“\(name)” is longer than is read; its beginning was taken."
    }
    package func followed(_ title: String) -> String {
        language == .arabic
            ? "يُتابَع الموجز \(isolated(title))؛ يحدّثه الأمر \(isolated("qari sync"))." : "Following the feed “\(title)”; qari sync refreshes it."
    }
    package var noFeeds: String {
        language == .arabic
            ? "لا موجزات تُتابَع بعد. أضف موجزًا بالأمر \(isolated("qari add https://…"))."
            : "No feeds are followed yet. Add one with qari add https://…"
    }
    package func watching(_ count: Int) -> String {
        language == .arabic
            ? "تُراقَب المجلدات، وعددها \(isolated("\(count)"))؛ تُنهي المراقبةَ \(isolated("Ctrl-C"))."
            : "Watching \(count) folder\(count == 1 ? "" : "s"); Ctrl-C ends it."
    }
    package func fetching(_ address: String) -> String { language == .arabic ? "تُجلب الصفحة \(isolated(address))…" : "Fetching \(address)…" }
}
