/// What an exchange document says of itself.
public enum ExchangeFormat {
  /// The value of the member `format`.
  public static let name = "huifang-exchange"
  /// The value of the member `version` that this program writes; it reads this one and every earlier one.
  public static let version = 1
}
