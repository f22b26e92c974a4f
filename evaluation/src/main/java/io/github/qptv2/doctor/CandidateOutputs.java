package io.github.qptv2.doctor;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.InferenceConfigTrial;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ResizePolicy;

import static java.util.Objects.requireNonNull;

/**
 * Raw outputs of an image and its distorted versions under every candidate. Each version is computed once at full size
 * and released after its crops are cut under every resize policy.
 */
final class CandidateOutputs {

    // 3 bytes per pixel of a version, the rest for resizing, codecs and native copies
    private static final long HEAP_BYTES_PER_PIXEL = 12;

    private final InferenceConfigTrial trial;
    private final ConfigCandidates candidates;
    private final Set<ResizePolicy> resizings;
    private final int threads;
    private final CancellationToken token;

    /** @param threads maximum number of versions computed in parallel, limited by the heap */
    CandidateOutputs(InferenceConfigTrial trial, ConfigCandidates candidates, int threads, BooleanSupplier stop) {
        this.trial = trial;
        this.candidates = candidates;
        this.threads = threads;
        this.token = CancellationToken.when(stop);
        resizings = candidates.passes().stream()
                .map(InferenceConfig::resize)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The raw output of each version by candidate; outputs may be non-finite.
     *
     * @throws ImageException if the image is too small or too elongated to be scored
     * @throws CancellationException if canceled
     */
    Map<InferenceConfig, double[]> of(Image image, List<DegradationChain> versions) throws ImageException {
        var prepared = prepared(image, versions);
        var outputs = new LinkedHashMap<InferenceConfig, double[]>();
        for (var pass : candidates.passes()) {
            var crops =
                    prepared.stream().map(version -> version.get(pass.resize())).toList();
            var both = trial.outputs(crops, pass, token);
            for (var order : Pooling.values()) {
                outputs.put(
                        pass.with(order),
                        both.stream().mapToDouble(output -> output.of(order)).toArray());
            }
        }
        return outputs;
    }

    /**
     * Largest difference between outputs of one image under the current configuration: alone, repeated, and in a batch.
     */
    double repeated(Image image) throws ImageException {
        var current = candidates.current();
        var prepared = trial.prepare(image, current.resize());
        var alone = trial.outputs(List.of(prepared), current, token);
        var again = trial.outputs(List.of(prepared), current, token);
        var beside = trial.outputs(List.of(prepared, prepared), current, token);
        double first = alone.get(0).of(current.pooling());
        return Math.max(
                Math.abs(first - again.get(0).of(current.pooling())),
                Math.abs(first - beside.get(1).of(current.pooling())));
    }

    private List<Map<ResizePolicy, ModelInput>> prepared(Image image, List<DegradationChain> versions)
            throws ImageException {
        int width = threads(image);
        try (var prepared = new OrderedExecutor<>(
                versions.iterator(), version -> cut(image, version), new OrderedExecutor.Width(width, width))) {
            return versions.stream().map(version -> prepared.next()).toList();
        } catch (UncheckedIOException e) {
            throw new ImageException(String.valueOf(requireNonNull(e.getCause()).getMessage()), e);
        }
    }

    private Map<ResizePolicy, ModelInput> cut(Image image, DegradationChain version) {
        token.throwIfCanceled();
        Image degraded = version.apply(image);
        var inputs = new HashMap<ResizePolicy, ModelInput>();
        for (var way : resizings) {
            try {
                inputs.put(way, trial.prepare(degraded, way));
            } catch (ImageException e) {
                throw new UncheckedIOException(e);
            }
        }
        return inputs;
    }

    private int threads(Image image) {
        long each = HEAP_BYTES_PER_PIXEL * image.width() * image.height();
        long fit = Runtime.getRuntime().maxMemory() / 2 / each;
        return (int) Math.max(1, Math.min(threads, fit));
    }
}
