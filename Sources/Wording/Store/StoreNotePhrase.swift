/// What happened to the store, was dealt with, and a person should know.
public enum StoreNotePhrase: String, Phrase {
  case cutShortSaveSetAside, cutShortSaveRemains, snapshotNotWritten, snapshotMadePrivate, snapshotIgnored
  case snapshotDamaged, snapshotGivenUp, shownAsBefore, erasedCopiesRemain
  case unknownEventsPassedOver

  public var translations: Translations {
    switch self {
    case .cutShortSaveSetAside:
      Translations(
        zh: .plain("有一次保存中途被打断（断电或程序退出），当时未提示已保存。留下的 {count} 字节放在 {file}。请核对最后一次记录。"),
        en: .counted(
          one: "A save was cut short (power cut or crash); it was never reported as saved. "
            + "Its {count} byte is kept in {file}. Check the last record.",
          other: "A save was cut short (power cut or crash); it was never reported as saved. "
            + "Its {count} bytes are kept in {file}. Check the last record."),
        ru: .counted(
          one: "Сохранение прервалось (питание или сбой), о нём не сообщалось как о сделанном. "
            + "Остаток, {count} байт, лежит в {file}. Проверьте последнюю запись.",
          few: "Сохранение прервалось (питание или сбой), о нём не сообщалось как о сделанном. "
            + "Остаток, {count} байта, лежит в {file}. Проверьте последнюю запись.",
          many: "Сохранение прервалось (питание или сбой), о нём не сообщалось как о сделанном. "
            + "Остаток, {count} байт, лежит в {file}. Проверьте последнюю запись."))
    case .cutShortSaveRemains:
      Translations(
        zh: "有一次保存中途被打断，留下的内容暂时移不走：{reason}",
        en: "A save was cut short, and what is left of it can't be moved aside yet: {reason}",
        ru: "Сохранение прервалось, и его остаток пока не убрать: {reason}")
    case .snapshotNotWritten:
      Translations(
        zh: "数据完好，但下次启动会慢一些：{reason}",
        en: "Nothing is lost, but the next start will be slower: {reason}",
        ru: "Ничего не потеряно, но следующий запуск будет медленнее: {reason}")
    case .snapshotMadePrivate:
      Translations(
        zh: "{file}：其他用户曾可读取（权限 {mode}），现已改为只有您能读",
        en: "{file}: other users could read it (mode {mode}); now only you can",
        ru: "{file}: его могли читать другие пользователи (права {mode}); теперь только вы")
    case .snapshotIgnored:
      Translations(
        zh: "{file}：其他用户可以改动（权限 {mode}），没有用它；下次打开记录时会重建，数据不受影响",
        en: "{file}: other users can change it (mode {mode}), so it was not used; it is made anew, no data is affected",
        ru: "{file}: его могут менять другие (права {mode}), он не использован и будет создан заново; данные целы")
    case .snapshotDamaged:
      Translations(
        zh: "{file}：快照已损坏，没有用它；改为读取了完整记录，数据不受影响",
        en: "{file}: the snapshot is damaged and was not used; the whole journal was read instead, no data is affected",
        ru: "{file}: снимок повреждён и не использован; вместо него прочитан весь журнал, данные целы")
    case .snapshotGivenUp:
      Translations(
        zh: "{file}：快照已损坏，不再使用；下次启动会按完整记录重建，要多等一会儿，数据不受影响",
        en: "{file}: the snapshot is damaged and not used any more; the next start makes it anew, no data is affected",
        ru: "{file}: снимок повреждён и больше не используется; следующий запуск создаст его заново, данные целы")
    case .shownAsBefore:
      Translations(
        zh: "{name}（{desk}）自 {since} 起正在导入；这里是导入之前的内容，导入完成后会更新。",
        en: "{name} ({desk}) has been importing since {since}; this is the clinic as it was before.",
        ru: "{name} ({desk}) выполняет импорт с {since}; показаны данные до импорта.")
    case .erasedCopiesRemain:
      Translations(
        zh: "患者已从记录中清除，但快照或旧备份中的内容还没能删掉（{reason}）；下次打开时会再删。",
        en: .plain(
          "A patient is erased from the journal, but older copies could not be removed yet ({reason}); "
            + "the next start tries again."),
        ru: .plain(
          "Пациент стёрт из журнала, но прежние копии пока не удалить ({reason}); "
            + "при следующем запуске попытка повторится."))
    case .unknownEventsPassedOver:
      Translations(
        zh: .plain("有 {count} 项较新版本的内容此版本不认识，未显示。请升级程序。"),
        en: .counted(
          one: "{count} entry of a newer version is unknown here and not shown. Update the program.",
          other: "{count} entries of a newer version are unknown here and not shown. Update the program."),
        ru: .counted(
          one: "{count} запись более новой версии здесь неизвестна и не показана. Обновите программу.",
          few: "{count} записи более новой версии здесь неизвестны и не показаны. Обновите программу.",
          many: "{count} записей более новой версии здесь неизвестны и не показаны. Обновите программу."))
    }
  }
}
