package io.github.qptv2.server.queue;

import java.util.Optional;

import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.ResultRow;

/**
 * A model of the service, identified by its task.
 *
 * @param scorer stays open as long as the service runs
 * @since 0.2
 */
public record ScoringModel(Scorer scorer) {

    /** Task, such as {@code iqa}. */
    public String task() {
        return scorer.description().task().toString();
    }

    /** The row of an item without a score. */
    public ItemResult refused(String name, Rejection rejection) {
        var model = scorer.description();
        var row = ResultRow.failed(name, rejection.reason(), model.task(), model.name());
        return new ItemResult(row, Optional.empty(), Optional.of(rejection));
    }
}
