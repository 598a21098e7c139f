#define _GNU_SOURCE
#include "filter.h"
#include "sandbox.h"
#include <errno.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <sys/ioctl.h>
#include <unistd.h>

/// Calls allowed whatever their arguments, the frequent ones first. Files are Landlock's business.
static const int allowed[] = {
    SYS_read, SYS_write, SYS_futex, SYS_ppoll, SYS_pread64, SYS_pwrite64, SYS_lseek, SYS_fcntl, SYS_writev, SYS_readv,
#ifdef SYS_poll
    SYS_poll, SYS_open, SYS_stat, SYS_lstat, SYS_access, SYS_unlink, SYS_rename, SYS_readlink, SYS_time, SYS_epoll_wait, SYS_dup2,
    SYS_pipe, SYS_getdents, SYS_arch_prctl,
#endif
    // Memory (mmap and mprotect below)
    SYS_munmap, SYS_mremap, SYS_madvise, SYS_brk, SYS_membarrier,
    // Files
    SYS_openat, SYS_close, SYS_close_range, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_statfs, SYS_fstatfs, SYS_faccessat, SYS_faccessat2,
    SYS_readlinkat, SYS_flock, SYS_fsync, SYS_fdatasync, SYS_ftruncate, SYS_fallocate, SYS_fadvise64, SYS_unlinkat, SYS_renameat,
    SYS_renameat2, SYS_fchmod, SYS_fchown, SYS_getdents64, SYS_getcwd, SYS_dup, SYS_dup3, SYS_pipe2,
    // Time
    SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday,
    // Waiting, as the dispatch library does
    SYS_epoll_create1, SYS_epoll_ctl, SYS_epoll_pwait, SYS_eventfd2, SYS_timerfd_create, SYS_timerfd_settime,
    // The timer that ends a process which hangs in a write to its terminal
    SYS_setitimer,
    // Signals, of which those sent are looked at below
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigtimedwait, SYS_sigaltstack, SYS_restart_syscall,
    // Threads and the process itself
    SYS_set_robust_list, SYS_get_robust_list, SYS_rseq, SYS_set_tid_address, SYS_sched_yield, SYS_sched_getaffinity, SYS_sched_getparam,
    SYS_sched_getscheduler, SYS_sched_get_priority_max, SYS_sched_get_priority_min, SYS_getpid, SYS_gettid, SYS_getppid, SYS_getuid,
    SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getpgid, SYS_getrusage, SYS_getrandom, SYS_uname, SYS_sysinfo, SYS_getcpu,
    SYS_exit, SYS_exit_group,
    // Over sockets that are open: the service manager and the process beside
    SYS_recvfrom, SYS_shutdown,
};

/// What may be asked of a terminal or another descriptor. Not TIOCSTI or TIOCLINUX, which type for the reader.
static const uint32_t asked[] = {
    TCGETS, TCSETS, TCSETSW, TCSETSF, TCSBRK, TCXONC, TCFLSH, TIOCGWINSZ, TIOCGPGRP, TIOCOUTQ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX,
};

/// What bringing articles in needs besides: watching folders, giving a salvaged library the old one's mode, the pair of ends by which a
/// signal is told.
static const int importing[] = {
    SYS_inotify_init1, SYS_inotify_add_watch, SYS_inotify_rm_watch, SYS_fchmodat, SYS_socketpair,
#ifdef SYS_chmod
    SYS_chmod,
#endif
};

enum { ALLOW = SECCOMP_RET_ALLOW };

/// Allows a call when a pointer is null, in both its halves.
static void allow_with_null(qari_filter *filter, int number, int argument) {
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 6);
    qari_filter_load_argument(filter, argument);
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 3);
    qari_filter_load_high(filter, argument);
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
    qari_filter_answer(filter, ALLOW);
    qari_filter_answer(filter, QARI_REFUSAL);
}

/// Signals to ourselves alone: a crash raises its own again.
static void allow_own_signals(qari_filter *filter, int number) {
    uint32_t own = (uint32_t)getpid();
    qari_filter_if_among(filter, number, 0, &own, 1, ALLOW, QARI_REFUSAL);
}

int qari_sandbox_system_calls(int imports) {
    static qari_filter made;
    int result = qari_filter_begin(&made);
    if (result != 0) return result;
    for (size_t index = 0; index < sizeof allowed / sizeof *allowed; index++) qari_filter_if_number(&made, allowed[index], ALLOW);
    for (size_t index = 0; imports && index < sizeof importing / sizeof *importing; index++) {
        qari_filter_if_number(&made, importing[index], ALLOW);
    }
    // glibc makes threads by the older call when the newer is not there; only the older one's flags can be seen.
    qari_filter_if_number(&made, SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS);
    qari_filter_if_all(&made, SYS_clone, 0, CLONE_THREAD, ALLOW, QARI_REFUSAL);
    // Tables of encodings are loaded as code when a text is in one of them; what is written never becomes code.
    if (imports) qari_filter_if_all(&made, SYS_mmap, 2, PROT_EXEC | PROT_WRITE, QARI_REFUSAL, ALLOW);
    else qari_filter_if_any(&made, SYS_mmap, 2, PROT_EXEC, QARI_REFUSAL, ALLOW);
    qari_filter_if_any(&made, SYS_mprotect, 2, PROT_EXEC, QARI_REFUSAL, ALLOW);
    // Reading limits, not setting them: the new ones are the third argument.
    allow_with_null(&made, SYS_prlimit64, 2);
    // To where a socket is connected, and nowhere else.
    allow_with_null(&made, SYS_sendto, 4);
    allow_own_signals(&made, SYS_tgkill);
    allow_own_signals(&made, SYS_kill);
    qari_filter_if_among(&made, SYS_ioctl, 1, asked, sizeof asked / sizeof *asked, ALLOW, QARI_REFUSAL);
    return qari_filter_end(&made, QARI_REFUSAL);
}
