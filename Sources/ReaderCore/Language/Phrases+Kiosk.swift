// What a kiosk says.

extension Phrases {
    package var kioskPaused: String { say("توقّف العرض؛ تابع القراءة كما تشاء", "Paused: read on as you like") }
    package var kioskForbids: String { say("هذا غير متاح على هذه الشاشة", "Not available on this screen") }
    package var kioskFrontPage: String { say("هذه الصفحة الأولى", "This is the front page") }
    package var kioskLeave: String { say("عودة إلى الصفحة الأولى", "back to the front page") }
    package var kioskEmpty: String { say("لا مقالات بعد؛ تظهر هنا حين تصل.", "No articles yet: they show here when they come.") }
    package var kioskWrongOptions: String { say("خيارات خاطئة؛ السابقة باقية", "wrong options: the old ones stay") }
}
