// What Swift can't import of ncurses (globals, macros, variadics) comes through static inline functions here.
#ifndef QARI_CNCURSES_SHIM_H
#define QARI_CNCURSES_SHIM_H
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#endif
