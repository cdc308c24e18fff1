package import FollowUp

/// The one place where records become JSON text and JSON text becomes records.
package struct RecordCoding {
  private let zone: ClinicTimeZone

  /// Instants are written with the offset of `zone`.
  package init(zone: ClinicTimeZone) { self.zone = zone }

  /// Whether the text of `instant` is read as the same.
  func canWrite(_ instant: Instant) -> Bool { zone.canWrite(instant) }

  /// A writer that has nothing written yet.
  func writer() -> RecordWriter { RecordWriter(bytes: [], zone: zone) }

  /// One line of JSON without a line feed, the members of every object sorted by name.
  package func text(of record: some WritableValue) -> [UInt8] {
    var text: [UInt8] = []
    append(record, to: &text)
    return text
  }

  /// Adds the same to `text`.
  package func append(_ record: some WritableValue, to text: inout [UInt8]) {
    var writer = RecordWriter(bytes: text, zone: zone)
    // So that only the writer holds the bytes, and need not copy them.
    text = []
    record.write(to: &writer)
    text = writer.bytes
  }

  /// Members that `Record` does not know are passed over.
  package func record<Record: ReadableValue>(
    _ type: Record.Type, from text: ArraySlice<UInt8>
  ) throws(RecordFault) -> Record {
    try RecordText.read(text) { (value) throws(RecordFault) in try Record(reading: value) }
  }

  package func record<Record: ReadableValue>(_ type: Record.Type, from text: [UInt8]) throws(RecordFault) -> Record {
    try record(type, from: text[...])
  }
}
