#!/usr/bin/env python3
"""Writes the fast-import streams of the sample portfolio (samples/portfolio/*.stream).

usage: samples/generate.py

The streams are committed; run this only to change the samples. Every byte is fixed: names, dates,
offsets and contents, so that the object ids never change. samples/build.sh turns the streams into
repositories.
"""
import datetime
import os
import struct
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
OWNER = ("Lin Chen", "lin.chen@example.org")
OWNER_AT_WORK = ("lin", "lin.chen@work.example.org")
TEACHER = ("Prof. Wu", "wu@school.example.org")
ROBOT = ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com")


def png(width, height):
    """A real picture: a window with a bar of colour."""
    rows = b""
    for y in range(height):
        rows += b"\0" + bytes((30, 90, 160) if y < 20 else (245, 245, 245)) * width
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9))
            + chunk(b"IEND", b""))


class Stream:
    def __init__(self, name):
        self.name, self.parts, self.mark, self.tips = name, [], 0, {}

    def commit(self, when, message, files=None, deleted=(), person=OWNER, branch="main", merge=None,
               committer=None):
        """when: 'YYYY-MM-DD HH:MM +ZZZZ' on the author's clock."""
        stamp = datetime.datetime.strptime(when, "%Y-%m-%d %H:%M %z")
        self.mark += 1
        # People do not commit on the full minute; scripts that fill calendars do.
        second = (self.mark * 37 + len(self.name)) % 60
        date = f"{int(stamp.timestamp()) + second} {when[-5:]}"
        message = message.encode()
        out = [f"commit refs/heads/{branch}\nmark :{self.mark}\n".encode(),
               f"author {person[0]} <{person[1]}> {date}\n".encode(),
               f"committer {(committer or person)[0]} <{(committer or person)[1]}> {date}\n".encode(),
               b"data %d\n" % len(message), message, b"\n"]
        if branch in self.tips:
            out.append(b"from :%d\n" % self.tips[branch])
        elif "main" in self.tips:
            out.append(b"from :%d\n" % self.tips["main"])
        if merge:
            out.append(b"merge :%d\n" % self.tips[merge])
        for path, content in sorted((files or {}).items()):
            content = content if isinstance(content, bytes) else content.encode()
            mode = "100755" if path.endswith(".sh") else "100644"
            out += [f"M {mode} inline {path}\ndata {len(content)}\n".encode(), content, b"\n"]
        out += [f"D {path}\n".encode() for path in deleted]
        out.append(b"\n")
        self.parts.append(b"".join(out))
        self.tips[branch] = self.mark

    def tag(self, name, when=None, message=None, branch="main"):
        if message is None:
            self.parts.append(f"reset refs/tags/{name}\nfrom :{self.tips[branch]}\n\n".encode())
            return
        stamp = datetime.datetime.strptime(when, "%Y-%m-%d %H:%M %z")
        text = message.encode()
        self.parts.append(
            f"tag {name}\nfrom :{self.tips[branch]}\ntagger {OWNER[0]} <{OWNER[1]}> "
            f"{int(stamp.timestamp())} {when[-5:]}\ndata {len(text)}\n".encode() + text + b"\n")

    def write(self):
        with open(os.path.join(HERE, "portfolio", self.name + ".stream"), "wb") as out:
            out.write(b"".join(self.parts))


def days(first, last):
    day = datetime.date.fromisoformat(first)
    while day <= datetime.date.fromisoformat(last):
        yield day
        day += datetime.timedelta(days=1)


def weather_service():
    """A monorepo with two projects: a FastAPI service and a worker."""
    s = Stream("weather-service")
    s.commit("2025-09-01 20:10 +0800", "chore: start the repository\n", {
        "README.md": "# Weather service\n\nOne repository, two programs: `api` answers, `worker` collects.\n",
        ".gitignore": "__pycache__/\n.venv/\n.env\n", "LICENSE": MIT})
    s.commit("2025-09-02 21:05 +0800", "feat(api): 新增天气查询接口\n", {
        "api/README.md": "# api\n\nAnswers questions about the weather.\n", "api/app.py": APP,
        "api/requirements.txt": "fastapi==0.115.0\nuvicorn==0.30.6\npytest==8.3.2\npytest-cov==5.0.0\n"})
    s.commit("2025-09-03 22:40 +0800", "test(api): 编写查询接口的测试用例\n", {"api/tests/test_app.py": TESTS})
    s.commit("2025-09-04 00:20 +0800", "fix(api): 城市名为空时返回 400\n", {"api/app.py": APP + "\n# validated\n"})
    s.commit("2025-09-05 19:30 +0800", "feat(worker): collect readings every hour\n", {
        "worker/README.md": WORKER_README, "worker/collect.py": WORKER,
        "worker/requirements.txt": "requests==2.32.3\n"})
    s.commit("2025-09-06 10:00 +0800", "docs(api): 补充安装与使用说明\n\nMilestone: api-docs\n", {
        "api/README.md": API_README, "api/docs/run.png": png(240, 120)})
    s.commit("2025-09-08 21:00 +0800", "build(api): package the service in two stages\n", {
        "api/Dockerfile": DOCKERFILE, "api/.dockerignore": ".venv\n__pycache__\n"}, branch="docker")
    s.commit("2025-09-09 21:15 +0800", "ci: run the tests on every push\n", {
        ".github/workflows/test.yml": WORKFLOW})
    s.commit("2025-09-10 21:30 +0800", "Merge branch 'docker' into main\n", {
        "api/Dockerfile": DOCKERFILE, "api/.dockerignore": ".venv\n__pycache__\n"}, merge="docker")
    s.tag("v0.1.0-model", "2025-09-12 22:00 +0800", "First model that predicts tomorrow.\n")
    s.commit("2025-09-16 20:45 +0800", "test(api): 提交测试覆盖率报告\n", {"api/coverage.xml": coverage(35, 42)})
    s.commit("2025-09-18 20:00 +0800", "feat(api): 缓存查询结果\n", {"api/cache.py": CACHE}, branch="cache")
    s.write()


