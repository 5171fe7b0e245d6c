import ElectionRecord
import Testing

/// One row of the design's table of edges, as a rehearsal.
struct Edge: Sendable, CustomTestStringConvertible {
  let name: String
  var policy = RightsPolicy.assigned
  let steps: String
  let outcomes: [String]
  var verdict: [String] = []

  var testDescription: String { name }
}
