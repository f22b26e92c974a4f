package io.github.qptv2.server;

import java.time.Duration;
import java.util.Optional;

import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.server.access.ApiKeys;
import io.github.qptv2.server.queue.MediaLimits;
import io.github.qptv2.server.queue.QueueOptions;
import io.github.qptv2.server.upload.UploadLimits;

/**
 * Options of the service.
 *
 * <pre>{@code
 * var options = ServerOptions.DEFAULT.with(ListenOptions.DEFAULT.withAddress("127.0.0.1", 0));
 * }</pre>
 *
 * @param listen addresses and names
 * @param keys API keys; empty for none
 * @param insecure whether a service without keys may listen on other addresses than loopback
 * @param urls whether URLs are fetched
 * @param uploads limits of requests
 * @param media limits of images and videos
 * @param queue batches and deadlines
 * @param decoding threads and sampling of videos
 * @since 0.2
 */
public record ServerOptions(
        ListenOptions listen,
        Optional<ApiKeys> keys,
        boolean insecure,
        boolean urls,
        UploadLimits uploads,
        MediaLimits media,
        QueueOptions queue,
        BatchOptions decoding) {

    /** The defaults of each part: loopback, no keys, no URLs. */
    public static final ServerOptions DEFAULT = new ServerOptions(
            ListenOptions.DEFAULT,
            Optional.empty(),
            false,
            false,
            UploadLimits.DEFAULT,
            MediaLimits.DEFAULT,
            QueueOptions.DEFAULT,
            BatchOptions.DEFAULT);

    /** Time that the service takes to finish what it accepted. */
    public static final Duration STOP_TIME = Duration.ofSeconds(25);

    /**
     * Checks who can connect.
     *
     * @throws IllegalArgumentException if other machines can, without keys and without {@code insecure}
     */
    public ServerOptions {
        if (keys.isEmpty() && !insecure && !listen.isLoopback()) {
            throw new IllegalArgumentException(
                    "a service on %s, which other machines reach, must have API keys, or be declared insecure"
                            .formatted(listen.host()));
        }
    }

    /** The same with other addresses. */
    public ServerOptions with(ListenOptions other) {
        return new ServerOptions(other, keys, insecure, urls, uploads, media, queue, decoding);
    }

    /** The same with API keys. */
    public ServerOptions with(ApiKeys other) {
        return new ServerOptions(listen, Optional.of(other), insecure, urls, uploads, media, queue, decoding);
    }

    /** The same with URLs fetched or not. */
    public ServerOptions withUrls(boolean fetched) {
        return new ServerOptions(listen, keys, insecure, fetched, uploads, media, queue, decoding);
    }

    /** The same with other limits of requests. */
    public ServerOptions with(UploadLimits other) {
        return new ServerOptions(listen, keys, insecure, urls, other, media, queue, decoding);
    }

    /** The same with other limits of images and videos. */
    public ServerOptions with(MediaLimits other) {
        return new ServerOptions(listen, keys, insecure, urls, uploads, other, queue, decoding);
    }

    /** The same with another queue. */
    public ServerOptions with(QueueOptions other) {
        return new ServerOptions(listen, keys, insecure, urls, uploads, media, other, decoding);
    }

    /** The same with other decoding. */
    public ServerOptions with(BatchOptions other) {
        return new ServerOptions(listen, keys, insecure, urls, uploads, media, queue, other);
    }
}
