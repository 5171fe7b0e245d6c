import ElectionRecord
import JournalStore
import SyncProtocol
import Testing

@testable import NodeService

/// One code makes one device of one site; nobody between laptop and hall can change anything (invariant S13).
@Suite struct EnrolmentTests {
  private let fixture: EnrolmentFixture
  private let laptop: EnrolmentFixture.Laptop

  init() throws {
    fixture = try EnrolmentFixture()
    laptop = try fixture.laptop("laptop", code: fixture.code())
  }

  @Test func aCodeMakesALaptopTheSitesDevice() throws {
    let (answer, package) = try laptop.open(try fixture.admit(try laptop.request()))
    #expect(answer.site == SiteID("R1"))
    #expect(answer.authority == fixture.hall.keys.publicKey)
    #expect(answer.certificatePEM == "CERTIFICATE \(laptop.keys.device)")
    #expect(answer.authorityCertificatePEM == "AUTHORITY")
    #expect(package.election.canonicalDigest == fixture.election.canonicalDigest)
    #expect(package.roll == EnrolmentFixture.roll)
    #expect(package.personKey == EnrolmentFixture.personKey && package.personKey != nil)
    let node = try Village.node(laptop.keys, at: answer.site, package.election, fixture.index, answer.authority)
    try node.takeEnrolment(package.segments)
    #expect(node.frontier == fixture.hall.frontier)
    try node.open()
    try node.cast(1...3)
    try Village.sync(node, fixture.hall)
    #expect(try fixture.hall.counted == 3)
  }

  /// Where the journals do not fit beside the roll, the hall's comes first, and a sync brings the others.
  @Test func whatDoesNotFitBesideTheRollComesWithTheFirstSync() throws {
    let (answer, package) = try laptop.open(try fixture.admit(try laptop.request()))
    let first = try Village.node(laptop.keys, at: answer.site, package.election, fixture.index, answer.authority)
    try first.takeEnrolment(package.segments)
    try first.open()
    try first.cast(1...3)
    try Village.sync(first, fixture.hall)
    let room = 8 * EntryRun.bytesMax + 1
    let few = try fixture.hall.segments(bytesMax: room)
    #expect(few.map(\.device) == [fixture.hall.device])
    let other = try fixture.laptop("other", code: try fixture.code("R2", random: 4))
    let joined = try other.open(try fixture.admit(try other.request()))
    let node = try Village.node(
      other.keys, at: joined.answer.site, joined.package.election, fixture.index, joined.answer.authority)
    try node.takeEnrolment(try fixture.hall.segments(bytesMax: room))
    #expect(node.frontier != fixture.hall.frontier)
    try Village.sync(node, fixture.hall)
    #expect(node.frontier == fixture.hall.frontier)
  }

  @Test func theSameRequestAgainGivesTheSameDevice() throws {
    let request = try laptop.request()
    let first = try laptop.open(try fixture.admit(request))
    let frontier = fixture.hall.frontier
    let second = try laptop.open(try fixture.admit(request, draw: 6))
    let sealedAnew = try laptop.open(try fixture.admit(try laptop.request(salt: 9), draw: 7))
    #expect(fixture.hall.frontier == frontier)
    for other in [second, sealedAnew] {
      #expect(other.answer.site == first.answer.site)
      #expect(other.answer.certificatePEM == first.answer.certificatePEM)
      #expect(other.package.segments == first.package.segments)
    }
    #expect(fixture.hall.register.hall.devices(of: SiteID("R1")) == [laptop.keys.device])
  }

  private func refusal(_ request: [UInt8]) -> JoinError? {
    do {
      _ = try fixture.admit(request)
      return nil
    } catch {
      return error as? JoinError
    }
  }

  private func expectNothingEnrolled() {
    #expect(fixture.hall.frontier.journals[fixture.hall.device]?.map(\.size) == [2])
    #expect(fixture.hall.register.hall.devices(of: SiteID("R1")).isEmpty)
  }

  @Test func aWrongSecretIsRefused() throws {
    var code = laptop.code
    code.secret[3] ^= 1
    #expect(refusal(try EnrolmentFixture.Laptop(keys: laptop.keys, code: code).request()) == .wrongCode)
    expectNothingEnrolled()
  }

  @Test func anUnknownCodeIsRefused() throws {
    let code = (laptop.code.site, "ZZZZ0", laptop.code.secret)
    #expect(refusal(try EnrolmentFixture.Laptop(keys: laptop.keys, code: code).request()) == .wrongCode)
    expectNothingEnrolled()
  }

  @Test(arguments: RightsPolicy.allCases)
  func aCodeServesOneDevice(_ policy: RightsPolicy) throws {
    let fixture = try EnrolmentFixture(policy: policy)
    let code = try fixture.code()
    _ = try fixture.admit(try fixture.laptop("first", code: code).request())
    let frontier = fixture.hall.frontier
    #expect(throws: JoinError.codeUsed) { try fixture.admit(try fixture.laptop("second", code: code).request()) }
    #expect(fixture.hall.frontier == frontier)
  }

