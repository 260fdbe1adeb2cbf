/** R templates of the measures of time and of what comes next: each ends in `tables_of(part)`. */
export const timeInState = String.raw`
# How long stays in a state last. Those that began before the first day are followed from it; those that end on the day after the last or later are lost from sight there.
stays_in <- function(part, state) lines_of(part, function(stays) {
  own <- which(stays$state == state & stays$start < part$after & !(stays$start < part$first & stays$end <= part$first))
  start <- stays$start[own]; end <- stays$end[own]
  ended <- end < part$after
  list(who = rep(stays$who, length(own)), place = stays$place[own], stream = stays$stream[own], day = start, entered = ifelse(start >= part$first, -1, part$first - start),
       left = ifelse(ended, end, part$after) - start, cause = as.integer(ended))
})

# The log-rank test between groups of lines (Mantel, 1966): chi-square, degrees of freedom, chance.
log_rank <- function(groups) {
  groups <- Filter(function(lines) nrow(lines) > 0, lapply(groups, function(lines) lines[lines$entered < lines$left, , drop = FALSE]))
  size <- length(groups)
  if (size < 2) return(NULL)
  difference <- numeric(size); covariance <- matrix(0, size, size)
  for (day in sort(unique(unlist(lapply(groups, function(lines) lines$left[lines$cause != 0]))))) {
    at_risk <- vapply(groups, function(lines) sum(lines$entered < day & day <= lines$left), 1L)
    ended <- vapply(groups, function(lines) sum(lines$left == day & lines$cause != 0), 1L)
    risk <- sum(at_risk); gone <- sum(ended)
    difference <- difference + ended - gone * at_risk / risk
    if (risk > 1) covariance <- covariance + gone * (risk - gone) / (risk - 1) * (diag(at_risk / risk, size) - outer(at_risk / risk, at_risk / risk))
  }
  telling <- utils::head(which(diag(covariance) > 1e-9), -1)
  if (length(telling) == 0) return(NULL)
  chi_square <- sum(difference[telling] * solve(covariance[telling, telling, drop = FALSE], difference[telling]))
  c(chi_square, length(telling), pchisq(chi_square, length(telling), lower.tail = FALSE))
}

tables_of <- function(part) {
  every <- stays_in(part, state_number(VIEW$state))
  groups <- lapply(parts_of_stays(part), function(holds) every[holds(every$place, every$stream, every$who, every$day), , drop = FALSE])
  grid <- quarter_days(100)
  curves <- lapply(groups, curve_of, grid)
  # Rows after the last one that anybody is followed beyond are left out.
  last <- max(1, unlist(lapply(curves, function(curve) which(vapply(curve$rows, function(row) row$lines > 0 && !is_hidden(row$still), TRUE)))))
  rows <- as.character(c(0, grid)[seq_len(last)])
  caption <- "Share of stays that last longer"; heading <- "Days since the beginning"
  median <- table_of("median", "Days after which half of the stays have ended", "Part", names(curves), c("median", "low", "high", "stays", "people", "ended"), function(row, column) {
    curve <- curves[[row]]
    c(curve$median, list(curve$lines, curve$people, curve$ended))[[column]]
  })
  if (is.null(VIEW$parts)) {
    fields <- c("still", "low", "high", "followed")
    return(list(table_of("staying", caption, heading, rows, c("share", "low", "high", "followed"), function(row, column) curves[[1]]$rows[[row]][[fields[column]]]), median))
  }
  by_part <- function(name, title, field) table_of(name, title, heading, rows, names(curves), function(row, column) curves[[column]]$rows[[row]][[field]])
  tables <- list(by_part("staying", caption, "still"), by_part("low", "Lower ends of the intervals", "low"), by_part("high", "Upper ends of the intervals", "high"), by_part("followed", "Stays that are followed beyond", "followed"), median)
  test <- log_rank(groups[-1])
  if (!is.null(test) && SHOWN$true) tables <- c(tables, list(table_of("log-rank test", "Whether the parts differ", "Test", "log-rank", c("chi-square", "degrees of freedom", "p"), function(row, column) test[column])))
  tables
}
`;

