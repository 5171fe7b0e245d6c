extension ElectionDefinition {
  init(_ field: WireField) throws(WireError) {
    var id = ""
    var election = Digest32.zero
    var roll = Digest32.zero
    var registered = 0
    var sites: Digest32?
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: id = try part.text()
      case 2: election = try part.digest()
      case 3: roll = try part.digest()
      case 4: registered = try part.count()
      case 5: sites = try part.digest()
      default: break
      }
    }
    self.init(
      electionID: id, electionDigest: election, rollDigest: roll, registered: registered, sitesDigest: sites)
  }
}

extension Enrolment {
  init(_ field: WireField) throws(WireError) {
    var publicKey: [UInt8] = []
    var sealingKey: [UInt8] = []
    var site = ""
    var certificate: Digest32?
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: publicKey = Array(try part.bytes())
      case 2: sealingKey = Array(try part.bytes())
      case 3: site = try part.text()
      case 4: certificate = try part.digest()
      default: break
      }
    }
    self.init(
      publicKey: publicKey, sealingKey: sealingKey, site: site.isEmpty ? nil : SiteID(site), certificate: certificate)
  }
}

extension Revocation {
  init(_ field: WireField) throws(WireError) {
    var device = DeviceID(rawValue: 0)
    var size: UInt32 = 0
    var reason = ""
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: device = try part.device()
      case 2: size = try part.integer()
      case 3: reason = try part.text()
      default: break
      }
    }
    self.init(device: device, size: size, reason: reason)
  }
}

extension RollAmendment {
  init(_ field: WireField) throws(WireError) {
    var voter: RollNumber = 0
    var change = 0
    var original: RollNumber = 0
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: voter = try part.integer()
      case 2: change = try part.count()
      case 3: original = try part.integer()
      default: break
      }
    }
    switch change {
    case 1: self.init(voter: voter, change: .struckOff)
    case 2: self.init(voter: voter, change: .restored)
    case 3: self.init(voter: voter, change: .duplicateOf(original: original))
    default: throw .invalidValue(field: 2, at: field.offset)
    }
  }
}

extension Allotment {
  init(_ field: WireField) throws(WireError) {
    var from = ""
    var to = ""
    var upTo: [JournalHead] = []
    var voter: RollNumber = 0
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: from = try part.text()
      case 2: to = try part.text()
      case 3: upTo.append(try part.head())
      case 4: voter = try part.integer()
      default: break
      }
    }
    self.init(from: SiteID(from), to: SiteID(to), upTo: upTo, voter: voter == 0 ? nil : voter)
  }
}

extension Tally {
  init(_ field: WireField) throws(WireError) {
    var contest = ""
    var lines: [Line] = []
    var writeIns = 0
    var undervotes = 0
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: contest = try part.text()
      case 2: lines.append(try Line(part))
      case 3: writeIns = try part.count()
      case 4: undervotes = try part.count()
      default: break
      }
    }
    self.init(contest: contest, lines: lines, writeIns: writeIns, undervotes: undervotes)
  }
}

extension Tally.Line {
  fileprivate init(_ field: WireField) throws(WireError) {
    var name = ""
    var votes = 0
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: name = try part.text()
      case 2: votes = try part.count()
      default: break
      }
    }
    self.init(name: name, votes: votes)
  }
}

extension Ruling {
  init(_ field: WireField) throws(WireError) {
    var caseClass: CaseClass?
    var voter: RollNumber = 0
    var device: DeviceID?
    var verdicts: [Verdict] = []
    var officers: [String] = []
    var reason = ""
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: caseClass = try part.code(as: CaseClass.self)
      case 2: voter = try part.integer()
      case 3: device = try part.device()
      case 4: verdicts.append(try Verdict(part))
      case 5: officers.append(try part.text())
      case 6: reason = try part.text()
      default: break
      }
    }
    guard let caseClass else { throw .invalidValue(field: 1, at: field.offset) }
    self.init(
      caseClass: caseClass, voter: voter == 0 ? nil : voter, device: device, verdicts: verdicts,
      officers: officers, reason: reason)
  }
}

extension Verdict {
  fileprivate init(_ field: WireField) throws(WireError) {
    var device = DeviceID(rawValue: 0)
    var first: UInt32 = 0
    var count: UInt32 = 0
    var decision: Decision?
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: device = try part.device()
      case 2: first = try part.integer()
      case 3: count = try part.integer()
      case 4: decision = Decision(rawValue: try part.integer())
      default: break
      }
    }
    guard let decision else { throw .invalidValue(field: 4, at: field.offset) }
    self.init(device: device, first: first, count: count, decision: decision)
  }
}

extension Explanation {
  init(_ field: WireField) throws(WireError) {
    var code: FindingCode?
    var site = ""
    var text = ""
    var officers: [String] = []
    var count = 0
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: code = try part.code(as: FindingCode.self)
      case 2: site = try part.text()
      case 3: text = try part.text()
      case 4: officers.append(try part.text())
      case 5: count = Int(try part.signed())
      default: break
      }
    }
    guard let code else { throw .invalidValue(field: 1, at: field.offset) }
    self.init(code: code, site: site.isEmpty ? nil : SiteID(site), text: text, officers: officers, count: count)
  }
}

extension Declaration {
  init(_ field: WireField) throws(WireError) {
    var digest = Digest32.zero
    var officers: [String] = []
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: digest = try part.digest()
      case 2: officers.append(try part.text())
      default: break
      }
    }
    self.init(digest: digest, officers: officers)
  }
}
