package import ElectionRecord

/// Why a sealed file cannot be read or written. Nothing of the file may be kept when one of these is thrown.
package enum StickError: Error, Equatable, Sendable {
  /// Not a file of this program. Choose the right file on the stick; this one is left as it is.
  case notAStick
  /// The file was written by a later version of the program. Update the program on this laptop, then import again.
  case futureVersion(found: UInt8)
  /// The file belongs to another election. Check that the stick and the data directory are of the same election.
  case foreignElection(found: Digest32)
  /// The file is sealed to other devices. Export again at its source with this device chosen as a recipient, or carry
  /// the stick to one of `recipients`.
  case notARecipient(recipients: [DeviceID])
  /// The bytes from `offset` on are not what was written. Copy the file to the stick again; if it is refused again,
  /// keep the stick as evidence and export at the source anew.
  case damaged(offset: UInt64)
  /// The file ends at `offset`, before its end was written: the stick was drawn too early or is full. Export again, and
  /// wait until it says done.
  case truncated(offset: UInt64)
  /// Bytes follow after the end of the file, from `offset` on. Copy the file to the stick again, under a new name.
  case trailingBytes(offset: UInt64)
  /// The file is, or would become, longer than this many bytes. Export in parts, since a later checkpoint.
  case tooLarge(limit: UInt64)
  /// A segment of the content carries more bytes of entries than one may. An export never writes that: keep the file as
  /// evidence and export at the source anew.
  case segmentTooLarge(limitBytes: Int)
  /// The content has more segments than a file may. An export never writes that: keep the file as evidence and export
  /// at the source anew.
  case tooManySegments(limit: Int)
  /// No recipient, or more than ``StickFormat/recipientsMax``. Choose the devices to export to.
  case recipientCount(found: Int, limit: Int)
  /// A device was named twice as a recipient. Choose each device once.
  case repeatedRecipient(DeviceID)
  /// The device's sealing key cannot be used. Enrol that device anew.
  case invalidRecipientKey(DeviceID)
  /// The cryptographic library refused to encrypt. Nothing the person did; report it with the program's version.
  case sealingFailed
}
