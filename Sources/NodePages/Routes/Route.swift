import NodeWeb

/// One address of the pages: who may use it where, and what it does.
struct Route: Sendable {
  /// Who may use a route.
  enum Users: Sendable {
    /// Whoever reaches the port; shows nothing of the election's people.
    case anybody
    case roles(Set<Role>)
  }

  let method: PageRequest.Method
  let path: String
  let users: Users
  /// Nil for both.
  let place: Place?
  /// Whether asking for it shows that a person is there; a board that is shown does not.
  var isPress = true
  /// The longest field of its form, in bytes.
  var valueBytesMax = FormFields.valueBytesMax
  let handle: @Sendable (PageVisit) async -> PageReply

  static func get(
    _ path: String, _ users: Users, at place: Place? = nil, isPress: Bool = true,
    _ handle: @escaping @Sendable (PageVisit) async -> PageReply
  ) -> Route {
    Route(method: .get, path: path, users: users, place: place, isPress: isPress, handle: handle)
  }

  static func post(
    _ path: String, _ users: Users, at place: Place? = nil, valueBytesMax: Int = FormFields.valueBytesMax,
    _ handle: @escaping @Sendable (PageVisit) async -> PageReply
  ) -> Route {
    Route(method: .post, path: path, users: users, place: place, valueBytesMax: valueBytesMax, handle: handle)
  }

  func admits(_ role: Role) -> Bool {
    switch users {
    case .anybody: true
    case .roles(let roles): roles.contains(role)
    }
  }
}

extension Route.Users {
  static let everyRole = Route.Users.roles(Set(Role.allCases))
  static let desk = Route.Users.roles([.clerk, .presidingOfficer])
  static let officers = Route.Users.roles([.presidingOfficer, .hallOperator])
  static let observers = Route.Users.roles([.hallOperator, .observer])
  static let watchers = Route.Users.roles([.hallOperator, .observer, .presidingOfficer])
  static let operators = Route.Users.roles([.hallOperator])
}

/// Every address that there is.
enum RouteTable {
  static let fixed: [Route] =
    AssetPages.routes + SignInPages.routes + AccountPages.routes + DeskPages.routes + CasePages.routes
    + BoardPages.routes + CountPages.routes + StickPages.routes + MidnightPages.routes + EnrolPages.routes
    + EventPages.routes + PlanPages.routes + ObserverPages.routes + DoorPages.routes + WrittenPages.routes

  /// The routes of a node with what its command line can do.
  static func all(_ verbs: [PageVerb], at place: Place) -> [Route] {
    fixed.filter { $0.place == nil || $0.place == place } + ActPages(verbs, at: place).routes(at: place)
  }
}
