/// What the program says about documents that it reads: why one was refused, and what is wrong with a row.
public enum ImportPhrase: String, Phrase {
  // A document refused as a whole; {file} is its name.
  case missing, folder, noPermission, unreadable, empty, tooLarge, changedMeanwhile, noRoom, notKept, binary, utf16
  case notJSON
  case endsEarly, unexpectedCharacter, badEscape, controlCharacterInString, notUTF8, badNumber, tooDeep, textAfterEnd
  case notAnObject, noFormat, wrongFormat, noVersion, badVersion, newerVersion

  // One problem of a row: where, what, and what became of it.
  case problemLine, valueShown, nearestShown, occurrencesShown
  case rowRefused, settingRefused, sectionRefused, warning

  // The rows.
  case document, clinic, staff, patient, visit, planItem, appointment, attempt, followUp
  case rowWithID, rowWithNumber

  // What is wrong.
  case fieldMissing, wrongType, emptyID, unknownCode, noSuchDate, notADate, notAPeriod, notATime, notAnInstant
  case instantWithoutOffset, absurdYear, badPhone, badTooth, outOfRange, birthdayInFuture, tooOld, duplicateID
  case ofAnotherPatient, unknownPatient, refusedPatient, unknownTimeZone, emptyList, notAscending
  case outsideCallingHours, closedAllWeek, controlCharacters, tooLong, unknownProcedure, unknownStaff, notABatch,
    removedCharacters, inFuture
  case callBackBeforeCall, notOneOrigin
  case unknownReferrer, ownReferrer, unknownMembership, noProcedure, repeatedLabel, keptInFuture

  // What a value should have been.
  case text, wholeNumber, trueOrFalse, list, object

  public var translations: Translations {
    switch self {
    case .missing, .folder, .noPermission, .unreadable, .empty, .tooLarge, .changedMeanwhile, .noRoom, .notKept,
      .binary, .utf16, .notJSON:
      fileTranslations
    case .endsEarly, .unexpectedCharacter, .badEscape, .controlCharacterInString, .notUTF8, .badNumber, .tooDeep,
      .textAfterEnd:
      syntaxTranslations
    case .notAnObject, .noFormat, .wrongFormat, .noVersion, .badVersion, .newerVersion: formatTranslations
    case .problemLine, .valueShown, .nearestShown, .occurrencesShown, .rowRefused, .settingRefused, .sectionRefused,
      .warning, .document, .clinic, .staff, .patient, .visit, .planItem, .appointment, .attempt, .followUp,
      .rowWithID, .rowWithNumber, .text, .wholeNumber, .trueOrFalse, .list, .object:
      frameTranslations
    default: problemTranslations
    }
  }
}

