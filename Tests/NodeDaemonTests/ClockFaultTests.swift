import ElectionRecord
import NodeWeb
import Testing

@testable import NodeDaemon

@Suite struct ClockFaultTests {
  @Test(
    arguments: [
      (-1, "outside"), (0, "implausible"), (1_704_067_199, "implausible"), (1_704_067_200, nil), (4_102_444_799, nil),
      (4_102_444_800, "outside"), (.max / 2, "outside"),
    ] as [(Int64, String?)])
  func aClockThatCannotBeRightIsNamed(_ now: Int64, _ kind: String?) {
    let found: String? =
      switch ClockFault(now: now) {
      case .outsideCertificates: "outside"
      case .implausible: "implausible"
      case .otherEnd: "other"
      case nil: nil
      }
    #expect(found == kind)
    guard let fault = ClockFault(now: now) else { return }
    #expect(fault.message.zh.contains("时钟不对") && fault.message.zh.contains("校正日期和时间"))
    #expect(fault.message.en.contains("clock is wrong") && fault.message.en.contains("et date and time"))
  }

  @Test func aFailedTLSConnectionIsTheClocksFaultOnlyIfAClockIsWrong() {
    let now: Int64 = 1_800_000_000
    #expect(ClockFault(untrusted: "CERTIFICATE_VERIFY_FAILED", now: now) == nil)
    #expect(ClockFault(untrusted: "CERTIFICATE_VERIFY_FAILED", now: 0) == nil)
    #expect(ClockFault(untrusted: "x", now: 4_102_444_800) == .outsideCertificates(now: 4_102_444_800))
    #expect(ClockFault(untrusted: "SSLV3_ALERT_CERTIFICATE_EXPIRED", now: now) == .otherEnd)
  }
}
