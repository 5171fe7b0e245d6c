import X509

/// The form of a device's name in a certificate: sixteen lower-case hexadecimal digits, as the common name.
///
/// The form is exact, so that one device cannot appear under two spellings.
enum DeviceName {
  static let digitCount = 16

  static func isWellFormed(_ name: String) -> Bool {
    name.utf8.count == digitCount
      && name.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  static func subject(_ name: String) throws(CertificateError) -> DistinguishedName {
    guard isWellFormed(name) else { throw .badDeviceName }
    do { return try DistinguishedName { CommonName(name) } } catch { throw .badDeviceName }
  }

  /// The one device that `subject` names; a subject with anything else in it is refused.
  static func read(from subject: DistinguishedName) throws(CertificateError) -> String {
    let attributes = subject.flatMap { Array($0) }
    guard attributes.count == 1, let only = attributes.first, only.type == .RDNAttributeType.commonName,
      let name = String(only.value), isWellFormed(name)
    else { throw .badDeviceName }
    return name
  }
}
