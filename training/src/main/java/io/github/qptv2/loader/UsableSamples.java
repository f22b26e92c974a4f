package io.github.qptv2.loader;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.io.ExceptionText;

/**
 * Replacement of unusable images and videos: the next usable sample of the order takes the place, with wraparound at
 * the end. The choice depends on the order alone, not on timing. An unusable sample is reported at its own place only,
 * so once in each pass over the order.
 *
 * @param what noun for the samples, for errors
 * @param size places of the order, at least 1
 * @param order the sample at a place in [0, size)
 */
public record UsableSamples(String what, int size, IntFunction<SampleSource> order) {

    /** Unusable samples in a row after which the dataset counts as unusable. */
    private static final int MAX_TRIES = 1000;

    /** Reads a sample. */
    @FunctionalInterface
    public interface Reader<T> {

        /** Any IOException or RuntimeException marks the sample of a place as unusable. */
        T read(SampleSource source, int place) throws IOException;
    }

    /**
     * The sample read.
     *
     * @param unusable the sample of the place itself where another one replaced it, else empty
     */
    public record Usable<T>(T value, List<UnusableSample> unusable) {}

    /**
     * Reads the sample at a place, or the next usable one.
     *
     * @throws NoUsableSampleException if 1000 in a row, or all, are unusable
     */
    public <T> Usable<T> read(int place, Reader<T> reader) {
        List<UnusableSample> unusable = List.of();
        String last = "";
        int tries = Math.min(MAX_TRIES, size);
        for (int skipped = 0; skipped < tries; skipped++) {
            int at = (int) (((long) place + skipped) % size);
            SampleSource source = order.apply(at);
            try {
                return new Usable<>(reader.read(source, at), unusable);
            } catch (IOException | RuntimeException e) {
                // a decoder or a degradation may throw anything: one image of millions must not end the run
                last = oneLine(source.name(), e);
                if (skipped == 0) {
                    unusable = List.of(new UnusableSample(source.name(), last));
                }
            }
        }
        throw new NoUsableSampleException(
                "no %s can be used of the %d tried; the last: %s".formatted(what, tries, last));
    }

    private static String oneLine(String name, Exception e) {
        String line = ExceptionText.firstLine(e, "cannot be read");
        return e instanceof IOException
                ? line
                : "%s: %s: %s".formatted(name, e.getClass().getSimpleName(), line);
    }
}
