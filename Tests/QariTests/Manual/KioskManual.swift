// qari-kiosk(8): a screen that anyone may use, and a reading room by SSH; all that an administrator needs to set them up.
import ReaderCore

@testable import qari

enum KioskManual {
    static func page(in language: Language) throws -> String {
        var page = RoffPage(
            "qari-kiosk", section: 8, in: language,
            summary: ("شاشة مقالات لمن شاء، وغرفة قراءة عبر SSH", "articles on a public screen, and a reading room by SSH"))
        page.heading("الصيغة", "SYNOPSIS")
        page.synopsis(["qari kiosk [OPTION...] [FOLDER|FEED...]", "qari kiosk-fetch [OPTION...] [FOLDER|FEED...]"])
        description(&page)
        page.heading("الخيارات", "OPTIONS")
        page.paragraph("وتُقبل كل الإعدادات أيضًا؛ انظر `qari`(1).", "All settings are taken too; see `qari`(1).")
        page.options(of: try CommandLineEntry.command("kiosk", in: language))
        page.subheading("qari kiosk-fetch", "qari kiosk-fetch")
        page.paragraph(
            "العملية التي ترعى المكتبة: تراقب المجلدات وتجدد الموجزات، ولها الشبكة وليس لها طرفية. تشغّلها `qari-fetch.service`، أو `qari kiosk` بنفسه إن لم يُعط `--shared`.",
            "The process that keeps the library: it watches folders and refreshes feeds, and has the network and no terminal. `qari-fetch.service` runs it, or `qari kiosk` itself where `--shared` is not given."
        )
        page.options(of: try CommandLineEntry.command("kiosk-fetch", in: language))
        supply(&page)
        setUp(&page)
        readingRoom(&page)
        locked(&page)
        surroundings(&page)
        page.seeAlso([("qari", 1), ("qari-config", 5), ("systemd.service", 5), ("sshd_config", 5), ("journalctl", 1), ("setfont", 8)])
        return page.text
    }

    private static func description(_ page: inout RoffPage) {
        page.heading("الوصف", "DESCRIPTION")
        page.paragraph(
            "يعرض `qari kiosk` مكتبة على شاشة يستعملها من شاء ولا يراقبها أحد. هو القارئ نفسه وقد ضُيّق: الصفحات والمفاتيح والسمات هي هي، ولا يخرج منه أحد. يعمل شهورًا.",
            "`qari kiosk` shows a library on a screen that anyone may use and nobody watches. It is the reader narrowed: the same pages, keys and themes, and nobody gets out of it. It runs for months."
        )
        page.paragraph(
            "يفتح الصفحة الأولى. فإن لم يُضغط مفتاح مدة `--idle` انتهت الجلسة: يُنسى البحث والسجل والسمة والموضع. ثم تتناوب العناوين وأول ستة أخبار صفحة صفحة، كل صفحة بقدر ما تستغرق قراءتها (من 6 ثوان إلى 90). وأي مفتاح يوقف ذلك ولا يفعل غيره.",
            "It opens the front page. When no key comes for `--idle` seconds the session ends: search, history, theme and place are gone. Then headlines and the first six stories take turns page by page, each page for as long as reading it takes (6 to 90 seconds). Any key stops that, and does nothing else."
        )
        page.paragraph(
            "الخبر العاجل شريط فوق كل شاشة خلال 5 ثوان من دخوله المكتبة، ويُعطى الشاشةَ التي لا يقرؤها أحد مرة واحدة مدة `--takeover`. ولا يُقطع على قارئ. ولا يُعد عاجلًا بعد ست ساعات.",
            "Breaking news is a strip over every screen within 5 seconds of being in the library, and is given an idle screen once, for `--takeover` seconds. A reader is never interrupted. After six hours it is no longer breaking."
        )
    }

