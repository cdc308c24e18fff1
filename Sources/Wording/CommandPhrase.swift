/// What the commands say of themselves in their help.
public enum CommandPhrase: String, Phrase {
  case programAbstract, programDiscussion
  case demoAbstract, demoDiscussion, initAbstract, importAbstract, importDiscussion, exportAbstract
  case queueAbstract, planAbstract, patientsAbstract, recordAbstract, recordDiscussion, checkAbstract, checkDiscussion
  case dataHelp, nowHelp, languageHelp, userHelp, nameHelp, timeZoneHelp, filesHelp, dryRunHelp, outputHelp
  case exportFormatHelp, formatHelp, dateHelp, fromHelp, toHelp, patientHelp, searchTextHelp
  case recordPatientHelp, dispositionHelp, followUpHelp, noteHelp, atHelp, callBackHelp, appointmentHelp, dentistHelp,
    withdrawHelp
  case channelHelp, themeHelp, asciiHelp
  case deskAbstract, noFile, notATimeZone, emptyName, emptyUser, fromAfterTo, dentistWithoutAppointment
  case withdrawWithoutDoNotCall, callBackTimeWithoutCallBack, noSuchDisposition
  case backupAbstract, backupDiscussion, backupFileHelp, restoreAbstract, restoreDiscussion, restoreFileHelp
  case restoreReplaceHelp
  case wrongUsage, printAbstract, printDiscussion, printWhatHelp
  case notAnInstant, notALanguage, notADate, notADisposition, notAChannel, notAConsent

