// What `qari status` says of kiosks.

extension Phrases {
    /// - Parameter code: the exit code that it stands for.
    package func kioskHealth(_ code: Int) -> String {
        switch code {
        case 0: say("على ما يرام", "well")
        case 1: say("يستحق النظر", "wants looking at")
        case 2: say("لا يُقرأ", "can't be read")
        default: say("لا يُعرف", "not known")
        }
    }

    package func kioskSilence(_ silence: KioskSilence) -> String {
        switch silence {
        case .unreachable: say("لم يُدخَل إليه عبر SSH", "no way in by SSH")
        case .slow: say("لم يُجب في عشر ثوان", "no answer within ten seconds")
        case .noProgram: say("البرنامج غير مثبت فيه", "the program is not installed there")
        case .noStatus: say("لا كشك يخبر بحاله فيه", "no kiosk says anything there")
        }
    }

    /// A name in Latin letters: isolated among Arabic words alone.
    package func inserted(_ name: String) -> String { language == .arabic ? isolated(name) : name }

    package func kioskPainted(_ age: String) -> String { say("آخر رسم: \(isolated(age))", "painted \(age)") }
    package func kioskArticles(_ count: Int) -> String { say("المقالات: \(isolated("\(count)"))", "\(count) articles") }

    /// - Parameter age: of the last answer; nil where none has come.
    package func kioskFeeds(_ age: String?, failing: Int) -> String {
        let feeds = age.map { say("الموجزات: \(isolated($0))", "feeds \($0)") } ?? say("الموجزات: لم يُجب أيّها قط", "feeds never answered")
        return failing == 0 ? feeds : feeds + say("، تعذّر منها \(isolated("\(failing)"))", ", \(failing) failing")
    }

    /// - Parameter megabytes: of memory.
    package func kioskMemory(_ megabytes: Int, starts: Int) -> String {
        say("الذاكرة: \(isolated("\(megabytes)")) م.ب · مرات البدء: \(isolated("\(starts)"))", "\(megabytes) MB · started \(starts)×")
    }
}

/// Why nothing is known of a kiosk that was asked for.
package enum KioskSilence: Hashable, Sendable {
    case unreachable, slow, noProgram, noStatus
}
