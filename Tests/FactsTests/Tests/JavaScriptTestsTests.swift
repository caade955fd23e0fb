import Testing

@Suite struct JavaScriptTestsTests {
  @Test func `calls with a title count, other words named test do not`() {
    let text = #"""
      import { describe, it, expect } from 'vitest'
      const pattern = /it("x", \/['"]/
      if (pattern.test("a")) { run() }
      // it('commented', () => { expect(1).toBe(2) })
      const text = `it('in a template', () => { ${nested(`it('deeper')`)} })`

      describe('cart', () => {
        it('adds', () => { expect(cart.size).toBe(2) })
        test.each([[1, 2], [3, 4]])('sum %i', (a, b) => { expect(sum(a)).toBe(b) })
        it.each`
          a | b
        `('table', ({ a }) => expect(a).toBeTruthy())
        it.skip('later', () => { expect(1).toBe(one()) })
        xit('older', function () { expect(1).toBe(one()) })
        it.todo('some day')
        test('nothing', () => {})
        test('only runs', async () => { await load() })
        it('trivial', () => { expect(true).toBe(true) })
        it('without arrow', function () { assert.equal(one(), 1) })
      })
      class Runner { test(x) { return it(x) } }
      """#
    #expect(
      cases("src/cart.test.ts", text) == [
        "adds:8 real", "sum %i:9 real", "table:10 real", "later:13 skipped", "older:14 skipped",
        "some day:15 skipped", "nothing:16 empty", "only runs:17 without-assertion",
        "trivial:18 without-assertion", "without arrow:19 real",
      ])
  }

  @Test func `suites that are off, node options, Playwright and Deno`() {
    let text = """
      describe.skip('off', () => { it('a', () => { expect(f()).toBe(1) }) })
      test('b', { skip: true }, () => { assert.ok(f()) })
      test.describe('page', () => {
        test('opens', async ({ page }) => { await expect(page).toHaveTitle('x') })
        test.skip(isWindows, 'not here')
      })
      Deno.test("c", () => { assertEquals(f(), 1) })
      test('by name', checkAll)
      """
    #expect(
      cases("e2e/page.spec.js", text) == [
        "a:1 skipped", "b:2 skipped", "opens:4 real", "c:7 real", "by name:8 real",
      ])
  }

  @Test func `text in a page of JSX does not hide what follows`() {
    let text = """
      it('renders', () => {
        render(<p title="x">Don't</p>)
        expect(screen).toBeDefined()
      })
      it('closes', () => { expect(<b/>).toBeDefined() })
      """
    #expect(cases("src/a.test.jsx", text).count == 2)
  }
}
