// What Swift can't import of ncurses (globals, macros, variadics) comes through static inline functions here.
#ifndef QARI_CNCURSES_SHIM_H
#define QARI_CNCURSES_SHIM_H
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <sys/syscall.h>
#include <term.h>
#include <unistd.h>

/// A file in memory, closed when another program is run; -1 where the system has none.
static inline int qari_memory_file(void) { return (int)syscall(SYS_memfd_create, "qari", 1u); }

static inline WINDOW *qari_window(void) { return stdscr; }
static inline int qari_colors(void) { return COLORS; }
static inline int qari_color_pairs(void) { return COLOR_PAIRS; }
/// True when terminfo says that colours are given as red, green and blue.
static inline int qari_has_direct_colour(void) {
    const char *text = tigetstr("RGB");
    // -1 says that the capability is no string.
    return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || (text && text != (const char *)-1);
}

/// A string of terminfo; null where there is none.
static inline const char *qari_capability(const char *name) {
    const char *text = tigetstr(name);
    return text && text != (const char *)-1 && *text ? text : NULL;
}
#define QARI_BOLD 1
#define QARI_DIM 2
#define QARI_UNDERLINE 4
#define QARI_REVERSE 8
#define QARI_ITALIC 16

/// A cell with nothing in it yet, dressed.
static inline cchar_t qari_dressed(int attributes, int pair) {
    attr_t wearing = A_NORMAL;
    if (attributes & QARI_BOLD) wearing |= A_BOLD;
    if (attributes & QARI_DIM) wearing |= A_DIM;
    if (attributes & QARI_UNDERLINE) wearing |= A_UNDERLINE;
    if (attributes & QARI_REVERSE) wearing |= A_REVERSE;
#ifdef A_ITALIC
    if (attributes & QARI_ITALIC) wearing |= A_ITALIC;
#endif
    cchar_t cell;
    setcchar(&cell, L" ", wearing, (short)pair, &pair);
    return cell;
}

/// Puts a base and up to four marks (CCHARW_MAX is 5) into a dressed cell.
static inline void qari_fill(cchar_t *cell, unsigned base, unsigned first, unsigned second, unsigned third, unsigned fourth) {
    cell->chars[0] = (wchar_t)base;
    cell->chars[1] = (wchar_t)first;
    cell->chars[2] = (wchar_t)second;
    cell->chars[3] = (wchar_t)third;
    cell->chars[4] = (wchar_t)fourth;
}

/// Paints cells side by side; a character two columns wide is one of them.
static inline void qari_put(int row, int column, const cchar_t *cells, int count) {
    (void)mvwadd_wchnstr(stdscr, row, column, cells, count);
}
#endif
