import FollowUp
import Screen
import Wording

/// The lines of a page of text in a certain width.
struct ReadingText {
  var title = ""
  var lines: [[Span]] = []

  init(model: Model, subject: ReadingPage.Subject, columns: Int) {
    switch subject {
    case .help: addHelp(model, columns: max(1, columns - 2))
    case .explanation(let key): addExplanation(of: key, model, columns: max(1, columns - 4))
    }
  }

  private mutating func addHelp(_ model: Model, columns: Int) {
    let voice = model.voice
    title = voice(DialogPhrase.helpTitle)
    let table = KeymapTable(model.keymap, voice: voice)
    let keyColumns = min(table.rows.map { $0.keys.displayWidth }.max() ?? 0, columns / 3)
    let nameColumns = min(table.rows.map { $0.name.displayWidth }.max() ?? 0, columns / 4)
    let callKeys = model.keymap.strokesOnCallSheet.map(\.symbol).joined(separator: " ")
    let inACall = voice(DialogPhrase.helpCall, ["keys": callKeys])
    for text in [voice(DialogPhrase.helpLayouts), voice(DialogPhrase.helpTyping), inACall] {
      lines += text.wrapped(to: columns).map { [Span($0, Style(.dim))] }
    }
    for section in table.sections {
      lines.append([])
      lines.append([Span(section.title, Style(.heading))])
      for row in section.rows {
        let meaning = row.meaning.wrapped(to: max(8, columns - keyColumns - nameColumns - 4))
        for (index, text) in meaning.enumerated() {
          lines.append([
            Span((index == 0 ? row.keys : "").padded(to: keyColumns), Style(.key)), Span("  "),
            Span((index == 0 ? row.name : "").padded(to: nameColumns), Style(.text)), Span("  "),
            Span(text, Style(.dim)),
          ])
        }
      }
    }
  }

  private mutating func addExplanation(of key: EntryKey, _ model: Model, columns: Int) {
    let voice = model.voice
    title = voice(WhyPhrase.title, ["name": model.name(of: key.patient)])
    let entries = model.data?.queue.entries ?? []
    guard let data = model.data,
      let entry = entries.first(where: { EntryKey($0) == key }) ?? entries.first(where: { $0.patient == key.patient })
    else {
      lines = [[], [Span("  " + voice(NoticePhrase.noOpenFollowUp), Style(.dim))]]
      return
    }
    guard let record = model.record(of: entry.patient) else {
      lines = [[], [Span("  " + voice(QueuePhrase.loading), Style(.dim))]]
      return
    }
    for sentence in WhyWording(data: data, now: model.now, voice: voice).sentences(about: entry, of: record) {
      lines.append([])
      for (index, line) in sentence.wrapped(to: columns).enumerated() {
        lines.append([Span(index == 0 ? "· " : "  ", Style(.accent)), Span(line)])
      }
    }
  }
}

extension Model {
  func readingLineCount(of page: ReadingPage) -> Int {
    ReadingText(model: self, subject: page.subject, columns: size.columns).lines.count
  }
}
