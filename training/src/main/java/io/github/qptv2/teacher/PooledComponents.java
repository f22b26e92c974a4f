package io.github.qptv2.teacher;

import java.util.LinkedHashMap;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderState;

/**
 * Standardized principal components of a crop's pooled features, which are targets. They are measured before the first
 * step and stored in checkpoints.
 */
public final class PooledComponents {

    private static final StatisticsKeys KEY = new StatisticsKeys(0, "pooled");

    private final ChannelProjection projection;

    private PooledComponents(ChannelProjection projection) {
        this.projection = projection;
    }

    /**
     * Settings of the measurement.
     *
     * @param components number of principal components
     * @param exponent of the whitening, in [0, 1]: 0 for none, 1 for about equal variances
     * @param crops to measure on, at least 2
     */
    public record Settings(int components, double exponent, int crops) {}

    /**
     * Measures components.
     *
     * @param loader whose targets are the pooled features, the same number for each crop
     * @param start seed and position of the loader
     * @throws TeacherException if there are fewer features than components
     */
    public static PooledComponents measure(Loader loader, LoaderState start, Settings settings) {
        ChannelStatistics statistics = null;
        var state = start;
        int count = 0;
        while (count < settings.crops()) {
            try (var epoch = loader.epoch(state)) {
                while (count < settings.crops() && epoch.hasNext()) {
                    var batch = epoch.next();
                    int width = batch.targets().length / batch.count();
                    statistics = statistics == null ? of(width, settings) : statistics;
                    for (int i = 0; i < batch.count(); i++) {
                        statistics.add(batch.targets(), i * width);
                    }
                    count += batch.count();
                }
            }
            state = state.nextEpoch();
        }
        if (statistics == null) {
            throw new TeacherException("components must be measured on at least 2 crops, got " + settings.crops());
        }
        return new PooledComponents(statistics.standardizedProjection(settings.components(), settings.exponent()));
    }

    private static ChannelStatistics of(int width, Settings settings) {
        if (settings.components() > width) {
            throw new TeacherException("features.components must be at most the %d pooled features, got %d"
                    .formatted(width, settings.components()));
        }
        return new ChannelStatistics(width);
    }

    /**
     * Reads the tensors of {@link #weights}.
     *
     * @param width number of pooled features
     * @throws IllegalArgumentException if their shapes differ
     */
    public static PooledComponents of(StateDict measured, int width, int components) {
        var projection = KEY.projection(measured);
        if (projection.components() != components || projection.mean().length != width) {
            throw new IllegalArgumentException(
                    "statistics of pooled features must be of %d components of %d features, got %d of %d"
                            .formatted(components, width, projection.components(), projection.mean().length));
        }
        return new PooledComponents(projection);
    }

    /** Tensors for a checkpoint. */
    public StateDict weights() {
        var weights = new LinkedHashMap<String, Weight>();
        KEY.put(weights, projection);
        return StateDict.of(weights);
    }

    /** Components of one crop's pooled features, clipped to ±8. */
    public float[] of(float[] features) {
        float[] components = projection.planes(features, 1);
        for (int k = 0; k < components.length; k++) {
            components[k] = Math.max(-OutputTarget.LIMIT, Math.min(OutputTarget.LIMIT, components[k]));
        }
        return components;
    }
}