export const whereAfter = String.raw`
# On which days which state begins, one entry a day: of several moves on one day the last counts.
path_of <- function(stays) {
  days <- states <- integer(0); latest_end <- 0
  step <- function(day, state) {
    if (length(days) > 0 && days[length(days)] == day) states[length(states)] <<- state
    else { days <<- c(days, day); states <<- c(states, state) }
  }
  for (slot in seq_along(stays$state)) {
    if (slot > 1 && stays$start[slot] > latest_end) step(latest_end, GAP)
    step(stays$start[slot], stays$state[slot])
    latest_end <- if (slot == 1) stays$end[slot] else max(latest_end, stays$end[slot])
  }
  if (latest_end != OPEN) step(latest_end, GAP)
  list(day = days, state = states)
}

tables_of <- function(part) {
  state <- state_number(VIEW$state)
  days <- c(0, quarters_up_to(floor(VIEW$years * DAYS_PER_YEAR + 0.5)))
  horizon <- days[length(days)]
  states <- c(own_states(), if (part$outside) ELSEWHERE, GAP)
  followed <- tallies()
  own_of <- entered_of <- left_of <- to_of <- integer(0)
  stretch <- function(own, entered, left, to) if (entered < left) { own_of <<- c(own_of, own); entered_of <<- c(entered_of, entered); left_of <<- c(left_of, left); to_of <<- c(to_of, to) }
  for (stays in part$people) {
    wanted <- which(stays$state == state & stays$start >= part$first & stays$start < part$after)
    if (length(wanted) == 0) next
    path <- path_of(stays)
    for (slot in wanted) {
      start <- stays$start[slot]
      reach <- min(horizon, part$after - start); known <- min(horizon, part$after - 1 - start)
      own <- state; entered <- -1
      for (at in which(path$day >= start & path$day - start <= known)) {
        if (path$state[at] == own) next
        stretch(own, entered, path$day[at] - start, path$state[at])
        own <- path$state[at]; entered <- path$day[at] - start
      }
      stretch(own, entered, reach, NA)
      for (day in days[days <= known]) add(followed, day, stays$who)
    }
  }
  # Aalen and Johansen: the product over days of I + dN / Y.
  now <- numeric(GAP); now[state] <- 1
  times <- sort(unique(left_of[!is.na(to_of)]))
  shares <- matrix(0, length(days), GAP)
  at <- 1
  for (row in seq_along(days)) {
    while (at <= length(times) && times[at] <= days[row]) {
      time <- times[at]
      at_risk <- tabulate(own_of[entered_of < time & time <= left_of], GAP)
      moved <- which(left_of == time & !is.na(to_of))
      step <- numeric(GAP)
      for (one in moved) {
        flow <- now[own_of[one]] / at_risk[own_of[one]]
        step[own_of[one]] <- step[own_of[one]] - flow
        step[to_of[one]] <- step[to_of[one]] + flow
      }
      now <- now + step
      at <- at + 1
    }
    shares[row, ] <- now
  }
  cell <- function(row, column) {
    known <- tally(followed, days[row])
    if (column > length(states)) show(known) else if (known[1] == 0) NA else show_share(shares[row, states[column]], known[2])
  }
  list(table_of("where after", "Where people are after entering the state", "Days since entering", as.character(days), c(key_of(states), "followed"), cell))
}
`;

export const leaving = String.raw`
# From the beginning of each stay that began within the days to the move that ends it; cause is where it led.
times_to_leaving <- function(part, state) lines_of(part, function(stays) {
  count <- length(stays$state)
  latest_end <- cummax(stays$end)
  following <- c(stays$start[-1], OPEN + 1)
  follows <- following <= latest_end
  own <- which(stays$state == state & stays$start >= part$first & stays$start < part$after)
  left <- ifelse(follows, following, latest_end)[own]
  led <- ifelse(follows, c(stays$state[-1], GAP), GAP)[own]
  ended <- left < part$after
  list(who = rep(stays$who, length(own)), place = stays$place[own], stream = stays$stream[own], day = stays$start[own], entered = rep(-1, length(own)),
       left = ifelse(ended, left, part$after) - stays$start[own], cause = ifelse(ended, led, 0))
})

tables_of <- function(part) {
  lines <- times_to_leaving(part, state_number(VIEW$state))
  days <- c(0, quarters_up_to(floor(VIEW$years * DAYS_PER_YEAR + 0.5)))
  exits <- Filter(function(state) any(lines$cause == state), c(own_states(), ELSEWHERE, GAP))
  # Cumulative incidence: the sum over days of S(t-) d / Y.
  steps <- kaplan_meier(lines)
  weight <- c(1, steps$share)[seq_along(steps$day)] / steps$at_risk
  added <- weight[match(lines$left, steps$day)]
  cell <- function(row, column) {
    day <- days[row]
    who <- lines$who[!(lines$left <= day & lines$cause == 0)]
    if (column > length(exits) + 1) return(show(counted(who)))
    if (length(who) == 0) return(NA)
    gone <- lines$cause != 0 & lines$left <= day
    show_share(if (column > length(exits)) 1 - sum(added[gone]) else sum(added[gone & lines$cause == exits[column]]), length(unique(who)))
  }
  list(table_of("leaving", "To where the state is left", "Days since entering", as.character(days), c(key_of(exits), "still there", "followed"), cell))
}
`;

