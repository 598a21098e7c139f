#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

void qari_sandbox_close_from(int first) { syscall(SYS_close_range, (unsigned)first, ~0U, 0); }

void qari_sandbox_take_name(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

void qari_sandbox_ignore_signals(void) {
    for (int number = 1; number <= SIGRTMAX; number++) {
        switch (number) {
        case SIGTERM: case SIGKILL: case SIGSTOP: case SIGCHLD: case SIGWINCH: case SIGCONT: case SIGURG: break;
        // A crash ends the process: whoever reports crashes would start a program, and come back when that is refused.
        case SIGILL: case SIGTRAP: case SIGBUS: case SIGFPE: case SIGSEGV: case SIGABRT: case SIGSYS: signal(number, SIG_DFL); break;
        default: signal(number, SIG_IGN);
        }
    }
}

int qari_hangups_open(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    // One that is ignored is not told of, blocked or not.
    signal(SIGHUP, SIG_DFL);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int qari_sandbox_memory_file(void) { return memfd_create("qari", MFD_CLOEXEC); }

int qari_notify_open(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(path);
    if ((path[0] != '/' && path[0] != '@') || length >= sizeof address.sun_path) return -EINVAL;
    memcpy(address.sun_path, path, length);
    if (path[0] == '@') address.sun_path[0] = 0;
    int end = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (end < 0) return -errno;
    if (connect(end, (struct sockaddr *)&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length)) == 0) return end;
    int failure = errno;
    close(end);
    return -failure;
}

int qari_sandbox_try_tracing(pid_t process) {
    if (ptrace(PTRACE_SEIZE, process, 0, 0) != 0) return -errno;
    ptrace(PTRACE_DETACH, process, 0, 0);
    return 0;
}
