package io.github.qptv2.cli.output;

import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;

/** What has become of a run's inputs. */
public final class Summary {

    private long scored;
    private long failed;
    private long skipped;
    private long corrupt;

    public void count(ResultRow row) {
        if (row.isOk()) {
            scored++;
            corrupt += isCorruptImage(row) ? 1 : 0;
        } else {
            failed++;
        }
    }

    /** Whether the row is of an image that has a score although its file is corrupt. */
    public static boolean isCorruptImage(ResultRow row) {
        return row.text(RowColumn.WARNING).isPresent()
                && row.whole(RowColumn.FRAMES).isEmpty();
    }

    /** Adds the counts of another run. */
    public void add(Summary other) {
        scored += other.scored;
        failed += other.failed;
        skipped += other.skipped;
        corrupt += other.corrupt;
    }

    public void skip() {
        skipped++;
    }

    public long scored() {
        return scored;
    }

    public long failed() {
        return failed;
    }

    public long skipped() {
        return skipped;
    }

    public long inputs() {
        return scored + failed + skipped;
    }

    /** Images that have a score although their files are corrupt. */
    public long corrupt() {
        return corrupt;
    }

    /** 0 if every input has a score, 1 if none has, else 3. */
    public int exitCode() {
        if (failed == 0 && inputs() > 0) {
            return 0;
        }
        return scored + skipped == 0 ? 1 : 3;
    }
}
