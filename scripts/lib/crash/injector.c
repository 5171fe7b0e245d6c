/* A library to preload: it logs what a program does to the files below one folder, and makes a chosen call fail.

   CRASH_ROOT   the folder, an absolute path without links
   CRASH_LOG    the log that is appended to; its records are described at `record`
   CRASH_FAULT  KIND:N:ACTION or KIND:N+:ACTION: the Nth call of a kind, or every one from the Nth on, counted from 1 over
                all threads. KIND is write, sync, truncate, rename, unlink, mkdir, creat, or any; ACTION is KILL or an
                error's name. The call is not made.
   CRASH_WHILE  where it is set, the fault waits until this file exists, and ends with it

   Written for a Linux C library; nothing that is shipped links it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *root = "";
static const char *fault_while;
static int log_descriptor = -1;
static struct {
  char kind[16];
  int kills, error, goes_on;
  long at, seen;
} fault;

static const struct { const char *name; int number; } errors[] = {
  {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS},
};

static void fail(const char *why) {
  dprintf(2, "injector: %s\n", why);
  _exit(99);
}

static void read_fault(const char *text) {
  char action[16], number[24];
  if (sscanf(text, "%15[^:]:%23[^:]:%15s", fault.kind, number, action) != 3) fail("CRASH_FAULT is KIND:N[+]:ACTION");
  fault.at = atol(number);
  fault.goes_on = number[strlen(number) - 1] == '+';
  fault.kills = strcmp(action, "KILL") == 0;
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp(action, errors[i].name) == 0) fault.error = errors[i].number;
  if (fault.at < 1 || !(fault.kills || fault.error)) fail("CRASH_FAULT: no such action or number");
}

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("CRASH_LOG"), *text = getenv("CRASH_FAULT");
  if (getenv("CRASH_ROOT")) root = getenv("CRASH_ROOT");
  fault_while = getenv("CRASH_WHILE");
  if (text) read_fault(text);
  if (!path) return;
  int opened = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  // Out of the way of programs that count on the lowest numbers.
  log_descriptor = fcntl(opened, F_DUPFD_CLOEXEC, 900);
  if (log_descriptor < 0) fail("the log does not open");
  syscall(SYS_close, opened);
}

/* Whether a path lies below the folder. */
static int below(const char *path) {
  size_t length = strlen(root);
  return length && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* The path of a descriptor, and whether it is a file or folder below the root. */
static int descriptor_path(int descriptor, char path[PATH_MAX]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
  return below(path);
}

/* The absolute path of a name relative to a folder's descriptor, with `.` and `//` taken out. */
static int name_path(int folder, const char *name, char path[PATH_MAX]) {
  char joined[2 * PATH_MAX] = "";
  if (name[0] != '/') {
    char base[PATH_MAX] = "";
    if (folder == AT_FDCWD) { if (!getcwd(base, sizeof base)) base[0] = 0; } else descriptor_path(folder, base);
    snprintf(joined, sizeof joined, "%s/", base);
  }
  strncat(joined, name, PATH_MAX - 1);
  size_t length = 0;
  char *rest = joined, *part;
  path[0] = 0;
  while ((part = strsep(&rest, "/")) && length < PATH_MAX - 2) {
    if (*part == 0 || strcmp(part, ".") == 0) continue;
    length += snprintf(path + length, PATH_MAX - length, "/%s", part);
  }
  return below(path);
}

/* Appends a record: one letter, then length of path, length of data (32 bits each) and offset (64 bits) in the machine's
   order, then path and data. W write, S sync, F failed sync, T truncate to offset, N rename to the path in data, U unlink,
   R rmdir, D mkdir, C create, L link to the path in data, O a write to standard output. */
static void record(char letter, const char *path, uint64_t offset, const void *data, size_t size) {
  if (log_descriptor < 0) return;
  uint32_t lengths[2] = {strlen(path), size};
  struct iovec parts[] = {{&letter, 1}, {lengths, 8}, {&offset, 8}, {(void *)path, lengths[0]}, {(void *)data, size}};
  long whole = 1 + 8 + 8 + (long)lengths[0] + (long)size;
  if (syscall(SYS_writev, log_descriptor, parts, 5) != whole) fail("the log is full");
}

/* Whether this call of a kind is to fail: its error, or 0. */
static int failing(const char *kind) {
  if (!fault.at || (strcmp(fault.kind, kind) != 0 && strcmp(fault.kind, "any") != 0)) return 0;
  if (fault_while && syscall(SYS_faccessat, AT_FDCWD, fault_while, F_OK) != 0) return 0;
  fault.seen++;
  if (fault.seen != fault.at && !(fault.goes_on && fault.seen > fault.at)) return 0;
  if (fault.kills) { kill(getpid(), SIGKILL); for (;;) pause(); }
  return fault.error;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define ENTER pthread_mutex_lock(&lock)
#define LEAVE(result) do { int code_ = errno; pthread_mutex_unlock(&lock); errno = code_; return result; } while (0)
#define REFUSE_IF(inside, kind) \
  do { int code_ = (inside) ? failing(kind) : 0; if (code_) { errno = code_; LEAVE(-1); } } while (0)

/* Files and their bytes. */

static void record_written(int descriptor, const char *path, off_t offset, const void *data, ssize_t written) {
  if (written <= 0) return;
  if (descriptor == 1) record('O', "", 0, data, written); else record('W', path, offset, data, written);
}

/* Where a plain write will put its bytes. */
static off_t place(int descriptor) {
  return lseek(descriptor, 0, fcntl(descriptor, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
}

ssize_t write(int descriptor, const void *data, size_t size) {
  REAL(write);
  ENTER;
  char path[PATH_MAX];
  int inside = descriptor_path(descriptor, path);
  if (!inside && descriptor != 1) { pthread_mutex_unlock(&lock); return real(descriptor, data, size); }
  REFUSE_IF(inside, "write");
  off_t offset = inside ? place(descriptor) : 0;
  ssize_t written = real(descriptor, data, size);
  record_written(descriptor, path, offset, data, written);
  LEAVE(written);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  REAL(writev);
  char path[PATH_MAX];
  if (!descriptor_path(descriptor, path) && descriptor != 1) return real(descriptor, parts, count);
  ssize_t sum = 0;
  for (int i = 0; i < count; i++) {
    ssize_t written = write(descriptor, parts[i].iov_base, parts[i].iov_len);
    if (written < 0) return sum ? sum : -1;
    sum += written;
    if ((size_t)written < parts[i].iov_len) break;
  }
  return sum;
}

#define PWRITE(name, offset_type) \
  ssize_t name(int descriptor, const void *data, size_t size, offset_type offset) { \
    REAL(name); \
    ENTER; \
    char path[PATH_MAX]; \
    int inside = descriptor_path(descriptor, path); \
    REFUSE_IF(inside, "write"); \
    ssize_t written = real(descriptor, data, size, offset); \
    if (inside) record_written(-1, path, offset, data, written); \
    LEAVE(written); \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

/* Copies inside the kernel are made by hand, so that their bytes are seen. */
static ssize_t copy(int target, int source, off_t *offset, size_t size) {
  char bytes[65536];
  if (size > sizeof bytes) size = sizeof bytes;
  ssize_t got = offset ? pread(source, bytes, size, *offset) : read(source, bytes, size);
  if (got <= 0) return got;
  ssize_t written = write(target, bytes, got);
  if (offset && written > 0) *offset += written;
  return written;
}

ssize_t sendfile(int target, int source, off_t *offset, size_t size) {
  REAL(sendfile);
  char path[PATH_MAX];
  return descriptor_path(target, path) ? copy(target, source, offset, size) : real(target, source, offset, size);
}

ssize_t copy_file_range(int source, off64_t *from, int target, off64_t *to, size_t size, unsigned flags) {
  REAL(copy_file_range);
  char path[PATH_MAX];
  if (!descriptor_path(target, path)) return real(source, from, target, to, size, flags);
  errno = EXDEV;
  return -1;
}

#define SYNC(name) \
  int name(int descriptor) { \
    REAL(name); \
    ENTER; \
    char path[PATH_MAX]; \
    int inside = descriptor_path(descriptor, path), error = inside ? failing("sync") : 0; \
    if (error) { record('F', path, 0, "", 0); errno = error; LEAVE(-1); } \
    int result = real(descriptor); \
    if (inside && result == 0) record('S', path, 0, "", 0); \
    LEAVE(result); \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset_type) \
  int name(int descriptor, offset_type size) { \
    REAL(name); \
    ENTER; \
    char path[PATH_MAX]; \
    int inside = descriptor_path(descriptor, path); \
    REFUSE_IF(inside, "truncate"); \
    int result = real(descriptor, size); \
    if (inside && result == 0) record('T', path, size, "", 0); \
    LEAVE(result); \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* Names. */

static int opened(int folder, const char *name, int flags, mode_t mode) {
  REAL(openat);
  if (!(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE) return real(folder, name, flags, mode);
  ENTER;
  char path[PATH_MAX];
  struct stat found;
  int inside = name_path(folder, name, path), existed = fstatat(folder, name, &found, 0) == 0;
  REFUSE_IF(inside && !existed, "creat");
  int descriptor = real(folder, name, flags, mode);
  if (inside && descriptor >= 0) {
    if (!existed) record('C', path, 0, "", 0);
    else if (flags & O_TRUNC) record('T', path, 0, "", 0);
  }
  LEAVE(descriptor);
}

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); mode_t mode = mode_of(flags, rest); va_end(rest); \
    return opened(AT_FDCWD, path, flags, mode); \
  }
#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); mode_t mode = mode_of(flags, rest); va_end(rest); \
    return opened(folder, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

int mkstemp(char *pattern) {
  REAL(mkstemp);
  ENTER;
  char path[PATH_MAX];
  int inside = name_path(AT_FDCWD, pattern, path);
  REFUSE_IF(inside, "creat");
  int descriptor = real(pattern);
  if (inside && descriptor >= 0) { name_path(AT_FDCWD, pattern, path); record('C', path, 0, "", 0); }
  LEAVE(descriptor);
}

typedef int (*Move)(int, const char *, int, const char *);

static int moved(char letter, int from, const char *old, int to, const char *new, Move move) {
  ENTER;
  char source[PATH_MAX], target[PATH_MAX];
  int inside = name_path(from, old, source) | name_path(to, new, target);
  REFUSE_IF(inside, "rename");
  int result = move(from, old, to, new);
  if (inside && result == 0) record(letter, source, 0, target, strlen(target));
  LEAVE(result);
}

static int real_rename(int from, const char *old, int to, const char *new) {
  REAL(renameat);
  return real(from, old, to, new);
}

static int real_link(int from, const char *old, int to, const char *new) {
  REAL(linkat);
  return real(from, old, to, new, 0);
}

int rename(const char *old, const char *new) { return moved('N', AT_FDCWD, old, AT_FDCWD, new, real_rename); }
int renameat(int from, const char *old, int to, const char *new) { return moved('N', from, old, to, new, real_rename); }
int link(const char *old, const char *new) { return moved('L', AT_FDCWD, old, AT_FDCWD, new, real_link); }

static unsigned exchange_flags;
static int real_rename2(int from, const char *old, int to, const char *new) {
  REAL(renameat2);
  return real(from, old, to, new, exchange_flags);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
  if (flags & RENAME_EXCHANGE) fail("an exchange of names is not modelled");
  exchange_flags = flags;
  return moved('N', from, old, to, new, real_rename2);
}

int unlinkat(int folder, const char *name, int flags) {
  REAL(unlinkat);
  ENTER;
  char path[PATH_MAX];
  int inside = name_path(folder, name, path);
  REFUSE_IF(inside, "unlink");
  int result = real(folder, name, flags);
  if (inside && result == 0) record(flags & AT_REMOVEDIR ? 'R' : 'U', path, 0, "", 0);
  LEAVE(result);
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int remove(const char *name) {
  struct stat found;
  int isFolder = lstat(name, &found) == 0 && S_ISDIR(found.st_mode);
  return unlinkat(AT_FDCWD, name, isFolder ? AT_REMOVEDIR : 0);
}

int mkdirat(int folder, const char *name, mode_t mode) {
  REAL(mkdirat);
  ENTER;
  char path[PATH_MAX];
  int inside = name_path(folder, name, path);
  REFUSE_IF(inside, "mkdir");
  int result = real(folder, name, mode);
  if (inside && result == 0) record('D', path, 0, "", 0);
  LEAVE(result);
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