  /// The points of small order, as u-coordinates, little-endian: 0, 1, p − 1, p, p + 1, and two of order 8.
  ///
  /// - Source: RFC 7748, section 6.1; D. J. Bernstein, "Curve25519: new Diffie-Hellman speed records", on validation.
  static let smallOrder: [[UInt8]] =
    [
      [UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31),
    ]
    + [0xec, 0xed, 0xee].map { [$0] + [UInt8](repeating: 0xff, count: 30) + [0x7f] }
    + [
      "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
      "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    ].compactMap { Digest32(hex: $0)?.bytes }

  @Test(arguments: smallOrder) func aKeyThatNothingCanBeSealedToIsRefused(_ key: [UInt8]) throws {
    let request = JoinRequest(
      invitationID: laptop.code.id, publicKey: laptop.keys.publicKey, sealingKey: key,
      certificateRequest: Array("request".utf8))
    let sealed = try request.sealed(secret: laptop.code.secret, salt: [UInt8](repeating: 1, count: 16))
    #expect(refusal(sealed) == .unusableSealingKey)
    expectNothingEnrolled()
    #expect(JoinError.unusableSealingKey.message.zh.contains("新的数据目录"))
  }

  @Test func aSecondDeviceOfASiteIsRefusedWhileVotersAreAssigned() throws {
    let second = try fixture.laptop("second", code: try fixture.code(random: 4))
    _ = try fixture.admit(try laptop.request())
    #expect(throws: NodeError.siteHasDevice(SiteID("R1"))) { try fixture.admit(try second.request()) }
    #expect(throws: NodeError.siteHasDevice(SiteID("R1"))) { try fixture.code(random: 5) }
    #expect(throws: NodeError.unknownSite("R9")) { try fixture.code("R9") }
  }

  @Test func aSiteInvitesNobody() throws {
    let (answer, package) = try laptop.open(try fixture.admit(try laptop.request()))
    let node = try Village.node(laptop.keys, at: answer.site, package.election, fixture.index, answer.authority)
    #expect(throws: NodeError.onlyAtHall) { try node.invite(SiteID("R2"), random: Array(0..<19)) }
  }

  @Test func aRequestChangedAtAnyByteEnrolsNothingElse() throws {
    let request = try laptop.request()
    for place in request.indices {
      var changed = request
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(refusal(changed) != nil, "byte \(place)")
    }
    for size in request.indices { #expect(refusal(Array(request.prefix(size))) != nil, "cut at \(size)") }
    #expect(refusal([]) == .wrongCode)
    expectNothingEnrolled()
  }

  @Test func anAnswerChangedAtAnyByteIsRefused() throws {
    let answer = try fixture.admit(try laptop.request())
    for place in answer.indices {
      var changed = answer
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(throws: JoinError.self, "byte \(place)") { try laptop.open(changed) }
    }
    for size in stride(from: 0, to: answer.count, by: 7) {
      #expect(throws: JoinError.self, "cut at \(size)") { try laptop.open(Array(answer.prefix(size))) }
    }
  }

  @Test func anAnswersHeadStatesItsSizeToTheHolderOfTheCode() throws {
    let answer = try fixture.admit(try laptop.request())
    let head = Array(answer.prefix(JoinAnswer.headBytesMax))
    let size = try JoinAnswer.bytesMax(statedIn: head, secret: laptop.code.secret)
    #expect((answer.count...answer.count + 32).contains(size))
    let sealedCount = try #require(try JoinFields(answer).bytes(1)).count
    #expect(sealedCount + 32 <= JoinAnswer.headBytesMax)
    for place in 0..<sealedCount {
      var changed = head
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(throws: JoinError.self, "byte \(place)") {
        try JoinAnswer.bytesMax(statedIn: changed, secret: laptop.code.secret)
      }
    }
    #expect(throws: JoinError.wrongCode) {
      try JoinAnswer.bytesMax(statedIn: head, secret: [UInt8](repeating: 0, count: 16))
    }
  }

  @Test func anAnswerForAnotherCodeIsRefused() throws {
    let other = try fixture.laptop("other", code: try fixture.code("R2", random: 4))
    let answer = try fixture.admit(try other.request())
    #expect(throws: JoinError.wrongCode) { try laptop.open(answer) }
  }

  @Test func aPackageSealedToAnotherDeviceIsRefused() throws {
    let opened = try JoinAnswer(opening: try fixture.admit(try laptop.request()), secret: laptop.code.secret)
    let other = try Village.keys("other")
    #expect(throws: JoinError.malformed) {
      try EnrolmentPackage(
        opening: opened.package, electionDigest: opened.electionDigest, device: other.device, key: other.sealing)
    }
    #expect(throws: JoinError.malformed) {
      try EnrolmentPackage(
        opening: opened.package, electionDigest: .zero, device: laptop.keys.device, key: laptop.keys.sealing)
    }
  }

  /// The package is carried beside the answer; another one in its place is not taken.
  @Test func aPackageOfAnotherAnswerIsRefused() throws {
    let first = try fixture.admit(try laptop.request())
    let second = try JoinAnswer(opening: try fixture.admit(try laptop.request(), draw: 6), secret: laptop.code.secret)
    var writer = WireWriter()
    writer.field(1, try #require(try JoinFields(first).bytes(1)))
    writer.field(2, second.package)
    #expect(throws: JoinError.packageDiffers) { try JoinAnswer(opening: writer.bytes, secret: laptop.code.secret) }
  }

  @Test func aRequestIsNotAnAnswer() throws {
    let request = try laptop.request()
    #expect(throws: JoinError.self) { try JoinAnswer(opening: request, secret: laptop.code.secret) }
    let answer = try fixture.admit(request)
    #expect(throws: JoinError.self) { try JoinRequest(opening: answer, secret: laptop.code.secret) }
    // The sealed part of one in the place of the other: the same secret, another purpose.
    let sealedRequest = try #require(try JoinFields(request).bytes(2))
    var asAnswer = WireWriter()
    asAnswer.field(1, sealedRequest)
    asAnswer.field(2, [1, 2, 3])
    #expect(throws: JoinError.wrongCode) { try JoinAnswer(opening: asAnswer.bytes, secret: laptop.code.secret) }
    let sealedAnswer = try #require(try JoinFields(answer).bytes(1))
    var asRequest = WireWriter()
    asRequest.field(1, "1")
    asRequest.field(2, sealedAnswer)
    #expect(throws: JoinError.wrongCode) { try JoinRequest(opening: asRequest.bytes, secret: laptop.code.secret) }
  }

  /// A laptop that was answered and has recorded its opening, which the hall holds.
  private func serve(_ laptop: EnrolmentFixture.Laptop) throws {
    let (answer, package) = try laptop.open(try fixture.admit(try laptop.request()))
    let node = try Village.node(laptop.keys, at: answer.site, package.election, fixture.index, answer.authority)
    try node.takeEnrolment(package.segments)
    try node.open()
    try Village.sync(node, fixture.hall)
  }

  @Test func aCodeAnswersNobodyOnceItsDeviceHasRecordedSomething() throws {
    try serve(laptop)
    let frontier = fixture.hall.frontier
    #expect(refusal(try laptop.request()) == .codeUsed)
    #expect(refusal(try laptop.request(salt: 9)) == .codeUsed)
    #expect(fixture.hall.frontier == frontier)
  }

  /// Who has read the code can name the device, whose public key is no secret, with keys of his own beside it.
  @Test func aCodeAnswersNobodyElseInItsDevicesName() throws {
    _ = try fixture.admit(try laptop.request())
    let thief = JoinRequest(
      invitationID: laptop.code.id, publicKey: laptop.keys.publicKey,
      sealingKey: try Village.keys("thief").sealingPublicKey, certificateRequest: Array("request".utf8))
    #expect(
      refusal(try thief.sealed(secret: laptop.code.secret, salt: [UInt8](repeating: 2, count: 16))) == .codeUsed)
  }

  @Test(arguments: [false, true]) func aCodeAnswersNobodyAfterARevocation(hasServed: Bool) throws {
    if hasServed { try serve(laptop) } else { _ = try fixture.admit(try laptop.request()) }
    try fixture.hall.revoke(site: SiteID("R1"), reason: "lost")
    let frontier = fixture.hall.frontier
    #expect(refusal(try laptop.request()) == .keysUsed)
    // Not with a new code either: the keys are what was revoked.
    let again = EnrolmentFixture.Laptop(
      keys: laptop.keys, code: try #require(InvitationCode.parse(try fixture.code(random: 8))))
    #expect(refusal(try again.request()) == .keysUsed)
    #expect(fixture.hall.frontier == frontier)
  }

  @Test func aRevocationEndsTheSitesUnusedCodes() throws {
    let forgotten = try fixture.laptop("thief", code: try fixture.code(random: 4))
    let elsewhere = try fixture.laptop("other", code: try fixture.code("R2", random: 6))
    _ = try fixture.admit(try laptop.request())
    try fixture.hall.revoke(site: SiteID("R1"), reason: "lost")
    #expect(refusal(try forgotten.request()) == .wrongCode)
    #expect(refusal(try elsewhere.request()) == nil)
  }

  @Test func aLaptopOfOneSiteDoesNotBecomeAnothers() throws {
    _ = try fixture.admit(try laptop.request())
    let code = try #require(InvitationCode.parse(try fixture.code("R2", random: 4)))
    #expect(refusal(try EnrolmentFixture.Laptop(keys: laptop.keys, code: code).request()) == .keysUsed)
  }

  @Test func aRevokedSiteGetsAnotherLaptop() throws {
    _ = try fixture.admit(try laptop.request())
    try fixture.hall.revoke(site: SiteID("R1"), reason: "lost")
    let next = try fixture.laptop("next", code: try fixture.code(random: 8))
    _ = try next.open(try fixture.admit(try next.request()))
    #expect(fixture.hall.register.hall.devices(of: SiteID("R1")).count == 2)
  }
}
