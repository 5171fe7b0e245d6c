import Crypto
import ElectionRecord
import NodeRehearsal
import NodeService
import SyncProtocol

/// Sticks, whole and damaged, new and old.
extension World {
  func carry() throws(SimulationFailure) {
    let from = generator.pick(laptops)
    let to = generator.pick(laptops)
    let isOld = !oldSticks.isEmpty && generator.chance(45)
    let stick = isOld ? generator.pick(oldSticks) : try export(from)
    if !isOld {
      oldSticks.append(stick)
      if oldSticks.count > 6 { oldSticks.removeFirst() }
    }
    switch generator.below(10) {
    case 0..<7: try importWhole(stick, at: to, what: isOld ? "an old stick" : "a stick of \(from.name)")
    case 7, 8: try importDamaged(damage(stick), whole: stick, at: to)
    default: try importForged(at: to)
    }
  }

  func export(_ laptop: Laptop) throws(SimulationFailure) -> [UInt8] {
    try sound("export of \(laptop.name)") { () throws(ClusterError) in
      try cluster.stick(from: laptop.node, using: &generator)
    }
  }

  /// - Returns: Whether the laptop could open the file.
  @discardableResult
  func importWhole(_ stick: [UInt8], at laptop: Laptop, what: String) throws(SimulationFailure) -> Bool {
    do throws(NodeError) {
      let summary = try cluster.importStick(stick, at: laptop.node)
      note("\(laptop.name) imports \(what): \(summary.newEntries) new entries")
    } catch .stick(.notARecipient)
      where laptop.isLate || laptop.isHall && laptop !== hall || truth.revocations[laptop.node.device] != nil
    {
      note("\(laptop.name) cannot open \(what)")
      return false
    } catch {
      throw failure(.atomicImport, "\(laptop.name) refuses \(what), which is whole: \(error)")
    }
    try observe(laptop, mayWrite: laptop.isHall)
    return true
  }

  /// The file is refused and leaves no trace but evidence (invariant S12), or proves to be whole.
  func importDamaged(_ stick: [UInt8], whole: [UInt8], at laptop: Laptop) throws(SimulationFailure) {
    if stick == whole {
      try importWhole(stick, at: laptop, what: "a stick")
      return
    }
    let before = laptop.node.frontier
    if mutant == .importsPiecemeal { try importFirstSegment(at: laptop) }
    do throws(NodeError) {
      try cluster.importStick(stick, at: laptop.node)
      throw NodeError.sync(.stalled)
    } catch .stick {
    } catch {
      throw failure(.corruption, "\(laptop.name) took a damaged stick (\(error))")
    }
    if laptop.node.frontier != before {
      throw failure(.atomicImport, "\(laptop.name) took a part of a damaged stick")
    }
    note("\(laptop.name) refuses a damaged stick")
  }

  /// What a program does that applies a file while it reads it.
  private func importFirstSegment(at laptop: Laptop) throws(SimulationFailure) {
    let before = laptop.node.frontier
    for head in laptops.flatMap(\.heads) where laptop.node.frontier == before {
      _ = try? laptop.node.node.answer(message([segment(upTo: head)]))
    }
  }

  /// A file that is whole, and in which one journal is not what its device signed.
  private func importForged(at laptop: Laptop) throws(SimulationFailure) {
    let before = laptop.node.frontier
    let victim = generator.pick(sites).node.device
    let good = hall.heads.filter { truth.items[$0].device == hall.node.device }.map { segment(upTo: $0) }
    let forged = segment(
      of: victim, from: 0, entries: [Entry(elapsedSeconds: 1, body: .incident(Incident(text: "forged"))).encoded()],
      after: nil, signedBy: strangerKeys())
    if mutant == .importsPiecemeal { try importFirstSegment(at: laptop) }
    let stick = try seal(good + [forged], to: laptop)
    do throws(NodeError) {
      try cluster.importStick(stick, at: laptop.node)
      throw NodeError.sync(.stalled)
    } catch .carriedFileRefused {
    } catch {
      throw failure(.nothingInvented, "\(laptop.name) took a stick with a forged journal (\(error))")
    }
    if laptop.node.frontier != before {
      throw failure(.atomicImport, "\(laptop.name) took a part of a forged stick")
    }
    note("\(laptop.name) refuses a forged stick")
  }

  private func seal(_ segments: [JournalSegment], to laptop: Laptop) throws(SimulationFailure) -> [UInt8] {
    do {
      guard let fileID = StickFileID(bytes: generator.bytes(StickFileID.byteCount)) else { return [] }
      let recipient = StickRecipient(device: laptop.node.device, publicKey: laptop.node.keys.sealing.publicKey)
      var writer = try StickWriter(
        election: laptop.node.node.electionDigest, fileID: fileID, sender: hall.node.device, recipients: [recipient],
        contentKey: SymmetricKey(data: generator.bytes(32)))
      var bytes: [UInt8] = []
      for segment in segments {
        var content = WireWriter()
        content.message(1) { SegmentCoding.write(segment, electionID: election.id, to: &$0) }
        bytes += try writer.append(content.bytes)
      }
      return bytes + (try writer.finish())
    } catch {
      throw failure(nil, "sealing: \(error)")
    }
  }
}
