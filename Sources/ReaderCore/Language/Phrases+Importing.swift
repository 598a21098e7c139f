// What bringing articles in says: progress, counts, and what it waits for.

/// What came of bringing articles in.
package struct ImportCounts: Hashable, Sendable {
    package var added = 0
    package var updated = 0
    /// There already: the same, or a double.
    package var unchanged = 0
    /// Removed by the reader before: left out.
    package var dismissed = 0
    /// Removed, since their publisher has withdrawn them.
    package var withdrawn = 0
    package var failed = 0
    /// Of those brought in: longer than is read.
    package var cut = 0

    package init() {}
}

extension Phrases {
    package func importing(_ done: Int, of all: Int, _ name: String) -> String {
        let name = name.isEmpty ? "" : " · " + isolated(name.withTrueHosts)
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
        add(counts.withdrawn, "سحبه ناشره:", "withdrawn by their publisher")
        add(counts.failed, "تعذّر:", "failed")
        add(counts.cut, "قُصّر لطوله:", "cut short")
        if parts.isEmpty { return language == .arabic ? "لا مقالات لإضافتها." : "There was nothing to bring in." }
        return parts.joined(separator: language == .arabic ? "، " : ", ") + "."
    }

    /// What newsboat's list says that has no meaning here.
    package func newsboatLeft(_ text: String, line: Int) -> String {
        say("السطر \(isolated("\(line)")) لا معنى له هنا فتُرك: \(isolated(text))", "Line \(line) has no meaning here, and was left out: \(text)")
    }
    package func newsboatFeeds(_ feeds: Int, searches: Int) -> String {
        say(
            "من newsboat: الموجزات \(isolated("\(feeds)"))، وعمليات البحث \(isolated("\(searches)")).",
            "From newsboat: \(feeds) feeds, \(searches) searches.")
    }
    package func password(of user: String) -> String { say("كلمة سر \(isolated(user)) (لا تظهر):", "Password of \(user) (not shown):") }
    package func accountAdded(_ address: String) -> String {
        say(
            "أُضيف الحساب على \(isolated(address))؛ يأتي ما فيه بالأمر \(isolated("qari sync")).",
            "The account with \(address) is added; qari sync brings what is in it.")
    }
    package func accountRemoved(_ address: String) -> String {
        say("أُزيل الحساب على \(isolated(address))؛ بقيت مقالاته.", "The account with \(address) is removed; its articles stay.")
    }
    /// Marks that were carried from here to a server and from there.
    package func marksCarried(_ address: String, sent: Int, taken: Int) -> String {
        say(
            "\(isolated(address)): علامات أُرسلت: \(isolated("\(sent)"))، وعلامات أُخذت: \(isolated("\(taken)")).",
            "\(address): marks sent: \(sent), taken: \(taken).")
    }
    package func marksWaiting(_ count: Int) -> String { say("علامات لم تُرسل: \(isolated("\(count)"))", "marks to be sent: \(count)") }
    package func feeds(_ count: Int) -> String { say("الموجزات: \(isolated("\(count)"))", "feeds: \(count)") }
    package func ruleAction(hides: Bool) -> String { hides ? say("يُخفى", "hidden") : say("يُعد مقروءًا", "marked read") }

    package func exportedAll(_ count: Int, to folder: String) -> String {
        say("كُتبت المكتبة في \(isolated(folder)): \(articles(count)).", "The library is written to “\(folder)”: \(articles(count)).")
    }

    package func cutShort(_ name: String, isFeed: Bool) -> String {
        isFeed
            ? say(
                "في الموجز \(isolated(name)) أكثر من 5000 مقال، وهو الحد؛ أُخذ أوله. أضف صفحات الباقي بعناوينها.",
                "The feed “\(name)” has more than 5,000 articles, which is the most; its beginning was taken. Add the others' pages by their addresses."
            )
            : say(
                "\(isolated(name)) أطول مما يُقرأ من صفحة (16 ميغابايت و120000 وسم)؛ أُخذ أوله. لقراءته كله احفظه نصًّا وأضف النص.",
                "“\(name)” is longer than is read of a page (16 MB, 120,000 tags); its beginning was taken. For all of it, save it as text and add that."
            )
    }
    /// Of a page all of whose running text was taken.
    package func tookMore(_ name: String) -> String {
        say(
            "لم يُعرف المقال في صفحة \(isolated(name)) بيقين، فأُخذ كلامها كله؛ قد يكون فيه ما ليس منه.",
            "It is not certain what of “\(name)” is the article: all running text of the page was taken, and there may be other text in it.")
    }
    /// Files of a folder that are not taken, by their names.
    package func passedOver(_ count: Int, taken: [String]) -> String {
        let endings = taken.joined(separator: " ")
        let files = CountedForms(
            one: "تُرك ملف واحد لا يدل اسمه على مقال", two: "تُرك ملفان لا يدل اسماهما على مقال",
            few: "تُركت \(count) ملفات لا تدل أسماؤها على مقالات", many: "تُرك \(count) ملفًا لا تدل أسماؤها على مقالات",
            other: "تُرك \(count) ملف لا تدل أسماؤها على مقالات"
        ).form(for: count)
        return say(
            "\(files). يُؤخذ من المجلدات: \(isolated(endings))؛ وغيرها يُسمّى ملفًا ملفًا.",
            "Left: \(counted(count, "file", "files")) with names that articles do not have. Taken from folders: \(endings); others are named one by one."
        )
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
            : "Watching \(counted(count, "folder", "folders")); Ctrl-C ends it."
    }
    package func fetching(_ address: String) -> String {
        language == .arabic ? "تُجلب الصفحة \(isolated(address.withTrueHosts))…" : "Fetching \(address.withTrueHosts)…"
    }
}
