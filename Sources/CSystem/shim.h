#ifndef BULLETIN_CSYSTEM_SHIM_H
#define BULLETIN_CSYSTEM_SHIM_H

#include <stdio.h>

#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The C library declares renameat2 for GNU sources only, which Swift's importer does not set. */
static inline int bulletin_exchange(const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2u /* RENAME_EXCHANGE */);
}
#else
static inline int bulletin_exchange(const char *one, const char *other) {
  return renamex_np(one, other, RENAME_SWAP);
}
#endif

#endif