extension ImportPhrase {
  private var fileTranslations: Translations {
    switch self {
    case .missing:
      Translations(
        zh: "{file}：没有这个文件。请核对路径。", en: "{file}: there is no such file. Check the path.",
        ru: "{file}: такого файла нет. Проверьте путь.")
    case .folder:
      Translations(
        zh: "{file}：这是文件夹。请指定其中的一个 JSON 文件。", en: "{file}: this is a folder. Name a JSON file inside it.",
        ru: "{file}: это папка. Укажите файл JSON внутри неё.")
    case .noPermission:
      Translations(
        zh: "{file}：没有读取权限。请更改文件权限，或换用有权限的账户。",
        en: "{file}: you may not read it. Change its permissions or use an account that may.",
        ru: "{file}: нет права на чтение. Измените права файла или войдите под другой учётной записью.")
    case .unreadable:
      Translations(
        zh: "{file}：无法读取（{reason}）。请检查磁盘或网络后重试。",
        en: "{file}: can't be read ({reason}). Check the disk or network and try again.",
        ru: "{file}: не читается ({reason}). Проверьте диск или сеть и повторите.")
    case .empty:
      Translations(
        zh: "{file}：文件是空的。请重新导出。", en: "{file}: the file is empty. Export it again.",
        ru: "{file}: файл пуст. Выгрузите его заново.")
    case .tooLarge:
      Translations(
        zh: "{file}：其中一行或一个部分超过 {limit} MiB，无法读取。请检查后重新导出。",
        en: "{file}: one row or section is larger than {limit} MiB, too much to read. Check it and export it again.",
        ru: "{file}: одна строка или раздел больше {limit} МиБ, это не прочесть. Проверьте файл и выгрузите заново.")
    case .changedMeanwhile:
      Translations(
        zh: "{file}：读取期间文件被改动，什么都没有导入。请等它写完后重试。",
        en: "{file}: it was changed while it was read, nothing was imported. Try again when it is complete.",
        ru: "{file}: файл изменился во время чтения, ничего не импортировано. Дождитесь конца записи и повторите.")
    case .noRoom:
      Translations(
        zh: "{file}：读取时“{folder}”所在的磁盘已满，什么都没有导入。请腾出与文件一样大的空间后重试。",
        en:
          "{file}: the disk of “{folder}” is full, nothing was imported. Make as much room as the file takes; try again.",
        ru: "{file}: диск с «{folder}» заполнен, ничего не импортировано. Освободите место размером с файл и повторите."
      )
    case .notKept:
      Translations(
        zh: "{file}：读取时无法在“{folder}”暂存（{reason}），什么都没有导入。请检查磁盘后重试。",
        en: "{file}: its rows can't be kept in “{folder}” ({reason}), nothing was imported. Check the disk; try again.",
        ru: "{file}: строки не удаётся хранить в «{folder}» ({reason}), ничего не импортировано. Проверьте диск.")
    case .binary:
      Translations(
        zh: "{file}：第 {byte} 字节处不是文本，这不是 JSON 文件。请导出为 UTF-8 编码的 JSON。",
        en: "{file}: byte {byte} is no text, so this is no JSON file. Export it as JSON in UTF-8.",
        ru: "{file}: байт {byte} не текст, это не файл JSON. Выгрузите его как JSON в UTF-8.")
    case .utf16:
      Translations(
        zh: "{file}：编码是 UTF-16。请另存为 UTF-8 后再导入。", en: "{file}: it is in UTF-16. Save it as UTF-8 and import that.",
        ru: "{file}: кодировка UTF-16. Сохраните файл в UTF-8 и импортируйте его.")
    default:
      Translations(
        zh: "{file}：以“{value}”开头，不是 JSON。请导出为 JSON（以花括号开头）。",
        en: "{file}: begins with “{value}”, so it is no JSON. Export it as JSON (which begins with a brace).",
        ru: "{file}: начинается с «{value}», это не JSON. Выгрузите в JSON (он начинается с фигурной скобки).")
    }
  }

  private var syntaxTranslations: Translations {
    switch self {
    case .endsEarly:
      Translations(
        zh: "{file}:{line}:{column}：文件在此中断（第 {byte} 字节），内容不完整。请重新导出或重新传输。",
        en: "{file}:{line}:{column}: the file ends here, cut off (byte {byte}). Export or copy it again.",
        ru: "{file}:{line}:{column}: файл обрывается здесь (байт {byte}). Выгрузите или скопируйте его заново.")
    case .unexpectedCharacter:
      Translations(
        zh: "{file}:{line}:{column}：此处不应有“{value}”（第 {byte} 字节）。请更正后再导入。",
        en: "{file}:{line}:{column}: “{value}” can't stand here (byte {byte}). Mend it and import again.",
        ru: "{file}:{line}:{column}: здесь не может стоять «{value}» (байт {byte}). Исправьте и повторите импорт.")
    case .badEscape:
      Translations(
        zh: "{file}:{line}:{column}：反斜杠转义无效（第 {byte} 字节）。请更正后再导入。",
        en: "{file}:{line}:{column}: no valid backslash escape (byte {byte}). Mend it and import again.",
        ru: "{file}:{line}:{column}: неверная последовательность с обратной косой (байт {byte}). Исправьте её.")
    case .controlCharacterInString:
      Translations(
        zh: "{file}:{line}:{column}：引号内有控制字符或换行（第 {byte} 字节）。请写成 \\n、\\t 等转义。",
        en: "{file}:{line}:{column}: control character or line break in quotes (byte {byte}). Write it as \\n, \\t, ….",
        ru: "{file}:{line}:{column}: управляющий символ или перенос в кавычках (байт {byte}). Запишите как \\n, \\t, …."
      )
    case .notUTF8:
      Translations(
        zh: "{file}:{line}:{column}：文字不是 UTF-8（第 {byte} 字节）。请另存为 UTF-8 后再导入。",
        en: "{file}:{line}:{column}: text that is not UTF-8 (byte {byte}). Save the file as UTF-8 and import that.",
        ru: "{file}:{line}:{column}: текст не в UTF-8 (байт {byte}). Сохраните файл в UTF-8 и импортируйте его.")
    case .badNumber:
      Translations(
        zh: "{file}:{line}:{column}：数字写法有误（第 {byte} 字节）。请更正后再导入。",
        en: "{file}:{line}:{column}: not a valid number (byte {byte}). Mend it and import again.",
        ru: "{file}:{line}:{column}: неверная запись числа (байт {byte}). Исправьте и повторите импорт.")
    case .tooDeep:
      Translations(
        zh: "{file}:{line}:{column}：嵌套超过 {limit} 层（第 {byte} 字节），不是交换文件。请核对文件。",
        en:
          "{file}:{line}:{column}: nested more than {limit} deep (byte {byte}): no exchange document. Check the file.",
        ru: "{file}:{line}:{column}: вложенность глубже {limit} (байт {byte}): это не файл обмена. Проверьте файл.")
    default:
      Translations(
        zh: "{file}:{line}:{column}：文件本应在此结束，后面还有内容（第 {byte} 字节）。请删去多余部分。",
        en: "{file}:{line}:{column}: the document is over, yet text follows (byte {byte}). Remove what follows.",
        ru: "{file}:{line}:{column}: документ закончен, но дальше есть текст (байт {byte}). Удалите лишнее.")
    }
  }

