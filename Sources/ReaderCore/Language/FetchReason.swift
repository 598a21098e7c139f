// Why curl could not fetch, in the reader's language: by its exit code, for its own words are English.
import ArabicText

package struct FetchReason: Hashable, Sendable {
    /// curl's exit code (`man curl`); negative for what is not curl's own.
    package var code: Int
    /// In English.
    package var detail: String

    package init(code: Int, detail: String) { (self.code, self.detail) = (code, detail) }

    var arabic: String {
        switch code {
        case 5: "لا يُعرف الخادم الوسيط"
        case 6: "لا يُعرف خادم بهذا الاسم"
        case 7: "لا يقبل الخادم الاتصال"
        case 8: "ردّ الخادم غير مفهوم"
        case 16, 92: "خطأ في النقل"
        case 18: "انقطع النقل قبل تمامه"
        case 23: "تعذّرت كتابة ما وصل"
        case 35: "لم يُتّفق على تشفير"
        case 45: "واجهة الشبكة لا تصلح"
        case 52: "لم يُرسل الخادم شيئًا"
        case 55: "انقطع الاتصال أثناء الإرسال"
        case 56: "انقطع الاتصال أثناء الاستقبال"
        case 51, 60: "شهادة الخادم لا يوثق بها"
        case 58: "شهادة هذا الجهاز لا تصلح"
        case 61: "ضُغط المحتوى بطريقة لا تُعرف"
        case 77, 82: "تعذّرت قراءة شهادات الثقة في هذا الجهاز"
        case 83, 90, 91: "شهادة الخادم غير التي تُنتظر منه"
        case 97: "رفض الخادم الوسيط الاتصال"
        case 100: "ترويسة الردّ أطول مما يُقبل"
        case 0...: "خطأ \("curl \(code)".isolated())"
        default: detail
        }
    }
}
