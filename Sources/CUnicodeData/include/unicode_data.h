// Character data of Unicode 15.0.0, written by scripts/generate-unicode. Do not edit.
// A record of 32 bits for every code point, in a two-stage table; the widths are the C library's wcwidth().
#ifndef QARI_UNICODE_DATA_H
#define QARI_UNICODE_DATA_H
#include <stdint.h>

#define QARI_UNICODE_VERSION "15.0.0"

#define QARI_BIDI_L 0
#define QARI_BIDI_R 1
#define QARI_BIDI_AL 2
#define QARI_BIDI_EN 3
#define QARI_BIDI_ES 4
#define QARI_BIDI_ET 5
#define QARI_BIDI_AN 6
#define QARI_BIDI_CS 7
#define QARI_BIDI_NSM 8
#define QARI_BIDI_BN 9
#define QARI_BIDI_B 10
#define QARI_BIDI_S 11
#define QARI_BIDI_WS 12
#define QARI_BIDI_ON 13
#define QARI_BIDI_LRE 14
#define QARI_BIDI_LRO 15
#define QARI_BIDI_RLE 16
#define QARI_BIDI_RLO 17
#define QARI_BIDI_PDF 18
#define QARI_BIDI_LRI 19
#define QARI_BIDI_RLI 20
#define QARI_BIDI_FSI 21
#define QARI_BIDI_PDI 22

#define QARI_JOINING_U 0
#define QARI_JOINING_R 1
#define QARI_JOINING_D 2
#define QARI_JOINING_C 3
#define QARI_JOINING_L 4
#define QARI_JOINING_T 5

#define QARI_LINE_BK 0
#define QARI_LINE_CR 1
#define QARI_LINE_LF 2
#define QARI_LINE_NL 3
#define QARI_LINE_SP 4
#define QARI_LINE_ZW 5
#define QARI_LINE_WJ 6
#define QARI_LINE_GL 7
#define QARI_LINE_CM 8
#define QARI_LINE_ZWJ 9
#define QARI_LINE_BA 10
#define QARI_LINE_BB 11
#define QARI_LINE_HY 12
#define QARI_LINE_B2 13
#define QARI_LINE_CB 14
#define QARI_LINE_CL 15
#define QARI_LINE_CP 16
#define QARI_LINE_EX 17
#define QARI_LINE_IN 18
#define QARI_LINE_NS 19
#define QARI_LINE_OP 20
#define QARI_LINE_QU 21
#define QARI_LINE_IS 22
#define QARI_LINE_NU 23
#define QARI_LINE_PO 24
#define QARI_LINE_PR 25
#define QARI_LINE_SY 26
#define QARI_LINE_AL 27
#define QARI_LINE_HL 28
#define QARI_LINE_ID 29
#define QARI_LINE_EB 30
#define QARI_LINE_EM 31
#define QARI_LINE_H2 32
#define QARI_LINE_H3 33
#define QARI_LINE_JL 34
#define QARI_LINE_JV 35
#define QARI_LINE_JT 36
#define QARI_LINE_RI 37
#define QARI_LINE_OPWIDE 38
#define QARI_LINE_CPWIDE 39
#define QARI_LINE_IDPICT 40

#define QARI_GRAPHEME_OTHER 0
#define QARI_GRAPHEME_CR 1
#define QARI_GRAPHEME_LF 2
#define QARI_GRAPHEME_CONTROL 3
#define QARI_GRAPHEME_EXTEND 4
#define QARI_GRAPHEME_ZWJ 5
#define QARI_GRAPHEME_REGIONAL_INDICATOR 6
#define QARI_GRAPHEME_PREPEND 7
#define QARI_GRAPHEME_SPACINGMARK 8
#define QARI_GRAPHEME_L 9
#define QARI_GRAPHEME_V 10
#define QARI_GRAPHEME_T 11
#define QARI_GRAPHEME_LV 12
#define QARI_GRAPHEME_LVT 13

extern const uint16_t qari_record_index[17408];
extern const uint32_t qari_records[31040];
extern const uint16_t qari_fold_index[17408];
extern const uint16_t qari_fold_offsets[19968];
extern const uint32_t qari_fold_sequences[8400];
extern const uint32_t qari_mirrors[856];
extern const int32_t qari_mirror_count;
extern const uint32_t qari_brackets[384];
extern const int32_t qari_bracket_count;

/// The record of a code point; bits: 0–4 bidi class, 5–7 joining type, 8–13 line break class, 14–17 grapheme break,
/// 18–19 width (3: unprintable), 20 pictograph, 21 haraka, 22 never sent to a screen, 23 mirrored, 24 bracket,
/// 25 changed by folding, 26 letter or digit, 27 decimal digit.
static inline uint32_t qari_record(uint32_t scalar) {
    if (scalar >= 0x110000u) scalar = 0xFFFFu;
    return qari_records[(uint32_t)qari_record_index[scalar / 64u] * 64u + scalar % 64u];
}

/// Where a code point's folding stands in `qari_fold_sequences` (a count, then that many code points); 0xFFFF: unchanged.
static inline uint16_t qari_fold_offset(uint32_t scalar) {
    if (scalar >= 0x110000u) scalar = 0xFFFFu;
    return qari_fold_offsets[(uint32_t)qari_fold_index[scalar / 64u] * 64u + scalar % 64u];
}
/// How many code points a folding has, and which they are.
static inline uint32_t qari_fold_count(uint16_t place) { return qari_fold_sequences[place]; }
static inline uint32_t qari_fold_scalar(uint16_t place, uint32_t number) { return qari_fold_sequences[place + 1u + number]; }

/// The mirrored character of BidiMirroring.txt, or the character itself.
static inline uint32_t qari_mirror(uint32_t scalar) {
    int32_t low = 0, high = qari_mirror_count - 1;
    while (low <= high) {
        int32_t middle = (low + high) / 2;
        uint32_t entry = qari_mirrors[2 * middle];
        if (entry == scalar) return qari_mirrors[2 * middle + 1];
        if (entry < scalar) low = middle + 1; else high = middle - 1;
    }
    return scalar;
}

/// A bracket's pair, known by its opening bracket, with bit 31 set on the opening one; 0 for any other character.
static inline uint32_t qari_bracket(uint32_t scalar) {
    int32_t low = 0, high = qari_bracket_count - 1;
    while (low <= high) {
        int32_t middle = (low + high) / 2;
        uint32_t entry = qari_brackets[3 * middle];
        if (entry == scalar) return qari_brackets[3 * middle + 1] | qari_brackets[3 * middle + 2] << 31;
        if (entry < scalar) low = middle + 1; else high = middle - 1;
    }
    return 0;
}

/// The forms of the letters of the block U+0600, by what they join: four for each code point, isolated, joined to the next, to the one
/// before, to both (letter_forms.c, made by `make docs`).
extern const uint32_t qari_letter_forms[1024];
/// The first of them. (A C array is a tuple in Swift.)
static inline const uint32_t *qari_first_letter_form(void) { return qari_letter_forms; }
#endif
