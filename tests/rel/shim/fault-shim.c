/*
 * Between the app and the file system of one folder (REL_WATCH), loaded by LD_PRELOAD.
 *
 * REL_LOG: writes down every change in the order in which it was made, with what was written, for building the images that
 * a power cut may leave. What is written to the file REL_MARKS stands between them as a mark.
 * REL_CONTROL: a file of eight int32, shared with whoever arms it: armed, at, errno, sticky, count, fired, reads. Changes
 * are counted, or what is read where `reads` is set; the one that was armed for fails, and all after it where it is sticky.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, SYNC, TRUNCATE, RENAME, UNLINK, MKDIR, RMDIR, DIRSYNC, MARK };
enum { MAX_FD = 8192 };
struct control { volatile int32_t armed, at, err, sticky, count, fired, reads, unused; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *watch, *marks;
static size_t watch_length;
static FILE *log_file;
static struct control *control;
static char *path_of[MAX_FD]; /* of what is open below the folder */
static char is_mark[MAX_FD];

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static ssize_t (*real_readv)(int, const struct iovec *, int);
static ssize_t (*real_preadv)(int, const struct iovec *, int, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_rmdir)(const char *);
static int (*real_mkdir)(const char *, mode_t);

static void *next(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) { fprintf(stderr, "fault-shim: no %s\n", name); abort(); }
  return found;
}

__attribute__((constructor)) static void begin(void) {
  real_open = next("open64"); real_openat = next("openat64"); real_close = next("close");
  real_read = next("read"); real_pread = next("pread64"); real_readv = next("readv"); real_preadv = next("preadv64");
  real_write = next("write"); real_pwrite = next("pwrite64"); real_writev = next("writev"); real_pwritev = next("pwritev64");
  real_fsync = next("fsync"); real_fdatasync = next("fdatasync"); real_ftruncate = next("ftruncate64");
  real_rename = next("rename"); real_unlink = next("unlink"); real_unlinkat = next("unlinkat"); real_rmdir = next("rmdir"); real_mkdir = next("mkdir");
  watch = getenv("REL_WATCH");
  watch_length = watch ? strlen(watch) : 0;
  marks = getenv("REL_MARKS");
  if (getenv("REL_LOG")) log_file = fopen(getenv("REL_LOG"), "wb");
  if (getenv("REL_CONTROL")) {
    int fd = real_open(getenv("REL_CONTROL"), O_RDWR);
    void *map = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED) abort();
    control = map;
    real_close(fd);
  }
}
__attribute__((destructor)) static void end(void) {
  if (log_file) fflush(log_file);
}

static int is_watched(const char *path) {
  return watch_length > 0 && path && strncmp(path, watch, watch_length) == 0 && (path[watch_length] == '/' || path[watch_length] == 0);
}
static int holds(int fd) { return fd >= 0 && fd < MAX_FD && path_of[fd] != NULL; }
static int holds_file(int fd) {
  struct stat s;
  return holds(fd) && fstat(fd, &s) == 0 && S_ISREG(s.st_mode);
}
static uint64_t inode_of(int fd) {
  struct stat s;
  return fstat(fd, &s) == 0 ? s.st_ino : 0;
}

/* Whether this change (or this read) fails. Call it with the lock held. */
static int fails_as(int is_read) {
  if (!control || !control->reads != !is_read) return 0;
  int now = ++control->count;
  if (!control->armed || (control->sticky ? now < control->at : now != control->at)) return 0;
  control->fired++;
  errno = control->err;
  return 1;
}
static int fails(void) { return fails_as(0); }

static void note(uint32_t kind, uint64_t inode, uint64_t offset, const char *first, const char *second, const void *data, uint64_t length) {
  if (!log_file) return;
  uint32_t one = first ? strlen(first) : 0, two = second ? strlen(second) : 0;
  uint64_t head[5] = { kind, inode, offset, length, ((uint64_t)one << 32) | two };
  fwrite(head, sizeof head, 1, log_file);
  if (one) fwrite(first, one, 1, log_file);
  if (two) fwrite(second, two, 1, log_file);
  if (data) fwrite(data, length, 1, log_file);
}

static int opened(int fd, const char *path) {
  if (fd >= 0 && fd < MAX_FD) {
    free(path_of[fd]);
    path_of[fd] = path ? strdup(path) : NULL;
    is_mark[fd] = 0;
  }
  return fd;
}

