import ElectionRecord
import ElectionReports
import NodeService

/// Tells open pages what is new: parts are made once a change, at most every half second, and shared by all readers.
///
/// A reader that is slow gets the newest state and nothing in between, so that memory is bounded whatever it does.
package actor EventHub {
  /// A part of a page that the node keeps up to date.
  enum Topic: String, CaseIterable, Sendable { case bar, board, count }

  /// The most readers at once.
  static let readersMax = 128
  /// Between two renderings.
  static let pause = Duration.milliseconds(500)
  /// Without any change a line is sent, so that a connection that is gone is noticed.
  static let quietMax = Duration.seconds(15)

  private struct Part: Hashable {
    let topic: Topic
    let language: Language
  }

  private struct Reader {
    let parts: [Part]
    let continuation: AsyncStream<[UInt8]>.Continuation
  }

  private let node: PageNode
  private let clock: any Clock<Duration>
  private var readers: [Int: Reader] = [:]
  private var next = 0
  private var rendered: [Part: String] = [:]
  /// Of one round: bar and board say the same.
  private var statuses: [Language: StatusView] = [:]

  package init(node: PageNode, clock: any Clock<Duration>) { (self.node, self.clock) = (node, clock) }

  /// Sends what is new until cancellation.
  package func run() async {
    var seen = 0
    while !Task.isCancelled {
      seen = await change(after: seen)
      await tell()
      try? await clock.sleep(for: Self.pause)
    }
    for reader in readers.values { reader.continuation.finish() }
  }

  /// Waits for a change, or for ``quietMax``.
  private func change(after seen: Int) async -> Int {
    let (node, clock) = (self.node, self.clock)
    return await withTaskGroup(of: Int.self) { group in
      group.addTask { await node.changes(seen) }
      group.addTask {
        try? await clock.sleep(for: Self.quietMax)
        return seen
      }
      let first = await group.next() ?? seen
      group.cancelAll()
      return first
    }
  }

  /// The parts as they come; nil where there are too many readers.
  func read(_ topics: [Topic], _ language: Language) async -> AsyncStream<[UInt8]>? {
    guard readers.count < Self.readersMax else { return nil }
    let parts = topics.map { Part(topic: $0, language: language) }
    for part in parts where rendered[part] == nil { rendered[part] = await render(part) }
    let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingNewest(1))
    next += 1
    let number = next
    readers[number] = Reader(parts: parts, continuation: continuation)
    continuation.onTermination = { [weak self] _ in
      guard let self else { return }
      Task { await self.forget(number) }
    }
    continuation.yield(message(parts))
    return stream
  }

  private func forget(_ number: Int) { readers[number] = nil }

  /// Renders what readers wait for, and sends what is new.
  func tell() async {
    statuses = [:]
    let wanted = Set(readers.values.flatMap(\.parts))
    rendered = rendered.filter { wanted.contains($0.key) }
    var changed: Set<Part> = []
    for part in wanted {
      let text = await render(part)
      if rendered[part] != text { changed.insert(part) }
      rendered[part] = text
    }
    // A board of a thousand sites is half a megabyte: it is put together once for all who read the same parts.
    var messages: [[Part]: [UInt8]] = [:]
    for reader in readers.values {
      if !changed.isDisjoint(with: reader.parts) {
        let message = messages[reader.parts] ?? message(reader.parts)
        messages[reader.parts] = message
        reader.continuation.yield(message)
      } else if case .dropped(let waiting) = reader.continuation.yield(Array(": quiet\n\n".utf8)) {
        // What a slow reader has not taken yet is not lost to a line that says nothing.
        reader.continuation.yield(waiting)
      }
    }
  }

  /// Server-sent events (HTML Standard, section 9.2.6): one for each part.
  private func message(_ parts: [Part]) -> [UInt8] {
    parts.flatMap { part -> [UInt8] in
      let lines = (rendered[part] ?? "").utf8.split(separator: UInt8(ascii: "\n"))
      return Array("event: \(part.topic.rawValue)\n".utf8) + lines.flatMap { "data: ".utf8 + Array($0) + "\n".utf8 }
        + "\n".utf8
    }
  }

  private func render(_ part: Part) async -> String {
    let say = Speaker(language: part.language)
    switch part.topic {
    case .bar, .board:
      guard let status = await status(part.language) else { return "" }
      return part.topic == .bar
        ? StatusBarMarkup(status: status, hall: await node.hall(), machine: node.machine(), node: node, say: say)
          .markup.html
        : BoardMarkup(
          status: status, progress: await ask(ShowTurnout(), part.language),
          custody: await ask(ShowCustody(site: nil), part.language), node: node, say: say
        ).markup.html
    case .count:
      return CountMarkup(count: await ask(ShowCount(), part.language), node: node, say: say).markup.html
    }
  }

  private func status(_ language: Language) async -> StatusView? {
    if let known = statuses[language] { return known }
    let status: StatusView? = await ask(ShowStatus(), language)
    statuses[language] = status
    return status
  }

  private func ask<View: Decodable>(_ command: any NodeView, _ language: Language) async -> View? {
    await node.perform(CommandRequest(command, language: language), []).read(View.self)
  }
}
