/** R templates of the measures that count people and moves: each ends in `tables_of(part)`. */
export const stocks = String.raw`
# People in each state on given days.
stock_table <- function(part, days, name, caption, heading) {
  in_state <- tallies(); in_any <- tallies()
  for (stays in part$people) for (slot in which(stays$state != ELSEWHERE)) for (day in days[days >= stays$start[slot] & days < stays$end[slot]]) {
    once(in_state, pair_key(day, stays$state[slot]), stays$who)
    once(in_any, day, stays$who)
  }
  states <- own_states()
  table_of(name, caption, heading, if (length(days) == 0) character(0) else iso_of(days), c(key_of(states), "all"), function(row, column) show(if (column > length(states)) tally(in_any, days[row]) else tally(in_state, pair_key(days[row], states[column]))))
}
`;

export const stocksOverTime = String.raw`
tables_of <- function(part) {
  days <- first_days(part$first, part$after, c(month = 1, quarter = 3, year = 12)[[VIEW$every]])
  list(stock_table(part, days, "stocks", paste("People in each state on the first day of each", VIEW$every), "Day"))
}
`;

export const moves = String.raw`
tables_of <- function(part) {
  made <- moves_between(part)
  touched <- function(state) tally(made$rows, state)[1] + tally(made$columns, state)[1] > 0
  states <- c(own_states(), Filter(touched, c(ELSEWHERE, GAP)))
  count <- length(states)
  cell <- function(row, column) {
    if (row > count) return(show(if (column > count) tally(made$totals, "entries") else tally(made$columns, states[column])))
    show(if (column > count) tally(made$rows, states[row]) else tally(made$cells, pair_key(states[row], states[column])))
  }
  of_people <- vapply(part$people, function(stays) moves_of_person(stays, part), c(0, 0))
  who <- seq_len(length(part$people))
  totals <- list(c(sum(of_people[2, ]), sum(of_people[2, ]), 0), c(sum(of_people[1, ] > 0), sum(of_people[1, ] > 0), 0), tally(made$totals, "moves"))
  if (length(who) == 0) totals <- list(c(0, 0, 0), c(0, 0, 0), c(0, 0, 0))
  balance <- list(made$columns, made$rows, made$first, made$last)
  keys <- c(key_of(states), "all")
  list(
    table_of("moves", "Moves from state to state", "From", keys, keys, cell),
    table_of("totals", "People and their moves", "Part", "all", c("people", "movers", "moves"), function(row, column) show(totals[[column]])),
    table_of("in and out", "What comes into each state and what goes out of it", "State", key_of(own_states()), c("in", "out", "first", "last"), function(row, column) show(tally(balance[[column]], own_states()[row])))
  )
}
`;

export const movesByNumber = String.raw`
tables_of <- function(part) {
  up_to <- VIEW$upTo; nobody <- "no further move"
  cells <- tallies(); rows <- tallies(); moving <- tallies(); staying <- tallies()
  enter <- function(who, number, before, after) {
    add(cells, pair_key(number, before, after), who)
    add(rows, pair_key(number, before), who)
    add(if (after == nobody) staying else moving, number, who)
  }
  for (stays in part$people) {
    moved <- 0; current <- NA
    for (slot in seq_along(stays$state)) {
      own <- stays$state[slot]; start <- stays$start[slot]
      before <- if (slot == 1) ELSEWHERE else stays$state[slot - 1]
      if (slot > 1 && start >= part$first && start < part$after && (own != ELSEWHERE || before != ELSEWHERE)) {
        if (moved < up_to) enter(stays$who, moved + 1, before, own)
        moved <- moved + 1
        current <- own
      } else if (moved == 0 && own != ELSEWHERE && start < part$after && (start >= part$first || stays$end[slot] > part$first)) current <- own
    }
    if (!is.na(current) && moved < up_to) enter(stays$who, moved + 1, current, nobody)
  }
  states <- c(own_states(), if (part$outside) ELSEWHERE)
  lines <- expand.grid(state = states, number = seq_len(up_to))
  lines <- lines[vapply(seq_len(nrow(lines)), function(row) tally(rows, pair_key(lines$number[row], lines$state[row]))[1] > 0, TRUE), , drop = FALSE]
  cell <- function(row, column) {
    number <- lines$number[row]; state <- lines$state[row]
    if (column > length(states) + 1) show(tally(rows, pair_key(number, state))) else show(tally(cells, pair_key(number, state, c(states, nobody)[column])))
  }
  list(
    table_of("moves by number", "People by their moves in order", "Move, and the state before it", paste(lines$number, key_of(lines$state), sep = " > ")[seq_len(nrow(lines))], c(key_of(states), nobody, "all"), cell),
    table_of("numbers", "How many people come to each number of moves", "Move", as.character(seq_len(up_to)), c("moving", nobody), function(row, column) show(tally(if (column == 1) moving else staying, row)))
  )
}
`;

