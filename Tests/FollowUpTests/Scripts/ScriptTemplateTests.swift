import FollowUp
import Testing

@Suite struct ScriptTemplateTests {
  @Test(arguments: [
    ("您好，{patient}[（{guardian}）]，牙[ {tooth} ]还好吗？", "您好，王建国，牙 36 还好吗？"),
    ("{clinic}: {dentist}", "阳光口腔: 您的医生"),
    ("{occasion}{patient}", "王建国"),
    ("", ""),
  ])
  func missingValuesLeaveTheSentenceNatural(source: String, expected: String) throws {
    let template = try ScriptTemplate(source)
    let filled = template.filled(
      with: [.patient: "王建国", .clinic: "阳光口腔", .tooth: "36", .guardian: ""], standIns: [.dentist: "您的医生"])
    #expect(filled.text == expected)
  }

  @Test func aFilledTextSaysWhatWasMissing() throws {
    let template = try ScriptTemplate("{dentist}, {patient}, {dentist}[ ({guardian})]")
    let filled = template.filled(with: [.patient: "Ann"], standIns: [.dentist: "your dentist"])
    #expect(filled.missing == [.dentist])
    #expect(filled.omitted == [.guardian])
    #expect(filled.runs.first == FilledText.Run(text: "your dentist", source: .standIn(.dentist)))
    #expect(template.placeholders == [.dentist, .patient, .dentist, .guardian])
  }

  @Test(arguments: [
    ("{pacient}", ScriptTemplateError.unknownPlaceholder("pacient")),
    ("{}", .unknownPlaceholder("")),
    ("Hello {patient", .unclosedPlaceholder("patient")),
    ("[{tooth}", .unclosedOptionalPart),
    ("[{tooth}[{dentist}]]", .nestedOptionalPart),
    ("[well]", .optionalPartWithoutPlaceholder),
    ("well]", .strayCharacter("]")),
    ("well}", .strayCharacter("}")),
  ])
  func aTextThatIsNoTemplateIsRefused(source: String, expected: ScriptTemplateError) {
    #expect(throws: expected) { () throws(ScriptTemplateError) in try ScriptTemplate(source) }
  }
}
