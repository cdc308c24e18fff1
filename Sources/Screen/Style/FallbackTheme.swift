extension Theme {
  /// A theme without colour that needs no file: what is left where a theme file cannot be read or leaves a role out.
  public static let fallback = Theme(
    name: "mono", backgrounds: [.dark, .light],
    entries: [
      .dim: Entry(Appearance(attributes: .dim)),
      .title: Entry(Appearance(attributes: .bold)),
      .heading: Entry(Appearance(attributes: [.bold, .underline])),
      .accent: Entry(Appearance(attributes: .bold)),
      .disabled: Entry(Appearance(attributes: .dim)),
      .borderFocused: Entry(Appearance(attributes: .bold)),
      .selection: Entry(Appearance(attributes: .reverse)),
      .selectionUnfocused: Entry(Appearance(attributes: .underline)),
      .vip: Entry(Appearance(attributes: .bold)),
      .timed: Entry(Appearance(attributes: .bold)),
      .countdown: Entry(Appearance(attributes: .bold)),
      .overdue: Entry(Appearance(attributes: [.bold, .underline])),
      .late: Entry(Appearance(attributes: .underline)),
      .claimed: Entry(Appearance(attributes: .dim)),
      .escalation: Entry(Appearance(attributes: [.bold, .underline])),
      .done: Entry(Appearance(attributes: .dim)),
      .warning: Entry(Appearance(attributes: .bold)),
      .error: Entry(Appearance(attributes: [.bold, .reverse])),
      .key: Entry(Appearance(attributes: .bold)),
      .progressDone: Entry(Appearance(attributes: .bold)),
      .progressRest: Entry(Appearance(attributes: .dim)),
      .input: Entry(Appearance(attributes: .underline)),
      .inputFocused: Entry(Appearance(attributes: [.bold, .underline])),
      .placeholder: Entry(Appearance(attributes: .dim)),
      .match: Entry(Appearance(attributes: [.bold, .underline])),
      .scriptQuestion: Entry(Appearance(attributes: .bold)),
      .scriptCaution: Entry(Appearance(attributes: .underline)),
    ])
}
