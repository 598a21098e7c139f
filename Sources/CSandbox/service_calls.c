#define _GNU_SOURCE
#include "filter.h"
#include "sandbox.h"
#include <errno.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <termios.h>

/// Refused whatever their arguments. Calls that the headers of Debian 12 don't name stand by their numbers, which are the same on all
/// machines from 424 on.
static const int refused[] = {
    // Other processes
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_pidfd_getfd, SYS_process_madvise,
    // Name spaces and mounting
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_open_tree, SYS_move_mount, SYS_fsopen, SYS_fsconfig,
    SYS_fsmount, SYS_fspick, SYS_mount_setattr, SYS_name_to_handle_at, SYS_open_by_handle_at, SYS_quotactl, SYS_swapon, SYS_swapoff,
    // The kernel: its modules, programs in it, counters, rings of calls that no filter sees, faults handled by a program, its log
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_bpf, SYS_perf_event_open, SYS_io_uring_setup,
    SYS_io_uring_enter, SYS_io_uring_register, SYS_userfaultfd, SYS_syslog, SYS_reboot, SYS_acct, SYS_vhangup,
    // Keys
    SYS_add_key, SYS_request_key, SYS_keyctl,
    // Clocks and names of the machine
    SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_sethostname, SYS_setdomainname,
    // How the processor runs a program
    SYS_personality,
#ifdef __x86_64__
    SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib, SYS_kexec_file_load,
#endif
};

static const uint32_t families[] = {AF_UNIX, AF_INET, AF_INET6};
static const uint32_t typing[] = {TIOCSTI, TIOCLINUX};

enum {
    ALLOW = SECCOMP_RET_ALLOW,
    SPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET,
};

/// What a program that decodes a picture has no use for besides: other processes, and anybody to talk to.
static const int refused_of_decoders[] = {
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_kill, SYS_setrlimit, SYS_shmget, SYS_msgget, SYS_mq_open,
#ifdef __x86_64__
    SYS_fork, SYS_vfork,
#endif
};

static int refuse(int decodes) {
    static qari_filter made;
    int result = qari_filter_begin(&made);
    if (result != 0) return result;
#ifdef __x86_64__
    // The numbers of x32, a second table of calls.
    qari_filter_add(&made, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
    qari_filter_answer(&made, QARI_REFUSAL);
#endif
    for (size_t index = 0; index < sizeof refused / sizeof *refused; index++) qari_filter_if_number(&made, refused[index], QARI_REFUSAL);
    if (decodes) {
        for (size_t index = 0; index < sizeof refused_of_decoders / sizeof *refused_of_decoders; index++)
            qari_filter_if_number(&made, refused_of_decoders[index], QARI_REFUSAL);
        // Threads of its own, and no process.
        qari_filter_if_all(&made, SYS_clone, 0, CLONE_THREAD, ALLOW, QARI_REFUSAL);
    }
    // Programs are started by the older call when the newer is not there; only the older one's flags can be seen.
    qari_filter_if_number(&made, SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS);
    qari_filter_if_any(&made, SYS_clone, 0, SPACES, QARI_REFUSAL, ALLOW);
    qari_filter_if_all(&made, SYS_mmap, 2, PROT_EXEC | PROT_WRITE, QARI_REFUSAL, ALLOW);
    qari_filter_if_any(&made, SYS_mprotect, 2, PROT_EXEC, QARI_REFUSAL, ALLOW);
    qari_filter_if_among(&made, SYS_socket, 0, families, 3, ALLOW, SECCOMP_RET_ERRNO | EAFNOSUPPORT);
    qari_filter_if_among(&made, SYS_ioctl, 1, typing, 2, QARI_REFUSAL, ALLOW);
    return qari_filter_end(&made, ALLOW);
}

int qari_sandbox_service_calls(void) { return refuse(0); }
int qari_sandbox_decoder_calls(void) { return refuse(1); }
