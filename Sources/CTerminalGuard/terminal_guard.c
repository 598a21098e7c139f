#define _GNU_SOURCE
#include "terminal_guard.h"
#include "mapped_file.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_RESET = 8192, LONGEST_FAREWELL = 5000 };
/// A terminal that takes nothing at so many looks, so many milliseconds apart, is waited for no longer by whoever was told to end.
enum { LOOKS = 3, LOOK_EVERY = 500 };
static const int reported[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT};
static const int crashes[] = {SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGABRT, SIGQUIT};
enum { REPORTED = sizeof reported / sizeof *reported, CRASHES = sizeof crashes / sizeof *crashes };

static struct sigaction old_reported[REPORTED], old_crashes[CRASHES], old_alarm;
static struct termios modes;
static int has_modes, input_fd, output_fd, pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t is_guarding, owed;
/// The signal that the process is to end by, 0 before; how often the terminal has taken nothing since.
static volatile sig_atomic_t ending, vain_looks;
/// When what is owed is waited for no longer, in milliseconds of the monotonic clock.
static _Atomic long owed_until;
// Two texts, so that a crash in the middle of a change still finds a whole one.
static char reset_texts[2][LONGEST_RESET];
static size_t reset_counts[2];
static volatile sig_atomic_t reset_index;
static char crash_stack[1 << 16];

static void look_again(long milliseconds) {
    struct itimerval time = {{milliseconds / 1000, milliseconds % 1000 * 1000}, {milliseconds / 1000, milliseconds % 1000 * 1000}};
    setitimer(ITIMER_REAL, &time, NULL);
}

static void report(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (write(pipe_ends[1], &byte, 1) < 0) { /* The pipe is full: it already says that there is news. */ }
    if (!ending && (number == SIGTERM || number == SIGHUP || number == SIGINT)) {
        ending = number;
        vain_looks = 0;
        look_again(LOOK_EVERY);
    }
    errno = saved;
}

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

/// Reads return at once from here on, whatever there is to read.
static int set_unblocking(void) {
    struct termios now;
    if (tcgetattr(input_fd, &now) != 0) return 0;
    now.c_lflag &= ~(tcflag_t)ICANON;
    now.c_cc[VMIN] = now.c_cc[VTIME] = 0;
    return tcsetattr(input_fd, TCSANOW, &now) == 0;
}

/// Reads the reports that are on their way, and what was typed before them, but nothing behind the last: that is the shell's.
/// Where another thread crashed the main one still reads and paints: it would take the reports itself, and paint over the shell's
/// screen for as long as we wait.
static void take_reports(void) {
    static const char status[] = "\033[0n";
    size_t matched = 0;
    long end = milliseconds() + LONGEST_FAREWELL;
    if (owed_until < end) end = owed_until;
    if (owed <= 0 || milliseconds() >= end || syscall(SYS_gettid) != getpid() || !set_unblocking()) return;
    while (owed > 0) {
        long rest = end - milliseconds();
        struct pollfd source = {input_fd, POLLIN, 0};
        int count = poll(&source, 1, rest > 0 ? (int)rest : 0);
        if (count < 0 && errno == EINTR) continue;
        char byte;
        if (count <= 0 || read(input_fd, &byte, 1) != 1) return;
        matched = byte == status[matched] ? matched + 1 : byte == status[0];
        if (matched < sizeof status - 1) continue;
        matched = 0;
        owed--;
    }
}

static void write_reset(void) {
    if (write(output_fd, reset_texts[reset_index], reset_counts[reset_index]) < 0) { /* The terminal is gone, or full. */ }
}

static void restore_modes(int takes_reports) {
    // A change of modes from the background would stop us, and so would reading.
    sigset_t stop, old;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    sigaddset(&stop, SIGTTIN);
    sigprocmask(SIG_BLOCK, &stop, &old);
    if (takes_reports) take_reports();
    if (has_modes) tcsetattr(input_fd, TCSANOW, &modes);
    sigprocmask(SIG_SETMASK, &old, NULL);
}

static void restore_terminal(void) {
    write_reset();
    restore_modes(1);
}

