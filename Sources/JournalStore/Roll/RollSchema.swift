import GRDB

/// The schema of the roll's own database, as numbered migrations that are never edited.
///
/// The roll is written once, at the import; later changes to it are entries of the hall's journal. So every table
/// refuses to be changed, and the searchable terms are an index without content that can be made again from the voters.
enum RollSchema {
  /// The newest schema this program knows.
  static let versionMax = 2

  static func migrate(_ db: Database) throws {
    let version = try version(db)
    guard version <= versionMax else { throw StoreError.futureVersion(found: version) }
    if version < 1 {
      try db.execute(sql: one)
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    if version < 2 {
      try db.execute(sql: two)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
  }

  /// Asked before every row that is read.
  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
  }

  /// Fails when two voters have one card.
  static let uniqueCards = "CREATE UNIQUE INDEX voter_card ON voter (card_key)"

  /// Made after the rows: an index built in one go is written in order.
  static let indexes = """
    CREATE INDEX voter_address ON voter (address_key);
    CREATE INDEX voter_household ON voter (household_key);
    """

  /// What closes the roll after its import.
  static let seals = """
    CREATE TRIGGER voter_once BEFORE INSERT ON voter BEGIN SELECT RAISE(ABORT, 'the roll is imported once'); END;
    CREATE TRIGGER voter_stays BEFORE UPDATE ON voter BEGIN SELECT RAISE(ABORT, 'the roll is imported once'); END;
    CREATE TRIGGER voter_remains BEFORE DELETE ON voter BEGIN SELECT RAISE(ABORT, 'the roll is imported once'); END;
    CREATE TRIGGER roll_once BEFORE INSERT ON roll BEGIN SELECT RAISE(ABORT, 'the roll is imported once'); END;
    CREATE TRIGGER roll_stays BEFORE UPDATE ON roll BEGIN SELECT RAISE(ABORT, 'the roll is imported once'); END;
    CREATE TRIGGER roll_remains BEFORE DELETE ON roll BEGIN SELECT RAISE(ABORT, 'the roll is imported once'); END;
    """

  private static let one = """
    CREATE TABLE roll (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        registered INTEGER NOT NULL CHECK (registered >= 1),
        digest BLOB NOT NULL CHECK (length(digest) = 32),  -- SHA-256 of the rows' canonical form
        layout BLOB NOT NULL CHECK (length(layout) = 32),  -- SHA-256 of the sites and areas that `sites` points into
        sites BLOB NOT NULL,                               -- two bytes a number, little-endian: index of the first site
        sites_digest BLOB NOT NULL CHECK (length(sites_digest) = 32) -- SHA-256 of `sites`
    ) STRICT;

    CREATE TABLE voter (
        number INTEGER PRIMARY KEY CHECK (number >= 1),
        name TEXT NOT NULL CHECK (name <> ''),
        sex TEXT NOT NULL CHECK (sex IN ('男', '女')),
        birth_date TEXT NOT NULL CHECK (length(birth_date) = 10),
        address TEXT NOT NULL,
        area TEXT NOT NULL CHECK (area <> ''),
        household TEXT NOT NULL,
        card TEXT NOT NULL CHECK (card <> ''),
        card_key TEXT NOT NULL CHECK (card_key <> ''), -- the card folded for search, unique
        address_key TEXT NOT NULL,                     -- the address folded for search
        household_key TEXT NOT NULL,                   -- the household folded for search
        row_check BLOB NOT NULL CHECK (length(row_check) = 8) -- first bytes of SHA-256 of the row's canonical form
    ) STRICT;

    -- Terms come folded and split (see SearchTerms), so the tokenizer has nothing to decide: the ascii one keeps every
    -- character beyond ASCII, rare ones too. Prefixes of up to twelve characters have their own lists: a query reads one
    -- list in the order of roll numbers and stops at its limit, however common the surname is.
    CREATE VIRTUAL TABLE voter_search USING fts5(
        terms, content = '', columnsize = 0, detail = 'none',
        tokenize = "ascii tokenchars '^$'", prefix = '1 2 3 4 5 6 7 8 9 10 11 12');
    """

  /// A roll of the first schema stays as it is, since it is written once.
  private static let two = "ALTER TABLE voter ADD COLUMN members TEXT NOT NULL DEFAULT ''"
}
