package io.github.qptv2.doctor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.data.Pipeline;
import io.github.qptv2.degrade.Chain;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.ConventionTrial;
import io.github.qptv2.scoring.Conventions;
import io.github.qptv2.scoring.Prepared;
import io.github.qptv2.scoring.Resizing;

/**
 * Raw outputs of a picture and its spoilt versions under every candidate. A version is made once, at the picture's own
 * size, and let go once its squares are cut in every way of resizing.
 */
final class Readings {

    // 3 bytes a pixel for a version, more for what resizing and a codec need; see also the native copies
    private static final long HEAP_BYTES_PER_PIXEL = 12;

    private final ConventionTrial trial;
    private final Candidates candidates;
    private final Set<Resizing> resizings;
    private final int threads;
    private final BooleanSupplier stop;

    /** @param threads that make versions at the same time, as far as memory allows */
    Readings(ConventionTrial trial, Candidates candidates, int threads, BooleanSupplier stop) {
        this.trial = trial;
        this.candidates = candidates;
        this.threads = threads;
        this.stop = stop;
        resizings = candidates.passes().stream()
                .map(Conventions::resize)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * For each candidate an output for each version, perhaps not finite.
     *
     * @throws IllegalArgumentException if the picture is too small or too elongated to be judged
     * @throws CancellationException if told to stop
     */
    Map<Conventions, double[]> of(Image picture, List<Chain> versions) {
        var prepared = prepared(picture, versions);
        var outputs = new LinkedHashMap<Conventions, double[]>();
        for (var pass : candidates.passes()) {
            var squares =
                    prepared.stream().map(version -> version.get(pass.resize())).toList();
            var both = trial.outputs(squares, pass, stop);
            for (var order : Pooling.values()) {
                outputs.put(
                        pass.with(order),
                        both.stream().mapToDouble(output -> output.of(order)).toArray());
            }
        }
        return outputs;
    }

    /**
     * Largest difference between outputs of one picture under the current conventions: alone, alone again, beside
     * another.
     */
    double repeated(Image picture) {
        var current = candidates.current();
        var prepared = trial.prepare(picture, current.resize());
        var alone = trial.outputs(List.of(prepared), current, stop);
        var again = trial.outputs(List.of(prepared), current, stop);
        var beside = trial.outputs(List.of(prepared, prepared), current, stop);
        double first = alone.get(0).of(current.pooling());
        return Math.max(
                Math.abs(first - again.get(0).of(current.pooling())),
                Math.abs(first - beside.get(1).of(current.pooling())));
    }

    private List<Map<Resizing, Prepared>> prepared(Image picture, List<Chain> versions) {
        int width = threads(picture);
        try (var prepared = new Pipeline<>(
                versions.iterator(), version -> cut(picture, version), new Pipeline.Width(width, width))) {
            return versions.stream().map(version -> prepared.next()).toList();
        }
    }

    private Map<Resizing, Prepared> cut(Image picture, Chain version) {
        if (stop.getAsBoolean()) {
            throw new CancellationException("stopped between two versions of a picture");
        }
        Image spoilt = version.apply(picture);
        return resizings.stream().collect(Collectors.toMap(way -> way, way -> trial.prepare(spoilt, way)));
    }

    private int threads(Image picture) {
        long each = HEAP_BYTES_PER_PIXEL * picture.width() * picture.height();
        long fit = Runtime.getRuntime().maxMemory() / 2 / each;
        return (int) Math.max(1, Math.min(threads, fit));
    }
}
