package io.github.qptv2.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import io.github.qptv2.server.queue.ItemResult;
import io.github.qptv2.server.queue.Rejection;
import io.github.qptv2.server.queue.ScoreJob;
import io.github.qptv2.server.upload.Item;
import io.github.qptv2.server.upload.Items;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code POST /v1/batches}: stores the body, then answers a line for each file and task, in order, as it is scored. */
final class BatchesHandler implements Handler {

    /** Files of a batch that are queued together, so that it leaves room for other requests. */
    private static final int QUEUED = 32;

    private final Service service;
    private final Semaphore permits;

    BatchesHandler(Service service) {
        this.service = service;
        permits = new Semaphore(service.options().queue().batchRequests());
    }

    @Override
    public void handle(Context ctx) throws IOException, InterruptedException {
        service.requests().requireRunning();
        var query = ScoreQuery.of(ctx, service.models());
        if (!permits.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.QUEUE_FULL,
                    "at most %d batches may run at the same time"
                            .formatted(service.options().queue().batchRequests()),
                    Map.of("Retry-After", "10"));
        }
        try (var upload = service.spool().open();
                var items = Service.body(ctx)
                        .storeBatch(upload, service.options().uploads().ofBatch())) {
            service.accept(ctx);
            service.requests().count();
            ctx.contentType("application/jsonl");
            ctx.header("Qpt-Items", Integer.toString(items.count()));
            new Run(query, items, ctx).write();
        } finally {
            permits.release();
        }
    }

    /** A file that is queued. */
    private record Queued(Item item, ScoreJob job) {}

    /** One batch. */
    private final class Run {

        private final ScoreQuery query;
        private final Items items;
        private final Context ctx;
        private final Deque<Queued> queued = new ArrayDeque<>();
        private final AtomicBoolean closed = new AtomicBoolean();

        Run(ScoreQuery query, Items items, Context ctx) {
            this.query = query;
            this.items = items;
            this.ctx = ctx;
        }

        void write() throws IOException, InterruptedException {
            OutputStream out = ctx.outputStream();
            try (var observation = service.observe(ctx, () -> closed.set(true))) {
                while (items.hasNext() || !queued.isEmpty()) {
                    while (items.hasNext() && queued.size() < QUEUED && !isFirstDone()) {
                        queued.add(queue(items.next()));
                    }
                    writeFirst(out);
                }
            } finally {
                queued.forEach(each -> each.job().cancel());
            }
        }

        private boolean isFirstDone() {
            return !queued.isEmpty() && queued.element().job().result().isDone();
        }

        private Queued queue(Item item) throws InterruptedException {
            if (closed.get()) {
                throw new CancellationException("the client has closed the connection");
            }
            if (item instanceof Item.Stored stored) {
                var job = service.queue().job(item.name(), stored.file().path(), query.models(), query.extras());
                service.queue().put(job);
                return new Queued(item, job);
            }
            var reason = ((Item.Unreadable) item).reason();
            var job = new ScoreJob(item.name(), service.spool().folder(), query.models(), ScoreJob.Extras.NONE);
            return new Queued(item, job.refuse(Rejection.unreadable(reason)));
        }

        private void writeFirst(OutputStream out) throws IOException, InterruptedException {
            var first = queued.remove();
            for (var result : results(first)) {
                out.write((ScoreJson.line(result, query.extras().map()) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            if (first.item() instanceof Item.Stored stored) {
                stored.deletion().delete();
            }
        }

        private List<ItemResult> results(Queued first) throws InterruptedException {
            try {
                return first.job().result().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TimeoutException) {
                    var late = Rejection.unreadable("its deadline passed before it was scored");
                    return query.models().stream()
                            .map(model -> model.refused(first.item().name(), late))
                            .toList();
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
