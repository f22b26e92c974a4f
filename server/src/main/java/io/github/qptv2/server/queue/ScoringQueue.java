package io.github.qptv2.server.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Scores jobs in batches, images and videos in queues of their own, so that images do not wait for a long video.
 *
 * @since 0.2
 */
public final class ScoringQueue {

    private final QueueOptions options;
    private final MediaLimits limits;
    private final QueueWorkers images;
    private final QueueWorkers videos;

    /**
     * Starts the workers.
     *
     * @param decoding threads and sampling of videos
     */
    public ScoringQueue(
            List<ScoringModel> models,
            QueueOptions options,
            MediaLimits limits,
            BatchOptions decoding,
            MeterRegistry registry) {
        this.options = options;
        this.limits = limits;
        images = lane("images", models, options, decoding, registry);
        videos = lane("videos", models, options.withBatch(1, Duration.ZERO).withWorkers(1), decoding, registry);
    }

    private QueueWorkers lane(
            String name, List<ScoringModel> models, QueueOptions lane, BatchOptions decoding, MeterRegistry registry) {
        var queue = new JobQueue(lane.capacity());
        var metrics = new QueueMetrics(registry, name, queue::size);
        return new QueueWorkers(name, queue, new JobBatch(models, limits, decoding, metrics), lane);
    }

    /** Number of items that wait. */
    public int size() {
        return images.queue().size() + videos.queue().size();
    }

    /**
     * A job; one whose header says that it cannot be scored is complete at once.
     *
     * @param extras what images get besides their scores
     */
    public ScoreJob job(String name, Path file, List<ScoringModel> models, ScoreJob.Extras extras) {
        var job = new ScoreJob(name, file, models, extras);
        if (!MediaFiles.isVideo(file)) {
            limits.ofImage(file).ifPresent(job::refuse);
        }
        return job;
    }

    /**
     * Queues jobs of one request, all or none.
     *
     * @throws ProblemException of type {@link ProblemType#QUEUE_FULL} if there is no room for all
     */
    public void submit(List<ScoreJob> jobs) {
        jobs.forEach(job -> job.expireAfter(options.deadline()));
        submit(jobs.stream().filter(job -> !job.isDone() && !isVideo(job)).toList(), images);
        try {
            submit(jobs.stream().filter(job -> !job.isDone() && isVideo(job)).toList(), videos);
        } catch (ProblemException e) {
            jobs.forEach(ScoreJob::cancel);
            throw e;
        }
    }

    private void submit(List<ScoreJob> jobs, QueueWorkers lane) {
        if (!jobs.isEmpty() && !lane.queue().offer(jobs)) {
            jobs.forEach(ScoreJob::cancel);
            long seconds = Math.max(1, lane.delay().toSeconds());
            throw new ProblemException(
                    ProblemType.QUEUE_FULL,
                    "at most %d items may wait, got %d more".formatted(options.capacity(), jobs.size()),
                    Map.of("Retry-After", Long.toString(seconds)));
        }
    }

    /** Queues a job of a batch; waits for room. */
    public void put(ScoreJob job) throws InterruptedException {
        if (!job.isDone()) {
            (isVideo(job) ? videos : images).queue().put(job);
            job.expireAfter(options.deadline());
        }
    }

    private static boolean isVideo(ScoreJob job) {
        return MediaFiles.isVideo(job.file());
    }

    /** Ends the workers: after the batch that they score, at the latest after {@code timeout}. */
    public void close(Duration timeout) throws InterruptedException {
        images.queue().close();
        videos.queue().close();
        images.close(timeout);
        videos.close(timeout);
    }
}