    private static func supply(_ page: inout RoffPage) {
        page.heading("المجلدات والموجزات", "FOLDERS AND FEEDS")
        page.paragraph(
            "يؤخذ من المجلدات ما كان نصًّا أو ماركداون أو HTML أو كتاب EPUB أو مستندًا (DOCX وODT) أو رسالة بريد. اكتب الملف باسم يبدأ بنقطة ثم سمّه باسمه، أو انسخه فحسب: يُحسب الملف حين يغلقه كاتبه ويمضي على آخر تغيير فيه ثانيتان. ويُترك الثنائي والفارغ وما جاوز 8 ميغابايت والروابط الرمزية. ولا يحل محل مقال سليم نسخة مقطوعة منه ولا صفحة خطأ.",
            "Of folders texts, Markdown, pages of HTML, books (EPUB), documents (DOCX, ODT) and letters are taken. Write a file under a name that begins with a dot and rename it, or just copy it: it counts when its writer has closed it and its last change is two seconds old. Binaries, empty files, files over 8 MB and symbolic links are left out. A good article is not replaced by a copy that was broken off, nor by an error page."
        )
        page.paragraph(
            "ولسحب مقال احذف ملفه أو انقله من المجلد: يخرج من المكتبة خلال ثوان. وما جاء به موجز يُسحب برقمه، ولا يعيده الموجز:",
            "To withdraw an article remove its file, or move it out of the folder: it leaves the library within seconds. What a feed brought is withdrawn by number, and the feed does not bring it back:"
        )
        page.example([
            "sudo -u qari-fetch qari list --library /var/lib/qari/library.db",
            "sudo -u qari-fetch qari remove --library /var/lib/qari/library.db 1234",
        ])
        page.paragraph(
            "يُسأل كل موجز بعد كل `--interval`. فإن تعذّر الوصول إليه بقيت آخر المقالات السليمة وذكر الشريط عمرها. والعناوين التي في الشبكة الخاصة أو في هذا الجهاز، وما يحيل إليها، مرفوضة ما لم يُعط `--allow-private`.",
            "Feeds are asked again after every `--interval`. When one can't be reached the last good articles stay, and the strip says how old they are. Addresses in a private network or on this machine, and what leads to one, are refused unless `--allow-private` is given."
        )
    }

    private static func setUp(_ page: inout RoffPage) {
        page.heading("إعداد الشاشة", "SETTING UP A SCREEN")
        page.paragraph(
            "كل ما يلي بصلاحية الجذر. بعد تثبيت الحزمة `qari-kiosk` يكون المستخدمون والمجلدات قد أُنشئوا؛ وبعد `make install` يُنشئها السطر الأول:",
            "All of this is for root. The package `qari-kiosk` has made users and folders; after `make install` the first line makes them:")
        page.example([
            "systemd-sysusers && systemd-tmpfiles --create && systemctl daemon-reload",
            "echo 'SOURCES=/var/lib/qari/incoming https://news.example/feed.xml' \\",
            "    > /etc/qari/sources", "systemctl enable --now qari-fetch.service",
        ])
        page.paragraph("ثم واحدة من ثلاث:", "Then one of three:")
        page.entry(
            ["qari-kiosk@tty1.service"],
            "على طرفية افتراضية للجهاز، بلا وسيط. يلزمها مشغّل رسوم له framebuffer، والحزمتان `kbd` و`console-setup-linux`. ولخطها حروف موصولة: `Arabic-VGA32x16` أو `Arabic-VGA16` أو `Arabic-Fixed16`، ويختاره `KIOSK_FONT` في `/etc/qari/kiosk`.",
            "On a virtual console, with nothing between. It needs a graphics driver with a framebuffer, and the packages `kbd` and `console-setup-linux`. Its font must have the joined forms: `Arabic-VGA32x16`, `Arabic-VGA16` or `Arabic-Fixed16`, chosen by `KIOSK_FONT` in `/etc/qari/kiosk`."
        )
        page.entry(
            ["qari-kiosk-cage.service"],
            "في نافذة تملأ الشاشة، بخط حقيقي وحركات وأي أرقام: تلزمها `cage` و`foot` و`seatd` و`fonts-dejavu-core`.",
            "In a window that fills the screen, with a real font, harakat and any digits: it needs `cage`, `foot`, `seatd` and `fonts-dejavu-core`.")
        page.entry(
            ["qari-autologin@tty1.service"], "بدخول عادي، للأجهزة التي تسجّل الجلسات. ولا حارس لها يعيدها إن علقت.",
            "By an ordinary login, for machines that keep books of sessions. There is no watchdog.")
        page.example(["apt install kbd console-setup-linux", "systemctl enable --now qari-kiosk@tty1"])
        page.paragraph(
            "خيارات الشاشة في `/etc/qari/kiosk`، مثل `KIOSK_OPTIONS=--theme high-contrast-dark --idle 120`، وتسري خلال خمس ثوان من كتابتها، أو في الحال بالأمر `systemctl reload qari-kiosk@tty1`. فإن كان فيها خطأ بقيت السابقة، وقيل ذلك في طرف آخر سطر من الشاشة وفي السجل. ولشاشة برايل أو قارئ شاشة: `--screen-reader true --no-rotation`.",
            "Options for the screen go in `/etc/qari/kiosk`: `KIOSK_OPTIONS=--theme high-contrast-dark --idle 120`. They count within five seconds of being written, or at once on `systemctl reload qari-kiosk@tty1`. When one is wrong the last good ones stay in force, and the end of the screen's last row and the log say so. For a Braille display or a screen reader: `--screen-reader true --no-rotation`."
        )
        page.paragraph(
            "وضد SysRq وطلبات الدخول الأخرى وCtrl-Alt-Del، ثم أعد تشغيل الجهاز:",
            "Against SysRq, other login prompts and Ctrl-Alt-Del; then start the machine anew:")
        page.example([
            "cd /usr/share/doc/qari/examples", "install -D -m 644 99-qari-kiosk.conf /etc/sysctl.d/99-qari-kiosk.conf",
            "install -D -m 644 logind-qari.conf /etc/systemd/logind.conf.d/qari.conf",
            "install -D -m 644 system-qari.conf /etc/systemd/system.conf.d/qari.conf", "systemctl mask ctrl-alt-del.target",
        ])
    }

