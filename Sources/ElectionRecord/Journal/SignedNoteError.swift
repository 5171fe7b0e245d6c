/// Why a signed note, a verifier key or a checkpoint was refused.
///
/// The input is wrong or is not what was expected; none of these passes by retrying with the same bytes.
package enum SignedNoteError: Error, Equatable, Sendable {
  /// The note is longer than ``SignedNote/noteBytesMax``.
  case tooLarge(bytes: Int, limit: Int)
  /// The note carries more signatures than ``SignedNote/signaturesMax``.
  case tooManySignatures(found: Int, limit: Int)
  /// The bytes are not UTF-8.
  case notUTF8
  /// A control character other than newline, at this offset in bytes.
  case controlCharacter(offset: Int)
  /// The text is empty or does not end in a newline.
  case textWithoutNewline
  /// No blank line followed by signature lines that end in a newline.
  case withoutSignatures
  /// A signature line has another form than `— name base64`; lines of the signature block count from 1.
  case malformedSignature(line: Int)
  /// The key name is empty, too long, or contains a space, a plus sign or a control character.
  case malformedKeyName
  /// The verifier key's text has another form than `name+hash+base64`, or names another algorithm than Ed25519.
  case malformedKey
  /// The verifier key's hash does not belong to its name and key.
  case keyIDMismatch(found: UInt32, expected: UInt32)
  /// A signature of a known key is wrong: the note was altered or forged. Keep it as evidence.
  case signatureInvalid(name: String, keyID: UInt32)
  /// No signature is of a known key: the note says nothing to this reader.
  case notSignedByKnownKey
  /// The cryptographic library could not sign.
  case signingFailed
  /// The text is not a checkpoint; its lines count from 1, and 4 stands for anything after the third.
  case malformedCheckpoint(line: Int)
  /// The checkpoint is of another log than the one that was asked for.
  case foreignOrigin(found: String)
}
