package io.github.qptv2.teacher;

import java.util.List;
import java.util.Map;

import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.onnx.FloatArray;

/**
 * Samples teachers' features to measure their statistics: vectors of each output at every fifth token, output after
 * output.
 *
 * @param pristine whether teachers get the crop before degradation
 */
record FeatureSampler(List<Source> teachers, boolean pristine) implements SampleTargets {

    private static final int EVERY = 5;

    /**
     * A teacher with a resampler for each of its maps.
     *
     * @param resamplers by output
     * @param channels by output
     */
    record Source(Teacher teacher, Map<String, TokenGridResampler> resamplers, Map<String, Integer> channels) {

        /** Number of vectors of an output in a crop. */
        int vectors(String output) {
            var resampler = resamplers.get(output);
            return resampler == null ? 1 : (resampler.tokens() + EVERY - 1) / EVERY;
        }

        int length() {
            return teacher.outputs().stream()
                    .mapToInt(output -> vectors(output) * channels.getOrDefault(output, 0))
                    .sum();
        }
    }

    int length() {
        return teachers.stream().mapToInt(Source::length).sum();
    }

    @Override
    public float[] of(Image image, Image original) {
        var all = new float[length()];
        int to = 0;
        for (var source : teachers) {
            var features = source.teacher().features(pristine ? original : image);
            for (String output : source.teacher().outputs()) {
                to = write(source, output, features.of(output), all, to);
            }
        }
        return all;
    }

    private static int write(Source source, String output, FloatArray features, float[] into, int from) {
        var resampler = source.resamplers().get(output);
        int channels = (int) features.shape()[0];
        if (resampler == null) {
            System.arraycopy(features.values(), 0, into, from, channels);
            return from + channels;
        }
        float[] planes = resampler.planes(features.values(), channels);
        int tokens = resampler.tokens(), to = from;
        for (int t = 0; t < tokens; t += EVERY) {
            for (int c = 0; c < channels; c++) {
                into[to++] = planes[c * tokens + t];
            }
        }
        return to;
    }
}
