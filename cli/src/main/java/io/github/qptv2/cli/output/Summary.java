package io.github.qptv2.cli.output;

import io.github.qptv2.scoring.batch.ResultRow;

/** What has become of a run's inputs. */
public final class Summary {

    private long scored;
    private long failed;
    private long skipped;

    public void count(ResultRow row) {
        if (row.isOk()) {
            scored++;
        } else {
            failed++;
        }
    }

    /** Adds the counts of another run. */
    public void add(Summary other) {
        scored += other.scored;
        failed += other.failed;
        skipped += other.skipped;
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

    /** 0 if every input has a score, 1 if none has, else 3. */
    public int exitCode() {
        if (failed == 0 && inputs() > 0) {
            return 0;
        }
        return scored + skipped == 0 ? 1 : 3;
    }
}
