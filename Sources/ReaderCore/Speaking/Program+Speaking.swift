// Reading aloud: a piece at a time is handed to a voice, the page follows, and leaving the article ends it.
import ArabicText

extension Program {
    mutating func toggleSpeech() -> [Effect] {
        if reading?.spoken != nil {
            reading?.spoken = nil
            tell(phrases.speechEnded)
            return []
        }
        guard let piece = reading?.firstPiece(shared) else {
            tell(phrases.nothingToSpeak)
            return []
        }
        tell(phrases.speaking)
        return speak(piece)
    }

    private mutating func speak(_ piece: TextStretch) -> [Effect] {
        guard let language = reading?.spokenLanguage, let text = reading?.document.plainText(of: piece) else { return [] }
        reading?.follow(piece, shared)
        speechNumber += 1
        isSpeaking = true
        return [.speak(text, language: language, number: speechNumber)]
    }

    mutating func receive(_ outcome: SpeechOutcome, number: Int) -> [Effect] {
        guard isSpeaking, number == speechNumber, let piece = reading?.spoken else { return [] }
        switch outcome {
        case .spoken:
            if let next = reading?.piece(from: piece.end) { return speak(next) }
            tell(phrases.speechDone)
        case .unavailable: tell(phrases.noVoice, .warning)
        case .failed(let status): tell(phrases.voiceFailed(status), .warning)
        }
        reading?.spoken = nil
        isSpeaking = false
        return []
    }

    /// Nothing is spoken of what is no longer on the screen.
    mutating func silenceWhenLeft() -> [Effect] {
        guard isSpeaking, front != .reading || reading?.spoken == nil else { return [] }
        reading?.spoken = nil
        isSpeaking = false
        return [.hush]
    }
}
