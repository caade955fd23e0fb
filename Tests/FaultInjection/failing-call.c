// Lets one call fail that changes a file whose path begins with FAULT_FOLDER: the one with the number
// FAULT_CALL, with the error number FAULT_ERROR. FAULT_MARK is a file that is made when that happens.
//
// To be loaded before the C library: cc -shared -fPIC, LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int calls;

static int fails(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  if (!folder || !path || strncmp(path, folder, strlen(folder)) != 0) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != atoi(getenv("FAULT_CALL"))) return 0;
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  int mark = real(getenv("FAULT_MARK"), O_CREAT | O_WRONLY, 0600);
  if (mark >= 0) close(mark);
  errno = atoi(getenv("FAULT_ERROR"));
  return 1;
}

static int fails_at(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(path);
}

#define NEXT(name) __typeof__(&name) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define ON_FILE(result, name, parameters, ...) \
  result name parameters { NEXT(name); return fails_at(descriptor) ? -1 : next(__VA_ARGS__); }
#define ON_PATH(name, parameters, ...) \
  int name parameters { NEXT(name); return fails(path) ? -1 : next(__VA_ARGS__); }

ON_FILE(ssize_t, write, (int descriptor, const void *bytes, size_t count), descriptor, bytes, count)
ON_FILE(ssize_t, pwrite, (int descriptor, const void *bytes, size_t count, off_t at),
        descriptor, bytes, count, at)
ON_FILE(ssize_t, pwrite64, (int descriptor, const void *bytes, size_t count, off64_t at),
        descriptor, bytes, count, at)
ON_FILE(int, ftruncate, (int descriptor, off_t size), descriptor, size)
ON_FILE(int, ftruncate64, (int descriptor, off64_t size), descriptor, size)
ON_FILE(int, fsync, (int descriptor), descriptor)
ON_FILE(int, fdatasync, (int descriptor), descriptor)
ON_PATH(mkdir, (const char *path, mode_t mode), path, mode)
ON_PATH(rename, (const char *path, const char *to), path, to)
ON_PATH(unlink, (const char *path), path)

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    va_list list; \
    va_start(list, flags); \
    mode_t mode = va_arg(list, mode_t); \
    va_end(list); \
    NEXT(name); \
    return flags & O_CREAT && fails(path) ? -1 : next(path, flags, mode); \
  }
OPENING(open)
OPENING(open64)
