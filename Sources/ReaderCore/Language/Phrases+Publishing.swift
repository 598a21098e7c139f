// What `qari publish` says, and what the pages that it makes itself are headed.

/// What came of publishing.
package struct PublicationCounts: Hashable, Sendable {
    package var added: Int
    package var corrected: Int
    package var withdrawn: Int
    /// How many are published now.
    package var total: Int

    package init(added: Int, corrected: Int, withdrawn: Int, total: Int) {
        (self.added, self.corrected, self.withdrawn, self.total) = (added, corrected, withdrawn, total)
    }
}

extension Phrases {
    /// `نُشر: 3، صُحّح: 1، سُحب: 1. المنشور الآن: 1200.`
    package func published(_ counts: PublicationCounts) -> String {
        let parts = [
            (counts.added, say("نُشر:", "published")), (counts.corrected, say("صُحّح:", "corrected")), (counts.withdrawn, say("سُحب:", "withdrawn")),
        ].filter { $0.0 > 0 }.map { language == .arabic ? "\($0.1) \(isolated("\($0.0)"))" : "\($0.0) \($0.1)" }
        let news = parts.isEmpty ? say("لا جديد.", "Nothing new.") : parts.joined(separator: say("، ", ", ")) + "."
        return news + " " + say("المنشور الآن: \(isolated("\(counts.total)")).", "Now published: \(counts.total).")
    }

    package var followingLibrary: String { say("تُتبع المكتبة؛ اضغط Ctrl-C للإنهاء.", "Following the library. Ctrl-C ends it.") }
    package var publishedSections: String { say("الأقسام", "Sections") }
    package var publishedDays: String { say("الأيام", "Days") }
    package var olderArticles: String { say("ما قبلها", "Older") }
    package var newerArticles: String { say("ما بعدها", "Newer") }
    package var newestArticles: String { say("الأحدث", "Newest") }
    package var allDays: String { say("الأيام كلها", "All days") }
}