def algorithm_notes():
    """Daily problems: a streak that breaks in October, two identities, full-width colons."""
    s = Stream("algorithm-notes")
    s.commit("2025-09-01 07:30 +0800", "新增：算法笔记仓库\n", {
        "README.md": "# 算法笔记\n\n每天一道题，记录思路与复杂度。\n"})
    number = week = 0
    for day in list(days("2025-09-02", "2025-10-03")) + list(days("2025-10-09", "2025-11-20")):
        if day.weekday() == 5:
            continue
        if day.isoformat() in ("2025-09-07", "2025-09-14", "2025-09-21"):
            week += 1
            s.commit(f"{day} 20:30 +0800", f"docs: 第 {week} 周复盘\n", {
                f"weekly/2025-week-{week:02d}.md": f"# 第 {week} 周复盘\n\n完成了五道题；下周练习动态规划。\n"})
        number += 1
        slug = f"{number:03d}"
        person = OWNER_AT_WORK if day.weekday() == 2 else OWNER
        message = [f"新增：第 {number} 题\n", f"feat: 第 {number} 题的解法\n", f"更新笔记 {slug}\n"][number % 3]
        hour = "00:15" if day.weekday() == 0 else "22:10"
        s.commit(f"{day} {hour} +0800", message, {
            f"problems/{slug}/solution.py": f"def solve(values):\n    return sorted(values)[:{number}]\n",
            f"problems/{slug}/README.md": f"# 第 {number} 题\n\n排序后取前 {number} 个，O(n log n)。\n"}, person=person)
    s.write()


def portfolio_site():
    """A JavaScript page: a picture that is missing, a stale coverage report, a robot."""
    s = Stream("portfolio-site")
    s.commit("2025-08-20 14:00 +0200", "feat: first page\n", {
        "README.md": SITE_README, "package.json": PACKAGE, "src/page.js": PAGE, "LICENSE": MIT})
    s.commit("2025-08-21 14:30 +0200", "test: check the page title\n", {"src/page.test.js": PAGE_TEST})
    s.commit("2025-08-22 15:00 +0200", "test: add the coverage report\n", {"coverage/lcov.info": LCOV})
    s.commit("2025-08-25 09:00 +0000", "build(deps): bump jest from 29.6.0 to 29.7.0\n", {
        "package.json": PACKAGE.replace("29.6.0", "29.7.0")}, person=ROBOT)
    s.commit("2025-09-11 21:00 +0800", "✨ add a project list\n", {"src/projects.js": PROJECTS})
    s.commit("2025-09-20 16:00 +0800", "update\n", {"src/page.js": PAGE + "\nexport const theme = 'light'\n"})
    s.commit("2025-09-21 16:30 +0800", "wip dark theme\n", {"src/theme.js": "export const theme = 'dark'\n"}, branch="dark-theme")
    s.commit("2025-09-22 16:30 +0800", "chore: 空提交，触发部署\n")
    s.tag("v1.0.0")
    s.write()


def course_project():
    """A course template: the teacher's Dockerfile and README, the owner's small change."""
    s = Stream("course-project")
    s.commit("2025-09-01 09:00 +0800", "Initial template\n", {
        "README.md": COURSE_README, "Dockerfile": COURSE_DOCKERFILE, "main.py": "print('template')\n",
        "docs/screen.png": png(120, 60)}, person=TEACHER)
    s.commit("2025-09-02 09:00 +0800", "Add the exercise sheet\n", {"exercise.md": "# Exercise\n"}, person=TEACHER)
    s.commit("2025-11-19 23:30 +0800", "完成练习一\n", {"main.py": "print('exercise one')\n"})
    s.commit("2025-11-20 23:50 +0800", "feat: 完成练习二\n", {"exercise_two.py": "print('exercise two')\n"})
    s.write()


