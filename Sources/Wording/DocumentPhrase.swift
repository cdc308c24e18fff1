/// What is said about mistakes in documents that people edit: protocol, scripts, themes, configuration.
///
/// `{value}` is what stands in the document, `{key}` a key of it.
public enum DocumentPhrase: String, Phrase {
  // The document as a whole.
  case unreadable, notUTF8, tooLarge, nestedTooDeeply, tooManyAliases
  case tab, indentation, unexpectedColon, unclosedQuote, unclosedBracket, unexpectedCharacter, unknownAlias
  case severalDocuments, unreadableYAML, repeatedKey, repeatedKeyAfter

  // What stands at a place.
  case expectedMapping, expectedList, expectedText, expectedYesOrNo, expectedNumber
  case empty, forbiddenCharacter, unknownKey, missingKey, missingKeys, unknownValue

  // The protocol.
  case notADuration, durationTooLong, endsBeforeItBegins, repeatsWithoutPause, repeatedStep, notInWholeDays
  case unknownRule, triggerIsFixed, procedureHasARule

  // The scripts.
  case unknownPlaceholder, unclosedPlaceholder, unclosedOptionalPart, nestedOptionalPart
  case optionalPartWithoutPlaceholder, strayCharacter
  case unknownSharedPart, usesItself, tooManyLines, tooManyCombinations, languageUnknown

  // Themes and configuration.
  case notAColor, notAKey, keyUsedTwice, keyWritesText, actionWithoutKey

  // What was probably meant, and what happens now.
  case suggestion
  case allBuiltInStands, builtInStands, leftOut, kept

  public var translations: Translations {
    documentTranslations ?? placeTranslations ?? protocolTranslations ?? scriptTranslations ?? deskTranslations
  }
}

extension DocumentPhrase {
  private var documentTranslations: Translations? {
    switch self {
    case .unreadable:
      Translations(
        zh: "打不开。请看看它是不是文件夹，或者有没有读取权限。",
        en: "It can't be opened. See whether it is a folder, or whether you may read it.",
        ru: "Не открывается. Проверьте, не папка ли это и есть ли право на чтение.")
    case .notUTF8:
      Translations(
        zh: "这不是 UTF-8 文本。请用 UTF-8 编码另存。", en: "This is no UTF-8 text. Save it in the encoding UTF-8.",
        ru: "Это не текст UTF-8. Сохраните файл в кодировке UTF-8.")
    case .tooLarge:
      Translations(
        zh: "文件太大，最多 {limit} KB。", en: "The file is too large; {limit} KB at most.",
        ru: "Файл слишком большой, не больше {limit} КБ.")
    case .nestedTooDeeply:
      Translations(zh: "嵌套太深。", en: "Nested too deeply.", ru: "Слишком глубокая вложенность.")
    case .tooManyAliases:
      Translations(
        zh: "& 和 * 引用太多。", en: "Too many references by & and *.", ru: "Слишком много ссылок через & и *.")
    case .tab:
      Translations(
        zh: "缩进用了制表符。请改用空格。", en: "Indented with a tab. Use blanks.",
        ru: "Отступ сделан табуляцией. Используйте пробелы.")
    case .indentation:
      Translations(
        zh: "缩进和上下行对不齐，或少了冒号。", en: "The indentation does not fit the lines around it, or a colon is missing.",
        ru: "Отступ не совпадает с соседними строками или нет двоеточия.")
    case .unexpectedColon:
      Translations(
        zh: "这里多了一个冒号。文字里有冒号时，给整句加上引号。",
        en: "There is one colon too many. Put quotes around a text that has a colon in it.",
        ru: "Лишнее двоеточие. Если двоеточие есть в тексте, возьмите весь текст в кавычки.")
    case .unclosedQuote:
      Translations(
        zh: "引号没有配对。", en: "A quote is opened here and never closed.", ru: "Кавычка открыта и не закрыта.")
    case .unclosedBracket:
      Translations(
        zh: "括号没有配对，或少了逗号。", en: "A bracket is opened here and never closed, or a comma is missing.",
        ru: "Скобка открыта и не закрыта или нет запятой.")
    case .unexpectedCharacter:
      Translations(
        zh: "这里不能用这个字符。文字请加引号。", en: "This character can't begin a text. Put quotes around it.",
        ru: "С этого знака текст начинаться не может. Возьмите его в кавычки.")
    case .unknownAlias:
      Translations(
        zh: "* 引用的名字没有定义。", en: "The name after * is not defined.", ru: "Имя после * не определено.")
    case .severalDocuments:
      Translations(
        zh: "一个文件里只能有一份内容，请去掉这个 ---。", en: "A file holds one document; take this --- away.",
        ru: "В файле может быть только один документ, уберите эту строку ---.")
    case .unreadableYAML:
      Translations(
        zh: "这里不是正确的 YAML（{reason}）。", en: "This is no valid YAML ({reason}).",
        ru: "Это не YAML ({reason}).")
    case .repeatedKey:
      Translations(
        zh: "{value}写了两次。", en: "{value} is written twice.", ru: "Ключ {value} записан дважды.")
    case .repeatedKeyAfter:
      Translations(
        zh: "{value}写了两次，前一次在第 {line} 行。", en: "{value} is written twice; first on line {line}.",
        ru: "Ключ {value} записан дважды, впервые в строке {line}.")
    default: nil
    }
  }