export const ifRatesStay = String.raw`
# A model, not data: a Markov chain in continuous time with the rates of the period.

# The exponential of a square table: Pade approximant of order 6 with scaling and squaring (Golub and Van Loan, 2013).
exponential <- function(square) {
  size <- nrow(square)
  norm <- max(0, rowSums(abs(square)))
  halvings <- if (norm > 0.5) ceiling(log2(norm)) + 1 else 0
  scaled <- square / 2 ^ halvings
  power <- above <- below <- diag(size); factor <- 1
  for (term in 1:6) {
    factor <- factor * (6 - term + 1) / (term * (12 - term + 1))
    power <- scaled %*% power
    above <- above + factor * power
    below <- below + (if (term %% 2 == 0) 1 else -1) * factor * power
  }
  result <- solve(below, above)
  for (step in seq_len(halvings)) result <- result %*% result
  result
}

# Moves and time on one path of each person; no stay recorded is a state of its own, which begins where the last stay ends.
moves_and_time <- function(part) {
  moves <- tallies(); days <- tallies()
  for (stays in part$people) {
    stay_for <- function(state, start, end) { length <- min(end, part$after) - max(start, part$first); if (length > 0) add(days, state, stays$who, length) }
    move <- function(before, after, day) if (day >= part$first && day < part$after && before != after) add(moves, pair_key(before, after), stays$who)
    count <- length(stays$state); latest_end <- 0
    for (slot in seq_len(count)) {
      own <- stays$state[slot]
      latest_end <- if (slot == 1) stays$end[slot] else max(latest_end, stays$end[slot])
      if (slot < count && stays$start[slot + 1] <= latest_end) {
        stay_for(own, stays$start[slot], stays$start[slot + 1])
        move(own, stays$state[slot + 1], stays$start[slot + 1])
        next
      }
      stay_for(own, stays$start[slot], latest_end)
      if (latest_end == OPEN) next
      move(own, GAP, latest_end)
      stay_for(GAP, latest_end, if (slot < count) stays$start[slot + 1] else OPEN)
      if (slot < count) move(GAP, stays$state[slot + 1], stays$start[slot + 1])
    }
  }
  list(moves = moves, days = days)
}

# The states from which a goal is reached in the end.
sure_to_reach <- function(rates, goal) {
  size <- seq_len(nrow(rates))
  back_from <- function(starts, through) {
    found <- waiting <- starts
    while (length(waiting) > 0) {
      to <- waiting[length(waiting)]; waiting <- waiting[-length(waiting)]
      for (one in size) if (!(one %in% found) && through(one) && one != to && rates[one, to] > 0) { found <- c(found, one); waiting <- c(waiting, one) }
    }
    found
  }
  able <- back_from(goal, function(one) TRUE)
  setdiff(size, back_from(setdiff(size, able), function(one) one != goal))
}

tables_of <- function(part) {
  made <- moves_and_time(part)
  states <- c(own_states(), if (part$outside) ELSEWHERE, GAP)
  size <- length(states); years <- VIEW$years
  time <- lapply(states, function(state) show_days(tally(made$days, state)))
  known <- vapply(time, function(spent) !is_hidden(spent) && spent > 0, TRUE)
  rates <- matrix(0, size, size)
  for (row in which(known)) {
    for (column in seq_len(size)[-row]) {
      count <- show(tally(made$moves, pair_key(states[row], states[column])))
      if (!is_hidden(count)) rates[row, column] <- count * DAYS_PER_YEAR / time[[row]]
    }
    rates[row, row] <- -sum(rates[row, ])
  }
  is_there <- function(row) tally(made$days, states[row])[1] > 0 || any(vapply(states, function(other) tally(made$moves, pair_key(other, states[row]))[1] > 0, TRUE))
  there <- Filter(is_there, seq_len(size))
  chances <- exponential(rates * years)
  spent <- exponential(rbind(cbind(rates * years, diag(size) * years), matrix(0, size, 2 * size)))[seq_len(size), size + seq_len(size), drop = FALSE]
  reached <- diag(size); passage <- matrix(NA_real_, size, size)
  for (goal in seq_len(size)) {
    held <- rates; held[goal, ] <- 0
    reached[, goal] <- exponential(held * years)[, goal]
    others <- setdiff(sure_to_reach(rates, goal), goal)
    passage[goal, goal] <- 0
    if (length(others) > 0) passage[others, goal] <- tryCatch(solve(rates[others, others, drop = FALSE], rep(-1, length(others))), error = function(problem) NA)
  }
  stay <- ifelse(diag(rates) < 0, -1 / diag(rates), NA)
  model <- function(name, caption, heading, columns, of) table_of(name, caption, heading, key_of(states[there]), columns, function(row, column) {
    from <- there[row]
    if (!known[from]) return(if (is_hidden(time[[from]])) HIDDEN else NA)
    value <- of(from, column)
    if (is.na(value) || SHOWN$true) value else round(value, 2)
  })
  square <- function(name, caption, values) model(name, caption, "From", key_of(states[there]), function(row, column) values[row, there[column]])
  list(
    square("chances", "Chance to be in each state at the end, if rates stay as they are", chances),
    model("sojourn", "Mean length of one stay, if rates stay as they are", "State", "years", function(row, column) stay[row]),
    square("time in each state", "Mean years in each state", spent),
    square("ever reached", "Chance to have been in each state", reached),
    square("first passage", "Mean years until each state is first reached", passage)
  )
}
`;