    private static func readingRoom(_ page: inout RoffPage) {
        page.heading("غرفة القراءة عبر SSH", "THE READING ROOM")
        page.paragraph(
            "`ssh read@host` لكل من أدرجت مفتاحه في `/etc/qari/readers`. بعد خدمة الجلب:",
            "`ssh read@host` for anyone whose key is in `/etc/qari/readers`. After the service that fetches:")
        page.example([
            "cd /usr/share/doc/qari/examples", "install -m 644 sshd-qari.conf /etc/ssh/sshd_config.d/qari.conf",
            "install -m 644 limits-qari.conf /etc/security/limits.d/qari.conf",
            "install -D -m 644 user-read.slice.conf \\", "    /etc/systemd/system/user-$(id -u read).slice.d/qari.conf",
            "cat reader.pub >> /etc/qari/readers", "sshd -t && systemctl daemon-reload && systemctl reload ssh",
        ])
        page.paragraph(
            "للقارئ طرفية وفيها القارئ، مهما طلب: لا تمرير منافذ ولا sftp ولا أوامر أخرى. ومفتاحه يميّزه: إن انقطع الخط عاد إلى سطره. وتنتهي الجلسة بعد نصف ساعة بلا مفتاح، والدخول بعد ست ساعات. والحدود: 200 دخول، و8 جلسات للمفتاح الواحد. والخيارات الأخرى في `/etc/qari/reading-room`، مثل `KIOSK_OPTIONS=--idle 3600 --theme sepia`.",
            "Readers get a terminal and the kiosk in it, whatever they ask for: no forwarding, no sftp, no other commands. The key tells readers apart: when the line drops, it comes back to its line. Half an hour without a key ends a session, six hours the login. Limits: 200 logins, 8 sessions of one key. Further options go in `/etc/qari/reading-room`: `KIOSK_OPTIONS=--idle 3600 --theme sepia`."
        )
    }

    private static func locked(_ page: inout RoffPage) {
        page.heading("ما هو مغلق", "WHAT IS LOCKED")
        page.paragraph(
            "كل ما يخرج أو يشغّل برنامجًا أو يكتب أو يسلّم نصًّا أو عنوانًا لشيء مرفوض، ويفتح بعضه `--allow`. وتُتجاهل الإشارات كلها إلا SIGTERM، وSIGHUP الذي تُقرأ به الخيارات من جديد. وتُصنع البيئة من جديد. والواجهة لا تكتب المكتبة ولا تصل إلى الشبكة، ويُلزمها بذلك Landlock وseccomp؛ ويقول السجل أيهما نافذ. ويجرّب ذلك كله:",
            "Everything that leaves, starts a program, writes, or hands text or an address to anything is refused; `--allow` re-opens some of it. All signals but SIGTERM are ignored, and SIGHUP, at which the options are read anew. The environment is made anew. The interface can neither write the library nor reach the network, and Landlock and seccomp hold it to that; the log says which are in force. This tries all of it:"
        )
        page.example(["qari kiosk --self-test /tmp"])
    }

