import Testing

/// ncurses, signals and the locale belong to the whole process, so these suites take turns.
@Suite(.serialized) enum OneTerminalAtATime {}
