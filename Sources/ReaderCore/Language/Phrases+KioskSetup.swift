// What `qari kiosk-setup` and `qari kiosk-message` say.

extension Phrases {
    package func setupWrites(_ path: String) -> String { say("يُكتب \(isolated(path))", "writes \(path)") }
    package func setupReplaces(_ path: String, old: String) -> String {
        say("يُكتب \(isolated(path))، ويبقى القديم في \(isolated(old))", "writes \(path); what was there is kept as \(old)")
    }
    package func setupRuns(_ command: String) -> String { say("يُشغَّل: \(isolated(command))", "runs: \(command)") }
    package func setupRemoves(_ path: String) -> String { say("يُحذف \(isolated(path))", "removes \(path)") }
    package func setupGivesBack(_ path: String) -> String { say("يعود \(isolated(path)) كما كان", "gives \(path) back as it was") }
    package func setupLeaves(_ path: String) -> String { say("يُترك \(isolated(path)): تغيّر بعد الإعداد", "leaves \(path): it was changed since") }
    package func setupNeeds(_ command: String) -> String { say("يلزمه أيضًا: \(isolated(command))", "also needed: \(command)") }
    package var setupIsDry: String { say("لم يُفعل شيء بعد؛ لفعله أضف --apply.", "Nothing has been done yet; add --apply to do it.") }
    package var setupIsDone: String {
        say(
            "تم. أعد تشغيل الجهاز ليسري كله. وللرجوع: qari kiosk-setup --undo --apply",
            "Done. Start the machine anew for all of it to count. To go back: qari kiosk-setup --undo --apply")
    }
    package var setupIsUndone: String {
        say("أُعيد ما كان. أعد تشغيل الجهاز ليسري كله.", "Taken back. Start the machine anew for all of it to count.")
    }
    package var setupKinds: String { say("اختر واحدًا: --console أو --window أو --ssh", "Choose one: --console, --window or --ssh") }

    /// - Parameter end: the hour and the minute.
    package func messageUntil(_ end: String) -> String {
        say("الرسالة على الشاشات حتى \(isolated(end))", "The message is on the screens until \(end)")
    }
    package func messagesEnded(_ count: Int) -> String { say("رُفعت الرسائل: \(isolated("\(count)"))", "messages taken back: \(count)") }
}
