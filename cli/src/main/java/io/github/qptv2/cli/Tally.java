package io.github.qptv2.cli;

/** What has become of a run's inputs. */
final class Tally {

    private long scored;
    private long failed;
    private long skipped;

    void count(Row row) {
        if (row.isOk()) {
            scored++;
        } else {
            failed++;
        }
    }

    /** Takes over what another run has counted. */
    void add(Tally other) {
        scored += other.scored;
        failed += other.failed;
        skipped += other.skipped;
    }

    void skip() {
        skipped++;
    }

    long scored() {
        return scored;
    }

    long failed() {
        return failed;
    }

    long skipped() {
        return skipped;
    }

    long inputs() {
        return scored + failed + skipped;
    }

    /** 0 if every input has a score, 1 if none has, else 3. */
    int exitCode() {
        if (failed == 0 && inputs() > 0) {
            return 0;
        }
        return scored + skipped == 0 ? 1 : 3;
    }
}
