import NodeWeb
import Testing

@Suite struct CertificateTests {
  @Test func anIssuedCertificateNamesItsDeviceAndRole() throws {
    let election = try TestElection()
    let hall = try election.identity("0123456789abcdef", .hall)
    let site = try election.identity("fedcba9876543210", .site)
    #expect(hall.device == "0123456789abcdef")
    #expect(hall.role == .hall)
    #expect(site.device == "fedcba9876543210")
    #expect(site.role == .site)
    #expect(hall.fingerprint.count == 64)
    #expect(hall.fingerprint != site.fingerprint)
  }

  @Test func anAuthorityReadsBackAndStillIssues() throws {
    let first = try CertificateAuthority.create(
      electionID: "houbeian", key: .generate(), serial: Array(1...16))
    let second = try CertificateAuthority(certificatePEM: first.certificatePEM, privateKeyPEM: first.privateKeyPEM)
    #expect(try first.fingerprint == second.fingerprint)
    let key = TLSPrivateKey.generate()
    let certificate = try second.issue(
      for: key.request(device: "00000000000000aa"), device: "00000000000000aa", role: .site, serial: Array(1...16))
    _ = try TLSIdentity(certificatePEM: certificate, privateKeyPEM: key.pem, authorityPEM: first.certificatePEM)
  }

  @Test func aPrivateKeyReadsBack() throws {
    let key = TLSPrivateKey.generate()
    #expect(try TLSPrivateKey(pem: key.pem).pem == key.pem)
    #expect(throws: CertificateError.malformed(.privateKey)) { try TLSPrivateKey(pem: "nothing") }
  }

  // Several keys, since what a changed byte of a signature does depends on the signature.
  @Test(arguments: 1...8) func aRequestWithAnyByteChangedIsRefused(_ round: Int) throws {
    let request = try TLSPrivateKey.generate().request(device: "00000000000000aa")
    #expect(request.der.count < 300)
    for position in request.der.indices {
      var changed = request.der
      changed[position] ^= 0x01
      #expect(throws: CertificateError.self, "byte \(position)") { try CertificateRequest(der: changed) }
    }
  }

  @Test func aRequestCutShortOrContinuedIsRefused() throws {
    let der = try TLSPrivateKey.generate().request(device: "00000000000000aa").der
    for length in 0..<der.count {
      #expect(throws: CertificateError.self) { try CertificateRequest(der: Array(der.prefix(length))) }
    }
    #expect(throws: CertificateError.self) { try CertificateRequest(der: der + [0]) }
    #expect(throws: CertificateError.malformed(.request)) {
      try CertificateRequest(der: Array(repeating: 0, count: 100_000))
    }
  }

  @Test func aRequestServesOnlyTheDeviceItNames() throws {
    let request = try TLSPrivateKey.generate().request(device: "00000000000000aa")
    let authority = try TestElection().authority
    #expect(throws: CertificateError.wrongDevice) {
      try authority.issue(for: request, device: "00000000000000bb", role: .site, serial: Array(1...16))
    }
  }

  @Test(arguments: ["", "00000000000000a", "00000000000000aaa", "00000000000000AA", "00000000000000ag", "设备设备设备"])
  func aDeviceNameHasExactlyOneForm(_ name: String) {
    #expect(throws: CertificateError.badDeviceName) { try TLSPrivateKey.generate().request(device: name) }
  }

  @Test(arguments: [[], [1, 2, 3], Array(repeating: 0, count: 16), Array(repeating: 7, count: 20)] as [[UInt8]])
  func aBadSerialNumberIsRefused(_ serial: [UInt8]) {
    #expect(throws: CertificateError.badSerialNumber) {
      try CertificateAuthority.create(electionID: "x", key: .generate(), serial: serial)
    }
  }

  @Test(arguments: ["", String(repeating: "x", count: 54), String(repeating: "选", count: 18)])
  func anElectionNameMustFitTheCommonName(_ name: String) {
    #expect(throws: CertificateError.badElectionName) {
      try CertificateAuthority.create(electionID: name, key: .generate(), serial: Array(1...16))
    }
  }

  @Test func aValidityThatEndsBeforeItBeginsIsRefused() {
    let any = CertificateValidity.anyClock
    #expect(throws: CertificateError.badValidity) {
      try CertificateAuthority.create(
        electionID: "x", key: .generate(), serial: Array(1...16),
        validity: CertificateValidity(notBefore: any.notAfter, notAfter: any.notBefore))
    }
  }

  @Test func anIdentityMustFitTogether() throws {
    let election = try TestElection()
    let other = try TestElection("other")
    let site = try election.site(1)
    let second = try election.site(2)
    #expect(throws: CertificateError.notSignedByAuthority) {
      try TLSIdentity(
        certificatePEM: site.certificatePEM, privateKeyPEM: site.privateKeyPEM,
        authorityPEM: other.authority.certificatePEM)
    }
    #expect(throws: CertificateError.keyDoesNotMatch) {
      try TLSIdentity(
        certificatePEM: site.certificatePEM, privateKeyPEM: second.privateKeyPEM, authorityPEM: site.authorityPEM)
    }
    #expect(throws: CertificateError.notAnAuthority) {
      try TLSIdentity(
        certificatePEM: site.certificatePEM, privateKeyPEM: site.privateKeyPEM, authorityPEM: second.certificatePEM)
    }
    #expect(throws: CertificateError.notAnAuthority) {
      try CertificateAuthority(certificatePEM: site.certificatePEM, privateKeyPEM: site.privateKeyPEM)
    }
    #expect(throws: CertificateError.keyDoesNotMatch) {
      try CertificateAuthority(
        certificatePEM: election.authority.certificatePEM, privateKeyPEM: other.authority.privateKeyPEM)
    }
  }

  @Test func anAuthoritysOwnCertificateNamesNoDevice() throws {
    let authority = try TestElection().authority
    #expect(throws: CertificateError.badDeviceName) {
      try TLSIdentity(
        certificatePEM: authority.certificatePEM, privateKeyPEM: authority.privateKeyPEM,
        authorityPEM: authority.certificatePEM)
    }
  }
}
