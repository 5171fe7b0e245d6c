import Foundation
import NodePages

/// Reads what the laptop has left, as Linux tells it (`sysfs-class-power`).
struct MachineReader {
  let data: String
  /// Where batteries are found.
  var power = "/sys/class/power_supply"

  var machine: Machine {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: data)
    let battery = batteries.first
    return Machine(
      freeBytes: (attributes?[.systemFreeSize] as? NSNumber)?.int64Value, battery: battery?.percent,
      isCharging: battery?.isCharging ?? false)
  }

  private var batteries: [(percent: Int, isCharging: Bool)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: power)) ?? []
    return names.sorted().compactMap { name in
      guard text(name, "type") == "Battery", text(name, "scope") != "Device",
        let percent = text(name, "capacity").flatMap({ Int($0) })
      else { return nil }
      return (min(max(percent, 0), 100), text(name, "status") != "Discharging")
    }
  }

  private func text(_ name: String, _ file: String) -> String? {
    (try? String(contentsOfFile: "\(power)/\(name)/\(file)", encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