  private var formatTranslations: Translations {
    switch self {
    case .notAnObject:
      Translations(
        zh: "{file}：最外层应是一个 JSON 对象。请导出为 huifang-exchange 格式。",
        en: "{file}: the outermost value must be a JSON object. Export it in the format huifang-exchange.",
        ru: "{file}: на верхнем уровне нужен объект JSON. Выгрузите в формате huifang-exchange.")
    case .noFormat:
      Translations(
        zh: "{file}：缺少 \"format\"，应为 \"huifang-exchange\"。请核对是否选对了文件。",
        en: "{file}: \"format\" is missing; it must be \"huifang-exchange\". Check that it is the right file.",
        ru: "{file}: нет поля \"format\", нужно \"huifang-exchange\". Проверьте, тот ли это файл.")
    case .wrongFormat:
      Translations(
        zh: "{file}：\"format\" 是“{value}”，应为 \"huifang-exchange\"。请核对是否选对了文件。",
        en: "{file}: \"format\" is “{value}”; it must be \"huifang-exchange\". Check that it is the right file.",
        ru: "{file}: \"format\" — «{value}», нужно \"huifang-exchange\". Проверьте, тот ли это файл.")
    case .noVersion:
      Translations(
        zh: "{file}：缺少 \"version\"，应为 {version}。请补上后再导入。",
        en: "{file}: \"version\" is missing; it must be {version}. Add it and import again.",
        ru: "{file}: нет поля \"version\", нужно {version}. Добавьте его и повторите импорт.")
    case .badVersion:
      Translations(
        zh: "{file}：\"version\" 是“{value}”，应为 {version}。请更正后再导入。",
        en: "{file}: \"version\" is “{value}”; it must be {version}. Mend it and import again.",
        ru: "{file}: \"version\" — «{value}», нужно {version}. Исправьте и повторите импорт.")
    default:
      Translations(
        zh: "{file}：格式版本 {value} 比本程序新（本程序支持到 {version}）。请升级程序。",
        en: "{file}: format version {value} is newer than this program, which reads up to {version}. Update it.",
        ru: "{file}: версия формата {value} новее программы (она читает до {version}). Обновите программу.")
    }
  }