/// Whoever was told to end may hang in a write to a terminal that takes nothing, and can't be told anything there. What lies before the
/// terminal unread is dropped: the reset is more to it than the rest of a page.
static void overdue(int number) {
    (void)number;
    int saved = errno;
    struct pollfd sink = {output_fd, POLLOUT, 0};
    if (!ending || !is_guarding || poll(&sink, 1, 0) > 0) {
        vain_looks = 0;
    } else if (++vain_looks >= LOOKS) {
        is_guarding = 0;
        tcflush(output_fd, TCOFLUSH);
        int flags = fcntl(output_fd, F_GETFL);
        fcntl(output_fd, F_SETFL, flags | O_NONBLOCK);
        write_reset();
        fcntl(output_fd, F_SETFL, flags);
        restore_modes(0);
        qari_guard_end_by(ending);
    }
    errno = saved;
}

static void crash(int number, siginfo_t *info, void *context) {
    (void)context;
    // A file that was cut short while it is read is no crash.
    if (number == SIGBUS && qari_mapped_file_mend(info)) return;
    if (is_guarding) {
        is_guarding = 0;
        restore_terminal();
    }
    for (int index = 0; index < CRASHES; index++) sigaction(crashes[index], &old_crashes[index], NULL);
    // A fault comes again by itself when the handler returns; what another process sent is sent again.
    int is_fault = number != SIGABRT && number != SIGQUIT && number != SIGTRAP && info->si_code > 0;
    if (!is_fault) raise(number);
}

static void at_exit(void) {
    if (!is_guarding) return;
    restore_terminal();
    is_guarding = 0;
}

void qari_guard_reset(const char *reset, size_t count) {
    int next = !reset_index;
    reset_counts[next] = count < LONGEST_RESET ? count : LONGEST_RESET;
    memcpy(reset_texts[next], reset, reset_counts[next]);
    reset_index = next;
}

void qari_guard_owed(int count, int patience) {
    owed_until = milliseconds() + patience;
    owed = count;
}

int qari_guard_begin(int input, int output, const char *reset, size_t count) {
    static int is_registered;
    input_fd = input;
    output_fd = output;
    has_modes = tcgetattr(input, &modes) == 0;
    qari_guard_reset(reset, count);
    if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    if (!is_registered) is_registered = atexit(at_exit) == 0;
    for (int index = 0; index < REPORTED; index++) sigaction(reported[index], NULL, &old_reported[index]);
    for (int index = 0; index < CRASHES; index++) sigaction(crashes[index], NULL, &old_crashes[index]);
    sigaction(SIGALRM, NULL, &old_alarm);
    ending = 0;
    qari_guard_signals();
    is_guarding = 1;
    return pipe_ends[0];
}

void qari_guard_signals(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    action.sa_handler = report;
    for (int index = 0; index < REPORTED; index++) {
        // What nohup or a shell made us ignore stays ignored.
        if (reported[index] != SIGWINCH && old_reported[index].sa_handler == SIG_IGN) continue;
        sigaction(reported[index], &action, NULL);
    }
    action.sa_handler = overdue;
    sigaction(SIGALRM, &action, NULL);
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
    action.sa_flags = SA_ONSTACK | SA_SIGINFO;
    action.sa_sigaction = crash;
    for (int index = 0; index < CRASHES; index++) sigaction(crashes[index], &action, NULL);
}

void qari_guard_end(void) {
    if (!is_guarding) return;
    // What a terminal that takes nothing any more has not taken is not waited for by then: the modes go back first.
    if (has_modes) tcsetattr(input_fd, ending ? TCSANOW : TCSADRAIN, &modes);
    is_guarding = 0;
    // The alarm last: one of these might still set it.
    for (int index = 0; index < REPORTED; index++) sigaction(reported[index], &old_reported[index], NULL);
    look_again(0);
    sigaction(SIGALRM, &old_alarm, NULL);
    for (int index = 0; index < CRASHES; index++) sigaction(crashes[index], &old_crashes[index], NULL);
}

void qari_guard_stop(void) {
    struct sigaction action, old;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, &old);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &old, NULL);
}

void qari_guard_end_by(int number) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = SIG_DFL;
    sigaction(number, &action, NULL);
    raise(number);
}
