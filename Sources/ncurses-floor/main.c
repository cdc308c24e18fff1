// What a list costs at least: the rows of a screen drawn with ncurses, and again after every key until q.
#include <locale.h>
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  raw();
  noecho();
  keypad(stdscr, TRUE);
  for (int selected = 0;; selected++) {
    erase();
    for (int row = 0; row < LINES - 1; row++) {
      if (row == selected % (LINES - 1)) attron(A_REVERSE);
      mvprintw(row, 0, "%2d 王建国 58 岁 拔牙 36 2 小时 王磊 第 1 次 还剩 %d 分", row, (selected * 7 + row) % 60);
      attroff(A_REVERSE);
    }
    mvaddstr(LINES - 1, 0, "q 退出");
    refresh();
    if (getch() == 'q') break;
  }
  endwin();
  return 0;
}
