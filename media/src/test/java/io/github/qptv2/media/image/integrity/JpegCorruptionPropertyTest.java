package io.github.qptv2.media.image.integrity;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class JpegCorruptionPropertyTest {

    private static final String[] KINDS = {"baseline", "progressive", "gray", "gray-progressive", "restart"};
    private static final Map<String, byte[]> FILES =
            Stream.of(KINDS).collect(Collectors.toMap(Function.identity(), kind -> Jpegs.encoded(kind, 320, 240)));

    private static byte[] file(int kind) {
        return FILES.getOrDefault(KINDS[kind], new byte[0]);
    }

    @Property(tries = 2000, seed = "1")
    void zeroedDataAreFound(
            @ForAll @IntRange(max = 4) int kind,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double place,
            @ForAll @IntRange(min = 64, max = 400) int length) {
        byte[] file = file(kind);
        int first = Jpegs.data(file, 0), last = file.length - 2 - length;
        byte[] zeroed = Jpegs.zeroed(file, first + (int) (place * (last - first)), length);
        Statistics.label("found")
                .collect(!ImageIntegrity.check(zeroed).isEmpty())
                .coverage(share -> share.check(true).percentage(found -> found >= 99));
    }

    /**
     * Of sequential scans: after a gap, the walk of a refining scan depends on the block, and often continues at the
     * right one.
     */
    @Property(tries = 2000, seed = "2")
    void missingDataOfSequentialScansAreFound(
            @ForAll @IntRange(max = 2) int sequential,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double place,
            @ForAll @IntRange(min = 64, max = 400) int length) {
        byte[] file = file(2 * sequential);
        int first = Jpegs.data(file, 0), last = file.length - 2 - length;
        int from = first + (int) (place * (last - first));
        Statistics.label("found")
                .collect(!ImageIntegrity.check(Jpegs.splice(file, from, from + length))
                        .isEmpty())
                .coverage(share -> share.check(true).percentage(found -> found >= 99));
    }

    /** Any bytes end in findings or none, never in an exception. */
    @Property(tries = 1000, seed = "3")
    void noFileIsAnError(
            @ForAll @IntRange(max = 4) int kind,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double place,
            @ForAll byte[] bytes) {
        byte[] file = file(kind);
        int from = 2 + (int) (place * (file.length - 2));
        ImageIntegrity.check(Jpegs.splice(file, from, Math.min(file.length, from + bytes.length), bytes));
    }
}
