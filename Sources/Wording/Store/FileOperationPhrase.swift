/// What the system refused to do with a file. Part of a sentence; the raw value is the name of the operation.
public enum FileOperationPhrase: String, Phrase {
  case open, status, read, write, truncate, synchronize, rename, remove, makeFolder, setMode, lock

  public var translations: Translations {
    switch self {
    case .open: Translations(zh: "打不开", en: "can't be opened", ru: "не открывается")
    case .status: Translations(zh: "无法查看", en: "can't be looked at", ru: "недоступно")
    case .read: Translations(zh: "读不出", en: "can't be read", ru: "не читается")
    case .write: Translations(zh: "写不进", en: "can't be written", ru: "не записывается")
    case .truncate: Translations(zh: "无法截短", en: "can't be shortened", ru: "не укорачивается")
    case .synchronize:
      Translations(zh: "无法确认写到磁盘", en: "can't be brought to the disk", ru: "не удаётся сохранить на диск")
    case .rename: Translations(zh: "无法改名", en: "can't be renamed", ru: "не переименовывается")
    case .remove: Translations(zh: "无法删除", en: "can't be removed", ru: "не удаляется")
    case .makeFolder: Translations(zh: "无法建立文件夹", en: "the folder can't be made", ru: "папка не создаётся")
    case .setMode: Translations(zh: "无法设置权限", en: "the mode can't be set", ru: "права не устанавливаются")
    case .lock: Translations(zh: "无法锁定", en: "can't be locked", ru: "не блокируется")
    }
  }
}

/// Why the system refused. Part of a sentence.
public enum FileCausePhrase: String, Phrase {
  case inputOutput, readOnly, noPermission, missing, folder, closed, nobodyReads, tooManyFiles, inUse, tooLarge, noLocks
  case other

  public var translations: Translations {
    switch self {
    case .inputOutput: Translations(zh: "磁盘读写错误", en: "the disk reports an error", ru: "ошибка диска")
    case .readOnly: Translations(zh: "磁盘为只读", en: "the disk is read-only", ru: "диск только для чтения")
    case .noPermission: Translations(zh: "没有权限", en: "no permission", ru: "нет прав")
    case .missing: Translations(zh: "不存在", en: "it does not exist", ru: "не существует")
    case .folder: Translations(zh: "这是文件夹", en: "it is a folder", ru: "это папка")
    case .closed: Translations(zh: "已关闭", en: "it is closed", ru: "закрыто")
    case .nobodyReads: Translations(zh: "对方已停止读取", en: "nobody reads it any more", ru: "никто больше не читает")
    case .tooManyFiles: Translations(zh: "打开的文件太多", en: "too many open files", ru: "открыто слишком много файлов")
    case .inUse:
      Translations(zh: "正被占用，或是挂载点", en: "it is in use, or a mount point", ru: "занято, или это точка монтирования")
    case .tooLarge: Translations(zh: "超过允许的大小", en: "larger than is allowed", ru: "больше, чем разрешено")
    case .noLocks:
      Translations(zh: "系统的锁用完了", en: "the system has no locks left", ru: "в системе нет свободных блокировок")
    case .other: Translations(zh: "系统错误 {code}", en: "system error {code}", ru: "системная ошибка {code}")
    }
  }
}
