"""Looks at pages in Chromium: requests, messages, accessibility, overflow, text, pictures.

usage: check.py CHROMIUM FOLDER-FOR-PICTURES PAGE...
"""
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

# Text that must be there in each language, read as a person reads it.
EXPECTED = {
    "en": ["Lin Chen", "5 of 12 plan items", "测试覆盖率 > 70%", "83.3", "What git does not show",
           "milepost verify"],
    "zh-Hans": ["Lin Chen", "测试覆盖率 > 70%", "git 看不到的内容", "已证明", "自行核对"],
}
PRIVATE = ["@", "/tmp/", "/home/", "投递 20 份简历", "plan.zh-Hans.md"]
WIDTHS = [360, 768, 1280]
failures = []


def check(holds, what):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        failures.append(what)


def look(browser, path, scheme, width, pictures):
    name = f"{path.stem}-{width}-{scheme}"
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True)
    page = context.new_page()
    messages, requests = [], []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    foreign = [url for url in requests if url != path.as_uri() and not url.startswith("data:")]
    check(not foreign, f"{name}: no request {foreign}")
    check(not messages, f"{name}: no console message {messages}")
    if path.suffix == ".html":
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        check(wide <= 0, f"{name}: nothing is wider than the screen ({wide})")
        # The details are opened, so that what is in them is judged too.
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        # The page forbids scripts of its own; the examiner is let in through a second context.
        messages.clear()
        violations = [f"{v['id']}: {len(v['nodes'])}: {v['nodes'][0]['html'][:120]}"
                      for v in axe(browser, path, scheme, width)]
        check(not violations, f"{name}: axe-core finds nothing {violations}")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
        page.screenshot(path=str(pictures / f"{name}.png"), full_page=True)
    context.close()


def axe(browser, path, scheme, width):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
                                                 "wcag22aa", "best-practice"]})
    context.close()
    return found.response["violations"]


def read(browser, path):
    """Text and structure, with scripts switched off as in the strictest reader."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    text = page.locator("body").inner_text()
    language = page.locator("html").get_attribute("lang")
    for expected in EXPECTED[language] if path.stem != "redacted" else ["Lin Chen"]:
        check(expected in text, f"{path.stem}: says {expected!r}")
    html = path.read_text(encoding="utf-8")
    check("<script" not in html and "javascript:" not in html, f"{path.stem}: no script")
    check(len(html.encode()) < 300_000, f"{path.stem}: {len(html.encode())} bytes < 300,000")
    if path.stem == "redacted":
        body = html.split("</style>")[1]
        for private in PRIVATE:
            check(private not in body, f"redacted: without {private!r}")
    context.close()


def keyboard(browser, path):
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    check(focused == "#plan", f"{path.stem}: the first stop of the keyboard skips to the plan")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    check(outline != "none", f"{path.stem}: the focus can be seen ({outline})")
    context.close()


def main():
    executable, pictures, *pages = sys.argv[1:]
    pictures, pages = pathlib.Path(pictures), [pathlib.Path(page) for page in pages]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for path in pages:
            for scheme in ["light", "dark"]:
                for width in WIDTHS if path.suffix == ".html" else [360]:
                    look(browser, path, scheme, width, pictures)
            if path.suffix == ".html":
                read(browser, path)
                keyboard(browser, path)
        printed = pictures / "print.pdf"
        page = browser.new_page()
        page.goto(pages[0].as_uri())
        page.pdf(path=str(printed), format="A4")
        check(printed.stat().st_size > 10_000, "it prints")
        browser.close()
    sys.exit(1 if failures else 0)


main()
