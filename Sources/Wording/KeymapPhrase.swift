/// What can't be had of the keys that a configuration asks for; {document} is its path.
public enum KeymapPhrase: String, Phrase {
  case boundTwice, writesText, actionWithoutKey, allKeysTaken

  public var translations: Translations {
    switch self {
    case .boundTwice:
      Translations(
        zh: "{document}：{context} 里的键 {key} 已给了 {kept}，{refused} 用不上它；请换一个键",
        en: "{document}: in {context} the key {key} is {kept} already and can't be {refused} too; choose another key",
        ru: "{document}: в {context} клавиша {key} уже занята ({kept}) и не годится для {refused}; выберите другую")
    case .writesText:
      Translations(
        zh: "{document}：键 {key} 要用来输入文字，不能给 {refused}；请换一个功能键",
        en: "{document}: the key {key} writes text, so it can't be {refused}; choose a function key",
        ru: "{document}: клавиша {key} вводит текст и не годится для {refused}; выберите функциональную клавишу")
    case .actionWithoutKey:
      Translations(
        zh: "{document}：{refused} 不能没有键，保留原来的键", en: "{document}: {refused} can't be without a key; it keeps its own",
        ru: "{document}: {refused} не может остаться без клавиши; прежние сохранены")
    case .allKeysTaken:
      Translations(
        zh: "{document}：{context} 里 {refused} 的键都给了别的操作，它已没有键；请另给它一个键",
        en: "{document}: in {context} all keys of {refused} do something else, so it has none; give it another key",
        ru: "{document}: в {context} все клавиши {refused} заняты другим, у него нет ни одной; назначьте ему другую")
    }
  }
}
