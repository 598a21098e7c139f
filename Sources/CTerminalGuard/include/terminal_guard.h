// Gives the terminal back whatever happens. In C, because signal handlers may touch nothing but async-signal-safe calls.
#ifndef QARI_TERMINAL_GUARD_H
#define QARI_TERMINAL_GUARD_H
#include <stddef.h>

/// Saves the terminal's modes and catches signals. SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP and SIGINT are written, a
/// byte each, to a pipe; after the last three, a terminal that takes nothing for a second and a half is given back as well as it
/// lets itself, and the process ended by that signal, wherever it hangs. The signals of a crash write `reset` to `output`, restore the modes and go on to what they meant.
/// Returns the pipe's reading end, or -1.
int qari_guard_begin(int input, int output, const char *reset, size_t count);

/// Changes what a crash writes, at most 8,192 bytes of it.
void qari_guard_reset(const char *reset, size_t count);

/// How many status reports (`ESC [ 0 n`) the terminal still owes, and the milliseconds from now for which they are waited for. A
/// crash of the main thread reads them away, so long and for five seconds at most.
void qari_guard_owed(int count, int patience);

/// Catches the signals anew, over whatever a library has made of them since.
void qari_guard_signals(void);

/// Restores the modes and the signals' former actions. May be called twice.
void qari_guard_end(void);

/// Stops the process group as Ctrl-Z would; returns when continued.
void qari_guard_stop(void);

/// Ends the process by a signal, so that its parent sees the cause.
void qari_guard_end_by(int signal);
#endif
