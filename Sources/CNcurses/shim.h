#ifndef HUIFANG_CNCURSES_SHIM_H
#define HUIFANG_CNCURSES_SHIM_H

// What of ncurses Swift cannot reach by itself: macros, functions with a variable number of arguments, and variables
// that the compiler holds for shared mutable state.

#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdio.h>
#include <wchar.h>

// Hidden by the C library's own module.
extern int wcwidth(wchar_t scalar);

static const attr_t attributeNormal = WA_NORMAL;
static const attr_t attributeBold = WA_BOLD;
static const attr_t attributeDim = WA_DIM;
static const attr_t attributeUnderline = WA_UNDERLINE;
static const attr_t attributeReverse = WA_REVERSE;
static const attr_t attributeItalic = WA_ITALIC;

static inline int screenRows(void) { return stdscr ? getmaxy(stdscr) : 0; }
static inline int screenColumns(void) { return stdscr ? getmaxx(stdscr) : 0; }
static inline int colorCount(void) { return COLORS; }
static inline int colorPairCount(void) { return COLOR_PAIRS; }

/// A cell that shows a space.
static inline cchar_t blankCell(attr_t attributes, int pair) {
  cchar_t cell = {0};
  setcchar(&cell, L" ", attributes, 0, &pair);
  return cell;
}

/// Sets the spacing character of a cell (`index` 0) or one of its marks (1 to 4).
static inline void setCellText(cchar_t *cell, int index, wchar_t character) {
  if (index >= 0 && index < CCHARW_MAX) cell->chars[index] = character;
}

/// Sets what is shown from `row` and `column` on: `count` cells, where a wide character is one of them.
static inline int setScreenCells(int row, int column, const cchar_t *cells, int count) {
  return mvwadd_wchnstr(stdscr, row, column, cells, count);
}

static inline int moveScreenCursor(int row, int column) { return wmove(stdscr, row, column); }
static inline int refreshScreen(void) { return wrefresh(stdscr); }
static inline int useKeypad(void) { return keypad(stdscr, TRUE); }
static inline int repaintScreen(void) { return clearok(stdscr, TRUE); }

/// The text of the terminal description's `capability`, NULL where there is none.
static inline const char *terminalString(const char *capability) {
  const char *text = tigetstr(capability);
  return text == (const char *)-1 ? NULL : text;
}

/// Whether the terminal description database knows the kind that TERM names, and what it says can be asked for.
static inline bool knowsTerminal(int output) {
  extern int setupterm(const char *kind, int descriptor, int *status);
  int status = 0;
  return setupterm(NULL, output, &status) == OK;
}

/// Reads `input` and writes `output` as a terminal of the kind that TERM names. NULL where ncurses cannot.
static inline SCREEN *openScreen(FILE *input, FILE *output) {
  SCREEN *screen = newterm(NULL, output, input);
  if (!screen) return NULL;
  useKeypad();
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  return screen;
}

#endif
