package io.github.qptv2.cli;

/** How a report that is no table of rows is written. */
enum ReportFormat {
    TABLE,
    JSON
}
