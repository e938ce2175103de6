#ifndef BULLETIN_CSYSTEM_SHIM_H
#define BULLETIN_CSYSTEM_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

/* The C library declares renameat2, pipe2 and addchdir_np for GNU sources only, which Swift's
   importer does not set. */
#if defined(__linux__)
#include <sys/syscall.h>

extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions,
                                                const char *folder);

static inline int bulletin_exchange(const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2u /* RENAME_EXCHANGE */);
}

/* Both ends are closed in every program started meanwhile, also by another thread. */
static inline int bulletin_pipe(int ends[2]) {
  return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
}
#else
static inline int bulletin_exchange(const char *one, const char *other) {
  return renamex_np(one, other, RENAME_SWAP);
}

/* Where pipe2 is missing, POSIX_SPAWN_CLOEXEC_DEFAULT keeps the ends from other programs. */
static inline int bulletin_pipe(int ends[2]) {
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
}
#endif

static inline int bulletin_start_in(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}

/* 1 where the child has ended, 0 where it runs, -1 where it is no child. It is not reaped, so that
   its number and its group's stay taken. */
static inline int bulletin_has_ended(pid_t child) {
  siginfo_t found;
  memset(&found, 0, sizeof found);
  if (waitid(P_PID, (id_t)child, &found, WEXITED | WNOHANG | WNOWAIT) != 0)
    return errno == EINTR ? 0 : -1;
  return found.si_pid == child;
}

/* Memory that was given back comes again page by page, each wiped by the system: a process that is
   about to need as much again keeps it. */
static inline void bulletin_keep_memory(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

#endif
