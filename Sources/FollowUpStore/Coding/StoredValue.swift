/// What can be read from one place of a record's text.
package protocol ReadableValue {
  /// - Throws: where `value` is none of this type.
  init(reading value: RecordValue) throws(RecordFault)
}

/// What can be written in one place of a record's text.
package protocol WritableValue {
  func write(to writer: inout RecordWriter)
}

/// What a record keeps in one place of its text.
package protocol StoredValue: ReadableValue, WritableValue {}

/// A value that is written as an object.
///
/// The members are listed twice, since each way has an order of its own: they are read in the order of their
/// declaration, in which faults are told, and written in the order of their names' bytes. The synthesized `Codable`
/// says the same a second time; nothing here runs it, it is what the lists are held against.
package protocol StoredObject: StoredValue {
  /// Members that it does not know are passed over.
  init(members: MemberReader) throws(RecordFault)
  /// Writes all members in the order of their names' bytes.
  func write(members: inout RecordWriter)
}

extension StoredObject {
  package init(reading value: RecordValue) throws(RecordFault) { try self.init(members: value.members()) }

  package func write(to writer: inout RecordWriter) { writer.writeObject { write(members: &$0) } }
}

extension Array: ReadableValue where Element: ReadableValue {
  package init(reading value: RecordValue) throws(RecordFault) {
    self = []
    for element in try value.elements() { append(try Element(reading: element)) }
  }
}

extension Array: WritableValue where Element: WritableValue {
  package func write(to writer: inout RecordWriter) {
    let start = writer.bytes.count
    for element in self {
      writer.bytes.append(UInt8(ascii: ","))
      element.write(to: &writer)
    }
    writer.closeContainer(from: start, UInt8(ascii: "["), UInt8(ascii: "]"))
  }
}

extension Array: StoredValue where Element: StoredValue {}

extension String: StoredValue {
  package init(reading value: RecordValue) throws(RecordFault) { self = try value.string() }
  package func write(to writer: inout RecordWriter) { writer.write(string: self) }
}

extension Bool: StoredValue {
  package init(reading value: RecordValue) throws(RecordFault) { self = try value.bool() }
  package func write(to writer: inout RecordWriter) { writer.write(word: self ? "true" : "false") }
}

extension Int: StoredValue {
  package init(reading value: RecordValue) throws(RecordFault) { self = try value.integer() }
  package func write(to writer: inout RecordWriter) { writer.bytes.append(contentsOf: String(self).utf8) }
}
