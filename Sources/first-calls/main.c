// first-calls LIST PROGRAM [ARGUMENT…]
//
// Runs a program to its end, and says in the file LIST which of its own functions it called, in the order of their
// first calls: a name a line, all the names of one where it has several. A linker that puts them into the program in
// that order puts together what is needed together.
//
// The program must be for x86-64, linked to a fixed place in memory (-no-pie), and know its functions' names. The
// status is the program's own, 128 and the number of the signal that ended it, 127 where it can't be started, or 125
// where it can't be watched; then a line on standard error says why, and LIST is as it was.

#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { cannotWatch = 125, cannotStart = 127 };

static void refuse(const char *file, const char *why) {
  fprintf(stderr, "first-calls: %s: %s\n", file, why);
  exit(cannotWatch);
}

static void fail(const char *what) { refuse(what, strerror(errno)); }

#ifdef __x86_64__

struct Function {
  uint64_t address;
  const char *name;
  // Whether the program stops at its first instruction.
  bool isAwaited;
};

// A program's file, and the functions in its sections of code, by their addresses.
struct Program {
  const char *path;
  const unsigned char *bytes;
  size_t size;
  struct Function *functions;
  size_t count;
};

// So many bytes of the program's file; they are there for certain.
static const void *part(const struct Program *program, uint64_t offset, uint64_t size) {
  if (offset > program->size || size > program->size - offset) refuse(program->path, "is not whole");
  return program->bytes + offset;
}

static int byAddress(const void *one, const void *other) {
  uint64_t first = ((const struct Function *)one)->address, second = ((const struct Function *)other)->address;
  return first < second ? -1 : first > second;
}

static void readFunctions(struct Program *program, const Elf64_Shdr *sections, size_t count, const Elf64_Shdr *table) {
  if (table->sh_link >= count) refuse(program->path, "has no names");
  const Elf64_Shdr *texts = &sections[table->sh_link];
  const char *names = part(program, texts->sh_offset, texts->sh_size);
  if (texts->sh_size == 0 || names[texts->sh_size - 1] != '\0') refuse(program->path, "has no names");
  const Elf64_Sym *symbols = part(program, table->sh_offset, table->sh_size);
  size_t all = table->sh_size / sizeof *symbols;
  program->functions = calloc(all + 1, sizeof *program->functions);
  if (!program->functions) fail(program->path);
  for (const Elf64_Sym *symbol = symbols; symbol < symbols + all; symbol++) {
    bool isFunction = ELF64_ST_TYPE(symbol->st_info) == STT_FUNC && symbol->st_shndx < count
                      && sections[symbol->st_shndx].sh_flags & SHF_EXECINSTR && symbol->st_name < texts->sh_size;
    if (!isFunction) continue;
    program->functions[program->count++] = (struct Function){symbol->st_value, names + symbol->st_name, false};
  }
  qsort(program->functions, program->count, sizeof *program->functions, byAddress);
}

static struct Program readProgram(const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(path);
  struct Program program = {.path = path, .size = (size_t)status.st_size};
  void *bytes = mmap(NULL, program.size, PROT_READ, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) fail(path);
  program.bytes = bytes;
  close(file);
  const Elf64_Ehdr *header = part(&program, 0, sizeof *header);
  if (memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_ident[EI_CLASS] != ELFCLASS64
      || header->e_machine != EM_X86_64 || header->e_shentsize != sizeof(Elf64_Shdr)) {
    refuse(path, "is not a program for x86-64");
  }
  if (header->e_type != ET_EXEC) refuse(path, "is not linked to a fixed place (-no-pie)");
  const Elf64_Shdr *sections = part(&program, header->e_shoff, (uint64_t)header->e_shnum * sizeof *sections);
  for (size_t index = 0; index < header->e_shnum; index++) {
    if (sections[index].sh_type == SHT_SYMTAB) readFunctions(&program, sections, header->e_shnum, &sections[index]);
  }
  if (program.count == 0) refuse(path, "does not know its functions' names");
  return program;
}

// The first function at that address; NULL where none begins there.
static struct Function *functionAt(const struct Program *program, uint64_t address) {
  size_t from = 0, to = program->count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (program->functions[middle].address < address) from = middle + 1;
    else to = middle;
  }
  return from < program->count && program->functions[from].address == address ? &program->functions[from] : NULL;
}

static void start(char **words) {
  if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0) fail("the system does not let a program be watched (ptrace)");
  execv(words[0], words);
  fprintf(stderr, "first-calls: %s: %s\n", words[0], strerror(errno));
  _exit(cannotStart);
}