export const rates = String.raw`
# Moves per person-year with the exact interval for counts (Garwood, 1936): chi2(0.025; 2N) / 2T to chi2(0.975; 2N + 2) / 2T.
rate_of <- function(moves, days) {
  if (is_hidden(moves) || is_hidden(days)) return(list(HIDDEN, HIDDEN, HIDDEN))
  if (!(days > 0)) return(list(NA, NA, NA))
  years <- days / DAYS_PER_YEAR
  list(moves / years, if (moves == 0) 0 else qchisq(0.025, 2 * moves) / 2 / years, qchisq(0.975, 2 * moves + 2) / 2 / years)
}

tables_of <- function(part) {
  parts <- lapply(parts_of(part), function(own) list(cells = moves_between(own)$cells, days = days_in_states(own)))
  pairs <- expand.grid(after = c(own_states(), ELSEWHERE, GAP), before = own_states())
  keys_of_pairs <- pair_key(pairs$before, pairs$after)
  there <- vapply(keys_of_pairs, function(key) any(vapply(parts, function(own) tally(own$cells, key)[1] > 0, TRUE)), TRUE)
  pairs <- pairs[there, , drop = FALSE]; keys_of_pairs <- keys_of_pairs[there]
  names_of_pairs <- paste(key_of(pairs$before), key_of(pairs$after), sep = " > ")[seq_len(nrow(pairs))]
  moved <- function(row, own) show(tally(parts[[own]]$cells, keys_of_pairs[row]))
  spent <- function(state, own) show_days(tally(parts[[own]]$days, state))
  years <- function(state, own) { days <- spent(state, own); if (is_hidden(days)) days else days / DAYS_PER_YEAR }
  rate <- function(row, own) rate_of(moved(row, own), spent(pairs$before[row], own))
  caption <- "Moves per person-year in the state before"
  if (is.null(VIEW$parts)) {
    cell <- function(row, column) if (column <= 3) rate(row, 1)[[column]] else if (column == 4) moved(row, 1) else years(pairs$before[row], 1)
    return(list(table_of("rates", caption, "Move", names_of_pairs, c("rate", "low", "high", "moves", "person-years"), cell)))
  }
  end <- function(name, title, place) table_of(name, title, "Move", names_of_pairs, names(parts), function(row, own) rate(row, own)[[place]])
  list(
    end("rates", caption, 1),
    end("low", "Lower ends of the intervals", 2),
    end("high", "Upper ends of the intervals", 3),
    table_of("moves", "Moves", "Move", names_of_pairs, names(parts), moved),
    table_of("person-years", "Person-years in each state", "State", key_of(own_states()), names(parts), function(row, own) years(own_states()[row], own))
  )
}
`;

