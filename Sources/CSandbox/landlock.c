#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Rights that the kernel's headers of Debian 12 don't name yet, by the version of Landlock that brought them.
enum {
    FS_REFER = 1 << 13,     // 2
    FS_TRUNCATE = 1 << 14,  // 3
    FS_IOCTL_DEV = 1 << 15, // 5
    NET_BIND_TCP = 1 << 0, NET_CONNECT_TCP = 1 << 1,              // 4
    SCOPE_ABSTRACT_SOCKETS = 1 << 0, SCOPE_SIGNALS = 1 << 1,      // 6
};
enum { FS_OF_VERSION_1 = (1 << 13) - 1 };
enum { READING = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR };
enum { RUNNING = READING | LANDLOCK_ACCESS_FS_EXECUTE };
enum { FILE_RIGHTS = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE };
enum {
    WRITING = READING | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | FS_TRUNCATE
};

/// The kernel's structure as it is today; older kernels are told a shorter size.
typedef struct {
    uint64_t files, network, scopes;
} ruleset;

static int allow(int rules, const qari_sandbox_path *path, uint64_t handled) {
    int place = open(path->path, O_PATH | O_CLOEXEC);
    // What is not there, or may not be looked at, need not be open.
    if (place < 0) return errno == EMFILE || errno == ENFILE || errno == ENOMEM ? -errno : 0;
    struct stat status;
    uint64_t rights = path->rights == QARI_SANDBOX_WRITE ? WRITING : path->rights == QARI_SANDBOX_RUN ? RUNNING : READING;
    if (fstat(place, &status) == 0 && !S_ISDIR(status.st_mode)) rights &= FILE_RIGHTS;
    struct landlock_path_beneath_attr rule = {.allowed_access = rights & handled, .parent_fd = place};
    int result = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0 ? 0 : -errno;
    close(place);
    // A pipe that has a name in /dev/fd is none of the files that Landlock knows, and stays open anyhow.
    return result == -EBADFD ? 0 : result;
}

int qari_sandbox_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : -errno; }

int qari_sandbox_landlock(const qari_sandbox_path *paths, size_t count, int has_network) {
    int version = (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return version < 0 ? -errno : -ENOSYS;
    ruleset handled = {.files = FS_OF_VERSION_1};
    if (version >= 2) handled.files |= FS_REFER;
    if (version >= 3) handled.files |= FS_TRUNCATE;
    if (version >= 4 && !has_network) handled.network = NET_BIND_TCP | NET_CONNECT_TCP;
    if (version >= 5) handled.files |= FS_IOCTL_DEV;
    if (version >= 6) handled.scopes = SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS;
    size_t size = version >= 6 ? sizeof handled : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, size, 0);
    if (rules < 0) return -errno;
    int result = qari_sandbox_no_new_privileges();
    for (size_t index = 0; result == 0 && index < count; index++) result = allow(rules, &paths[index], handled.files);
    if (result == 0 && syscall(SYS_landlock_restrict_self, rules, 0) != 0) result = -errno;
    close(rules);
    return result == 0 ? version : result;
}
