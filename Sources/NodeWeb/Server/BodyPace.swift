import HummingbirdCore
import NIOCore

/// How slowly a body may come: a peer that says little must not hold what others need.
struct BodyPace: Equatable, Sendable {
  /// From the request's head to the body's end.
  let secondsMax: Int
  /// How far the body may be behind the pace.
  let graceSeconds: Int
  let bytesPerSecondMin: Int

  /// How long after the head more has to have come than the `received` bytes.
  func patience(received: Int) -> TimeAmount {
    min(.seconds(Int64(secondsMax)), .seconds(Int64(graceSeconds)) + .seconds(Int64(received / bytesPerSecondMin)))
  }
}

extension PeerLimits {
  var bodyPace: BodyPace {
    BodyPace(secondsMax: bodySecondsMax, graceSeconds: bodyGraceSeconds, bytesPerSecondMin: bodyBytesPerSecondMin)
  }
}

extension LocalLimits {
  /// The machine's own user is bounded by the whole time alone.
  var bodyPace: BodyPace {
    BodyPace(secondsMax: bodySecondsMax, graceSeconds: bodySecondsMax, bytesPerSecondMin: 1)
  }
}

extension Request {
  /// The whole body of the stated length; nil when it breaks off or falls behind `pace`, and the connection with it.
  func collected(bytes count: Int, within pace: BodyPace, on channel: any Channel) async -> [UInt8]? {
    let start = NIODeadline.now()
    var deadline = channel.closing(at: start + pace.patience(received: 0))
    defer { deadline.cancel() }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    do {
      for try await part in body {
        bytes.append(contentsOf: part.readableBytesView)
        // Most bodies come in one part: they need no second timer.
        guard bytes.count < count else { continue }
        deadline.cancel()
        deadline = channel.closing(at: start + pace.patience(received: bytes.count))
      }
    } catch {
      return nil
    }
    return bytes
  }
}
