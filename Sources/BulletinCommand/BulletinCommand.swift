import BulletinModel

/// Runs the program.
public func run() {}
