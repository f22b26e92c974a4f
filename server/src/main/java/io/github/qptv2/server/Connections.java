package io.github.qptv2.server;

import java.nio.channels.SocketChannel;
import java.util.Optional;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** The connection of a request, as Jetty reports it. */
final class Connections {

    private Connections() {}

    private static Request request(Context ctx) {
        return ServletContextRequest.getServletContextRequest(ctx.req());
    }

    /** Calls {@code action} once the response is written, or cannot be. */
    static void whenComplete(Context ctx, Runnable action) {
        Request.addCompletionListener(request(ctx), failure -> action.run());
    }

    /** Excepts the connection of a request from the deadline of headers until its response is written. */
    static void whileHandled(Context ctx, HeaderDeadline headers) {
        var connection = request(ctx).getConnectionMetaData().getConnection();
        headers.begin(connection);
        whenComplete(ctx, () -> headers.end(connection));
    }

    /** The socket of a plain connection; with TLS its end cannot be told from its last record. */
    static Optional<SocketChannel> plainSocket(Context ctx) {
        var meta = request(ctx).getConnectionMetaData();
        return !meta.isSecure() && meta.getConnection().getEndPoint().getTransport() instanceof SocketChannel socket
                ? Optional.of(socket)
                : Optional.empty();
    }

    /** Closes the connection, so that a response that has begun does not seem complete. */
    static void abort(Context ctx) {
        request(ctx).getConnectionMetaData().getConnection().getEndPoint().close();
    }
}
