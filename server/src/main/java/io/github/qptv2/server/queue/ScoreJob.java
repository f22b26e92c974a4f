package io.github.qptv2.server.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

import static java.util.Objects.requireNonNull;

/**
 * An item to score with some models. A job whose result is complete before its turn, by a cancellation or its deadline,
 * is not run.
 *
 * @since 0.2
 */
public final class ScoreJob {

    private final String name;
    private final Path file;
    private final List<ScoringModel> models;
    private final Extras extras;
    private final CompletableFuture<List<ItemResult>> result = new CompletableFuture<>();
    private final ConcurrentMap<ScoringModel, ItemResult> results = new ConcurrentHashMap<>();

    /**
     * What images get besides their scores.
     *
     * @param map a {@link io.github.qptv2.scoring.QualityMap}
     * @param causes the distortions that lower the quality
     */
    public record Extras(boolean map, boolean causes) {

        /** Scores alone. */
        public static final Extras NONE = new Extras(false, false);
    }

    /**
     * A job.
     *
     * @param name of the item in results
     * @param models one result for each, in their order
     * @param extras what images get besides their scores
     */
    public ScoreJob(String name, Path file, List<ScoringModel> models, Extras extras) {
        this.name = name;
        this.file = file;
        this.models = List.copyOf(models);
        this.extras = extras;
    }

    /**
     * The results, completed on a thread of the queue; by {@link java.util.concurrent.TimeoutException} if too late.
     */
    public CompletableFuture<List<ItemResult>> result() {
        return result;
    }

    /** Cancels the job; it is not run if it has not begun. */
    public void cancel() {
        result.cancel(false);
    }

    /** Completes the job as refused by all models, without running it. */
    public ScoreJob refuse(Rejection rejection) {
        result.complete(
                models.stream().map(model -> model.refused(name, rejection)).toList());
        return this;
    }

    void expireAfter(Duration time) {
        result.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    Extras extras() {
        return extras;
    }

    /** Whether there is nothing to do. */
    boolean isDone() {
        return result.isDone();
    }

    boolean requires(ScoringModel model) {
        return models.contains(model);
    }

    void add(ScoringModel model, ItemResult one) {
        results.put(model, one);
    }

    /** Completes the job with the results of its models. */
    void complete() {
        if (results.size() == models.size()) {
            result.complete(models.stream()
                    .map(model -> requireNonNull(results.get(model)))
                    .toList());
        } else {
            fail(new IllegalStateException("%d of %d results".formatted(results.size(), models.size())));
        }
    }

    void fail(Throwable cause) {
        result.completeExceptionally(cause);
    }
}