static int statusForShell(int ending) {
  return WIFEXITED(ending) ? WEXITSTATUS(ending) : 128 + WTERMSIG(ending);
}

// Waits until the program `process` stands before its first own instruction.
// Returns its memory, a file.
static int watch(pid_t process) {
  int state;
  while (waitpid(process, &state, 0) < 0) {
    if (errno != EINTR) fail("waiting for the program");
  }
  if (!WIFSTOPPED(state)) exit(statusForShell(state));
  if (ptrace(PTRACE_SETOPTIONS, process, NULL, PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE) < 0) {
    fail("the system does not let a program be watched (ptrace)");
  }
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", (int)process);
  int memory = open(path, O_RDWR | O_CLOEXEC);
  if (memory < 0) fail(path);
  return memory;
}

// INT3, at which a program stops.
static const unsigned char stop = 0xCC;

// Has the program stop at each of its functions. What was there stands in `code`, which begins at the first of them.
static unsigned char *awaitAll(struct Program *program, int memory) {
  uint64_t first = program->functions[0].address, last = program->functions[program->count - 1].address;
  size_t size = last - first + 1;
  unsigned char *code = malloc(size), *stopping = malloc(size);
  if (!code || !stopping || pread(memory, code, size, (off_t)first) != (ssize_t)size) fail("reading the program");
  memcpy(stopping, code, size);
  for (size_t index = 0; index < program->count; index++) {
    program->functions[index].isAwaited = true;
    stopping[program->functions[index].address - first] = stop;
  }
  if (pwrite(memory, stopping, size, (off_t)first) != (ssize_t)size) fail("changing the program");
  free(stopping);
  return code;
}

// Writes the names of all that begins where `function` does, which has been called, and lets it be from here on.
static void note(struct Program *program, struct Function *function, const unsigned char *code, int memory, FILE *list) {
  uint64_t address = function->address;
  if (pwrite(memory, &code[address - program->functions[0].address], 1, (off_t)address) != 1) {
    fail("changing the program");
  }
  for (; function < program->functions + program->count && function->address == address; function++) {
    function->isAwaited = false;
    fprintf(list, "%s\n", function->name);
  }
}

// Where `thread` has stopped at a function, has it go on there.
// Returns whether it was so.
static bool goOnAtFunction(
    struct Program *program, pid_t thread, const unsigned char *code, int memory, FILE *list) {
  struct user_regs_struct registers;
  if (ptrace(PTRACE_GETREGS, thread, NULL, &registers) < 0) return false;
  struct Function *function = functionAt(program, registers.rip - 1);
  if (!function) return false;
  // Another thread may have come here at the same time.
  if (function->isAwaited) note(program, function, code, memory, list);
  registers.rip--;
  return ptrace(PTRACE_SETREGS, thread, NULL, &registers) == 0;
}

// Returns how the program ended.
static int follow(pid_t process, struct Program *program, const unsigned char *code, int memory, FILE *list) {
  int ending = 0;
  for (;;) {
    int state;
    pid_t thread = waitpid(-1, &state, __WALL);
    if (thread < 0 && errno == EINTR) continue;
    if (thread < 0 && errno == ECHILD) return ending;
    if (thread < 0) fail("waiting for the program");
    if (!WIFSTOPPED(state)) {
      if (thread == process) ending = state;
      continue;
    }
    int signal = WSTOPSIG(state);
    // With SIGSTOP a new thread says that it is being watched.
    bool isForUs = state >> 16 != 0 || signal == SIGSTOP
                   || (signal == SIGTRAP && goOnAtFunction(program, thread, code, memory, list));
    // Fails for a thread that has been killed: then it need not go on.
    ptrace(PTRACE_CONT, thread, NULL, isForUs ? 0 : signal);
  }
}

int main(int count, char **words) {
  if (count < 3) {
    fprintf(stderr, "usage: first-calls LIST PROGRAM [ARGUMENT...]\n");
    return cannotWatch;
  }
  struct Program program = readProgram(words[2]);
  pid_t process = fork();
  if (process < 0) fail("starting the program");
  if (process == 0) start(words + 2);
  int memory = watch(process);
  unsigned char *code = awaitAll(&program, memory);
  FILE *list = fopen(words[1], "we");
  if (!list) fail(words[1]);
  if (ptrace(PTRACE_CONT, process, NULL, 0) < 0) fail("starting the program");
  int ending = follow(process, &program, code, memory, list);
  if (fclose(list) != 0) fail(words[1]);
  return statusForShell(ending);
}

#else

int main(void) {
  refuse("this machine", "only programs for x86-64 can be watched so far");
}

#endif
