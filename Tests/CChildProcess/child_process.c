#define _GNU_SOURCE
#include "child_process.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <linux/capability.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// Everything here runs between fork and exec in a process of many threads: system calls only.

static volatile sig_atomic_t program;

/// A hang-up reaches the leader alone; a shell hands it on to its jobs.
static void hand_on(int number) {
    if (program > 0) kill(program, number);
}

static void forget_signals(void) {
    for (int number = 1; number < 65; number++) signal(number, SIG_DFL);
}

static void become(const child_process *child, int terminal) {
    int ends[3] = {child->input, child->output, child->error};
    setpgid(0, 0);
    if (terminal >= 0) tcsetpgrp(terminal, getpid());
    for (int number = 0; number < 3; number++) {
        int from = ends[number] >= 0 ? ends[number] : terminal;
        if (from >= 0) dup2(from, number); else close(number);
    }
    close_range(3, ~0U, 0);
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (child->is_ordinary) {
        prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
        prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
    }
    forget_signals();
    sigset_t nothing;
    sigemptyset(&nothing);
    sigprocmask(SIG_SETMASK, &nothing, NULL);
    execve(child->path, child->arguments, child->environment);
    _exit(127);
}

static void lead(const child_process *child) {
    forget_signals();
    setsid();
    int terminal = -1;
    if (child->terminal != NULL) {
        terminal = open(child->terminal, O_RDWR);
        ioctl(terminal, TIOCSCTTY, 0);
    }
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, hand_on);
    pid_t id = fork();
    if (id == 0) become(child, terminal);
    program = id;
    setpgid(id, id);
    if (terminal >= 0) tcsetpgrp(terminal, id);
    dup2(child->control, 0);
    close_range(1, ~0U, 0);
    sigset_t nothing;
    sigemptyset(&nothing);
    sigprocmask(SIG_SETMASK, &nothing, NULL);

    child_process_news news = {id, -1};
    if (write(0, &news, sizeof news) < 0) _exit(1);
    do {
        if (waitpid(id, &news.status, WUNTRACED | WCONTINUED) < 0) {
            if (errno == EINTR) continue;
            _exit(1);
        }
        if (WIFEXITED(news.status) || WIFSIGNALED(news.status)) program = 0;
        if (write(0, &news, sizeof news) < 0) _exit(1);
    } while (program != 0);
    char byte;
    while (read(0, &byte, 1) < 0 && errno == EINTR) {}
    _exit(0);
}

pid_t child_process_start(const child_process *child) {
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    pid_t leader = fork();
    if (leader == 0) lead(child);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return leader;
}

int child_process_terminal(char *name, size_t size) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0 && ptsname_r(master, name, size) == 0) return master;
    if (master >= 0) close(master);
    return -1;
}

int child_process_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int child_process_signal_thread(pid_t id, pid_t thread, int number) { return tgkill(id, thread, number); }

int child_process_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
int child_process_ending_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
int child_process_stopping_signal(int status) { return WIFSTOPPED(status) ? WSTOPSIG(status) : 0; }
int child_process_is_continued(int status) { return WIFCONTINUED(status); }
