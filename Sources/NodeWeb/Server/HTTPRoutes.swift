import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

/// What a server of this module answers, and within which times.
struct HTTPRoutes: Sendable {
  /// Answers one request; it never throws, so that no error text can reach the other end.
  let answer: @Sendable (Request, any Channel) async -> HTTPReply
  let replySecondsMax: Int
  let lingerSecondsMax: Int

  /// Answers one request and writes the answer.
  ///
  /// A peer that does not take its answer in time loses its connection; so does one, a little later, whose body was
  /// left unread: the rest of it is discarded for a moment so that the peer gets to read the answer.
  @Sendable func respond(
    _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
  ) async throws {
    let reply = await answer(request, channel)
    let response = reply.response
    let deadline = channel.closing(afterSeconds: replySecondsMax)
    defer { deadline.cancel() }
    try await writer.write(response: response.head, body: response.body)
    if reply.closes {
      _ = channel.closing(afterSeconds: lingerSecondsMax)
    }
  }
}

extension Channel {
  /// Closes the channel after `seconds`, unless the returned task is cancelled.
  func closing(afterSeconds seconds: Int) -> Scheduled<Void> {
    closing(at: .now() + .seconds(Int64(seconds)))
  }

  /// Closes the channel at `deadline`, unless the returned task is cancelled.
  func closing(at deadline: NIODeadline) -> Scheduled<Void> {
    eventLoop.scheduleTask(deadline: deadline) { self.close(promise: nil) }
  }
}

extension Request {
  /// The length that the request states for its body; nil when it states none.
  var statedLength: Int? {
    if let stated = headers[.contentLength] { return Int(stated) }
    return nil
  }
}
