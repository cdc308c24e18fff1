public import FollowUp

/// The lines of a backup, which is one file of JSON lines, compressed in the format of gzip (`zcat FILE | jq`):
///
/// 1. what it is and how far the journal in it goes;
/// 2. for each document that the clinic has written, its place in the folder and its text;
/// 3. the journal, line by line as it is in the folder;
/// 4. how many lines came before, and a checksum of them.
///
/// The snapshot is not in it: it can be made anew.
enum BackupFormat {
  static let name = "huifang-backup"
  static let version = 1

  /// The first line.
  struct Head: StoredObject {
    var format = BackupFormat.name
    var version = BackupFormat.version
    var madeAt: StoredText<Instant>
    var clinic: String
    /// How many documents follow.
    var documents: Int
    /// The end of the journal.
    var bytes: Int
    var lines: Int
    var checksum: String

    init(madeAt: Instant, clinic: String, documents: Int, end: JournalPosition) {
      self.madeAt = StoredText(madeAt)
      self.clinic = clinic
      self.documents = documents
      bytes = end.bytes
      lines = end.sequence
      checksum = end.checksum
    }

    init(members: MemberReader) throws(RecordFault) {
      format = try members.value("format")
      version = try members.value("version")
      madeAt = try members.value("madeAt")
      clinic = try members.value("clinic")
      documents = try members.amount("documents")
      bytes = try members.amount("bytes")
      lines = try members.amount("lines")
      checksum = try members.value("checksum")
    }

    func write(members: inout RecordWriter) {
      members.write("bytes", bytes)
      members.write("checksum", checksum)
      members.write("clinic", clinic)
      members.write("documents", documents)
      members.write("format", format)
      members.write("lines", lines)
      members.write("madeAt", madeAt)
      members.write("version", version)
    }
  }

  /// A document's line.
  struct Document: StoredObject {
    var document: String
    var text: String

    init(_ document: ClinicDocument) {
      self.document = document.place
      text = document.text
    }

    init(members: MemberReader) throws(RecordFault) {
      document = try members.value("document")
      text = try members.value("text")
    }

    func write(members: inout RecordWriter) {
      members.write("document", document)
      members.write("text", text)
    }
  }

  /// The last line.
  struct End: StoredObject {
    /// How many lines come before.
    var end: Int
    /// The checksum of all bytes before this line.
    var checksum: String

    init(end: Int, checksum: String) {
      self.end = end
      self.checksum = checksum
    }

    init(members: MemberReader) throws(RecordFault) {
      end = try members.value("end")
      checksum = try members.value("checksum")
    }

    func write(members: inout RecordWriter) {
      members.write("checksum", checksum)
      members.write("end", end)
    }
  }
}

/// A document that a clinic has written into its folder: its protocol, a script, a theme.
public struct ClinicDocument: Hashable, Sendable {
  /// Its place in the folder: `protocol.yaml`, `scripts/zh.yaml`.
  public var place: String
  public var text: String

  public init(place: String, text: String) {
    self.place = place
    self.text = text
  }

  /// Whether the place lies in the folder and is one that documents have: a plain name, or one in a folder of a plain
  /// name, that ends in `.yaml`.
  var hasProperPlace: Bool {
    let names = place.split(separator: "/", omittingEmptySubsequences: false)
    return (1...2).contains(names.count) && place.hasSuffix(".yaml")
      && names.allSatisfy { name in
        !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200
          && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      }
  }
}

/// What a backup holds.
public struct BackupSummary: Hashable, Sendable {
  public var clinic: String
  public var madeAt: Instant
  /// How many lines of the journal.
  public var lines: Int
  public var documents: Int
}