  public var translations: Translations {
    switch self {
    case .programAbstract:
      Translations(
        zh: "口腔门诊回访：今天该打的电话，一个不漏。", en: "A dental clinic's follow-up calls: today's list, nothing forgotten.",
        ru: "Обзвон пациентов стоматологии: список на сегодня, ничего не забыто.")
    case .programDiscussion:
      Translations(
        zh: "不带命令时打开今天的回访清单。第一次使用：huifang demo 看样板门诊，huifang init 建立自己的门诊。",
        en:
          "Without a command it opens today's list. New here? “huifang demo” shows a sample clinic, “huifang init” makes yours.",
        ru:
          "Без команды открывает список на сегодня. Впервые здесь? «huifang demo» покажет пример клиники, «huifang init» создаст вашу."
      )
    case .demoAbstract:
      Translations(
        zh: "打开一份全新的样板门诊，日期移到今天，不碰其他数据",
        en: "Open a fresh copy of the sample clinic, its dates moved to today; touches no other data",
        ru: "Открыть свежую копию примера клиники с датами на сегодня; другие данные не затрагиваются")
    case .demoDiscussion:
      Translations(
        zh: "副本放在临时文件夹，退出时会告诉你在哪里；用 --data 可以自己选一个还不存在的文件夹。",
        en:
          "The copy lives in a temporary folder, named when you leave; choose a folder that does not exist yet with --data.",
        ru:
          "Копия лежит во временной папке, её имя показано при выходе; с --data можно выбрать ещё не существующую папку."
      )
    case .initAbstract:
      Translations(zh: "建立一个空的门诊文件夹", en: "Make an empty clinic folder", ru: "Создать пустую папку клиники")
    case .importAbstract:
      Translations(
        zh: "导入交换文件（huifang-exchange，JSON）", en: "Import exchange documents (huifang-exchange, JSON)",
        ru: "Импортировать документы обмена (huifang-exchange, JSON)")
    case .importDiscussion:
      Translations(
        zh: "有问题的行逐条说明，其余照常导入。同一文件导入两次不会改变任何内容。",
        en:
          "Bad rows are reported one by one, the good ones are imported. Importing the same document twice changes nothing.",
        ru:
          "О плохих строках сообщается по одной, хорошие импортируются. Повторный импорт того же документа ничего не меняет."
      )
    case .exportAbstract:
      Translations(zh: "导出整个门诊", en: "Export the whole clinic", ru: "Экспортировать всю клинику")
    case .queueAbstract:
      Translations(zh: "某一天的回访清单", en: "The list of calls of a day", ru: "Список звонков на день")
    case .planAbstract:
      Translations(
        zh: "所有计划中的回访，一行一条", en: "Every planned follow-up, one row each",
        ru: "Все запланированные звонки, по строке на каждый")
    case .patientsAbstract:
      Translations(
        zh: "按姓名、拼音、拼音首字母、电话、编号、标签查找患者", en: "Find patients by name, pinyin, pinyin initials, phone, id or tag",
        ru: "Найти пациентов по имени, пиньиню, инициалам, телефону, номеру или метке")
    case .recordAbstract:
      Translations(zh: "记录一次回访", en: "Record one contact attempt", ru: "Записать одну попытку связи")
    case .recordDiscussion:
      Translations(
        zh: "不写 --follow-up 时，记录到该患者现在清单上的全部回访。",
        en: "Without --follow-up it serves all of the patient's calls that stand on the list now.",
        ru: "Без --follow-up относится ко всем звонкам пациента, которые сейчас в списке.")
    case .checkAbstract:
      Translations(
        zh: "核对门诊文件夹：校验、顺序、快照、引用", en: "Verify the clinic folder: checksums, order, snapshot, references",
        ru: "Проверить папку клиники: контрольные суммы, порядок, снимок, ссылки")
    case .checkDiscussion:
      Translations(
        zh: "同时检查门诊自己的方案和话术文件。", en: "Also checks the clinic's own protocol and scripts.",
        ru: "Заодно проверяет собственные протокол и сценарии клиники.")
    case .backupAbstract:
      Translations(
        zh: "把门诊备份到一个压缩文件", en: "Back the clinic up into one compressed file",
        ru: "Сохранить резервную копию клиники в один сжатый файл")
    case .backupDiscussion:
      Translations(
        zh: "各前台可以照常工作。包含全部记录和门诊自己的方案、话术、主题。请把文件放到另一块磁盘上；已有的文件，只有是本门诊较早的备份才会被替换。",
        en: .plain(
          "Desks go on working meanwhile. Holds everything recorded and the clinic's own protocol, scripts and themes. "
            + "Keep the file on another disk. Of files that are there only an older backup of this clinic is replaced."),
        ru: .plain(
          "Работа за столами не прерывается. Содержит все записи и собственные протокол, сценарии и темы клиники. "
            + "Храните файл на другом диске. Из имеющихся файлов заменяется только прежняя копия этой клиники."))
    case .backupFileHelp:
      Translations(
        zh: "备份文件，例如 2026-11-21.jsonl.gz", en: "The backup file, such as 2026-11-21.jsonl.gz",
        ru: "Файл копии, например 2026-11-21.jsonl.gz")
    case .restoreAbstract:
      Translations(
        zh: "从备份恢复门诊", en: "Restore the clinic from a backup", ru: "Восстановить клинику из резервной копии")
    case .restoreDiscussion:
      Translations(
        zh: "先核对整个备份，再放到位；不会盖掉已有的门诊。",
        en: "The whole backup is verified before it is put in place. A clinic that is there is never overwritten.",
        ru: "Сначала проверяется вся копия, затем она ставится на место. Существующая клиника не затирается.")
    case .restoreFileHelp:
      Translations(
        zh: "用 huifang backup 做的文件", en: "A file made by huifang backup", ru: "Файл, созданный huifang backup")
    case .restoreReplaceHelp:
      Translations(
        zh: "文件夹里已有门诊时：把它移到旁边保留，再恢复备份",
        en: "Where there is a clinic in the folder: keep it beside the folder, and put the backup in its place",
        ru: "Если в папке уже есть клиника: сохранить её рядом и поставить копию на её место")
    case .dataHelp:
      Translations(
        zh: "门诊文件夹（也可用 HUIFANG_DATA）", en: "The clinic's folder (also HUIFANG_DATA)",
        ru: "Папка клиники (или HUIFANG_DATA)")
    case .nowHelp:
      Translations(
        zh: "把时钟固定在这一刻，如 2026-11-21T10:34:00+08:00（也可用 HUIFANG_NOW）",
        en: "Pin the clock to this instant, as 2026-11-21T10:34:00+08:00 (also HUIFANG_NOW)",
        ru: "Остановить часы на этом моменте, например 2026-11-21T10:34:00+08:00 (или HUIFANG_NOW)")
    case .languageHelp:
      Translations(
        zh: "界面语言：zh、en、ru（否则看设置和 LANG）", en: "Language: zh, en or ru (else by configuration and LANG)",
        ru: "Язык: zh, en или ru (иначе по настройке и LANG)")
    case .userHelp:
      Translations(
        zh: "谁在前台，记录上写的名字（也可用 HUIFANG_USER）", en: "Who is at the desk: the name on the records (also HUIFANG_USER)",
        ru: "Кто за стойкой: имя в записях (или HUIFANG_USER)")
    case .nameHelp: Translations(zh: "门诊名称", en: "The clinic's name", ru: "Название клиники")
    case .timeZoneHelp:
      Translations(
        zh: "门诊的时区，如 Asia/Shanghai", en: "The clinic's time zone, as Asia/Shanghai",
        ru: "Часовой пояс клиники, например Asia/Shanghai")
    case .filesHelp: Translations(zh: "交换文件", en: "Exchange documents", ru: "Документы обмена")
    case .dryRunHelp:
      Translations(zh: "只检查，什么也不改", en: "Check only, change nothing", ru: "Только проверить, ничего не менять")
    case .outputHelp:
      Translations(
        zh: "写到这个文件（否则标准输出）", en: "Write to this file (else standard output)",
        ru: "Записать в этот файл (иначе стандартный вывод)")
    case .exportFormatHelp: Translations(zh: "格式：json", en: "The format: json", ru: "Формат: json")
    case .formatHelp:
      Translations(
        zh: "格式：table、json、csv", en: "The format: table, json or csv", ru: "Формат: table, json или csv")
    case .dateHelp:
      Translations(
        zh: "哪一天，如 2026-11-21（否则今天）", en: "Which day, as 2026-11-21 (else today)",
        ru: "Какой день, например 2026-11-21 (иначе сегодня)")
    case .fromHelp:
      Translations(zh: "从哪一天起", en: "From this day on", ru: "Начиная с этого дня")
    case .toHelp: Translations(zh: "到哪一天止（含）", en: "Up to and including this day", ru: "По этот день включительно")
    case .patientHelp: Translations(zh: "只看这位患者（编号）", en: "Only this patient (id)", ru: "Только этот пациент (номер)")
    case .searchTextHelp:
      Translations(
        zh: "姓名、拼音、首字母、电话、编号或标签", en: "Name, pinyin, initials, phone, id or tag",
        ru: "Имя, пиньинь, инициалы, телефон, номер или метка")
    case .recordPatientHelp: Translations(zh: "患者编号", en: "The patient's id", ru: "Номер пациента")
    case .dispositionHelp:
      Translations(
        zh: "结果代码，如 reached-well、no-answer", en: "The outcome's code, as reached-well or no-answer",
        ru: "Код результата, например reached-well или no-answer")
    case .followUpHelp:
      Translations(
        zh: "属于哪条回访（编号，可重复）", en: "The follow-up it serves (id, may be repeated)",
        ru: "К какому звонку относится (номер, можно повторять)")
    case .noteHelp: Translations(zh: "备注", en: "A note", ru: "Заметка")
    case .atHelp:
      Translations(
        zh: "什么时候打的（否则现在）；结果是 call-back 且时间在将来时，表示约定的回拨时间",
        en: "When it took place (else now); with call-back and a time to come, when to call back",
        ru: "Когда это было (иначе сейчас); с call-back и будущим временем — когда перезвонить")
    case .callBackHelp:
      Translations(
        zh: "约定的回拨时间（结果是 call-back 时）", en: "When to call back (with call-back)",
        ru: "Когда перезвонить (с call-back)")
    case .appointmentHelp:
      Translations(
        zh: "预约的时间（结果是 booked 时）", en: "When the appointment is (with booked)", ru: "Время приёма (с booked)")
    case .dentistHelp:
      Translations(
        zh: "预约的医生（编号）", en: "The appointment's dentist (id)", ru: "Врач, к которому записан пациент (номер)")
    case .withdrawHelp:
      Translations(
        zh: "撤回哪种同意：clinical、marketing（可重复；结果是 do-not-call 时）",
        en: "Which consent is withdrawn: clinical or marketing (may be repeated; with do-not-call)",
        ru: "Какое согласие отозвано: clinical или marketing (можно повторять; с do-not-call)")
    case .channelHelp:
      Translations(
        zh: "方式：phone、wechat、sms、in-person", en: "The channel: phone, wechat, sms or in-person",
        ru: "Канал: phone, wechat, sms или in-person")
    case .themeHelp:
      Translations(
        zh: "配色：default、light、high-contrast、mono", en: "The theme: default, light, high-contrast or mono",
        ru: "Оформление: default, light, high-contrast или mono")
    case .asciiHelp:
      Translations(
        zh: "用 ASCII 字符画线（终端画不好线时）", en: "Draw lines with ASCII (where the terminal can't do better)",
        ru: "Рисовать линии символами ASCII (если терминал не умеет иначе)")
    case .notAnInstant:
      Translations(
        zh: "{option}：“{value}”不是时间；请写成 2026-11-21T10:34:00+08:00",
        en: "{option}: “{value}” is no instant; write it as 2026-11-21T10:34:00+08:00",
        ru: "{option}: «{value}» — не момент времени; пишите 2026-11-21T10:34:00+08:00")
    case .deskAbstract:
      Translations(zh: "打开今天的回访清单", en: "Open today's list", ru: "Открыть список на сегодня")
    case .noFile:
      Translations(
        zh: "要导入哪个文件？例如：huifang import 文件.json", en: "Which file? For example: huifang import FILE.json",
        ru: "Какой файл? Например: huifang import ФАЙЛ.json")
    case .notATimeZone:
      Translations(
        zh: "没有“{value}”这个时区；请写成 Asia/Shanghai 这样的名称",
        en: "There is no time zone “{value}”; write a name such as Asia/Shanghai",
        ru: "Нет часового пояса «{value}»; нужно имя вроде Asia/Shanghai")
    case .emptyName:
      Translations(
        zh: "--name：门诊名称是空的；请写出名称，或不写 --name", en: "--name: the clinic's name is empty; write it, or leave --name out",
        ru: "--name: название клиники пусто; напишите его или уберите --name")
    case .emptyUser:
      Translations(
        zh: "--user：姓名是空的；请写出谁在前台，或不写 --user",
        en: "--user: the name is empty; write who is at the desk, or leave --user out",
        ru: "--user: имя пусто; напишите, кто за стойкой, или уберите --user")
    case .fromAfterTo:
      Translations(
        zh: "--from {from} 晚于 --to {to}；请对调", en: "--from {from} is after --to {to}; exchange them",
        ru: "--from {from} позже, чем --to {to}; поменяйте их местами")
    case .dentistWithoutAppointment:
      Translations(
        zh: "--dentist 只能与 --appointment 一起用", en: "--dentist goes with --appointment only",
        ru: "--dentist указывают только вместе с --appointment")
    case .withdrawWithoutDoNotCall:
      Translations(
        zh: "--withdraw 只能与 --disposition do-not-call 一起用", en: "--withdraw goes with --disposition do-not-call only",
        ru: "--withdraw указывают только вместе с --disposition do-not-call")
    case .callBackTimeWithoutCallBack:
      Translations(
        zh: "--call-back-at 只能与 --disposition call-back 一起用",
        en: "--call-back-at goes with --disposition call-back only",
        ru: "--call-back-at указывают только вместе с --disposition call-back")
    case .wrongUsage:
      Translations(
        zh: "用法不对：{reason}　用法见 huifang{command} --help", en: "Wrong usage: {reason} — see huifang{command} --help",
        ru: "Неверный вызов: {reason} — см. huifang{command} --help")
    case .printAbstract:
      Translations(
        zh: "打印内置的回访方案或话术，供门诊在此基础上修改", en: "Print the built-in protocol or scripts, for a clinic to start from",
        ru: "Напечатать встроенный протокол или сценарии, чтобы изменить их для клиники")
    case .printDiscussion:
      Translations(
        zh:
          "例如：huifang print protocol > 门诊文件夹/protocol.yaml；话术：huifang print scripts --language zh > 门诊文件夹/scripts/zh.yaml。改完后用 huifang check 核对。",
        en: .plain(
          "For example: huifang print protocol > FOLDER/protocol.yaml, or "
            + "huifang print scripts --language en > FOLDER/scripts/en.yaml. Then verify with huifang check."),
        ru: .plain(
          "Например: huifang print protocol > ПАПКА/protocol.yaml или "
            + "huifang print scripts --language ru > ПАПКА/scripts/ru.yaml. Затем проверьте: huifang check."))
    case .printWhatHelp:
      Translations(
        zh: "打印什么：protocol、scripts（语言由 --language 定）", en: "What: protocol, or scripts (in the language of --language)",
        ru: "Что: protocol или scripts (на языке из --language)")
    case .notALanguage:
      Translations(
        zh: "--language：“{value}”不认识；可用 zh、en、ru", en: "--language: “{value}” is unknown; use zh, en or ru",
        ru: "--language: «{value}» неизвестен; есть zh, en и ru")
    case .notADate:
      Translations(
        zh: "“{value}”不是日期；请写成 2026-11-21", en: "“{value}” is no date; write it as 2026-11-21",
        ru: "«{value}» — не дата; пишите 2026-11-21")
    case .notADisposition:
      Translations(
        zh: "没有“{value}”这个结果；最接近的是 {nearest}。全部代码：{codes}",
        en: "There is no outcome “{value}”; the nearest is {nearest}. All codes: {codes}",
        ru: "Нет результата «{value}»; ближайший — {nearest}. Все коды: {codes}")
    case .noSuchDisposition:
      Translations(
        zh: "没有“{value}”这个结果。全部代码：{codes}", en: "There is no outcome “{value}”. All codes: {codes}",
        ru: "Нет результата «{value}». Все коды: {codes}")
    case .notAChannel:
      Translations(
        zh: "没有“{value}”这种方式；可用 {codes}", en: "There is no channel “{value}”; use {codes}",
        ru: "Нет канала «{value}»; есть {codes}")
    case .notAConsent:
      Translations(
        zh: "没有“{value}”这种同意；可用 {codes}", en: "There is no consent “{value}”; use {codes}",
        ru: "Нет согласия «{value}»; есть {codes}")
    }
  }
}
