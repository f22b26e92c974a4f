package io.github.qptv2.scoring;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.media.video.VideoException;

import static java.util.Objects.requireNonNull;

/** Decodes the next chunk of a video on a thread of its own while the caller scores the one before. */
final class ChunkDecoder implements AutoCloseable {

    private final VideoSampler sampler;
    private final CancellationToken token;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var decoder = new Thread(work, "video");
        decoder.setDaemon(true);
        return decoder;
    });
    private Future<List<DecodedChunk>> next;
    private int count;

    /** Starts with the first chunk. */
    ChunkDecoder(VideoSampler sampler, CancellationToken token) {
        this.sampler = sampler;
        this.token = token;
        next = begin(0);
    }

    private Future<List<DecodedChunk>> begin(int chunk) {
        return thread.submit(() -> sampler.decode(chunk, token));
    }

    boolean hasNext() {
        return count < sampler.chunks();
    }

    /**
     * The next chunk, in order.
     *
     * @throws VideoException if it cannot be decoded, or its frames cannot be scored
     * @throws CancellationException if the token is canceled or the thread interrupted
     */
    List<DecodedChunk> next() throws VideoException {
        List<DecodedChunk> decoded = result(next);
        if (++count < sampler.chunks()) {
            next = begin(count);
        }
        return decoded;
    }

    private static List<DecodedChunk> result(Future<List<DecodedChunk>> decoded) throws VideoException {
        try {
            return decoded.get();
        } catch (ExecutionException e) {
            throw unchecked(requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while decoding");
        }
    }

    private static RuntimeException unchecked(Throwable cause) throws VideoException {
        if (cause instanceof VideoException unreadable) {
            throw unreadable;
        }
        if (cause instanceof UncheckedIOException frame) {
            throw new VideoException(
                    String.valueOf(requireNonNull(frame.getCause()).getMessage()));
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Waits for the chunk in progress: the video must not be closed while it is decoded. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
