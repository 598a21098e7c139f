// What is said of an article's picture.

extension Phrases {
    package var noPicture: String { say("لا صورة في هذا المقال", "This article has no picture") }
    package var noPictureCaption: String { say("للمقال صورة لا وصف لها", "The article has a picture without a description") }
    package var fetchingPicture: String {
        if isTouched { return say("تُجلب الصورة… وأي لمسة تغني عنها", "Fetching the picture… any touch reads on without it") }
        return say("تُجلب الصورة… وأي مفتاح يغني عنها", "Fetching the picture… any key reads on without it")
    }
    package var noPictureProgram: String {
        say("تُعرض الصور بالبرنامج chafa، وليس مثبتًا هنا", "Pictures are shown by chafa, which is not installed here")
    }
    package var notAPicture: String { say("تعذّر عرض هذه الصورة", "This picture can't be shown") }
}
