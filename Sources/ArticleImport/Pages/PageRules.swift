// What the importer knows of how news pages are built, as data. Words are those of class names and ids, cut at `-`, `_`
// and inner capitals (`relatedPosts`, `related-posts` and `related_posts` are the words related, posts).

import ArabicText
import ArticleModel

enum PageRules {
    /// Elements that stand inside a line.
    static let inline: Set = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
        "math", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
    /// Of these, the ones for what is typed.
    static let inlineCode: Set = ["code", "kbd", "samp", "tt", "var"]
    static let headings: Set = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// Elements that hold no article.
    static let leftElements: Set = [
        "nav", "footer", "aside", "button", "input", "dialog", "head", "menu", "fieldset", "embed", "img", "link", "meta",
    ]
    /// Roles (WAI-ARIA) that hold none.
    static let leftRoles: Set = [
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar", "toolbar", "alert", "form",
    ]

    /// Words that an element with no article in it may be called by, and one with an article too: such a name is believed of what
    /// reads like none.
    static let weakWords: Set = [
        "share", "sharing", "social", "socials", "sociallinks", "addthis", "sharethis", "ad", "ads", "advert", "advertisement", "advertising",
        "adsense", "adsbygoogle", "promo", "promotion", "tags", "tag", "taglist", "keywords", "topics", "hashtags", "latest", "ticker", "nav",
        "navbar", "navigation", "menu", "footer", "toolbar", "toolbox", "tools", "banner", "overlay", "pagination", "pager", "paging",
        "printfriendly", "printfooter", "masthead", "rating", "ratings", "poll", "player", "audioplayer", "follow", "translate", "reactions", "toc",
        "feedback", "breadcrumb", "breadcrumbs", "crumbs", "reply", "sponsor", "sponsored", "register", "disclaimer", "suggested", "similar",
        "sharedaddy", "shareaholic", "addtoany", "a2akit", "mc4wp", "cta", "calltoaction", "categorylist", "postviews", "viewscount", "viewcount",
        "printbutton", "textresize", "textsize", "fontsize", "listenbutton", "joinchannel", "whatsappchannel", "telegramjoin", "telegramchannel",
        "appdownload", "downloadapp", "survey", "tableofcontents", "shortlink", "permalink", "copylink", "reporterror", "youmaylike", "morestories",
    ]
    /// Words that hardly any article is called by.
    static let strongWords: Set = [
        "comment", "comments", "disqus", "fbcomments", "respond", "commentlist", "commentslist", "commentarea", "commentsarea", "commentform",
        "commentbox", "outbrain", "taboola", "mgid", "newsletter", "subscribe", "subscription", "paywall", "sidebar", "sidebars", "popular",
        "trending", "mostread", "recommended", "recommendations", "cookie", "cookies", "consent", "gdpr", "popup", "modal", "login", "signin",
        "signup", "sronly", "visuallyhidden", "screenreadertext", "offscreen", "copyright", "related", "relatedposts", "relatedarticles",
        "relatednews", "readmore", "readalso", "seealso", "alsoread", "morenews", "jp", "yarpp", "crp",
        "prevnext", "nextprev", "prevpost", "nextpost", "previouspost", "prevarticle", "nextarticle", "previousarticle", "postnavigation",
    ]
    /// Words of the readers' comments.
    static let commentWords: Set = [
        "comment", "comments", "commentlist", "commentslist", "commentarea", "commentsarea", "disqus", "fbcomments", "respond",
    ]
    /// Words of the box with the site's own name.
    static let logoWords: Set = ["logo", "brand", "branding", "navbarbrand", "sitename", "sitetitle", "siteheader", "masthead", "sitebranding"]
    /// Words of a heading that is heard and not seen.
    static let unseenWords: Set = ["sronly", "visuallyhidden", "screenreadertext", "offscreen"]
    /// Words of pictures that stand for a word, a face or a button.
    static let iconWords: Set = ["icon", "icons", "emoji", "smiley", "avatar", "logo", "spinner", "pixel"]
    /// What a picture is described by where nobody described it.
    static let emptyDescriptions = [
        "صورة", "الصورة", "صوره", "صور", "شعار", "الشعار", "لوغو", "أيقونة", "صورة الخبر", "صورة المقال", "صورة رئيسية", "صورة بارزة", "صورة توضيحية",
        "image", "photo", "picture", "logo", "icon", "avatar", "thumbnail", "article image", "featured image", "placeholder", "loading",
    ].map { LineFact.key($0) }
    /// Authors who are nobody: what a site's software calls its keeper.
    static let nobodies = [
        "admin", "admins", "administrator", "administrators", "webmaster", "web master", "root", "superadmin", "super admin", "wordpress", "wpadmin",
        "user", "editor", "site admin", "مدير الموقع", "إدارة الموقع", "ادارة الموقع", "المدير", "مشرف الموقع", "المشرف", "الإدارة", "أدمن",
        "محرر الموقع",
    ].map { LineFact.key($0) }
    /// Words of the box that tells who the author is.
    static let authorBoxes: Set = ["bio", "biography", "authorbox", "authorbio", "aboutauthor"]
    /// Words of a box of other articles.
    static let relatedWords: Set = [
        "related", "relatedposts", "relatedarticles", "relatednews", "readmore", "readalso", "seealso", "alsoread", "morenews", "similar", "jp",
        "yarpp", "crp",
        "recommended", "recommendations", "suggested",
    ]
    /// Words of an element that is the article's body; the more of a name, the surer.
    static let bodyWords: Set = [
        "articlebody", "storybody", "postbody", "entrycontent", "postcontent", "articlecontent", "storycontent", "articletext", "storytext",
        "newsbody", "newstext",
        "newscontent", "newsdetails", "bodytext", "wysiwyg", "articledetails", "contentbody", "bodycontent", "maincontent", "detailsbody",
        "postentry", "fulltext",
        "texteditor", "richtext", "topiccontent", "singlecontent",
    ]
    static let weakBodyWords: Set = ["article", "story", "post", "entry", "content", "body", "text", "details", "main", "news", "single", "hentry"]

