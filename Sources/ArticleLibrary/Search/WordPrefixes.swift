// The letters that are written together with an Arabic word: conjunctions, prepositions, the article. What is known of the language
// stands here, as tables; which words they are split from, `WordForms` decides by the library's own words.

enum WordPrefixes {
    /// Conjunction and preposition, one letter each. With how many times commoner the rest must be than the whole for the letter to be
    /// one: as `ف` and `ك` few words begin that are not words of their own (فيصل، كمال).
    static let letters: [(letter: String, commoner: Double)] = [("و", 1), ("ب", 1), ("ل", 1), ("ف", 5), ("ك", 8), ("س", 0.4)]

    /// Two of them, and how much commoner the rest must be.
    static let pairs: [(letters: String, commoner: Double)] = [
        ("وب", 3), ("ول", 3), ("وك", 10), ("فب", 5), ("فل", 5), ("وس", 1), ("فس", 2),
    ]

    /// The future's letter stands before a verb's own. The first person's alef is not among them: ساعد، ساهم، سافر are no future of it.
    static let afterFuture: Set<Character> = ["ي", "ت", "ن"]

    static let article = "ال"
    /// What ends with the article, the longest first; after ل its alef is not written.
    static let withArticle = ["وبال", "فبال", "وكال", "وال", "بال", "كال", "فال", "ولل", "فلل", "لل"]

    /// Words that begin with such letters and are not split: for being so common, a chance rest would answer with half the library.
    static let whole: Set<String> = [
        "الله", "اللهم", "التي", "الذي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللواتي", "اللاتي", "الان", "الا", "الي", "اليه", "اليها",
        "اليهم", "الينا", "اليكم", "اليك", "الف", "الاف", "الفا", "والله", "بالله", "لله", "والي", "وهو", "وهي", "ولا", "ولم", "ولن", "ولو", "وان",
        "واي", "وما", "ومن", "وفي", "وعن", "وقد", "وكل", "بما", "بها", "به", "بهم", "بين", "بعد", "بعض", "بان", "بل", "لها", "له", "لهم", "لم", "لما",
        "لن", "لو", "لان", "لكن", "لكل", "ليس", "لدي", "فان", "فقد", "فقط", "فهو", "فهي", "فيه", "فيها", "فيما", "كما", "كان", "كل", "كلا", "كذلك",
        "كانت", "كانوا", "وكان", "وكانت", "ولكن", "وليس", "سوف", "سوي", "والد", "والده", "والدها", "والدته", "واحد", "وقال", "وقت", "وضع", "وجه",
    ]

    /// What is left when these letters go, and is not the word that was meant.
    static let noRests: Set<String> = ["له", "لها", "لهم", "ان", "اي", "او", "ما", "من", "هو", "هي", "لي", "بي", "تي", "ذي", "ده", "دي", "ون"]

    /// A word's object or owner, written behind it; a feminine's ـة is a ت before it.
    static let pronouns = ["ها", "هم", "هما", "نا", "كم"]
}
