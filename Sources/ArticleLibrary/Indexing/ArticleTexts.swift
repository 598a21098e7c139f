// The texts of an article that are searched and compared.

struct ArticleTexts {
    let title: String
    let kicker: String?
    let lead: String?
    let body: Substring

    /// In the order of the index's columns, each with how much a mention in it is worth.
    var weighed: [(text: Substring, worth: Double)] { [(title[...], 3), ((kicker ?? "")[...], 1), ((lead ?? "")[...], 1.5), (body, 1)] }
}

extension StoredArticle {
    var texts: ArticleTexts { ArticleTexts(title: title, kicker: kicker, lead: lead, body: bodyText) }
}
