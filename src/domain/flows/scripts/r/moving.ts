/** R that follows people's moves: what several measures share. */
export const moving = String.raw`
# Moves by pairs of states, their margins, and who comes into the records and leaves them. A gap is one move and two entries: into it and out of it.
moves_between <- function(part) {
  cells <- tallies(); rows <- tallies(); columns <- tallies(); totals <- tallies(); first <- tallies(); last <- tallies()
  enter <- function(who, before, after) { add(cells, pair_key(before, after), who); add(rows, before, who); add(columns, after, who); add(totals, "entries", who) }
  is_dated <- function(day) day >= part$first && day < part$after
  for (stays in part$people) {
    latest_end <- 0
    for (slot in seq_along(stays$state)) {
      dated <- is_dated(stays$start[slot])
      if (slot == 1) {
        if (dated) add(first, stays$state[slot], stays$who)
        latest_end <- stays$end[slot]
        next
      }
      before <- stays$state[slot - 1]
      if (stays$state[slot] != ELSEWHERE || before != ELSEWHERE) {
        if (stays$start[slot] > latest_end) {
          if (is_dated(latest_end)) enter(stays$who, before, GAP)
          if (dated) enter(stays$who, GAP, stays$state[slot])
        } else if (dated) enter(stays$who, before, stays$state[slot])
        if (dated) add(totals, "moves", stays$who)
      }
      latest_end <- max(latest_end, stays$end[slot])
    }
    if (latest_end != OPEN && is_dated(latest_end)) add(last, stays$state[length(stays$state)], stays$who)
  }
  list(cells = cells, rows = rows, columns = columns, totals = totals, first = first, last = last)
}

# By person: how many moves are dated within the days (a gap is one), and whether the person is in the part at all.
moves_of_person <- function(stays, part) {
  here <- stays$state != ELSEWHERE
  before <- c(FALSE, here[-length(here)])
  c(made = sum(stays$start >= part$first & stays$start < part$after & (here | before) & seq_along(here) > 1), present = any(here & stays$start < part$after & (stays$start >= part$first | stays$end > part$first)))
}

# Days that people spent in each state, cut to the days of the part.
days_in_states <- function(part) {
  days <- tallies()
  for (stays in part$people) {
    spent <- pmin(stays$end, part$after) - pmax(stays$start, part$first)
    for (slot in which(spent > 0 & stays$state != ELSEWHERE)) add(days, stays$state[slot], stays$who, spent[slot])
  }
  days
}

RANGES <- c("0", "1", "2", "3", "4", "5", "6 to 9", "10 to 19", "20 or more")
range_of <- function(moves) RANGES[findInterval(moves, c(0, 1, 2, 3, 4, 5, 6, 10, 20))]
`;