export const hiddenMoves = String.raw`
# Dated moves and the changes that snapshots show: over all, between each two snapshots, and by person.
compared <- function(part, days) {
  dated <- tallies(); visible <- tallies(); of_people <- NULL
  if (length(days) < 2) return(list(dated = dated, visible = visible, of_people = of_people))
  first <- days[1]; last <- days[length(days)]
  for (stays in part$people) {
    seen <- rep(NA, length(days)); made <- 0; shown <- 0
    here <- stays$state != ELSEWHERE
    for (slot in seq_along(here)) {
      start <- stays$start[slot]
      if (slot > 1 && start > first && start <= last && (here[slot] || here[slot - 1])) {
        made <- made + 1
        add(dated, "all", stays$who)
        add(dated, which(days >= start)[1], stays$who)
      }
      seen[days >= start & days < stays$end[slot]] <- stays$state[slot]
    }
    before <- NA
    for (slot in which(!is.na(seen))) {
      if (!is.na(before) && before != seen[slot]) {
        shown <- shown + 1
        add(visible, "all", stays$who)
        add(visible, slot, stays$who)
      }
      before <- seen[slot]
    }
    if (made > 0 || any(here & stays$start <= last & (stays$end > first | stays$start >= first))) of_people <- rbind(of_people, c(stays$who, made, shown))
  }
  list(dated = dated, visible = visible, of_people = of_people)
}

tables_of <- function(part) {
  days <- yearly_days(part$first, part$after, VIEW$month, VIEW$day)
  whole <- compared(part, days)
  over_time <- !(parts_by() %in% c("place", "stream", "group"))
  if (over_time) {
    later <- seq_along(days)[-1]
    counts <- c(list(list(show(tally(whole$dated, "all")), show(tally(whole$visible, "all")))), lapply(later, function(slot) list(show(tally(whole$dated, slot)), show(tally(whole$visible, slot)))))
    rows <- c("all", if (length(later) > 0) iso_of(days[later]))
  } else {
    parts <- parts_of(part)
    counts <- lapply(parts, function(own) { found <- compared(own, days); list(show(tally(found$dated, "all")), show(tally(found$visible, "all"))) })
    rows <- names(parts)
  }
  cell <- function(row, column) {
    dated <- counts[[row]][[1]]; visible <- counts[[row]][[2]]
    if (column <= 2) return(counts[[row]][[column]])
    if (is_hidden(dated) || is_hidden(visible)) return(HIDDEN)
    if (column == 3) dated - visible else if (dated == 0) NA else (dated - visible) / dated
  }
  spread <- function(row, column) { who <- whole$of_people[range_of(whole$of_people[, column + 1]) == RANGES[row], 1]; show(counted_once(who)) }
  counted_once <- function(who) c(length(who), length(who), 0)
  list(
    table_of("hidden moves", "Dated moves, and the changes that yearly snapshots show of them", if (over_time) "Between two snapshots" else "Part", rows, c("dated", "visible", "hidden", "share"), cell),
    stock_table(part, days, "snapshots", "What the snapshots themselves show: people in each state on the day", "Snapshot"),
    table_of("moves per person", "How often people moved between the first and the last snapshot", "Moves", RANGES, c("dated", "visible"), function(row, column) if (is.null(whole$of_people)) 0 else spread(row, column))
  )
}
`;

export const pathways = String.raw`
tables_of <- function(part) {
  steps_of <- list(); who_of <- integer(0); days_of <- numeric(0); going_on <- logical(0)
  for (stays in part$people) {
    steps <- integer(0); kept <- 0; start <- end <- latest_end <- 0
    for (slot in seq_along(stays$state)) {
      own <- stays$state[slot]; begins <- stays$start[slot]; ends <- stays$end[slot]
      if (!(begins < part$after && (begins >= part$first || ends > part$first)) || (own == ELSEWHERE && kept == 0)) next
      if (length(steps) > 0) {
        if (begins > latest_end) steps <- c(steps, GAP)
        if (!(own == ELSEWHERE && steps[length(steps)] == ELSEWHERE)) steps <- c(steps, own)
      } else {
        steps <- own
        start <- max(begins, part$first)
      }
      latest_end <- if (length(steps) == 1) ends else max(latest_end, ends)
      if (own != ELSEWHERE) { kept <- length(steps); end <- max(end, ends) }
    }
    if (kept == 0) next
    steps_of[[length(steps_of) + 1]] <- steps[seq_len(kept)]
    who_of <- c(who_of, stays$who); days_of <- c(days_of, max(0, min(end, part$after) - start)); going_on <- c(going_on, end >= part$after)
  }
  code_of <- vapply(steps_of, paste, "", collapse = ">")
  codes <- unique(code_of)
  number <- lapply(codes, function(code) show(counted(who_of[code_of == code])))
  codes <- codes[!vapply(number, is_hidden, TRUE)]; number <- unlist(Filter(Negate(is_hidden), number))
  # By the numbers as they are shown, then the shorter first, then in the order of the states.
  steps <- lapply(strsplit(codes, ">", fixed = TRUE), as.integer)
  longest <- max(0, lengths(steps))
  places <- lapply(seq_len(longest), function(place) vapply(steps, function(one) if (place <= length(one)) one[place] else 0L, 1L))
  order_of <- if (length(codes) == 0) integer(0) else do.call(order, c(list(-number, lengths(steps)), places))
  listed <- utils::head(codes[order_of], VIEW$most)
  rows <- lapply(listed, function(code) which(code_of == code))
  keys <- vapply(lapply(strsplit(listed, ">", fixed = TRUE), as.integer), function(one) paste(key_of(one), collapse = " > "), "")
  rest <- which(!(code_of %in% listed))
  if (length(rest) > 0) { rows <- c(rows, list(rest)); keys <- c(keys, "rarer") }
  rows <- c(rows, list(seq_along(code_of))); keys <- c(keys, "all")
  cell <- function(row, column) {
    ones <- rows[[row]]
    people <- show(counted(who_of[ones]))
    if (column == 1) people
    else if (column == 2) share_of(people, show(counted(who_of)))
    else if (column == 3) { if (length(ones) == 0) NA else show_median(stats::median(days_of[ones]), length(ones)) }
    else show(counted(who_of[ones][going_on[ones]]))
  }
  list(table_of("pathways", "Pathways, most frequent first", "Pathway", keys, c("people", "share", "days", "going on"), cell))
}
counted <- function(who) c(length(who), length(unique(who)), 0)
`;

