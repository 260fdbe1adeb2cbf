/** R that chooses the part of the data that a filter and the parts side by side ask for. */
export const choosing = String.raw`
# --- Choosing the part in view ---------------------------------------------------------------------------------------------------------------
# People are chosen by groups, pathways and subsets, with all their stays. Stays are chosen by places, streams and states: the others are "elsewhere", so that moves across the
# border are still seen.

GROUPS_OF <- list()
state_number <- function(names) match(names, STATE_NAMES)
take <- function(stays, slots) list(who = stays$who, state = stays$state[slots], start = stays$start[slots], end = stays$end[slots], place = stays$place[slots], stream = stays$stream[slots])

# What a filter chooses: stays by person, and whether some are elsewhere.
choose <- function(everybody, wanted) {
  people <- Filter(function(stays) is_chosen(stays, wanted), everybody)
  subset <- wanted$subset
  if (!is.null(subset)) {
    first <- if (is.null(subset$from)) PERIOD[1] else max(PERIOD[1], day_of(subset$from))
    after <- max(first, if (is.null(subset$to)) PERIOD[2] else min(PERIOD[2], day_of(subset$to)))
    theirs <- choose(everybody, subset)$people
    is_present <- function(stays) any(stays$state != ELSEWHERE & stays$start < after & (stays$start >= first | stays$end > first))
    present <- vapply(Filter(is_present, theirs), function(stays) stays$who, 1L)
    people <- Filter(function(stays) stays$who %in% present, people)
  }
  if (is.null(wanted$places) && is.null(wanted$streams) && is.null(wanted$states)) return(list(people = people, outside = FALSE))
  inside <- function(stays) (is.null(wanted$places) | stays$place %in% wanted$places) & (is.null(wanted$streams) | stays$stream %in% wanted$streams) & (is.null(wanted$states) | stays$state %in% state_number(wanted$states))
  list(people = with_elsewhere(people, inside), outside = TRUE)
}

is_chosen <- function(stays, wanted) {
  for (group in wanted$groups) if (!(GROUPS_OF[[group$attribute]][stays$who] %in% group$values)) return(FALSE)
  all(vapply(wanted$pathway, function(condition) holds_for(stays, condition), TRUE))
}

# Whether the whole pathway of a person is as a condition says.
holds_for <- function(stays, condition) {
  count <- length(stays$state)
  is_in <- function(states) stays$state %in% state_number(states)
  if (condition$is == "starts in") return(is_in(condition$states)[1])
  if (condition$is == "ends in") return(is_in(condition$states)[count])
  if (condition$is == "passes through") return(any(is_in(condition$states)))
  if (condition$is == "never in") return(!any(is_in(condition$states)))
  if (condition$is == "moves at least") return(count - 1 >= condition$times)
  if (condition$is == "without earlier step") return("not recorded" %in% entries_of(stays, state_number(condition$state), condition$lookBack, PERIOD[1])$kind)
  within <- if (is.null(condition$within)) OPEN else condition$within
  before <- is_in(condition$from); after <- is_in(condition$to)
  if (condition$is == "moves") return(any(before[-count] & after[-1] & stays$start[-1] - stays$end[-count] <= within))
  last_end <- NA  # "later": the stay that ended last before is the nearest
  for (slot in seq_len(count)) {
    if (!is.na(last_end) && after[slot] && stays$start[slot] - last_end <= within) return(TRUE)
    if (before[slot] && (is.na(last_end) || stays$end[slot] > last_end)) last_end <- stays$end[slot]
  }
  FALSE
}

# Stays that are not chosen stand elsewhere, cut to the time that no chosen one covers; who has no chosen stay is gone.
with_elsewhere <- function(people, inside) {
  chosen <- lapply(people, function(stays) {
    here <- stays$state != ELSEWHERE & inside(stays)
    if (!any(here)) return(NULL)
    stays$state[!here] <- ELSEWHERE
    slots <- which(here)
    piece <- start <- end <- goes_on <- integer(0)
    put <- function(slot, from, until, later) { piece <<- c(piece, slot); start <<- c(start, from); end <<- c(end, until); goes_on <<- c(goes_on, later) }
    for (slot in seq_along(here)) {
      from <- stays$start[slot]; until <- stays$end[slot]
      if (here[slot]) { put(slot, from, until, 0L); next }
      if (until <= from) {
        if (!any((stays$start[slots] < from | (stays$start[slots] == from & slots < slot)) & from < stays$end[slots])) put(slot, from, until, 0L)
        next
      }
      for (other in slots) {
        if (stays$start[other] >= until) break
        if (stays$end[other] <= from) next
        if (stays$start[other] > from) put(slot, from, stays$start[other], 1L)
        from <- stays$end[other]
        if (from >= until) break
      }
      if (from < until) put(slot, from, until, 1L)
    }
    cut <- take(stays, piece)
    cut$start <- start; cut$end <- end
    take(cut, order(start, goes_on, piece))
  })
  Filter(Negate(is.null), chosen)
}

# Entries of a person to a state, each with how it stands to the steps between the lowest level and the state.
entries_of <- function(stays, state, look_back, known_from) {
  own <- RANKS[state]
  ranks <- RANKS[stays$state]
  is_step <- !is.na(own) & !is.na(ranks) & ranks > suppressWarnings(min(RANKS, na.rm = TRUE)) & ranks < own
  is_as_high <- stays$state == state | (!is.na(own) & !is.na(ranks) & ranks >= own)
  latest_end <- step_until <- elsewhere_until <- -OPEN
  slot_of <- integer(0); kind <- character(0)
  for (slot in seq_along(stays$state)) {
    start <- stays$start[slot]
    if (stays$state[slot] == state) {
      since <- start - look_back
      slot_of <- c(slot_of, slot)
      kind <- c(kind, if (slot > 1 && start <= latest_end && is_as_high[slot - 1]) "from as high" else if (step_until > since) "recorded" else if (elsewhere_until > since) "outside"
                else if (since < known_from) "too early" else "not recorded")
    }
    until <- max(stays$end[slot], start + 1)
    latest_end <- max(latest_end, stays$end[slot])
    if (is_step[slot]) step_until <- max(step_until, until)
    else if (stays$state[slot] == ELSEWHERE) elsewhere_until <- max(elsewhere_until, until)
  }
  list(slot = slot_of, kind = kind)
}

# Calendar years (12 months) or quarters (3) that touch the days from the first to the one before the last, each cut to them.
periods <- function(first, after, months) {
  found <- list()
  if (after <= first) return(found)
  year <- year_of_day(first); month <- month_of_day(first); month <- month - (month - 1) %% months
  while (day_number(year, month, 1) < after) {
    next_year <- if (month + months <= 12) year else year + 1; next_month <- if (month + months <= 12) month + months else 1
    key <- if (months == 12) as.character(year) else sprintf("%d-Q%d", as.integer(year), as.integer((month + 2) %/% 3))
    found[[key]] <- c(max(first, day_number(year, month, 1)), min(after, day_number(next_year, next_month, 1)))
    year <- next_year; month <- next_month
  }
  found
}

parts_by <- function() if (is.null(VIEW$parts)) "" else VIEW$parts$by
group_values <- function(attribute) unlist(lapply(GROUPS, function(group) if (group$name == attribute) group$values))

# Parts side by side, after all of them together, by their keys. Places and streams are parts of stays, groups of people, years and quarters of days.
parts_of <- function(part) {
  parts <- list(all = part)
  by <- parts_by()
  if (by %in% c("place", "stream")) {
    for (name in if (by == "place") PLACES else STREAMS) {
      people <- with_elsewhere(part$people, function(stays) stays[[by]] == name)
      if (length(people) > 0) parts[[name]] <- list(people = people, outside = TRUE, first = part$first, after = part$after)
    }
  } else if (by == "group") {
    for (value in group_values(VIEW$parts$attribute)) {
      people <- Filter(function(stays) GROUPS_OF[[VIEW$parts$attribute]][stays$who] == value, part$people)
      if (length(people) > 0) parts[[value]] <- list(people = people, outside = part$outside, first = part$first, after = part$after)
    }
  } else if (by %in% c("year", "quarter")) {
    found <- periods(part$first, part$after, if (by == "year") 12 else 3)
    for (key in names(found)) parts[[key]] <- list(people = part$people, outside = part$outside, first = found[[key]][1], after = found[[key]][2])
  }
  parts
}

# Parts into which single stays are sorted by where they belong, each judged by all that is known of its person: by key, whether it holds a stay that is dated by a day.
parts_of_stays <- function(part) {
  parts <- list(all = function(place, stream, who, day) rep(TRUE, length(day)))
  by <- parts_by()
  if (by %in% c("place", "stream")) {
    used <- unique(unlist(lapply(part$people, function(stays) stays[[by]][stays$state != ELSEWHERE])))
    for (name in if (by == "place") PLACES else STREAMS) if (name %in% used) parts[[name]] <- local({ own <- name; function(place, stream, who, day) (if (by == "place") place else stream) == own })
  } else if (by == "group") {
    of <- GROUPS_OF[[VIEW$parts$attribute]]
    used <- unique(of[vapply(part$people, function(stays) stays$who, 1L)])
    for (value in group_values(VIEW$parts$attribute)) if (value %in% used) parts[[value]] <- local({ own <- value; function(place, stream, who, day) of[who] == own })
  } else if (by %in% c("year", "quarter")) {
    found <- periods(part$first, part$after, if (by == "year") 12 else 3)
    for (key in names(found)) parts[[key]] <- local({ days <- found[[key]]; function(place, stream, who, day) day >= days[1] & day < days[2] })
  }
  parts
}
`;
