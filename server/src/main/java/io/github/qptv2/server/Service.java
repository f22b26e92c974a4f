package io.github.qptv2.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;

import io.github.qptv2.server.ClosedConnections.Observation;
import io.github.qptv2.server.queue.ScoringModel;
import io.github.qptv2.server.queue.ScoringQueue;
import io.github.qptv2.server.upload.Body;
import io.github.qptv2.server.upload.Spool;
import io.javalin.http.Context;

/**
 * What the handlers share.
 *
 * @param models at least one; the first is the default
 * @param responders threads that write responses
 */
record Service(
        ServerOptions options,
        List<ScoringModel> models,
        ScoringQueue queue,
        Spool spool,
        RequestTracker requests,
        UrlItems urls,
        ClosedConnections connections,
        Executor responders) {

    /** The body of a request. */
    static Body body(Context ctx) throws IOException {
        var request = ctx.req();
        return new Body(request.getContentType(), request.getContentLengthLong(), request.getInputStream());
    }

    /** Accepts a request whose body has been read, until its response is written. */
    void accept(Context ctx) {
        requests.accept();
        Connections.whenComplete(ctx, requests::release);
    }

    /** Calls {@code onClosed} if the client closes the connection. */
    Observation observe(Context ctx, Runnable onClosed) {
        return Connections.plainSocket(ctx)
                .map(socket -> connections.observe(socket, onClosed))
                .orElse(() -> {});
    }
}