  private var placeTranslations: Translations? {
    switch self {
    case .expectedMapping:
      Translations(
        zh: "这里应当是“键: 值”。", en: "Here belong keys with values (key: value).", ru: "Здесь нужны пары «ключ: значение».")
    case .expectedList:
      Translations(
        zh: "这里应当是列表，每项以 - 开头。", en: "Here belongs a list; each item begins with -.",
        ru: "Здесь нужен список, каждый пункт начинается с -.")
    case .expectedText:
      Translations(zh: "这里应当是文字。", en: "Here belongs a text.", ru: "Здесь нужен текст.")
    case .expectedYesOrNo:
      Translations(
        zh: "这里应当写 yes（是）或 no（否）。", en: "Here belongs yes or no.", ru: "Здесь нужно yes (да) или no (нет).")
    case .expectedNumber:
      Translations(zh: "这里应当是数字。", en: "Here belongs a number.", ru: "Здесь нужно число.")
    case .empty:
      Translations(zh: "这里是空的。", en: "Nothing is written here.", ru: "Здесь ничего не написано.")
    case .forbiddenCharacter:
      Translations(
        zh: "含有控制字符或改变文字方向的字符，请删去。", en: "It holds a control character or one that turns the text around; delete it.",
        ru: "Здесь управляющий знак или знак, меняющий направление текста; удалите его.")
    case .unknownKey:
      Translations(zh: "不认识{value}这个键。", en: "The key {value} is unknown.", ru: "Неизвестный ключ {value}.")
    case .missingKey:
      Translations(zh: "缺少{value}。", en: "{value} is missing.", ru: "Нет ключа {value}.")
    case .missingKeys:
      Translations(zh: "缺少：{values}。", en: "Missing: {values}.", ru: "Не хватает: {values}.")
    case .unknownValue:
      Translations(zh: "不认识{value}。", en: "{value} is unknown.", ru: "Неизвестное значение {value}.")
    default: nil
    }
  }

  private var protocolTranslations: Translations? {
    switch self {
    case .notADuration:
      Translations(
        zh: "{value}不是时长。例：PT2H 是 2 小时，P7D 是 7 天，P2M 是 2 个月。",
        en: "{value} is no duration. PT2H is 2 hours, P7D 7 days, P2M 2 months.",
        ru: "{value} — не срок. PT2H — 2 часа, P7D — 7 дней, P2M — 2 месяца.")
    case .durationTooLong:
      Translations(
        zh: "{value}太长，最多 50 年。", en: "{value} is too long; 50 years at most.",
        ru: "{value} — слишком долго, не больше 50 лет.")
    case .endsBeforeItBegins:
      Translations(
        zh: "最晚时间{by}早于开始时间{due}。", en: "It ends ({by}) before it begins ({due}).",
        ru: "Конец ({by}) раньше начала ({due}).")
    case .repeatsWithoutPause:
      Translations(
        zh: "{value}太短，最少隔一天。", en: "{value} is too short; it may come again after a day at the earliest.",
        ru: "{value} — слишком часто, не чаще раза в день.")
    case .repeatedStep:
      Translations(
        zh: "这条规则里已经有从{value}开始的一步。", en: "The rule has a step that begins at {value} already.",
        ru: "В правиле уже есть шаг, который начинается с {value}.")
    case .notInWholeDays:
      Translations(
        zh: "{value}应当以天计，例如 P7D。", en: "{value} has to be a number of days, such as P7D.",
        ru: "{value} нужно задать в днях, например P7D.")
    case .unknownRule:
      Translations(
        zh: "没有{value}这条规则。新规则要写上 procedures。",
        en: "There is no rule {value}. A new rule needs its procedures.",
        ru: "Правила {value} нет. Новому правилу нужны procedures.")
    case .triggerIsFixed:
      Translations(
        zh: "这条规则从什么开始不能改；新规则只能从治疗项目（procedures）开始。",
        en: "What sets this rule off can't be changed; a new rule starts from procedures only.",
        ru: "С чего начинается это правило, изменить нельзя; новое правило начинается только с procedures.")
    case .procedureHasARule:
      Translations(
        zh: "{value}已经有规则{rule}，按规则回访。", en: "{value} has the rule {rule}, and the rule is followed.",
        ru: "Для {value} есть правило {rule}, оно и действует.")
    default: nil
    }
  }

