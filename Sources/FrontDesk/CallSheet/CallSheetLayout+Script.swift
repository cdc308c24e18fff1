import FollowUp
import Screen
import Wording

extension CallSheetLayout {
  /// The script as it is drawn in `columns`, the names of its parts in a gutter at the left.
  static func scriptLines(of sheet: CallSheet, columns: Int) -> [[Span]] {
    let voice = sheet.context.voice
    let lines = CallScript(context: sheet.context).lines(on: sheet.topic)
    if lines.isEmpty { return [[Span(voice(CallSheetPhrase.noScript), Style(.dim))]] }
    let headings = lines.compactMap { if case .heading(let text) = $0, !text.isEmpty { text } else { nil } }
    let widest = headings.map(\.displayWidth).max() ?? -2
    let gutter = columns >= 3 * (widest + 2) ? widest + 2 : 0
    var rows: [[Span]] = []
    var pending = ""
    for line in lines {
      switch line {
      case .heading(let text): pending = text
      case .reason(let text):
        rows.append([Span("— \(text) —", Style(.heading))])
      case .text(let text, let section):
        for row in wrapped(text, role: role(of: section), columns: max(1, columns - gutter)) {
          let label = gutter > 0 ? pending.padded(to: gutter) : ""
          rows.append([Span(label, Style(.dim))] + row)
          pending = ""
        }
      case .missing(let text):
        rows += text.wrapped(to: columns).map { [Span($0, Style(.warning))] }
      }
    }
    return rows + offers(of: sheet, columns: columns)
  }

  /// What may be asked when the talk goes well, each with its key.
  private static func offers(of sheet: CallSheet, columns: Int) -> [[Span]] {
    guard sheet.topic == .conversation else { return [] }
    var commands: [CallCommand] = []
    if sheet.context.patient.birthday == nil && sheet.entries.birthday.field.isEmpty { commands.append(.birthday) }
    if sheet.entries.satisfaction.selection == nil { commands.append(.satisfaction) }
    if sheet.entries.referral.selection == nil { commands.append(.referral) }
    guard !commands.isEmpty else { return [] }
    let voice = sheet.context.voice
    let offers = commands.map { "\($0.keyName) \($0.name(in: voice))" }.joined(separator: " · ")
    return voice(CallSheetPhrase.goesWell, ["offers": offers]).wrapped(to: columns)
      .map { [Span($0, Style(.notice))] }
  }

  private static func role(of section: ScriptSection) -> Role {
    switch section {
    case .opening, .questions, .referral, .birthdayQuestion: .scriptQuestion
    case .advice: .scriptAdvice
    case .discomfort, .complaint, .toDentist: .scriptCaution
    case .greeting, .closing, .textMessage, .voicemail, .thirdParty: .scriptLine
    }
  }

  /// Wraps a filled line; what stands in for a missing value is underlined.
  private static func wrapped(_ text: FilledText, role: Role, columns: Int) -> [[Span]] {
    var styled = text.runs.flatMap { run in
      let style =
        if case .standIn = run.source { Style(.warning, on: nil, .underline) } else { Style(role) }
      return Glyphs(run.text).map { (glyph: $0, style: style) }
    }[...]
    return text.text.wrapped(to: columns).map { line in
      var spans: [Span] = []
      for glyph in Glyphs(line) {
        // Spaces at the breaks are not in the lines.
        while let next = styled.first, next.glyph != glyph, next.glyph == .space { styled.removeFirst() }
        let style = styled.popFirst()?.style ?? Style(role)
        if let last = spans.indices.last, spans[last].style == style {
          spans[last].text += glyph.text
        } else {
          spans.append(Span(glyph.text, style))
        }
      }
      return spans
    }
  }
}
