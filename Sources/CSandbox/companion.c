#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
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

static void become(const char *path, char *const *arguments, char *const *environment, int error, int end, pid_t parent) {
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(0);
    int nothing = open("/dev/null", O_RDWR);
    // Above all the numbers that they are to have.
    int far_end = fcntl(end, F_DUPFD, 10), far_error = error >= 0 ? fcntl(error, F_DUPFD, 10) : -1;
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(far_error >= 0 ? far_error : nothing, 2);
    dup2(far_end, 3);
    qari_sandbox_close_from(4);
    for (int number = 1; number <= SIGRTMAX; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, arguments, environment);
    _exit(127);
}

pid_t qari_companion_start(const char *path, char *const *arguments, char *const *environment, int error, int *link) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -errno;
    pid_t parent = getpid(), child = fork();
    if (child == 0) become(path, arguments, environment, error, ends[1], parent);
    int failure = errno;
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return -failure;
    }
    *link = ends[0];
    fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK);
    return child;
}

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
