package import ElectionRecord

/// What the first bytes of a sealed file state, before anything of it is authenticated: enough to tell people what a
/// file is and whose, and never a reason to take anything from it.
package struct StickMark: Equatable, Sendable {
  /// How many bytes it takes.
  package static let byteCount = StickFormat.recipientsOffset + StickFormat.deviceBytes

  package let election: Digest32
  /// The device that wrote the file, by its own word.
  package let sender: DeviceID
  /// The first of the devices that can open the file.
  package let recipient: DeviceID

  /// - Returns: Nil for what does not begin as a sealed file does, of any version that has these fields here.
  package init?(_ start: some Collection<UInt8>) {
    let bytes = Array(start.prefix(Self.byteCount))
    guard bytes.count == Self.byteCount, StickFormat.isMarked(bytes),
      bytes[StickFormat.versionOffset] == StickFormat.version,
      let election = Digest32(bytes: bytes[StickFormat.electionOffset..<StickFormat.fileIDOffset])
    else { return nil }
    self.election = election
    sender = Self.device(bytes, at: StickFormat.senderOffset)
    recipient = Self.device(bytes, at: StickFormat.recipientsOffset)
  }

  private static func device(_ bytes: [UInt8], at offset: Int) -> DeviceID {
    DeviceID(rawValue: StickFormat.integer(bytes[offset..<(offset + StickFormat.deviceBytes)]))
  }
}
