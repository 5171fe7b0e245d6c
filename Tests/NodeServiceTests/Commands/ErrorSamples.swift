import ElectionRecord
import JournalStore
import NodeService
import SyncProtocol

/// One sample of every error that a command can end with, and the exit status that scripts rely on.
enum ErrorSamples {
  private static let device = DeviceID(rawValue: 0x0123_4567_89ab_cdef)

  private static let rulings: [Refusal] = [
    .twoOfficersRequired, .ordinaryCounts, .onlyAcknowledge, .decisionNeeded, .rightInUse, .noOpenCase,
  ]

  static let refusals: [(NodeError, ElectionRecord.ExitStatus)] =
    ReasonCode.allCases.map { (.refused($0), .refused) }
    + rulings.map { (.procedure($0), .refused) }

  static let node: [(NodeError, ElectionRecord.ExitStatus)] = [
    (.onlyAtHall, .usage), (.onlyAtSite, .usage), (.unknownSite("R9"), .usage), (.unknownDevice("R1"), .refused),
    (.siteHasDevice("R1"), .refused), (.invalidNumber("papers"), .usage), (.invalidText("x"), .usage),
    (.unknownPoll("x"), .usage), (.noSuchFinding, .refused), (.alreadyOpen(papers: 1), .refused),
    (.requestOfAnotherCommand, .usage),
    (.invalidTally("chair"), .usage), (.notDeclarable([.casesOpen(1)]), .unbalanced), (.alreadyDeclared, .refused),
    (.candidatesMissing(["Li"]), .refused), (.doesNotFit([.planned(papers: 1050, planned: 105)]), .refused),
  ]

  static let store: [(NodeError, ElectionRecord.ExitStatus)] = [
    (.store(.inUse), .failed), (.store(.notFound), .failed), (.store(.exists), .failed),
    (.store(.notEnrolled), .failed), (.store(.entryTooLarge(limitBytes: 1)), .usage),
    (.store(.journalFull(limit: 1)), .failed), (.store(.notWritable), .failed),
    (.store(.diskFull), .failed), (.store(.ownedByAnother(user: "clerk")), .failed),
    (.store(.damaged(place: "segment")), .unverified), (.store(.rolledBack(found: 1, expected: 2)), .unverified),
    (.store(.futureVersion(found: 9)), .failed), (.store(.unknownOutcome), .unknown),
    (.store(.stopped(.full)), .unknown),
    (.store(.stopped(.readOnly)), .unknown), (.store(.stopped(.failing)), .unknown),
    (.store(.failed(code: 10)), .failed),
    (.store(.unsafeSettings), .failed),
  ]

  static let sync: [(NodeError, ElectionRecord.ExitStatus)] = [
    (.sync(.malformed(at: 3)), .unverified), (.sync(.tooLarge), .failed),
    (.sync(.segmentTooLarge(limitBytes: 1)), .failed), (.sync(.futureVersion(found: 2)), .failed),
    (.sync(.foreignElection), .unverified), (.sync(.stalled), .failed),
  ]

  static let stick: [(NodeError, ElectionRecord.ExitStatus)] = [
    (.stick(.notAStick), .unverified), (.stick(.futureVersion(found: 2)), .failed),
    (.stick(.foreignElection(found: .zero)), .unverified), (.stick(.notARecipient(recipients: [device])), .unverified),
    (.stick(.damaged(offset: 1)), .unverified), (.stick(.truncated(offset: 1)), .unverified),
    (.stick(.trailingBytes(offset: 1)), .unverified), (.stick(.tooLarge(limit: 1)), .failed),
    (.stick(.segmentTooLarge(limitBytes: 1)), .unverified),
    (.stick(.tooManySegments(limit: 1)), .unverified),
    (.stick(.recipientCount(found: 0, limit: 1024)), .failed), (.stick(.repeatedRecipient(device)), .failed),
    (.stick(.invalidRecipientKey(device)), .failed), (.stick(.sealingFailed), .failed),
  ]

  static let carried: [(NodeError, ElectionRecord.ExitStatus)] = [
    SegmentOutcome.merged(device: device, entries: 1), .known(device: device), .gap(device: device, size: 1),
    .unknownDevice(device), .contradicts(device: device), .forked(device: device),
    .refused(device: device, .rootDiffers),
    .tooManyBranches(device: device, checkpoint: []), .tooManyEntries(device: device, limit: 1),
  ].map { (.carriedFileRefused($0), .unverified) }

  static var all: [(NodeError, ElectionRecord.ExitStatus)] { refusals + node + store + sync + stick + carried }

  static let directory: [(NodeDirectoryError, ElectionRecord.ExitStatus)] = [
    (.notANode, .failed), (.keyLost(file: "signing.key"), .failed), (.keyLost(file: "tls.key.pem"), .failed),
    (.exposed(file: "signing.key"), .failed), (.damaged(file: "node.json"), .unverified),
    (.futureVersion(found: 2), .failed), (.foreignElection, .unverified), (.store(.inUse), .failed),
  ]

  static let commands: [(Refusal, ElectionRecord.ExitStatus)] = [
    (ElectionFileError(file: "count.yaml", line: 3, kind: .empty).refusal, .usage),
    (.tooLargeForReply(limitBytes: 1), .failed), (.folderNotWritable("/x"), .failed), (.folderNotEmpty("/x"), .failed),
    (.invalidSearch, .usage),
  ]
}
