package io.github.qptv2.teacher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.loader.SeededRandom;

/** Measures placement, means and principal components of teachers' features on crops of a loader. */
record TeacherMeasurement(List<Teacher> teachers, TeacherSettings settings) {

    private static final long SEED = 0x74656163; // independent of the run's draws

    /** Tensors under the names of {@link StatisticsKeys}. */
    StateDict run(Loader loader) {
        var placements = new ArrayList<Map<String, CellPlacement>>();
        var sources = new ArrayList<FeatureSampler.Source>();
        for (var teacher : teachers) {
            var placement = new PlacementProbe(teacher, teacher.inputSize(settings.crop())).measure();
            placements.add(placement);
            sources.add(source(teacher, placement));
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
        int count = 0;
        while (count < settings.crops()) {
            try (var epoch = loader.withTargets(raw).epoch(state)) {
                while (count < settings.crops() && epoch.hasNext()) {
                    var batch = epoch.next();
                    add(batch.targets(), batch.count(), all, counts);
                    count += batch.count();
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
}
