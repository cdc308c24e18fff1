// killed-at-call [--signal SIGNAL] [--only-named-files] NUMBER REPORT PROGRAM [ARGUMENT…]
//
// Runs a program and ends it by SIGKILL just before its NUMBERth system call that changes something on the disk, with
// all the processes and threads it has started. With 0, or where it makes fewer such calls, it runs to its end. Another
// signal, by its number, comes while that call is made.
//
// With --only-named-files the program finds no file system that knows files without a name (O_TMPFILE).
//
// REPORT becomes a file of one line: "killed NUMBER CALL", the name of the call at which it was ended, or "ended
// COUNT", the number of such calls it made. The status is the program's own, 128 and the number of the signal that
// ended it, or 125 where it can't be watched; then a line on standard error says why, and there is no REPORT.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { cannotWatch = 125, cannotStart = 127 };

static void fail(const char *what) {
  fprintf(stderr, "killed-at-call: %s: %s\n", what, strerror(errno));
  exit(cannotWatch);
}

// When a call changes something.
enum Condition {
  always,
  // The first argument is the descriptor of a file, not of a terminal, a pipe or a queue of events.
  onAFile,
  // It makes or empties a file, also one without a name: so say the flags, the second or third argument.
  flagsSecond,
  flagsThird,
  // It takes or gives back a lock.
  lockCommand,
};

struct Call {
  long number;
  const char *name;
  enum Condition condition;
};

// Not every architecture has the older calls.
static const struct Call calls[] = {
#ifdef SYS_open
    {SYS_open, "open", flagsSecond},
    {SYS_creat, "creat", always},
    {SYS_rename, "rename", always},
    {SYS_link, "link", always},
    {SYS_symlink, "symlink", always},
    {SYS_unlink, "unlink", always},
    {SYS_rmdir, "rmdir", always},
    {SYS_mkdir, "mkdir", always},
    {SYS_chmod, "chmod", always},
#endif
#ifdef SYS_renameat
    {SYS_renameat, "renameat", always},
#endif
    {SYS_openat, "openat", flagsThird},
    {SYS_renameat2, "renameat2", always},
    {SYS_linkat, "linkat", always},
    {SYS_symlinkat, "symlinkat", always},
    {SYS_unlinkat, "unlinkat", always},
    {SYS_mkdirat, "mkdirat", always},
    {SYS_fchmodat, "fchmodat", always},
    {SYS_fchmod, "fchmod", always},
    {SYS_write, "write", onAFile},
    {SYS_pwrite64, "pwrite", onAFile},
    {SYS_writev, "writev", onAFile},
    {SYS_pwritev, "pwritev", onAFile},
    {SYS_pwritev2, "pwritev2", onAFile},
    {SYS_sendfile, "sendfile", onAFile},
    {SYS_copy_file_range, "copy_file_range", always},
    {SYS_fallocate, "fallocate", always},
    {SYS_truncate, "truncate", always},
    {SYS_ftruncate, "ftruncate", always},
    {SYS_fsync, "fsync", always},
    {SYS_fdatasync, "fdatasync", always},
#ifdef SYS_sync_file_range
    {SYS_sync_file_range, "sync_file_range", always},
#endif
    {SYS_sync, "sync", always},
    {SYS_syncfs, "syncfs", always},
    {SYS_msync, "msync", always},
    {SYS_flock, "flock", always},
    {SYS_fcntl, "fcntl", lockCommand},
};

static bool isFile(pid_t thread, int descriptor) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)thread, descriptor);
  struct stat status;
  return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool makesAFile(unsigned long long flags) {
  return flags & (O_CREAT | O_TRUNC) || (flags & O_TMPFILE) == O_TMPFILE;
}

static bool locks(unsigned long long command) {
  return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
}

static bool changesSomething(const struct Call *call, pid_t thread, const __uint64_t arguments[6]) {
  switch (call->condition) {
  case always: return true;
  case onAFile: return isFile(thread, (int)arguments[0]);
  case flagsSecond: return makesAFile(arguments[1]);
  case flagsThird: return makesAFile(arguments[2]);
  case lockCommand: return locks(arguments[1]);
  }
  return false;
}

// The call that `thread` is about to make, where it changes something; else NULL.
static const struct Call *changingCall(pid_t thread) {
  struct __ptrace_syscall_info information;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof information, &information) < 0) {
    // It has just been killed.
    if (errno == ESRCH) return NULL;
    fail("the system does not tell which call a program makes");
  }
  if (information.op != PTRACE_SYSCALL_INFO_ENTRY) return NULL;
  for (size_t index = 0; index < sizeof calls / sizeof calls[0]; index++) {
    if ((long)information.entry.nr == calls[index].number)
      return changesSomething(&calls[index], thread, information.entry.args) ? &calls[index] : NULL;
  }
  return NULL;
}

