import ElectionRecord
import ElectionReports
import NodeWeb

/// What the node tells open pages as it happens.
enum EventPages {
  static let routes: [Route] = [
    .get("/events/bar", .everyRole, isPress: false) { visit in await events([.bar], visit) },
    .get("/events/board", .watchers, at: .hall, isPress: false) { visit in
      await events([.bar, .board], visit)
    },
    .get("/events/count", .everyRole, at: .hall, isPress: false) { visit in await events([.bar, .count], visit) },
  ]

  private static func events(_ topics: [EventHub.Topic], _ visit: PageVisit) async -> PageReply {
    guard let stream = await visit.services.hub.read(topics, visit.language) else {
      return PageReply(status: 503, type: nil, body: .whole([]))
    }
    return PageReply(type: "text/event-stream", body: .pieces(stream, byteCount: nil))
  }
}
