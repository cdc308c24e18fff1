/// The languages of the interface. The raw value is the code in configuration, options and LANG.
public enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
  case russian = "ru"
}
