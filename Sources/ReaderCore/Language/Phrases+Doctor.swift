// The words of `qari doctor`.
import TerminalScreen

extension Phrases {
    func doctorAsked(_ questions: [String]) -> String {
        let list = questions.joined(separator: ", ")
        if questions.isEmpty {
            return say("لم تُسأل الطرفية: مثلها يطبع ما لا يفهمه.", "The terminal was not asked: its kind prints what it does not understand.")
        }
        return say("سُئلت الطرفية: \(isolated(list))", "Asked: \(list)")
    }
    var doctorNoAnswers: String { say("لم تُجب.", "No answers.") }
    func doctorAnswered(_ answers: [String]) -> String {
        let list = answers.joined(separator: "; ")
        return say("أجابت: \(isolated(list))", "Answered: \(list)")
    }
    func doctorTerminal(_ name: String, isCertain: Bool) -> String {
        say(
            "الطرفية: \(isolated(name)) (\(isCertain ? "باسمها هي" : "تخمينًا"))", "Terminal: \(name) (\(isCertain ? "by its own answer" : "a guess"))"
        )
    }
    func doctorOuter(_ name: String) -> String { say("والطرفية من حولها: \(isolated(name))", "The terminal around it: \(name)") }
    func doctorOrder(_ order: String, _ reason: String) -> String {
        say("الترتيب: \(isolated(order))، لأن \(reason)", "Order: \(order), because \(reason)")
    }
    func doctorMarks(_ shows: Bool, hasArabicDigits: Bool) -> String {
        let marks = say(
            shows ? "الحركات: تظهر" : "الحركات: تُخفى، فلا مكان لها في هذه الطرفية",
            shows ? "Harakat: shown" : "Harakat: hidden, this terminal has no place for them")
        return marks + (hasArabicDigits ? "" : say("؛ الأرقام: 0–9، فلا غيرها في خطها", "; digits: 0–9, its font has no others"))
    }
    func doctorColors(_ count: Int, isSynchronized: Bool) -> String {
        let colors = count >= 1 << 24 ? say("مباشرة", "direct") : "\(count)"
        return say("الألوان: \(isolated(colors))", "Colours: \(colors)") + (isSynchronized ? say("؛ الرسم متزامن", "; synchronized output") : "")
    }
    func doctorClipboard(kilobytes: Int) -> String {
        kilobytes == 0
            ? say("الحافظة: لا تُنسخ إليها من هنا", "Clipboard: out of reach")
            : say("الحافظة: حتى \(kilobytes) ك.ب", "Clipboard: up to \(kilobytes) KB")
    }

    /// An order as the setting `bidi` names it.
    package func name(of order: DisplayOrder) -> String {
        switch order {
        case .visual: "visual"
        case .logical(let reordering):
            reordering.isByParagraph ? "emacs" : reordering.base != .leftToRight ? "logical" : reordering.mirrors ? "logical-ltr" : "konsole"
        case .kittyWords, .kittyOneFont: "kitty"
        case .kittyLetters: "kitty-letters"
        case .nested(let outer, _): "emacs + \(name(of: outer))"
        }
    }

    func words(for reason: OrderReason) -> String {
        switch reason {
        case .setting: say("الإعداد bidi طلبه", "the setting bidi asks for it")
        case .leavesRowsAlone: say("هذه الطرفية تترك السطور كما هي", "this terminal leaves lines alone")
        case .obeysBDSM: say("هذه الطرفية تطيع حين يُطلب منها ترك السطور", "this terminal obeys when told to leave lines alone")
        case .switchedOff: say("قلب السطور أُوقف بأمر تعرفه هذه الطرفية", "its own reordering is switched off")
        case .reordersItself: say("هذه الطرفية تقلب السطور بنفسها دائمًا", "this terminal always reorders lines itself")
        case .kitty: say("kitty تقلب كل كلمة على حدة", "kitty reverses each word by itself")
        case .unknown: say("أكثر الطرفيات تترك السطور كما هي", "most terminals leave lines alone")
        case .throughMultiplexer: say("هذا ما تحتاجه الطرفية من حولها", "the terminal around it needs it")
        case .unreachable:
            say(
                "الطرفية من حولها تقلب السطور ولا تصل إليها الأوامر (allow-passthrough)",
                "the terminal around it reorders lines and can't be reached (allow-passthrough)")
        }
    }

    // MARK: The question

    package var doctorQuestion: String {
        say("أتقرأ السطور الثلاثة صحيحة من اليمين؟", "Do the three lines read right, from the right?")
    }
    package var doctorKeys: String {
        say("ن أو y: نعم · ل أو n: لا، جرّب ترتيبًا آخر · q: خروج", "y: yes · n: no, try another order · q: quit")
    }
    package func doctorTrying(_ choice: BidiChoice) -> String { say("الترتيب الآن: \(isolated(choice.rawValue))", "Order now: \(choice.rawValue)") }
    /// Latin as well: where it matters there may be no other letters.
    var doctorFont: String {
        let fonts = "DejaVu Sans Mono, FreeMono, Unifont"
        return say(
            "\(isolated("Boxes or gaps? Set a font: \(fonts)")) · إن بدت حروف السطر مربعات أو لم تتصل فخط الطرفية بلا عربية؛ اختر لها أحد هذه.",
            "Boxes or gaps in that line: the terminal's font has no Arabic. Set one of these: \(fonts).")
    }
    package var doctorAllIsWell: String { say("كل شيء على ما يرام؛ لا حاجة إلى إعداد.", "All is well; nothing needs to be set.") }
    package func doctorAdvice(_ choice: BidiChoice, file: String) -> String {
        let line = "bidi = \"\(choice.rawValue)\""
        return say("اكتب في \(isolated(file)) السطر: \(isolated(line))", "Put this line into \(file): \(line)")
    }
    package var doctorNothingFits: String {
        say(
            "لا ترتيب يصلح هنا. أرسل ما يطبعه qari doctor --report مع صورة للطرفية.",
            "No order fits. Please report what qari doctor --report prints, with a picture of the terminal.")
    }
}
