/// Why a sealed message cannot be written or read.
package enum SealedMessageError: Error, Equatable, Sendable {
  /// The code is shorter than any that is given out. Type the whole code.
  case secretTooShort(bytes: Int, limit: Int)
  /// The message is longer than this many bytes. It is not one of this program's; ask for a new one.
  case tooLarge(limit: Int)
  /// Not a sealed message. Choose the right file.
  case malformed
  /// Written by a later version of the program. Update the program on this device.
  case futureVersion(found: UInt8)
  /// Sealed under another code, for another purpose, or altered. Check the code; if it is right, begin the enrolment
  /// again with a new one.
  case refused
  /// The cryptographic library refused to encrypt. Nothing the person did; report it with the program's version.
  case sealingFailed
}