  private var frameTranslations: Translations {
    switch self {
    case .problemLine:
      Translations(
        zh: "{place}：{row}{field}：{what}{value}{nearest}{occurrences}。{consequence}",
        en: "{place}: {row}{field}: {what}{value}{nearest}{occurrences}. {consequence}",
        ru: "{place}: {row}{field}: {what}{value}{nearest}{occurrences}. {consequence}")
    case .valueShown: Translations(zh: "：“{value}”", en: ": “{value}”", ru: ": «{value}»")
    case .nearestShown:
      Translations(
        zh: "；最接近的是 {nearest}", en: "; the nearest known is {nearest}", ru: "; ближайшее известное: {nearest}")
    case .occurrencesShown:
      Translations(
        zh: "（共 {count} 处）", en: .counted(one: "; {count} time", other: "; {count} times"),
        ru: .counted(one: "; {count} раз", few: "; {count} раза", many: "; {count} раз"))
    case .rowRefused:
      Translations(
        zh: "此行未导入。", en: "The row was not imported.", ru: "Строка не импортирована.")
    case .settingRefused:
      Translations(
        zh: "保留原设置。", en: "The former setting stays.", ru: "Прежняя настройка сохранена.")
    case .sectionRefused:
      Translations(
        zh: "这一部分未导入。", en: "This section was not imported.", ru: "Раздел не импортирован.")
    case .warning: Translations(zh: "已导入，请核对。", en: "Imported; please check.", ru: "Импортировано, проверьте.")
    case .document: Translations(zh: "文件", en: "document", ru: "документ")
    case .clinic: Translations(zh: "门诊设置", en: "clinic", ru: "клиника")
    case .staff: Translations(zh: "员工", en: "staff member", ru: "сотрудник")
    case .patient: Translations(zh: "患者", en: "patient", ru: "пациент")
    case .visit: Translations(zh: "就诊", en: "visit", ru: "приём")
    case .planItem: Translations(zh: "治疗计划项目", en: "plan item", ru: "пункт плана лечения")
    case .appointment: Translations(zh: "预约", en: "appointment", ru: "запись на приём")
    case .attempt: Translations(zh: "回访记录", en: "contact attempt", ru: "запись о звонке")
    case .followUp: Translations(zh: "回访任务", en: "follow-up", ru: "звонок")
    case .rowWithID: Translations(zh: "{entity} {id}", en: "{entity} {id}", ru: "{entity} {id}")
    case .rowWithNumber: Translations(zh: "第 {row} 条{entity}", en: "{entity} no. {row}", ru: "{entity} № {row}")
    case .text: Translations(zh: "文字", en: "text", ru: "текст")
    case .wholeNumber: Translations(zh: "整数", en: "a whole number", ru: "целое число")
    case .trueOrFalse: Translations(zh: "true 或 false", en: "true or false", ru: "true или false")
    case .list: Translations(zh: "列表", en: "a list", ru: "список")
    default: Translations(zh: "对象", en: "an object", ru: "объект")
    }
  }

