import Activity
import Certification
import CivilTime
import Facts
import GitReader
import MilepostResources
import Planning

/// Reads what a review is made of.
struct ReviewReader {
  struct Reading {
    let review: PeriodReview
    let notes: [Message]
    /// Whether every repository and all of its history could be read.
    let isComplete: Bool
  }

  let context: CommandContext
  let options: HistorySettings
  /// `--plan` as given; a review works without a plan, too.
  let plan: String?
  let period: ReviewPeriod

  func read() throws(Failure) -> Reading {
    let reader = try PortfolioReader(context: context, options: options)
    let document = try PlanDocument.loadIfNamed(file: self.plan, context: context)
    let portfolio = try reader.read(document)
    let plan = document?.plan ?? Plan(items: [])
    let judgement = try PlanJudgement(of: plan, by: portfolio, opener: reader.opener)
    let maker = ReviewMaker(
      period, plan: plan, status: judgement.report,
      portfolio: portfolio.portfolio, streak: StreakPolicy(context.configuration.streak),
      touched: touched(judgement, portfolio.history),
      subjects: try subjects(portfolio, reader.opener))
    return Reading(
      review: maker.review(measures: try measures(portfolio, reader.opener)),
      notes: portfolio.notes,
      isComplete: portfolio.isComplete)
  }

  /// The commits that changed the files which met findings rest on.
  private func touched(_ judgement: PlanJudgement, _ history: HistoryFacts)
    -> [Authorship.Key: [Int]]
  {
    let positions = Dictionary(
      history.commits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var touched: [Authorship.Key: [Int]] = [:]
    for (repository, trace) in judgement.traces {
      for event in trace.events {
        guard let position = positions[event.commit] else { continue }
        touched[Authorship.Key(repository: repository, path: event.change.path), default: []]
          .append(position)
      }
    }
    return touched
  }

  /// The first lines of the period's messages, by position; a scan keeps no messages.
  private func subjects(_ portfolio: PortfolioReader.Reading, _ opener: RepositoryOpener)
    throws(Failure) -> [Int: String]
  {
    let commits = portfolio.history.commits
    let positions = portfolio.portfolio.commits.entries(in: period.range, repository: nil)
      .map(\.position)
    var subjects: [Int: String] = [:]
    let byRepository = Dictionary(grouping: positions) { Int(commits[$0].repository) }
    for (index, own) in byRepository.sorted(by: { $0.key < $1.key }) {
      let repository = try opener.open(portfolio.candidates[index].path)
      for position in own {
        do throws(GitError) {
          let record = try repository.commit(commits[position].id).0
          subjects[position] =
            DecodedMessage(record.message, declared: record.encoding).subject
        } catch {
          throw Failure(error)
        }
      }
    }
    return subjects
  }

  /// Tests and coverage of every project when the period began and when it ended.
  private func measures(_ portfolio: PortfolioReader.Reading, _ opener: RepositoryOpener)
    throws(Failure) -> [PeriodReview.Measure]
  {
    let history = portfolio.history
    let rule = context.clock.dayRule
    var measures: [PeriodReview.Measure] = []
    for (index, reading) in portfolio.readings.enumerated() {
      let head = history.repositories[index].head
      let line = FirstParentLine(history, head: head)
      let end = line.last(notAfter: period.range.end, rule)
      let begin = line.last(notAfter: period.range.start.advanced(by: -1), rule)
      let after = try snapshots(at: end, reading, opener)
      let before = begin == end ? after : try snapshots(at: begin, reading, opener)
      for name in Set(before.keys).union(after.keys).sorted() {
        let measure = PeriodReview.Measure(
          project: name, before: before[name], after: after[name])
        if [measure.before, measure.after].contains(where: { $0?.hasContent == true }) {
          measures.append(measure)
        }
      }
    }
    return measures
  }

  private func snapshots(
    at commit: ObjectID?, _ reading: ProjectsReader.Reading, _ opener: RepositoryOpener
  ) throws(Failure) -> [String: PeriodReview.Snapshot] {
    guard let commit else { return [:] }
    let read =
      reading.head == "\(commit)"
      ? reading
      : try ProjectsReader(
        opener: opener, choice: .revision(Revision(text: "\(commit)"))
      ).read(reading.candidate).0
    return Dictionary(
      read.projects.map {
        (
          read.name(of: $0),
          PeriodReview.Snapshot(of: $0, today: context.clock.today)
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// The commits that a branch has been at, newest first: its head and the first parents.
private struct FirstParentLine {
  private let commits: [CommitFact]

  init(_ history: HistoryFacts, head: ObjectID?) {
    var line: [CommitFact] = []
    var position = head.flatMap { id in history.commits.firstIndex { $0.id == id } }
    while let index = position {
      line.append(history.commits[index])
      let parent = history.commits[index].firstParent
      position = parent >= 0 ? Int(parent) : nil
    }
    commits = line
  }

  /// Returns the newest commit that was there at the end of a day, by the committer's date.
  func last(notAfter day: CivilDay, _ rule: DayRule) -> ObjectID? {
    commits.first { commit in
      commit.committed.flatMap { rule.day(of: $0) }.map { $0 <= day } ?? false
    }?.id
  }
}