MIT = """MIT License

Copyright (c) 2025 Lin Chen

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
APP = '''"""The weather API."""
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.get("/weather")
def weather(city: str):
    """Returns the forecast of a city."""
    if not city:
        raise HTTPException(status_code=400, detail="city is empty")
    return {"city": city, "tomorrow": forecast(city)}


def forecast(city: str) -> int:
    """Returns tomorrow's temperature in degrees Celsius."""
    return len(city) + 10
'''
TESTS = '''import pytest

from app import forecast, weather


def test_forecast_is_a_number():
    assert isinstance(forecast("Xi'an"), int)


@pytest.mark.parametrize("city", ["Oslo", "北京"])
def test_weather_names_the_city(city):
    assert weather(city)["city"] == city


class TestErrors:
    def test_empty_city_is_refused(self):
        with pytest.raises(Exception):
            weather("")

    @pytest.mark.skip(reason="needs the network")
    def test_live_forecast(self):
        assert weather("Oslo")["tomorrow"] > -60


TEXT = """
def test_inside_a_string():
    assert False
"""
'''
API_README = """# api

Answers questions about the weather of any city, with a forecast for tomorrow.

![运行截图](docs/run.png)

## 安装

```sh
pip install -r requirements.txt
```

## 使用

```sh
uvicorn app:app
```

## 测试

```sh
pytest --cov
```

Coverage: 83 %.

## License

MIT, see [LICENSE](../LICENSE).
"""
WORKER_README = """# worker

Collects readings every hour and stores them for the API.

## Usage

```sh
python collect.py
```
"""
WORKER = '''import os

import requests


def collect():
    """Fetches the newest readings."""
    return requests.get(os.environ["WEATHER_SOURCE"], timeout=10).json()
'''
DOCKERFILE = """FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.txt .
RUN pip install --prefix=/install \\
    -r requirements.txt

FROM python:3.12-slim
COPY --from=build /install /usr/local
COPY app.py /app/app.py
WORKDIR /app
CMD ["uvicorn", "app:app", "--host", "0.0.0.0"]
"""
WORKFLOW = """name: test
on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pip install -r api/requirements.txt
      - run: pytest --cov api
"""
CACHE = '''"""Keeps answers for a while."""

ANSWERS = {}
'''


def coverage(hit, total):
    lines = "".join(f'<line number="{n}" hits="{1 if n <= hit else 0}"/>' for n in range(1, total + 1))
    return (f'<?xml version="1.0" ?>\n<coverage version="7.6.1" line-rate="{hit / total:.4f}" lines-covered="{hit}" '
            f'lines-valid="{total}" branch-rate="0" branches-covered="0" branches-valid="0" complexity="0" timestamp="1758027900000">\n'
            '<sources><source>.</source></sources>\n<packages><package name="." line-rate="0" branch-rate="0" complexity="0">'
            f'<classes><class name="app.py" filename="app.py" line-rate="0" branch-rate="0" complexity="0"><methods/><lines>{lines}</lines>'
            '</class></classes></package></packages>\n</coverage>\n')


SITE_README = """# Portfolio site

A small page that lists what I have built.

![screenshot](docs/screenshot.png)
![build](https://img.shields.io/badge/coverage-95%25-green)

## Installation

```sh
npm install
```

## Usage

```sh
npm start
```
"""
PACKAGE = """{
  "name": "portfolio-site",
  "version": "1.0.0",
  "type": "module",
  "scripts": { "start": "node src/page.js", "test": "jest --coverage" },
  "devDependencies": { "jest": "29.6.0" }
}
"""
PAGE = "export function title(name) {\n  return `${name}'s projects`\n}\n"
PAGE_TEST = """import { title } from './page.js'

test('the title names the owner', () => {
  expect(title('Lin')).toBe("Lin's projects")
})

test.skip('the title is translated', () => {
  expect(title('林')).toContain('项目')
})
"""
LCOV = "TN:\nSF:src/page.js\nFN:1,title\nFNDA:1,title\nDA:1,1\nDA:2,1\nDA:3,0\nLF:3\nLH:2\nend_of_record\n"
PROJECTS = "export const projects = ['weather-service', 'algorithm-notes']\n"
COURSE_README = """# Course project

A template for the course.

![screen](docs/screen.png)

## Installation

Run `docker build .`

## Usage

Run `python main.py`
"""
COURSE_DOCKERFILE = 'FROM python:3.12\nCOPY main.py /main.py\nCMD ["python", "/main.py"]\n'

for build in (weather_service, algorithm_notes, portfolio_site, course_project):
    build()
