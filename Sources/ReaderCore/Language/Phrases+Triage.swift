// What triage, saved searches and bringing in from the screen say.
import ArabicText
import ArticleModel

extension Phrases {
    var markedRead: String { say("عُدّ مقروءًا؛ يتراجع z", "Marked read; z takes it back") }
    var markedUnread: String { say("عُدّ غير مقروء؛ يتراجع z", "Marked unread; z takes it back") }
    package func markedRead(_ count: Int) -> String {
        count == 0
            ? say("لا غير مقروء فيها", "There was nothing unread")
            : say("عُدّ مقروءًا: \(articles(count))؛ يتراجع z", "Marked read: \(articles(count)); z takes it back")
    }
    func markingRead(_ done: Int, of total: Int) -> String {
        say("يُعدّ مقروءًا: \(isolated("\(done)/\(total)"))؛ يوقفه z ويتراجع عنه", "Marking read: \(done)/\(total); z stops it and takes it back")
    }
    func markingUndone(_ done: Int, of total: Int) -> String {
        say("يعود كما كان: \(isolated("\(done)/\(total)"))", "Taking back: \(done)/\(total)")
    }
    var removed: String { say("حُذف المقال؛ يتراجع z", "Removed; z takes it back") }
    func undone(_ change: UndoneChange) -> String {
        switch change {
        case .read(let count): say("عاد كما كان: \(articles(count))", "As before: \(articles(count))")
        case .removed: say("أُعيد المقال إلى المكتبة", "The article is in the library again")
        case .bookmark: say("عادت المحفوظات كما كانت", "Bookmarks are as before")
        case .tags: say("عادت الوسوم كما كانت", "Tags are as before")
        case .highlight: say("عادت المقتطفات كما كانت", "Highlights are as before")
        case .feed: say("عاد الموجز كما كان", "The feed is as before")
        }
    }
    package var nothingToUndo: String { say("لا تغيير يُتراجع عنه", "There is nothing to take back") }
    package var feedIsFollowed: String { say("الموجز متابَع من جديد، وبقي كما هو الآن", "The feed is followed again already, and stays as it is now") }
    var noUnreadHere: String { say("لا غير مقروء بعده في القائمة", "Nothing unread stands behind it in the list") }

    // MARK: Marking many

    var markAllRead: String { say("عُدّ مقروءًا", "Mark read") }
    var allOfTheList: String { say("كل ما في هذه القائمة", "All of this list") }
    func allOfSource(_ name: String) -> String { say("كل ما من \(isolated(name))", "All from \(isolated(name))") }
    var olderThanADay: String { say("ما مضى عليه أكثر من يوم", "What is older than a day") }
    var olderThanAWeek: String { say("ما مضى عليه أكثر من أسبوع", "What is older than a week") }

    // MARK: Order

    func name(of order: HeadlineOrder) -> String {
        switch order {
        case .newest: say("الأحدث أولًا", "Newest first")
        case .oldest: say("الأقدم أولًا", "Oldest first")
        case .source: say("بحسب المصدر", "By source")
        }
    }

    /// Of the masthead; nil where all is read.
    func unread(_ count: Int) -> String? { count == 0 ? nil : say("غير مقروء: \(isolated("\(count)"))", "\(count) unread") }

    // MARK: Searches and tags

    func prompt(for line: PromptedLine) -> String {
        switch line {
        case .searchName: say("اسم التبويب:", "The tab's name:")
        case .tags: say("الوسوم، بينها فواصل:", "Tags, with commas between:")
        case .note: say("ملاحظة، أو \(isolated("Enter")) بلا ملاحظة:", "A note, or Enter for none:")
        case .command: say("الأمر الذي يأخذ النص:", "Command that gets the text:")
        case .feedName: say("اسم الموجز عندك:", "What you call the feed:")
        case .feedCategory: say("تصنيف الموجز:", "The feed's category:")
        case .address: say("عنوان الصفحة أو الموجز:", "Address of the page or feed:")
        }
    }
    func searchKept(_ name: String) -> String { say("حُفظ البحث في التبويب \(isolated(name))", "The search is the tab “\(name)” now") }
    func searchDropped(_ name: String) -> String { say("أُزيل التبويب \(isolated(name))", "The tab “\(name)” is gone") }
    var noSearchToKeep: String { say("ابحث في المكتبة أولًا، ثم احفظ البحث", "Search the library first, then keep the search") }
    func tagged(_ tags: [String]) -> String {
        tags.isEmpty
            ? say("لا وسوم للمقال الآن", "The article has no tags now")
            : say("الوسوم: \(tags.map(isolated).joined(separator: comma))", "Tags: \(tags.joined(separator: comma))")
    }

    // MARK: Commands

    func piping(_ command: String) -> String { say("يُمرَّر المقال إلى \(isolated(command))", "The article goes to \(command)") }
    func pipingMark(_ command: String) -> String { say("يُمرَّر المعلَّم إلى \(isolated(command))", "What is marked goes to \(command)") }
    func piped(_ outcome: PipeOutcome) -> String {
        let line = outcome.line.isEmpty ? "" : ": " + isolated(outcome.line)
        guard outcome.status != 0 else { return say("أتم الأمر عمله", "The command is done") + line }
        return say("انتهى الأمر بالرمز \(isolated("\(outcome.status)"))", "The command ended with code \(outcome.status)") + line
    }

    // MARK: Feeds

    var feeds: String { say("الموجزات", "Feeds") }
    var noFeedsHere: String { say("لا موجزات متابَعة؛ أضف واحدًا بالحرف a", "No feeds are followed; a adds one") }
    func feedNamed(_ name: String) -> String { say("اسم الموجز الآن \(isolated(name))", "The feed is called “\(name)” now") }
    var feedUnnamed: String { say("للموجز اسمه هو", "The feed has its own name again") }
    func feedFiled(_ category: String) -> String { say("صُنّف الموجز: \(isolated(category))", "The feed is filed under “\(category)”") }
    var feedUnfiled: String { say("لا تصنيف للموجز الآن", "The feed is filed under nothing now") }
    func feedDropped(_ name: String) -> String {
        say("تُركت متابعة \(isolated(name))، وبقيت مقالاته؛ يتراجع z", "“\(name)” is followed no longer; its articles stay; z takes it back")
    }

    // MARK: Bringing in

    var bringingIn: String { say("يُجلب الجديد…", "Fetching what is new…") }
    func bringingIn(_ done: Int, of total: Int) -> String {
        say("يُجلب الجديد: \(isolated("\(done)/\(total)"))", "Fetching what is new: \(done)/\(total)")
    }
    func broughtIn(_ result: BroughtIn) -> String {
        let named = [named(result.followed, isNew: true), named(result.followedBefore, isNew: false)].compactMap(\.self)
        return (named + [imported(result.counts)] + result.failures.prefix(1).map { isolated($0) }).joined(separator: " ")
    }

    /// «يُتابَع «المرفأ».»; of several the first, and how many more there are.
    private func named(_ feeds: [String], isNew: Bool) -> String? {
        guard let first = feeds.first else { return nil }
        let rest = feeds.count > 1 ? say(" و\(feeds.count - 1) غيره", " and \(feeds.count - 1) more") : ""
        return isNew
            ? say("يُتابَع \(isolated("«" + first + "»"))\(rest).", "Following \(isolated("“" + first + "”"))\(rest).")
            : say("متابَع من قبل: \(isolated("«" + first + "»"))\(rest).", "Followed already: \(isolated("“" + first + "”"))\(rest).")
    }
}
