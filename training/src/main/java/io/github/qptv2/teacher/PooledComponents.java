package io.github.qptv2.teacher;

import java.util.LinkedHashMap;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderState;

/**
 * The first principal components of a crop's pooled features, standardized: targets of one vector a crop. Measured once
 * and kept in every checkpoint.
 */
public final class PooledComponents {

    private static final StatisticsKeys KEY = new StatisticsKeys(0, "pooled");

    private final ChannelProjection projection;

    private PooledComponents(ChannelProjection projection) {
        this.projection = projection;
    }

    /**
     * How components are measured.
     *
     * @param components that are kept
     * @param exponent between plain principal components, 0, and whitened ones, 1
     * @param crops that they are measured on, at least 2
     */
    public record Settings(int components, double exponent, int crops) {}

    /**
     * Measures components.
     *
     * @param loader whose targets are the pooled features alone, equally many of each crop
     * @param start of the order of images and of all that is drawn
     * @throws TeacherException if more components are wanted than there are features
     */
    public static PooledComponents measure(Loader loader, LoaderState start, Settings settings) {
        ChannelStatistics statistics = null;
        var state = start;
        int seen = 0;
        while (seen < settings.crops()) {
            try (var epoch = loader.epoch(state)) {
                while (seen < settings.crops() && epoch.hasNext()) {
                    var batch = epoch.next();
                    int width = batch.targets().length / batch.count();
                    statistics = statistics == null ? of(width, settings) : statistics;
                    for (int i = 0; i < batch.count(); i++) {
                        statistics.add(batch.targets(), i * width);
                    }
                    seen += batch.count();
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
     * From what {@link #weights} gave.
     *
     * @param width number of pooled features
     * @throws IllegalArgumentException if they are of other features, or of other components
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

    /** What was measured, for a checkpoint. */
    public StateDict weights() {
        var weights = new LinkedHashMap<String, Weight>();
        KEY.put(weights, projection);
        return StateDict.of(weights);
    }

    /** Components of one crop's pooled features, within ±8. */
    public float[] of(float[] features) {
        float[] components = projection.planes(features, 1);
        for (int k = 0; k < components.length; k++) {
            components[k] = Math.max(-OutputTarget.MOST, Math.min(OutputTarget.MOST, components[k]));
        }
        return components;
    }
}
