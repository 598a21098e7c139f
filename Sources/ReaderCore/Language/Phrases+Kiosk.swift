// What a kiosk says.

extension Phrases {
    package var kioskPaused: String { say("توقّف العرض؛ تابع القراءة كما تشاء", "Paused: read on as you like") }
    package var kioskForbids: String { say("هذا غير متاح على هذه الشاشة", "Not available on this screen") }
    package var kioskFrontPage: String { say("هذه الصفحة الأولى", "This is the front page") }
    package var kioskLeave: String { say("عودة إلى الصفحة الأولى", "back to the front page") }
    package var kioskEmpty: String { say("لا مقالات بعد؛ تظهر هنا حين تصل.", "No articles yet: they show here when they come.") }
    package var kioskWrongOptions: String { say("خيارات خاطئة؛ السابقة باقية", "wrong options: the old ones stay") }

    // MARK: Touch

    /// The arrow stands where it points to, whatever language it is beside.
    private func onward(_ word: String, turnsLeft: Bool) -> String {
        turnsLeft == (language == .arabic) ? word + (turnsLeft ? " ←" : " →") : (turnsLeft ? "← " : "→ ") + word
    }

    /// - Parameter turnsLeft: the next page lies to the left of this one.
    package func touchNext(turnsLeft: Bool) -> String { onward(say("التالي", "Next"), turnsLeft: turnsLeft) }
    package func touchPrevious(turnsLeft: Bool) -> String { onward(say("السابق", "Previous"), turnsLeft: !turnsLeft) }
    package var touchBack: String { say("رجوع", "Back") }
    package var touchContents: String { say("المحتويات", "Contents") }
    package var touchRelated: String { say("ذات صلة", "Related") }
    package var touchFind: String { say("بحث", "Search") }
    package var touchFindNext: String { say("النتيجة التالية", "Next hit") }
    package var touchFindPrevious: String { say("النتيجة السابقة", "Previous hit") }
    package var touchLinks: String { say("الروابط", "Links") }
    /// Other buttons.
    package var touchOthers: String { say("المزيد", "More") }
    package var touchFront: String { say("الصفحة الأولى", "Front page") }
    package var touchTab: String { say("القسم التالي", "Next section") }
    package var touchOpen: String { say("افتح", "Open") }
    package var touchClose: String { say("إغلاق", "Close") }
    package var touchPicture: String { say("الصورة", "Picture") }
    package func touchNextPicture(turnsLeft: Bool) -> String { onward(say("الصورة التالية", "Next picture"), turnsLeft: turnsLeft) }
    package func touchPreviousPicture(turnsLeft: Bool) -> String { onward(say("الصورة السابقة", "Previous picture"), turnsLeft: !turnsLeft) }
    package var touchShare: String { say("مشاركة", "Share") }
    package var touchCode: String { say("رمز الرابط", "Link's code") }
    package var touchCopy: String { say("نسخ", "Copy") }
    package var touchReload: String { say("تحديث", "Reload") }
    package var touchQuit: String { say("خروج", "Leave") }
    package var touchCancel: String { say("إلغاء", "Cancel") }
    package var touchSpace: String { say("مسافة", "Space") }
    package var touchDelete: String { say("حذف", "Delete") }
}