  private var scriptTranslations: Translations? {
    switch self {
    case .unknownPlaceholder:
      Translations(
        zh: "没有{value}这个占位符。", en: "There is no placeholder {value}.", ru: "Подстановки {value} нет.")
    case .unclosedPlaceholder:
      Translations(
        zh: "大括号没有配对：{value}。", en: "A brace is opened and never closed: {value}.",
        ru: "Фигурная скобка открыта и не закрыта: {value}.")
    case .unclosedOptionalPart:
      Translations(
        zh: "方括号没有配对。", en: "A square bracket is opened and never closed.",
        ru: "Квадратная скобка открыта и не закрыта.")
    case .nestedOptionalPart:
      Translations(
        zh: "方括号里不能再有方括号。", en: "There can be no square bracket inside square brackets.",
        ru: "Внутри квадратных скобок не может быть других.")
    case .optionalPartWithoutPlaceholder:
      Translations(
        zh: "方括号里要有占位符，例如 {example}。", en: "Square brackets need a placeholder inside, such as {example}.",
        ru: "В квадратных скобках нужна подстановка, например {example}.")
    case .strayCharacter:
      Translations(
        zh: "{value}没有配对。", en: "{value} has no partner before it.", ru: "Для {value} нет пары перед ним.")
    case .unknownSharedPart:
      Translations(
        zh: "shared 里没有{value}。", en: "There is no {value} under shared.", ru: "В разделе shared нет {value}.")
    case .usesItself:
      Translations(
        zh: "公共段{value}引用了自己。", en: "The shared part {value} uses itself.",
        ru: "Общая часть {value} ссылается на саму себя.")
    case .tooManyLines:
      Translations(
        zh: "展开后超过 {limit} 行。", en: "It grows beyond {limit} lines.", ru: "Получается больше {limit} строк.")
    case .tooManyCombinations:
      Translations(
        zh: "for 列出的情况太多。", en: "`for` lists too many kinds of calls.",
        ru: "В for перечислено слишком много случаев.")
    case .languageUnknown:
      Translations(
        zh: "看不出是哪种语言。文件名请以 zh、en 或 ru 开头，或写上 language。",
        en: "It is not clear in which language this is. Begin its name with zh, en or ru, or write `language`.",
        ru: "Непонятно, на каком это языке. Начните имя файла с zh, en или ru либо укажите language.")
    default: nil
    }
  }

  private var deskTranslations: Translations {
    switch self {
    case .notAColor:
      Translations(
        zh: "{value}不是颜色。可写 0–255、terminal，或 red、bright-blue 这样的名字。",
        en: "{value} is no colour. Write 0–255, terminal, or a name such as red or bright-blue.",
        ru: "{value} — не цвет. Нужно 0–255, terminal или имя: red, bright-blue.")
    case .notAKey:
      Translations(
        zh: "{value}不是按键。例：j、Ctrl-P、F5、Enter。", en: "{value} is no key. Keys are j, Ctrl-P, F5, Enter.",
        ru: "{value} — не клавиша. Пишите j, Ctrl-P, F5, Enter.")
    case .keyUsedTwice:
      Translations(
        zh: "{value}已经给了{action}。", en: "{value} is taken by {action}.", ru: "Клавиша {value} уже занята: {action}.")
    case .keyWritesText:
      Translations(
        zh: "{value}在这里用来打字。", en: "{value} types a character here.", ru: "{value} здесь печатает знак.")
    case .actionWithoutKey:
      Translations(
        zh: "{value}不能没有按键。", en: "{value} can't be without a key.", ru: "Действию {value} нужна клавиша.")
    case .suggestion:
      Translations(zh: "是不是想写{value}？", en: "Did you mean {value}?", ru: "Может быть, {value}?")
    case .allBuiltInStands:
      Translations(
        zh: "整个文件不用，沿用内置的。", en: "The file is not used; what is built in stands.",
        ru: "Файл не используется, действует встроенное.")
    case .builtInStands:
      Translations(zh: "这一处沿用内置的。", en: "What is built in stands here.", ru: "Здесь действует встроенное.")
    case .leftOut:
      Translations(zh: "这一处不用。", en: "This is left out.", ru: "Это место пропущено.")
    case .kept:
      Translations(zh: "照用，请核对。", en: "It is used as written; please check.", ru: "Используется как есть, проверьте.")
    default: Translations(zh: "请核对。", en: "Please check.", ru: "Проверьте.")
    }
  }
}
