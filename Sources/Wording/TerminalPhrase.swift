/// Why the interface could not be opened.
public enum TerminalPhrase: String, Phrase {
  case notATerminal, noTERM, unknownTerminal, tooSimple, noUnicodeLocale

  public var translations: Translations {
    switch self {
    case .notATerminal:
      Translations(
        zh: "界面需要终端；要在别处用清单，请运行 huifang queue",
        en: "the interface needs a terminal; for the list elsewhere run: huifang queue",
        ru: "интерфейсу нужен терминал; список в другом месте даст huifang queue")
    case .noTERM:
      Translations(
        zh: "没有设置 TERM，不知道是哪种终端；试试 TERM=xterm-256color huifang",
        en: "TERM is not set, so the kind of terminal is unknown; try TERM=xterm-256color huifang",
        ru: "TERM не задан, вид терминала неизвестен; попробуйте TERM=xterm-256color huifang")
    case .unknownTerminal:
      Translations(
        zh: "不认识“{name}”这种终端（TERM）；试试 TERM=xterm-256color huifang",
        en: "the terminal “{name}” (TERM) is unknown here; try TERM=xterm-256color huifang",
        ru: "терминал «{name}» (TERM) здесь неизвестен; попробуйте TERM=xterm-256color huifang")
    case .tooSimple:
      Translations(
        zh: "终端“{name}”（TERM）画不了界面；试试 TERM=xterm-256color huifang",
        en: "the terminal “{name}” (TERM) is too simple for the interface; try TERM=xterm-256color huifang",
        ru: "терминал «{name}» (TERM) слишком прост для интерфейса; попробуйте TERM=xterm-256color huifang")
    case .noUnicodeLocale:
      Translations(
        zh: "系统没有 UTF-8 语言环境；请安装 locales，或试试 LC_ALL=C.UTF-8 huifang",
        en: "the system has no UTF-8 locale; install locales, or try LC_ALL=C.UTF-8 huifang",
        ru: "в системе нет локали UTF-8; установите locales или попробуйте LC_ALL=C.UTF-8 huifang")
    }
  }
}
