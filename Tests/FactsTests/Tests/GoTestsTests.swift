import Testing

@Suite struct GoTestsTests {
  @Test func `only functions that go test runs count`() {
    let text = """
      package shop

      import "testing"

      func TestTotal(t *testing.T) {
        if got := total(1, 2); got != 3 { t.Errorf("got %d", got) }
      }

      func TestTable(t *testing.T) {
        for _, c := range table {
          t.Run(c.name, func(t *testing.T) { require.Equal(t, c.want, double(c.in)) })
        }
      }

      func TestLater(t *testing.T) {
        t.Skip("no network")
      }

      func TestShort(t *testing.T) {
        if testing.Short() { t.Skip() }
        if load() != nil { t.Fatal("x") }
      }

      func TestEmpty(t *testing.T) {}
      func TestRuns(t *testing.T) { load() }
      func Testify(t *testing.T) { t.Fatal() }
      func TestMain(m *testing.M) { os.Exit(m.Run()) }
      func BenchmarkTotal(b *testing.B) {}
      func (s *suite) TestMethod(t *testing.T) { t.Fatal() }
      var text = `
      func TestInString(t *testing.T) { t.Fatal() }
      `
      /* func TestInComment(t *testing.T) { t.Fatal() } */
      """
    #expect(
      cases("shop/total_test.go", text) == [
        "TestTotal:5 real", "TestTable:9 real", "TestLater:15 skipped", "TestShort:19 real",
        "TestEmpty:24 empty", "TestRuns:25 without-assertion",
      ])
    #expect(cases("shop/total.go", text) == [])
  }
}
