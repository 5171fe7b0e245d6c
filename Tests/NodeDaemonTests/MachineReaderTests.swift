import Foundation
import NodePages
import Testing

@testable import NodeDaemon

@Suite struct MachineReaderTests {
  /// A folder like the system's, with one supply of these files.
  private func machine(_ files: [String: String]) throws -> Machine {
    let folder = FileManager.default.temporaryDirectory.appending(path: "power-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "X0"), withIntermediateDirectories: true)
    for (name, text) in files {
      try Data("\(text)\n".utf8).write(to: folder.appending(path: "X0/\(name)"))
    }
    return MachineReader(data: folder.path, power: folder.path).machine
  }

  @Test(arguments: [("Discharging", false), ("Charging", true), ("Full", true), ("Not charging", true)])
  func aBatterySaysHowMuchIsLeft(_ status: String, _ isCharging: Bool) throws {
    let machine = try machine(["type": "Battery", "capacity": "17", "status": status])
    #expect(machine.battery == 17 && machine.isCharging == isCharging)
    #expect((machine.freeBytes ?? 0) > 0)
  }

  @Test(arguments: [
    ["type": "Mains", "online": "1"], ["type": "Battery", "capacity": "many"],
    ["type": "Battery", "scope": "Device", "capacity": "50"],
  ])
  func whatIsNoBatteryOfTheLaptopIsNone(_ files: [String: String]) throws {
    #expect(try machine(files).battery == nil)
  }

  @Test func aFolderThatIsNotThereHasNoFreeSpaceAndNoBattery() {
    let machine = MachineReader(data: "/nowhere", power: "/nowhere").machine
    #expect(machine == Machine(freeBytes: nil, battery: nil, isCharging: false))
  }
}
