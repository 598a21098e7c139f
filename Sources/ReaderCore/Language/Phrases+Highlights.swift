// What highlights, reading aloud and the sources of a story say.

extension Phrases {
    var highlights: String { say("مقتطفات المقال", "The article's highlights") }
    var allHighlights: String { say("كل المقتطفات", "All highlights") }
    var highlighted: String {
        say("حُفظ المقتطف؛ \(isolated("M")) المقتطفات، ويتراجع \(isolated("z"))", "Highlighted; M lists highlights, z takes it back")
    }
    var highlightDropped: String { say("حُذف المقتطف؛ يتراجع \(isolated("z"))", "The highlight is gone; z brings it back") }
    var highlightTooLong: String { say("المعلَّم أطول من أن يكون مقتطفًا", "What is marked is too long for a highlight") }
    package var noHighlights: String {
        say("لا مقتطفات بعد؛ علّم بالحرف \(isolated("v")) ثم احفظ بالحرف \(isolated("h"))", "No highlights yet; mark with v, then keep with h")
    }
    var noteKept: String { say("حُفظت الملاحظة", "The note is kept") }
    var noteDropped: String { say("حُذفت الملاحظة", "The note is gone") }
    package func note(_ note: String) -> String { say("ملاحظة: \(isolated(note))", "Note: \(isolated(note))") }
    var gone: String { say("لم يعد في النص", "no longer in the text") }
    func highlightGone(_ note: String) -> String {
        let told = say("هذا المقتطف لم يعد في النص، وبقي محفوظًا", "This passage is no longer in the text; the highlight is kept")
        return note.isEmpty ? told : told + " · " + isolated(note)
    }
    func highlightsGone(_ count: Int) -> String {
        guard language == .arabic else {
            return count == 1 ? "A highlight is no longer in the text; M lists it" : "\(count) highlights are no longer in the text; M lists them"
        }
        let forms = CountedForms(one: "مقتطف واحد", two: "مقتطفان", few: "مقتطفات", many: "مقتطفًا", other: "مقتطف")
        return "تغيّر النص، ولم يعد فيه \(counted(count, forms))؛ يعرضها \(isolated("M"))"
    }

    // MARK: The sources of a story

    /// The title of the list.
    func story(_ sources: Int) -> String {
        guard language == .arabic else { return "The story in \(sources) sources" }
        return "الخبر في " + counted(sources, CountedForms(one: "مصدر واحد", two: "مصدرين", few: "مصادر", many: "مصدرًا", other: "مصدر"))
    }
    var onlySource: String { say("لا مصدر آخر يروي هذا الخبر في المكتبة", "No other source of the library tells this story") }

    // MARK: Reading aloud

    var speaking: String { say("يُقرأ بصوت؛ يوقفه \(isolated("p"))", "Reading aloud; p stops it") }
    var speechEnded: String { say("توقفت القراءة", "Reading aloud has stopped") }
    var speechDone: String { say("انتهت قراءة المقال", "The article has been read aloud") }
    var nothingToSpeak: String { say("لا نص في هذه الصفحة يُقرأ", "There is no text on this page to read aloud") }
    var noVoice: String {
        say(
            "لا صوت على هذا الجهاز؛ ثبّت \(isolated("speech-dispatcher"))، ومنه \(isolated("spd-say"))",
            "There is no voice here: install speech-dispatcher, which has spd-say")
    }
    func voiceFailed(_ status: Int32) -> String {
        say("لم يُقرأ النص: انتهى \(isolated("spd-say")) بالرمز \(isolated("\(status)"))", "Nothing was spoken: spd-say ended with code \(status)")
    }
}
