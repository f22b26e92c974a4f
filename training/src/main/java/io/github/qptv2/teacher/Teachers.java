package io.github.qptv2.teacher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.loader.SeededRandom;

/**
 * The teachers of a run, and what was measured of their features: where the cells of each map look, the mean of each
 * channel, and the scaled principal components. Measured once, before the first step, and kept in every checkpoint.
 */
public final class Teachers implements AutoCloseable {

    private static final long SEED = 0x74656163; // apart from the run's own draws

    private final List<Teacher> teachers;
    private final Settings settings;
    private final TargetLayout layout;

    /**
     * How targets are made.
     *
     * @param grid tokens along one side of a crop
     * @param crop side of a crop in pixels
     * @param exponent between plain principal components, 0, and whitened ones, 1
     * @param crops that statistics are measured on
     * @param pristine whether teachers see the crop before it was degraded
     * @param seed of the order of the images that statistics are measured on
     */
    public record Settings(int grid, int crop, double exponent, int crops, boolean pristine, long seed) {}

    private Teachers(List<Teacher> teachers, Settings settings) {
        this.teachers = teachers;
        this.settings = settings;
        layout = TargetLayout.of(teachers, settings.grid() * settings.grid());
    }

    /**
     * Loads all of them.
     *
     * @throws TeacherException if one cannot be run, or has not the outputs that are named
     */
    public static Teachers open(List<TeacherConfig> configs, Settings settings) {
        var opened = new ArrayList<Teacher>();
        try {
            configs.forEach(config -> opened.add(Teacher.open(config)));
            return new Teachers(List.copyOf(opened), settings);
        } catch (TeacherException e) {
            opened.forEach(Teacher::close);
            throw e;
        }
    }

    /** Where the targets lie in what {@link #targets} makes. */
    public TargetLayout layout() {
        return layout;
    }

    /** SHA-256 of the files, one after the other. */
    public String digest() {
        var all = new StringBuilder();
        for (var teacher : teachers) {
            try {
                all.append(Sha256.of(Path.of(teacher.config().file())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    /**
     * Measures the statistics.
     *
     * @param loader of the run, as one process alone has it
     * @return what {@link #targets} needs
     * @throws TeacherException if a teacher fails on a crop, or more components are wanted than it has channels
     */
    public StateDict measure(Loader loader) {
        var placements = new ArrayList<Map<String, CellPlacement>>();
        var sources = new ArrayList<FeatureSampler.Source>();
        for (var teacher : teachers) {
            var placed = new PlacementProbe(teacher, teacher.inputSize(settings.crop())).measure();
            placements.add(placed);
            sources.add(source(teacher, placed));
        }
        var statistics = statistics(loader, new FeatureSampler(sources, settings.pristine()));
        var weights = new LinkedHashMap<String, Weight>();
        int at = 0;
        for (int i = 0; i < teachers.size(); i++) {
            for (String output : teachers.get(i).outputs()) {
                var found = statistics.get(at++).projection(teachers.get(i).components(output), settings.exponent());
                var key = new StatisticsKeys(i, output);
                key.put(weights, found);
                key.put(weights, placements.get(i).get(output));
            }
        }
        return StateDict.of(weights);
    }

    private FeatureSampler.Source source(Teacher teacher, Map<String, CellPlacement> placements) {
        var resamplers = new LinkedHashMap<String, TokenGridResampler>();
        var channels = new LinkedHashMap<String, Integer>();
        int input = teacher.inputSize(settings.crop());
        var shapes = teacher.features(new float[3 * input * input], input);
        for (String output : teacher.outputs()) {
            long[] shape = shapes.shape(output);
            channels.put(output, (int) shape[0]);
            var placement = placements.get(output);
            if (placement != null) {
                resamplers.put(
                        output,
                        new TokenGridResampler(settings.grid(), input, (int) shape[2], (int) shape[1], placement));
            }
            if (teacher.components(output) > shape[0]) {
                throw new TeacherException("output %s of teacher %s must keep at most its %d channels, got %d"
                        .formatted(output, teacher.config().file(), shape[0], teacher.components(output)));
            }
        }
        return new FeatureSampler.Source(teacher, resamplers, channels);
    }

    private List<ChannelStatistics> statistics(Loader loader, FeatureSampler raw) {
        var all = new ArrayList<ChannelStatistics>();
        var counts = new ArrayList<Integer>();
        for (var source : raw.teachers()) {
            for (String output : source.teacher().outputs()) {
                all.add(new ChannelStatistics(source.channels().getOrDefault(output, 0)));
                counts.add(source.vectors(output));
            }
        }
        var state = LoaderState.start(SeededRandom.mix(settings.seed(), SEED));
        int seen = 0;
        while (seen < settings.crops()) {
            try (var epoch = loader.withTargets(raw).epoch(state)) {
                while (seen < settings.crops() && epoch.hasNext()) {
                    var batch = epoch.next();
                    add(batch.targets(), batch.count(), all, counts);
                    seen += batch.count();
                }
            }
            state = state.nextEpoch();
        }
        return all;
    }

    private static void add(float[] values, int crops, List<ChannelStatistics> all, List<Integer> counts) {
        int from = 0;
        for (int i = 0; i < crops; i++) {
            for (int output = 0; output < all.size(); output++) {
                var statistics = all.get(output);
                for (int vector = 0; vector < counts.get(output); vector++) {
                    statistics.add(values, from);
                    from += statistics.channels();
                }
            }
        }
    }

    /**
     * What makes targets of crops.
     *
     * @param measured what {@link #measure} gave
     * @throws IllegalArgumentException if it was measured of other teachers
     */
    public SampleTargets targets(StateDict measured) {
        var fitted = new ArrayList<TeacherTargets.Fitted>();
        for (int i = 0; i < teachers.size(); i++) {
            fitted.add(fitted(i, measured));
        }
        return new TeacherTargets(List.copyOf(fitted), layout, settings.pristine());
    }

    private TeacherTargets.Fitted fitted(int number, StateDict measured) {
        var teacher = teachers.get(number);
        int input = teacher.inputSize(settings.crop());
        var shapes = teacher.features(new float[3 * input * input], input);
        var outputs = new ArrayList<OutputTarget>();
        for (String output : teacher.outputs()) {
            var key = new StatisticsKeys(number, output);
            var projection = key.projection(measured);
            long[] shape = shapes.shape(output);
            if (projection.components() != teacher.components(output) || projection.mean().length != shape[0]) {
                throw new IllegalArgumentException(
                        "statistics of output %s must be of %d components of %d channels, got %d of %d"
                                .formatted(
                                        output,
                                        teacher.components(output),
                                        shape[0],
                                        projection.components(),
                                        projection.mean().length));
            }
            var resampler = teacher.isMap(output)
                    ? new TokenGridResampler(
                            settings.grid(), input, (int) shape[2], (int) shape[1], key.placement(measured))
                    : null;
            outputs.add(new OutputTarget(output, projection, resampler, layout.tokens()));
        }
        return new TeacherTargets.Fitted(teacher, List.copyOf(outputs));
    }

    @Override
    public void close() {
        teachers.forEach(Teacher::close);
    }
}