static int do_open(const char *path, int flags, mode_t mode) {
  int as_mark = marks && path && strcmp(path, marks) == 0;
  if (!as_mark && !is_watched(path)) {
    int fd = real_open(path, flags, mode);
    if (fd >= 0 && fd < MAX_FD) { pthread_mutex_lock(&lock); opened(fd, NULL); pthread_mutex_unlock(&lock); }
    return fd;
  }
  pthread_mutex_lock(&lock);
  int fd = -1, was_there = access(path, F_OK) == 0, changes = !as_mark && (((flags & O_CREAT) && !was_there) || (flags & O_TRUNC));
  if (!changes || !fails()) {
    fd = real_open(path, flags, mode);
    int kept = errno;
    opened(fd, path);
    if (fd >= 0 && fd < MAX_FD) is_mark[fd] = as_mark;
    if (fd >= 0 && !as_mark && (flags & O_CREAT) && !was_there) note(CREATE, inode_of(fd), 0, path, NULL, NULL, 0);
    else if (fd >= 0 && !as_mark && (flags & O_TRUNC)) note(TRUNCATE, inode_of(fd), 0, NULL, NULL, NULL, 0);
    errno = kept;
  }
  pthread_mutex_unlock(&lock);
  return fd;
}
#define WITH_MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { WITH_MODE return do_open(path, flags, mode); }
int open64(const char *path, int flags, ...) { WITH_MODE return do_open(path, flags, mode); }
int __open_2(const char *path, int flags) { return do_open(path, flags, 0); }
int __open64_2(const char *path, int flags) { return do_open(path, flags, 0); }
static int do_openat(int dir, const char *path, int flags, mode_t mode) {
  if (path && path[0] == '/') return do_open(path, flags, mode);
  int fd = real_openat(dir, path, flags, mode);
  if (fd >= 0 && holds(dir)) {
    char whole[4096];
    snprintf(whole, sizeof whole, "%s/%s", path_of[dir], path);
    pthread_mutex_lock(&lock); opened(fd, whole); is_mark[fd] = 0; pthread_mutex_unlock(&lock);
  }
  return fd;
}
int openat(int dir, const char *path, int flags, ...) { WITH_MODE return do_openat(dir, path, flags, mode); }
int openat64(int dir, const char *path, int flags, ...) { WITH_MODE return do_openat(dir, path, flags, mode); }

int close(int fd) {
  if (!holds(fd)) return real_close(fd);
  pthread_mutex_lock(&lock);
  free(path_of[fd]);
  path_of[fd] = NULL;
  int done = real_close(fd);
  pthread_mutex_unlock(&lock);
  return done;
}

static int read_fails(int fd) {
  if (!control || !control->reads || !holds_file(fd) || is_mark[fd] == 1) return 0;
  pthread_mutex_lock(&lock);
  int failed = fails_as(1), kept = errno;
  pthread_mutex_unlock(&lock);
  errno = kept;
  return failed;
}
ssize_t read(int fd, void *data, size_t length) { return read_fails(fd) ? -1 : real_read(fd, data, length); }
ssize_t pread(int fd, void *data, size_t length, off_t at) { return read_fails(fd) ? -1 : real_pread(fd, data, length, at); }
ssize_t pread64(int fd, void *data, size_t length, off_t at) { return read_fails(fd) ? -1 : real_pread(fd, data, length, at); }
ssize_t readv(int fd, const struct iovec *parts, int count) { return read_fails(fd) ? -1 : real_readv(fd, parts, count); }
ssize_t preadv(int fd, const struct iovec *parts, int count, off_t at) { return read_fails(fd) ? -1 : real_preadv(fd, parts, count, at); }
ssize_t preadv64(int fd, const struct iovec *parts, int count, off_t at) { return read_fails(fd) ? -1 : real_preadv(fd, parts, count, at); }
/* What compilers put in the place of the same calls. */
ssize_t __read_chk(int fd, void *data, size_t length, size_t room) { if (length > room) abort(); return read(fd, data, length); }
ssize_t __pread_chk(int fd, void *data, size_t length, off_t at, size_t room) { if (length > room) abort(); return pread(fd, data, length, at); }
ssize_t __pread64_chk(int fd, void *data, size_t length, off_t at, size_t room) { if (length > room) abort(); return pread(fd, data, length, at); }