    static let kickerWords: Set = ["kicker", "eyebrow", "overline", "supertitle", "pretitle", "topline", "strapline", "suptitle"]
    static let badgeWords: Set = ["flag", "badge", "label"]
    static let leadWords: Set = [
        "lead", "lede", "standfirst", "subtitle", "subhead", "subheader", "subheadline", "subheading", "dek", "deck", "sapo", "chapo", "intro",
        "introduction", "excerpt", "summary", "teaser",
        "abstract", "brief",
    ]
    static let bylineWords: Set = [
        "byline", "author", "authors", "writer", "authorname", "articleauthor", "postauthor", "reporter", "writtenby", "writeby", "writername",
        "vcard",
        "journalist", "kateb", "katib", "contributor",
    ]
    static let dateWords: Set = [
        "date", "time", "timestamp", "tmstmp", "timestmp", "published", "pubdate", "publish", "datetime", "postdate", "articledate", "timeago",
    ]
    static let captionWords: Set = [
        "caption", "figcaption", "wpcaptiontext", "imagecaption", "photocaption", "legend", "trcaption", "imgcaption", "credit",
    ]

    /// Notices of the page that no rule of plain text knows, by how they begin.
    static let noticeBeginnings = [
        "الآراء الواردة", "الاراء الواردة", "المقالات المنشورة", "المقال يعبر عن رأي", "هذا المقال لا يعبر", "التعليقات الواردة", "التعليقات تعبر",
        "تعليقات القراء",
        "ملاحظة: التعليقات", "لن ينشر بريدك", "لن يتم نشر عنوان بريدك", "الحقول الإلزامية", "هذا الموقع يستخدم", "نستخدم ملفات تعريف",
        "يستخدم هذا الموقع",
        "اشترك في نشرتنا", "اشتركوا في قناة", "لمتابعة آخر الأخبار", "لمتابعة أخبار", "تابعوا آخر", "تابع آخر الأخبار", "حمّل التطبيق",
        "اضغط هنا للاشتراك", "لقراءة المقال كاملا",
        "المصدر الأصلي للخبر", "جميع الحقوق", "كافة الحقوق", "The post ", "متصفحك لا يدعم",
    ].map { Array(LineFact.key($0)) }

    /// Ends of a page's title that name the site.
    static let titleSeparators = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", "|"]

    /// What the words after it are not, or only near to: `no-share`, `has-tags`, `with-sidebar`.
    private static let modifiers: Set = [
        "no", "not", "non", "has", "have", "with", "without", "is", "hide", "hides", "show", "shows", "disable", "disabled", "enable", "enabled",
    ]

    /// What says of the word before it that it can be: `modal-enabled`.
    private static let endings: Set = ["enabled", "disabled", "closed", "hidden"]

    /// The words of a class name or an id.
    static func words(in node: PageNode) -> Set<String> {
        guard let names = [node["class"], node["id"], node["data-testid"], node["data-component"]].compactMap(\.self).nonEmpty else { return [] }
        var words: Set<String> = []
        for name in names.joined(separator: " ").split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).prefix(40) {
            // An id made of a heading in Arabic, escaped: `.D8.AD.D8.AF`.
            if name.utf8.count(where: { $0 == "." || $0 == "%" }) > 2 { continue }
            let all = self.parts(of: name)
            if all.count > 1, all.last.map(endings.contains) ?? false { continue }
            let parts = Array(all.prefix { !modifiers.contains($0) })
            words.formUnion(parts)
            // `article-body` and `articleBody` are also the one word.
            for count in [2, 3] where parts.count >= count {
                for start in 0...(parts.count - count) { words.insert(parts[start..<(start + count)].joined()) }
            }
        }
        // Posts are called by what they are filed under: `hentry tag-sidebar`.
        if words.contains("hentry") { words.remove("tag") }
        return words
    }

    private static func parts(of name: Substring) -> [String] {
        var parts: [String] = [""]
        var wasSmall = false
        for scalar in name.unicodeScalars.prefix(120) {
            let isCapital = ("A"..."Z").contains(scalar)
            let isLetter = isCapital || ("a"..."z").contains(scalar)
            if !isLetter || isCapital && wasSmall, parts[parts.count - 1] != "" { parts.append("") }
            if isLetter { parts[parts.count - 1].unicodeScalars.append(isCapital ? Unicode.Scalar(scalar.value.loweredASCII) ?? scalar : scalar) }
            wasSmall = isLetter && !isCapital
        }
        return parts.filter { !$0.isEmpty }
    }
}

extension Array {
    fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
