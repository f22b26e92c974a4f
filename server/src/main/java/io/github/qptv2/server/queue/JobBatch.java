package io.github.qptv2.server.queue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.QualityMap;
import io.github.qptv2.scoring.batch.BatchInput;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.scoring.batch.BatchResult;
import io.github.qptv2.scoring.batch.BatchScorer;
import io.github.qptv2.scoring.batch.ResultRow;

/** Scores jobs together, with one model after the other. */
final class JobBatch {

    private final List<ScoringModel> models;
    private final MediaLimits limits;
    private final BatchOptions options;
    private final QueueMetrics metrics;

    JobBatch(List<ScoringModel> models, MediaLimits limits, BatchOptions options, QueueMetrics metrics) {
        this.models = models;
        this.limits = limits;
        this.options = limits.applyTo(options);
        this.metrics = metrics;
    }

    /** Completes all jobs; none fails another. */
    void run(List<ScoreJob> jobs) {
        var token = CancellationToken.when(() -> jobs.stream().allMatch(ScoreJob::isDone));
        try {
            jobs.forEach(this::checkVideo);
            for (var model : models) {
                score(jobs, model, token);
            }
            jobs.stream().filter(job -> !job.isDone()).forEach(ScoreJob::complete);
        } catch (CancellationException e) {
            jobs.forEach(ScoreJob::cancel); // all are over, or the service ends
        } catch (RuntimeException | Error e) {
            jobs.forEach(job -> job.fail(e));
        }
    }

    private void checkVideo(ScoreJob job) {
        if (!job.isDone() && MediaFiles.isVideo(job.file())) {
            limits.ofVideo(job.file()).ifPresent(job::refuse);
        }
    }

    private void score(List<ScoreJob> jobs, ScoringModel model, CancellationToken token) {
        var wanted = jobs.stream()
                .filter(job -> !job.isDone() && job.requires(model))
                .toList();
        if (!wanted.isEmpty()) {
            metrics.pass(wanted.size());
            new BatchScorer(model.scorer(), options)
                    .score(wanted.iterator(), this::input, result -> add(result, model, token), token);
        }
    }

    private BatchInput input(ScoreJob job) {
        if (job.isDone()) {
            return new BatchInput.Unusable("canceled");
        }
        metrics.begun();
        return BatchInput.of(job.file());
    }

    private void add(BatchResult<ScoreJob> result, ScoringModel model, CancellationToken token) {
        var job = result.item();
        var row = ResultRow.of(job.name(), result, model.scorer());
        var rejection = result instanceof BatchResult.Failed<ScoreJob> failed
                ? Optional.of(Rejection.unreadable(failed.reason()))
                : Optional.<Rejection>empty();
        Optional<QualityMap> map =
                result instanceof BatchResult.ImageScored && job.extras().map() && !job.isDone()
                        ? map(job, model, token)
                        : Optional.empty();
        job.add(model, new ItemResult(job.extras().causes() ? row.withCauses(result) : row, map, rejection));
    }

    private Optional<QualityMap> map(ScoreJob job, ScoringModel model, CancellationToken token) {
        try {
            return Optional.of(model.scorer().map(options.imageReader().read(job.file()), token));
        } catch (ImageException e) {
            throw new IllegalStateException("an image that has a score has no map: " + e.getMessage(), e);
        }
    }
}
