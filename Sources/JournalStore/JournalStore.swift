// JournalStore
