// What a mistake in a TOML file is called, and what to do about it.
import ReaderCore
import TOML

extension TOMLMistake {
    func sentence(in language: Language) -> String {
        let (arabic, english) = words
        guard let first else { return language == .arabic ? arabic : english }
        return language == .arabic ? arabic + "؛ ورد أولًا في السطر \(first.line)" : english + "; line \(first.line) has it first"
    }

    private var words: (arabic: String, english: String) {
        switch reason {
        case .notUTF8: ("الملف ليس بترميز UTF-8، فاحفظه به", "this is not UTF-8; save the file as UTF-8")
        case .controlCharacter:
            ("محرف تحكم لا يجوز هنا، فاحذفه أو اكتبه مثل \\u001B", "a control character may not stand here; delete it, or write it like \\u001B")
        case .missingKey: ("ينقص اسم من حروف لاتينية وأرقام، أو بين علامتي تنصيص", "a name is missing: Latin letters and digits, or in quotes")
        case .missingEquals: ("تنقص = بعد الاسم", "“=” is missing behind the name")
        case .missingValue: ("تنقص القيمة بعد =", "the value behind “=” is missing")
        case .unexpectedRest: ("لا يجوز شيء بعد هذا في السطر، فابدأ سطرًا جديدًا", "nothing may follow on this line; begin a new one")
        case .unclosedHeader: ("ينقص ] في آخر العنوان", "“]” is missing at the header's end")
        case .unclosedString: ("علامة التنصيص لا تُغلق في السطر", "the quotes are not closed on the line")
        case .unknownEscape:
            ("لا معنى لهذا الحرف بعد \\؛ لكتابة \\ نفسها ضعها مرتين", "this letter means nothing behind \\; write \\\\ for \\ itself")
        case .badCharacterNumber:
            ("رقم المحرف لا يصلح: \\u وأربع خانات أو \\U وثماني", "no character's number: it is \\u and four digits or \\U and eight")
        case .unquotedText: ("النص يوضع بين علامتي تنصيص: \"…\"", "text stands in quotes: \"…\"")
        case .badNumber: ("رقم لا يصلح؛ النص يوضع بين علامتي تنصيص", "this is no number; text stands in quotes")
        case .numberTooLarge: ("الرقم أكبر مما يُحفظ", "the number is too large")
        case .badMoment: ("لا يوم ولا وقت كهذا؛ يُكتب مثل 2026-01-31", "there is no such day or time; one is written like 2026-01-31")
        case .unclosedArray: ("ينقص ] في آخر القائمة", "“]” is missing at the list's end")
        case .missingComma: ("تنقص فاصلة , بين القيم، أو ] في آخرها", "a comma is missing between the values, or “]” at their end")
        case .unclosedInlineTable: ("ينقص } في آخر الجدول، وهو في سطر واحد", "“}” is missing at the table's end; it stands on one line")
        case .keyTwice: ("هذا الاسم مكرر، فاحذف أحدهما", "this name is there twice; delete one")
        case .notATable: ("لهذا الاسم قيمة، فلا يكون جدولًا", "this name has a value and can't be a table")
        case .closedTable: ("هذا الجدول مكتمل، فأضف إليه حيث هو", "this table is whole; add to it where it stands")
        case .notAnArrayOfTables: ("هذا الاسم مرة جدول ومرة قائمة جداول", "this name is once a table, once a list of tables")
        case .tooDeep: ("جداول أو قوائم داخل بعضها أكثر مما يجوز", "too many tables or lists stand within one another")
        }
    }
}
