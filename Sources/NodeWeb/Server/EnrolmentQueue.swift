import NIOCore
import Synchronization

/// The enrolments of strangers in flight, in room of their own.
///
/// Anybody may hold a place by sending slowly, so a place is nobody's before the body is there: where places or room
/// run out, the enrolment that has kept the hall waiting for longest makes way. A true request is one short packet.
final class EnrolmentQueue: Sendable {
  private struct Place {
    let address: String
    let bodyBytes: Int
    let channel: any Channel
    /// Its body is there: it is being worked on and keeps its place.
    var isWhole = false
  }

  private struct State {
    /// In the order of their coming.
    var places: [(number: Int, place: Place)] = []
    var next = 0
  }

  private let perAddressMax: Int
  private let bodyBytesMax: Int
  private let state = Mutex(State())

  init(perAddressMax: Int, bodyBytesMax: Int) {
    (self.perAddressMax, self.bodyBytesMax) = (perAddressMax, bodyBytesMax)
  }

  /// Runs `read` and, with what it returns, `work`; nil without either where everybody else's body is there already,
  /// and nil without `work` when nothing was read.
  func run<Value: Sendable>(
    on channel: any Channel, bodyBytes: Int, read: () async -> [UInt8]?, work: ([UInt8]) async -> Value
  ) async -> Value? {
    let place = Place(address: ConnectionTable.address(of: channel), bodyBytes: bodyBytes, channel: channel)
    guard let number = enter(place) else { return nil }
    defer { leave(number) }
    guard let body = await read(), settle(number) else { return nil }
    return await work(body)
  }

  private func enter(_ place: Place) -> Int? {
    let (number, gone) = state.withLock { state -> (Int?, [any Channel]) in
      var gone: [any Channel] = []
      while let isInTheWay = obstacle(to: place, among: state.places.map(\.place)) {
        guard let index = state.places.firstIndex(where: { isInTheWay($0.place) && !$0.place.isWhole })
        else { return (nil, gone) }
        gone.append(state.places.remove(at: index).place.channel)
      }
      state.next += 1
      state.places.append((state.next, place))
      return (state.next, gone)
    }
    for channel in gone { channel.close(promise: nil) }
    return number
  }

  /// Which places are too many beside `place`; nil when there is room.
  private func obstacle(to place: Place, among places: [Place]) -> ((Place) -> Bool)? {
    if places.count(where: { $0.address == place.address }) >= perAddressMax {
      return { $0.address == place.address }
    }
    let held = places.reduce(0) { $0 + $1.bodyBytes }
    return held + place.bodyBytes > bodyBytesMax ? { _ in true } : nil
  }

  /// Notes that the body is there; false when the place is lost.
  private func settle(_ number: Int) -> Bool {
    state.withLock { state in
      guard let index = state.places.firstIndex(where: { $0.number == number }) else { return false }
      state.places[index].place.isWhole = true
      return true
    }
  }

  private func leave(_ number: Int) {
    state.withLock { state in state.places.removeAll { $0.number == number } }
  }
}
