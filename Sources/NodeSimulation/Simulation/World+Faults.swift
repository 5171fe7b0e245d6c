import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService

/// What happens to laptops.
extension World {
  func crash() throws(SimulationFailure) {
    let laptop = generator.pick(laptops)
    // Not drawn, so that seeds that are known for something go on as they did.
    if step.isMultiple(of: 2) { return try cutPower(of: laptop) }
    note("\(laptop.name) dies")
    try restart(laptop)
  }

  /// The machine stops: what its disk was not made to keep is gone, and at a site that may be acknowledgements of the
  /// hall's.
  private func cutPower(of laptop: Laptop) throws(SimulationFailure) {
    note("\(laptop.name) has no power")
    if laptop.node.node.authority != laptop.node.device {
      laptop.heads = laptop.heads.map { truth.withoutAcknowledgements($0) }
    }
    try restart(laptop, from: laptop.node.medium.afterPowerCut())
  }

  func changeClock() {
    let laptop = generator.pick(laptops)
    let isAbsurd = generator.chance(10)
    let offset = Int64(generator.below(400_000_000) - 200_000_000) * (isAbsurd ? 10_000_000_000 : 1)
    laptop.node.clock.set(offsetSeconds: offset)
    note("the clock of \(laptop.name) is off by \(offset) s")
  }

  func cutOrHeal() {
    let laptop = generator.pick(laptops)
    laptop.node.isCut.toggle()
    note("\(laptop.name) is \(laptop.node.isCut ? "cut off" : "connected")")
  }

  /// The data of a laptop are copied to another one.
  func clone() throws(SimulationFailure) {
    guard mayClone, laptops.count < 12 else { return note("nothing is copied") }
    let original = generator.pick(sites)
    let name = "\(original.name)c\(laptops.count)"
    let node = try sound("copying \(original.name)") { () throws(ClusterError) in
      try cluster.clone(original.node, as: name)
    }
    let copy = Laptop(node, isLate: original.isLate)
    copy.heads = original.heads
    copy.authored = original.authored
    copy.served = original.served
    laptops.append(copy)
    note("\(original.name) is copied as \(name)")
    try observe(copy)
  }

  /// A backup is made, or an old one is put back.
  func backUp() throws(SimulationFailure) {
    guard mayRestore || mayRestoreHall else { return note("no backup") }
    let laptop = mayRestoreHall ? hall : generator.pick(sites)
    if laptop.backups.isEmpty || generator.chance(60) {
      note("\(laptop.name) is backed up")
      laptop.backups.append(
        try sound("copying a disk") { () throws(StoreError) in try laptop.node.medium.cloned() })
      return
    }
    note("\(laptop.name) gets an old backup back")
    let backup = generator.pick(laptop.backups)
    let disk = try sound("copying a disk") { () throws(StoreError) in try backup.cloned() }
    try sound("starting \(laptop.name)") { () throws(StoreError) in try laptop.node.restart(from: disk) }
    laptop.heads = []
    laptop.flushed = nil
    let own = laptop.node.frontier.journals[laptop.node.device] ?? []
    laptop.authored = own.first.flatMap { truth.item(of: laptop.node.device, at: $0) }
    try observe(laptop)
  }

  /// The hall gives a site another laptop.
  func enrol() throws(SimulationFailure) {
    let site = generator.pick(election.sites).id
    guard site != SimulatedElection.newerSite, laptops.count < 12 else { return note("no laptop is left") }
    let node: SimulatedNode
    do throws(ClusterError) {
      node = try cluster.enrol(site, named: "\(site)n\(laptops.count)")
    } catch .node(let error) {
      return note("\(site) gets no other laptop: \(error)")
    } catch {
      throw failure(nil, "enrolling for \(site): \(error)")
    }
    note("\(site) gets \(node.name)")
    try observe(hall, mayWrite: true)
    let laptop = Laptop(node, isLate: true)
    laptops.append(laptop)
    _ = try sound("setting up \(node.name)") { () throws(ClusterError) in try cluster.exchange(node, hall.node) }
    try observe(laptop)
  }
}
