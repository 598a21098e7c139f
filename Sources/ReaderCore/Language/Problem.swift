// Everything that can go wrong, worded for the reader in the interface's language: what, where, and what to do.
import ArabicText

/// A problem that the reader is told of.
package enum Problem: Error, Hashable, Sendable {
    case noSuchFile(String)
    case isDirectory(String)
    case noPermission(String)
    case isBinary(String)
    /// It is known what it is, and nobody here reads that.
    case formatNotRead(String, FormatReason)
    /// A file of a format that is read, which breaks off or is not what it calls itself.
    case formatBroken(String, FormatReason)
    /// Its text is encrypted.
    case formatLocked(String, FormatReason)
    /// It holds no text.
    case formatEmpty(String, FormatReason)
    case cannotRead(String, reason: String)
    /// An address of the web, and where it leads: into the reader's own network.
    case privateAddress(String, target: String)
    /// The file was made shorter while it was read; what was there is read.
    case wasCut(String)
    /// Of what came through a pipe the disk had room for the beginning.
    case hadNoRoom(String)
    case noFiles
    case badUsage(detail: String)
    /// A word that is neither a command nor a file, and the command that it is nearly.
    case unknownCommand(String, meant: String?)
    case badSetting(place: String, name: String, value: String, allowed: String)
    case unknownSetting(place: String, name: String, allowed: String)
    /// Of the settings' `[keys]`.
    case badKey(place: String, key: String, KeyRefusal)
    case badSyntax(place: String, arabic: String, english: String)
    case unknownTheme(place: String, name: String, allowed: String)
    case badTheme(place: String, name: String, detail: String)
    case noTerminal
    /// Of a kiosk, whose reader has no other command.
    case kioskNoTerminal
    /// Of the reading room: one key may have so many sessions at once.
    case tooManySessions(Int)
    /// An article's link that leads out of the library, followed in a kiosk.
    case kioskForbids
    case cannotWrite(String, reason: String)
    /// Of a folder of places in which no kiosk says how it fares.
    case noKioskStatus(String)
    /// A command of a set-up that did not succeed, and its exit code.
    case setupFailed(String, status: Int32)
    /// What a set-up works with is not installed; the command that installs it.
    case setupLacks(String)
    /// A feed in the newsroom's own network, which was not allowed.
    case setupIsPrivate(String)
    /// No set-up is recorded here.
    case nothingSetUp(String)
    /// The packaged examples are in none of these folders.
    case noExamples(String)
    /// Of a folder that nothing was published into before.
    case noPublicationBase(String)
    /// A folder that is to be published in holds a file that would be written over.
    case publicationInWay(String, file: String)
    /// Standard output can't be written.
    case cannotPrint(reason: String)
    /// There is no home folder that a library could be in, and none was named.
    case noHome
    case libraryCannotOpen(String, reason: String)
    case libraryFull(String)
    case libraryReadOnly(String)
    case libraryDamaged(String)
    /// What looking the whole library through has found; without a detail it is the index of its words.
    case libraryUnsound(String, detail: String?)
    /// Told, not an end: the file was damaged, and what could be read of it is in a new one.
    case librarySalvaged(String, aside: String, articles: Int)
    case libraryBusy(String)
    case libraryTooNew(String)
    case libraryTooOld(String)
    /// Of a file that the reader has named as the library.
    case notALibrary(String)
    /// A file that would be written over.
    case alreadyThere(String)
    case noSuchArticle(String, library: String)
    case badSearch(String)
    /// An address that is not fetched: neither http nor https.
    case notWeb(String)
    /// An address that no server can have.
    case badAddress(String)
    case unreachable(String, FetchReason)
    case timedOut(String)
    /// Of the web.
    case tooLarge(String, megabytes: Int)
    case fileTooLarge(String, megabytes: Int)
    case tooManyRedirects(String)
    case insecure(String, FetchReason)
    case refused(String, status: Int)
    case fetchFailed(String, FetchReason)
    /// `curl` is missing.
    case noFetcher
    /// Neither a page, a feed nor a list of feeds.
    case notAnArticle(String)
    /// A feed that is followed and could not be refreshed: why, its address, and how long ago it was refreshed last.
    indirect case staleFeed(Problem, address: String, age: String?)
    case noSuchFeed(String, library: String)
    /// A saved search's name, a rule's number.
    case noSuchSearch(String)
    case noSuchRule(String)
    /// Of what is to be removed.
    case neitherArticleNorFeed(String)
    case brokenFeed(String, line: Int, detail: String)
    case hostileFeed(String, line: Int)
    /// The feed declares entities, which are refused on purpose.
    case entitiesInFeed(String, line: Int)
    case cannotWatch(String, reason: String)
    case noFolderToWatch(String)
    /// Of accounts, by the addresses of their servers.
    case noSuchAccount(String, library: String)
    case noAccountPassword(String)
    case loginRefused(String)
    case notAReader(String)
    case emptyAccount(String)
    /// A feed that an account's server would not follow, and what it said.
    case notFollowed(String, server: String, reason: String?)
    /// Which of several accounts is meant, or that there is none.
    case whichAccount(count: Int)
    /// Nothing was typed, and neither file nor command says one.
    case noPassword

    /// The sentence, inserted names isolated so that they can't disturb their neighbours.
    package func sentence(in language: Language) -> String {
        (language == .arabic ? arabic : english).withTrueHosts
    }

    /// Not a matter of the moment: trying again later will not help.
    private var isLasting: Bool {
        switch self {
        case .refused(_, let status): status == 404 || status == 410
        case .notAnArticle, .formatNotRead, .formatLocked, .formatEmpty, .notWeb, .badAddress: true
        default: false
        }
    }

    private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

    private func named(_ text: String) -> String { text.isolated() }

    private var arabic: String {
        switch self {
        case .noSuchFile(let path): "لا يوجد ملف بهذا الاسم: \(named(path)). تحقّق من الاسم والمسار."
        case .isDirectory(let path): "\(named(path)) مجلد وليس ملفًا. اختر ملفًا من داخله."
        case .noPermission(let path): "لا إذن بقراءة \(named(path)). امنح نفسك الإذن بالأمر \(named("chmod u+r"))."
        case .isBinary(let path): "\(named(path)) ليس نصًّا. افتح ملفًا نصيًّا، أو سمِّ ترميزه بالخيار \(named("--encoding"))."
        case .formatNotRead(let name, let reason): "\(named(name)) ليس مقالًا: هو \(reason.arabicName). \(reason.arabicRemedy)"
        case .formatBroken(let name, let reason):
            "\(named(name)) (\(reason.arabicName)) تالف أو مقطوع، فلا يُقرأ. أعد تنزيله أو نسخه كاملًا."
        case .formatLocked(let name, let reason):
            "نص \(named(name)) مشفّر (\(reason.arabicName))، فلا يُقرأ. أزل الحماية منه بالبرنامج الذي أنشأه."
        case .formatEmpty(let name, let reason):
            "لا نص في \(named(name)) (\(reason.arabicName)). إن كان فيه صور أو مرفقات فافتحه ببرنامج يعرضها."
        case .hadNoRoom(let path):
            "لم يتسع القرص لكل ما جاء من \(named(path))، فما بعد موضع القطع ناقص. أفرغ مكانًا، أو سمّ بالمتغير TMPDIR مجلدًا أوسع."
        case .wasCut(let path): "قُصّ الملف \(named(path)) أثناء قراءته، فما بعد موضع القص ناقص. أعد المحاولة حين تكتمل كتابته."
        case .privateAddress(let address, let target) where address == target:
            "العنوان \(named(address)) في شبكتك أو جهازك، وليس مما سمّيته بنفسك، فلم يُفتح. لفتحه: \(named("--allow-private true"))"
        case .privateAddress(let address, let target):
            "يحيل \(named(address)) إلى عنوان في شبكتك أو جهازك: \(named(target))، فلم يُفتح. لفتحه: \(named("--allow-private true"))"
        case .cannotRead(let path, let reason): "تعذّرت قراءة \(named(path)): \(named(reason))."
        case .noFiles: "أين المقال؟ اكتب \(named("qari FILE"))، أو مرّر نصًّا عبر أنبوب. للمساعدة: \(named("qari --help"))"
        case .badUsage(let detail): "الأمر غير مفهوم: \(named(detail)) للمساعدة: \(named("qari --help"))"
        case .unknownCommand(let name, let meant?):
            "لا أمر ولا ملف باسم \(named(name)). لعلك تقصد \(named(meant)). للمساعدة: \(named("qari --help"))"
        case .unknownCommand(let name, nil): "لا أمر باسم \(named(name)). للمساعدة: \(named("qari --help"))"
        case .badSetting(let place, let name, let value, let allowed):
            "\(named(place)): القيمة \(named(value)) لا تصلح للإعداد \(named(name)). المسموح: \(named(allowed))."
        case .unknownSetting(let place, let name, let allowed): "\(named(place)): لا إعداد باسم \(named(name)). الإعدادات: \(named(allowed))."
        case .badKey(let place, let key, let refusal):
            "\(named(place)): لا يصلح المفتاح \(named(key)): \(refusal.reason(in: .arabic))."
        case .badSyntax(let place, let detail, _): "\(named(place)): خطأ في الكتابة: \(detail)."
        case .unknownTheme(let place, let name, let allowed): "\(named(place)): لا سمة باسم \(named(name)). السمات: \(named(allowed))."
        case .badTheme(let place, let name, let detail): "\(named(place)): في السمة \(named(name)) خطأ: \(named(detail))."
        case .noTerminal: "لا طرفية لعرض المقال عليها. استعمل \(named("qari print")) لإخراج النص."
        case .kioskNoTerminal: "لا طرفية لعرض المقالات عليها. اتصل بطرفية: \(named("ssh -t"))."
        case .tooManySessions(let most):
            "جلسات القراءة المفتوحة بهذا المفتاح بلغت أقصى ما يُسمح به، وهو \(most). أغلق إحداها ثم ادخل من جديد."
        case .kioskForbids: Phrases(.arabic).kioskForbids
        case .cannotWrite(let path, let reason): "تعذّرت كتابة \(named(path)): \(named(reason)). اختر اسمًا جديدًا أو مكانًا آخر."
        case .noKioskStatus(let path):
            "لا كشك يخبر بحاله في \(named(path)). سمِّ المجلد الذي أُعطي له: \(named("--state FOLDER"))، وانظر أيعمل: \(named("systemctl status qari-kiosk@tty1"))"
        case .setupFailed(let command, let status):
            "لم ينجح \(named(command)) (\(named("\(status)"))). لإعادة ما فُعل حتى الآن: \(named("qari kiosk-setup --undo --apply"))"
        case .setupLacks(let command): "ينقص ما لا بد منه، فلم يُفعل شيء. ثبّته أولًا: \(named(command))"
        case .setupIsPrivate(let feed):
            "الموجز \(named(feed)) في شبكتك نفسها أو على هذا الجهاز، والجالب لا يسأل إلا عناوين عامة. للسماح به أضف \(named("--allow-private true"))"
        case .nothingSetUp(let path): "لم يُعدّ شيء على هذا الجهاز: لا سجل في \(named(path))."
        case .noExamples(let folders):
            "لا توجد أمثلة الحزمة في \(named(folders)). ثبّت الحزمة \(named("qari-kiosk"))، أو \(named("make install"))."
        case .noPublicationBase(let path):
            "لا يُعرف العنوان الذي يُقدَّم منه المجلد \(named(path)). اذكره في المرة الأولى: \(named("--base https://news.example/"))"
        case .publicationInWay(let path, let file):
            "في المجلد \(named(path)) ملف \(named(file)) لم ينشره البرنامج. سمِّ مجلدًا آخر، أو انقل الملف منه."
        case .cannotPrint(let reason): "تعذّرت الكتابة إلى المخرج القياسي: \(named(reason)). أفسح مكانًا، أو وجّه المخرج إلى غيره."
        case .noHome: "لا مجلد منزل تُحفظ المكتبة فيه. اضبط \(named("HOME"))، أو سمِّ مكتبة بالخيار \(named("--library"))."
        case .libraryCannotOpen(let path, let reason):
            "تعذّر فتح المكتبة \(named(path)): \(named(reason)). سمِّ غيرها بالخيار \(named("--library"))، وما زالت الملفات تُفتح بلا مكتبة."
        case .libraryFull(let path):
            "لا متسع لحفظ المزيد في المكتبة \(named(path))؛ ما حُفظ من قبل باقٍ. أفسح مكانًا في القرص الذي فيه المجلد \(named(Self.folder(of: path)))."
        case .libraryReadOnly(let path): "المكتبة \(named(path)) للقراءة فقط. امنح نفسك إذن الكتابة في الملف وفي مجلده."
        case .libraryDamaged(let path): "المكتبة \(named(path)) متضررة. شغّل البرنامج ثانية: ينقل الملف جانبًا وينقذ ما يُقرأ منه."
        case .libraryUnsound(let path, nil): "فهرس البحث في المكتبة \(named(path)) متضرر. شغّل البرنامج ثانية: يُنشئ الفهرس من جديد."
        case .libraryUnsound(let path, _?):
            "المكتبة \(named(path)) متضررة. شغّل البرنامج ثانية: ينقل الملف جانبًا وينقذ ما يُقرأ منه."
        case .librarySalvaged(let path, let aside, let articles):
            "كانت المكتبة \(named(path)) متضررة، فنُقل ملفها إلى \(named(aside))، وأُنقذ منها في مكتبة جديدة من المقالات: \(articles)."
        case .libraryBusy(let path): "المكتبة \(named(path)) مشغولة ببرنامج آخر. أعد المحاولة بعد قليل."
        case .libraryTooNew(let path):
            "المكتبة \(named(path)) من إصدار أحدث من هذا البرنامج. حدّث البرنامج، أو سمِّ غيرها بالخيار \(named("--library"))."
        case .libraryTooOld(let path): "المكتبة \(named(path)) من إصدار أقدم ولا يمكن تحديثها. امنح نفسك إذن الكتابة في الملف وفي مجلده."
        case .notALibrary(let path):
            "\(named(path)) ليس مكتبة لهذا البرنامج، فتُرك كما هو. سمِّ ملفًا آخر بالخيار \(named("--library"))، أو انقل هذا الملف."
        case .alreadyThere(let path): "\(named(path)) موجود، ولا يُكتب فوقه. اختر اسمًا جديدًا."
        case .noSuchArticle(let name, let path): "لا مقال برقم \(named(name)) في المكتبة \(named(path)). ترى الأرقام بالأمر \(named("qari list"))."
        case .notWeb(let address): "\(named(address)) ليس عنوانًا يُجلب. المسموح: \(named("http://"))، \(named("https://"))؛ والملف يُسمّى بمساره."
        case .badAddress(let address): "العنوان \(named(address)) لا يصلح لخادم. تحقّق من الاسم الذي بعد \(named("://"))."
        case .unreachable(let address, let reason): "لا وصول إلى \(named(address)) (\(named(reason.arabic))). تحقّق من الاتصال بالشبكة ومن العنوان."
        case .timedOut(let address): "لم يُتمّ الخادم إرسال \(named(address)) في الوقت المسموح. أعد المحاولة لاحقًا."
        case .tooLarge(let address, let megabytes):
            "\(named(address)) أكبر من الحد، وهو \(megabytes) ميغابايت، فتُرك. نزّله ببرنامج آخر، ثم افتح ملفه."
        case .fileTooLarge(let path, let megabytes):
            "\(named(path)) أكبر من حد المقال في المكتبة، وهو \(megabytes) ميغابايت، فتُرك. قسّمه، أو اقرأه بلا مكتبة: \(named("qari FILE"))."
        case .tooManyRedirects(let address): "\(named(address)) يحيل من عنوان إلى آخر بلا نهاية. تحقّق من العنوان."
        case .insecure(let address, let reason): "الاتصال المشفّر بالعنوان \(named(address)) لا يوثق به (\(named(reason.arabic)))."
        case .refused(let address, let status):
            status == 404 || status == 410
                ? "لا صفحة في العنوان \(named(address)) (\(named("\(status)")))."
                : "رفض الخادم إعطاء \(named(address)) (\(named("\(status)"))). أعد المحاولة لاحقًا."
        case .fetchFailed(let address, let reason): "تعذّر جلب \(named(address)): \(named(reason.arabic))."
        case .noFetcher: "لا يُجلب شيء من الشبكة بلا البرنامج \(named("curl")). ثبّته بالأمر \(named("apt-get install curl"))."
        case .notAnArticle(let name): "لا مقال في \(named(name)) ولا موجز. سمِّ نصًّا أو صفحة مقال أو موجز أخبار أو قائمة \(named("OPML"))."
        case .staleFeed(let problem, let address, let age):
            problem.arabic + (age.map { " آخر تحديث له: \(named($0))." } ?? " لم يُحدَّث قط.")
                + (problem.isLasting || age == nil ? " إن لم تعد تريده: \(named("qari remove \(address)"))." : "")
        case .neitherArticleNorFeed(let name):
            "\(named(name)) ليس رقم مقال ولا عنوان موجز. ترى الأرقام بالأمر \(named("qari list"))، والعناوين بالأمر \(named("qari list --feeds"))."
        case .noSuchFeed(let name, let path):
            "لا يُتابَع موجز بالعنوان \(named(name)) في المكتبة \(named(path)). ترى عناوين الموجزات بالأمر \(named("qari list --feeds"))."
        case .noSuchSearch(let name): "لا بحث محفوظ باسم \(named(name)). ترى الأسماء بالأمر \(named("qari saved"))."
        case .noSuchRule(let number): "لا قاعدة برقم \(named(number)). ترى الأرقام بالأمر \(named("qari rule"))."
        case .brokenFeed(let name, let line, let detail):
            "في الموجز \(named(name))، في السطر \(named("\(line)"))، خطأ: \(named(detail)). أُخذ منه ما قبل الخطأ."
        case .hostileFeed(let name, let line):
            "في الموجز \(named(name))، في السطر \(named("\(line)"))، ما يجاوز الحدود (\(named("8 MB")) للنص، \(named("200")) عنصر متداخل). أُخذ منه ما قبله."
        case .entitiesInFeed(let name, let line):
            "يُعرّف الموجز \(named(name)) في السطر \(named("\(line)")) كيانات خاصة به (\(named("<!ENTITY>")))، وهي مرفوضة عمدًا لأن أسطرًا قليلة منها قد تتضخم بلا حد. لم يؤخذ منه شيء."
        case .cannotWatch(let path, let reason): "تعذّرت مراقبة \(named(path)): \(named(reason))."
        case .noFolderToWatch(let names): "لا مجلد يُراقب في \(named(names)). سمِّ مجلدًا؛ أما الموجزات فيجددها \(named("qari sync"))."
        case .noSuchAccount(let name, let path):
            "لا حساب على \(named(name)) في المكتبة \(named(path)). ترى الحسابات بالأمر \(named("qari account"))."
        case .noAccountPassword(let address):
            "لا كلمة سر محفوظة للحساب على \(named(address)). أعد إضافته: \(named("qari account add \(address) --user …"))."
        case .loginRefused(let address):
            "لا يقبل \(named(address)) الاسم وكلمة السر. كلمة سر الواجهة غير كلمة سر الدخول: في FreshRSS تُضبط في ملفك الشخصي، وفي Miniflux في التكاملات (Google Reader)."
        case .notAReader(let address):
            "لا يجيب \(named(address)) كما تجيب واجهة Google Reader. سمِّ عنوان الواجهة: في FreshRSS ينتهي بـ \(named("/api/greader.php"))، وفي Miniflux هو عنوان الموقع."
        case .emptyAccount(let address):
            "لا يذكر الحساب على \(named(address)) اشتراكًا واحدًا، وكانت له اشتراكات؛ فتُركت موجزاته كما هي. لتركه: \(named("qari account remove \(address)"))."
        case .notFollowed(let address, let server, let reason):
            "لم يتابع \(named(server)) الموجز \(named(address))" + (reason.map { ": \(named($0))." } ?? "، ولم يقل لماذا. تحقق من العنوان.")
        case .whichAccount(let count):
            count == 0
                ? "لا حساب في المكتبة. أضف واحدًا: \(named("qari account add … --user …"))."
                : "في المكتبة حسابات عدة. سمِّ أحدها بالخيار \(named("--at"))، برقمه أو عنوانه؛ ترى الحسابات بالأمر \(named("qari account"))."
        case .noPassword:
            "لا كلمة سر. اكتبها حين تُسأل، أو سمِّ ملفها بالخيار \(named("--password-file"))، أو أمرًا بالخيار \(named("--password-command"))."
        case .badSearch(let part):
            "لم يُفهم \(named(part)) في البحث. المسموح: \(named("since:2026-01-31, since:7d, since:2w, since:3m, since:1y, before:…, is:unread, is:read, is:bookmarked, is:breaking, is:changed"))."
        }
    }

    private var english: String {
        switch self {
        case .noSuchFile(let path): "There is no file “\(path)”. Check the name and the folder."
        case .isDirectory(let path): "“\(path)” is a folder. Choose a file in it."
        case .noPermission(let path): "“\(path)” may not be read. Allow it with chmod u+r."
        case .isBinary(let path): "“\(path)” is not text. Open a text file, or name its encoding with --encoding."
        case .formatNotRead(let name, let reason): "“\(name)” is no article: \(reason.englishName). \(reason.englishRemedy)"
        case .formatBroken(let name, let reason):
            "“\(name)” (\(reason.englishName)) is damaged or breaks off, and can't be read. Fetch or copy it again, whole."
        case .formatLocked(let name, let reason):
            "The text of “\(name)” (\(reason.englishName)) is encrypted, and can't be read. Take the protection off with the program that made it."
        case .formatEmpty(let name, let reason):
            "There is no text in “\(name)” (\(reason.englishName)). If it holds pictures or attachments, open it with a program that shows them."
        case .hadNoRoom(let path):
            "There was no room on the disk for all that came from “\(path)”: what follows is missing. Make room, or name a larger folder by TMPDIR."
        case .wasCut(let path): "“\(path)” was made shorter while it was read: what follows is missing. Try again when it is whole."
        case .privateAddress(let address, let target) where address == target:
            "“\(address)” is in your own network or machine, and not one that you named; it was not opened. To open it: --allow-private true"
        case .privateAddress(let address, let target):
            "“\(address)” leads to an address in your own network or machine, “\(target)”; it was not opened. To open it: --allow-private true"
        case .cannotRead(let path, let reason): "“\(path)” could not be read: \(reason)."
        case .noFiles: "Which article? Try qari FILE, or pipe text in. See qari --help."
        case .badUsage(let detail): "The command is not understood: \(detail) See qari --help."
        case .unknownCommand(let name, let meant?): "There is no command and no file “\(name)”: did you mean \(meant)? See qari --help."
        case .unknownCommand(let name, nil): "There is no command “\(name)”. See qari --help."
        case .badSetting(let place, let name, let value, let allowed):
            "\(place): “\(value)” is no value of “\(name)”. Allowed: \(allowed)."
        case .unknownSetting(let place, let name, let allowed): "\(place): there is no setting “\(name)”. There are: \(allowed)."
        case .badKey(let place, let key, let refusal): "\(place): “\(key)” can't be given a command: \(refusal.reason(in: .english))."
        case .badSyntax(let place, _, let detail): "\(place): \(detail)."
        case .unknownTheme(let place, let name, let allowed): "\(place): there is no theme “\(name)”. There are: \(allowed)."
        case .badTheme(let place, let name, let detail): "\(place): theme “\(name)”: \(detail)."
        case .noTerminal: "There is no terminal to show the article on. Use qari print for its text."
        case .kioskNoTerminal: "There is no terminal to show articles on. Ask for one: ssh -t."
        case .tooManySessions(let most): "This key has \(most) sessions open, as many as it may. Close one of them and log in again."
        case .kioskForbids: Phrases(.english).kioskForbids
        case .cannotWrite(let path, let reason): "“\(path)” could not be written: \(reason). Choose a new name or another place."
        case .noKioskStatus(let path):
            "No kiosk says how it fares in “\(path)”. Name the folder that it was given: --state FOLDER; and see whether it runs: systemctl status qari-kiosk@tty1"
        case .setupFailed(let command, let status):
            "“\(command)” did not succeed (\(status)). To take back what was done until then: qari kiosk-setup --undo --apply"
        case .setupLacks(let command): "Something that it needs is missing, and nothing was done. Install it first: \(command)"
        case .setupIsPrivate(let feed):
            "The feed “\(feed)” stands in your own network, or on this machine, and the fetcher asks public addresses alone. To allow it, add --allow-private true"
        case .nothingSetUp(let path): "Nothing was set up on this machine: there is no record in “\(path)”."
        case .noExamples(let folders): "The packaged examples are not in \(folders). Install the package qari-kiosk, or make install."
        case .noPublicationBase(let path):
            "The address that “\(path)” is served at is not known. Name it the first time: --base https://news.example/"
        case .publicationInWay(let path, let file):
            "“\(path)” holds “\(file)”, which the program has not published. Name another folder, or move the file away."
        case .cannotPrint(let reason): "Standard output could not be written: \(reason). Make room there, or send it elsewhere."
        case .noHome: "There is no home folder for a library. Set HOME, or name a library: --library FILE."
        case .libraryCannotOpen(let path, let reason):
            "The library “\(path)” could not be opened: \(reason). Name another with --library; files open without one."
        case .libraryFull(let path):
            "There is no room to save more in the library “\(path)”; what was saved is there. Make room on the disk that holds “\(Self.folder(of: path))”."
        case .libraryReadOnly(let path): "The library “\(path)” can only be read. Allow writing to the file and its folder."
        case .libraryDamaged(let path):
            "The library “\(path)” is damaged. Run the program again: it moves the file aside and saves what can be read of it."
        case .libraryUnsound(let path, nil): "The search index of the library “\(path)” is damaged. Run the program again: it makes it anew."
        case .libraryUnsound(let path, let detail?):
            "The library “\(path)” is damaged (\(detail)). Run the program again: it moves the file aside and saves what can be read of it."
        case .librarySalvaged(let path, let aside, let articles):
            "The library “\(path)” was damaged. Its file is now “\(aside)”; so many articles of it are in a new library: \(articles)."
        case .libraryBusy(let path): "The library “\(path)” is in use by another program. Try again in a moment."
        case .libraryTooNew(let path):
            "The library “\(path)” is of a later version of this program. Update the program, or name another with --library."
        case .libraryTooOld(let path):
            "The library “\(path)” is of an earlier version and can't be brought up to date. Allow writing to the file and its folder."
        case .notALibrary(let path):
            "“\(path)” is no library of this program, and was left as it is. Name another file with --library, or move this one away."
        case .alreadyThere(let path): "“\(path)” is there already, and is not written over. Choose a new name."
        case .noSuchArticle(let name, let path): "There is no article \(name) in the library “\(path)”. qari list shows the numbers."
        case .notWeb(let address): "“\(address)” is no address to fetch. Allowed: http://, https://; a file is named by its path."
        case .badAddress(let address): "“\(address)” is no address that a server can have. Check the name after ://."
        case .unreachable(let address, let reason): "“\(address)” could not be reached (\(reason.detail)). Check the network and the address."
        case .timedOut(let address): "“\(address)” did not come in the time allowed. Try again later."
        case .tooLarge(let address, let megabytes):
            "“\(address)” is larger than \(megabytes) MB, and was left. Download it with another program and open the file."
        case .fileTooLarge(let path, let megabytes):
            "“\(path)” is larger than \(megabytes) MB, the most for an article of the library, and was left. Divide it, or read it without: qari FILE."
        case .tooManyRedirects(let address): "“\(address)” leads from address to address without an end. Check it."
        case .insecure(let address, let reason): "The encrypted connection to “\(address)” is not to be trusted (\(reason.detail))."
        case .refused(let address, let status):
            status == 404 || status == 410
                ? "There is no page at “\(address)” (\(status))." : "The server refused “\(address)” (\(status)). Try again later."
        case .fetchFailed(let address, let reason): "“\(address)” could not be fetched: \(reason.detail)."
        case .noFetcher: "Nothing can be fetched without curl. Install it: apt-get install curl."
        case .notAnArticle(let name): "There is no article and no feed in “\(name)”. Name a text, an article's page, a feed or an OPML list."
        case .staleFeed(let problem, let address, let age):
            problem.english + (age.map { " Last updated: \($0)." } ?? " It was never updated.")
                + (problem.isLasting || age == nil ? " If you want it no longer: qari remove \(address)" : "")
        case .neitherArticleNorFeed(let name):
            "“\(name)” is neither an article's number nor a feed's address. qari list shows the ones, qari list --feeds the others."
        case .noSuchFeed(let name, let path):
            "No feed “\(name)” is followed in the library “\(path)”. qari list --feeds shows the addresses."
        case .noSuchSearch(let name): "No search is saved as “\(name)”. qari saved shows the names."
        case .noSuchRule(let number): "There is no rule \(number). qari rule shows the numbers."
        case .brokenFeed(let name, let line, let detail): "Feed “\(name)”, line \(line): \(detail). What stood before was taken."
        case .hostileFeed(let name, let line):
            "Feed “\(name)”, line \(line): past the bounds (8 MB a text, 200 elements in one another). What stood before was taken."
        case .entitiesInFeed(let name, let line):
            "Feed “\(name)”, line \(line), declares entities of its own (<!ENTITY>). They are refused on purpose: a few lines of them can grow without end. Nothing was taken."
        case .cannotWatch(let path, let reason): "“\(path)” could not be watched: \(reason)."
        case .noFolderToWatch(let names): "There is no folder to watch in “\(names)”. Name one; feeds are refreshed by qari sync."
        case .noSuchAccount(let name, let path): "There is no account with “\(name)” in the library “\(path)”. qari account shows them."
        case .noAccountPassword(let address):
            "No password is kept for the account with “\(address)”. Add it again: qari account add \(address) --user …"
        case .loginRefused(let address):
            "“\(address)” does not accept the name and password. The API's password is another than the site's: FreshRSS has it in your profile, Miniflux under Integrations (Google Reader)."
        case .notAReader(let address):
            "“\(address)” does not answer as the Google Reader API does. Name the API's address: FreshRSS has it at /api/greader.php, Miniflux at the site's own."
        case .emptyAccount(let address):
            "The account with “\(address)” names no subscription, and had some: its feeds are left as they are. To drop it: qari account remove \(address)"
        case .notFollowed(let address, let server, let reason):
            "“\(server)” does not follow the feed “\(address)”" + (reason.map { ": \($0)" } ?? ", and did not say why. Check the address.")
        case .whichAccount(let count):
            count == 0
                ? "The library has no account. Add one: qari account add … --user …"
                : "The library has several accounts. Name one with --at, by its number or address; qari account shows them."
        case .noPassword: "There is no password. Type it when asked, or name a file (--password-file) or a command (--password-command) that says it."
        case .badSearch(let part):
            "“\(part)” in the search was not understood. Allowed: since:2026-01-31, since:7d, since:2w, since:3m, since:1y, before:…, is:unread, is:read, is:bookmarked, is:breaking, is:changed."
        }
    }
}