static void wrote(int fd, const struct iovec *parts, int count, ssize_t done, off_t at) {
  if (done <= 0 || !log_file) return;
  char *all = malloc(done);
  size_t have = 0;
  for (int i = 0; i < count && have < (size_t)done; i++) {
    size_t take = parts[i].iov_len < done - have ? parts[i].iov_len : done - have;
    memcpy(all + have, parts[i].iov_base, take);
    have += take;
  }
  if (is_mark[fd] == 1) { note(MARK, 0, 0, NULL, NULL, all, done); fflush(log_file); }
  else note(WRITE, inode_of(fd), at, NULL, NULL, all, done);
  free(all);
}
/* `at` is -1 for the file's own position. */
static ssize_t do_write(int fd, const struct iovec *parts, int count, off_t at) {
  pthread_mutex_lock(&lock);
  ssize_t done = -1;
  if (is_mark[fd] == 1 || !fails()) {
    done = at < 0 ? real_writev(fd, parts, count) : real_pwritev(fd, parts, count, at);
    int kept = errno;
    if (done > 0) wrote(fd, parts, count, done, at < 0 ? lseek(fd, 0, SEEK_CUR) - done : at);
    errno = kept;
  }
  pthread_mutex_unlock(&lock);
  return done;
}
ssize_t write(int fd, const void *data, size_t length) {
  if (!holds_file(fd)) return real_write(fd, data, length);
  struct iovec part = { (void *)data, length };
  return do_write(fd, &part, 1, -1);
}
static ssize_t do_pwrite(int fd, const void *data, size_t length, off_t at) {
  if (!holds_file(fd)) return real_pwrite(fd, data, length, at);
  struct iovec part = { (void *)data, length };
  return do_write(fd, &part, 1, at);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return do_pwrite(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return do_pwrite(fd, data, length, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return holds_file(fd) ? do_write(fd, parts, count, -1) : real_writev(fd, parts, count); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return holds_file(fd) ? do_write(fd, parts, count, at) : real_pwritev(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return holds_file(fd) ? do_write(fd, parts, count, at) : real_pwritev(fd, parts, count, at); }

/* A change that is one call on one descriptor or path. */
#define CHANGE(type, is_ours, call, after) \
  if (!(is_ours)) return call; \
  pthread_mutex_lock(&lock); \
  type done = -1; \
  if (!fails()) { \
    done = call; \
    int kept = errno; \
    if (done == 0) { after; } \
    errno = kept; \
  } \
  pthread_mutex_unlock(&lock); \
  return done;
#define SYNCED note(holds_file(fd) ? SYNC : DIRSYNC, inode_of(fd), 0, path_of[fd], NULL, NULL, 0)
int fsync(int fd) { CHANGE(int, holds(fd), real_fsync(fd), SYNCED) }
int fdatasync(int fd) { CHANGE(int, holds(fd), real_fdatasync(fd), SYNCED) }
int ftruncate(int fd, off_t length) { CHANGE(int, holds(fd), real_ftruncate(fd, length), note(TRUNCATE, inode_of(fd), length, NULL, NULL, NULL, 0)) }
int ftruncate64(int fd, off_t length) { CHANGE(int, holds(fd), real_ftruncate(fd, length), note(TRUNCATE, inode_of(fd), length, NULL, NULL, NULL, 0)) }
int rename(const char *from, const char *to) { CHANGE(int, is_watched(from) || is_watched(to), real_rename(from, to), note(RENAME, 0, 0, from, to, NULL, 0)) }
int unlink(const char *path) { CHANGE(int, is_watched(path), real_unlink(path), note(UNLINK, 0, 0, path, NULL, NULL, 0)) }
int rmdir(const char *path) { CHANGE(int, is_watched(path), real_rmdir(path), note(RMDIR, 0, 0, path, NULL, NULL, 0)) }
int mkdir(const char *path, mode_t mode) { CHANGE(int, is_watched(path), real_mkdir(path, mode), note(MKDIR, 0, 0, path, NULL, NULL, 0)) }
int remove(const char *path) {
  int done = unlink(path);
  return done == 0 || (errno != EISDIR && errno != EPERM) ? done : rmdir(path);
}
int unlinkat(int dir, const char *path, int flags) {
  char whole[4096];
  if (path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
  else if (holds(dir)) snprintf(whole, sizeof whole, "%s/%s", path_of[dir], path);
  else return real_unlinkat(dir, path, flags);
  CHANGE(int, is_watched(whole), real_unlinkat(dir, path, flags), note(flags & AT_REMOVEDIR ? RMDIR : UNLINK, 0, 0, whole, NULL, NULL, 0))
}
