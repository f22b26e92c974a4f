package io.github.qptv2.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.qptv2.server.ClosedConnections.Observation;
import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.queue.ItemResult;
import io.github.qptv2.server.queue.ScoreJob;
import io.github.qptv2.server.upload.Body;
import io.github.qptv2.server.upload.StoredFile;
import io.github.qptv2.server.upload.Upload;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code POST /v1/scores}: stores the body, queues its files, and answers when all are scored. */
final class ScoresHandler implements Handler {

    private static final String SUPPORTED =
            "image/*, video/*, application/octet-stream, multipart/form-data or application/json";

    private final Service service;

    ScoresHandler(Service service) {
        this.service = service;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        service.requests().requireRunning();
        var query = ScoreQuery.of(ctx, service.models());
        var upload = service.spool().open();
        try {
            var jobs = jobs(ctx, query, upload);
            service.accept(ctx);
            service.queue().submit(jobs);
            service.requests().count();
            var observation = service.observe(ctx, () -> jobs.forEach(ScoreJob::cancel));
            var scores = new Pending(jobs, query, upload, observation);
            ctx.future(() -> scores.answer(ctx));
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private List<ScoreJob> jobs(Context ctx, ScoreQuery query, Upload upload) throws IOException {
        return stored(Service.body(ctx), query, upload).stream()
                .map(file -> service.queue().job(file.name(), file.path(), query.models(), query.extras()))
                .toList();
    }

    private List<StoredFile> stored(Body body, ScoreQuery query, Upload upload) throws IOException {
        var limits = service.options().uploads().ofScores();
        if (body.isMultipart()) {
            return body.storeParts(upload, limits);
        }
        if (body.isFile()) {
            return List.of(body.store(query.name(), upload, limits));
        }
        if (body.type().equals("application/json")) {
            return service.urls().store(body, upload, limits);
        }
        throw body.unsupported(SUPPORTED);
    }

    /** A request whose files are queued. */
    private final class Pending {

        private final List<ScoreJob> jobs;
        private final ScoreQuery query;
        private final Upload upload;
        private final Observation observation;

        Pending(List<ScoreJob> jobs, ScoreQuery query, Upload upload, Observation observation) {
            this.jobs = jobs;
            this.query = query;
            this.upload = upload;
            this.observation = observation;
        }

        CompletableFuture<Void> answer(Context ctx) {
            var results = jobs.stream().map(ScoreJob::result).toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(results)
                    .handleAsync(
                            (all, failure) -> {
                                observation.close();
                                upload.close();
                                write(ctx, failure);
                                return null;
                            },
                            service.responders());
        }

        private void write(Context ctx, Throwable failure) {
            try {
                if (failure != null) {
                    Problems.write(ctx, failure);
                } else {
                    ctx.result(ScoreJson.list(checked(), query.extras().map()));
                    ctx.contentType("application/json");
                }
            } catch (RuntimeException e) {
                Problems.write(ctx, e);
            }
        }

        /** All results; the only file of a request must have a score. */
        private List<ItemResult> checked() {
            var results =
                    jobs.stream().flatMap(job -> job.result().join().stream()).toList();
            if (jobs.size() == 1
                    && results.stream().allMatch(result -> result.rejection().isPresent())) {
                var rejection = results.get(0).rejection().orElseThrow();
                throw new ProblemException(rejection.type(), rejection.reason());
            }
            return results;
        }
    }
}
