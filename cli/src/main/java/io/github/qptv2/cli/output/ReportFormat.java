package io.github.qptv2.cli.output;

/** How a report that is no table of rows is written. */
public enum ReportFormat {
    TABLE,
    JSON
}
