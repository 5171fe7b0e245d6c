// ElectionReports
