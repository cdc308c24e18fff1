/// Of changes that wait, since somebody else holds the clinic. `{name}`, `{desk}` and `{since}` say who, and since
/// when, `{what}` what waits.
public enum WaitingPhrase: String, Phrase {
  case importing, importingShort, recording, somebody
  case several, unsaved, key
  case givenUp, alreadyWaiting, nothingWaits, quitWaiting, freeToCall, anotherCallIsOpen

  public var translations: Translations {
    switch self {
    case .importing:
      Translations(
        zh: "等待 {name}（{desk}）导入完成，{since} 开始 · {what}",
        en: "Waiting for {name} ({desk}), importing since {since} · {what}",
        ru: "Ожидание: {name} ({desk}) импортирует с {since} · {what}")
    case .importingShort:
      Translations(
        zh: "等待 {name} 导入完成，{since} 开始 · {what}", en: "Waiting for {name}, importing since {since} · {what}",
        ru: "Ожидание: {name} импортирует с {since} · {what}")
    case .recording:
      Translations(
        zh: "等 {name}（{desk}）存完 · {what}", en: "Waiting for {name} ({desk}) to be done · {what}",
        ru: "Ожидание: {name} ({desk}) · {what}")
    case .somebody:
      Translations(
        zh: "数据正被另一个程序使用，等它用完 · {what}", en: "Waiting for another program to be done · {what}",
        ru: "Ожидание другой программы · {what}")
    case .several:
      Translations(zh: "{what}，另 {count} 项", en: "{what}, {count} more", ru: "{what}, ещё {count}")
    case .unsaved: Translations(zh: "等着保存 {count}", en: "{count} waiting", ru: "ждёт записи: {count}")
    case .key: Translations(zh: "{text} · {key} 不等了", en: "{text} · {key} gives up", ru: "{text} · {key} — не ждать")
    case .givenUp:
      Translations(zh: "不等了，没有保存：{what}", en: "Given up, not saved: {what}", ru: "Отменено, не сохранено: {what}")
    case .alreadyWaiting:
      Translations(
        zh: "已经在等着保存：{what}；{key} 不等了", en: "It waits to be saved already: {what}; {key} gives it up",
        ru: "Уже ждёт записи: {what}; {key} — не ждать")
    case .nothingWaits: Translations(zh: "没有等着保存的", en: "Nothing waits", ru: "Ничего не ждёт записи")
    case .quitWaiting:
      Translations(
        zh: .plain("还有 {count} 项等着保存，再按一次退出就不会保存了"),
        en: .counted(
          one: "{count} change still waits: quit again and it is not saved",
          other: "{count} changes still wait: quit again and they are not saved"),
        ru: .counted(
          one: "{count} изменение ждёт записи: ещё раз — выйти, не сохранив",
          few: "{count} изменения ждут записи: ещё раз — выйти, не сохранив",
          many: "{count} изменений ждут записи: ещё раз — выйти, не сохранив"))
    case .freeToCall:
      Translations(
        zh: "现在可以打给 {name} 了：选中后再按一次", en: "{name} can be called now: choose the line and press again",
        ru: "{name}: теперь можно звонить, выберите строку ещё раз")
    case .anotherCallIsOpen:
      Translations(
        zh: "先把打开的那个电话登记完", en: "Finish the call that is open first", ru: "Сначала завершите открытый звонок")
    }
  }
}