export const upAndDown = String.raw`
# Moves by way, over all and by the state before. A move through time without a record is judged by the states on its two sides.
ways_of <- function(part) {
  ways <- tallies()
  for (stays in part$people) {
    for (slot in seq_along(stays$state)[-1]) {
      before <- stays$state[slot - 1]; after <- stays$state[slot]; start <- stays$start[slot]
      if (start < part$first || start >= part$after || (before == ELSEWHERE && after == ELSEWHERE)) next
      low <- RANKS[before]; high <- RANKS[after]
      way <- if (ELSEWHERE %in% c(before, after)) "elsewhere" else if (is.na(low) || is.na(high)) "without a rank" else if (high > low) "up" else if (high < low) "down" else "level"
      for (row in c("all", before)) for (kind in c(way, "all", if (way %in% c("up", "down", "level")) "ranked")) add(ways, pair_key(row, kind), stays$who)
    }
  }
  ways
}

way_table <- function(name, caption, heading, rows, of) {
  is_there <- any(vapply(seq_along(rows), function(row) of(row, "elsewhere")[1] > 0, TRUE))
  columns <- c("up", "down", "level", "ranked", "share up", "share down", "without a rank", if (is_there) "elsewhere", "all")
  table_of(name, caption, heading, rows, columns, function(row, column) {
    kind <- columns[column]
    if (startsWith(kind, "share ")) share_of(show(of(row, substring(kind, 7))), show(of(row, "ranked"))) else show(of(row, kind))
  })
}

tables_of <- function(part) {
  parts <- lapply(parts_of(part), ways_of)
  list(
    way_table("up and down", "Moves up and down the ranks", "Part", names(parts), function(row, kind) tally(parts[[row]], pair_key("all", kind))),
    way_table("from states", "Moves up and down, by the state before", "From", key_of(own_states()), function(row, kind) tally(parts[[1]], pair_key(own_states()[row], kind)))
  )
}
`;

export const movesPerPerson = String.raw`
tables_of <- function(part) {
  people <- tallies(); totals <- tallies()
  for (stays in part$people) {
    own <- moves_of_person(stays, part)
    if (own[1] == 0 && own[2] == 0) next
    add(people, range_of(own[1]), stays$who)
    add(totals, "people", stays$who)
    if (own[1] > 0) add(totals, "moves", stays$who, own[[1]])
  }
  all_people <- show(tally(totals, "people")); all_moves <- show(tally(totals, "moves"))
  count <- function(row) if (row > length(RANGES)) all_people else show(tally(people, RANGES[row]))
  mean <- if (is_hidden(all_moves) || is_hidden(all_people)) HIDDEN else if (all_people == 0) NA else all_moves / all_people
  list(
    table_of("moves per person", "How many people moved how often", "Moves", c(RANGES, "all"), c("people", "share"), function(row, column) if (column == 1) count(row) else share_of(count(row), all_people)),
    table_of("totals", "Moves, and moves per person", "Part", "all", c("moves", "people", "mean"), function(row, column) list(all_moves, all_people, mean)[[column]])
  )
}
`;
