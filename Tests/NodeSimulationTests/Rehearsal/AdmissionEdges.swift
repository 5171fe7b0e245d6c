import ElectionRecord

/// Edges that one site decides.
enum AdmissionEdges {
  static let all: [Edge] = [
    Edge(
      name: "a site that is not open or closed serves nobody",
      steps: """
        cast: {site: R1, voter: 1}
        void: {site: R1, voter: 1}
        replace: {site: R1, voter: 1}
        open: {site: R1, papers: 20}
        cast: {site: R1, voter: 1}
        close: {site: R1, unused: 19}
        cast: {site: R1, voter: 2}
        void: {site: R1, voter: 1}
        replace: {site: R1, voter: 1}
        open: {site: R1, papers: 5}
        """,
      outcomes: [
        "siteNotOpen", "siteNotOpen", "siteNotOpen", "done", "ordinary", "done", "siteClosed", "siteClosed",
        "siteClosed",
        "siteClosed",
      ]),
    Edge(
      name: "a number that is not on the roll or struck off is refused",
      steps: """
        open: {site: R1}
        cast: {site: R1, voter: 99}
        amend: {voter: 3, change: struckOff}
        settle: {}
        cast: {site: R1, voter: 3}
        amend: {voter: 3, change: restored}
        settle: {}
        cast: {site: R1, voter: 3}
        """,
      outcomes: ["done", "notOnRoll", "done", "done", "struckOff", "done", "done", "ordinary"]),
    Edge(
      name: "who is known as marked anywhere is refused",
      policy: .shared,
      steps: """
        open: {site: R1}
        open: {site: R2}
        cast: {site: R1, voter: 1}
        cast: {site: R1, voter: 1}
        settle: {}
        cast: {site: R2, voter: 1}
        """,
      outcomes: ["done", "done", "ordinary", "alreadyMarked marked R1 1", "done", "alreadyMarked marked R1 1"]),
    Edge(
      name: "who says that the mark is not theirs gets one envelope, and officers rule on both facts",
      policy: .shared,
      steps: """
        open: {site: R1}
        cast: {site: R1, voter: 1}
        cast: {site: R1, voter: 1, envelope: E-1}
        cast: {site: R1, voter: 1, envelope: E-2}
        cast: {site: R1, voter: 2}
        cast: {site: R1, voter: 2, envelope: E-1}
        close: {site: R1, unused: 17}
        settle: {}
        rule: {voter: 1, decision: accept}
        reconcile: {}
        """,
      outcomes: [
        "done", "ordinary", "provisional alreadyMarked", "envelopePending marked R1 2", "ordinary", "envelopeUsed",
        "done", "done", "ordinaryCounts", "done",
      ],
      verdict: ["counted 2, pending 1", "provisionalAgainstOrdinary R1 open"]),
    Edge(
      name: "a request for one voter is no request for another",
      steps: """
        open: {site: R1}
        cast: {site: R1, voter: 1, request: a}
        cast: {site: R1, voter: 2, request: a}
        """,
      outcomes: ["done", "ordinary", "requestOfAnotherCommand"]),
    Edge(
      name: "who is known to have a pending envelope is refused",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cast: {site: R2, voter: 1, envelope: E-1}
        cast: {site: R2, voter: 1, envelope: E-2}
        settle: {}
        cast: {site: R1, voter: 1}
        """,
      outcomes: [
        "done", "done", "provisional rightElsewhere right R1", "envelopePending marked R2 1", "done",
        "envelopePending marked R2 1",
      ]),
    Edge(
      name: "a right elsewhere gives an envelope or nothing, and an envelope is not used where it is not needed",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cast: {site: R2, voter: 1}
        cast: {site: R2, voter: 1, envelope: E-1}
        cast: {site: R2, voter: 11, envelope: E-2}
        """,
      outcomes: [
        "done", "done", "rightElsewhere right R1", "provisional rightElsewhere right R1", "ordinary",
      ]),
    Edge(
      name: "a proxy is a voter, nobody's own, no candidate and has a limit",
      steps: """
        open: {site: R1}
        cast: {site: R1, voter: 1, proxy: 1}
        cast: {site: R1, voter: 1, proxy: 9}
        cast: {site: R1, voter: 1, proxy: 99}
        cast: {site: R1, voter: 1, proxy: 5}
        cast: {site: R1, voter: 2, proxy: 5}
        cast: {site: R1, voter: 3, proxy: 5}
        """,
      outcomes: ["done", "selfProxy", "proxyIsCandidate", "proxyNotOnRoll", "ordinary", "ordinary", "proxyLimit"]),
    Edge(
      name: "a proxy over the limit at two sites is found at merging",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cast: {site: R1, voter: 1, proxy: 5}
        cast: {site: R1, voter: 2, proxy: 5}
        cast: {site: R2, voter: 11, proxy: 5}
        settle: {}
        reconcile: {}
        """,
      outcomes: ["done", "done", "ordinary", "ordinary", "ordinary", "done", "done"],
      verdict: ["counted 3", "proxyLimit R1+R2 open"]),
    Edge(
      name: "the same request again gets the first receipt",
      steps: """
        open: {site: R1}
        cast: {site: R1, voter: 1, request: a}
        cast: {site: R1, voter: 1, request: a}
        cast: {site: R1, voter: 1, request: b}
        settle: {}
        reconcile: {}
        """,
      outcomes: ["done", "ordinary", "ordinary", "alreadyMarked marked R1 1", "done", "done"],
      verdict: ["counted 1"]),
    Edge(
      name: "a void names the latest cast of the voter here, and the voter may be served again",
      steps: """
        open: {site: R1}
        void: {site: R1, voter: 1}
        cast: {site: R1, voter: 1}
        void: {site: R1, voter: 1}
        void: {site: R1, voter: 1}
        cast: {site: R1, voter: 1}
        cast: {site: R1, voter: 2}
        void: {site: R1, voter: 2, marked: true}
        close: {site: R1, unused: 18}
        settle: {}
        reconcile: {}
        """,
      outcomes: [
        "done", "notMarkedHere", "ordinary", "done", "notMarkedHere", "ordinary", "ordinary", "done", "done", "done",
        "done",
      ],
      verdict: ["counted 1, voided 2"]),
    Edge(
      name: "a replacement needs an ordinary cast here and spoils a paper",
      steps: """
        open: {site: R1}
        replace: {site: R1, voter: 1}
        cast: {site: R1, voter: 1}
        replace: {site: R1, voter: 1}
        cast: {site: R1, voter: 11, envelope: E-1}
        replace: {site: R1, voter: 11}
        close: {site: R1, unused: 17}
        settle: {}
        reconcile: {}
        """,
      outcomes: [
        "done", "notMarkedHere", "ordinary", "done", "provisional rightElsewhere right R2", "notMarkedHere", "done",
        "done", "done",
      ],
      verdict: ["counted 1, pending 1", "provisional R1 open"]),
  ]
}
