extension Decision {
  /// A claim of the same desk is renewed; one that has expired is free.
  mutating func claim(for desk: String) throws(Rejection) {
    try refuseIfClaimed(byOtherThan: desk)
    let claim = Claim(by: context.author, desk: desk, at: now, expires: now + Claim.lifetime)
    if record.claim != claim { add(.patientClaimed(claim)) }
  }

  /// A desk gives back its own claim alone.
  mutating func releaseClaim(of desk: String) {
    if record.claim?.desk == desk { add(.claimReleased) }
  }

  func refuseIfClaimed(byOtherThan desk: String) throws(Rejection) {
    if let claim = record.claim, claim.holds(at: now), claim.desk != desk { throw .claimedBy(claim) }
  }
}
