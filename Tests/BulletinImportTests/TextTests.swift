import BulletinModel
import Testing

@testable import BulletinImport
@Suite struct TextTests {}
