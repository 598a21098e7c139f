// FriBidi's classes and joining types are macros that Swift can't import; these tables give them in the order of our own
// generated data (CUnicodeData), so that a class or a joining type is one look-up away.
#ifndef QARI_CFRIBIDI_SHIM_H
#define QARI_CFRIBIDI_SHIM_H
#include <fribidi.h>

/// FriBidi's class for each value of QARI_BIDI_*.
static const FriBidiCharType qari_fribidi_classes[23] = {
    FRIBIDI_TYPE_LTR, FRIBIDI_TYPE_RTL, FRIBIDI_TYPE_AL, FRIBIDI_TYPE_EN, FRIBIDI_TYPE_ES, FRIBIDI_TYPE_ET,
    FRIBIDI_TYPE_AN, FRIBIDI_TYPE_CS, FRIBIDI_TYPE_NSM, FRIBIDI_TYPE_BN, FRIBIDI_TYPE_BS, FRIBIDI_TYPE_SS,
    FRIBIDI_TYPE_WS, FRIBIDI_TYPE_ON, FRIBIDI_TYPE_LRE, FRIBIDI_TYPE_LRO, FRIBIDI_TYPE_RLE, FRIBIDI_TYPE_RLO,
    FRIBIDI_TYPE_PDF, FRIBIDI_TYPE_LRI, FRIBIDI_TYPE_RLI, FRIBIDI_TYPE_FSI, FRIBIDI_TYPE_PDI,
};

/// FriBidi's joining type for each value of QARI_JOINING_*.
static const FriBidiArabicProp qari_fribidi_joining[6] = {
    FRIBIDI_JOINING_TYPE_U, FRIBIDI_JOINING_TYPE_R, FRIBIDI_JOINING_TYPE_D,
    FRIBIDI_JOINING_TYPE_C, FRIBIDI_JOINING_TYPE_L, FRIBIDI_JOINING_TYPE_T,
};

static inline FriBidiCharType qari_fribidi_class(uint32_t bidi_class) { return qari_fribidi_classes[bidi_class]; }
static inline FriBidiArabicProp qari_fribidi_join(uint32_t joining_type) { return qari_fribidi_joining[joining_type]; }

/// Base directions: 0 by the first strong character, else left to right (rules P2, P3); 1 left to right; 2 right to left;
/// 3 by the first strong character, else right to left. Returns 0 when memory ran out.
static inline int qari_fribidi_levels(
    const FriBidiCharType *classes, const FriBidiBracketType *brackets, FriBidiStrIndex count, int base,
    FriBidiLevel *levels, int *resolved_base) {
    FriBidiParType direction = base == 0 ? FRIBIDI_PAR_ON : base == 1 ? FRIBIDI_PAR_LTR : base == 2 ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_WRTL;
    FriBidiLevel highest = fribidi_get_par_embedding_levels_ex(classes, brackets, count, &direction, levels);
    *resolved_base = FRIBIDI_IS_RTL(direction) ? 1 : 0;
    return highest;
}

/// Joins and shapes in place; letters only, nothing else is touched. Leaves U+FEFF where lam-alef became one.
static inline void qari_fribidi_shape(
    const FriBidiCharType *classes, const FriBidiLevel *levels, FriBidiStrIndex count, FriBidiArabicProp *joining,
    FriBidiChar *text) {
    fribidi_join_arabic(classes, count, levels, joining);
    fribidi_shape_arabic(FRIBIDI_FLAG_SHAPE_ARAB_PRES | FRIBIDI_FLAG_SHAPE_ARAB_LIGA, levels, count, joining, text);
}

/// A letter's form between two neighbours that join it or not.
static inline FriBidiChar qari_fribidi_form(FriBidiChar letter, uint32_t joining_type, int joins_before, int joins_next) {
    FriBidiChar text[3] = {joins_before ? 0x0640 : 0x20, letter, joins_next ? 0x0640 : 0x20};
    FriBidiArabicProp joining[3] = {
        qari_fribidi_join(joins_before ? 3 : 0), qari_fribidi_join(joining_type), qari_fribidi_join(joins_next ? 3 : 0)};
    FriBidiCharType classes[3] = {FRIBIDI_TYPE_AL, FRIBIDI_TYPE_AL, FRIBIDI_TYPE_AL};
    FriBidiLevel levels[3] = {1, 1, 1};
    qari_fribidi_shape(classes, levels, 3, joining, text);
    return text[1];
}
#endif