export const noEarlierStep = String.raw`
# The interval of 95% for a share (Wilson, 1927).
wilson <- function(part, whole) {
  if (!(whole > 0)) return(c(NA, NA))
  share <- min(1, part / whole); square <- 1.959963984540054 ^ 2
  middle <- (share + square / (2 * whole)) / (1 + square / whole)
  half <- 1.959963984540054 * sqrt(share * (1 - share) / whole + square / (4 * whole ^ 2)) / (1 + square / whole)
  c(if (share == 0) 0 else max(0, middle - half), if (share == 1) 1 else min(1, middle + half))
}

tables_of <- function(part) {
  state <- state_number(VIEW$state)
  # Of the time before the records begin they hold only what was still going on then: they tell of endings once stays of five people have ended.
  ends <- vapply(part$people, function(stays) as.numeric(min(stays$end)), 0)
  ends <- utils::head(sort(ends[ends != OPEN]), 5)
  starts <- unlist(lapply(part$people, function(stays) stays$start))
  known_from <- if (length(ends) > 0) ends[length(ends)] else if (length(starts) > 0) min(starts) else 0
  parts <- parts_of_stays(part)
  counts <- tallies()
  for (stays in part$people) {
    entries <- entries_of(stays, state, VIEW$lookBack, known_from)
    for (one in seq_along(entries$slot)) {
      slot <- entries$slot[one]; start <- stays$start[slot]; kind <- entries$kind[one]
      if (start < part$first || start >= part$after) next
      for (key in names(parts)) if (parts[[key]](stays$place[slot], stays$stream[slot], stays$who, start)) {
        add(counts, pair_key(if (kind == "recorded") "judged" else kind, key), stays$who)
        if (kind == "not recorded") add(counts, pair_key("judged", key), stays$who)
      }
    }
  }
  columns <- c("share", "low", "high", "without", "entries", "too early", "from as high", "outside")
  cell <- function(row, column) {
    count <- function(kind) show(tally(counts, pair_key(kind, names(parts)[row])))
    without <- count("not recorded"); judged <- count("judged")
    if (column == 1) share_of(without, judged)
    else if (column <= 3) { if (is_hidden(without) || is_hidden(judged)) HIDDEN else wilson(min(without, judged), judged)[column - 1] }
    else if (column == 4) without
    else if (column == 5) judged
    else count(columns[column])
  }
  list(table_of("no earlier step", "Entries with no earlier step recorded in the look-back", "Part", names(parts), columns, cell))
}
`;