  private var problemTranslations: Translations {
    switch self {
    case .fieldMissing: Translations(zh: "缺少必填内容", en: "required and missing", ru: "обязательно, но отсутствует")
    case .wrongType:
      Translations(zh: "类型不对，应为{expected}", en: "must be {expected}", ru: "нужно: {expected}")
    case .emptyID: Translations(zh: "编号是空的", en: "the id is empty", ru: "номер пуст")
    case .unknownCode: Translations(zh: "未知代码", en: "unknown code", ru: "неизвестный код")
    case .noSuchDate: Translations(zh: "没有这一天", en: "there is no such date", ru: "такой даты нет")
    case .notADate:
      Translations(
        zh: "不是日期，应写作 yyyy-MM-dd", en: "no date; write it as yyyy-MM-dd", ru: "не дата, нужно yyyy-MM-dd")
    case .notAPeriod:
      Translations(
        zh: "不是期限，应写作 P10Y 或 P6M", en: "no period; write it as P10Y or P6M", ru: "не срок, нужно P10Y или P6M")
    case .notATime: Translations(zh: "不是时间，应写作 HH:mm", en: "no time; write it as HH:mm", ru: "не время, нужно HH:mm")
    case .notAnInstant:
      Translations(
        zh: "不是时刻，应写作 2026-11-20T14:10:00+08:00", en: "no instant; write it as 2026-11-20T14:10:00+08:00",
        ru: "не момент времени, нужно 2026-11-20T14:10:00+08:00")
    case .instantWithoutOffset:
      Translations(
        zh: "缺少时刻或时差，应写作 2026-11-20T14:10:00+08:00",
        en: "without time of day or offset; write it as 2026-11-20T14:10:00+08:00",
        ru: "без времени или смещения, нужно 2026-11-20T14:10:00+08:00")
    case .absurdYear: Translations(zh: "年份不合理", en: "the year is not believable", ru: "неправдоподобный год")
    case .badPhone:
      Translations(
        zh: "不是电话号码（应有 3 至 20 位数字）", en: "no telephone number (3 to 20 digits)",
        ru: "не номер телефона (от 3 до 20 цифр)")
    case .badTooth:
      Translations(
        zh: "没有这个牙位（FDI：11–48、51–85）", en: "no such tooth (FDI: 11–48, 51–85)",
        ru: "нет такого зуба (FDI: 11–48, 51–85)")
    case .outOfRange:
      Translations(zh: "应在 {from} 到 {to} 之间", en: "must be from {from} to {to}", ru: "нужно от {from} до {to}")
    case .birthdayInFuture:
      Translations(zh: "出生日期在未来", en: "the birthday lies in the future", ru: "дата рождения в будущем")
    case .tooOld:
      Translations(zh: "年龄超过 {limit} 岁", en: "more than {limit} years old", ru: "возраст больше {limit} лет")
    case .duplicateID:
      Translations(
        zh: "编号重复，第 {line} 行已有", en: "the id is used twice, first on line {line}",
        ru: "номер повторяется, впервые в строке {line}")
    case .ofAnotherPatient:
      Translations(
        zh: "这个编号在门诊里已经是患者 {patient} 的", en: "the clinic has this id already, for patient {patient}",
        ru: "этот номер в клинике уже занят пациентом {patient}")
    case .unknownPatient: Translations(zh: "没有这位患者", en: "there is no such patient", ru: "такого пациента нет")
    case .refusedPatient:
      Translations(
        zh: "这位患者的资料未能导入", en: "the patient's own row was refused", ru: "строка самого пациента отклонена")
    case .unknownTimeZone: Translations(zh: "未知时区", en: "unknown time zone", ru: "неизвестный часовой пояс")
    case .emptyList: Translations(zh: "列表是空的", en: "the list is empty", ru: "список пуст")
    case .notAscending:
      Translations(
        zh: "时间应从早到晚，且不重复", en: "must go from early to late, none twice",
        ru: "время должно идти по возрастанию без повторов")
    case .outsideCallingHours:
      Translations(
        zh: "批次不在可拨打时间内", en: "a batch outside the calling hours", ru: "обзвон вне времени звонков")
    case .closedAllWeek:
      Translations(
        zh: "一周七天都休息，就没有回访日了", en: "closed on all seven days, so no day to call is left",
        ru: "закрыто все семь дней, звонить некогда")
    case .controlCharacters:
      Translations(zh: "含有控制字符", en: "contains control characters", ru: "содержит управляющие символы")
    case .tooLong:
      Translations(zh: "超过 {limit} 字节", en: "longer than {limit} bytes", ru: "длиннее {limit} байт")
    case .unknownProcedure:
      Translations(
        zh: "方案里没有这个项目代码，按一般治疗回访", en: "no rule names this procedure, so the general one holds",
        ru: "для этой процедуры нет правила, действует общее")
    case .unknownStaff: Translations(zh: "员工名单里没有", en: "not among the staff", ru: "нет среди сотрудников")
    case .notABatch: Translations(zh: "不是本门诊的批次", en: "no batch of this clinic", ru: "такого обзвона в клинике нет")
    case .callBackBeforeCall:
      Translations(
        zh: "约定回拨的时间应晚于这次通话", en: "the call back must lie after the call itself",
        ru: "перезвонить нужно позже самого звонка")
    case .notOneOrigin:
      Translations(
        zh: "须有且只有一个来源：visit、appointment、specialDate 或 requestedBy",
        en: "exactly one of visit, appointment, specialDate, requestedBy must be there",
        ru: "нужно ровно одно из полей: visit, appointment, specialDate, requestedBy")
    case .unknownReferrer:
      Translations(zh: "没有这位介绍人", en: "there is no such referrer", ru: "такого рекомендателя нет")
    case .ownReferrer:
      Translations(
        zh: "介绍人是患者本人，已略去", en: "patients can't refer themselves, left out",
        ru: "пациент не может рекомендовать сам себя, пропущено")
    case .unknownMembership:
      Translations(
        zh: "没有规则用到这个会员类别", en: "no rule knows this membership", ru: "для этого членства нет правил")
    case .noProcedure:
      Translations(
        zh: "没有治疗项目，不会产生回访", en: "no procedure, so no follow-up comes of it",
        ru: "нет процедур, звонков не будет")
    case .repeatedLabel:
      Translations(
        zh: "两个日期同名，两个都会问候", en: "two dates of one label, both are called about",
        ru: "две даты с одним названием, звонок будет о каждой")
    case .keptInFuture:
      Translations(
        zh: "预约时间在未来，却已有到诊结果", en: "lies in the future, yet is said to be over",
        ru: "время в будущем, а итог приёма уже есть")
    case .removedCharacters:
      Translations(
        zh: "已去掉控制字符", en: "control characters were removed", ru: "управляющие символы удалены")
    default: Translations(zh: "时间在未来", en: "lies in the future", ru: "в будущем")
    }
  }
}
