/// Protocol Buffers' wire format, reduced to what journals and frames use: varints and length-delimited fields.
///
/// Entries are signed and hashed as bytes, so a reader keeps the bytes and never re-encodes them. The decoder works on
/// a raw buffer without allocation because a hall folds a million entries in one go.
///
/// - Source: Protocol Buffers, "Encoding"; vectors in `WireFormat.md`.
package struct WireWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Appends a base-128 varint.
  package mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Field `number` as an unsigned integer; zero is the default and takes no bytes.
  package mutating func field(_ number: Int, _ value: UInt64) {
    guard value != 0 else { return }
    varint(UInt64(number) << 3)
    varint(value)
  }

  /// Field `number` as a signed integer in zigzag form; zero takes no bytes.
  package mutating func signedField(_ number: Int, _ value: Int64) {
    field(number, UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// Field `number` as bytes, written even when empty.
  package mutating func field(_ number: Int, _ value: some Collection<UInt8>) {
    varint(UInt64(number) << 3 | 2)
    varint(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  /// Field `number` as UTF-8 text; empty text takes no bytes.
  package mutating func field(_ number: Int, _ value: String) {
    guard !value.isEmpty else { return }
    field(number, Array(value.utf8))
  }

  /// Field `number` as a nested message, written even when empty.
  package mutating func message(_ number: Int, _ build: (inout WireWriter) -> Void) {
    var nested = WireWriter()
    build(&nested)
    field(number, nested.bytes)
  }

  /// Raw bytes without a tag.
  package mutating func raw(_ value: some Collection<UInt8>) { bytes.append(contentsOf: value) }
}

/// Why bytes are not a message. The place is a byte offset from the start of the buffer.
package enum WireError: Error, Equatable, Sendable {
  /// The buffer ends inside a field.
  case truncated(at: Int)
  /// A varint of more than ten bytes or beyond 64 bits.
  case overlongVarint(at: Int)
  /// A wire type that this format does not use.
  case unknownWireType(UInt8, at: Int)
  /// A value outside its field's range, or text that is not UTF-8.
  case invalidValue(field: Int, at: Int)
  /// A run of entries larger than ``EntryRun/bytesMax``.
  case runTooLarge(at: Int)
}

/// Reads fields from a raw buffer.
package struct WireReader {
  package let buffer: UnsafeRawBufferPointer
  package private(set) var offset = 0

  package init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

  package var isAtEnd: Bool { offset == buffer.count }

  /// Reads one varint.
  ///
  /// - Throws: ``WireError/truncated(at:)``, ``WireError/overlongVarint(at:)``.
  @inline(__always)
  package mutating func varint() throws(WireError) -> UInt64 {
    guard offset < buffer.count else { throw .truncated(at: offset) }
    let first = buffer[offset]
    if first < 0x80 {
      offset += 1
      return UInt64(first)
    }
    return try longVarint()
  }

  private mutating func longVarint() throws(WireError) -> UInt64 {
    let start = offset
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard offset < buffer.count else { throw .truncated(at: offset) }
      let byte = buffer[offset]
      offset += 1
      if shift == 63, byte > 1 { throw .overlongVarint(at: start) }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
      if shift > 63 { throw .overlongVarint(at: start) }
    }
  }

  /// Reads `count` bytes without copying them.
  ///
  /// - Throws: ``WireError/truncated(at:)``.
  package mutating func slice(_ count: UInt64) throws(WireError) -> UnsafeRawBufferPointer {
    guard count <= UInt64(buffer.count - offset) else { throw .truncated(at: offset) }
    let part = UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + Int(count))])
    offset += Int(count)
    return part
  }

  /// The next field, or nil at the end.
  ///
  /// - Throws: ``WireError/truncated(at:)``, ``WireError/overlongVarint(at:)``, ``WireError/unknownWireType(_:at:)``;
  ///   ``WireError/invalidValue(field:at:)`` with field 0 for a number that no field has.
  package mutating func next() throws(WireError) -> WireField? {
    guard !isAtEnd else { return nil }
    let start = offset
    let tag = try varint()
    guard tag >> 3 > 0, tag >> 3 <= 0x1FFF_FFFF else { throw .invalidValue(field: 0, at: start) }
    let number = Int(tag >> 3)
    switch tag & 7 {
    case 0: return WireField(number: number, offset: start, value: .varint(try varint()))
    case 2: return WireField(number: number, offset: start, value: .bytes(try slice(try varint())))
    default: throw .unknownWireType(UInt8(tag & 7), at: start)
    }
  }
}

/// One field of a message, borrowed from the reader's buffer.
package struct WireField {
  /// The two forms of a value on the wire; bytes are borrowed from the reader's buffer.
  package enum Value {
    case varint(UInt64)
    case bytes(UnsafeRawBufferPointer)
  }

  package let number: Int
  package let offset: Int
  package let value: Value

  private var invalid: WireError { .invalidValue(field: number, at: offset) }

  /// The value as an unsigned integer that fits `T`.
  ///
  /// - Throws: ``WireError/invalidValue(field:at:)`` when it is no varint, or too large for `T`.
  package func integer<T: FixedWidthInteger>(as type: T.Type = T.self) throws(WireError) -> T {
    guard case .varint(let raw) = value, let result = T(exactly: raw) else { throw invalid }
    return result
  }

  /// The value as a zigzag signed integer.
  ///
  /// - Throws: ``WireError/invalidValue(field:at:)`` when it is no varint.
  package func signed() throws(WireError) -> Int64 {
    guard case .varint(let raw) = value else { throw invalid }
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  /// The value as bytes.
  ///
  /// - Throws: ``WireError/invalidValue(field:at:)`` when it is a varint.
  package func bytes() throws(WireError) -> UnsafeRawBufferPointer {
    guard case .bytes(let raw) = value else { throw invalid }
    return raw
  }

  /// The value as UTF-8 text.
  ///
  /// - Throws: ``WireError/invalidValue(field:at:)`` when it is a varint, or not UTF-8.
  package func text() throws(WireError) -> String {
    let raw = try bytes()
    guard let text = String(validating: raw, as: UTF8.self) else { throw invalid }
    return text
  }

  /// Reads the value as a nested message, field by field.
  ///
  /// - Throws: ``WireError/invalidValue(field:at:)`` when it is a varint; what ``WireReader/next()`` and `each` throw.
  package func message(_ each: (WireField) throws(WireError) -> Void) throws(WireError) {
    var reader = WireReader(try bytes())
    while let field = try reader.next() { try each(field) }
  }
}
