internal import Dispatch
internal import ExternalSorting
public import FollowUp
internal import Synchronization
public import Wording

/// Writes a clinic of any size as an exchange document, record by record.
///
/// It is the document that ``ExchangeWriter`` writes of the same clinic and records. Its sections come one after the
/// other, and every record has something for each: while the patients are written, all other rows wait in files
/// without a name.
public final class ClinicExport {
  private let writer: RecordWriter
  private let head: [JSONValue.Member]
  private let unrecognizedFields: UnrecognizedFields?
  private let output: (_ bytes: [UInt8]) throws -> Void
  private let progress: WorkProgress
  /// Of each section but the first, its rows, each with what separates it from the one before.
  private let waiting: [SpillFile]
  private var records: [PatientRecord] = []
  private var coming: [RenderedRecords] = []
  private var hasPatients = false

  /// - Parameters:
  ///   - clinic: Whose settings and staff are written.
  ///   - followUpProtocol: Says, with `now`, which missed appointments ask for a call.
  ///   - now: The time of the export.
  ///   - folder: Where rows wait: as much room as the document takes, and some more.
  ///   - progress: Is told how much is written of what waited.
  ///   - output: Is given the document from its beginning to its end.
  public init(
    of clinic: Clinic, followUpProtocol: FollowUpProtocol, now: Instant, waitingIn folder: String,
    progress: WorkProgress = WorkProgress(), to output: @escaping (_ bytes: [UInt8]) throws -> Void
  ) {
    writer = RecordWriter(clinic: clinic, followUpProtocol: followUpProtocol, now: now)
    let document = ExchangeDocument(clinic: clinic, records: [], followUpProtocol: followUpProtocol, now: now)
    head = writer.rows.head(document.clinic, document.staff)
    unrecognizedFields = document.unrecognizedFields
    waiting = RecordWriter.sections.dropFirst().map { _ in
      SpillFile(inFolder: folder, orIn: nil, memory: ClinicExport.mostInMemory)
    }
    self.output = output
    self.progress = progress
  }

  /// So much of a section, in bytes, waits in memory.
  private static let mostInMemory = 1 << 20
  /// So much is copied at a time, in bytes.
  private static let stretch = 1 << 20
  /// So many records are written at a time, while the next ones come.
  private static let recordsAtOnce = 128

  /// Adds a record. They come in the order of their patients' ids.
  /// - Throws: `ExportFailure`, and what `output` throws.
  public func add(_ record: PatientRecord) throws {
    records.append(record)
    if records.count >= ClinicExport.recordsAtOnce { try render() }
  }

  /// Writes the rest of the document, when all records were added. Throws as ``add(_:)`` does.
  public func finish() throws {
    try render()
    for rendered in coming { try take(rendered.sections) }
    coming = []
    var keys = head.map(\.key)
    if hasPatients {
      keys.append(RecordWriter.sections[0].rawValue)
      try write { $0.endList() }
    } else {
      try write { text in text.writeHead(head) }
    }
    try progress.during(.writingDocument, of: waiting.reduce(0) { $0 + $1.size }) {
      for (section, rows) in zip(RecordWriter.sections.dropFirst(), waiting) where rows.size > 0 {
        keys.append(section.rawValue)
        try write { $0.beginList(section.rawValue, isFirst: false) }
        try copy(rows)
        try write { $0.endList() }
      }
    }
    try write { text in
      for member in writer.rows.rest(unrecognizedFields, besides: keys) { text.write(member, isFirst: false) }
      text.closeRows()
    }
  }

  private func write(_ write: (inout JSONText) -> Void) throws {
    var text = JSONText()
    write(&text)
    try output(text.bytes)
  }

  private func render() throws {
    guard !records.isEmpty else { return }
    let (writer, records) = (writer, records)
    self.records.removeAll(keepingCapacity: true)
    coming.append(RenderedRecords { writer.sections(of: records) })
    if coming.count > 2 { try take(coming.removeFirst().sections) }
  }

  private func take(_ sections: [[UInt8]]) throws {
    let patients = sections[0]
    if !patients.isEmpty, !hasPatients {
      hasPatients = true
      try write { text in
        text.writeHead(head)
        text.beginList(RecordWriter.sections[0].rawValue, isFirst: false)
      }
      try output(Array(patients.dropFirst()))
    } else {
      try output(patients)
    }
    for (file, rows) in zip(waiting, sections.dropFirst()) where !rows.isEmpty {
      try keeping { () throws(SortingFailure) in try file.append(rows) }
    }
  }

  private func copy(_ rows: SpillFile) throws {
    // Nothing separates the first row from one before.
    var position = 1
    while position < rows.size {
      let bytes = try keeping { () throws(SortingFailure) in
        try rows.read(from: position, count: min(ClinicExport.stretch, rows.size - position))
      }
      try output(bytes)
      position += bytes.count
      progress.advance(by: bytes.count)
    }
    progress.advance(by: 1)
  }

  private func keeping<Result>(_ work: () throws(SortingFailure) -> Result) throws(ExportFailure) -> Result {
    do {
      return try work()
    } catch {
      throw ExportFailure(folder: error.folder, code: error.code)
    }
  }
}

/// Rows of an export could not wait in a file.
public struct ExportFailure: Error, Hashable, Sendable {
  /// Where the file was to be.
  public var folder: String
  /// The system's error number (`errno`).
  public var code: Int32
}

extension JSONText {
  fileprivate mutating func writeHead(_ members: [JSONValue.Member]) {
    for (position, member) in members.enumerated() { write(member, isFirst: position == 0) }
  }
}

/// What a clinic's records have for the sections of a document.
private struct RecordWriter: Sendable {
  let rows: ExchangeWriter
  private let clinic: Clinic
  private let followUpProtocol: FollowUpProtocol
  private let now: Instant

  init(clinic: Clinic, followUpProtocol: FollowUpProtocol, now: Instant) {
    rows = ExchangeWriter(timeZone: clinic.settings.timeZone)
    self.clinic = clinic
    self.followUpProtocol = followUpProtocol
    self.now = now
  }

  /// In the order of the document.
  static var sections: [ExchangeEntity] { ExchangeEntity.ofPatients }

  /// For each section the rows of `records`, each with what separates it from the one before.
  func sections(of records: [PatientRecord]) -> [[UInt8]] {
    var texts = RecordWriter.sections.map { _ in JSONText() }
    for record in records {
      let patient = PatientRows(of: record, clinic: clinic, followUpProtocol: followUpProtocol, now: now)
      let attempts = record.exchangedAttempts
      for (index, section) in RecordWriter.sections.enumerated() {
        for row in rows.rows(of: section, patient, attempts: attempts) { texts[index].write(row: row, isFirst: false) }
      }
    }
    return texts.map(\.bytes)
  }
}

/// Records that are written on another core.
private final class RenderedRecords: Sendable {
  private let made = Mutex<[[UInt8]]?>(nil)
  private let work = DispatchGroup()
  private let render: @Sendable () -> [[UInt8]]

  init(_ render: @escaping @Sendable () -> [[UInt8]]) {
    self.render = render
    DispatchQueue.global(qos: .userInitiated).async(group: work) { [self] in
      let sections = render()
      made.withLock { $0 = sections }
    }
  }

  /// Waits until they are written.
  var sections: [[UInt8]] {
    work.wait()
    return made.withLock { $0 } ?? render()
  }
}
