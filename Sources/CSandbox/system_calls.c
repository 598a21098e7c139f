#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <sys/ioctl.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { HAS_FILTER = 1 };
static const uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
enum { HAS_FILTER = 1 };
static const uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
enum { HAS_FILTER = 0 };
static const uint32_t architecture = 0;
#endif

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

enum { LONGEST = 512 };
typedef struct {
    struct sock_filter steps[LONGEST];
    unsigned short count;
} program;

static void add(program *made, uint16_t code, uint32_t value, uint8_t if_true, uint8_t if_false) {
    made->steps[made->count++] = (struct sock_filter)BPF_JUMP(code, value, if_true, if_false);
}
static void load(program *made, size_t offset) { add(made, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0); }
static void answer(program *made, uint32_t value) { add(made, BPF_RET | BPF_K, value, 0, 0); }
static void load_number(program *made) { load(made, offsetof(struct seccomp_data, nr)); }
/// The low half of an argument; the machines that there are a filter for store it first.
static void load_argument(program *made, int index) { load(made, offsetof(struct seccomp_data, args) + 8 * (size_t)index); }

static const uint32_t refusal = SECCOMP_RET_ERRNO | EPERM;

static void allow_number(program *made, int number) {
    add(made, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 1);
    answer(made, SECCOMP_RET_ALLOW);
}

/// Allows a call when `bits` of an argument are all clear.
static void allow_without(program *made, int number, int argument, uint32_t bits) {
    add(made, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 4);
    load_argument(made, argument);
    add(made, BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1);
    answer(made, refusal);
    answer(made, SECCOMP_RET_ALLOW);
}

/// Allows a call when a pointer is null, in both its halves.
static void allow_with_null(program *made, int number, int argument) {
    add(made, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 6);
    load_argument(made, argument);
    add(made, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 3);
    load(made, offsetof(struct seccomp_data, args) + 8 * (size_t)argument + 4);
    add(made, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
    answer(made, SECCOMP_RET_ALLOW);
    answer(made, refusal);
}

/// Allows a call when an argument has a value, or all of these bits.
static void allow_with(program *made, int number, int argument, uint32_t bits) {
    add(made, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 5);
    load_argument(made, argument);
    add(made, BPF_ALU | BPF_AND | BPF_K, bits, 0, 0);
    add(made, BPF_JMP | BPF_JEQ | BPF_K, bits, 1, 0);
    answer(made, refusal);
    answer(made, SECCOMP_RET_ALLOW);
}

static void allow_asking(program *made) {
    enum { COUNT = sizeof asked / sizeof *asked };
    add(made, BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 2 * COUNT + 2);
    load_argument(made, 1);
    for (int index = 0; index < COUNT; index++) {
        add(made, BPF_JMP | BPF_JEQ | BPF_K, asked[index], 0, 1);
        answer(made, SECCOMP_RET_ALLOW);
    }
    answer(made, refusal);
}

/// Signals to ourselves alone: a crash raises its own again.
static void allow_own_signals(program *made, int number) {
    add(made, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 4);
    load_argument(made, 0);
    add(made, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 1, 0);
    answer(made, refusal);
    answer(made, SECCOMP_RET_ALLOW);
}

int qari_sandbox_system_calls(void) {
    if (!HAS_FILTER) return -ENOSYS;
    static program made;
    made.count = 0;
    load(&made, offsetof(struct seccomp_data, arch));
    add(&made, BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
    answer(&made, SECCOMP_RET_KILL_PROCESS);
    load_number(&made);
    for (size_t index = 0; index < sizeof allowed / sizeof *allowed; index++) allow_number(&made, allowed[index]);
    // glibc makes threads by the older call when the newer is not there; only the older one's flags can be seen.
    add(&made, BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1);
    answer(&made, SECCOMP_RET_ERRNO | ENOSYS);
    allow_with(&made, SYS_clone, 0, CLONE_THREAD);
    allow_without(&made, SYS_mmap, 2, PROT_EXEC);
    allow_without(&made, SYS_mprotect, 2, PROT_EXEC);
    // Reading limits, not setting them: the new ones are the third argument.
    allow_with_null(&made, SYS_prlimit64, 2);
    // To where a socket is connected, and nowhere else.
    allow_with_null(&made, SYS_sendto, 4);
    allow_own_signals(&made, SYS_tgkill);
    allow_own_signals(&made, SYS_kill);
    allow_asking(&made);
    answer(&made, refusal);
    struct sock_fprog filter = {.len = made.count, .filter = made.steps};
    int result = qari_sandbox_no_new_privileges();
    if (result != 0) return result;
    long thread = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
    if (thread == 0) return 0;
    return thread > 0 ? -ESRCH : -errno;
}