export const comingBack = String.raw`
# From leaving a group of states to the next stay in any of them; each leaving is followed for so many days, or as far as the days reach.
times_to_return <- function(part, states, within) lines_of(part, function(stays) {
  slots <- days <- left <- cause <- integer(0)
  count <- length(stays$state); latest_end <- 0; gone_slot <- 0; gone_day <- 0
  close <- function(back_on) {
    if (gone_day < part$first || gone_day >= part$after) return()
    back <- back_on < part$after && back_on - gone_day <= within
    slots <<- c(slots, gone_slot); days <<- c(days, gone_day); cause <<- c(cause, as.integer(back))
    left <<- c(left, if (back) back_on - gone_day else min(within + 1, part$after - gone_day))
  }
  for (slot in seq_len(count)) {
    inside <- stays$state[slot] %in% states
    if (inside && gone_slot > 0) { close(stays$start[slot]); gone_slot <- 0 }
    latest_end <- if (slot == 1) stays$end[slot] else max(latest_end, stays$end[slot])
    if (!inside) next
    follows <- slot < count && stays$start[slot + 1] <= latest_end
    if (if (follows) !(stays$state[slot + 1] %in% states) else latest_end != OPEN) { gone_slot <- slot; gone_day <- if (follows) stays$start[slot + 1] else latest_end }
  }
  if (gone_slot > 0) close(OPEN)
  list(who = rep(stays$who, length(slots)), place = stays$place[slots], stream = stays$stream[slots], day = days, entered = rep(-1, length(slots)), left = left, cause = cause)
})

tables_of <- function(part) {
  every <- times_to_return(part, state_number(VIEW$states), VIEW$within)
  grid <- quarters_up_to(VIEW$within)
  curves <- lapply(parts_of_stays(part), function(holds) curve_of(every[holds(every$place, every$stream, every$who, every$day), , drop = FALSE], grid))
  back <- function(still) if (is_hidden(still) || is.na(still)) still else 1 - still
  rows <- as.character(c(0, grid)); caption <- "Share of those who left that came back"; heading <- "Days since leaving"
  by_part <- function(name, title, field) table_of(name, title, heading, rows, names(curves), function(row, column) back(curves[[column]]$rows[[row]][[field]]))
  if (is.null(VIEW$parts)) {
    # What is furthest up for those away is furthest down for those back.
    tables <- list(table_of("coming back", caption, heading, rows, c("share", "low", "high", "followed"), function(row, column) {
      own <- curves[[1]]$rows[[row]]
      if (column == 4) own$followed else back(own[[c("still", "high", "low")[column]]])
    }))
  } else {
    followed <- table_of("followed", "Leavings that are still away and followed", heading, rows, names(curves), function(row, column) curves[[column]]$rows[[row]]$followed)
    tables <- list(by_part("coming back", caption, "still"), by_part("low", "Lower ends of the intervals", "high"), by_part("high", "Upper ends of the intervals", "low"), followed)
  }
  c(tables, list(table_of("leavings", "Leavings", "Part", names(curves), c("leavings", "people", "back"), function(row, column) curves[[row]][[c("lines", "people", "ended")[column]]])))
}
`;

export const returnsFrom = String.raw`
# Leavings of a state that are dated within the days, with what came next (judged by all that is known) and the days stayed.
tables_of <- function(part) {
  state <- state_number(VIEW$state)
  found <- lapply(part$people, function(stays) {
    latest_end <- cummax(stays$end)
    following <- c(stays$start[-1], OPEN + 1)
    another <- following < KNOWN_UNTIL
    follows <- another & following <= latest_end
    day <- ifelse(follows, following, latest_end)
    way <- ifelse(follows, key_of(c(stays$state[-1], GAP)), ifelse(another, "gap", "none"))
    own <- which(stays$state == state & day != OPEN & day >= part$first & day < part$after)
    data.frame(who = rep(stays$who, length(own)), place = stays$place[own], stream = stays$stream[own], day = day[own], way = way[own], stayed = day[own] - stays$start[own], stringsAsFactors = FALSE)
  })
  every <- if (length(found) == 0) data.frame(who = integer(0), place = character(0), stream = character(0), day = integer(0), way = character(0), stayed = integer(0)) else do.call(rbind, found)
  ways <- Filter(function(way) way %in% every$way, c(key_of(c(own_states(), ELSEWHERE, GAP)), "none"))
  groups <- lapply(parts_of_stays(part), function(holds) every[holds(every$place, every$stream, every$who, every$day), , drop = FALSE])
  lines <- function(row, own) if (row > length(ways)) groups[[own]] else groups[[own]][groups[[own]]$way == ways[row], , drop = FALSE]
  counted <- function(who) c(length(who), length(unique(who)), 0)
  count <- function(row, own) show(counted(lines(row, own)$who))
  median <- function(row, own) { those <- lines(row, own); if (nrow(those) == 0) NA else show_median(stats::median(those$stayed), length(unique(those$who))) }
  share <- function(row, own) share_of(count(row, own), show(counted(groups[[own]]$who)))
  caption <- "Where people go who leave the state"
  if (is.null(VIEW$parts)) return(list(table_of("returns from", caption, "To", c(ways, "all"), c("leavings", "share", "median"), function(row, column) list(count, share, median)[[column]](row, 1))))
  list(
    table_of("returns from", caption, "To", ways, names(groups), share),
    table_of("leavings", "Leavings", "To", c(ways, "all"), names(groups), count),
    table_of("median", "Median days of the stays that were left", "To", c(ways, "all"), names(groups), median)
  )
}
`;
