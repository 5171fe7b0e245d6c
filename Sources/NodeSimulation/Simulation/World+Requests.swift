import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService
import TestSupport

/// Requests to a laptop, with crashes before and after the commit.
extension World {
  /// What a request came to.
  enum Answer<Value> {
    case done(Value)
    case refused(NodeError)
  }

  /// Asks a laptop to record something, once.
  ///
  /// At times it dies before the commit and is asked again, or dies after it and the receipt is lost; then the caller
  /// repeats the request under the same id, and must be told of the one entry that there is (invariant S11).
  @discardableResult
  func request<Value: Equatable>(
    _ laptop: Laptop, _ what: String, _ work: (Node, RequestID) throws(NodeError) -> Value
  ) throws(SimulationFailure) -> Answer<Value> {
    guard let id = RequestID("step-\(step)") else { preconditionFailure("a short text is an id") }
    let wasOvertaken = isOvertaken(laptop)
    let before = laptop.authored
    if generator.chance(5) {
      note("\(laptop.name) dies before \(what)")
      try restart(laptop)
    }
    keepUnflushed(laptop)
    if generator.chance(4) { try failCommit(laptop, id, work) }
    var answer = try attempt(laptop, id, work)
    try observe(laptop, mayWrite: true)
    let written = laptop.authored
    if generator.chance(8) {
      note("\(laptop.name) dies after \(what)")
      try restart(laptop)
      let again = mutant == .retriesAsNew ? RequestID("step-\(step)-again") ?? id : id
      let repeated = try attempt(laptop, again, work)
      try observe(laptop, mayWrite: true)
      try checkRepeat(written != before, first: answer, repeated, isSame: laptop.authored == written, at: laptop)
      answer = repeated
    }
    if wasOvertaken, laptop.authored != before {
      throw failure(.forks, "\(laptop.name) went on although the hall held more of its journal")
    }
    note("\(laptop.name) \(what): \(Self.outcome(answer))")
    return answer
  }

  private func attempt<Value>(
    _ laptop: Laptop, _ id: RequestID, _ work: (Node, RequestID) throws(NodeError) -> Value
  ) throws(SimulationFailure) -> Answer<Value> {
    do throws(NodeError) {
      return .done(try work(laptop.node.node, id))
    } catch .store(.notEnrolled) {
      return .refused(.store(.notEnrolled))
    } catch .store(let error) {
      throw failure(nil, "\(laptop.name): \(error)")
    } catch {
      return .refused(error)
    }
  }

  /// The disk refuses the commit: the caller must learn that the outcome is unknown, and nothing may be there.
  private func failCommit<Value>(
    _ laptop: Laptop, _ id: RequestID, _ work: (Node, RequestID) throws(NodeError) -> Value
  ) throws(SimulationFailure) {
    note("\(laptop.name) cannot commit")
    do throws(NodeError) {
      _ = try laptop.node.medium.whileCommitsFail { () throws(NodeError) in try work(laptop.node.node, id) }
    } catch .store(.unknownOutcome) {
    } catch .store(let error) where error != .notEnrolled {
      throw failure(.unknownOutcome, "\(laptop.name) after a failed commit: \(error)")
    } catch {}
    try observe(laptop)
  }

  private func checkRepeat<Value: Equatable>(
    _ wasWritten: Bool, first: Answer<Value>, _ repeated: Answer<Value>, isSame: Bool, at laptop: Laptop
  ) throws(SimulationFailure) {
    guard wasWritten else { return }
    if !isSame { throw failure(.unknownOutcome, "\(laptop.name) recorded one request twice") }
    guard case .done(let one) = first, case .done(let other) = repeated, one == other else {
      throw failure(.unknownOutcome, "\(laptop.name) answers the repeated request \(repeated), at first \(first)")
    }
  }

  private static func outcome<Value>(_ answer: Answer<Value>) -> String {
    switch answer {
    case .done(let receipt as CastReceipt): "\(receipt.outcome) \(receipt.reason?.rawValue ?? "")"
    case .done: "done"
    case .refused(let error): "\(error)"
    }
  }

  /// The process dies and starts again from its disk.
  ///
  /// - Parameter disk: Another disk to start from.
  func restart(_ laptop: Laptop, from disk: StoreMedium? = nil) throws(SimulationFailure) {
    let disk = laptop.flushed ?? disk
    laptop.flushed = nil
    try sound("starting \(laptop.name)") { () throws(StoreError) in try laptop.node.restart(from: disk) }
    try observe(laptop, isRestart: true)
  }

  private func keepUnflushed(_ laptop: Laptop) {
    guard mutant == .lateFlush else { return }
    laptop.flushed = generator.chance(50) ? laptop.flushed ?? (try? laptop.node.medium.cloned()) : nil
  }
}
