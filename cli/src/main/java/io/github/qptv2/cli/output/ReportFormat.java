package io.github.qptv2.cli.output;

/** Formats of reports other than result rows. */
public enum ReportFormat {
    TABLE,
    JSON
}
