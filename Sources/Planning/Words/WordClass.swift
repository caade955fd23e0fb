/// What a word of the vocabulary is for; the raw value is the section in `Resources/plan/*.words`.
enum WordClass: String, CaseIterable, Sendable {
  case yearMark = "mark.year"
  case monthMark = "mark.month"
  case dayMark = "mark.day"
  case unit
  case range
  case monthPart = "month.part"
  case monthPrefix = "month.prefix"
  case monthName = "month.name"
  case yearPart = "year.part"
  case relative
  case now
  case coming
  case after
  case within
  case withinBefore = "within.before"
  case before
  case beforeWord = "before.word"
  case deadline
  case openEnd = "open.end"
  case openStart = "open.start"
  case soft
  case ordinal
  case ordinalWord = "ordinal.word"
  case span
  case weekday
  case weekdayDigit = "weekday.digit"
  case partOfDay = "part.of.day"
  case cadence
  case cadenceWeeklyDay = "cadence.weekly.day"
  case cadenceEvery = "cadence.every"
  case cadenceSession = "cadence.session"
  case cadenceVague = "cadence.vague"
  case term
  case termPart = "term.part"
  case season
  case event
  case phase
  case phaseTerm = "phase.term"
  case number
  case numberHalf = "number.half"
  case numberOnce = "number.once"
  case compare
  case compareAfter = "compare.after"
  case counter
  case percent
  case noun
  case example
  case notQuantity = "not.quantity"
  case optional
  case conditional
  case conditionElse = "condition.else"
  case choice
  case priority
  case roleContext = "role.context"
  case roleGoal = "role.goal"
  case rolePlan = "role.plan"
  case roleCriteria = "role.criteria"
  case roleRequirement = "role.requirement"
  case rolePractice = "role.practice"
  case roleHabit = "role.habit"
  case roleQuestion = "role.question"
  case roleSignal = "role.signal"
  case roleResume = "role.resume"
  case roleTime = "role.time"
  case roleEffort = "role.effort"
  case roleFrequency = "role.frequency"
  case roleBestTime = "role.besttime"
  case roleReview = "role.review"
  case roleUpdated = "role.updated"
  case roleDated = "role.dated"
  case dateProse = "date.prose"
  case positive
  case negative
  case avoid
  case keep
  case verb
  case intent
  case opinion
  case past
  case futureMarker = "future.marker"
  case doneWord = "done.word"
  case doingWord = "doing.word"
  case openWord = "open.word"
  case droppedWord = "dropped.word"
  case chatUser = "chat.user"
  case chatAssistant = "chat.assistant"
  case headingTask = "heading.task"
  case stateEmoji = "state.emoji"
  case boxState = "box.state"
  case taskEmoji = "task.emoji"
  case taskField = "task.field"
  case headStop = "head.stop"
  case headJoint = "head.joint"
  case tableState = "table.state"
  case tableTime = "table.time"
  case splitJoint = "split.joint"
  case splitNot = "split.not"
  case periodNoun = "period.noun"
  case leadJoint = "lead.joint"
  case headOrdinal = "head.ordinal"
  case roleAnswer = "role.answer"
  case criterion
}
