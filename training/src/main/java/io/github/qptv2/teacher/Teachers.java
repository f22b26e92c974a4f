package io.github.qptv2.teacher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.SampleTargets;

/**
 * The teachers of a run and the statistics of their features: placement of each map's cells, mean of each channel, and
 * scaled principal components. Statistics are measured before the first step and stored in checkpoints.
 */
public final class Teachers implements AutoCloseable {

    private final List<Teacher> teachers;
    private final TeacherSettings settings;
    private final TargetLayout layout;

    private Teachers(List<Teacher> teachers, TeacherSettings settings) {
        this.teachers = teachers;
        this.settings = settings;
        layout = TargetLayout.of(teachers, settings.grid() * settings.grid());
    }

    /**
     * Loads the networks.
     *
     * @throws TeacherException if one cannot be loaded, or lacks a configured output
     */
    public static Teachers open(List<TeacherConfig> configs, TeacherSettings settings) {
        var opened = new ArrayList<Teacher>();
        try {
            configs.forEach(config -> opened.add(Teacher.open(config)));
            return new Teachers(List.copyOf(opened), settings);
        } catch (TeacherException e) {
            opened.forEach(Teacher::close);
            throw e;
        }
    }

    /** Layout of the targets of {@link #targets}. */
    public TargetLayout layout() {
        return layout;
    }

    /** SHA-256 of each file, concatenated. */
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
     * @param loader of the run in a single process
     * @return tensors for {@link #targets}
     * @throws TeacherException if a teacher fails on a crop, or has fewer channels than components
     */
    public StateDict measure(Loader loader) {
        return new TeacherMeasurement(teachers, settings).run(loader);
    }

    /**
     * The targets of crops.
     *
     * @param measured tensors of {@link #measure}
     * @throws IllegalArgumentException if their shapes do not fit the teachers
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
