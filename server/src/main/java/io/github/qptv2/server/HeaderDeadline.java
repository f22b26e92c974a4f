package io.github.qptv2.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that take longer than a time to deliver the header of a request, or are silent as long. Jetty's
 * idle time alone begins again with every byte, so that a byte now and then would hold a connection for days.
 */
final class HeaderDeadline extends AbstractLifeCycle implements Connection.Listener {

    private final Scheduler scheduler = new ScheduledExecutorScheduler("qpt-headers", true);
    private final Duration limit;
    private final Map<Connection, Long> waiting = new ConcurrentHashMap<>(); // since when, without a request

    HeaderDeadline(Duration limit) {
        this.limit = limit;
    }

    @Override
    protected void doStart() throws Exception {
        scheduler.start();
        next();
    }

    @Override
    protected void doStop() throws Exception {
        scheduler.stop();
    }

    private void next() {
        scheduler.schedule(this::check, Math.min(1000, limit.toMillis() / 4 + 1), TimeUnit.MILLISECONDS);
    }

    private void check() {
        if (scheduler.isRunning()) {
            long now = System.nanoTime();
            waiting.forEach((connection, since) -> {
                if (now - since > limit.toNanos() && waiting.remove(connection, since)) {
                    connection.close();
                }
            });
            next();
        }
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof SslConnection)) { // the connection within it is opened, too
            waiting.put(connection, System.nanoTime());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        waiting.remove(connection);
    }

    /** The header of a request has arrived. */
    void begin(Connection connection) {
        waiting.remove(connection);
    }

    /** The request is answered. */
    void end(Connection connection) {
        waiting.put(connection, System.nanoTime());
        if (!connection.getEndPoint().isOpen()) {
            waiting.remove(connection);
        }
    }
}
