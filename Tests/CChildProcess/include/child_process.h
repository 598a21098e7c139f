// Starts a program the way a shell starts a job: a leader in a session of its own, with the terminal as its controlling
// one, and the program in a process group of its own in the foreground. Only so do stops (SIGTSTP) and hang-ups reach it
// as they would a reader's program; a program that leads its session could not be stopped.
#ifndef CHILD_PROCESS_H
#define CHILD_PROCESS_H
#include <stddef.h>
#include <sys/types.h>

typedef struct {
    const char *path;
    /// Ended by NULL, the program's name first.
    char *const *arguments;
    /// Ended by NULL: all there is of an environment.
    char *const *environment;
    /// The name of the terminal to control it; NULL for none.
    const char *terminal;
    /// Descriptors of ours that become its first three; -1 for the terminal.
    int input, output, error;
    /// Takes away what lets root read every file.
    int is_ordinary;
    /// One end of a pair of stream sockets. The leader writes a `child_process_news` here for each change, and lives (so
    /// that the terminal keeps its modes for the test to see) until the other end is closed.
    int control;
} child_process;

/// What became of the program: `waitpid`'s status, or -1 in the first news, which tells the id.
typedef struct {
    int id;
    int status;
} child_process_news;

/// The leader's id, for `waitpid`; or -1.
pid_t child_process_start(const child_process *child);

/// A new terminal: its master side, nonblocking, and the name of its slave side; or -1.
int child_process_terminal(char *name, size_t size);
/// A pipe whose ends no other program inherits; -1 when there is none.
int child_process_pipe(int ends[2]);

/// Sends a signal to one thread of a program, as a fault of that thread would; -1 when there is no such thread.
int child_process_signal_thread(pid_t id, pid_t thread, int number);

/// Macros of <sys/wait.h>: the exit code, or -1; the signal that ended or stopped it, or 0.
int child_process_exit_code(int status);
int child_process_ending_signal(int status);
int child_process_stopping_signal(int status);
int child_process_is_continued(int status);
#endif
