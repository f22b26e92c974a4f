package io.github.qptv2.loader;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.media.image.Image;

/** Cache of scaled images of limited size, which saves decoding in later epochs. */
final class ImageCache {

    private final Map<SampleSource, Scaled> images = new ConcurrentHashMap<>();
    private final AtomicLong left;

    /** For at most {@code bytes} of pixels; 0 for no cache. */
    ImageCache(long bytes) {
        left = new AtomicLong(bytes);
    }

    /**
     * An image at the size that crops are cut from.
     *
     * @param width before it was scaled
     * @param height before it was scaled
     */
    record Scaled(int width, int height, Image image) {}

    Optional<Scaled> find(SampleSource source) {
        return Optional.ofNullable(images.get(source));
    }

    void keep(SampleSource source, Scaled image) {
        long bytes = image.image().rgb().length;
        if (left.addAndGet(-bytes) < 0 || images.putIfAbsent(source, image) != null) {
            left.addAndGet(bytes);
        }
    }
}
