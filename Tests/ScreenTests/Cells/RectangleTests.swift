import Screen
import Testing

@Suite struct RectangleTests {
  @Test func isCutIntoPartsThatFillIt() {
    var area = Rectangle(row: 0, column: 0, columns: 80, rows: 24)
    #expect(area.cutTop(3) == Rectangle(row: 0, column: 0, columns: 80, rows: 3))
    #expect(area.cutBottom(2) == Rectangle(row: 22, column: 0, columns: 80, rows: 2))
    #expect(area.cutRight(30) == Rectangle(row: 3, column: 50, columns: 30, rows: 19))
    #expect(area.cutLeft(10) == Rectangle(row: 3, column: 0, columns: 10, rows: 19))
    #expect(area == Rectangle(row: 3, column: 10, columns: 40, rows: 19))
  }

  @Test func givesWhatThereIsWhereTooMuchIsAsked() {
    var area = Rectangle(row: 0, column: 0, columns: 1, rows: 1)
    #expect(area.cutTop(-1).isEmpty)
    #expect(area.cutTop(5).rows == 1)
    #expect(area.isEmpty)
    #expect(area.cutRight(5).columns == 1)
    #expect(area.centered(Size(columns: 9, rows: 9)).isEmpty)
    #expect(area.inset(columns: 3, rows: 3).isEmpty)
  }

  @Test func centersWhatFits() {
    let screen = Rectangle(Size(columns: 80, rows: 24))
    let middle = screen.centered(Size(columns: 40, rows: 10))
    #expect(middle == Rectangle(row: 7, column: 20, columns: 40, rows: 10))
    #expect(screen.centered(Size(columns: 100, rows: 100)) == screen)
  }
}
