import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// The hall's board, for whoever watches.
enum BoardPages {
  static let routes: [Route] = [
    .get("/board", .watchers, at: .hall) { visit in
      visit.page(
        Page(
          title: BilingualText(zh: "全场", en: "Board"),
          body: """
            <h1>\(visit.say("全场", "The board"))</h1>
            <div id="board" data-events="/events/board"></div>

            """))
    },
    .get("/projector", .everyRole, at: .hall, isPress: false) { visit in
      visit.page(
        Page(
          title: BilingualText(zh: "计票", en: "The count"),
          body: """
            <h1>\(visit.say(visit.node.election.name))　\(visit.say("计票", "The count"))</h1>
            <div id="count" data-events="/events/count"></div>

            """, isBare: true))
    },
  ]
}