// From here on openat(2) with O_TMPFILE fails as it does on a file system that does not know it.
static void refuseNamelessFiles(void) {
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3),
      // The lower half of the flags, which comes first on the machines that Swift runs on.
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_TMPFILE & ~O_DIRECTORY, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EOPNOTSUPP),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof rules / sizeof rules[0], .filter = rules};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0) {
    fail("the system does not let calls of a program be refused (seccomp)");
  }
}

// What is asked for besides the words of the program.
struct Request {
  long number;
  int signal;
  bool hasOnlyNamedFiles;
};

static void start(char **words, bool hasOnlyNamedFiles) {
  // A group of its own, so that all of it can be ended at once.
  setpgid(0, 0);
  if (hasOnlyNamedFiles) refuseNamelessFiles();
  if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0) fail("the system does not let a program be watched (ptrace)");
  execvp(words[0], words);
  fprintf(stderr, "killed-at-call: %s: %s\n", words[0], strerror(errno));
  _exit(cannotStart);
}

static int statusForShell(int ending) {
  return WIFEXITED(ending) ? WEXITSTATUS(ending) : 128 + WTERMSIG(ending);
}

// Waits until `program` stands before its first own instruction, and has it stop at every call from there on.
static void watch(pid_t program) {
  int state;
  while (waitpid(program, &state, 0) < 0) {
    if (errno != EINTR) fail("waiting for the program");
  }
  if (!WIFSTOPPED(state)) exit(statusForShell(state));
  long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK
                 | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC;
  if (ptrace(PTRACE_SETOPTIONS, program, NULL, options) < 0 || ptrace(PTRACE_SYSCALL, program, NULL, 0) < 0) {
    fail("the system does not let a program be watched (ptrace)");
  }
}

// The signal to hand on to a thread that has stopped: none where it has stopped for us alone.
static int signalToHandOn(int state) {
  bool isEvent = state >> 16 != 0;
  // With SIGSTOP a new thread or process says that it is being watched.
  return isEvent || WSTOPSIG(state) == SIGSTOP ? 0 : WSTOPSIG(state);
}

// What was seen of a program until it was gone.
struct Outcome {
  long made;
  // The call at which it was sent its signal; NULL where it was not.
  const struct Call *missed;
  int ending;
};

static struct Outcome follow(pid_t program, struct Request request) {
  struct Outcome outcome = {0};
  for (;;) {
    int state;
    pid_t thread = waitpid(-1, &state, __WALL);
    if (thread < 0 && errno == EINTR) continue;
    if (thread < 0 && errno == ECHILD) return outcome;
    if (thread < 0) fail("waiting for the program");
    if (!WIFSTOPPED(state)) {
      if (thread == program) outcome.ending = state;
      continue;
    }
    int signal = 0;
    if (WSTOPSIG(state) == (SIGTRAP | 0x80)) {
      const struct Call *call = outcome.missed ? NULL : changingCall(thread);
      if (call && outcome.made + 1 == request.number) {
        outcome.missed = call;
        // A call before which its thread is killed by SIGKILL is not made.
        kill(-program, request.signal);
      } else if (call) {
        outcome.made++;
      }
    } else {
      signal = signalToHandOn(state);
    }
    // Fails for a thread that has been killed: then it need not go on.
    ptrace(PTRACE_SYSCALL, thread, NULL, signal);
  }
}

static void writeReport(const char *path, struct Outcome outcome) {
  FILE *report = fopen(path, "w");
  if (!report) fail(path);
  if (outcome.missed) {
    fprintf(report, "killed %ld %s\n", outcome.made + 1, outcome.missed->name);
  } else {
    fprintf(report, "ended %ld\n", outcome.made);
  }
  if (fclose(report) != 0) fail(path);
}

// The number that `word` is; -1 where it is none.
static long number(const char *word) {
  char *rest;
  long value = strtol(word, &rest, 10);
  return rest == word || *rest != '\0' ? -1 : value;
}

int main(int count, char **words) {
  struct Request request = {.number = -1, .signal = SIGKILL};
  int next = 1;
  for (; next < count && strncmp(words[next], "--", 2) == 0; next++) {
    if (strcmp(words[next], "--only-named-files") == 0) {
      request.hasOnlyNamedFiles = true;
    } else if (strcmp(words[next], "--signal") == 0 && next + 1 < count) {
      request.signal = (int)number(words[++next]);
    } else {
      break;
    }
  }
  if (count - next > 2) request.number = number(words[next]);
  if (request.number < 0 || request.signal <= 0) {
    fprintf(
        stderr,
        "usage: killed-at-call [--signal SIGNAL] [--only-named-files] NUMBER REPORT PROGRAM [ARGUMENT...]\n");
    return cannotWatch;
  }
  const char *report = words[next + 1];
  pid_t program = fork();
  if (program < 0) fail("starting the program");
  if (program == 0) start(words + next + 2, request.hasOnlyNamedFiles);
  watch(program);
  struct Outcome outcome = follow(program, request);
  writeReport(report, outcome);
  return statusForShell(outcome.ending);
}
