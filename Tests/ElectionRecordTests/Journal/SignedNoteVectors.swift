import Crypto
import ElectionRecord

/// The key and the note that golang.org/x/mod/sumdb/note documents and tests itself with.
enum SignedNoteVectors {
  static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"

  static let text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"

  static let peterLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
  static let enochLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

  static let note = text + "\n" + peterLine

  /// The seed in `PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz`.
  static func peterPrivateKey() throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(
      rawRepresentation: MerkleTreeVectors.bytes(
        hex: "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173"))
  }
}
