/** R for curves over time since a beginning: what several measures share. */
export const curves = String.raw`
# A line is one stay, leaving or entry, a row of a data frame: at risk at the times t with entered < t <= left; entered is -1 where it is followed from its beginning; cause is 0 where it
# is lost from sight.
lines_of <- function(part, of_person) {
  found <- lapply(part$people, of_person)
  column <- function(name, otherwise) { all <- unlist(lapply(found, function(one) one[[name]])); if (is.null(all)) otherwise else all }
  data.frame(who = column("who", integer(0)), place = column("place", character(0)), stream = column("stream", character(0)), day = column("day", integer(0)), entered = column("entered", integer(0)),
             left = column("left", integer(0)), cause = column("cause", integer(0)), stringsAsFactors = FALSE)
}
# So many different people, in the form of a tally.
counted <- function(who) c(length(who), length(unique(who)), 0)
counted_people <- function(who) counted(unique(who))

# Days after the beginning at which so many quarters of a year of 365.25 days are over.
quarter_days <- function(quarters) floor(seq_len(quarters) * DAYS_PER_YEAR / 4 + 0.5)
quarters_up_to <- function(days) { all <- quarter_days(ceiling(days * 4 / DAYS_PER_YEAR)); c(all[all < days - 2], days) }

# The share still there after each day on which something ended, with Greenwood's sum.
kaplan_meier <- function(lines) {
  lines <- lines[lines$entered < lines$left, , drop = FALSE]
  days <- sort(unique(lines$left[lines$cause != 0]))
  gone <- vapply(days, function(day) sum(lines$left == day & lines$cause != 0), 1L)
  at_risk <- vapply(days, function(day) sum(lines$entered < day & day <= lines$left), 1L)
  share <- greenwood <- numeric(length(days))
  now <- 1; total <- 0
  for (step in seq_along(days)) {
    now <- now * (1 - gone[step] / at_risk[step])
    total <- if (gone[step] == at_risk[step]) Inf else total + gone[step] / (at_risk[step] * (at_risk[step] - gone[step]))
    share[step] <- now; greenwood[step] <- total
  }
  list(day = days, at_risk = at_risk, gone = gone, share = share, greenwood = greenwood)
}

# The interval of 95% on the scale of log(-log S), which keeps it within 0 and 1; none where nobody or everybody has left.
interval_of <- function(share, greenwood) {
  if (!(share > 0 && share < 1)) return(c(NA, NA))
  half <- 1.959963984540054 * sqrt(greenwood) / abs(log(share))
  c(share ^ exp(half), share ^ exp(-half))
}

# The first day by which at least half have left, with the days at which the bounds of the share reach a half (Brookmeyer and Crowley).
median_of <- function(steps) {
  found <- c(NA, NA, NA)
  half <- 0.5 + 1e-12
  for (step in seq_along(steps$day)) {
    bounds <- interval_of(steps$share[step], steps$greenwood[step])
    lower <- if (is.na(bounds[1])) steps$share[step] else bounds[1]
    if (is.na(found[1]) && steps$share[step] <= half) found[1] <- steps$day[step]
    if (is.na(found[2]) && lower <= half) found[2] <- steps$day[step]
    if (is.na(found[3]) && !is.na(bounds[2]) && bounds[2] <= half) found[3] <- steps$day[step]
  }
  found
}

# Shares still there at the beginning and at the days of a grid, the median, and the numbers behind them.
curve_of <- function(lines, grid) {
  lines <- lines[lines$entered < lines$left, , drop = FALSE]
  steps <- kaplan_meier(lines)
  rows <- lapply(c(0, grid), function(day) {
    who <- lines$who[if (day == 0) lines$entered < 0 else lines$entered <= day & day < lines$left]
    if (day == 0) return(list(still = 1, low = NA, high = NA, followed = show(counted(who)), lines = length(who)))
    before <- sum(steps$day <= day)
    share <- if (before == 0) 1 else steps$share[before]
    bounds <- interval_of(share, if (before == 0) 0 else steps$greenwood[before])
    people <- length(unique(who))
    list(still = show_share(share, people), low = show_share(bounds[1], people), high = show_share(bounds[2], people), followed = show(counted(who)), lines = length(who))
  })
  median <- median_of(steps)
  behind <- if (is.na(median[1])) 0 else 2 * min(length(unique(lines$who[lines$left <= median[1] & lines$cause != 0])), length(unique(lines$who[lines$left > median[1]])))
  shown <- lapply(median, function(days) if (is.na(median[1])) NA else show_median(days, behind))
  list(rows = rows, median = shown, lines = show(counted(lines$who)), people = show(counted_people(lines$who)), ended = show(counted(lines$who[lines$cause != 0])))
}
`;
