import FollowUp
import Testing

@Suite struct PhoneNumberFormTests {
  @Test(arguments: [
    "13800000001", "138 0000 0001", "+86-138-0000-0001", "(021) 5555 0001 转 8001", "+7 (495) 555-01-23 доб. 12", "110",
    "１３８００００１２３４", "（０２１）５５５５－０００１转８００１", "138‑0000‑0001", "138–0000–0001", "138—0000−0001",
    "138\u{202F}0000\u{2009}0001",
    "64128800#12", "64128800分机12", "8-800.555/3535 ext. 7",
  ])
  func knowsNumbers(_ text: String) {
    #expect(PhoneNumber.isPlausible(text))
  }

  @Test(arguments: [
    "12", "", "no phone", "138000000011380000000112345", "13800000001x", "138\u{1B}[31m", "=1+1", "一二三四五", "④④④④④",
    "13万8000",
    "١٣٨٠٠٠٠٠", "138\n0000", "138\t0000", "64128800转十二", "64128800转123456789", "1\u{301}380000",
  ])
  func knowsWhatIsNone(_ text: String) {
    #expect(!PhoneNumber.isPlausible(text))
  }

  /// However it is written, it is one number.
  @Test(arguments: [
    "13800000001", "138 0000 0001", "+86-138-0000-0001", "0086 13800000001", "１３８0000０００１", "138‑0000–0001",
  ])
  func comparesDigits(_ text: String) {
    #expect(PhoneNumber(number: text).comparableDigits == "13800000001")
  }
}