    private static func surroundings(_ page: inout RoffPage) {
        page.heading("الملفات", "FILES")
        page.entry(["/etc/qari/sources"], "المجلدات والموجزات: `SOURCES=…`، تفصل بينها مسافات", "folders and feeds: `SOURCES=…`, parted by spaces")
        page.entry(
            ["/etc/qari/kiosk"], "خيارات الشاشة وخطها: `KIOSK_OPTIONS=…` و`KIOSK_FONT=…`",
            "the screen's options and font: `KIOSK_OPTIONS=…`, `KIOSK_FONT=…`")
        page.entry(["/etc/qari/reading-room"], "خيارات غرفة القراءة", "the reading room's options")
        page.entry(["/etc/qari/readers"], "مفاتيح القرّاء العامة، كما في authorized_keys", "the readers' public keys, as in authorized_keys")
        page.entry(
            ["/var/lib/qari/library.db"], "المكتبة: يكتبها `qari-fetch` وتقرؤها المجموعة `qari`",
            "the library: written by `qari-fetch`, read by the group `qari`")
        page.entry(["/var/lib/qari/incoming"], "حيث توضع المقالات ملفاتٍ", "where articles are dropped as files")
        page.entry(["/var/lib/qari-screen", "/var/lib/qari-readers"], "موضع كل قارئ", "each reader's place")
        page.entry(["/usr/share/doc/qari/examples"], "ما يُنسخ إلى `/etc`", "what is copied to `/etc`")
        page.heading("البيئة", "ENVIRONMENT")
        page.paragraph(
            "لا تُقرأ إلا `TERM` و`COLORTERM` و`NO_COLOR` و`TZ`، وما يضبطه systemd وsshd، بعد النظر في كل منها. ولا ملف إعدادات.",
            "Only `TERM`, `COLORTERM`, `NO_COLOR`, `TZ` and what systemd and sshd set are read, each looked over. No settings file is.")
        page.heading("رمز الخروج", "EXIT STATUS")
        page.entry(["0"], "أنهاه SIGTERM أو كلمة `--exit-code`.", "SIGTERM or the word of `--exit-code` ended it.")
        page.entry(
            ["1"], "لم تعد المكتبة في متناوله، أو انتهت عملية الجلب: على مدير الخدمات أن يبدأه من جديد.",
            "The library is out of its reach, or the process that fetches has ended: the service manager is to start it anew.")
        page.entry(["2"], "استعمال خاطئ، أو لا طرفية.", "Wrong use, or no terminal.")
        page.heading("التشخيص", "DIAGNOSTICS")
        page.paragraph(
            "السجل في مخرج الأخطاء إن لم يكن طرفية، وإلا ففي سجل النظام: `journalctl -u qari-kiosk@tty1` و`journalctl -u qari-fetch`. ويُذكر فيه مرة واحدة كل ما تُرك أو أُخّر وسببه وعلاجه. ويعرض `systemctl status` العمليتين.",
            "The log is on standard error where that is no terminal, else in the system's log: `journalctl -u qari-kiosk@tty1`, `journalctl -u qari-fetch`. What is left out or held back is in it, once, with the reason and what to do. `systemctl status` shows both processes."
        )
        page.paragraph(
            "النسخ الاحتياطي بالأمر `qari vacuum --into COPY.db --library /var/lib/qari/library.db`، أو بنسخ المجلد والخدمة متوقفة. ولإعادة نسخة: ضعها بخطوة واحدة مكان الملف، واحذف ما كان من `library.db-wal` و`library.db-shm`.",
            "To back up: `qari vacuum --into COPY.db --library /var/lib/qari/library.db`, or copy the folder while the service is stopped. To restore: put the copy in the file's place in one step, and remove `library.db-wal` and `library.db-shm`."
        )
        page.heading("أمثلة", "EXAMPLES")
        page.paragraph("شاشة بلا خدمات، للتجربة:", "A screen without services, for a trial:")
        page.example(["qari kiosk --library ~/trial.db --idle 30 ~/articles https://news.example/feed.xml"])
        page.paragraph("شاشة تسمح برمز QR للرابط وتنتهي بكلمة:", "A screen that shows a link's QR code, and ends by a word:")
        page.example(["qari kiosk --allow show-qr-code --exit-code 'close-it'"])
    }
}
