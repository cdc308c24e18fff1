#ifndef HUIFANG_CLINUX_H
#define HUIFANG_CLINUX_H

// Calls and flags of Linux that the C library's module does not show to Swift.

#include <fcntl.h>
#include <linux/magic.h>
#include <pty.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// Exchanges what two names stand for, in one step. As renameat2(2) with RENAME_EXCHANGE, whose value is 2.
static inline int exchangeNames(const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2);
}

// Begins to put a part of a file onto the disk, and does not wait for it. As sync_file_range(2) with
// SYNC_FILE_RANGE_WRITE, whose value is 2.
static inline int beginWriteBack(int descriptor, off_t offset, off_t count) {
  return (int)syscall(SYS_sync_file_range, descriptor, offset, count, 2);
}

// Whether what is at `path` is on a disk or in the memory of this machine, of a kind that is known to be: then nobody
// changes it but by way of this system, which always knows how it is.
static inline bool isOnThisMachine(const char *path) {
  struct statfs status;
  if (statfs(path, &status) != 0) return false;
  switch (status.f_type) {
  case EXT4_SUPER_MAGIC:  // and ext2, ext3
  case XFS_SUPER_MAGIC:
  case BTRFS_SUPER_MAGIC:
  case F2FS_SUPER_MAGIC:
  case MSDOS_SUPER_MAGIC:
  case OVERLAYFS_SUPER_MAGIC:
  case TMPFS_MAGIC:
    return true;
  default:
    return false;
  }
}

// For open(2), with a folder: makes a file in it that has no name. O_TMPFILE, as the C library has it for others.
static const int namelessFileFlag = __O_TMPFILE;

#endif
